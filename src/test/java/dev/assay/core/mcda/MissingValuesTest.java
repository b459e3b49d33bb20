package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValuesTest {

  @Test
  void a_shared_answer_binds_both_alternatives() {
    MissingValues.Answer answer = MissingValues.Answer.of(new double[][] {{.1, 0}, {.2, .1}});
    double[] known = {.5, .55};
    assertThat(MissingValues.leastLead(known, List.of(answer), 0, 1))
        .as("the scores overlap, and still it is ahead whatever the answer")
        .isCloseTo(.05, within(1e-15));
    assertThat(MissingValues.leastLead(known, List.of(answer), 1, 0))
        .isCloseTo(-.05, within(1e-15));
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
    double[] known = {-.05, 0};
    List<MissingValues.Answer> missing = List.of(MissingValues.Answer.of(contributions));
    assertThat(MissingValues.leastLead(known, missing, 0, 1)).isCloseTo(-.25, within(1e-15));
    assertThat(MissingValues.leastLead(known, missing, 1, 0)).isCloseTo(-.15, within(1e-15));

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
    double[] shares = RandomTable.filled(1000, 1);
    double[][] utilities = new double[1000][];
    Arrays.setAll(utilities, k -> new double[] {.5 - 1 + 2 * (k + .5) / 1000, 0});

    ValueOfInformation worth = ValueOfInformation.of(shares, utilities, 0);

    assertThat(worth.expectedGain())
        .as("E max(0, -(0.5 + x)) = 1/2 integral of (-0.5 - x) from -1 to -0.5")
        .isCloseTo(.0625, within(1e-6));
    assertThat(worth.changeShare()).isCloseTo(.25, within(1e-12));
  }
}
