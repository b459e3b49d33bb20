package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeReportTest {
  private static final String BODY =
      """
      # TYPE http_requests_total counter
      http_requests_total{status="200"} 10
      # TYPE http_request_duration_seconds histogram
      http_request_duration_seconds_bucket{le="0.1"} 10
      http_request_duration_seconds_bucket{le="+Inf"} 10
      http_request_duration_seconds_sum 1
      http_request_duration_seconds_count 10
      # TYPE rest_client_requests_total counter
      rest_client_requests_total{code="200"} 3
      # TYPE acme_widgets gauge
      acme_widgets 3
      # TYPE shop_http_request_duration_seconds histogram
      shop_http_request_duration_seconds_bucket{le="+Inf"} 2
      shop_http_request_duration_seconds_sum 1
      shop_http_request_duration_seconds_count 2
      # TYPE acme_gadgets gauge
      acme_gadgets 1
      """;

  private final ScrapeReport report = Readings.of(BODY).report();

  @Test
  void tellsWhatWasRead() {
    assertThat(report.scrapes())
        .singleElement()
        .returns(Format.PROMETHEUS_TEXT, ScrapeReport.Scrape::format)
        .returns(6, ScrapeReport.Scrape::families)
        .returns(2, ScrapeReport.Scrape::outsideCatalogue);
  }

  @Test
  void tellsWhatCountedAndWhatDidNot() {
    assertThat(report.used())
        .containsExactly("http_request_duration_seconds", "http_requests_total");
    assertThat(report.unused())
        .containsExactly(
            new ScrapeReport.Unused(
                "rest_client_requests_total",
                "requests that the process sends, not requests that it serves"),
            new ScrapeReport.Unused(
                "shop_http_request_duration_seconds", "a better family tells the same"));
  }

  @Test
  void tellsWhatIsMissingAndHowToGetIt() {
    assertThat(report.gaps())
        .extracting(ScrapeReport.Gap::quantity)
        .containsExactly(
            "load.languageShare",
            "fleet.instances",
            "incumbent.tuned",
            "observed.requestsPerSecond",
            "observed.cpuCores",
            "observed.cpuMsPerRequest",
            "observed.residentMemoryMiB",
            "observed.peakMemoryMiB",
            "observed.gcCpuShare",
            "observed.startupMs",
            "observed.oomKills",
            "observed.restartsPerDay",
            "derived.throttledShare");
    assertThat(report.gaps()).allSatisfy(gap -> assertThat(gap.how()).isNotBlank());
    assertThat(report.gaps()).allSatisfy(gap -> assertThat(gap.why()).isNotBlank());
  }

  private static String why(MetricsReading reading, String family) {
    return reading.report().unused().stream()
        .filter(unused -> unused.family().equals(family))
        .map(ScrapeReport.Unused::why)
        .findFirst()
        .orElse("");
  }

  private static String how(MetricsReading reading, String quantity) {
    return reading.report().gaps().stream()
        .filter(gap -> gap.quantity().equals(quantity))
        .map(ScrapeReport.Gap::how)
        .findFirst()
        .orElse("");
  }

  @Test
  void whatTellsTheStartIsUsed() {
    MetricsReading copies =
        Readings.of(
            """
            # TYPE process_start_time_seconds gauge
            process_start_time_seconds{instance="a"} 1000000
            process_start_time_seconds{instance="b"} 1000000
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total{instance="a"} 36.5
            process_cpu_seconds_total{instance="b"} 36.5
            """);
    assertThat(copies.report().used()).contains("process_start_time_seconds");
    MetricsReading uptime =
        Readings.of(
            """
            # TYPE process_start_time_seconds gauge
            process_start_time_seconds 1000000
            # TYPE process_uptime_seconds gauge
            process_uptime_seconds 3600
            """);
    assertThat(uptime.report().unused()).isEmpty();
    String clock = "# TYPE node_time_seconds gauge\nnode_time_seconds 1003600\n";
    assertThat(Readings.received(clock, null).report().used()).containsExactly("node_time_seconds");
    assertThat(uptime.finding("uptime").provenance())
        .returns("process_uptime_seconds", Provenance::metric)
        .returns("as exposed", Provenance::method);
  }

  @Test
  void saysThatAnotherTellsTheSameOnlyWhereOneDoes() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total 36.5
            # TYPE process_cpu_usage gauge
            process_cpu_usage 0.02
            # TYPE system_cpu_count gauge
            system_cpu_count 2
            """);
    assertThat(why(reading, "process_cpu_usage")).isEqualTo("a better family tells the same");
    assertThat(why(reading, "system_cpu_count")).isEqualTo("nothing was read from it");
  }

  @Test
  void aRecentMaximumIsShownBesideAHistogram() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_server_requests_seconds histogram
            http_server_requests_seconds_bucket{le="0.1"} 10
            http_server_requests_seconds_bucket{le="+Inf"} 10
            http_server_requests_seconds_sum 1
            http_server_requests_seconds_count 10
            # TYPE http_server_requests_seconds_max gauge
            http_server_requests_seconds_max{uri="/a"} 0.25
            http_server_requests_seconds_max{uri="/b"} 0.75
            """);
    assertThat(Readings.finding(reading, "max-latency")).isEqualTo(750);
    assertThat(reading.report().unused()).isEmpty();
  }

  @Test
  void aGoServiceIsNotReadByNamesThatOnlyLookLikeRust() {
    String body =
        """
        # TYPE tor_reconciliations_total counter
        tor_reconciliations_total{action="none",error="internal"} 7
        """;
    MetricsReading reading = Readings.of("# TYPE go_info gauge\ngo_info 1\n" + body);
    assertThat(reading.finding("reconciles")).isNull();
    assertThat(why(reading, "tor_reconciliations_total"))
        .isEqualTo("is known of services in rust, which this one is not");
    assertThat(Readings.finding(Readings.of(body), "reconciles")).isEqualTo(7);
  }

  @Test
  void onlyGoIsAskedHowItIsTuned() {
    assertThat(Readings.of("# TYPE jvm_info gauge\njvm_info 1\n").report().gaps())
        .extracting(ScrapeReport.Gap::quantity)
        .doesNotContain("incumbent.tuned");
    assertThat(Readings.of("# TYPE go_info gauge\ngo_info 1\n").report().gaps())
        .extracting(ScrapeReport.Gap::quantity)
        .contains("incumbent.tuned");
  }

  @Test
  void asksForTimesWhereOnlyTheyAreMissing() {
    MetricsReading reading =
        Readings.of(
            "# TYPE http_requests_total counter\nhttp_requests_total 7\n"
                + "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 7.5\n");
    for (String quantity : List.of("observed.requestsPerSecond", "observed.cpuCores")) {
      assertThat(how(reading, quantity))
          .isEqualTo(
              "send takenAt with a snapshot that has process_start_time_seconds, or send two"
                  + " snapshots with takenAt, 5 to 60 minutes apart");
    }
  }

  @Test
  void sendsWhoScrapedAnExporterToTheService() {
    MetricsReading reading =
        Readings.of(
            "# TYPE go_info gauge\ngo_info 1\n# TYPE node_load1 gauge\nnode_load1 1\n"
                + "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 7.5\n"
                + "# TYPE nginx_http_requests_total counter\nnginx_http_requests_total 7\n"
                + "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1000000\n");
    assertThat(how(reading, "observed.cpuCores"))
        .isEqualTo(
            "scrape the service itself: the runtime and process metrics here are those of"
                + " node_exporter");
    assertThat(how(reading, "observed.requestsPerSecond"))
        .isEqualTo("send two snapshots with takenAt, 5 to 60 minutes apart");
  }

  @Test
  void releasedMemoryOfSeveralServicesIsToldAsSuch() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE go_memstats_sys_bytes gauge
            go_memstats_sys_bytes{pod="a"} 2
            go_memstats_sys_bytes{pod="b"} 2
            # TYPE go_memstats_heap_released_bytes gauge
            go_memstats_heap_released_bytes{pod="a"} 1
            go_memstats_heap_released_bytes{pod="b"} 1
            """);
    String several = "speaks of several services: a, b; select one";
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused("go_memstats_sys_bytes", several),
            new ScrapeReport.Unused("go_memstats_heap_released_bytes", several));
  }

  @Test
  void anotherQueueIsNotSaidToTellTheSame() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE tokio_global_queue_depth gauge
            tokio_global_queue_depth 2
            # TYPE tokio_blocking_queue_depth gauge
            tokio_blocking_queue_depth 7
            """);
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused(
                "tokio_blocking_queue_depth",
                "may be another queue than that of tokio_global_queue_depth, which alone is read"));
  }
}
