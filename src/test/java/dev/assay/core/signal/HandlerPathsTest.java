package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerPathsTest {
  private static final HandlerPaths SHIPPED =
      Catalogues.parts().stream()
          .map(SignalCatalogue.Part::requestHandlers)
          .filter(Objects::nonNull)
          .findFirst()
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "metrics",
        "metrics/cadvisor",
        "/shop/metrics",
        "/q/metrics",
        "/q/metrics/application",
        "prometheus",
        "/actuator/prometheus",
        "/actuator",
        "/shop/actuator/info",
        "/health",
        "health",
        "/health/",
        "/health/live",
        "/health/{part}",
        "/Health",
        "/_health",
        "/health?x=1",
        "/health#top",
        "/actuator/health/**",
        "/q/health",
        "/q/health/ready",
        "/api/v1/health",
        "/internal/ready",
        "/shop/internal/ready",
        "/-/healthy",
        "/_/alive",
        "/healthz",
        "/api/shop/healthz",
        "/healthcheck",
        "/health-check",
        "/health_check",
        "/readyz?verbose",
        "/readyz/etcd",
        "/livez",
        "/liveness/",
        "/svc/liveness",
        "/api/v1/readiness",
        "/v2/readiness",
        "/ready",
        "/live",
        "/ping",
        "/up",
        "https://shop.example/healthz",
        "http://shop.example/health"
      })
  void isAHandler(String path) {
    assertThat(SHIPPED.matches(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "/orders",
        "/patients/live",
        "/patients/live-in",
        "/orders/ready",
        "/orders/ready/1",
        "/api/matches/{id}/live",
        "/patients/{id}/health",
        "/patients/:id/health",
        "/patients/<id>/metrics",
        "/patients/17/readiness",
        "/api/healthcare",
        "/health/records",
        "/accounts/metrics/daily",
        "/v1/orders?next=/health",
        "/verify/ready",
        "https://health.example",
        "https://shop.example/orders"
      })
  void isARequestOfUsers(String path) {
    assertThat(SHIPPED.matches(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"url_path", "url.path", "http_route", "uri"})
  void isLeftOutByEachLabelThatHoldsAPath(String label) {
    String series =
        label.contains(".")
            ? "{\"http.server.request.duration_count\",\"" + label + "\"=\"%s\"} %s\n"
            : "http_server_request_duration_seconds_count{" + label + "=\"%s\"} %s\n";
    String type =
        label.contains(".")
            ? "# TYPE \"http.server.request.duration\" histogram\n"
            : "# TYPE http_server_request_duration_seconds histogram\n";
    MetricsReading reading =
        Readings.of(
            type
                + series.formatted("/healthz", "360")
                + series.formatted("/orders", "3600")
                + "process_start_time_seconds 1000000\n");
    assertThat(Readings.point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(Readings.caveats(reading, Quantity.OBSERVED_RPS))
        .containsExactly("left out: 1 series of health and metrics handlers");
  }
}
