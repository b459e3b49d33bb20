package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValuesTest {

  @Test
  void a_shared_answer_binds_both_alternatives() {
    MissingValues.Answer answer = MissingValues.Answer.of(new double[][] {{.1, 0}, {.2, .1}});
    Interval lead = MissingValues.lead(new double[] {.5, .55}, List.of(answer), 0, 1);
    assertThat(lead.low())
        .as("the scores overlap, and still it is ahead whatever the answer")
        .isCloseTo(.05, within(1e-15));
    assertThat(lead.high()).isCloseTo(.05, within(1e-15));
  }

  @Test
  void levels_of_one_answer_decide() {
    double[] levels = {-1, -.5, 0, .5, 1};
    double[][] contributions = new double[5][];
    double[][] utilities = new double[5][];
    for (int k = 0; k < 5; k++) {
      contributions[k] = new double[] {.2 * levels[k], 0};
      utilities[k] = new double[] {0, -.05 + .2 * levels[k]};
    }
    Interval lead =
        MissingValues.lead(
            new double[] {-.05, 0}, List.of(MissingValues.Answer.of(contributions)), 0, 1);
    assertThat(lead.low()).isCloseTo(-.25, within(1e-15));
    assertThat(lead.high()).isCloseTo(.15, within(1e-15));

    ValueOfInformation worth = ValueOfInformation.of(new double[] {1, 1, 1, 1, 1}, utilities, 0);
    assertThat(worth.changeShare()).as("two of five levels").isCloseTo(.4, within(1e-15));
    assertThat(worth.expectedGain()).isCloseTo((.05 + .15) / 5, within(1e-15));
  }

  @Test
  void an_answer_that_changes_nothing_is_worth_nothing() {
    double[] even = {1, 1};
    ValueOfInformation nothing = new ValueOfInformation(0, 0);
    assertThat(ValueOfInformation.of(even, new double[][] {{.64, .5}, {.56, .5}}, 0))
        .isEqualTo(nothing);
    assertThat(ValueOfInformation.of(even, new double[][] {{.6, .6}, {.5, .5}}, 0))
        .as("the first of equals stays")
        .isEqualTo(nothing);
  }

  @Test
  void an_answer_may_rule_out() {
    double out = Double.NEGATIVE_INFINITY;
    double[] even = {1, 1};
    assertThat(ValueOfInformation.of(even, new double[][] {{.5, .4}, {out, .4}}, 0))
        .as("what is ruled out is worth nothing")
        .isEqualTo(new ValueOfInformation(.2, .5));
    assertThat(ValueOfInformation.of(even, new double[][] {{.5, .4}, {out, out}}, 0))
        .as("nothing can be chosen, and nothing is gained")
        .isEqualTo(new ValueOfInformation(0, .5));
  }

  @Test
  void the_value_of_a_continuous_answer() {
    InputDistribution.Discrete levels = new InputDistribution.Uniform(-1, 1).levels(1000);
    double[][] utilities =
        levels.levels().stream().map(x -> new double[] {.5 + x, 0}).toArray(double[][]::new);
    double[] shares = levels.probabilities().stream().mapToDouble(Double::doubleValue).toArray();

    ValueOfInformation worth = ValueOfInformation.of(shares, utilities, 0);

    assertThat(worth.expectedGain())
        .as("E max(0, -(0.5 + x)) = 1/2 integral of (-0.5 - x) from -1 to -0.5")
        .isCloseTo(.0625, within(1e-6));
    assertThat(worth.changeShare()).isCloseTo(.25, within(1e-12));
  }

  @Test
  void distributions() {
    InputDistribution triangular = new InputDistribution.Triangular(0, 1, 4);
    assertThat(triangular.mean()).isCloseTo(5 / 3.0, within(1e-15));
    assertThat(triangular.quantile(.25)).isCloseTo(1, within(1e-15));
    assertThat(triangular.quantile(1)).isEqualTo(4);
    assertThat(triangular.quantile(0)).isEqualTo(0);
    assertThat(triangular.range()).isEqualTo(new Interval(0, 4));
    assertThat(new InputDistribution.Triangular(2, 2, 2).quantile(.3)).isEqualTo(2);
    assertThat(new InputDistribution.Uniform(2, 6).quantile(.25)).isEqualTo(3);
    assertThat(new InputDistribution.Uniform(2, 6).mean()).isEqualTo(4);
    assertThat(new InputDistribution.Uniform(2, 6).levels(2).levels()).containsExactly(3.0, 5.0);
    assertThat(new InputDistribution.Point(7).levels(5).levels()).containsExactly(7.0);

    InputDistribution.Discrete levels =
        new InputDistribution.Discrete(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 0.0, 3.0, 0.0));
    assertThat(levels.probabilities()).containsExactly(.25, 0.0, .75, 0.0);
    assertThat(levels.mean()).isEqualTo(2.5);
    assertThat(levels.quantile(.2)).isEqualTo(1);
    assertThat(levels.quantile(.25)).isEqualTo(3);
    assertThat(levels.quantile(1)).isEqualTo(3);
    assertThat(levels.range()).isEqualTo(new Interval(1, 3));
  }
}
