package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Format;
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
}
