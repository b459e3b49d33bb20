package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final double[] WEIGHTS = {.3, .25, .2, .15, .1};
  private static final double[] LEAD = {.3, .1, -.2, .05, -.1};

  private final WeightSensitivity sensitivity = new WeightSensitivity(WEIGHTS);

  @Test
  void a_weight_flips_the_lead() {
    double t = Additive.flip(WEIGHTS, LEAD, 2).getAsDouble();
    assertThat(t).as("(D - w d) / (D - d)").isCloseTo(.1125 / .2725, within(1e-15));
    double rest = (1 - t) / .8;
    assertThat(rest * (.3 * .3 + .25 * .1 + .15 * .05 - .1 * .1) - t * .2)
        .isCloseTo(0, within(1e-15));
    assertThat(Additive.flip(WEIGHTS, LEAD, 1)).as("no weight of this alone flips it").isEmpty();
  }

  @Test
  void a_mean_with_missing_weight_turns_where_a_quadratic_does() {
    // 0.5 - t + 0.1 / (0.5 + 0.5 t)
    LeadCurve curve = new LeadCurve(.5, -1, new double[] {.1}, new double[] {.5});

    assertThat(curve.at(0)).isCloseTo(.7, within(1e-15));
    assertThat(curve.roots(0, 1)).hasSize(1);
    double t = curve.roots(0, 1).getFirst();
    assertThat(t)
        .as("(0.5 - t) (0.5 + 0.5 t) = -0.1")
        .isCloseTo(Math.sqrt(.7625) - .25, within(1e-12));
    assertThat(curve.roots(0, t)).isEmpty();
    assertThat(curve.roots(t, 1)).isEmpty();
  }

  @Test
  void a_lead_that_is_nowhere_or_nothing_has_no_turn() {
    double[] none = {};
    assertThat(new LeadCurve(0, 0, none, none).roots(0, 1)).isEmpty();
    assertThat(new LeadCurve(.2, 0, none, none).roots(0, 1)).isEmpty();
    assertThat(new LeadCurve(1, 0, new double[] {.1, -.2}, new double[] {.3, .6}).roots(0, 1))
        .isEmpty();
    assertThat(new LeadCurve(.2, -.4, new double[] {0}, new double[] {1}).roots(0, 1))
        .as("a fraction of nothing does not count")
        .containsExactly(.5);
  }

  @Test
  void the_least_weight_that_must_move() {
    assertThat(sensitivity.leastMove(LEAD).orElseThrow()).isCloseTo(.145, within(1e-15));

    assertThat(sensitivity.leastMove(new double[] {.1, .2, 0, .1, .3})).isEmpty();
    assertThat(sensitivity.leastMove(new double[5])).hasValue(0);
    assertThatThrownBy(() -> sensitivity.leastMove(new double[] {-1, 0, 0, 0, 0}))
        .hasMessage("-0.3 is the lead: the leader is behind");
  }

  @Test
  void the_least_weight_may_need_several_donors() {
    WeightSensitivity thirds = new WeightSensitivity(new double[] {.4, .4, .2});
    assertThat(thirds.leastMove(new double[] {1, .5, -.1}).orElseThrow())
        .as(".4 of 1.1 and .14 / .6 of the next")
        .isCloseTo(.4 + .14 / .6, within(1e-14));
  }

  @Test
  void an_input_flips_in_its_own_unit() {
    double[] start = {.8, .7};
    double[] end = {.3, .7};
    // straight by the logarithm from 10 to 1: a fifth of the way down
    ValueFlip.Turn turn = ValueFlip.first(Axis.LOG, 10, 1, start, end, 0).orElseThrow();
    assertThat(turn.rival()).isEqualTo(1);
    assertThat(turn.reading()).isCloseTo(Math.pow(10, .8), within(1e-12));
    assertThat(ValueFlip.first(Axis.RECIPROCAL, 10, 1, start, end, 0).orElseThrow().reading())
        .as("1 / x is a fifth of the way from 0.1 to 1")
        .isCloseTo(1 / .28, within(1e-12));
    assertThat(ValueFlip.first(Axis.LINEAR, 10, 1, start, new double[] {.7, .7}, 0)).isEmpty();
  }

  @Test
  void an_input_flips_to_the_first_of_several_rivals() {
    double out = Double.NEGATIVE_INFINITY;
    double[] start = {.75, 0, 0, out};
    double[] end = {.75, 1, 2, out};
    assertThat(ValueFlip.first(Axis.LINEAR, 0, 100, start, end, 0))
        .contains(new ValueFlip.Turn(37.5, 2));
    assertThat(ValueFlip.first(Axis.LINEAR, 5, 9, new double[] {1, 1}, new double[] {1, 2}, 0))
        .as("level at the start")
        .contains(new ValueFlip.Turn(5, 1));
  }

  @Test
  void a_stretch_is_straight_where_its_middle_says_so() {
    double out = Double.NEGATIVE_INFINITY;
    assertThat(
            ValueFlip.straight(
                new double[] {0, 1, out}, new double[] {.5, .5, out}, new double[] {1, 0, out}))
        .isTrue();
    assertThat(ValueFlip.straight(new double[] {0}, new double[] {.6}, new double[] {1})).isFalse();
    assertThat(ValueFlip.straight(new double[] {0}, new double[] {0}, new double[] {out}))
        .isFalse();
    assertThat(ValueFlip.straight(new double[] {out}, new double[] {0}, new double[] {out}))
        .isFalse();
  }

  @Test
  void contributions_sum_to_the_margin() {
    WeightedSum.Contributions contributions =
        WeightedSum.contributions(
            WEIGHTS, new double[] {.9, .5, .1, .6, 0}, new double[] {.6, .4, .3, .55, .1});
    assertThat(contributions.margin()).isCloseTo(.0725, within(1e-15));
    assertThat(contributions.byCriterion().get(2)).isCloseTo(-.04, within(1e-15));
    WeightedSum.Contributions groups = contributions.grouped(new int[] {0, 0, 1, 1, 1}, 2);
    assertThat(groups.byCriterion())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
        .isEqualTo(List.of(.115, -.0425));
    assertThat(groups.margin()).isEqualTo(contributions.margin());
  }
}
