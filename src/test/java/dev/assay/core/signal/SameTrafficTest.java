package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Of which requests, and of what stretch of time, rate, latency and failures speak. */
class SameTrafficTest {
  private static final String PROCESS =
      """
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 36.5
      """;

  private static String histogram(String family, String labels, String bound, int low, int all) {
    String more = labels.isEmpty() ? "" : labels + ",";
    return """
        # TYPE %1$s histogram
        %1$s_bucket{%2$sle="%3$s"} %4$d
        %1$s_bucket{%2$sle="+Inf"} %5$d
        %1$s_sum{%6$s} 360
        %1$s_count{%6$s} %5$d
        """
        .formatted(family, more, bound, low, all, labels);
  }

  private static final String FASTAPI =
      PROCESS
          + """
          # TYPE http_requests_total counter
          http_requests_total{handler="/a",status="2xx"} 9000
          http_requests_total{handler="/a",status="5xx"} 1000
          http_requests_total{handler="none",status="4xx"} 500
          http_requests_total{handler="/metrics",status="2xx"} 5760
          """
          + histogram("http_request_duration_highr_seconds", "", "0.01", 16_000, 16_260);

  @Test
  void aFamilyThatTellsScrapesApartComesBeforeOneThatDoesNot() {
    MetricsReading reading = Readings.of(FASTAPI);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isCloseTo(10_500 / 3600.0, within(1e-12));
    assertThat(point(reading, Quantity.ERROR_RATIO)).isCloseTo(1000 / 10_500.0, within(1e-12));
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance().metric())
        .isEqualTo("http_requests_total");
    assertThat(measured(reading, Quantity.OBSERVED_P99).provenance().metric())
        .isEqualTo("http_request_duration_highr_seconds");
  }

  @Test
  void latencyIsOfUsersRequestsWhereAFamilyTellsThem() {
    MetricsReading reading =
        Readings.of(
            FASTAPI
                + histogram("http_request_duration_seconds", "handler=\"/a\"", "0.1", 9900, 10_500)
                + """
                http_request_duration_seconds_bucket{handler="/metrics",le="0.1"} 5760
                http_request_duration_seconds_bucket{handler="/metrics",le="+Inf"} 5760
                http_request_duration_seconds_sum{handler="/metrics"} 5
                http_request_duration_seconds_count{handler="/metrics"} 5760
                """);
    assertThat(reading.latency().metric()).isEqualTo("http_request_duration_seconds");
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused(
                "http_request_duration_highr_seconds",
                "counts health and metrics handlers too, which http_request_duration_seconds tells"
                    + " apart"));
  }

  private static final String IDLE =
      "no request was counted between the snapshots, so this speaks of the time since start";

  @Test
  void aWindowWithoutRequestsHasARateOfNothing() {
    String body =
        PROCESS + histogram("http_request_duration_seconds", "code=\"200\"", "0.1", 36_000, 36_000);
    MetricsReading reading = Readings.of(new LatencyBudgets(null, null, 100.0), body, body);
    assertThat(amount(reading, Quantity.OBSERVED_RPS)).isEqualTo(Value.Amount.of(0));
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance())
        .returns(Provenance.Window.BETWEEN_SNAPSHOTS, Provenance::window)
        .returns(600.0, Provenance::windowSeconds)
        .returns(List.of(), Provenance::caveats);
    for (Quantity quantity :
        List.of(
            Quantity.OBSERVED_P50,
            Quantity.OBSERVED_P99,
            Quantity.ERROR_RATIO,
            Quantity.OBSERVED_CPU_PER_REQUEST,
            Quantity.LANGUAGE_SHARE)) {
      assertThat(caveats(reading, quantity)).as(quantity.id()).contains(IDLE);
      assertThat(measured(reading, quantity).provenance().window())
          .isEqualTo(Provenance.Window.LIFETIME);
    }
    for (String finding : List.of("mean-latency", "share-within-p99-budget")) {
      assertThat(reading.finding(finding).provenance().caveats()).as(finding).contains(IDLE);
    }
    assertThat(caveats(Readings.of(body), Quantity.OBSERVED_P99)).doesNotContain(IDLE);
  }

  @Test
  void afterAChangeOfBucketsQuantilesAndSharesAreOfEverythingSinceStart() {
    MetricsReading reading =
        Readings.of(
            new LatencyBudgets(null, null, 500.0),
            PROCESS + histogram("http_request_duration_seconds", "", "0.1", 9000, 10_000),
            PROCESS + histogram("http_request_duration_seconds", "", "0.5", 10_090, 10_100));
    assertThat(measured(reading, Quantity.OBSERVED_P99).provenance())
        .returns(Provenance.Window.LIFETIME, Provenance::window)
        .returns(4200.0, Provenance::windowSeconds)
        .returns(
            List.of(
                "the buckets were cut otherwise between the snapshots, so the quantile is of"
                    + " everything since start"),
            Provenance::caveats);
    assertThat(reading.finding("share-within-p99-budget").provenance())
        .returns(Provenance.Window.LIFETIME, Provenance::window)
        .returns(4200.0, Provenance::windowSeconds)
        .returns(
            List.of(
                "the buckets were cut otherwise between the snapshots, so the share is of"
                    + " everything since start"),
            Provenance::caveats);
    assertThat(measured(reading, Quantity.OBSERVED_RPS).provenance().window())
        .isEqualTo(Provenance.Window.BETWEEN_SNAPSHOTS);
  }

  @Test
  void aBetterFamilyIsNotCalledBusierThanOneThatCountedMore() {
    MetricsReading reading =
        Readings.of(
            histogram("http_request_duration_seconds", "", "0.1", 10_000, 10_000)
                + histogram("coredns_health_request_duration_seconds", "", "0.1", 8, 86_400));
    assertThat(caveats(reading, Quantity.OBSERVED_P99))
        .contains(
            "chosen of 2 families as the one whose name tells most surely what it counts (10000"
                + " requests); not used: coredns_health_request_duration_seconds (86400"
                + " requests)");
  }

  private static final String BESIDE_A_SIDECAR =
      histogram("http_request_duration_seconds", "", "0.1", 9950, 10_000)
          + histogram("istio_request_duration_milliseconds", "", "50", 9000, 10_005);

  @Test
  void amongFamiliesThatCountedAlikeOneWithABoundAtTheBudgetTellsLatency() {
    MetricsReading reading = Readings.of(new LatencyBudgets(null, null, 100.0), BESIDE_A_SIDECAR);
    assertThat(caveats(reading, Quantity.OBSERVED_P99))
        .contains(
            "chosen of 2 families as the one with a bucket bound at the budget (10000 requests);"
                + " not used: istio_request_duration_milliseconds (10005 requests)");
    assertThat(Readings.of(BESIDE_A_SIDECAR).latency().metric())
        .isEqualTo("istio_request_duration_milliseconds");
    assertThat(
            Readings.of(
                    new LatencyBudgets(null, null, 100.0),
                    BESIDE_A_SIDECAR.replace("10005", "20000"))
                .latency()
                .metric())
        .isEqualTo("istio_request_duration_milliseconds");
  }

  @Test
  void aBucketThatIsNoNumberIsNamed() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.1"} NaN
            http_request_duration_seconds_bucket{le="+Inf"} 100
            http_request_duration_seconds_sum 5
            http_request_duration_seconds_count 100
            """);
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo(
            "insufficient: http_request_duration_seconds has a bucket that is no number and so"
                + " tells no quantiles, only 100 requests with a mean of 50 ms");
  }
}
