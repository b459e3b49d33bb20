package dev.assay.bench;

import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ExpositionReader;
import dev.assay.core.exposition.FormatSniffer;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.exposition.Selection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a body of 3 MB, with the families of the catalogue, with all and with none. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExpositionBenchmark {
  @Param({"catalogue", "all", "none"})
  public String families = "catalogue";

  private byte[] body = {};
  private ReadOptions options = ReadOptions.LENIENT;

  /** Writes a body like that of an API server: histograms of many labels. */
  @Setup
  public void write() {
    StringBuilder text = new StringBuilder();
    String[] verbs = {"GET", "LIST", "PUT", "POST", "PATCH", "DELETE", "WATCH"};
    String[] metrics = {"apiserver_request_duration_seconds", "storage_operation_wait_seconds"};
    for (String metric : metrics) {
      text.append("# HELP ").append(metric).append(" How long it took.\n");
      text.append("# TYPE ").append(metric).append(" histogram\n");
      for (int resource = 0; resource < 70; resource++) {
        for (String verb : verbs) {
          series(
              text,
              metric,
              "component=\"server\",resource=\"r" + resource + "\",verb=\"" + verb + "\"");
        }
      }
    }
    body = text.toString().getBytes(StandardCharsets.UTF_8);
    Selection wanted =
        switch (families) {
          case "all" -> Selection.ALL;
          case "none" -> Selection.where(name -> false);
          default -> Catalogue.shipped().families();
        };
    options = new ReadOptions(false, ReadOptions.Limits.DEFAULT, wanted);
  }

  private static void series(StringBuilder text, String metric, String labels) {
    for (int bucket = 1; bucket <= 20; bucket++) {
      String bound = bucket == 20 ? "+Inf" : String.valueOf(bucket * 0.05);
      text.append(metric).append("_bucket{").append(labels);
      text.append(",le=\"").append(bound).append("\"} ").append(bucket * 17).append('\n');
    }
    text.append(metric).append("_sum{").append(labels).append("} 12.25\n");
    text.append(metric).append("_count{").append(labels).append("} 340\n");
  }

  @Benchmark
  public Exposition read() throws ExpositionException {
    return ExpositionReader.read(body, FormatSniffer.sniff(body), options);
  }
}
