package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValueFunctionTest {

  @Test
  void fixed_ranges() {
    ValueFunction latency = ValueFunction.between(Axis.LINEAR, 50, 0);
    assertThat(latency.read(5)).isEqualTo(new ValueFunction.Reading(.9, false));
    assertThat(latency.read(60)).isEqualTo(new ValueFunction.Reading(0, true));
    assertThat(latency.read(-1)).isEqualTo(new ValueFunction.Reading(1, true));
    assertThat(latency.read(50)).isEqualTo(new ValueFunction.Reading(0, false));
    assertThat(latency.range()).isEqualTo(new Interval(0, 50));
  }

  @Test
  void equal_ratios_count_equally_on_a_log_axis() {
    ValueFunction memory = ValueFunction.between(Axis.LOG, 1024, 16);
    assertThat(memory.value(128)).isCloseTo(.5, within(1e-15));
    assertThat(memory.value(512) - memory.value(1024)).isCloseTo(1 / 6.0, within(1e-15));
    assertThat(memory.read(0)).isEqualTo(new ValueFunction.Reading(1, true));
    assertThat(memory.read(Double.POSITIVE_INFINITY)).isEqualTo(new ValueFunction.Reading(0, true));
  }

  @Test
  void a_change_of_unit_changes_nothing() {
    ValueFunction milliseconds =
        ValueFunction.of(Axis.LOG, new double[] {2, 10, 400}, new double[] {1, .7, -1});
    ValueFunction seconds =
        ValueFunction.of(Axis.LOG, new double[] {.002, .01, .4}, new double[] {1, .7, -1});
    for (double x = 1; x < 500; x *= 1.1) {
      assertThat(seconds.value(x / 1000)).isCloseTo(milliseconds.value(x), within(1e-14));
    }
  }

  @Test
  void inverse_of_points_and_flats() {
    ValueFunction budget =
        ValueFunction.of(
            Axis.LINEAR, new double[] {0, 5, 10, 12, 20}, new double[] {1, 1, .5, .5, 0});
    assertThat(budget.inverse(.75)).containsExactly(new Interval(7.5, 7.5));
    assertThat(budget.inverse(.5)).containsExactly(new Interval(10, 12));
    assertThat(budget.inverse(1)).containsExactly(new Interval(Double.NEGATIVE_INFINITY, 5));
    assertThat(budget.inverse(0)).containsExactly(new Interval(20, Double.POSITIVE_INFINITY));
    assertThat(budget.inverse(1.1)).isEmpty();
    assertThat(budget.nearest(.5, 30)).hasValue(12);
    assertThat(budget.nearest(.5, 3)).hasValue(10);
    assertThat(budget.nearest(.5, 11)).hasValue(11);
    assertThat(budget.nearest(-1, 11)).isEmpty();
  }

  @Test
  void inverse_of_a_function_that_turns_back() {
    ValueFunction hill =
        ValueFunction.of(Axis.LINEAR, new double[] {0, 10, 30}, new double[] {0, 1, 0});
    assertThat(hill.inverse(.5)).containsExactly(new Interval(5, 5), new Interval(20, 20));
    assertThat(hill.inverse(1)).containsExactly(new Interval(10, 10));
    assertThat(hill.nearest(.5, 13)).hasValue(20);
    assertThat(hill.nearest(.5, 12)).hasValue(5);
    assertThat(hill.valuesOver(new Interval(5, 30))).isEqualTo(new Interval(0, 1));
    assertThat(hill.valuesOver(new Interval(12, 30))).isEqualTo(new Interval(0, .9));
  }

  @Test
  void inverse_on_a_log_axis_reaches_down_to_zero() {
    ValueFunction memory = ValueFunction.between(Axis.LOG, 1000, 10);
    assertThat(memory.inverse(1)).containsExactly(new Interval(0, 10));
    assertThat(memory.nearest(.5, 500).getAsDouble()).isCloseTo(100, within(1e-12));
  }

  @Test
  void inverse_undoes_the_value() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 3000; trial++) {
      int n = 2 + random.nextInt(5);
      double[] anchors = new double[n];
      double[] values = new double[n];
      for (int k = 0; k < n; k++) {
        anchors[k] = (k == 0 ? 1 : anchors[k - 1]) + random.nextDouble(.1, 9);
        values[k] = random.nextInt(5) / 4.0;
      }
      ValueFunction function =
          ValueFunction.of(random.nextBoolean() ? Axis.LOG : Axis.LINEAR, anchors, values);
      double x = random.nextDouble(anchors[0], anchors[n - 1]);
      double v = function.value(x);
      double back = function.nearest(v, x).getAsDouble();
      assertThat(function.value(back)).isCloseTo(v, within(1e-12));
      assertThat(function.inverse(v)).anyMatch(i -> i.low() - 1e-9 <= x && x <= i.high() + 1e-9);
      for (Interval interval : function.inverse(.5)) {
        assertThat(function.value(interval.low())).isCloseTo(.5, within(1e-12));
        assertThat(function.value(interval.high())).isCloseTo(.5, within(1e-12));
      }
    }
  }

  @Test
  void refuses_anchors_that_are_none() {
    assertThatThrownBy(() -> function(Axis.LINEAR, 1)).hasMessage("1 anchors: at least 2");
    assertThatThrownBy(() -> function(Axis.LINEAR, 1, 3, 3))
        .hasMessage("3.0 at anchors[2] is not above 3.0");
    assertThatThrownBy(() -> function(Axis.LOG, 0, 3))
        .hasMessage("0.0 at anchors[0] is not positive: a log axis needs it");
    assertThatThrownBy(() -> function(Axis.LINEAR, 1, Double.NaN))
        .hasMessage("NaN at anchors[1] is not a finite number");
    assertThatThrownBy(
            () -> ValueFunction.of(Axis.LINEAR, new double[] {1, 2}, new double[] {1, 2, 3}))
        .hasMessage("3 numbers in values: expected 2");
    assertThatThrownBy(() -> function(Axis.LINEAR, 1, 2).value(Double.NaN))
        .hasMessage("NaN is not a reading");
  }

  private static ValueFunction function(Axis axis, double... anchors) {
    return ValueFunction.of(axis, anchors, new double[anchors.length]);
  }
}
