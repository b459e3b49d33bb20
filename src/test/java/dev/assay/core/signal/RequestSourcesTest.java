package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several families of requests is counted by. */
class RequestSourcesTest {
  private static final String PROCESS =
      """
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 36.5
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      """;

  private static String duration(String family, String labels, int count) {
    return """
        # TYPE %1$s histogram
        %1$s_bucket{%2$s,le="0.1"} %3$d
        %1$s_bucket{%2$s,le="+Inf"} %3$d
        %1$s_sum{%2$s} %4$s
        %1$s_count{%2$s} %3$d
        """
        .formatted(family, labels, count, count / 100.0);
  }

  private static String counter(String family, String... series) {
    StringBuilder body = new StringBuilder("# TYPE " + family + " counter\n");
    for (String one : series) {
      body.append(family).append(one).append('\n');
    }
    return body.toString();
  }

  private static final String MOSTLY_GRPC =
      PROCESS
          + duration("http_request_duration_seconds", "code=\"200\"", 36)
          + counter(
              "grpc_server_handled_total",
              "{grpc_code=\"OK\"} 36000",
              "{grpc_code=\"Internal\"} 3600");

  @Test
  void theBusiestFamilyOfATierTellsRateErrorsAndCpuPerRequest() {
    MetricsReading reading = Readings.of(MOSTLY_GRPC);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(11);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isCloseTo(1 / 11.0, within(1e-12));
    assertThat(point(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isCloseTo(36_500 / 39_600.0, within(1e-12));
    assertThat(caveats(reading, Quantity.OBSERVED_RPS))
        .contains(
            "chosen of 2 families as the busiest of its kind (39600 requests); not used:"
                + " http_request_duration_seconds (36 requests)");
    assertThat(reading.latency().requests()).isEqualTo(36);
    assertThat(why(reading, Quantity.LANGUAGE_SHARE))
        .isEqualTo(
            "http_request_duration_seconds timed 36 requests of the 39600 requests that"
                + " grpc_server_handled_total counted");
  }

  @Test
  void saysWhichCounterCountedFewer() {
    MetricsReading reading =
        Readings.of(
            PROCESS
                + duration("http_request_duration_seconds", "code=\"200\"", 36000)
                + counter("grpc_server_handled_total", "{grpc_code=\"OK\"} 36"));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(10);
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused(
                "grpc_server_handled_total",
                "counted 36 requests, fewer than http_request_duration_seconds"));
  }

  @Test
  void aSummaryOfFewDoesNotOutweighACounterOfMany() {
    MetricsReading reading =
        Readings.of(
            PROCESS
                + counter("http_requests_total", "{code=\"200\"} 36000")
                + "# TYPE http_request_duration_seconds summary\n"
                + "http_request_duration_seconds_sum 1\n"
                + "http_request_duration_seconds_count 36\n");
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(10);
    assertThat(measured(reading, Quantity.ERROR_RATIO).provenance().metric())
        .isEqualTo("http_requests_total");
  }

  @Test
  void whatGrewBetweenTheSnapshotsOutweighsWhatGrewBefore() {
    String old = counter("http_requests_total", "{code=\"200\"} 36000");
    MetricsReading reading =
        Readings.of(
            PROCESS + old + duration("http_request_duration_seconds", "code=\"200\"", 36),
            PROCESS + old + duration("http_request_duration_seconds", "code=\"200\"", 96));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource({"3600", "3620"})
  void aRuleOfItsOwnTellsFailuresBeforeTheGeneralOne(int timed) {
    MetricsReading reading =
        Readings.of(
            PROCESS
                + duration(
                    "response_latency_ms", "direction=\"inbound\",status_code=\"200\"", timed)
                + counter(
                    "response_total",
                    "{direction=\"inbound\",status_code=\"200\",classification=\"success\"} 3500",
                    "{direction=\"inbound\",status_code=\"200\",classification=\"failure\"} 100"));
    assertThat(point(reading, Quantity.ERROR_RATIO)).isCloseTo(100 / 3600.0, within(1e-12));
    assertThat(caveats(reading, Quantity.ERROR_RATIO)).noneMatch(c -> c.startsWith("chosen of"));
  }

  @Test
  void twoServicesAreNotMerged() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{job="shop",code="200",le="0.1"} 3600
            http_request_duration_seconds_bucket{job="shop",code="200",le="+Inf"} 3600
            http_request_duration_seconds_sum{job="shop",code="200"} 36
            http_request_duration_seconds_count{job="shop",code="200"} 3600
            http_request_duration_seconds_bucket{job="cart",code="500",le="0.1"} 0
            http_request_duration_seconds_bucket{job="cart",code="500",le="+Inf"} 3600
            http_request_duration_seconds_sum{job="cart",code="500"} 3600
            http_request_duration_seconds_count{job="cart",code="500"} 3600
            # TYPE http_requests_total counter
            http_requests_total{job="shop",code="200"} 3600
            http_requests_total{job="cart",code="500"} 3600
            """);
    assertThat(why(reading, Quantity.OBSERVED_P50))
        .isEqualTo(
            "http_request_duration_seconds speaks of several services: cart, shop; select one");
    assertThat(why(reading, Quantity.OBSERVED_RPS))
        .isEqualTo("http_requests_total speaks of several services: cart, shop; select one");
    assertThat(why(reading, Quantity.ERROR_RATIO)).contains("several services");
    assertThat(reading.latency()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop/shop-7d764666f9-abcde/app | shop/shop-7d764666f9-fghij/app |",
        "shop/shop-7d764666f9-abcde/app | cart/shop-7d764666f9-fghij/app | cart/shop/app, shop/shop/app",
        "shop/shop-7d764666f9-abcde/app | shop/cart-7d764666f9-fghij/app | shop/cart/app, shop/shop/app",
        "shop/shop-0/app                | shop/shop-0/istio-proxy        | shop/shop/app, shop/shop/istio-proxy"
      })
  void aServiceIsAContainerOfOneSetOfPods(String one, String other, String services) {
    StringBuilder body = new StringBuilder("# TYPE container_memory_rss gauge\n");
    for (String each : new String[] {one, other}) {
      String[] at = each.split("/");
      body.append(
          "container_memory_rss{namespace=\"%s\",pod=\"%s\",container=\"%s\"} 1048576\n"
              .formatted(at[0], at[1], at[2]));
    }
    MetricsReading reading = Readings.of(body.toString());
    if (services == null) {
      assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(1);
      assertThat(point(reading, Quantity.INSTANCES)).isEqualTo(2);
    } else {
      assertThat(why(reading, Quantity.RESIDENT_MEMORY))
          .isEqualTo(
              "container_memory_rss speaks of several services: " + services + "; select one");
    }
  }
}
