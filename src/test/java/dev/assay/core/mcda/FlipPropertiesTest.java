package dev.assay.core.mcda;

import static dev.assay.core.mcda.RandomTable.EXACT;
import static dev.assay.core.mcda.RandomTable.always;
import static dev.assay.core.mcda.RandomTable.dot;
import static dev.assay.core.mcda.RandomTable.minus;
import static dev.assay.core.mcda.RandomTable.plus;
import static dev.assay.core.mcda.RandomTable.rescaled;
import static dev.assay.core.mcda.RandomTable.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Closed forms must turn the lead where they say, on thousands of seeded random tables. */
class FlipPropertiesTest {
  private static final int TRIALS = 3000;

  @Test
  void the_lead_turns_where_the_weight_flip_says() {
    always(
        TRIALS,
        12,
        table -> {
          double[] d = table.lead(1);
          for (int k = 0; k < table.criteria(); k++) {
            OptionalDouble flip = new WeightSensitivity(table.weights()).flip(d, k);
            if (flip.isEmpty() || table.weights()[k] > 0.999) {
              continue;
            }
            double t = flip.getAsDouble();
            double eps = 1e-6 * Math.min(t, 1 - t);
            double below = dot(rescaled(table.weights(), k, t - eps), d);
            double above = dot(rescaled(table.weights(), k, t + eps), d);
            assertThat(below * above).isNegative();
          }
        });
  }

  @Test
  void the_leader_leads_inside_the_stability_interval_and_not_outside() {
    always(
        TRIALS,
        13,
        table -> {
          int k = table.random().nextInt(table.criteria());
          if (table.weights()[k] > 0.999) {
            return;
          }
          WeightSensitivity.Stability stability =
              new WeightSensitivity(table.weights()).stability(table.values(), 0, k);
          Interval interval = stability.interval();
          assertThat(interval.contains(table.weights()[k])).isTrue();
          double inside = interval.low() + interval.width() * table.random().nextDouble(.001, .999);
          double[] scores =
              WeightedSum.scores(rescaled(table.weights(), k, inside), table.values());
          assertThat(scores[0])
              .isGreaterThanOrEqualTo(Arrays.stream(scores).max().getAsDouble() - EXACT);
          if (stability.rivalAbove() != null) {
            double[] beyond =
                WeightedSum.scores(
                    rescaled(table.weights(), k, interval.high() + 1e-6 * (1 - interval.high())),
                    table.values());
            assertThat(beyond[stability.rivalAbove()]).isGreaterThan(beyond[0]);
          }
          if (stability.rivalBelow() != null) {
            double[] beyond =
                WeightedSum.scores(
                    rescaled(table.weights(), k, interval.low() * (1 - 1e-6)), table.values());
            assertThat(beyond[stability.rivalBelow()]).isGreaterThan(beyond[0]);
          }
        });
  }

  @Test
  void moving_the_least_weight_ties_and_moving_less_does_not() {
    always(
        TRIALS,
        14,
        table -> {
          double[] d = table.lead(1);
          new WeightSensitivity(table.weights())
              .leastMove(d)
              .ifPresent(
                  move -> {
                    double[] after =
                        move.weights().stream().mapToDouble(Double::doubleValue).toArray();
                    assertThat(dot(after, d)).isCloseTo(0, within(EXACT));
                    assertThat(Arrays.stream(after).sum()).isCloseTo(1, within(EXACT));
                    assertThat(Arrays.stream(after).min().getAsDouble())
                        .isGreaterThanOrEqualTo(-EXACT);
                    double[] shift = minus(after, table.weights());
                    assertThat(Arrays.stream(shift).map(Math::abs).sum() / 2)
                        .isCloseTo(move.moved(), within(EXACT));
                    double[] other = anyMove(table.weights(), move.moved() * .999, table.random());
                    assertThat(dot(other, d)).isGreaterThanOrEqualTo(-EXACT);
                  });
        });
  }

  /** Other weights for which exactly the given total has moved, as far as there is that much. */
  private static double[] anyMove(double[] weights, double total, Random random) {
    double[] moved = weights.clone();
    double left = total;
    int receiver = random.nextInt(weights.length);
    for (int donor : shuffled(weights.length, random)) {
      double take = donor == receiver ? 0 : Math.min(left, moved[donor]);
      moved[donor] -= take;
      moved[receiver] += take;
      left -= take;
    }
    return moved;
  }

  @Test
  void the_nearest_tie_is_a_tie() {
    always(
        TRIALS,
        15,
        table -> {
          double[] d = table.lead(1);
          new WeightSensitivity(table.weights())
              .nearestTie(d)
              .ifPresent(
                  tie -> {
                    double[] at = tie.weights().stream().mapToDouble(Double::doubleValue).toArray();
                    double slack = EXACT * (1 + tie.distance() * tie.distance());
                    assertThat(dot(at, d)).isCloseTo(0, within(slack));
                    assertThat(Arrays.stream(at).sum()).isCloseTo(1, within(slack));
                    double[] way = minus(at, table.weights());
                    assertThat(Math.sqrt(dot(way, way))).isCloseTo(tie.distance(), within(slack));
                  });
        });
  }

  @Test
  void the_lead_turns_where_the_input_flip_says() {
    always(
        TRIALS,
        16,
        table -> {
          Random random = table.random();
          int knots = 2 + random.nextInt(4);
          double[] anchors = new double[knots];
          double[][] rows = new double[knots][];
          for (int k = 0; k < knots; k++) {
            anchors[k] = (k == 0 ? 1 : anchors[k - 1]) * (1.5 + random.nextDouble());
            rows[k] = random.doubles(table.alternatives()).toArray();
          }
          AnswerTable input =
              AnswerTable.of(random.nextBoolean() ? Axis.LOG : Axis.LINEAR, anchors, rows);
          double x0 = random.nextDouble(0.5, anchors[knots - 1] * 1.2);
          double[] others = table.scores();
          double[] now = plus(others, input.values(x0), .7);
          int leader = IntStream.range(1, now.length).reduce(0, (a, b) -> now[b] > now[a] ? b : a);

          ValueFlip.Turns turns = ValueFlip.ofInput(input, .7, others, leader, x0);

          double low = turns.below() == null ? 0.1 : turns.below().reading();
          double high = turns.above() == null ? anchors[knots - 1] * 2 : turns.above().reading();
          for (int i = 1; i < 20; i++) {
            double[] at = plus(others, input.values(low + (high - low) * i / 20), .7);
            assertThat(at[leader])
                .isGreaterThanOrEqualTo(Arrays.stream(at).max().getAsDouble() - 1e-9);
          }
          for (ValueFlip.Turn turn : Arrays.asList(turns.below(), turns.above())) {
            if (turn != null) {
              double beyond = turn.reading() * (turn == turns.below() ? 1 - 1e-7 : 1 + 1e-7);
              double[] at = plus(others, input.values(beyond), .7);
              assertThat(at[turn.rival()]).isGreaterThan(at[leader]);
            }
          }
        });
  }
}
