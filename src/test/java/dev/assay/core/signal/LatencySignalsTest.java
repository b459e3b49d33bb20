package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencySignalsTest {
  private static String summary(String labels, String quantile, int sum, int count) {
    return """
        http_request_duration_seconds{%1$squantile="0.99"} %2$s
        http_request_duration_seconds_sum{%1$s} %3$s
        http_request_duration_seconds_count{%1$s} %4$s
        """
        .formatted(labels, quantile, sum, count);
  }

  private static final String SUMMARY = "# TYPE http_request_duration_seconds summary\n";

  @ParameterizedTest
  @ValueSource(strings = {"0", "NaN"})
  void aSummaryWithAnEmptyWindowHasNoCurrentQuantile(String quantile) {
    assertThat(why(Readings.of(SUMMARY + summary("", quantile, 50, 1000)), Quantity.OBSERVED_P99))
        .contains("without a current quantile 0.99");
  }

  @Test
  void rowsWithoutACurrentQuantileDoNotEnter() {
    MetricsReading reading =
        Readings.of(
            SUMMARY
                + summary("path=\"/a\",", "0.2", 50, 1000)
                + summary("path=\"/b\",", "0", 50, 1000)
                + summary("path=\"/c\",", "9", 0, 0));
    assertThat(amount(reading, Quantity.OBSERVED_P99)).isEqualTo(Value.Amount.of(200));
  }

  private static String histogram(String buckets, int count) {
    return """
        # TYPE http_request_duration_seconds histogram
        %shttp_request_duration_seconds_sum 20
        http_request_duration_seconds_count %d
        """
        .formatted(buckets, count);
  }

  private static String bucket(String labels, String le, int count) {
    return "http_request_duration_seconds_bucket{%sle=\"%s\"} %d\n".formatted(labels, le, count);
  }

  @Test
  void namesWhatBucketsLack() {
    assertThat(why(Readings.of(histogram(bucket("", "+Inf", 10), 10)), Quantity.OBSERVED_P50))
        .isEqualTo(
            "http_request_duration_seconds has no finite bucket bound; add bounds around the"
                + " budget");
    String apart =
        "# TYPE http_request_duration_seconds histogram\n"
            + bucket("pod=\"web-0\",", "0.1", 5)
            + bucket("pod=\"web-0\",", "+Inf", 10)
            + bucket("pod=\"web-1\",", "0.2", 5)
            + bucket("pod=\"web-1\",", "+Inf", 10);
    assertThat(why(Readings.of(apart), Quantity.OBSERVED_P50))
        .isEqualTo(
            "http_request_duration_seconds has no bucket bound in common between its series; give"
                + " all copies the same bounds");
  }

  @Test
  void saysWhereBucketsAndCountDiffer() {
    String fewer = histogram(bucket("", "0.1", 8000) + bucket("", "+Inf", 9000), 10_000);
    assertThat(caveats(Readings.of(fewer), Quantity.OBSERVED_P50))
        .contains("the buckets hold 9000 of 10000 requests");
    String more = histogram(bucket("", "0.1", 8000) + bucket("", "+Inf", 10_000), 9000);
    assertThat(caveats(Readings.of(more), Quantity.OBSERVED_P50))
        .contains("the buckets hold 10000 requests and the count tells 9000");
    String same = histogram(bucket("", "0.1", 8000) + bucket("", "+Inf", 9000), 9000);
    assertThat(caveats(Readings.of(same), Quantity.OBSERVED_P50))
        .noneMatch(caveat -> caveat.startsWith("the buckets hold"));
  }

  @Test
  void saysThatTheCountStandsInForAMissingBucket() {
    MetricsReading reading = Readings.of(histogram(bucket("", "0.1", 8000), 9000));
    assertThat(caveats(reading, Quantity.OBSERVED_P50))
        .contains("there is no +Inf bucket; the count stands in for it");
    assertThat(reading.report().scrapes().getFirst().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("missing-inf-bucket"));
    String whole = histogram(bucket("", "0.1", 8000) + bucket("", "+Inf", 9000), 9000);
    assertThat(caveats(Readings.of(whole), Quantity.OBSERVED_P50))
        .doesNotContain("there is no +Inf bucket; the count stands in for it");
  }

  @Test
  void anUnresolvedBudgetIsAGapWithItsBound() {
    MetricsReading reading =
        Readings.of(
            new LatencyBudgets(50.0, null, null),
            histogram(bucket("", "0.1", 9000) + bucket("", "+Inf", 9000), 9000));
    assertThat(reading.report().gaps())
        .contains(
            new ScrapeReport.Gap(
                "observed.p50Ms",
                "unresolved: the budget of 50 ms lies inside the bucket from 0 to 100 ms that holds"
                    + " the quantile",
                "add a bucket bound at 0.05 to http_request_duration_seconds"));
    assertThat(caveats(reading, Quantity.OBSERVED_P50))
        .contains(
            "unresolved: the budget of 50 ms lies inside the bucket from 0 to 100 ms that holds the"
                + " quantile; add a bucket bound at 0.05 to http_request_duration_seconds");
  }
}
