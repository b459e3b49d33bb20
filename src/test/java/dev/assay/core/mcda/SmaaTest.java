package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SmaaTest {
  private static final int DRAWS = 10_000;

  private static Draws weightsOnly(WeightSampling weights, long seed) {
    return new Draws.Seeded(weights, List.of(), DRAWS, seed);
  }

  private static SmaaResult run(double[][] table, WeightSampling weights, long seed) {
    return new Smaa(UtilityFunction.additive(table), table.length, weightsOnly(weights, seed))
        .run();
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
      GammaDistribution gamma = new GammaDistribution(shape, 1);
      int draws = 20_000;
      double[] sample = new double[draws];
      Arrays.setAll(sample, variate::at);
      Arrays.sort(sample);
      double distance = 0;
      for (int i = 0; i < draws; i++) {
        double p = gamma.cumulativeProbability(sample[i]);
        distance = Math.max(distance, Math.max(p - (double) i / draws, (i + 1.0) / draws - p));
      }
      assertThat(distance)
          .as("Kolmogorov's distance at shape %s, one in a thousand is above", shape)
          .isLessThan(1.95 / Math.sqrt(draws));
    }
    assertThat(new GammaVariate(0, 5).at(7)).isZero();
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
          run(table, new WeightSampling.Any(n), trial).wins(0, 1),
          PairwiseWinningIndex.anyWeights(d));

      List<Integer> order = IntStream.range(0, n).boxed().toList();
      assertWithin4(
          run(table, new WeightSampling.RankOrdered(order), trial).wins(0, 1),
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
    WeightSampling.Sampler sampler = new WeightSampling.Any(n).sampler(17);
    double[] w = new double[n];
    int dominant = 0;
    for (int i = 0; i < DRAWS; i++) {
      sampler.fill(i, w);
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
    WeightSampling.Around around = WeightSampling.Around.of(50, stated);
    WeightSampling.Sampler sampler = around.sampler(4);
    double[] w = new double[5];
    double[] sums = new double[5];
    double lead = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      sampler.fill(i, w);
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
    WeightSampling.Lead closed = around.lead(d);
    assertThat(mean).isCloseTo(closed.mean(), within(4 * closed.standardDeviation() / 100));
    assertThat(Math.sqrt(squares / DRAWS - mean * mean))
        .isCloseTo(closed.standardDeviation(), within(closed.standardDeviation() * 0.04));
  }

  @Test
  void rank_ordered_weights_fall_in_order_and_average_to_the_centroid() {
    WeightSampling.Sampler sampler = new WeightSampling.RankOrdered(List.of(2, 0, 1)).sampler(9);
    double[] w = new double[3];
    double[] sums = new double[3];
    for (int i = 0; i < DRAWS; i++) {
      sampler.fill(i, w);
      assertThat(w[2]).isGreaterThanOrEqualTo(w[0]);
      assertThat(w[0]).isGreaterThanOrEqualTo(w[1]);
      for (int j = 0; j < 3; j++) {
        sums[j] += w[j] / DRAWS;
      }
    }
    double[] centroid = {11 / 18.0, 5 / 18.0, 2 / 18.0};
    assertThat(new double[] {sums[2], sums[0], sums[1]}).containsExactly(centroid, within(0.01));
  }

  @Test
  void same_seed_same_answer() {
    double[][] table = {{.2, .9, .4}, {.5, .5, .5}, {.8, .1, .6}};
    WeightSampling around = WeightSampling.Around.of(20, .3, .3, .4);
    assertThat(run(table, around, 1)).isEqualTo(run(table, around, 1));
    assertThat(run(table, around, 2).pairwiseWinning())
        .isNotEqualTo(run(table, around, 1).pairwiseWinning());
    assertThat(run(table, around, 1).seed()).isEqualTo(1L);
  }

  @Test
  void a_changed_input_leaves_the_luck_of_the_others() {
    InputDistribution one = new InputDistribution.Uniform(0, 1);
    InputDistribution two = new InputDistribution.Triangular(0, .2, 1);
    InputDistribution changed = InputDistribution.Discrete.even(0, 1);
    WeightSampling before = WeightSampling.Around.of(50, .5, .3, .2);
    WeightSampling after = WeightSampling.Around.of(50, .5, .2, .3);
    double[][] first = read(new Draws.Seeded(before, List.of(one, two), 100, 8));
    double[][] second = read(new Draws.Seeded(after, List.of(changed, two), 100, 8));
    for (int i = 0; i < 100; i++) {
      assertThat(second[i][4]).isEqualTo(first[i][4]);
      assertThat(second[i][3]).isEqualTo(first[i][3] < 0.5 ? 0 : 1);
      assertThat(second[i][0] / (1 - second[i][0]))
          .as("the first weight moves only with the sum of the others")
          .isBetween(first[i][0] / (1 - first[i][0]) / 3, first[i][0] / (1 - first[i][0]) * 3);
    }
  }

  private static double[][] read(Draws draws) {
    Draws.Reader reader = draws.reader();
    double[][] rows = new double[draws.count()][draws.criteria() + draws.inputs()];
    double[] w = new double[draws.criteria()];
    double[] v = new double[draws.inputs()];
    for (int i = 0; i < rows.length; i++) {
      reader.read(i, w, v);
      System.arraycopy(w, 0, rows[i], 0, w.length);
      System.arraycopy(v, 0, rows[i], w.length, v.length);
    }
    return rows;
  }

  @Test
  void ties_share_the_rank() {
    double[][] table = {{1, 1}, {1, 1}, {0, 0}};
    SmaaResult result = run(table, new WeightSampling.Any(2), 1);
    assertThat(result.rankAcceptability())
        .containsExactly(List.of(.5, .5, 0.0), List.of(.5, .5, 0.0), List.of(0.0, 0.0, 1.0));
    assertThat(result.pairwiseWinning().get(0)).containsExactly(0.0, .5, 1.0);
    assertThat(result.rankingEntropyBits()).isZero();
  }

  @Test
  void a_mixture_of_two_never_comes_first() {
    double[][] table = {{1, 0, .3}, {.2, .9, .5}, {.6, .45, .4}};
    SmaaResult result = run(table, new WeightSampling.Any(3), 12);
    assertThat(result.firstRank(2).value()).isZero();
    assertThat(result.firstRank(2).interval().high()).isEqualTo(3.0 / DRAWS);
    assertThat(result.centralWeights().get(2)).isNull();
    assertThat(result.centralWeights().get(0)).isNotNull();
  }

  @Test
  void central_weights_tell_whom_an_alternative_suits() {
    double[][] table = {{1, 0}, {0, 1}};
    Smaa smaa =
        new Smaa(UtilityFunction.additive(table), 2, weightsOnly(new WeightSampling.Any(2), 6));
    SmaaResult result = smaa.run();
    assertThat(result.centralWeights().get(0).weights().getFirst())
        .as("the mean of a uniform weight above one half")
        .isCloseTo(.75, within(4 * result.centralWeights().get(0).standardErrors().getFirst()));
    assertThat(result.centralWeights().get(0).standardErrors().getFirst())
        .isCloseTo(Math.sqrt(1 / 48.0 / 5000), within(1e-4));
    assertThat(result.rankingEntropyBits()).isCloseTo(1, within(.001));
    assertThat(smaa.confidenceFactors(result).get(0).value()).isEqualTo(1);
  }

  @Test
  void confidence_factor_holds_the_weights_and_lets_the_values_vary() {
    Draws draws =
        new Draws.Seeded(
            new WeightSampling.Any(2),
            List.of(new InputDistribution.Uniform(0, 1), new InputDistribution.Uniform(0, .5)),
            DRAWS,
            2);
    UtilityFunction larger =
        (w, v, u) -> {
          u[0] = v[0];
          u[1] = v[1];
        };
    Smaa smaa = new Smaa(larger, 2, draws);
    Share factor = smaa.confidenceFactors(smaa.run()).get(0);
    assertWithin4(factor, .75);
  }

  @Test
  void rankings_are_told_apart() {
    UtilityFunction cycle =
        (w, v, u) -> {
          for (int a = 0; a < 3; a++) {
            u[a] = (a + (int) v[0]) % 3;
          }
        };
    Draws draws =
        new Draws.Seeded(
            new WeightSampling.Any(1), List.of(InputDistribution.Discrete.even(0, 1, 2)), DRAWS, 3);
    assertThat(new Smaa(cycle, 3, draws).run().rankingEntropyBits())
        .as("three rankings alike")
        .isCloseTo(Math.log(3) / Math.log(2), within(.001));
  }

  @Test
  void what_is_ruled_out_never_wins() {
    UtilityFunction gated =
        (w, v, u) -> {
          u[0] = v[0] < .25 ? Double.NEGATIVE_INFINITY : 1;
          u[1] = v[0] < .125 ? Double.NEGATIVE_INFINITY : 0;
        };
    Draws draws =
        new Draws.Seeded(
            new WeightSampling.Any(1),
            List.of(InputDistribution.Discrete.even(0, .2, .5, .9)),
            DRAWS,
            2);
    SmaaResult result = new Smaa(gated, 2, draws).run();
    assertThat(result.drawsWithoutWinner()).isBetween(2300, 2700);
    assertWithin4(result.wins(0, 1), .5 + .25 / 2);
    assertThat(result.centralWeights().get(0).hits()).isBetween(4700.0, 5300.0);
  }

  @Test
  void shares_tell_how_far_to_trust_them() {
    assertThat(Share.of(5000, 10_000).standardError()).isEqualTo(.005);
    Share rare = Share.of(1, 10_000);
    assertThat(rare.interval().low()).isCloseTo(1.765e-5, within(1e-8));
    assertThat(rare.interval().high()).isCloseTo(5.6627e-4, within(1e-7));
    assertThat(Share.of(0, 10_000).interval()).isEqualTo(new Interval(0, 3e-4));
    assertThat(Share.of(100, 100).interval()).isEqualTo(new Interval(.97, 1));
    assertThat(Share.of(0, 2).interval()).isEqualTo(new Interval(0, 1));
  }
}
