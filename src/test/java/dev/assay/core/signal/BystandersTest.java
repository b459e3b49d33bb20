package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exporters, sidecars and proxies in one body with a service, or alone. */
class BystandersTest {
  /** A Go process of one hour, 0.1 cores and 100 MiB. */
  private static final String GO =
      """
      # TYPE go_info gauge
      go_info{version="go1.25.1"} 1
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 360.5
      # TYPE process_resident_memory_bytes gauge
      process_resident_memory_bytes 104857600
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      """;

  private static final String HTTP =
      """
      # TYPE http_request_duration_seconds histogram
      http_request_duration_seconds_bucket{code="200",le="0.1"} 3600
      http_request_duration_seconds_bucket{code="200",le="+Inf"} 3600
      http_request_duration_seconds_sum{code="200"} 36
      http_request_duration_seconds_count{code="200"} 3600
      """;

  private static final String CONTAINER =
      """
      # TYPE container_start_time_seconds gauge
      container_start_time_seconds{container="app",namespace="d",pod="app-5d4f8c7b9d-x2x4z"} 993600
      # TYPE container_cpu_usage_seconds_total counter
      container_cpu_usage_seconds_total{container="app",namespace="d",pod="app-5d4f8c7b9d-x2x4z"} 1000
      # TYPE container_memory_rss gauge
      container_memory_rss{container="app",namespace="d",pod="app-5d4f8c7b9d-x2x4z"} 209715200
      """;

  private static String gauges(String... series) {
    StringBuilder body = new StringBuilder();
    for (String one : series) {
      body.append("# TYPE ").append(one.replaceFirst("[{ ].*", "")).append(" gauge\n");
      body.append(one).append('\n');
    }
    return body.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "istio_build{component=\"proxy\"} 1",
        "istio_agent_startup_duration_seconds 1.5",
        "envoy_server_uptime 7200",
        "haproxy_process_uptime_seconds 7200",
        "container_cpu_usage_seconds_total{container=\"app\",pod=\"app-0\"} 9",
        "kube_pod_info{pod=\"app-0\"} 1",
      })
  void whatNamesItsOwnProcessApartLeavesThePlainNamesToTheService(String mark) {
    MetricsReading reading = Readings.of(GO + HTTP + gauges(mark));
    assertThat(measured(reading, Quantity.INCUMBENT_LANGUAGE).value())
        .isEqualTo(new Value.Level("go"));
    assertThat(point(reading, Quantity.CPU_CORES)).isCloseTo(360.5 / 3600, within(1e-12));
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(100);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(reading.runtimes())
        .extracting(Fingerprint::part)
        .containsExactly(Fingerprint.Part.SERVICE, Fingerprint.Part.BYSTANDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cadvisor_version_info{cadvisorVersion=\"v0.49.1\"} 1 | cadvisor",
        "kube_state_metrics_build_info{version=\"2\"} 1       | kube-state-metrics"
      })
  void readsContainersWhereTheProcessIsTheExportersOwn(String mark, String owner) {
    MetricsReading reading = Readings.of(GO + gauges(mark) + CONTAINER);
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.1);
    assertThat(measured(reading, Quantity.CPU_CORES).provenance().windowSeconds())
        .isEqualTo(10_000);
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(200);
    assertThat(reading.signal(Quantity.INCUMBENT_LANGUAGE)).isInstanceOf(Signal.Missing.class);
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused(
                "process_cpu_seconds_total",
                "belongs to " + owner + ", which stands beside the service"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx_up 1",
        "nginx_exporter_build_info{version=\"1.2.0\"} 1",
        "haproxy_exporter_build_info{version=\"0.15\"} 1",
        "node_load1 0.5"
      })
  void anExportersStartIsNotTheServices(String mark) {
    MetricsReading reading =
        Readings.of(
            GO
                + gauges(mark)
                + "# TYPE nginx_http_requests_total counter\nnginx_http_requests_total 8640000\n");
    assertThat(why(reading, Quantity.OBSERVED_RPS))
        .startsWith("nginx_http_requests_total is counted since a start that is not known")
        .contains("two snapshots");
    assertThat(reading.finding("uptime")).isNull();
    assertThat(reading.finding("start-time")).isNull();
    assertThat(reading.runtimes()).hasSize(1);
  }

  @Test
  void oneExporterIsOneProcess() {
    MetricsReading reading =
        Readings.of(GO + gauges("nginx_up 1", "nginx_exporter_build_info{version=\"1.2.0\"} 1"));
    assertThat(reading.runtimes())
        .singleElement()
        .returns("nginx-prometheus-exporter", Fingerprint::name);
  }

  @Test
  void envoysMemoryIsTheServicesOnlyWhereEnvoyIsTheService() {
    String envoy =
        gauges("envoy_server_uptime 3600", "envoy_server_memory_physical_size 52428800")
            + "# TYPE envoy_http_downstream_rq_xx counter\n"
            + "envoy_http_downstream_rq_xx{envoy_response_code_class=\"2\"} 3600\n";
    MetricsReading alone = Readings.of(envoy);
    assertThat(point(alone, Quantity.RESIDENT_MEMORY)).isEqualTo(50);
    assertThat(point(alone, Quantity.OBSERVED_RPS)).isEqualTo(1);
    MetricsReading beside = Readings.of(envoy + gauges("jvm_info{version=\"21\"} 1"));
    assertThat(why(beside, Quantity.RESIDENT_MEMORY))
        .isEqualTo(
            "envoy_server_memory_physical_size belongs to envoy, which stands beside the service");
    assertThat(beside.report().gaps())
        .extracting(ScrapeReport.Gap::quantity)
        .contains("observed.residentMemoryMiB", "observed.requestsPerSecond");
  }

  @Test
  void theIngressControllerRunsBesideNginx() {
    MetricsReading reading =
        Readings.of(
            GO
                + gauges(
                    "nginx_ingress_controller_build_info{release=\"v1.10.1\"} 1",
                    "nginx_ingress_controller_nginx_process_resident_memory_bytes 3145728",
                    "nginx_ingress_controller_nginx_process_oldest_start_time_seconds 996400")
                + """
                # TYPE nginx_ingress_controller_nginx_process_cpu_seconds_total counter
                nginx_ingress_controller_nginx_process_cpu_seconds_total 1800.5
                # TYPE nginx_ingress_controller_requests counter
                nginx_ingress_controller_requests{namespace="a",status="200"} 30000
                nginx_ingress_controller_requests{namespace="b",status="200"} 6000
                """);
    assertThat(point(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isCloseTo(1800.5 / 36, within(1e-9));
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(3);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(5);
    assertThat(finding(reading, "start-time")).isEqualTo(996_400);
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("only ingress-nginx controller, nginx show, not the service");
  }

  @Test
  void theJmxExporterIsPartOfTheJvmThatItRunsIn() {
    String build = "jmx_exporter_build_info{version=\"1.0.1\"} 1";
    MetricsReading agent = Readings.of(gauges(build, "jvm_info{version=\"17.0.1\"} 1"));
    assertThat(agent.runtimes())
        .singleElement()
        .returns(Fingerprint.Part.SERVICE, Fingerprint::part)
        .returns(java.util.List.of("jmx_exporter"), Fingerprint::frameworks);
    assertThat(Readings.of(gauges(build)).runtimes())
        .singleElement()
        .returns("jmx_exporter", Fingerprint::name);
  }

  /** Whoever counts what passes through itself began to count when it began. */
  @Test
  void theStartOfAProxyTimesWhatItCounts() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE process_start_time_seconds gauge
            process_start_time_seconds 1000000
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total 5.5
            # TYPE response_latency_ms histogram
            response_latency_ms_bucket{direction="inbound",le="10"} 3600
            response_latency_ms_bucket{direction="inbound",le="+Inf"} 3600
            response_latency_ms_sum{direction="inbound"} 7200
            response_latency_ms_count{direction="inbound"} 3600
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes 10485760
            """);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(reading.signal(Quantity.RESIDENT_MEMORY)).isInstanceOf(Signal.Missing.class);
  }
}
