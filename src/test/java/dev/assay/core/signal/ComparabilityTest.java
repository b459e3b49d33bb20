package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.signal.Comparison.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
  private static String service(String language, String latency, String cpu) {
    return language
        + latency
        + """
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total %s
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes 1048576
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds 1000000
        """
            .formatted(cpu);
  }

  private static String histogram(String bound, int count) {
    return """
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="%1$s"} %2$d
        http_request_duration_seconds_bucket{le="+Inf"} %2$d
        http_request_duration_seconds_sum 10
        http_request_duration_seconds_count %2$d
        """
        .formatted(bound, count);
  }

  private static final String GO = "# TYPE go_info gauge\ngo_info{version=\"go1.25\"} 1\n";
  private static final String RUST = "# TYPE tokio_workers_count gauge\ntokio_workers_count 2\n";

  private static final String SUMMARY =
      """
      # TYPE http_request_duration_seconds summary
      http_request_duration_seconds{quantile="0.99"} 0.02
      http_request_duration_seconds_sum 10
      http_request_duration_seconds_count 5000
      """;

  private static Comparison compare(String a, String b) {
    return Comparability.of(Readings.of(a), Readings.of(b));
  }

  @Test
  void comparesTwoBuildsThatAreAlike() {
    Comparison comparison =
        compare(
            service(GO, histogram("0.1", 5000), "20.5"),
            service(RUST, histogram("0.1", 4001), "10.5"));
    assertThat(comparison.comparable()).isTrue();
    assertThat(comparison.aspects())
        .extracting(Comparison.Aspect::name, Comparison.Aspect::verdict)
        .containsExactly(
            tuple("latency", Verdict.COMPARABLE),
            tuple("requests", Verdict.COMPARABLE),
            tuple("load", Verdict.COMPARABLE),
            tuple("duration", Verdict.COMPARABLE),
            tuple("uptime", Verdict.COMPARABLE),
            tuple("cpu", Verdict.COMPARABLE),
            tuple("memory", Verdict.COMPARABLE),
            tuple("runtime", Verdict.COMPARABLE));
    assertThat(comparison.aspect("runtime").reason()).isEqualTo("go go1.25 against rust");
    assertThatThrownBy(() -> comparison.aspect("colour")).hasMessage("no aspect colour");
  }

  @Test
  void refusesASummaryAgainstAHistogram() {
    Comparison comparison =
        compare(service(RUST, SUMMARY, "10.5"), service(GO, histogram("0.1", 5000), "20.5"));
    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.aspect("latency"))
        .isEqualTo(
            new Comparison.Aspect(
                "latency",
                Verdict.NOT_COMPARABLE,
                "http_request_duration_seconds is a summary over a window that its exporter does"
                    + " not tell and http_request_duration_seconds is a histogram: quantiles of the"
                    + " two are not the same thing"));
  }

  @Test
  void isCautiousWithOtherBoundsSummariesAndMeans() {
    String mean =
        "# TYPE http_request_duration_seconds summary\n"
            + "http_request_duration_seconds_sum 10\nhttp_request_duration_seconds_count 5000\n";
    assertThat(compare(histogram("0.1", 5000), histogram("0.2", 5000)).aspect("latency"))
        .returns(Verdict.WITH_CAUTION, Comparison.Aspect::verdict)
        .returns(
            "the bucket bounds differ (0.1, +Inf against 0.2, +Inf): compare means and the share"
                + " within a budget that is a bound of both",
            Comparison.Aspect::reason);
    assertThat(compare(SUMMARY, SUMMARY).aspect("latency").verdict())
        .isEqualTo(Verdict.WITH_CAUTION);
    assertThat(compare(mean, mean).aspect("latency").reason()).contains("only the means");
  }

  @Test
  void asksForTheSameLoad() {
    Comparison comparison =
        compare(
            service(GO, histogram("0.1", 5010), "1.5"), service(GO, histogram("0.1", 4000), "1.5"));
    assertThat(comparison.aspect("load"))
        .isEqualTo(
            new Comparison.Aspect(
                "load",
                Verdict.NOT_COMPARABLE,
                "1.392 and 1.111 requests per second: the rates must lie within 0.8 to 1.25 of each"
                    + " other"));
    assertThat(
            compare(
                    service(GO, histogram("0.1", 5000), "1.5"),
                    service(GO, histogram("0.1", 4000), "1.5"))
                .aspect("load")
                .verdict())
        .isEqualTo(Verdict.COMPARABLE);
  }

  @Test
  void memoryAloneCanBeComparedButNotTheWhole() {
    String resident =
        "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes 1048576\n";
    Comparison comparison = compare(resident, resident);
    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.aspect("memory").verdict()).isEqualTo(Verdict.COMPARABLE);
    assertThat(comparison.aspect("load").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(comparison.aspect("duration").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void requestsThatOnlyACounterTellsAreCounted() {
    String counter = "# TYPE http_requests_total counter\nhttp_requests_total %d\n";
    Comparison comparison =
        compare(
            service(GO, counter.formatted(5000), "20.5"),
            service(RUST, counter.formatted(4001), "10.5"));
    assertThat(comparison.aspect("requests"))
        .isEqualTo(new Comparison.Aspect("requests", Verdict.COMPARABLE, "5000 and 4001 requests"));
    assertThat(comparison.comparable()).isTrue();
  }

  @Test
  void asksForTheSameDuration() {
    String counter = "# TYPE http_requests_total counter\nhttp_requests_total %d\n";
    MetricsReading days =
        Catalogues.reading(
            Catalogues.text(service(GO, counter.formatted(432_000), "20.5")),
            Instant.ofEpochSecond(Readings.START + 432_000));
    MetricsReading minutes =
        Catalogues.reading(
            Catalogues.text(service(RUST, counter.formatted(1000), "10.5")),
            Instant.ofEpochSecond(Readings.START + 1000));
    Comparison comparison = Comparability.of(days, minutes);
    assertThat(comparison.aspect("load").verdict()).isEqualTo(Verdict.COMPARABLE);
    assertThat(comparison.aspect("duration"))
        .isEqualTo(
            new Comparison.Aspect(
                "duration",
                Verdict.NOT_COMPARABLE,
                "counted over 432000 and 1000 s: the times must lie within 0.8 to 1.25 of each"
                    + " other"));
    assertThat(comparison.comparable()).isFalse();
  }

  @Test
  void asksForEnoughRequestsAndFineCpuCounters() {
    Comparison comparison =
        compare(
            service(RUST, histogram("0.1", 999), "10"), service(GO, histogram("0.1", 999), "9.5"));
    assertThat(comparison.aspect("requests").verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(comparison.aspect("cpu"))
        .isEqualTo(
            new Comparison.Aspect(
                "cpu",
                Verdict.NOT_COMPARABLE,
                "a counter of whole seconds is too coarse below 100 CPU seconds"));
  }

  @Test
  void asksForTheSameKindOfMemory() {
    String dotnet = "# TYPE process_working_set_bytes gauge\nprocess_working_set_bytes 1048576\n";
    assertThat(compare(service(GO, "", "1.5"), dotnet).aspect("memory").reason())
        .isEqualTo(
            "process_resident_memory_bytes and process_working_set_bytes do not count the same"
                + " memory");
  }

  @Test
  void knowsNothingOfEmptyReadings() {
    Comparison comparison = Comparability.of(MetricsReading.EMPTY, MetricsReading.EMPTY);
    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.aspects()).allMatch(aspect -> aspect.verdict() == Verdict.UNKNOWN);
    assertThat(
            compare(histogram("0.1", 5000), "# TYPE up gauge\nup 1\n").aspect("latency").reason())
        .isEqualTo("only the first exposes request durations, as http_request_duration_seconds");
    assertThat(
            compare("# TYPE up gauge\nup 1\n", histogram("0.1", 5000)).aspect("latency").reason())
        .startsWith("only the second");
  }

  @Test
  void saysThatOneOfThemServedNothingBetweenItsSnapshots() {
    String go = service(GO, histogram("0.1", 5000), "20.5");
    String rust = service(RUST, histogram("0.1", 5000), "10.5");
    Comparison comparison =
        Comparability.of(Readings.of(go, go), Readings.of(rust, rust.replace("5000", "9000")));
    assertThat(comparison.aspect("load"))
        .isEqualTo(
            new Comparison.Aspect(
                "load",
                Verdict.UNKNOWN,
                "no request was counted between the snapshots of one of them"));
  }
}
