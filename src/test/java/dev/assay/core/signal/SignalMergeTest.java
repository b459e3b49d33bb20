package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalMergeTest {
  private static final Provenance SEEN =
      new Provenance(
          "http_request_duration_seconds",
          "{handler=\"/pay\"}",
          3,
          List.of(0),
          Provenance.Window.LIFETIME,
          3600.0,
          "histogram_quantile(0.99)",
          List.of());

  private static Signals declared(Quantity quantity, Value value) {
    return Signals.of(List.of(new Signal.Declared(quantity, value, quantity.pointer(), false)));
  }

  private static Signal measured(Quantity quantity, Value value) {
    return new Signal.Measured(quantity, value, SEEN);
  }

  @Test
  void measuredBeatsDeclaredAndTheConflictIsTold() {
    SignalMerge.Merged merged =
        SignalMerge.merge(
            declared(Quantity.OBSERVED_P99, Value.Amount.of(4)),
            List.of(measured(Quantity.OBSERVED_P99, new Value.Amount(5, 7.5, 10))));
    assertThat(merged.signals().amount(Quantity.OBSERVED_P99))
        .contains(new Value.Amount(5, 7.5, 10));
    assertThat(merged.conflicts())
        .containsExactly(
            new Conflict(
                "/observed/p99Ms",
                "observed.p99Ms",
                Value.Amount.of(4),
                new Value.Amount(5, 7.5, 10),
                "4 ms is declared and 7.5 ms (5 to 10) was measured"
                    + " (http_request_duration_seconds{handler=\"/pay\"},"
                    + " histogram_quantile(0.99)), more than 10 per cent outside the measured"
                    + " interval; the measured value counts"));
  }

  @ParameterizedTest
  @CsvSource({"4.5,   false", "4.49, true", "5, false", "10, false", "11, false", "11.01, true"})
  void toleratesTenPerCentOutsideTheInterval(double declared, boolean conflict) {
    SignalMerge.Merged merged =
        SignalMerge.merge(
            declared(Quantity.OBSERVED_P99, Value.Amount.of(declared)),
            List.of(measured(Quantity.OBSERVED_P99, new Value.Amount(5, 7.5, 10))));
    assertThat(!merged.conflicts().isEmpty()).isEqualTo(conflict);
    assertThat(merged.signals().number(Quantity.OBSERVED_P99)).hasValue(7.5);
  }

  @Test
  void declaredStandsWhereNothingWasMeasured() {
    SignalMerge.Merged merged =
        SignalMerge.merge(
            declared(Quantity.OBSERVED_P99, Value.Amount.of(4)),
            List.of(
                new Signal.Missing(Quantity.OBSERVED_P99, "no histogram"),
                new Signal.Missing(Quantity.CPU_CORES, "no counter")));
    assertThat(merged.signals().number(Quantity.OBSERVED_P99)).hasValue(4);
    assertThat(merged.signals().get(Quantity.CPU_CORES))
        .isEqualTo(new Signal.Missing(Quantity.CPU_CORES, "no counter"));
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void aFigureThatKeepsToALowerBoundStands() {
    Signal bound =
        measured(Quantity.PEAK_MEMORY, new Value.Amount(50, 50, Double.POSITIVE_INFINITY));
    SignalMerge.Merged above =
        SignalMerge.merge(declared(Quantity.PEAK_MEMORY, Value.Amount.of(80)), List.of(bound));
    assertThat(above.signals().number(Quantity.PEAK_MEMORY)).hasValue(80);
    assertThat(above.conflicts()).isEmpty();
    SignalMerge.Merged below =
        SignalMerge.merge(declared(Quantity.PEAK_MEMORY, Value.Amount.of(40)), List.of(bound));
    assertThat(below.signals().number(Quantity.PEAK_MEMORY)).hasValue(50);
    assertThat(below.conflicts())
        .singleElement()
        .satisfies(
            c -> assertThat(c.note()).startsWith("40 MiB is declared and 50 MiB (50 to +Inf) was"));
  }

  @Test
  void comparesChoicesAndFlags() {
    SignalMerge.Merged language =
        SignalMerge.merge(
            declared(Quantity.INCUMBENT_LANGUAGE, new Value.Level("rust")),
            List.of(measured(Quantity.INCUMBENT_LANGUAGE, new Value.Level("go"))));
    assertThat(language.signals().level(Quantity.INCUMBENT_LANGUAGE)).contains("go");
    assertThat(language.conflicts().getFirst().note())
        .startsWith("rust is declared and go was measured");
    SignalMerge.Merged same =
        SignalMerge.merge(
            declared(Quantity.TUNED, new Value.Flag(true)),
            List.of(measured(Quantity.TUNED, new Value.Flag(true))));
    assertThat(same.conflicts()).isEmpty();
    SignalMerge.Merged tuned =
        SignalMerge.merge(
            declared(Quantity.TUNED, new Value.Flag(true)),
            List.of(measured(Quantity.TUNED, new Value.Flag(false))));
    assertThat(tuned.conflicts().getFirst().note()).startsWith("yes is declared and no was");
  }

  @Test
  void keepsWhatMetricsDoNotSpeakOf() {
    Signals declared =
        Signals.of(
            List.of(
                new Signal.Declared(
                    Quantity.ENGINEERS, Value.Amount.of(6), "/team/engineers", false)));
    SignalMerge.Merged merged =
        SignalMerge.merge(declared, List.of(measured(Quantity.CPU_CORES, Value.Amount.of(1))));
    assertThat(merged.signals().all())
        .extracting(Signal::quantity)
        .containsExactly(Quantity.ENGINEERS, Quantity.CPU_CORES);
  }
}
