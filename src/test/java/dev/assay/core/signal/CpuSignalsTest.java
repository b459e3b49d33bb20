package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSignalsTest {
  private static final String WHOLE =
      """
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 36
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# TYPE go_info gauge\ngo_info{version=\"go1.25\"} 1\n",
        "# TYPE python_info gauge\npython_info{version=\"3.12.1\"} 1\n",
        "# TYPE nodejs_version_info gauge\nnodejs_version_info{version=\"v22.1.0\"} 1\n",
        "# TYPE jvm_info gauge\njvm_info{version=\"21\",vendor=\"x\",runtime=\"y\"} 1\n",
      })
  void aWholeNumberIsNoWholeSecondCounterWhereTheRuntimeCountsFractions(String runtime) {
    MetricsReading reading = Readings.of(runtime + WHOLE);
    assertThat(amount(reading, Quantity.CPU_CORES)).isEqualTo(Value.Amount.of(0.01));
    assertThat(caveats(reading, Quantity.CPU_CORES)).isEmpty();
  }

  @Test
  void wholeSecondsAreAGapWithItsRemedy() {
    MetricsReading reading = Readings.of(WHOLE);
    assertThat(amount(reading, Quantity.CPU_CORES).high()).isEqualTo(37 / 3600.0);
    assertThat(reading.report().gaps())
        .contains(
            new ScrapeReport.Gap(
                "observed.cpuCores",
                "low confidence: the counter counts whole seconds, as rust-prometheus does; below"
                    + " 100 CPU seconds that is coarse",
                "Send snapshots that lie at least 100 CPU seconds apart, or cadvisor's"
                    + " container_cpu_usage_seconds_total, which counts fractions."));
    assertThat(Readings.of(WHOLE.replace(" 36", " 3600")).report().gaps())
        .noneMatch(gap -> gap.quantity().equals("observed.cpuCores"));
  }
}
