package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.codes;
import static dev.assay.core.exposition.Reading.openMetrics;
import static dev.assay.core.exposition.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bodies whose every family is untyped, as a Prometheus server federates them. */
class UntypedTest {
  private static final String HISTOGRAM =
      """
      # TYPE http_seconds_bucket untyped
      http_seconds_bucket{le="0.1"} 3 1000
      http_seconds_bucket{le="+Inf"} 4 1000
      # TYPE http_seconds_count untyped
      http_seconds_count 4 1000
      # TYPE http_seconds_sum untyped
      http_seconds_sum 2 1000
      """;

  @Test
  void bucketsCountAndSumAreAHistogram() throws Exception {
    Exposition read = text(HISTOGRAM);
    assertThat(read.familyCount()).isEqualTo(1);
    assertThat(read.families())
        .singleElement()
        .returns("http_seconds", MetricFamily::name)
        .returns(MetricType.HISTOGRAM, MetricFamily::type);
    assertThat(read.families().getFirst().series())
        .singleElement()
        .isInstanceOfSatisfying(
            Series.Histogram.class,
            histogram -> {
              assertThat(histogram.cumulativeCounts()).containsExactly(3, 4);
              assertThat(histogram.count()).isEqualTo(4);
              assertThat(histogram.sum()).isEqualTo(2);
              assertThat(histogram.timestampSeconds()).isEqualTo(1);
            });
    assertThat(codes(read)).containsExactly("inferred-type");
  }

  @Test
  void quantilesCountAndSumAreASummary() throws Exception {
    Exposition read =
        text(
            """
            # TYPE wait_seconds untyped
            wait_seconds{quantile="0.5"} 0.25
            # TYPE wait_seconds_count untyped
            wait_seconds_count 4
            # TYPE wait_seconds_sum untyped
            wait_seconds_sum 2
            """);
    assertThat(read.families())
        .singleElement()
        .returns("wait_seconds", MetricFamily::name)
        .returns(MetricType.SUMMARY, MetricFamily::type);
    assertThat(read.families().getFirst().series())
        .singleElement()
        .isInstanceOfSatisfying(
            Series.Summary.class, summary -> assertThat(summary.sum()).isEqualTo(2));
  }

  @Test
  void aCountAndItsSumAreASummaryWithoutQuantiles() throws Exception {
    Exposition read =
        text(
            """
            # TYPE http_server_requests_seconds_count untyped
            http_server_requests_seconds_count{uri="/a"} 4
            http_server_requests_seconds_count{uri="/b"} 6
            # TYPE http_server_requests_seconds_sum untyped
            http_server_requests_seconds_sum{uri="/a"} 2
            http_server_requests_seconds_sum{uri="/b"} 3
            """);
    assertThat(read.familyCount()).isEqualTo(1);
    assertThat(read.families().getFirst().type()).isEqualTo(MetricType.SUMMARY);
    assertThat(read.families().getFirst().series())
        .extracting(series -> series instanceof Series.Summary s ? s.count() + "/" + s.sum() : "")
        .containsExactly("4.0/2.0", "6.0/3.0");
  }

  @Test
  void whatStandsAloneStaysAsItIs() throws Exception {
    Exposition read =
        text(
            """
            # TYPE jvm_thread_count untyped
            jvm_thread_count 4
            # TYPE tax_sum untyped
            tax_sum 4
            # TYPE http_requests_total untyped
            http_requests_total 7
            # TYPE up untyped
            up 1
            # TYPE odd_bucket untyped
            odd_bucket 1
            """);
    assertThat(read.families())
        .extracting(MetricFamily::name)
        .containsExactly("jvm_thread_count", "tax_sum", "http_requests_total", "up", "odd_bucket");
    assertThat(read.families()).extracting(MetricFamily::type).containsOnly(MetricType.UNKNOWN);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aTypeThatIsStatedHolds() throws Exception {
    Exposition read =
        text(
            """
            # TYPE x histogram
            # TYPE x_count untyped
            x_count 5
            # TYPE y untyped
            # TYPE y counter
            y 1
            """);
    assertThat(read.families()).extracting(MetricFamily::name).containsExactly("x", "x_count", "y");
    assertThat(codes(read)).containsExactly("second-type");
  }

  @Test
  void openMetricsOfNoTypeAreReadAlike() throws Exception {
    Exposition read =
        openMetrics(HISTOGRAM.replace("untyped", "unknown").replace(" 1000", " 1") + "# EOF\n");
    assertThat(read.families()).singleElement().returns("http_seconds", MetricFamily::name);
  }

  @Test
  void aStrictReaderTakesTheTypeAtItsWord() throws Exception {
    Exposition read =
        Reading.read(
            HISTOGRAM.replace(" 1000", "").replace("le=", "of="),
            Format.PROMETHEUS_TEXT,
            Reading.STRICT);
    assertThat(read.families()).hasSize(3);
    assertThat(Reading.read(HISTOGRAM, Format.PROMETHEUS_TEXT, Reading.STRICT).families())
        .extracting(MetricFamily::name)
        .containsExactly("http_seconds_bucket", "http_seconds_count", "http_seconds_sum");
  }
}
