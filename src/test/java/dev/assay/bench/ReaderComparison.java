package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionReader;
import dev.assay.core.exposition.Format;
import dev.assay.core.exposition.FormatSniffer;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.signal.LatencyBudgets;
import dev.assay.core.signal.MetricsReader;
import dev.assay.core.signal.SignalCatalogue;
import dev.assay.core.signal.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * This reader and the reference readers of the Go world in turn, on every text exposition of a
 * folder; prints MB/s and ratios.
 *
 * <p>Arguments: the folder that holds {@code expositions} and {@code bench/refbench}, seconds per
 * measurement (0.2), rounds of which the best counts (6), and parts of file names to stay with. A
 * pass, its time and the bytes it allocates go from a byte array to signals; the scrape report is
 * not asked for.
 */
public final class ReaderComparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SignalCatalogue catalogue = Catalogue.shipped();
  private final MetricsReader signals = new MetricsReader(catalogue);
  private final ReadOptions options =
      new ReadOptions(false, ReadOptions.Limits.DEFAULT, catalogue.families());
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Path folder;
  private final double seconds;
  private final int rounds;

  private ReaderComparison(Path folder, double seconds, int rounds) {
    this.folder = folder;
    this.seconds = seconds;
    this.rounds = rounds;
  }

  /** What is measured of one file; MB/s, the best of all rounds. */
  private static final class Figures {
    double families;
    double withSignals;
    long bytesPerPass;
    final Map<String, Double> reference = new HashMap<>();
  }

  /** Runs the comparison. */
  public static void main(String[] args) throws Exception {
    ReaderComparison comparison =
        new ReaderComparison(
            Path.of(args[0]),
            args.length > 1 ? Double.parseDouble(args[1]) : 0.2,
            args.length > 2 ? Integer.parseInt(args[2]) : 6);
    comparison.run(List.of(args).subList(Math.min(3, args.length), args.length));
  }

  private void run(List<String> parts) throws Exception {
    System.out.println("load before: " + load());
    for (Path file : files()) {
      measure(Files.readAllBytes(file), new Figures());
    }
    System.out.printf(
        "%-45s %9s %9s %9s %9s %8s %8s %8s %9s %10s%n",
        "file (MB/s)",
        "families",
        "signals",
        "labels",
        "lex",
        "fam/lab",
        "sig/lab",
        "sig/lex",
        "us/pass",
        "B/pass");
    for (Path file : files()) {
      String name = folder.resolve("expositions").relativize(file).toString();
      if (parts.isEmpty() || parts.stream().anyMatch(name::contains)) {
        byte[] body = Files.readAllBytes(file);
        measure(body, new Figures());
        Figures figures = new Figures();
        for (int round = 0; round < rounds; round++) {
          measure(body, figures);
          reference(file, figures);
        }
        print(name, body.length, figures);
      }
    }
    System.out.println("load after: " + load());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("expositions"))) {
      return all.filter(file -> file.toString().matches(".*\\.(prom|om\\.txt)"))
          .filter(file -> !file.toString().contains("snapshot"))
          .sorted()
          .toList();
    }
  }

  private void measure(byte[] body, Figures figures) throws Exception {
    Format format = FormatSniffer.sniff(body);
    pass(body, format, false, seconds);
    figures.families = Math.max(figures.families, pass(body, format, false, seconds));
    pass(body, format, true, seconds);
    figures.withSignals = Math.max(figures.withSignals, pass(body, format, true, seconds));
    long before = thread.getCurrentThreadAllocatedBytes();
    pass(body, format, true, 0);
    figures.bytesPerPass = thread.getCurrentThreadAllocatedBytes() - before;
  }

  private double pass(byte[] body, Format format, boolean toSignals, double duration)
      throws Exception {
    long began = System.nanoTime();
    long passes = 0;
    long elapsed;
    int used = 0;
    do {
      Exposition read = ExpositionReader.read(body, format, options);
      used += read.families().size();
      if (toSignals) {
        signals.read(List.of(Snapshot.of(read, null)), LatencyBudgets.NONE);
      }
      passes++;
      elapsed = System.nanoTime() - began;
    } while (elapsed < duration * 1e9);
    return used < 0 ? 0 : body.length * (double) passes / elapsed * 1e3;
  }

  private void reference(Path file, Figures figures) throws IOException, InterruptedException {
    Path program = folder.resolve("bench/refbench");
    if (!Files.isExecutable(program)) {
      return;
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "-seconds",
                String.valueOf(seconds),
                "-readers",
                "textparse-lex,textparse-labels",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    for (String line : new String(process.getInputStream().readAllBytes()).split("\n")) {
      JsonNode figure = JSON.readTree(line);
      if (figure.has("mbPerSecond")) {
        figures.reference.merge(
            figure.get("reader").asText(), figure.get("mbPerSecond").asDouble(), Math::max);
      }
    }
    process.waitFor();
  }

  private static void print(String name, int bytes, Figures figures) {
    double labels = figures.reference.getOrDefault("textparse-labels", Double.NaN);
    double lex = figures.reference.getOrDefault("textparse-lex", Double.NaN);
    System.out.printf(
        Locale.ROOT,
        "%-45s %9.0f %9.0f %9.0f %9.0f %8.2f %8.2f %8.2f %9.1f %10d%n",
        name,
        figures.families,
        figures.withSignals,
        labels,
        lex,
        figures.families / labels,
        figures.withSignals / labels,
        figures.withSignals / lex,
        bytes / figures.withSignals,
        figures.bytesPerPass);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
