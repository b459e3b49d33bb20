package dev.assay.core.mcda;

import static dev.assay.core.mcda.RandomTable.EXACT;
import static dev.assay.core.mcda.RandomTable.always;
import static dev.assay.core.mcda.RandomTable.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is announced while values are missing must hold once they are known, on thousands of seeded
 * random tables.
 */
class MissingPropertiesTest {
  private static final int TRIALS = 3000;

  @Test
  void whatever_the_shared_answers_a_lead_lies_inside_what_was_announced() {
    always(
        TRIALS,
        18,
        table -> {
          Random random = table.random();
          MissingValues.Answer one = answer(random, table.alternatives());
          MissingValues.Answer two = answer(random, table.alternatives());
          double[] known = table.scores();
          double low = MissingValues.leastLead(known, List.of(one, two), 0, 1);
          double high = -MissingValues.leastLead(known, List.of(one, two), 1, 0);
          double later = MissingValues.leastLead(known, List.of(one), 0, 1);
          assertThat(-MissingValues.leastLead(known, List.of(one), 1, 0) - later)
              .isLessThanOrEqualTo(high - low + EXACT);
          double least = Double.POSITIVE_INFINITY;
          for (List<Double> first : one.contributions()) {
            for (List<Double> second : two.contributions()) {
              double lead =
                  known[0] - known[1] + first.get(0) - first.get(1) + second.get(0) - second.get(1);
              assertThat(lead).isBetween(low - EXACT, high + EXACT);
              least = Math.min(least, lead);
            }
          }
          assertThat(least).isCloseTo(low, within(EXACT));
        });
  }

  @Test
  void knowing_is_worth_no_less_than_nothing_and_no_more_than_the_stakes() {
    always(
        TRIALS,
        19,
        table -> {
          double[][] utilities = new double[2 + table.random().nextInt(3)][];
          Arrays.setAll(
              utilities, k -> table.random().doubles(table.alternatives(), 0, 1).toArray());
          double[] even = filled(utilities.length, 1);
          double[] uninformed = new double[table.alternatives()];
          double informed = 0;
          for (double[] row : utilities) {
            informed += Arrays.stream(row).max().getAsDouble() / utilities.length;
            for (int a = 0; a < row.length; a++) {
              uninformed[a] += row[a] / utilities.length;
            }
          }
          int best =
              IntStream.range(1, uninformed.length)
                  .reduce(0, (a, b) -> uninformed[b] > uninformed[a] ? b : a);

          ValueOfInformation worth = ValueOfInformation.of(even, utilities, best);

          assertThat(worth.expectedGain()).isNotNegative();
          assertThat(worth.expectedGain()).isCloseTo(informed - uninformed[best], within(EXACT));
          assertThat(worth.changeShare()).isBetween(0.0, 1.0);
          assertThat(worth.changeShare() > 0).isEqualTo(worth.expectedGain() > 0);
        });
  }

  private static MissingValues.Answer answer(Random random, int alternatives) {
    double[][] contributions = new double[2 + random.nextInt(3)][];
    Arrays.setAll(contributions, k -> random.doubles(alternatives, 0, .2).toArray());
    return MissingValues.Answer.of(contributions);
  }
}
