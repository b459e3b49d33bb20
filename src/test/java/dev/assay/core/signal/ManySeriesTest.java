package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ExpositionReader;
import dev.assay.core.exposition.Format;
import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.exposition.ReadProblem;
import dev.assay.core.exposition.Selection;
import dev.assay.core.exposition.Series;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Families of more series than are kept one by one are added up by the labels that matter. */
class ManySeriesTest {
  private static final SignalCatalogue CATALOGUE = Catalogues.SHIPPED;
  private static final int SERIES = 30_000;
  private static final String START = "process_start_time_seconds 1000000\n";

  static Stream<String> bodies() {
    StringBuilder counters = new StringBuilder(START + "# TYPE http_requests_total counter\n");
    StringBuilder times = new StringBuilder(START);
    times.append("# TYPE http_request_duration_seconds histogram\n");
    StringBuilder apart = new StringBuilder(times);
    StringBuilder sums = new StringBuilder();
    StringBuilder summaries = new StringBuilder(START);
    summaries.append("# TYPE http_request_duration_seconds summary\n");
    for (int i = 0; i < SERIES; i++) {
      String path = i % 100 == 0 ? "/metrics" : "/orders/" + i;
      String labels =
          "client=\"" + i + "\",path=\"" + path + "\",status=\"" + (i % 7 == 0 ? 503 : 200) + "\"";
      counters.append("http_requests_total{" + labels + "} " + i % 11 + "\n");
      String name = "http_request_duration_seconds";
      summaries.append(name + "_sum{" + labels + "} " + i % 5 + "\n");
      summaries.append(name + "_count{" + labels + "} " + i % 9 + "\n");
      if (i % 2 == 0) {
        String buckets =
            name
                + "_bucket{"
                + labels
                + ",le=\"0.1\"} "
                + i % 5
                + "\n"
                + name
                + "_bucket{"
                + labels
                + ",le=\"1\"} "
                + i % 10
                + "\n"
                + name
                + "_bucket{"
                + labels
                + ",le=\"+Inf\"} "
                + i % 10
                + "\n";
        String count =
            name + "_sum{" + labels + "} 2\n" + name + "_count{" + labels + "} " + i % 10 + "\n";
        times.append(buckets + count);
        apart.append(buckets);
        sums.append(count);
      }
    }
    return Stream.of(counters, times, apart.append(sums), summaries).map(StringBuilder::toString);
  }

  @Test
  void codesOfManySeriesStayCodes() {
    assertThat(CATALOGUE.groups().of(Labels.ofSorted("status", "204"), Set.of()).get("status"))
        .satisfies(value -> assertThat(StatusCodes.isCode(value)).isTrue());
    assertThat(CATALOGUE.groups().of(Labels.ofSorted("status", "fine"), Set.of()).get("status"))
        .satisfies(value -> assertThat(StatusCodes.isCode(value)).isFalse());
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("bodies")
  void theFiguresAreThoseOfAllSeries(String body) throws Exception {
    Exposition grouped = read(body, CATALOGUE.families());
    Exposition whole = read(body, Selection.where(name -> CATALOGUE.families().wants(name)));

    assertThat(largest(whole)).isGreaterThan(10_000);
    assertThat(largest(grouped)).isLessThan(10);
    assertThat(grouped.problems()).extracting(ReadProblem::code).containsExactly("series-added-up");
    for (Quantity quantity :
        List.of(
            Quantity.OBSERVED_RPS,
            Quantity.ERROR_RATIO,
            Quantity.OBSERVED_P50,
            Quantity.OBSERVED_P99)) {
      assertThat(value(grouped, quantity)).as(quantity.id()).isEqualTo(value(whole, quantity));
    }
  }

  @Test
  void labelsThatASnapshotSelectsAreKept() throws Exception {
    Exposition before = read(byZone(1), CATALOGUE.families(Set.of("zone")));
    Exposition after = read(byZone(3), CATALOGUE.families(Set.of("zone")));
    assertThat(before.families().getFirst().series()).hasSize(3);

    MetricsReading one =
        new MetricsReader(CATALOGUE)
            .read(
                List.of(
                    new Snapshot(before, Instant.ofEpochSecond(60), null, Map.of("zone", "1")),
                    new Snapshot(after, Instant.ofEpochSecond(160), null, Map.of("zone", "1"))),
                LatencyBudgets.NONE);
    assertThat(Readings.point(one, Quantity.OBSERVED_RPS)).isEqualTo(SERIES / 3 * 2 / 100.0);
  }

  private static String byZone(int each) {
    StringBuilder body = new StringBuilder("# TYPE http_requests_total counter\n");
    for (int i = 0; i < SERIES; i++) {
      body.append("http_requests_total{p=\"").append(i).append("\",zone=\"").append(i % 3);
      body.append("\"} ").append(each).append('\n');
    }
    return body.toString();
  }

  /** Families of one gauge, the labels that tell series apart in vain, and what they come to. */
  static Stream<Arguments> gauges() {
    return Stream.of(
        Arguments.of("go_goroutines", "tasks", SERIES / 8 * 28),
        Arguments.of("nodejs_eventloop_lag_p99_seconds", "scheduling-delay", 7_000));
  }

  @ParameterizedTest
  @MethodSource("gauges")
  void gaugesComeToTheSameWithoutTheLabelsThatNobodyAsksFor(
      String name, String finding, double value) throws Exception {
    String body = gauge(name, SERIES, i -> i % 8);
    Exposition grouped = read(body, CATALOGUE.families());
    assertThat(largest(grouped)).isEqualTo(1);
    assertThat(grouped.problems()).extracting(ReadProblem::code).containsExactly("series-added-up");
    Exposition whole = read(body, Selection.where(family -> CATALOGUE.families().wants(family)));
    assertThat(largest(whole)).isEqualTo(SERIES);
    for (Exposition each : List.of(grouped, whole)) {
      Finding found = reading(each).finding(finding);
      assertThat(found).isNotNull();
      assertThat(found.value().point()).isEqualTo(value);
    }
  }

  @Test
  void countsBeforeTheTypeThatTellsWhatTheyAreComeToTheSameToo() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < SERIES; i++) {
      body.append("http_request_duration_seconds_count{client=\"c").append(i).append("\"} 2\n");
    }
    body.append("# TYPE http_request_duration_seconds summary\n");

    Series only =
        read(body.toString(), CATALOGUE.families()).families().getFirst().series().getLast();

    assertThat(largest(read(body.toString(), CATALOGUE.families()))).isLessThan(10);
    assertThat(((Series.Summary) only).count()).isEqualTo(2.0 * SERIES);
  }

  private static String gauge(String name, int series, IntUnaryOperator value) {
    StringBuilder body = new StringBuilder("# TYPE " + name + " gauge\n");
    for (int i = 0; i < series; i++) {
      body.append(name).append("{client=\"c").append(i).append("\"} ");
      body.append(value.applyAsInt(i)).append('\n');
    }
    return body.toString();
  }

  @Tag("long")
  @Test
  void aMillionSeriesOfOneGaugeTakeTheMemoryOfAFew() throws Exception {
    byte[] body =
        gauge("process_resident_memory_bytes", 1_000_000, i -> 1024)
            .getBytes(StandardCharsets.UTF_8);
    ReadOptions options =
        new ReadOptions(
            false,
            new ReadOptions.Limits(64L << 20, 200, 2_000_000, 64 << 10, 64, 4 << 10),
            CATALOGUE.families());
    long before = reachable();
    Exposition read = ExpositionReader.read(body, Format.PROMETHEUS_TEXT, options);
    assertThat(reachable() - before).isLessThan(8 << 20);
    assertThat(largest(read)).isEqualTo(1);
    assertThat(Readings.point(reading(read), Quantity.RESIDENT_MEMORY))
        .isEqualTo(1_000_000 / 1024.0);
  }

  /** Bytes that are in use when nothing is left to collect. */
  private static long reachable() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void ofSeveralSamplesOfOneSeriesTheLastCounts() throws Exception {
    StringBuilder body = new StringBuilder("# TYPE go_goroutines gauge\n");
    for (int i = 0; i < SERIES; i++) {
      body.append("go_goroutines{client=\"").append(i / 10_000).append("\"} ").append(i);
      body.append(' ').append(1000 + i).append('\n');
    }
    Exposition read = read(body.toString(), CATALOGUE.families());
    assertThat(largest(read)).isEqualTo(1);
    Finding tasks = reading(read).finding("tasks");
    assertThat(tasks).isNotNull();
    assertThat(tasks.value().point()).isEqualTo(9_999 + 19_999 + 29_999);
  }

  @Test
  void copiesOfTheServiceAreKeptApart() throws Exception {
    String body =
        "# TYPE go_goroutines gauge\n"
            + String.join(
                "",
                IntStream.range(0, SERIES)
                    .mapToObj(i -> "go_goroutines{pod=\"" + i + "\"} 1\n")
                    .toList());
    Exposition read = read(body, CATALOGUE.families());
    assertThat(largest(read)).isEqualTo(SERIES);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void sumsAreStillToldFromWhatTheySum() throws Exception {
    StringBuilder body = new StringBuilder("# TYPE nginx_vts_server_requests_total counter\n");
    for (int i = 0; i < SERIES; i++) {
      body.append("nginx_vts_server_requests_total{host=\"h")
          .append(i)
          .append("\",code=\"2xx\"} 2\n");
    }
    body.append("nginx_vts_server_requests_total{host=\"*\",code=\"2xx\"} ").append(2 * SERIES);
    body.append("\nprocess_start_time_seconds 1000000\n");
    Exposition read = read(body.toString(), CATALOGUE.families());
    assertThat(largest(read)).isEqualTo(2);
    assertThat(Readings.point(reading(read), Quantity.OBSERVED_RPS)).isEqualTo(2 * SERIES / 3600.0);
  }

  @Test
  void containersOfDockerAreKeptApart() throws Exception {
    StringBuilder body = new StringBuilder("# TYPE container_memory_rss gauge\n");
    for (int i = 0; i < SERIES; i++) {
      body.append("container_memory_rss{id=\"").append(i).append("\",name=\"c");
      body.append(i % 2).append("\"} 1\n");
    }
    assertThat(
            Readings.why(
                reading(read(body.toString(), CATALOGUE.families())), Quantity.RESIDENT_MEMORY))
        .contains("several services: c0, c1");
  }

  private static Object value(Exposition exposition, Quantity quantity) {
    Signal signal = reading(exposition).signal(quantity);
    return signal instanceof Signal.Known known ? known.value() : signal;
  }

  private static MetricsReading reading(Exposition exposition) {
    return new MetricsReader(CATALOGUE)
        .read(
            List.of(Snapshot.of(exposition, Instant.ofEpochSecond(1_003_600))),
            LatencyBudgets.NONE);
  }

  private static int largest(Exposition exposition) {
    return exposition.families().stream()
        .map(MetricFamily::series)
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  private static Exposition read(String body, Selection families) throws ExpositionException {
    return ExpositionReader.read(
        body.getBytes(StandardCharsets.UTF_8),
        Format.PROMETHEUS_TEXT,
        new ReadOptions(false, ReadOptions.Limits.DEFAULT, families));
  }
}
