package dev.assay.core.mcda;

import static dev.assay.core.mcda.RandomTable.EXACT;
import static dev.assay.core.mcda.RandomTable.always;
import static dev.assay.core.mcda.RandomTable.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is announced while values are missing must hold once they are known, on thousands of seeded
 * random tables.
 */
class MissingPropertiesTest {
  private static final int TRIALS = 3000;

  @Test
  void what_is_filled_in_lands_inside_what_was_announced() {
    always(
        TRIALS,
        17,
        table -> {
          Random random = table.random();
          double[][] low = deepCopy(table.values());
          double[][] high = deepCopy(table.values());
          double[][] filled = deepCopy(table.values());
          for (int a = 0; a < low.length; a++) {
            for (int j = 0; j < table.criteria(); j++) {
              if (random.nextInt(5) == 0) {
                low[a][j] = 0;
                high[a][j] = 1;
                filled[a][j] = random.nextDouble();
              }
            }
          }
          List<MissingValues.Outlook> announced =
              MissingValues.independent(table.weights(), low, high);
          double[] scores = WeightedSum.scores(table.weights(), filled);
          checkOutlooks(announced, scores);

          int a = random.nextInt(low.length);
          int j = random.nextInt(table.criteria());
          low[a][j] = high[a][j] = filled[a][j];
          List<MissingValues.Outlook> known = MissingValues.independent(table.weights(), low, high);
          for (int b = 0; b < low.length; b++) {
            assertThat(known.get(b).score().width())
                .isLessThanOrEqualTo(announced.get(b).score().width() + EXACT);
          }
        });
  }

  @Test
  void whatever_the_shared_answers_the_necessary_winner_wins() {
    always(
        TRIALS,
        18,
        table -> {
          Random random = table.random();
          MissingValues.Answer one = answer(random, table.alternatives());
          MissingValues.Answer two = answer(random, table.alternatives());
          List<MissingValues.Outlook> outlooks =
              MissingValues.shared(table.scores(), List.of(one, two));
          for (List<Double> first : one.contributions()) {
            for (List<Double> second : two.contributions()) {
              double[] scores = table.scores();
              for (int a = 0; a < scores.length; a++) {
                scores[a] += first.get(a) + second.get(a);
              }
              checkOutlooks(outlooks, scores);
            }
          }
        });
  }

  private static void checkOutlooks(List<MissingValues.Outlook> outlooks, double[] scores) {
    double best = Arrays.stream(scores).max().getAsDouble();
    for (int a = 0; a < scores.length; a++) {
      MissingValues.Outlook outlook = outlooks.get(a);
      assertThat(scores[a])
          .isBetween(outlook.score().low() - EXACT, outlook.score().high() + EXACT);
      if (outlook.necessarilyBest()) {
        assertThat(scores[a]).isEqualTo(best);
      }
      if (scores[a] == best) {
        assertThat(outlook.possiblyBest()).isTrue();
      }
    }
  }

  @Test
  void knowing_is_worth_no_less_than_nothing_and_no_more_than_the_stakes() {
    always(
        TRIALS,
        19,
        table -> {
          MissingValues.Answer answer = answer(table.random(), table.alternatives());
          double[][] contributions =
              answer.contributions().stream()
                  .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                  .toArray(double[][]::new);
          double[] expected = table.scores();
          double[] even = filled(contributions.length, 1);
          ValueOfInformation worth = ValueOfInformation.of(expected, even, contributions);

          double informed = 0;
          for (double[] level : contributions) {
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < expected.length; a++) {
              double mean = 0;
              for (double[] other : contributions) {
                mean += other[a] / contributions.length;
              }
              best = Math.max(best, expected[a] - mean + level[a]);
            }
            informed += best / contributions.length;
          }
          double uninformed = Arrays.stream(expected).max().getAsDouble();
          assertThat(worth.expectedGain()).isNotNegative();
          assertThat(worth.expectedGain()).isCloseTo(informed - uninformed, within(EXACT));
          assertThat(worth.changeShare()).isBetween(0.0, 1.0);
          assertThat(worth.changeShare() > 0).isEqualTo(worth.expectedGain() > 0);
        });
  }

  private static MissingValues.Answer answer(Random random, int alternatives) {
    double[][] contributions = new double[2 + random.nextInt(3)][];
    Arrays.setAll(contributions, k -> random.doubles(alternatives, 0, .2).toArray());
    return MissingValues.Answer.of(contributions);
  }

  private static double[][] deepCopy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
