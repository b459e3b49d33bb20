package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies, platforms and frameworks count of requests, each in a body of its own. */
class ServerConventionsTest {
  private static final String START = "process_start_time_seconds 1000000\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grpc_server_handled_total | code='DEADLINE_EXCEEDED' | 1",
        "grpc_server_handled_total | code='DATA_LOSS'         | 1",
        "grpc_server_handled_total | code='UNKNOWN'           | 1",
        "grpc_server_handled_total | code='NOT_FOUND'         | 0",
        "grpc_server_handled_total | grpc_code='DataLoss'     | 1",
        "istio_requests_total      | response_code='200',grpc_response_status='14' | 1",
        "istio_requests_total      | response_code='200',grpc_response_status='5'  | 0",
        "istio_requests_total      | response_code='503',grpc_response_status=''   | 1",
        "istio_requests_total      | response_code='404',grpc_response_status='0'  | 0",
        "response_total            | direction='inbound',classification='failure',status_code='200' | 1",
        "controller_runtime_webhook_requests_total | code='500',webhook='/mutate'  | 1",
        "nginx_vts_server_requests_total           | host='a',code='5xx'           | 1",
      })
  void faultsOfTheServerAreErrors(String family, String labels, double failed) {
    String series = labels.replace('\'', '"');
    MetricsReading reading =
        Readings.of(START + "# TYPE " + family + " counter\n" + family + "{" + series + "} 100\n");
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(failed);
  }

  @Test
  void theSelectorOfErrorsIsSpelledAsExportersSpell() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE istio_requests_total counter
            istio_requests_total{reporter="destination",response_code="200",grpc_response_status="0"} 98
            istio_requests_total{reporter="destination",response_code="200",grpc_response_status="14"} 2
            """);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isEqualTo(0.02);
    assertThat(measured(reading, Quantity.ERROR_RATIO).provenance().method())
        .isEqualTo(
            "requests with {grpc_response_status=~\"50.*|51.*|52.*|2|4|13|14|15\"} over all"
                + " requests");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "traefik_entrypoint_requests_total | entrypoint='traefik',protocol='http'",
        "traefik_entrypoint_requests_total | entrypoint='web',protocol='sse'",
        "traefik_entrypoint_requests_total | entrypoint='web',protocol='websocket'",
        "haproxy_frontend_http_responses_total | proxy='stats',code='2xx'",
        "haproxy_frontend_http_responses_total | proxy='web',code='1xx'",
        "envoy_http_downstream_rq_xx | envoy_response_code_class='1'",
        "nginx_vts_server_requests_total | host='*',code='2xx'",
        "nginx_vts_server_requests_total | host='a',code='total'",
        "grpc_server_handled_total | grpc_type='SERVER_STREAMING',code='OK'",
        "http_requests_total | long_running='true'",
        "http_requests_total | path='/api/v1/readiness'"
      })
  void isNoRequestThatAUserWaitsFor(String family, String labels) {
    String series = labels.replace('\'', '"');
    String other =
        series.replaceAll("\"[^\"]*\"", "\"x\"").replace("long_running=\"x\"", "long_running=\"\"");
    MetricsReading reading =
        Readings.of(
            START
                + ("# TYPE " + family + " counter\n")
                + (family + "{" + series + "} 1000000\n")
                + (family + "{" + other + "} 3600\n"));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
  }

  @Test
  void longRunningRequestsOfTheKubeletAndItsOwnScrapesAreLeftOut() {
    String name = "kubelet_http_requests_duration_seconds";
    String own = "long_running=\"false\",path=\"metrics/cadvisor\"";
    String exec = "long_running=\"true\",path=\"exec\"";
    String pods = "long_running=\"false\",path=\"pods\"";
    String body = START + "# TYPE " + name + " histogram\n";
    for (String labels : new String[] {own, exec, pods}) {
      body +=
          (name + "_bucket{" + labels + ",le=\"0.1\"} " + (labels == pods ? 3600 : 0) + "\n")
              + (name + "_bucket{" + labels + ",le=\"+Inf\"} 3600\n")
              + (name + "_sum{" + labels + "} 36\n")
              + (name + "_count{" + labels + "} 3600\n");
    }
    MetricsReading reading = Readings.of(body);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(amount(reading, Quantity.OBSERVED_P99).high()).isEqualTo(100);
  }

  @Test
  void consulCountsNeitherItsAgentsMetricsNorItsAgentsHealth() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE consul_api_http summary
                consul_api_http{method="GET",path="v1_agent_metrics",quantile="0.99"} 90
                consul_api_http_sum{method="GET",path="v1_agent_metrics"} 900
                consul_api_http_count{method="GET",path="v1_agent_metrics"} 900
                consul_api_http{method="GET",path="v1_agent_self",quantile="0.99"} 90
                consul_api_http_sum{method="GET",path="v1_agent_self"} 900
                consul_api_http_count{method="GET",path="v1_agent_self"} 900
                consul_api_http{method="GET",path="v1_health_service_",quantile="0.99"} 5
                consul_api_http_sum{method="GET",path="v1_health_service_"} 150
                consul_api_http_count{method="GET",path="v1_health_service_"} 3600
                """);
    assertThat(point(reading, Quantity.OBSERVED_P99)).isEqualTo(5);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
  }

  @Test
  void haproxyTellsWhenItBegan() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE haproxy_process_uptime_seconds gauge
            haproxy_process_uptime_seconds 3600
            # TYPE haproxy_frontend_http_responses_total counter
            haproxy_frontend_http_responses_total{proxy="web",code="2xx"} 3600
            """);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(
            point(
                Readings.of(
                    """
                    # TYPE haproxy_process_start_time_seconds gauge
                    haproxy_process_start_time_seconds 1000000
                    # TYPE haproxy_frontend_http_responses_total counter
                    haproxy_frontend_http_responses_total{proxy="web",code="2xx"} 3600
                    """),
                Quantity.OBSERVED_RPS))
        .isEqualTo(1);
  }

  @Test
  void latencyOfNginxVtsIsReadWithoutTheSumOverHosts() {
    String name = "nginx_vts_server_request_duration_seconds";
    String body =
        "# TYPE nginx_vts_start_time_seconds gauge\nnginx_vts_start_time_seconds 1000000\n";
    body += "# TYPE " + name + " histogram\n";
    for (String host : new String[] {"a", "*"}) {
      body +=
          (name + "_bucket{host=\"" + host + "\",le=\"0.1\"} 3600\n")
              + (name + "_bucket{host=\"" + host + "\",le=\"+Inf\"} 3600\n")
              + (name + "_sum{host=\"" + host + "\"} 36\n")
              + (name + "_count{host=\"" + host + "\"} 3600\n");
    }
    MetricsReading reading = Readings.of(body);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(caveats(reading, Quantity.OBSERVED_RPS))
        .contains("left out: 1 series of sums over hosts");
  }

  @Test
  void fineBucketsOfFastapiComeFirst() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{handler="/orders",le="0.1"} 3600
            http_request_duration_seconds_bucket{handler="/orders",le="+Inf"} 3600
            http_request_duration_seconds_sum{handler="/orders"} 36
            http_request_duration_seconds_count{handler="/orders"} 3600
            # TYPE http_request_duration_highr_seconds histogram
            http_request_duration_highr_seconds_bucket{le="0.01"} 3000
            http_request_duration_highr_seconds_bucket{le="0.025"} 3600
            http_request_duration_highr_seconds_bucket{le="+Inf"} 3600
            http_request_duration_highr_seconds_sum 36
            http_request_duration_highr_seconds_count 3600
            """);
    assertThat(amount(reading, Quantity.OBSERVED_P99).high()).isEqualTo(25);
  }

  @Test
  void webhooksOfAnOperatorAreRequests() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE controller_runtime_webhook_latency_seconds histogram
                controller_runtime_webhook_latency_seconds_bucket{webhook="/mutate",le="0.1"} 3600
                controller_runtime_webhook_latency_seconds_bucket{webhook="/mutate",le="+Inf"} 3600
                controller_runtime_webhook_latency_seconds_sum{webhook="/mutate"} 36
                controller_runtime_webhook_latency_seconds_count{webhook="/mutate"} 3600
                """);
    assertThat(amount(reading, Quantity.OBSERVED_P99).high()).isEqualTo(100);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
  }

  @Test
  void reconciliationsOfThePodAutoscalerFailByTheirLabelError() {
    String name = "horizontal_pod_autoscaler_controller_reconciliations_total";
    MetricsReading reading =
        Readings.of(
            ("# TYPE " + name + " counter\n")
                + (name + "{action=\"none\",error=\"none\"} 90\n")
                + (name + "{action=\"none\",error=\"internal\"} 7\n")
                + (name + "{action=\"none\",error=\"spec\"} 3\n"));
    assertThat(finding(reading, "reconcile-error-ratio")).isEqualTo(0.1);
  }

  @Test
  void containersOfDockerAreToldByTheirNames() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE container_start_time_seconds gauge
            container_start_time_seconds{id="/",image="",name=""} 1000
            container_start_time_seconds{id="/docker/ab",image="shop:1",name="web"} 1000000
            # TYPE container_cpu_usage_seconds_total counter
            container_cpu_usage_seconds_total{cpu="total",id="/",image="",name=""} 90000
            container_cpu_usage_seconds_total{cpu="total",id="/docker/ab",image="shop:1",name="web"} 360.5
            # TYPE container_memory_rss gauge
            container_memory_rss{id="/",image="",name=""} 104857600
            container_memory_rss{id="/docker/ab",image="shop:1",name="web"} 1048576
            """);
    assertThat(point(reading, Quantity.CPU_CORES)).isCloseTo(360.5 / 3600, within(1e-12));
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(1);
  }

  @Test
  void severalContainersOfDockerAreSeveralServices() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE container_memory_rss gauge
            container_memory_rss{id="/docker/ab",image="shop:1",job="cadvisor",name="web"} 1048576
            container_memory_rss{id="/docker/cd",image="pg:1",job="cadvisor",name="db"} 1048576
            """);
    assertThat(why(reading, Quantity.RESIDENT_MEMORY)).contains("several services: db, web");
  }

  @Test
  void pauseContainersOfAPodAreLeftOut() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE container_memory_rss gauge
            container_memory_rss{container="app",image="shop:1",name="ab",pod="shop-1"} 1048576
            container_memory_rss{image="registry.k8s.io/pause:3.9",name="cd",pod="shop-1"} 4096
            container_memory_rss{pod="shop-1"} 2097152
            """);
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(1);
  }

  @Test
  void whatAPrometheusServerFederatesIsReadWithoutItsTypes() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE go_info untyped
            go_info{instance="a:1",version="go1.23.4"} 1
            # TYPE http_request_duration_seconds_bucket untyped
            http_request_duration_seconds_bucket{instance="a:1",code="200",le="0.1"} 3600
            http_request_duration_seconds_bucket{instance="a:1",code="200",le="+Inf"} 3600
            # TYPE http_request_duration_seconds_count untyped
            http_request_duration_seconds_count{instance="a:1",code="200"} 3600
            # TYPE http_request_duration_seconds_sum untyped
            http_request_duration_seconds_sum{instance="a:1",code="200"} 36
            # TYPE http_server_requests_seconds_count untyped
            http_server_requests_seconds_count{instance="a:1",status="500"} 3
            # TYPE http_server_requests_seconds_sum untyped
            http_server_requests_seconds_sum{instance="a:1",status="500"} 3
            # TYPE process_cpu_seconds_total untyped
            process_cpu_seconds_total{instance="a:1"} 720.5
            # TYPE process_resident_memory_bytes untyped
            process_resident_memory_bytes{instance="a:1"} 1048576
            # TYPE process_start_time_seconds untyped
            process_start_time_seconds{instance="a:1"} 1000000
            """);
    assertThat(amount(reading, Quantity.OBSERVED_P99).high()).isEqualTo(100);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(1);
    assertThat(point(reading, Quantity.ERROR_RATIO)).isZero();
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(720.5 / 3600);
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(1);
  }

  @Test
  void aPlainNumberOfNoTypeIsNoHistogram() {
    MetricsReading reading = Readings.of("http_request_duration_seconds 3\n");
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo(
            "http_request_duration_seconds has no type and plain values where a histogram is expected");
  }
}
