package dev.assay.core.mcda;

import static dev.assay.core.mcda.RandomTable.EXACT;
import static dev.assay.core.mcda.RandomTable.always;
import static dev.assay.core.mcda.RandomTable.filled;
import static dev.assay.core.mcda.RandomTable.minus;
import static dev.assay.core.mcda.RandomTable.pick;
import static dev.assay.core.mcda.RandomTable.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.rulebook.Anchors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What must hold of every decision, tried on thousands of seeded random tables: changes that ought
 * to change nothing, and improvements that must not harm.
 */
class MetamorphicPropertiesTest {
  private static final int TRIALS = 3000;

  @Tag("long")
  @Test
  void the_order_of_rows_and_columns_is_nothing() {
    always(
        TRIALS,
        1,
        table -> {
          List<Integer> columns = shuffled(table.criteria(), table.random());
          List<Integer> rows = shuffled(table.alternatives(), table.random());
          double[] weights = pick(table.weights(), columns);
          double[][] values =
              rows.stream().map(a -> pick(table.values()[a], columns)).toArray(double[][]::new);

          assertThat(Additive.scores(weights, values))
              .containsExactly(pick(table.scores(), rows), within(1e-15));
          assertThat(PairwiseWinningIndex.anyWeights(pick(table.lead(1), columns)))
              .isCloseTo(PairwiseWinningIndex.anyWeights(table.lead(1)), within(EXACT));
          double[] ideal = filled(table.criteria(), 1);
          double[] antiIdeal = new double[table.criteria()];
          assertThat(Topsis.closeness(weights, values, ideal, antiIdeal))
              .containsExactly(
                  pick(Topsis.closeness(table.weights(), table.values(), ideal, antiIdeal), rows),
                  within(EXACT));
          OptionalDouble flip = Additive.flip(table.weights(), table.lead(1), 0);
          OptionalDouble moved =
              Additive.flip(weights, pick(table.lead(1), columns), columns.indexOf(0));
          assertThat(moved.orElse(-1)).isCloseTo(flip.orElse(-1), within(1e-9));
        });
  }

  @Test
  void another_alternative_leaves_the_others_as_they_were() {
    always(
        TRIALS,
        2,
        table -> {
          double[][] more = Arrays.copyOf(table.values(), table.alternatives() + 1);
          boolean clone = table.random().nextBoolean();
          more[table.alternatives()] =
              clone ? table.values()[0] : table.random().doubles(table.criteria()).toArray();

          assertThat(Arrays.copyOf(Additive.scores(table.weights(), more), table.alternatives()))
              .containsExactly(table.scores());
          double[] ideal = filled(table.criteria(), 1);
          double[] antiIdeal = new double[table.criteria()];
          assertThat(
                  Arrays.copyOf(
                      Topsis.closeness(table.weights(), more, ideal, antiIdeal),
                      table.alternatives()))
              .containsExactly(Topsis.closeness(table.weights(), table.values(), ideal, antiIdeal));
        });
    always(
        100,
        3,
        table -> {
          double[][] more = Arrays.copyOf(table.values(), table.alternatives() + 1);
          more[table.alternatives()] = table.values()[1];
          SmaaResult before = table.shares(table.values(), 500);
          SmaaResult after = table.shares(more, 500);
          assertThat(after.firstRank(0)).isEqualTo(before.firstRank(0));
          assertThat(after.firstRank(1).value() + after.firstRank(table.alternatives()).value())
              .as("what the one wins is shared with its like")
              .isCloseTo(before.firstRank(1).value(), within(EXACT));
        });
  }

  @Test
  void an_improvement_never_harms() {
    always(
        TRIALS,
        4,
        table -> {
          int j = table.random().nextInt(table.criteria());
          double[] better = table.values()[1].clone();
          better[j] += table.random().nextDouble(1 - better[j] + 0.01);
          double[][] values = table.values().clone();
          values[1] = better;

          assertThat(Additive.scores(table.weights(), values)[1])
              .isGreaterThanOrEqualTo(table.scores()[1]);
          assertThat(PairwiseWinningIndex.anyWeights(minus(better, values[0])))
              .isGreaterThanOrEqualTo(
                  PairwiseWinningIndex.anyWeights(minus(table.values()[1], values[0])) - EXACT);
        });
    always(
        100,
        5,
        table -> {
          double[][] values = table.values().clone();
          values[1] = values[1].clone();
          values[1][0] += 0.2;
          SmaaResult before = table.shares(table.values(), 500);
          SmaaResult after = table.shares(values, 500);
          assertThat(after.firstRank(1).value())
              .isGreaterThanOrEqualTo(before.firstRank(1).value());
        });
  }

  @Test
  void two_halves_weigh_as_much_as_the_whole() {
    always(
        TRIALS,
        6,
        table -> {
          double[] column = PublishedNormalisation.column(table.values(), 0);
          double[] weights = table.weights(table.weights()[0] / 2);
          weights[0] /= 2;

          assertThat(Additive.scores(weights, table.widened(column)))
              .containsExactly(table.scores(), within(1e-15));
          Promethee.Preference linear = new Promethee.Preference(.1, .4);
          assertThat(flows(weights, table.widened(column), linear))
              .containsExactly(flows(table.weights(), table.values(), linear), within(EXACT));
        });
  }

  @Test
  void criteria_without_weight_or_without_difference_change_no_lead() {
    always(
        TRIALS,
        7,
        table -> {
          double[] any = table.random().doubles(table.alternatives()).toArray();
          double[] same = filled(table.alternatives(), table.random().nextDouble());
          double[] weightless = Additive.scores(table.weights(0), table.widened(any));
          double[] constant = Additive.scores(table.weights(.4), table.widened(same));
          for (int b = 1; b < table.alternatives(); b++) {
            double lead = table.scores()[0] - table.scores()[b];
            assertThat(weightless[0] - weightless[b]).isCloseTo(lead, within(1e-15));
            assertThat(constant[0] - constant[b]).isCloseTo(lead, within(1e-14));
          }
        });
  }

  @Test
  void contributions_sum_to_the_lead() {
    always(
        TRIALS,
        8,
        table -> {
          WeightedSum.Contributions found =
              WeightedSum.contributions(table.weights(), table.values()[0], table.values()[1]);
          double sum = found.byCriterion().stream().mapToDouble(Double::doubleValue).sum();
          assertThat(sum).isCloseTo(found.margin(), within(EXACT));
          assertThat(table.scores()[0] - table.scores()[1])
              .isCloseTo(found.margin(), within(EXACT));
          int[] groupOf = table.random().ints(table.criteria(), 0, 3).toArray();
          double grouped =
              found.grouped(groupOf, 3).byCriterion().stream()
                  .mapToDouble(Double::doubleValue)
                  .sum();
          assertThat(grouped).isCloseTo(found.margin(), within(EXACT));
        });
  }

  @Test
  void shares_add_up() {
    always(
        200,
        9,
        table -> {
          SmaaResult result = table.shares(table.values(), 300);
          assertThat(result.firstRanks().stream().mapToDouble(x -> x).sum())
              .isCloseTo(1, within(EXACT));
          assertThat(result).isEqualTo(table.shares(table.values(), 300));
        });
    always(
        TRIALS,
        10,
        table -> {
          double one = PairwiseWinningIndex.anyWeights(table.lead(1));
          double other =
              PairwiseWinningIndex.anyWeights(minus(table.values()[1], table.values()[0]));
          assertThat(one + other).isCloseTo(1, within(EXACT));
        });
  }

  @Test
  void another_unit_with_its_anchors_changes_nothing() {
    always(
        1000,
        12,
        table -> {
          Random random = table.random();
          Anchors.Axis axis = random.nextBoolean() ? Anchors.Axis.LOG : Anchors.Axis.LINEAR;
          double unit = Math.exp(random.nextDouble() * 20 - 10);
          double[] anchors = {1, 5, 50, 200};
          double[] values = random.doubles(4).toArray();
          Anchors before = new Anchors(axis, Additive.anchors(anchors, values).points());
          Anchors after =
              new Anchors(
                  axis,
                  Additive.anchors(Arrays.stream(anchors).map(a -> a * unit).toArray(), values)
                      .points());
          double x = Math.exp(random.nextDouble() * 8 - 1);
          assertThat(after.at(x * unit)).isCloseTo(before.at(x), within(1e-9));
        });
  }

  @Test
  void who_is_nowhere_better_never_comes_first() {
    always(
        200,
        11,
        table -> {
          double[][] values = table.values().clone();
          values[1] = Arrays.stream(values[0]).map(v -> v - 0.01).toArray();
          assertThat(table.shares(values, 300).firstRank(1).value()).isZero();
          double[] d = minus(values[0], values[1]);
          WeightSensitivity sensitivity = new WeightSensitivity(table.weights());
          assertThat(sensitivity.leastMove(d)).isEmpty();
          assertThat(PairwiseWinningIndex.anyWeights(d)).isEqualTo(1);
          for (int j = 0; j < table.criteria(); j++) {
            assertThat(Additive.flip(table.weights(), d, j)).isEmpty();
          }
        });
  }

  @Test
  void flows_sum_to_nothing_and_follow_dominance() {
    always(
        TRIALS,
        20,
        table -> {
          Promethee.Preference linear =
              new Promethee.Preference(.05, .05 + table.random().nextDouble());
          double[] net = flows(table.weights(), table.values(), linear);
          assertThat(Arrays.stream(net).sum()).isCloseTo(0, within(EXACT));
          double[][] values = table.values().clone();
          values[1] = Arrays.stream(values[0]).map(v -> v + 0.5).toArray();
          double[] after = flows(table.weights(), values, linear);
          assertThat(after[1]).isGreaterThanOrEqualTo(after[0]);
        });
  }

  private static double[] flows(
      double[] weights, double[][] values, Promethee.Preference preference) {
    return Promethee.netFlows(weights, values, Collections.nCopies(weights.length, preference));
  }
}
