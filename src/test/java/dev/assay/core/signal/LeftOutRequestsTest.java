package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Probes and the like: no requests of users, but the CPU time is spent on them too. */
class LeftOutRequestsTest {
  private static final String CPU =
      """
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 500.5
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      """;

  @Test
  void theLowEndOfCpuPerRequestCountsAllRequests() {
    MetricsReading reading =
        Readings.of(
            CPU
                + """
                # TYPE http_requests_total counter
                http_requests_total{path="/pay"} 5000
                http_requests_total{path="/healthz"} 995000
                """);
    assertThat(amount(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(0.5005, 100.1, 100.1));
    assertThat(caveats(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .contains(
            "the low end spreads it over 995000 requests more that are left out: health and metrics"
                + " handlers");
  }

  @Test
  void theLowEndOfTheLanguageShareCountsTheirTime() {
    MetricsReading reading =
        Readings.of(
            CPU
                + """
                # TYPE http_request_duration_seconds summary
                http_request_duration_seconds_sum{path="/pay"} 1001
                http_request_duration_seconds_count{path="/pay"} 5000
                http_request_duration_seconds_sum{path="/healthz"} 4004
                http_request_duration_seconds_count{path="/healthz"} 995000
                """);
    assertThat(amount(reading, Quantity.LANGUAGE_SHARE)).isEqualTo(new Value.Amount(0.1, 0.5, 0.5));
    assertThat(caveats(reading, Quantity.LANGUAGE_SHARE))
        .contains(
            "the low end counts the time of 995000 requests more that are left out: health and"
                + " metrics handlers");
  }

  @Test
  void onlyTheGrowthOfThemCountsBetweenSnapshots() {
    String counted =
        """
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total %s
        # TYPE http_requests_total counter
        http_requests_total{path="/pay"} %s
        http_requests_total{path="/healthz"} %s
        """;
    MetricsReading reading =
        Readings.of(counted.formatted(0.5, 1000, 800_000), counted.formatted(10.5, 2000, 801_000));
    assertThat(amount(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(5, 10, 10));
  }
}
