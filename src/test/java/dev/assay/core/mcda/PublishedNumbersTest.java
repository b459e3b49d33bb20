package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Numbers from the papers themselves. */
class PublishedNumbersTest {

  /** Saaty 2008: seven drinks by how much is consumed; the upper triangle. */
  private static final double[][] DRINKS =
      reciprocal(
          new double[][] {
            {9, 5, 2, 1, 1, 1.0 / 2},
            {1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9},
            {1.0 / 3, 1.0 / 4, 1.0 / 3, 1.0 / 9},
            {1.0 / 2, 1, 1.0 / 3},
            {2, 1.0 / 2},
            {1.0 / 3}
          });

  static double[][] reciprocal(double[][] upper) {
    int n = upper.length + 1;
    double[][] full = new double[n][n];
    for (int i = 0; i < n; i++) {
      full[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        full[i][j] = upper[i][j - i - 1];
        full[j][i] = 1 / full[i][j];
      }
    }
    return full;
  }

  static double[] drinksRatios() {
    PairwiseComparison drinks = PairwiseComparison.of(DRINKS);
    return new double[] {
      drinks.consistencyRatio(RandomIndex.SAATY_2005).getAsDouble(),
      drinks.consistencyRatio(RandomIndex.DONEGAN_DODD_1991).getAsDouble()
    };
  }

  /** With two alternatives, to score above the other is to come first. */
  static double[] nineOfTen() {
    AtomicInteger draw = new AtomicInteger();
    UtilityFunction replayed =
        (weights, values, utilities) -> {
          boolean won = draw.getAndIncrement() < 9;
          utilities[0] = won ? 1 : 0;
          utilities[1] = won ? 0 : 1;
        };
    SmaaResult result = new Smaa(replayed, 2, AnyWeights.alone(AnyWeights.uniform(1), 10, 1)).run();
    return new double[] {0, result.firstRanks().get(0), result.firstRanks().get(1), 0};
  }

  @Test
  void saaty_drinks() {
    PairwiseComparison drinks = PairwiseComparison.of(DRINKS);

    assertThat(drinks.weights())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 6e-4 ? 0 : 1)
        .containsExactly(.177, .019, .042, .116, .190, .129, .327);
    assertThat(drinks.principalEigenvalue()).isCloseTo(7.17662903933, within(1e-10));
    assertThat(drinksRatios()).containsExactly(new double[] {.0218, .0235}, within(5e-5));
  }

  @Test
  void random_index_changes_the_ratio_and_so_is_named() {
    PairwiseComparison inconsistent =
        PairwiseComparison.of(reciprocal(new double[][] {{9, 1.0 / 9}, {9}}));
    assertThat(inconsistent.consistencyRatio(RandomIndex.SAATY_1980).getAsDouble())
        .isNotEqualTo(inconsistent.consistencyRatio(RandomIndex.TUMMALA_LING_1998).getAsDouble())
        .isGreaterThan(0.1);
    assertThat(RandomIndex.SAATY_1980.of(2)).isEmpty();
    assertThat(RandomIndex.SAATY_1980.of(11)).isEmpty();
    assertThat(RandomIndex.DONEGAN_DODD_1991.of(8)).hasValue(1.3171);
    assertThat(RandomIndex.TUMMALA_LING_1998.of(3)).hasValue(.5799);
    assertThat(
            PairwiseComparison.of(new double[][] {{1, 3}, {1.0 / 3, 1}})
                .consistencyRatio(RandomIndex.SAATY_1980))
        .hasValue(0);
  }

  @Test
  void triantaphyllou_and_sanchez_1997() {
    double[] weights = {0.3277, 0.3058, 0.2876, 0.079};
    double[] d = {0.3088 - 0.2163, 0.2897 - 0.3458, 0.3867 - 0.1755, 0.1922 - 0.6288};
    double[] own = Additive.normalised(weights);
    double[] percent = new double[4];
    for (int j = 1; j < 4; j++) {
      double flip = Additive.flip(weights, d, j).orElseThrow();
      percent[j] = 100 * (own[j] - flip) / (1 - flip) / own[j];
    }

    assertThat(percent[2]).isCloseTo(64.8763, within(1e-4));
    assertThat(percent[1]).isCloseTo(-229.704, within(0.02));
    assertThat(percent[3]).isCloseTo(-114.2505, within(0.02));
    assertThat(Additive.flip(weights, d, 0)).as("not feasible").isEmpty();
  }

  @Test
  void zhao_2013_flows() {
    Promethee.Preference usual = new Promethee.Preference(0, 0);
    assertThat(
            Promethee.netFlows(
                new double[] {.5, .3, .2},
                new double[][] {{4, 3, 2}, {3, 2, 4}, {5, 1, 3}},
                List.of(usual, usual, usual)))
        .containsExactly(new double[] {.1, -.3, .2}, within(1e-12));
  }

  @Test
  void thresholds_make_noise_count_nothing() {
    Promethee.Preference linear = new Promethee.Preference(1, 3);
    Promethee.Preference usual = new Promethee.Preference(0, 0);
    assertThat(usual.of(0)).isZero();
    assertThat(usual.of(1e-9)).isEqualTo(1);
    assertThat(linear.of(1)).isZero();
    assertThat(linear.of(2)).isEqualTo(0.5);
    assertThat(linear.of(3)).isEqualTo(1);
    assertThat(linear.of(-5)).isZero();
    assertThat(new Promethee.Preference(0, 4).of(1)).isEqualTo(0.25);
    assertThat(new Promethee.Preference(2, 2).of(2)).isZero();
    assertThat(new Promethee.Preference(2, 2).of(2.1)).isEqualTo(1);
  }

  @Test
  void dezert_2020_cars_on_fixed_ranges() {
    double[][] cars = {
      {15000, 4.3, 99, 42, 737},
      {15290, 5.0, 116, 42, 892},
      {15350, 5.0, 114, 45, 952},
      {15490, 5.3, 123, 45, 1120}
    };
    double[][] worstBest = {{16000, 14000}, {8, 3}, {140, 80}, {35, 60}, {650, 1300}};
    for (double[] car : cars) {
      for (int j = 0; j < car.length; j++) {
        car[j] = Additive.between(worstBest[j][0], worstBest[j][1]).at(car[j]);
      }
    }
    double[] scores = Additive.scores(new double[] {.2941, .2353, .2353, .0588, .1765}, cars);
    assertThat(scores)
        .containsExactly(new double[] {1 - .4779, 1 - .5781, 1 - .5558, 1 - .5801}, within(2e-4));
  }

  @Test
  void opricovic_and_tzeng_2004_topsis() {
    double[][] values = {{1, 0}, {.75, .5}, {0, 1}};
    assertThat(
            Topsis.closeness(
                new double[] {.5, .5}, values, new double[] {1, 1}, new double[] {0, 0}))
        .containsExactly(new double[] {.5, .6172177815, .5}, within(1e-9));
  }

  @Test
  void topsis_at_the_ideal_at_the_other_end_and_where_both_coincide() {
    double[] weights = {1, 0};
    double[][] values = {{1, 9}, {0, 4}};
    assertThat(Topsis.closeness(weights, values, new double[] {1, 1}, new double[] {0, 0}))
        .containsExactly(1, 0);
    assertThat(Topsis.closeness(weights, values, new double[] {1, 1}, new double[] {1, 0})[0])
        .isEqualTo(0.5);
  }

  @Test
  void winning_index_by_hand() {
    assertThat(PairwiseWinningIndex.anyWeights(new double[] {.3, -.1}))
        .isCloseTo(.75, within(1e-15));
    assertThat(PairwiseWinningIndex.anyWeights(new double[] {1, -1, -1}))
        .as("d^2 / ((d - d_2)(d - d_3)) = 1 / 4")
        .isCloseTo(.25, within(1e-15));
    assertThat(PairwiseWinningIndex.anyWeights(new double[] {.25, .25, 0, -.75, -.75}))
        .isCloseTo(.15625, within(1e-15));
    assertThat(PairwiseWinningIndex.anyWeights(new double[] {0, .1})).isEqualTo(1);
    assertThat(PairwiseWinningIndex.anyWeights(new double[] {0, -.1})).isZero();
    assertThat(PairwiseWinningIndex.anyWeights(new double[] {0, 0})).isEqualTo(.5);
    assertThat(PairwiseWinningIndex.rankOrderedWeights(new double[] {-.2, .5, .1, -.3}))
        .isCloseTo(.6952380952380951, within(1e-14));
    assertThat(PairwiseWinningIndex.rankOrderedWeights(new double[] {.3, -.2, -.1}))
        .as("every partial mean is at least 0")
        .isEqualTo(1);
  }

  @Test
  void winning_index_equals_divided_differences() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 2000; trial++) {
      double[] d = random.doubles(2 + random.nextInt(5), -1, 1).toArray();
      double expected = 0;
      for (int j = 0; j < d.length; j++) {
        double term = d[j] > 0 ? Math.pow(d[j], d.length - 1) : 0;
        for (int k = 0; k < d.length; k++) {
          term /= k == j ? 1 : d[j] - d[k];
        }
        expected += term;
      }
      double nearest = nearestPair(d);
      assertThat(PairwiseWinningIndex.anyWeights(d))
          .isCloseTo(expected, within(1e-12 / Math.pow(nearest, d.length - 1)));
    }
  }

  private static double nearestPair(double[] d) {
    double[] sorted = d.clone();
    Arrays.sort(sorted);
    double nearest = 1;
    for (int i = 1; i < sorted.length; i++) {
      nearest = Math.min(nearest, sorted[i] - sorted[i - 1]);
    }
    return nearest;
  }

  @Test
  void nine_draws_of_ten() {
    assertThat(nineOfTen()).containsExactly(0, .9, .1, 0);
  }
}
