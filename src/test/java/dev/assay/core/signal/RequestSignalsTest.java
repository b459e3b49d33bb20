package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignalsTest {
  /** 20,000 requests of users, 1 % failed, and 90,000 that are none. */
  private static final String SHOP =
      """
      # TYPE http_request_duration_seconds histogram
      http_request_duration_seconds_bucket{route="/pay",code="200",le="0.005"} 9900
      http_request_duration_seconds_bucket{route="/pay",code="200",le="0.07"} 19700
      http_request_duration_seconds_bucket{route="/pay",code="200",le="0.3"} 19800
      http_request_duration_seconds_bucket{route="/pay",code="200",le="+Inf"} 19800
      http_request_duration_seconds_sum{route="/pay",code="200"} 380
      http_request_duration_seconds_count{route="/pay",code="200"} 19800
      http_request_duration_seconds_bucket{route="/pay",code="503",le="0.005"} 100
      http_request_duration_seconds_bucket{route="/pay",code="503",le="0.07"} 100
      http_request_duration_seconds_bucket{route="/pay",code="503",le="0.3"} 100
      http_request_duration_seconds_bucket{route="/pay",code="503",le="+Inf"} 200
      http_request_duration_seconds_sum{route="/pay",code="503"} 120
      http_request_duration_seconds_count{route="/pay",code="503"} 200
      http_request_duration_seconds_bucket{route="/metrics",code="200",le="0.005"} 90000
      http_request_duration_seconds_bucket{route="/metrics",code="200",le="0.07"} 90000
      http_request_duration_seconds_bucket{route="/metrics",code="200",le="0.3"} 90000
      http_request_duration_seconds_bucket{route="/metrics",code="200",le="+Inf"} 90000
      http_request_duration_seconds_sum{route="/metrics",code="200"} 9
      http_request_duration_seconds_count{route="/metrics",code="200"} 90000
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      """;

  @Test
  void readsQuantilesRateAndErrorsOfUsersRequests() {
    MetricsReading reading = Readings.of(SHOP);
    assertThat(amount(reading, Quantity.OBSERVED_P50)).isEqualTo(new Value.Amount(0, 5, 5));
    assertThat(amount(reading, Quantity.OBSERVED_P95).low()).isEqualTo(5);
    assertThat(amount(reading, Quantity.OBSERVED_P95).high()).isEqualTo(70);
    assertThat(point(reading, Quantity.OBSERVED_P95))
        .isCloseTo(5 + 65 * 9000 / 9800.0, within(1e-9));
    assertThat(amount(reading, Quantity.OBSERVED_P99)).isEqualTo(new Value.Amount(5, 70, 70));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isCloseTo(20_000 / 3600.0, within(1e-12));
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.01);
    assertThat(finding(reading, "mean-latency")).isEqualTo(25);
  }

  @Test
  void saysWhereTheValueComesFrom() {
    Provenance provenance = measured(Readings.of(SHOP), Quantity.OBSERVED_P95).provenance();
    assertThat(provenance)
        .returns("http_request_duration_seconds", Provenance::metric)
        .returns("", Provenance::labels)
        .returns(1, Provenance::line)
        .returns(List.of(0), Provenance::snapshots)
        .returns(Provenance.Window.LIFETIME, Provenance::window)
        .returns(3600.0, Provenance::windowSeconds)
        .returns("histogram_quantile(0.95), bucket as interval", Provenance::method)
        .returns(List.of("left out: 1 series of health and metrics handlers"), Provenance::caveats);
  }

  @Test
  void namesTheBoundToAddWhereTheBudgetLiesInsideTheBucket() {
    MetricsReading reading = Readings.of(new LatencyBudgets(5.0, 40.0, 100.0), SHOP);
    assertThat(caveats(reading, Quantity.OBSERVED_P95))
        .contains(
            "unresolved: the budget of 40 ms lies inside the bucket from 5 to 70 ms that holds the"
                + " quantile; add a bucket bound at 0.04 to http_request_duration_seconds");
    assertThat(caveats(reading, Quantity.OBSERVED_P50)).noneMatch(c -> c.startsWith("unresolved"));
    assertThat(caveats(reading, Quantity.OBSERVED_P99)).noneMatch(c -> c.startsWith("unresolved"));
    assertThat(reading.finding("share-within-p50-budget").value()).isEqualTo(Value.Amount.of(0.5));
    Value.Amount within = reading.finding("share-within-p99-budget").value();
    assertThat(within.low()).isEqualTo(0.99);
    assertThat(within.high()).isEqualTo(0.995);
    assertThat(within.point()).isCloseTo(0.99 + 0.005 * 30 / 230, within(1e-12));
  }

  @Test
  void doesNotMistakeABoundForUnresolvedWhenScalingIsInexact() {
    MetricsReading reading = Readings.of(new LatencyBudgets(null, 70.0, null), SHOP);
    assertThat(caveats(reading, Quantity.OBSERVED_P95)).noneMatch(c -> c.startsWith("unresolved"));
    assertThat(reading.finding("share-within-p95-budget").value()).isEqualTo(Value.Amount.of(0.99));
  }

  @Test
  void admitsThatAQuantileAboveTheHighestBoundHasNoUpperEnd() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.1"} 50
            http_request_duration_seconds_bucket{le="+Inf"} 100
            http_request_duration_seconds_sum 40
            http_request_duration_seconds_count 100
            """);
    assertThat(amount(reading, Quantity.OBSERVED_P99))
        .isEqualTo(new Value.Amount(100, 100, Double.POSITIVE_INFINITY));
    assertThat(caveats(reading, Quantity.OBSERVED_P99))
        .containsExactly(
            "the quantile lies above the highest bucket bound, 100 ms; add higher bounds",
            "low confidence: 100 requests, a steady p99 needs 10000");
    assertThat(caveats(reading, Quantity.OBSERVED_P50))
        .containsExactly("low confidence: 100 requests, a steady p50 needs 200");
    assertThat(why(reading, Quantity.ERROR_RATIO))
        .isEqualTo("http_request_duration_seconds carries no label that tells failures");
    assertThat(why(reading, Quantity.OBSERVED_RPS)).contains("process_start_time_seconds");
  }

  @Test
  void choosesTheBusiestFamilyAndSaysSo() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE grpc_server_handling_seconds histogram
            grpc_server_handling_seconds_bucket{grpc_type="unary",le="1"} 30
            grpc_server_handling_seconds_bucket{grpc_type="unary",le="+Inf"} 30
            grpc_server_handling_seconds_count{grpc_type="unary"} 30
            grpc_server_handling_seconds_sum{grpc_type="unary"} 3
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.1"} 40
            http_request_duration_seconds_bucket{le="+Inf"} 40
            http_request_duration_seconds_count 40
            http_request_duration_seconds_sum 2
            # TYPE shop_http_request_duration_seconds histogram
            shop_http_request_duration_seconds_bucket{le="0.1"} 9000
            shop_http_request_duration_seconds_bucket{le="+Inf"} 9000
            shop_http_request_duration_seconds_count 9000
            shop_http_request_duration_seconds_sum 2
            """);
    assertThat(reading.latency().metric()).isEqualTo("http_request_duration_seconds");
    assertThat(caveats(reading, Quantity.OBSERVED_P50).getFirst())
        .isEqualTo(
            "chosen of 3 families as the one whose name tells most surely what it counts (40"
                + " requests); not used: grpc_server_handling_seconds (30 requests),"
                + " shop_http_request_duration_seconds (9000 requests)");
  }

  @Test
  void refusesToInventQuantilesFromACountAndASum() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_server_requests_seconds summary
            http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/a"} 400
            http_server_requests_seconds_sum{method="GET",outcome="SUCCESS",status="200",uri="/a"} 8
            http_server_requests_seconds_count{method="GET",outcome="SERVER_ERROR",status="500",uri="/a"} 100
            http_server_requests_seconds_sum{method="GET",outcome="SERVER_ERROR",status="500",uri="/a"} 2
            # TYPE http_server_requests_seconds_max gauge
            http_server_requests_seconds_max{method="GET",outcome="SUCCESS",status="200",uri="/a"} 0.75
            http_server_requests_seconds_max{method="GET",outcome="SUCCESS",status="200",uri="/actuator/health"} 9
            """);
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo(
            "insufficient: http_server_requests_seconds has no buckets and no quantiles, only 500"
                + " requests with a mean of 20 ms and a recent maximum of 750 ms");
    assertThat(reading.latency().kind()).isEqualTo(LatencySource.Kind.MEAN_ONLY);
    assertThat(finding(reading, "max-latency")).isEqualTo(750);
    assertThat(finding(reading, "mean-latency")).isEqualTo(20);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.2);
    assertThat(reading.report().gaps())
        .filteredOn(gap -> gap.quantity().equals("observed.p99Ms"))
        .singleElement()
        .satisfies(gap -> assertThat(gap.how()).contains("percentiles-histogram"));
  }

  @Test
  void givesTheLargestQuantileOfSeveralSummaries() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds summary
            http_request_duration_seconds{route="/a",quantile="0.5"} 0.01
            http_request_duration_seconds{route="/a",quantile="0.99"} 0.2
            http_request_duration_seconds_sum{route="/a"} 5
            http_request_duration_seconds_count{route="/a"} 100
            http_request_duration_seconds{route="/b",quantile="0.5"} 0.03
            http_request_duration_seconds{route="/b",quantile="0.99"} NaN
            http_request_duration_seconds_sum{route="/b"} 5
            http_request_duration_seconds_count{route="/b"} 100
            """);
    assertThat(amount(reading, Quantity.OBSERVED_P50)).isEqualTo(new Value.Amount(10, 30, 30));
    assertThat(amount(reading, Quantity.OBSERVED_P99)).isEqualTo(Value.Amount.of(200));
    assertThat(measured(reading, Quantity.OBSERVED_P50).provenance())
        .returns(Provenance.Window.EXPORTER_WINDOW, Provenance::window)
        .returns("largest quantile of 2 summaries", Provenance::method);
    assertThat(caveats(reading, Quantity.OBSERVED_P50))
        .contains(
            "quantiles of summaries cannot be merged: the largest of 2 series is given, an upper"
                + " bound");
    assertThat(why(reading, Quantity.OBSERVED_P95))
        .isEqualTo(
            "http_request_duration_seconds is a summary without a current quantile 0.95; summaries"
                + " cannot be asked for others");
  }

  @ParameterizedTest
  @CsvSource({
    "response_latency_ms,                'direction=\"inbound\",', 8",
    "sql_service_latency,                '',                       0.000008",
    "apiserver_request_latencies,        '',                       0.008",
    "shop_request_duration_seconds,      '',                       8000"
  })
  void readsTheUnitOfEachConvention(String family, String labels, double ms) {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE %1$s histogram
            %1$s_bucket{%2$sle="8"} 100
            %1$s_bucket{%2$sle="+Inf"} 100
            %1$s_sum{%2$sx="y"} 400
            %1$s_count{%2$sx="y"} 100
            """
                .formatted(family, labels)
                .replace("x=\"y\"", "")
                .replace(",}", "}"));
    assertThat(amount(reading, Quantity.OBSERVED_P99).high()).isCloseTo(ms, within(ms * 1e-9));
  }

  @Test
  void asksForTheUnitWhereNothingTellsIt() {
    String body =
        """
        %s# TYPE shop_request_duration histogram
        shop_request_duration_bucket{le="8"} 100
        shop_request_duration_bucket{le="+Inf"} 100
        shop_request_duration_sum 400
        shop_request_duration_count 100
        """;
    assertThat(why(Readings.of(body.formatted("")), Quantity.OBSERVED_P99))
        .isEqualTo("the unit of shop_request_duration is not told by name, UNIT or HELP");
    MetricsReading helped =
        Readings.of(body.formatted("# HELP shop_request_duration How long, in milliseconds.\n"));
    assertThat(amount(helped, Quantity.OBSERVED_P99).high()).isEqualTo(8);
    assertThat(caveats(helped, Quantity.OBSERVED_P99))
        .contains("the name does not say whether these requests were served or sent");
  }

  @Test
  void warnsOfAMedianThatNoRequestHas() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="1000"} 0
            http_request_duration_seconds_bucket{le="2000"} 400
            http_request_duration_seconds_bucket{le="+Inf"} 400
            http_request_duration_seconds_sum 600000
            http_request_duration_seconds_count 400
            """);
    assertThat(caveats(reading, Quantity.OBSERVED_P50))
        .contains(
            "unlikely: a median of 1500000 ms lies outside 1 microsecond to 10 minutes; is the unit"
                + " right?");
    assertThat(caveats(reading, Quantity.OBSERVED_P99)).noneMatch(c -> c.startsWith("unlikely"));
  }

  @Test
  void addsBucketsOnTheBoundsThatSeriesShare() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{route="/a",le="0.1"} 10
            http_request_duration_seconds_bucket{route="/a",le="0.2"} 20
            http_request_duration_seconds_bucket{route="/a",le="+Inf"} 20
            http_request_duration_seconds_sum{route="/a"} 2
            http_request_duration_seconds_count{route="/a"} 20
            http_request_duration_seconds_bucket{route="/b",le="0.2"} 20
            http_request_duration_seconds_bucket{route="/b",le="0.4"} 60
            http_request_duration_seconds_bucket{route="/b",le="+Inf"} 60
            http_request_duration_seconds_sum{route="/b"} 9
            http_request_duration_seconds_count{route="/b"} 60
            """);
    assertThat(reading.latency().resolution()).isEqualTo("0.2, +Inf");
    assertThat(amount(reading, Quantity.OBSERVED_P50)).isEqualTo(new Value.Amount(0, 200, 200));
  }

  @Test
  void saysHowManyRequestsTheBucketsHold() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{route="/a",le="0.1"} 300
            http_request_duration_seconds_bucket{route="/a",le="+Inf"} 300
            http_request_duration_seconds_sum{route="/a"} 2
            http_request_duration_seconds_count{route="/a"} 300
            http_request_duration_seconds_sum{route="/b"} 9
            http_request_duration_seconds_count{route="/b"} 100
            """);
    assertThat(caveats(reading, Quantity.OBSERVED_P50))
        .containsExactly("the buckets hold 300 of 400 requests");
  }

  @Test
  void countsOnlyFaultsOfTheServerAsGrpcErrors() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE grpc_server_handled_total counter
            grpc_server_handled_total{grpc_code="OK",grpc_service="a.B",grpc_type="unary"} 90
            grpc_server_handled_total{grpc_code="NotFound",grpc_service="a.B",grpc_type="unary"} 6
            grpc_server_handled_total{grpc_code="Internal",grpc_service="a.B",grpc_type="unary"} 3
            grpc_server_handled_total{grpc_code="DeadlineExceeded",grpc_service="a.B",grpc_type="unary"} 1
            grpc_server_handled_total{grpc_code="OK",grpc_service="grpc.health.v1.Health",grpc_type="unary"} 900
            grpc_server_handled_total{grpc_code="Unavailable",grpc_service="a.B",grpc_type="bidi_stream"} 50
            # TYPE process_start_time_seconds gauge
            process_start_time_seconds 1000000
            """);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.04);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isCloseTo(100 / 3600.0, within(1e-12));
    assertThat(caveats(reading, Quantity.ERROR_RATIO))
        .containsExactly(
            "left out: 1 series of health and metrics handlers",
            "left out: 1 series of streams, which last as long as the client wants");
  }

  @Test
  void takesErrorsFromACounterWhereTheHistogramDoesNotTell() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.1"} 40
            http_request_duration_seconds_bucket{le="+Inf"} 40
            http_request_duration_seconds_count 40
            http_request_duration_seconds_sum 2
            # TYPE http_requests_total counter
            http_requests_total{status="200"} 30
            http_requests_total{status="404"} 6
            http_requests_total{status="500"} 4
            """);
    assertThat(measured(reading, Quantity.ERROR_RATIO).provenance())
        .returns("http_requests_total", Provenance::metric)
        .returns(
            "requests with {status=~\"5.*|SERVER_ERROR\"} over all requests", Provenance::method);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.1);
  }

  @Test
  void findsNoRequestsWhereAllAreHealthChecks() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{handler="/healthz",le="0.1"} 40
            http_request_duration_seconds_bucket{handler="/healthz",le="+Inf"} 40
            http_request_duration_seconds_count{handler="/healthz"} 40
            http_request_duration_seconds_sum{handler="/healthz"} 2
            """);
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo("http_request_duration_seconds has no requests of users");
    assertThat(reading.latency()).isNull();
    assertThat(reading.report().unused())
        .containsExactly(
            new ScrapeReport.Unused("http_request_duration_seconds", "has no requests of users"));
  }

  @Test
  void refusesAGaugeUnderAHistogramsName() {
    MetricsReading reading =
        Readings.of(
            "# TYPE http_request_duration_seconds gauge\nhttp_request_duration_seconds 2\n");
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo("http_request_duration_seconds is a gauge where a histogram is expected");
  }

  @Test
  void readsOpenTelemetryNamesAsTheyAre() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE "http.server.request.duration" histogram
            {"http.server.request.duration_bucket","http.response.status_code"="200",le="0.25"} 380
            {"http.server.request.duration_bucket","http.response.status_code"="200",le="+Inf"} 400
            {"http.server.request.duration_sum","http.response.status_code"="200"} 20
            {"http.server.request.duration_count","http.response.status_code"="200"} 400
            """);
    assertThat(amount(reading, Quantity.OBSERVED_P95)).isEqualTo(new Value.Amount(0, 250, 250));
    assertThat(measured(reading, Quantity.OBSERVED_P95).provenance().metric())
        .isEqualTo("http.server.request.duration");
    assertThat(point(reading, Quantity.ERROR_RATIO)).isZero();
  }
}
