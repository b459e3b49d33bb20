package dev.assay.core.mcda;

import static dev.assay.core.mcda.RandomTable.EXACT;
import static dev.assay.core.mcda.RandomTable.always;
import static dev.assay.core.mcda.RandomTable.dot;
import static dev.assay.core.mcda.RandomTable.rescaled;
import static dev.assay.core.mcda.RandomTable.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
            OptionalDouble flip = Additive.flip(table.weights(), d, k);
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

  /** A lead may turn only at a root, and every root is one, however many fractions there are. */
  @Test
  void a_lead_turns_at_its_roots_and_nowhere_else() {
    Random random = new Random(13);
    int turns = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      int fractions = random.nextInt(5);
      double[] numerators = new double[fractions];
      double[] missing = new double[fractions];
      for (int i = 0; i < fractions; i++) {
        numerators[i] = random.nextInt(6) == 0 ? 0 : random.nextDouble(-.5, .5);
        missing[i] = random.nextDouble(.01, .99);
      }
      LeadCurve curve =
          new LeadCurve(random.nextDouble(-1, 1), random.nextDouble(-1, 1), numerators, missing);
      List<Double> roots = curve.roots(0, 1);
      assertThat(roots).isSorted();
      for (double root : roots) {
        assertThat(curve.at(root)).isCloseTo(0, within(1e-9));
      }
      double held = curve.at(0);
      for (int step = 1; step <= 400; step++) {
        double from = (step - 1) / 400.0;
        double to = step / 400.0;
        double now = curve.at(to);
        if (held * now < 0) {
          assertThat(roots).as("%s to %s", from, to).anyMatch(t -> from <= t && t <= to);
          turns++;
        }
        held = now;
      }
    }
    assertThat(turns).isGreaterThan(TRIALS / 4);
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
                  least -> {
                    List<Integer> falling =
                        IntStream.range(0, d.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble(j -> -d[j]))
                            .toList();
                    double[] tied = moved(table.weights(), least, falling, falling.getLast());
                    assertThat(dot(tied, d)).isCloseTo(0, within(EXACT));
                    List<Integer> any = shuffled(d.length, table.random());
                    double[] other = moved(table.weights(), least * .999, any, any.getLast());
                    assertThat(dot(other, d)).isGreaterThanOrEqualTo(-EXACT);
                  });
        });
  }

  /** The weights once the given total has moved, as far as there is that much. */
  private static double[] moved(
      double[] weights, double total, List<Integer> donors, int receiver) {
    double[] moved = weights.clone();
    double left = total;
    for (int donor : donors) {
      double take = donor == receiver ? 0 : Math.min(left, moved[donor]);
      moved[donor] -= take;
      moved[receiver] += take;
      left -= take;
    }
    return moved;
  }

  @Test
  void the_lead_turns_where_the_input_flip_says() {
    Random random = new Random(16);
    int turns = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Axis axis = Axis.values()[random.nextInt(3)];
      int alternatives = 2 + random.nextInt(4);
      double from = random.nextDouble(.5, 20);
      double to = random.nextDouble(.5, 20);
      double[] start = random.doubles(alternatives).toArray();
      double[] end = random.doubles(alternatives).toArray();
      int leader =
          IntStream.range(1, alternatives).reduce(0, (a, b) -> start[b] > start[a] ? b : a);

      Optional<ValueFlip.Turn> turn = ValueFlip.first(axis, from, to, start, end, leader);

      double reached = turn.map(ValueFlip.Turn::reading).orElse(to);
      double share = (axis.place(reached) - axis.place(from)) / (axis.place(to) - axis.place(from));
      for (int i = 0; i <= 20; i++) {
        double[] at = at(start, end, share * i / 20);
        assertThat(at[leader]).isGreaterThanOrEqualTo(Arrays.stream(at).max().getAsDouble() - 1e-9);
      }
      if (turn.isPresent()) {
        double[] beyond = at(start, end, share + 1e-6 * (1 - share));
        assertThat(beyond[turn.get().rival()]).isGreaterThan(beyond[leader]);
        turns++;
      }
    }
    assertThat(turns).isGreaterThan(TRIALS / 4);
  }

  private static double[] at(double[] start, double[] end, double share) {
    double[] at = new double[start.length];
    Arrays.setAll(at, a -> start[a] + share * (end[a] - start[a]));
    return at;
  }
}
