package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.NativeHistogram;
import dev.assay.core.exposition.Series;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What befalls series between two snapshots: they appear, begin anew or are cut otherwise. */
class StepsTest {
  private static final String START =
      "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1000000\n";

  private static String requests(String... samples) {
    StringBuilder body = new StringBuilder(START + "# TYPE http_requests_total counter\n");
    for (String sample : samples) {
      body.append("http_requests_total").append(sample).append('\n');
    }
    return body.toString();
  }

  @Test
  void errorsThatAppearAreBetweenNoneAndAllNew() {
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 1000"),
            requests("{code=\"200\"} 7000", "{code=\"500\"} 3000"));
    assertThat(amount(reading, Quantity.ERROR_RATIO))
        .isEqualTo(new Value.Amount(0, 0, 3000 / 9000.0));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(new Value.Amount(10, 10, 15));
  }

  @Test
  void successesThatAppearLowerTheLeastErrorRatio() {
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 0", "{code=\"500\"} 0"),
            requests("{code=\"200\"} 900", "{code=\"500\"} 100", "{code=\"201\"} 1000"));
    assertThat(amount(reading, Quantity.ERROR_RATIO)).isEqualTo(new Value.Amount(0.05, 0.1, 0.1));
  }

  @Test
  void requestsThatAppearLowerTheLeastCpuPerRequest() {
    String cpu = "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total ";
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 0") + cpu + "0.5\n",
            requests("{code=\"200\"} 1000", "{code=\"500\"} 1000") + cpu + "10.5\n");
    assertThat(amount(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(5, 10, 10));
  }

  @Test
  void nothingBoundsWhatAResetLost() {
    String cpu = "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total ";
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 1000") + cpu + "100.5\n",
            requests("{code=\"200\"} 600") + cpu + "30.5\n");
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(1, 1, Double.POSITIVE_INFINITY));
    assertThat(amount(reading, Quantity.CPU_CORES))
        .returns(30.5 / 600, Value.Amount::point)
        .returns(Double.POSITIVE_INFINITY, Value.Amount::high);
    assertThat(amount(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(Value.Amount.of(30.5 / 600 * 1000));
  }

  @Test
  void aResetOfOneCounterAloneOpensTheQuotient() {
    String cpu = "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total ";
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 1000") + cpu + "100.5\n",
            requests("{code=\"200\"} 600") + cpu + "130.5\n");
    assertThat(amount(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(0, 50, 50));
  }

  private static String running(double requests, double uptime) {
    return """
        # TYPE http_requests_total counter
        http_requests_total{code="200"} %s
        # TYPE process_uptime_seconds gauge
        process_uptime_seconds %s
        """
        .formatted(requests, uptime);
  }

  @Test
  void anUptimeThatFellTellsARestart() {
    MetricsReading fell = Readings.of(running(1000, 9000), running(1600, 100));
    assertThat(point(fell, Quantity.OBSERVED_RPS)).isEqualTo(1600 / 600.0);
    assertThat(caveats(fell, Quantity.OBSERVED_RPS).getFirst()).startsWith("counters began anew");
    MetricsReading tooShort = Readings.of(running(1000, 50), running(1600, 500));
    assertThat(point(tooShort, Quantity.OBSERVED_RPS)).isEqualTo(1600 / 600.0);
    MetricsReading same = Readings.of(running(1000, 50), running(1600, 650));
    assertThat(amount(same, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(1));
  }

  private static String latency(String bound, double within, double all, double sum) {
    return START
        + """
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="%1$s"} %2$s
        http_request_duration_seconds_bucket{le="+Inf"} %3$s
        http_request_duration_seconds_sum %4$s
        http_request_duration_seconds_count %3$s
        """
            .formatted(bound, within, all, sum);
  }

  @Test
  void countAndSumGrowOnWhereBucketsAreCutOtherwise() {
    MetricsReading reading =
        Readings.of(latency("0.1", 900, 1000, 100), latency("0.2", 6990, 7000, 160));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(10));
    assertThat(reading.latency().meanMs()).isEqualTo(10);
    assertThat(amount(reading, Quantity.OBSERVED_P50).high()).isEqualTo(200);
    assertThat(measured(reading, Quantity.OBSERVED_P50).provenance().caveats())
        .contains(
            "the buckets were cut otherwise between the snapshots, so the quantile is of everything"
                + " since start");
    assertThat(caveats(reading, Quantity.OBSERVED_RPS)).isEmpty();
  }

  @Test
  void aFallInSumOrBucketIsAReset() {
    MetricsReading sum = Readings.of(latency("0.1", 900, 1000, 100), latency("0.1", 990, 1600, 1));
    MetricsReading bucket =
        Readings.of(latency("0.1", 900, 1000, 100), latency("0.1", 800, 1600, 101));
    for (MetricsReading reading : new MetricsReading[] {sum, bucket}) {
      assertThat(reading.latency().requests()).isEqualTo(1600);
      assertThat(amount(reading, Quantity.OBSERVED_RPS).high()).isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  private static Tally exponential(int schema, int index, double zero, double... counts) {
    int[] indexes = new int[counts.length];
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      indexes[i] = index + i;
      all += counts[i];
    }
    return Tally.of(
        new Series.Histogram(
            Labels.EMPTY,
            new double[0],
            new double[0],
            all,
            all,
            new NativeHistogram(
                schema, zero, 0, indexes, counts, new int[0], new double[0], new double[0]),
            1,
            null,
            null));
  }

  @Test
  void nativeBucketsThatOnlyGotCoarserAreJoined() {
    Tally before = exponential(1, 1, 0.001, 10, 20, 30, 40);
    Tally grown = exponential(0, 1, 0.001, 130, 270).since(before);
    assertThat(grown.recut()).isFalse();
    assertThat(grown.count()).isEqualTo(300);
    assertThat(grown.buckets().quantile(0.99).high()).isEqualTo(4);
    assertThat(grown.buckets().shareBelow(2).value()).isEqualTo(1 / 3.0);
    assertThat(exponential(0, 1, 0.001, 20, 270).since(before)).isNull();
  }

  @Test
  void nativeBucketsThatGotFinerOrHaveAnotherZeroAreSinceStart() {
    Tally before = exponential(0, 1, 0.001, 10, 20);
    for (Tally now : new Tally[] {exponential(1, 1, 0.001, 40), exponential(0, 1, 0.01, 40)}) {
      assertThat(now.since(before))
          .returns(true, Tally::recut)
          .returns(10.0, Tally::count)
          .returns(40.0, tally -> tally.buckets().count());
    }
  }

  private static String started(String start, double requests) {
    return """
        # TYPE http_requests_total counter
        http_requests_total{code="200"} %s
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds %s
        """
        .formatted(requests, start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000002", "999998", "1000000.5", "1000000"})
  void aClockThatWasSetIsNoRestart(String start) {
    MetricsReading reading = Readings.of(started("1000000", 1000), started(start, 1600));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(1));
    assertThat(caveats(reading, Quantity.OBSERVED_RPS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1003000, 1200", "1000100, 4100", "996400, 7800"})
  void anotherProcessIsCountedSinceItsOwnStart(String start, double ran) {
    MetricsReading reading = Readings.of(started("1000000", 1000), started(start, 1600));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(1600 / ran));
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance())
        .returns(Provenance.Window.LIFETIME, Provenance::window)
        .returns(ran, Provenance::windowSeconds)
        .returns(
            List.of(
                "the snapshots show different processes, so this is since the start of the last one"),
            Provenance::caveats);
  }

  @Test
  void withoutTimesAStartThatMovedIsARestart() {
    Snapshot first = Snapshot.of(Catalogues.text(started("1000000", 1000)), null);
    Snapshot second = Snapshot.of(Catalogues.text(started("1000100", 1600)), null);
    assertThat(Catalogues.reading(List.of(first, second)).requests()).isEqualTo(1600);
  }

  @Test
  void anUptimeLongerThanTheWindowThatFellIsAnotherProcess() {
    MetricsReading reading = Readings.of(running(1000, 9000), running(1600, 800));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(2));
    assertThat(caveats(reading, Quantity.OBSERVED_RPS).getFirst())
        .startsWith("the snapshots show different processes");
  }

  private static String copies(String... startsAndCounts) {
    StringBuilder starts = new StringBuilder("# TYPE process_start_time_seconds gauge\n");
    StringBuilder counts = new StringBuilder("# TYPE http_requests_total counter\n");
    for (int i = 0; i < startsAndCounts.length; i++) {
      String[] copy = startsAndCounts[i].split(" ", -1);
      String labels = "{instance=\"" + copy[0] + "\"} ";
      starts.append("process_start_time_seconds").append(labels).append(copy[1]).append('\n');
      counts.append("http_requests_total").append(labels).append(copy[2]).append('\n');
    }
    return starts.append(counts).toString();
  }

  @Test
  void anotherProcessOfOneCopyLeavesTheOthers() {
    MetricsReading reading =
        Readings.of(
            copies("a 1000000 100", "b 1000000 100"), copies("a 1000000 700", "b 1001000 900"));
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(1, 1, Double.POSITIVE_INFINITY));
    assertThat(caveats(reading, Quantity.OBSERVED_RPS))
        .containsExactly(
            "the snapshots show different processes in 1 copy; how much of what they counted is new"
                + " is not known, so it is left out");
  }

  @Test
  void aCopyThatVanishedMayHaveCountedAnything() {
    MetricsReading reading =
        Readings.of(copies("a 1000000 100", "b 1000000 100"), copies("a 1000000 700"));
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(1, 1, Double.POSITIVE_INFINITY));
    assertThat(reading.requests()).isEqualTo(600);
  }

  @Test
  void aSeriesThatVanishedFromALivingCopyDoesTheSame() {
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 100", "{code=\"500\"} 9"), requests("{code=\"200\"} 700"));
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(1, 1, Double.POSITIVE_INFINITY));
  }

  @Test
  void aSeriesThatIsAbsentInTheMiddleGrowsOn() {
    String with = "{code=\"500\"} ";
    MetricsReading reading =
        Readings.of(
            requests("{code=\"200\"} 0", with + 100),
            requests("{code=\"200\"} 600"),
            requests("{code=\"200\"} 1140", with + 160));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(1));
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.05);
    assertThat(caveats(reading, Quantity.OBSERVED_RPS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "42, 50",
    "0, 1003700",
    "1003700, 0",
    "NaN, 1003700",
    "1000000, NaN",
    "1000000, +Inf",
    "1000000, 1004202",
    "1.76e12, 1.76000001e12"
  })
  void whatCannotBeACreationTimeTellsNothing(String before, String after) {
    MetricsReading reading = Readings.of(created(100, before), created(700, after));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(1));
    assertThat(caveats(reading, Quantity.OBSERVED_RPS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000100", "999900"})
  void aCreationBeforeTheEarlierSnapshotIsThatOfAnotherProcess(String after) {
    MetricsReading reading =
        Readings.of(START + created(100, "1000000"), START + created(7200, after));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(7200 / 4200.0));
    assertThat(caveats(reading, Quantity.OBSERVED_RPS).getFirst())
        .startsWith("the snapshots show different processes");
  }

  @Test
  void aSeriesThatAppearsIsNotNewByACreationInTheFuture() {
    MetricsReading reading =
        Readings.of(
            START + "# TYPE http_requests_total counter\nhttp_requests_total{code=\"500\"} 1\n",
            created(700, "1.76e12") + "http_requests_total{code=\"500\"} 601\n");
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(1, 1, 1300 / 600.0));
  }

  private static String created(int count, String created) {
    return """
        # TYPE http_requests_created gauge
        http_requests_created{code="200"} %2$s
        # TYPE http_requests_total counter
        http_requests_total{code="200"} %1$s
        """
        .formatted(count, created);
  }
}
