package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.exposition.Format;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
  private static String requests(long start, double ok, double failed) {
    return """
        # TYPE http_requests_total counter
        http_requests_total{status="200"} %s
        http_requests_total{status="500"} %s
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds %s
        """
        .formatted(ok, failed, start);
  }

  private static String latency(double fast, double all, double sum) {
    return """
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="0.1"} %1$s
        http_request_duration_seconds_bucket{le="+Inf"} %2$s
        http_request_duration_seconds_sum %3$s
        http_request_duration_seconds_count %2$s
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds 1000000
        """
        .formatted(fast, all, sum);
  }

  @Test
  void dividesTheGrowthByTheTimeBetweenSnapshots() {
    MetricsReading reading =
        Readings.of(requests(Readings.START, 1000, 10), requests(Readings.START, 2140, 70));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(2));
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.05);
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance())
        .returns(Provenance.Window.BETWEEN_SNAPSHOTS, Provenance::window)
        .returns(600.0, Provenance::windowSeconds)
        .returns(List.of(0, 1), Provenance::snapshots)
        .returns(List.of(), Provenance::caveats);
  }

  @Test
  void takesOneSnapshotForAnAverageSinceStart() {
    MetricsReading reading = Readings.of(requests(Readings.START, 3500, 100));
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(1));
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance())
        .returns(Provenance.Window.LIFETIME, Provenance::window)
        .returns(3600.0, Provenance::windowSeconds)
        .returns(List.of(0), Provenance::snapshots);
  }

  @Test
  void countsFromZeroAfterAFallAndSaysThatItIsALowerBound() {
    MetricsReading reading =
        Readings.of(requests(Readings.START, 1000, 40), requests(Readings.START, 300, 60));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isCloseTo(320 / 600.0, within(1e-12));
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(20 / 320.0);
    assertThat(caveats(reading, Quantity.OBSERVED_RPS))
        .containsExactly(
            "counters began anew between the snapshots: what they counted before that is lost, so"
                + " the growth is a lower bound");
  }

  @Test
  void seesARestartThatCountersHide() {
    MetricsReading reading =
        Readings.of(requests(Readings.START, 100, 1), requests(Readings.START + 3700, 570, 30));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(caveats(reading, Quantity.OBSERVED_RPS)).hasSize(1);
    MetricsReading jitter =
        Readings.of(requests(Readings.START, 100, 1), requests(Readings.START + 1, 700, 1));
    assertThat(point(jitter, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(caveats(jitter, Quantity.OBSERVED_RPS)).isEmpty();
  }

  @Test
  void addsTheStepsOfSeveralSnapshots() {
    MetricsReading reading =
        Readings.of(
            requests(Readings.START, 1000, 0),
            requests(Readings.START, 1500, 0),
            requests(Readings.START + 4300, 100, 0));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(0.5);
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance())
        .returns(1200.0, Provenance::windowSeconds)
        .returns(List.of(0, 1, 2), Provenance::snapshots);
  }

  @Test
  void leavesOutSeriesWhoseBeginningIsNotKnown() {
    String before = "# TYPE http_requests_total counter\nhttp_requests_total{status=\"200\"} 100\n";
    String after =
        "# TYPE http_requests_total counter\nhttp_requests_total{status=\"200\"} 700\n"
            + "http_requests_total{status=\"500\"} 300\n";
    MetricsReading reading = Readings.of(before, after);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isZero();
    assertThat(caveats(reading, Quantity.OBSERVED_RPS))
        .containsExactly(
            "1 series appeared between the snapshots; how much of them is new is not known, so they"
                + " are left out");
    MetricsReading vanished = Readings.of(after, before);
    assertThat(caveats(vanished, Quantity.OBSERVED_RPS))
        .contains(
            "1 series vanished between the snapshots: what they counted after they were last seen is"
                + " lost, so the growth is a lower bound");
  }

  @Test
  void countsNewSeriesOfAProcessThatStartedInBetween() {
    String before = requests(Readings.START, 100, 0);
    String after = requests(Readings.START + 3601, 60, 0) + "# TYPE http_request_total counter\n";
    String grown = after.replace("status=\"500\"} 0.0", "status=\"503\"} 540");
    MetricsReading reading = Readings.of(before, grown);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.9);
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 600, 0",
    "1000005, 600, 0",
    "999995, 600, 0",
    "1003601, 700, 1",
    "1004200, 700, 1"
  })
  void aSeriesCreatedAnewCountsFromItsCreation(long created, double grown, int caveats) {
    MetricsReading asOpenMetrics =
        created(sample(200, 100, Readings.START), sample(200, 700, created));
    MetricsReading asText =
        Readings.of(countedAndCreated(100, Readings.START), countedAndCreated(700, created));
    for (MetricsReading reading : List.of(asOpenMetrics, asText)) {
      assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(grown / 600);
      assertThat(caveats(reading, Quantity.OBSERVED_RPS))
          .hasSize(caveats)
          .allMatch(c -> c.startsWith("counters began anew between the snapshots: "));
    }
  }

  private static String countedAndCreated(int count, long created) {
    return """
        # TYPE http_requests_total counter
        http_requests_total{status="200"} %s
        # TYPE http_requests_created gauge
        http_requests_created{status="200"} %s
        """
        .formatted(count, created);
  }

  @ParameterizedTest
  @CsvSource({"1003601, 1.5, 0", "1003600, 1, 1", "1000000, 1, 1"})
  void aSeriesThatAppearsCountsWhereItWasCreatedInBetween(long created, double rate, int caveats) {
    MetricsReading reading =
        created(
            sample(200, 100, Readings.START),
            sample(200, 700, Readings.START) + sample(500, 300, created));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(rate);
    assertThat(caveats(reading, Quantity.OBSERVED_RPS))
        .hasSize(caveats)
        .allMatch(c -> c.startsWith("1 series appeared between the snapshots"));
  }

  private static String sample(int status, int count, long created) {
    return """
        http_requests_total{status="%1$s"} %2$s
        http_requests_created{status="%1$s"} %3$s
        """
        .formatted(status, count, created);
  }

  /** Snapshots, ten minutes apart, of counters that say when they were created. */
  private static MetricsReading created(String... samples) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      String body = "# TYPE http_requests counter\n" + samples[i] + "# EOF\n";
      snapshots.add(
          Snapshot.of(
              Catalogues.read(body.getBytes(StandardCharsets.UTF_8), Format.OPENMETRICS_TEXT),
              Instant.ofEpochSecond(Readings.START + 3600 + 600L * i)));
    }
    return Catalogues.reading(snapshots);
  }

  @Test
  void addsUpInstancesAfterTheirOwnResets() {
    String before =
        """
        # TYPE http_requests_total counter
        http_requests_total{instance="a",status="200"} 1000
        http_requests_total{instance="b",status="200"} 5000
        """;
    String after =
        """
        # TYPE http_requests_total counter
        http_requests_total{instance="a",status="200"} 1600
        http_requests_total{instance="b",status="200"} 600
        """;
    MetricsReading reading = Readings.of(before, after);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(2);
    assertThat(caveats(reading, Quantity.OBSERVED_RPS).getFirst()).contains("in 1 copy:");
  }

  @Test
  void takesQuantilesFromTheGrowthOfBuckets() {
    MetricsReading reading =
        Readings.of(latency(10_000, 10_000, 50), latency(10_100, 20_000, 4000));
    assertThat(amount(reading, Quantity.OBSERVED_P50))
        .isEqualTo(new Value.Amount(100, 100, Double.POSITIVE_INFINITY));
    assertThat(reading.latency().requests()).isEqualTo(10_000);
    assertThat(reading.latency().meanMs()).isEqualTo(395);
  }

  @Test
  void takesTheSecondSnapshotAloneWhereAnyBucketFell() {
    MetricsReading reading = Readings.of(latency(10_000, 10_000, 50), latency(400, 20_000, 4000));
    assertThat(reading.latency().requests()).isEqualTo(20_000);
    MetricsReading otherBounds =
        Readings.of(latency(100, 200, 5), latency(100, 300, 9).replace("le=\"0.1\"", "le=\"0.2\""));
    assertThat(otherBounds.latency().requests()).isEqualTo(100);
  }

  @Test
  void fallsBackToTheTimeSinceStartWhereNothingHappenedInBetween() {
    MetricsReading reading = Readings.of(latency(300, 300, 3), latency(300, 300, 3));
    assertThat(measured(reading, Quantity.OBSERVED_P50).provenance().window())
        .isEqualTo(Provenance.Window.LIFETIME);
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance().window())
        .isEqualTo(Provenance.Window.BETWEEN_SNAPSHOTS);
  }

  @Test
  void asksForTimesThatAreMissingOrOutOfOrder() {
    Snapshot first = Snapshot.of(Catalogues.text(requests(Readings.START, 1, 0)), null);
    Snapshot second = Snapshot.of(Catalogues.text(requests(Readings.START, 9, 0)), null);
    assertThat(why(Catalogues.reading(List.of(first, second)), Quantity.OBSERVED_RPS))
        .isEqualTo(
            "the times of the snapshots are not known or not in order: give takenAt with each");
    Instant same = Instant.ofEpochSecond(Readings.START + 9);
    Snapshot a = new Snapshot(first.exposition(), same, null, Map.of());
    Snapshot b = new Snapshot(second.exposition(), same, null, Map.of());
    assertThat(why(Catalogues.reading(List.of(a, b)), Quantity.OBSERVED_RPS))
        .startsWith("the times of the snapshots");
  }

  @Test
  void dropsStaleMarkersAndNaN() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_requests_total counter
            http_requests_total{status="200"} 10
            http_requests_total{status="500"} NaN
            """);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isZero();
  }

  @Test
  void warnsOfAveragesOverTooShortOrTooLongATime() {
    Snapshot young =
        Snapshot.of(
            Catalogues.text(requests(Readings.START, 100, 0)),
            Instant.ofEpochSecond(Readings.START + 599));
    assertThat(caveats(Catalogues.reading(List.of(young)), Quantity.OBSERVED_RPS))
        .containsExactly(
            "low confidence: up for 599 s only, start and warm-up dominate below 10 minutes");
    Snapshot old =
        Snapshot.of(
            Catalogues.text(requests(Readings.START, 100, 0)),
            Instant.ofEpochSecond(Readings.START + 8 * 86_400 + 5));
    assertThat(caveats(Catalogues.reading(List.of(old)), Quantity.OBSERVED_RPS))
        .containsExactly(
            "low confidence: an average over 8 days since start; two snapshots say more");
  }
}
