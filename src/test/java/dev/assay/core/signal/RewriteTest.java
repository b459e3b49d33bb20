package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A service that runs in another language in its later snapshots. */
class RewriteTest {
  private static final String PYTHON =
      """
      # TYPE python_info gauge
      python_info{version="3.12.1"} 1
      process_start_time_seconds 1000000
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 3600
      # TYPE http_request_duration_seconds summary
      http_request_duration_seconds{quantile="0.99"} 0.2
      http_request_duration_seconds_sum 3600
      http_request_duration_seconds_count 36000
      """;

  private static String go(int startedAt, double cpuSeconds, int requests) {
    return """
        # TYPE go_info gauge
        go_info{version="go1.26.1"} 1
        process_start_time_seconds %d
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total %s
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="0.1"} %d
        http_request_duration_seconds_bucket{le="+Inf"} %d
        http_request_duration_seconds_sum 1
        http_request_duration_seconds_count %d
        """
        .formatted(startedAt, cpuSeconds, requests, requests, requests);
  }

  @Test
  void onlyWhatRunsNowIsRead() {
    MetricsReading reading =
        Readings.of(PYTHON, go(1_003_700, 50.5, 1000), go(1_003_700, 110.5, 4000));

    assertThat(measured(reading, Quantity.INCUMBENT_LANGUAGE).value())
        .isEqualTo(new Value.Level("go"));
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.1);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(5);
    assertThat(measured(reading, Quantity.CPU_CORES).provenance().snapshots())
        .containsExactly(1, 2);
    assertThat(reading.findings())
        .allSatisfy(f -> assertThat(f.provenance().snapshots()).doesNotContain(0));
    assertThat(reading.report().scrapes()).hasSize(3);
  }

  @Test
  void whatRanBeforeIsHeldAgainstIt() {
    Comparison comparison =
        Readings.of(PYTHON, go(1_003_700, 50.5, 1000), go(1_003_700, 110.5, 4000)).comparison();

    assertThat(comparison).isNotNull();
    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.aspect("runtime").reason())
        .isEqualTo("python 3.12.1 against go go1.26.1");
    assertThat(comparison.aspect("latency").verdict()).isEqualTo(Comparison.Verdict.NOT_COMPARABLE);
    assertThat(comparison.aspect("latency").reason()).contains("summary", "histogram");
  }

  @Test
  void snapshotsOfOneLanguageAreReadTogether() {
    MetricsReading reading = Readings.of(go(1_000_000, 50.5, 1000), go(1_000_000, 110.5, 4000));
    assertThat(reading.comparison()).isNull();
    assertThat(measured(reading, Quantity.CPU_CORES).provenance().snapshots())
        .containsExactly(0, 1);
    String bare = "# TYPE http_requests_total counter\nhttp_requests_total 7\n";
    assertThat(Readings.of(go(1_000_000, 50.5, 1000), bare).comparison()).isNull();
    assertThat(Readings.of(PYTHON, bare, go(1_003_700, 1, 1)).comparison()).isNotNull();
  }

  private static String rust(int startedAt) {
    return """
        process_start_time_seconds %d
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total 7
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes 9437184
        # TYPE process_threads gauge
        process_threads 9
        """
        .formatted(startedAt);
  }

  @Test
  void aReplacedProcessWithoutTheFamiliesOfTheLanguageIsAnother() {
    String before =
        go(1_000_000, 50.5, 1000)
            + "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes 94371840\n";
    MetricsReading reading = Readings.of(before, rust(1_003_700));
    assertThat(reading.comparison()).isNotNull();
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(9);
    MetricsReading back = Readings.of(rust(1_000_000), go(1_003_700, 50.5, 1000));
    assertThat(back.comparison()).isNotNull();
    assertThat(Readings.of(before, rust(1_000_000)).comparison()).isNull();
    String bare = "process_start_time_seconds 1003700\n";
    assertThat(Readings.of(before, bare).comparison()).isNull();
  }
}
