package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TriangularDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SmaaTest {
  private static final int DRAWS = 10_000;

  private static SmaaResult run(double[][] table, WeightSampling weights, long seed) {
    return run(Additive.utility(table), table.length, weights, seed);
  }

  private static SmaaResult run(
      UtilityFunction utility, int alternatives, WeightSampling weights, long seed) {
    return new Smaa(utility, alternatives, AnyWeights.alone(weights, DRAWS, seed)).run();
  }

  /** Values alone: one input per distribution. */
  private static Draws inputs(long seed, InputDistribution... distributions) {
    return new Draws(
        WeightDraws.of(AnyWeights.uniform(1), DRAWS, seed),
        List.of(distributions),
        IntStream.range(0, distributions.length).boxed().toList(),
        seed);
  }

  @Test
  void numbers_are_those_of_the_published_generator() {
    SplittableRandom reference = new SplittableRandom(20260101);
    for (int i = 0; i < 1000; i++) {
      assertThat(SplitMix64.after(20260101 + i * SplitMix64.STEP)).isEqualTo(reference.nextLong());
    }
    assertThat(SplitMix64.unit(0)).isPositive();
    assertThat(SplitMix64.unit(-1)).isLessThan(1);
  }

  @Test
  void normal_quantiles() {
    NormalDistribution normal = new NormalDistribution();
    for (double deviate = -8; deviate <= 5; deviate += 0.01) {
      assertThat(NormalQuantile.at(normal.cumulativeProbability(deviate)))
          .isCloseTo(deviate, within(1e-9));
    }
    assertThat(NormalQuantile.at(0.25)).isCloseTo(-0.6744897501960817, within(1e-15));
    assertThat(NormalQuantile.at(1e-20)).isCloseTo(-9.262340089798408, within(1e-13));
    assertThat(NormalQuantile.at(1e-3)).isCloseTo(-3.090232306167813, within(1e-14));
  }

  @Test
  void gamma_variates_follow_their_distribution() {
    for (double shape : new double[] {0.05, 0.4, 1, 1.8, 20}) {
      GammaVariate variate = new GammaVariate(shape, SplitMix64.stream(3, 1));
      double[] sample = new double[20_000];
      Arrays.setAll(sample, variate::at);
      assertFollows(sample, new GammaDistribution(shape, 1));
    }
    assertThat(new GammaVariate(0, 5).at(7)).isZero();
  }

  @Test
  void inputs_follow_their_distribution() {
    double[][] drawn =
        read(
            inputs(
                14,
                new InputDistribution.Uniform(2, 6),
                new InputDistribution.Triangular(0, 1, 4),
                new InputDistribution.Triangular(-1, -1, 3),
                new InputDistribution.Triangular(-1, 3, 3),
                new InputDistribution.Triangular(2, 2, 2),
                new InputDistribution.Point(7)));
    assertFollows(PublishedNormalisation.column(drawn, 1), new UniformRealDistribution(2, 6));
    assertFollows(PublishedNormalisation.column(drawn, 2), new TriangularDistribution(0, 1, 4));
    assertFollows(PublishedNormalisation.column(drawn, 3), new TriangularDistribution(-1, -1, 3));
    assertFollows(PublishedNormalisation.column(drawn, 4), new TriangularDistribution(-1, 3, 3));
    assertThat(PublishedNormalisation.column(drawn, 5)).containsOnly(2);
    assertThat(PublishedNormalisation.column(drawn, 6)).containsOnly(7);
  }

  private static void assertFollows(double[] sample, RealDistribution distribution) {
    double[] ascending = sample.clone();
    Arrays.sort(ascending);
    int draws = ascending.length;
    double distance = 0;
    for (int i = 0; i < draws; i++) {
      double p = distribution.cumulativeProbability(ascending[i]);
      distance = Math.max(distance, Math.max(p - (double) i / draws, (i + 1.0) / draws - p));
    }
    assertThat(distance)
        .as("Kolmogorov's distance to %s, one in a thousand is above", distribution)
        .isLessThan(1.95 / Math.sqrt(draws));
  }

  @Tag("long")
  @Test
  void shares_meet_the_exact_index_within_four_standard_errors() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 60; trial++) {
      int n = 2 + random.nextInt(27);
      double[][] table = {random.doubles(n).toArray(), random.doubles(n).toArray()};
      double[] d = new double[n];
      Arrays.setAll(d, j -> table[0][j] - table[1][j]);

      assertWithin4(
          run(table, AnyWeights.uniform(n), trial).firstRank(0),
          PairwiseWinningIndex.anyWeights(d));

      UtilityFunction ranked = AnyWeights.ranked(Additive.utility(table));
      assertWithin4(
          run(ranked, 2, AnyWeights.uniform(n), trial).firstRank(0),
          PairwiseWinningIndex.rankOrderedWeights(d));
    }
  }

  private static void assertWithin4(Share share, double exact) {
    double error = Math.sqrt(exact * (1 - exact) / share.draws());
    assertThat(share.value()).isCloseTo(exact, within(4 * error + 1e-12));
  }

  @Test
  void uniform_weights_are_not_normalised_uniforms() {
    int n = 8;
    WeightDraws draws = WeightDraws.of(AnyWeights.uniform(n), DRAWS, 17);
    double[] w = new double[n];
    int dominant = 0;
    for (int i = 0; i < DRAWS; i++) {
      draws.read(i, w);
      assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
      dominant += Arrays.stream(w).max().getAsDouble() > 0.3 ? 1 : 0;
    }
    assertThat(dominant / (double) DRAWS)
        .as("P(max > 0.3) = 8 * 0.7^7 - 28 * 0.4^7 + 56 * 0.1^7")
        .isCloseTo(0.61296, within(0.02));
  }

  @Test
  void weights_around_stated_ones_have_the_stated_spread() {
    double[] stated = {.4, .3, .2, .09, .01};
    double[] d = {.2, -.5, .3, .1, -.9};
    WeightDraws draws = WeightDraws.of(WeightSampling.around(50, stated), DRAWS, 4);
    double[] w = new double[5];
    double[] sums = new double[5];
    double lead = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      draws.read(i, w);
      double own = 0;
      for (int j = 0; j < 5; j++) {
        sums[j] += w[j];
        own += w[j] * d[j];
      }
      lead += own;
      squares += own * own;
    }
    for (int j = 0; j < 5; j++) {
      double sd = Math.sqrt(stated[j] * (1 - stated[j]) / 51);
      assertThat(sums[j] / DRAWS).isCloseTo(stated[j], within(4 * sd / Math.sqrt(DRAWS)));
    }
    double mean = lead / DRAWS;
    double expected = RandomTable.dot(stated, d);
    double spread = 0;
    for (int j = 0; j < 5; j++) {
      spread += stated[j] * (d[j] - expected) * (d[j] - expected);
    }
    double sd = Math.sqrt(spread / 51);
    assertThat(mean).isCloseTo(expected, within(4 * sd / Math.sqrt(DRAWS)));
    assertThat(Math.sqrt(squares / DRAWS - mean * mean)).isCloseTo(sd, within(sd * 0.04));
  }

  @Test
  void same_seed_same_answer() {
    double[][] table = {{.2, .9, .4}, {.5, .5, .5}, {.8, .1, .6}};
    WeightSampling around = WeightSampling.around(20, .3, .3, .4);
    assertThat(run(table, around, 1)).isEqualTo(run(table, around, 1));
    assertThat(run(table, around, 2).firstRanks()).isNotEqualTo(run(table, around, 1).firstRanks());
    assertThat(run(table, around, 1).seed()).isEqualTo(1);
  }

  @Test
  void a_changed_input_leaves_the_luck_of_the_others() {
    InputDistribution one = new InputDistribution.Uniform(0, 1);
    InputDistribution two = new InputDistribution.Triangular(0, .2, 1);
    InputDistribution changed = new InputDistribution.Uniform(5, 7);
    WeightDraws before = WeightDraws.of(WeightSampling.around(50, .5, .3, .2), 100, 8);
    WeightDraws after = WeightDraws.of(WeightSampling.around(50, .5, .2, .3), 100, 8);
    double[][] first = read(new Draws(before, List.of(one, two), List.of(0, 1), 8));
    double[][] second = read(new Draws(after, List.of(changed, two), List.of(0, 1), 8));
    for (int i = 0; i < 100; i++) {
      assertThat(second[i][4]).isEqualTo(first[i][4]);
      assertThat(second[i][3]).isEqualTo(5 + 2 * first[i][3]);
      assertThat(second[i][0] / (1 - second[i][0]))
          .as("the first weight moves only with the sum of the others")
          .isBetween(first[i][0] / (1 - first[i][0]) / 3, first[i][0] / (1 - first[i][0]) * 3);
    }
  }

  private static double[][] read(Draws draws) {
    double[][] rows = new double[draws.count()][draws.criteria() + draws.inputs()];
    double[] w = new double[draws.criteria()];
    double[] v = new double[draws.inputs()];
    for (int i = 0; i < rows.length; i++) {
      draws.read(i, w, v);
      System.arraycopy(w, 0, rows[i], 0, w.length);
      System.arraycopy(v, 0, rows[i], w.length, v.length);
    }
    return rows;
  }

  @Test
  void inputs_of_one_stream_rise_and_fall_together() {
    InputDistribution one = new InputDistribution.Uniform(0, 1);
    WeightDraws weights = WeightDraws.of(AnyWeights.uniform(1), 100, 8);
    for (double[] row : read(new Draws(weights, List.of(one, one), List.of(3, 3), 8))) {
      assertThat(row[2]).isEqualTo(row[1]);
    }
    for (double[] row : read(new Draws(weights, List.of(one, one), List.of(3, 4), 8))) {
      assertThat(row[2]).isNotEqualTo(row[1]);
    }
  }

  @Test
  void ties_share_the_first_rank() {
    double[][] table = {{1, 1}, {1, 1}, {0, 0}};
    assertThat(run(table, AnyWeights.uniform(2), 1).firstRanks()).containsExactly(.5, .5, 0.0);
  }

  @Test
  void a_mixture_of_two_never_comes_first() {
    double[][] table = {{1, 0, .3}, {.2, .9, .5}, {.6, .45, .4}};
    SmaaResult result = run(table, AnyWeights.uniform(3), 12);
    assertThat(result.firstRank(2).value()).isZero();
    assertThat(result.firstRank(0).value()).isPositive();
  }

  @Test
  void values_vary_beside_the_weights() {
    Draws draws =
        inputs(2, new InputDistribution.Uniform(0, 1), new InputDistribution.Uniform(0, .5));
    UtilityFunction larger =
        (w, v, u) -> {
          u[0] = v[0];
          u[1] = v[1];
        };
    assertWithin4(new Smaa(larger, 2, draws).run().firstRank(0), .75);
  }

  @Test
  void what_is_ruled_out_never_wins_but_against_what_is_ruled_out_too() {
    UtilityFunction gated =
        (w, v, u) -> {
          u[0] = v[0] < .5 ? Double.NEGATIVE_INFINITY : 1;
          u[1] = v[0] < .25 ? Double.NEGATIVE_INFINITY : 0;
        };
    Draws draws = inputs(2, new InputDistribution.Uniform(0, 1));
    SmaaResult result = new Smaa(gated, 2, draws).run();
    assertWithin4(result.firstRank(0), .5 + .25 / 2);
    assertWithin4(result.firstRank(1), .25 + .25 / 2);
  }

  @Test
  void shares_tell_how_far_to_trust_them() {
    assertThat(Share.of(5000, 10_000).standardError()).isEqualTo(.005);
    assertThat(Share.of(2500, 10_000).value()).isEqualTo(.25);
    assertThat(Share.of(0, 10_000)).isEqualTo(new Share(0, 0, 10_000));
    assertThat(Share.of(100, 100)).isEqualTo(new Share(1, 0, 100));
  }
}
