package dev.assay.core.signal;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ExpositionReader;
import dev.assay.core.exposition.Format;
import dev.assay.core.exposition.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The shipped catalogue and expositions for tests. */
public final class Catalogues {
  public static final SignalCatalogue SHIPPED = SignalCatalogue.of(parts());

  private Catalogues() {}

  static List<SignalCatalogue.Part> parts() {
    return ResourceFiles.read("signal/index.yaml", SignalCatalogue.Index.class).files().stream()
        .map(file -> ResourceFiles.read("signal/" + file + ".yaml", SignalCatalogue.Part.class))
        .toList();
  }

  /** An exposition in the text format, read through the catalogue's own family selector. */
  public static Exposition text(String body) {
    return read(body.getBytes(StandardCharsets.UTF_8), Format.PROMETHEUS_TEXT);
  }

  static Exposition read(byte[] body, Format format) {
    try {
      return ExpositionReader.read(
          body, format, new ReadOptions(false, ReadOptions.Limits.DEFAULT, SHIPPED.families()));
    } catch (ExpositionException e) {
      throw new AssertionError(e.problems().toString(), e);
    }
  }

  /** A real exposition outside the project; the test is skipped where it is not at hand. */
  static Exposition shared(String file) {
    Path path =
        Path.of(System.getProperty("assay.shared", "../shared"), "expositions").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), () -> path + " is not there");
    try {
      return read(
          Files.readAllBytes(path),
          file.endsWith(".om.txt")
              ? Format.OPENMETRICS_TEXT
              : file.endsWith(".pb") ? Format.PROTOBUF : Format.PROMETHEUS_TEXT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static MetricsReading reading(Exposition exposition, Instant takenAt) {
    return reading(List.of(Snapshot.of(exposition, takenAt)));
  }

  static MetricsReading reading(List<Snapshot> snapshots) {
    return new MetricsReader(SHIPPED).read(snapshots, LatencyBudgets.NONE);
  }
}
