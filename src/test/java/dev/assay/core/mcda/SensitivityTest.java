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
    double t = sensitivity.flip(LEAD, 2).getAsDouble();
    assertThat(t).as("(D - w d) / (D - d)").isCloseTo(.1125 / .2725, within(1e-15));
    double rest = (1 - t) / .8;
    assertThat(rest * (.3 * .3 + .25 * .1 + .15 * .05 - .1 * .1) - t * .2)
        .isCloseTo(0, within(1e-15));
    assertThat(sensitivity.flip(LEAD, 1)).as("no weight of this alone flips it").isEmpty();
  }

  @Test
  void a_weight_of_everything_leaves_the_others_even() {
    WeightSensitivity single = new WeightSensitivity(new double[] {1, 0, 0});
    assertThat(single.flip(new double[] {1, -2, -1}, 0).getAsDouble()).isCloseTo(.6, within(1e-15));
    assertThat(new WeightSensitivity(new double[] {1}).flip(new double[] {1}, 0)).isEmpty();
  }

  @Test
  void a_weight_may_lie_in_an_interval_against_all_rivals() {
    double[][] values = {{.6, .6}, {1, 0}, {0, 1}};
    WeightSensitivity even = new WeightSensitivity(new double[] {1, 1});
    WeightSensitivity.Stability stability = even.stability(values, 0, 0);
    assertThat(stability.interval().low()).isCloseTo(.4, within(1e-15));
    assertThat(stability.interval().high()).isCloseTo(.6, within(1e-15));
    assertThat(stability.rivalBelow()).isEqualTo(2);
    assertThat(stability.rivalAbove()).isEqualTo(1);

    WeightSensitivity.Stability free = even.stability(new double[][] {{.6, .6}, {.5, .5}}, 0, 1);
    assertThat(free).isEqualTo(new WeightSensitivity.Stability(new Interval(0, 1), null, null));
  }

  @Test
  void a_tie_leaves_no_room_on_its_side() {
    WeightSensitivity second = new WeightSensitivity(new double[] {0, 1});
    assertThat(second.stability(new double[][] {{0, .5}, {1, .5}}, 0, 0))
        .isEqualTo(new WeightSensitivity.Stability(new Interval(0, 0), null, 1));
    WeightSensitivity first = new WeightSensitivity(new double[] {1, 0});
    assertThat(first.stability(new double[][] {{.5, 0}, {.5, 1}}, 0, 0))
        .isEqualTo(new WeightSensitivity.Stability(new Interval(1, 1), 1, null));
  }

  @Test
  void the_least_weight_that_must_move() {
    WeightSensitivity.Move move = sensitivity.leastMove(LEAD).orElseThrow();
    assertThat(move.moved()).isCloseTo(.145, within(1e-15));
    assertThat(move.weights().get(0)).isCloseTo(.155, within(1e-15));
    assertThat(move.weights().get(2)).isCloseTo(.345, within(1e-15));

    assertThat(sensitivity.leastMove(new double[] {.1, .2, 0, .1, .3})).isEmpty();
    assertThat(sensitivity.leastMove(new double[5]).orElseThrow().moved()).isZero();
    assertThatThrownBy(() -> sensitivity.leastMove(new double[] {-1, 0, 0, 0, 0}))
        .hasMessage("-0.3 is the lead: the leader is behind");
  }

  @Test
  void the_least_weight_may_need_several_donors() {
    WeightSensitivity thirds = new WeightSensitivity(new double[] {.4, .4, .2});
    WeightSensitivity.Move move = thirds.leastMove(new double[] {1, .5, -.1}).orElseThrow();
    assertThat(move.moved())
        .as(".4 of 1.1 and .14 / .6 of the next")
        .isCloseTo(.4 + .14 / .6, within(1e-14));
    assertThat(move.weights().get(0)).isZero();
  }

  @Test
  void the_nearest_rival_decides() {
    double[][] values = {{1, .5}, {0, .9}, {.2, 1}};
    WeightSensitivity.RivalMove move =
        new WeightSensitivity(new double[] {.6, .4}).leastMove(values, 0).orElseThrow();
    assertThat(move.rival()).isEqualTo(2);
    assertThat(move.move().moved()).isCloseTo(.28 / 1.3, within(1e-15));
    assertThat(
            new WeightSensitivity(new double[] {1, 1})
                .leastMove(new double[][] {{1, 1}, {0, 1}}, 0))
        .isEmpty();
  }

  @Test
  void the_nearest_tie() {
    WeightSensitivity.TiePoint tie = sensitivity.nearestTie(LEAD).orElseThrow();
    assertThat(tie.distance()).isCloseTo(.18845477627988816, within(1e-15));
    assertThat(tie.weights().get(2)).isCloseTo(.31266892, within(1e-8));
    assertThat(tie.admissible()).isTrue();
    assertThat(sensitivity.nearestTie(new double[] {1, 1, 1, 1, 1})).isEmpty();
    assertThat(
            new WeightSensitivity(new double[] {.5, .01, .49})
                .nearestTie(new double[] {1, 1.5, -.2})
                .orElseThrow()
                .admissible())
        .isFalse();
  }

  @Test
  void a_cell_flips() {
    Interval unit = new Interval(0, 1);
    assertThat(ValueFlip.ofLeader(.8, .5, .2, unit).getAsDouble()).isCloseTo(.4, within(1e-15));
    assertThat(ValueFlip.ofRival(.5, .5, .2, unit).getAsDouble()).isCloseTo(.9, within(1e-15));
    assertThat(ValueFlip.ofRival(.7, .5, .2, unit)).isEmpty();
    assertThat(ValueFlip.ofLeader(.8, 0, .2, unit)).isEmpty();
    assertThat(ValueFlip.ofLeader(.8, 0, 0, unit)).hasValue(.8);
  }

  @Test
  void a_shared_input_flips_in_its_own_unit() {
    AnswerTable budget =
        AnswerTable.of(
            Axis.LOG, new double[] {1, 10, 1000}, new double[][] {{-1, 1}, {0, 0}, {1, -1}});
    ValueFlip.Turns turns = ValueFlip.ofInput(budget, .5, new double[] {.3, .2}, 0, 50);
    assertThat(turns.above()).isNull();
    assertThat(turns.below()).isNotNull();
    assertThat(turns.below().rival()).isEqualTo(1);
    assertThat(turns.below().reading()).isCloseTo(Math.pow(10, .9), within(1e-12));
  }

  @Test
  void a_shared_input_flips_to_the_nearest_of_several_rivals() {
    AnswerTable load =
        AnswerTable.of(Axis.LINEAR, new double[] {0, 100}, new double[][] {{0, 1, 0}, {0, 0, 2}});
    ValueFlip.Turns turns =
        ValueFlip.ofInput(load, 1, new double[] {.75, 0, Double.NEGATIVE_INFINITY}, 0, 200);
    assertThat(turns.below()).isEqualTo(new ValueFlip.Turn(25, 1));
    assertThat(turns.above()).isNull();
    ValueFlip.Turns both = ValueFlip.ofInput(load, 1, new double[] {.75, 0, 0}, 0, 30);
    assertThat(both.below().rival()).isEqualTo(1);
    assertThat(both.below().reading()).isCloseTo(25, within(1e-12));
    assertThat(both.above()).isEqualTo(new ValueFlip.Turn(37.5, 2));
    assertThatThrownBy(() -> ValueFlip.ofInput(load, 1, new double[] {.75, 0, 0}, 0, 90))
        .hasMessage("0 for leader: 2 leads at 90.0");
  }

  @Test
  void a_level_flips_to_the_nearest_level() {
    AnswerTable reviewers =
        AnswerTable.ofLevels(new double[][] {{1, 0}, {.8, .4}, {.5, .5}, {.2, .9}});
    assertThat(ValueFlip.ofLevel(reviewers, 1, new double[] {0, .2}, 0, 1))
        .isEqualTo(new ValueFlip.Turns(null, new ValueFlip.Turn(2, 1)));
    assertThat(ValueFlip.ofLevel(reviewers, 1, new double[] {0, .2}, 1, 3))
        .isEqualTo(new ValueFlip.Turns(new ValueFlip.Turn(1, 0), null));
    assertThat(ValueFlip.ofLevel(reviewers, 1, new double[] {.35, 0}, 0, 0))
        .as("not the next level, nor the one after it")
        .isEqualTo(new ValueFlip.Turns(null, new ValueFlip.Turn(3, 1)));
    assertThatThrownBy(() -> ValueFlip.ofLevel(reviewers, 1, new double[] {0, .2}, 1, 0))
        .hasMessage("1 for leader: 0 leads at 0.0");
    assertThat(ValueFlip.ofLevel(reviewers, 0, new double[] {0, .2}, 1, 3))
        .isEqualTo(new ValueFlip.Turns(null, null));
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
