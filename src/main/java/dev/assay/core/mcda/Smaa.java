package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Stochastic multicriteria acceptability analysis (SMAA-2, Lahdelma and Salminen 2001): in which
 * share of the draws of weights and values each alternative takes each rank. All alternatives meet
 * the same draw; tied alternatives share their ranks evenly.
 */
public final class Smaa {
  /** Rankings are counted as numbers to the base of this many alternatives. */
  private static final int MOST_ALTERNATIVES = 15;

  private final UtilityFunction utility;
  private final int alternatives;
  private final Draws draws;

  /**
   * @param alternatives how many utilities the function fills in, 1 to 15
   */
  public Smaa(UtilityFunction utility, int alternatives, Draws draws) {
    if (alternatives < 1 || alternatives > MOST_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "%d alternatives: 1 to %d".formatted(alternatives, MOST_ALTERNATIVES));
    }
    this.utility = utility;
    this.alternatives = alternatives;
    this.draws = draws;
  }

  /**
   * Goes through all draws.
   *
   * @throws IllegalArgumentException if a utility is NaN or positive infinity
   */
  public SmaaResult run() {
    Tally tally = new Tally(alternatives, draws.count(), draws.criteria());
    Draws.Reader reader = draws.reader();
    double[] weights = new double[draws.criteria()];
    double[] values = new double[draws.inputs()];
    double[] utilities = new double[alternatives];
    for (int draw = 0; draw < draws.count(); draw++) {
      reader.read(draw, weights, values);
      utility.evaluate(weights, values, utilities);
      tally.count(draw, weights, utilities);
    }
    return tally.result(draws.seed());
  }

  /**
   * The confidence factor of each alternative: the share of draws that it wins when the weights are
   * held at its central weights, so that only the values are uncertain. Null where the alternative
   * has no central weights.
   */
  public List<@Nullable Share> confidenceFactors(SmaaResult result) {
    List<@Nullable Share> factors = new ArrayList<>();
    for (int a = 0; a < alternatives; a++) {
      SmaaResult.CentralWeights central = result.centralWeights().get(a);
      if (central == null) {
        factors.add(null);
      } else {
        double[] weights = central.weights().stream().mapToDouble(Double::doubleValue).toArray();
        factors.add(new Smaa(utility, alternatives, draws.withWeights(weights)).run().firstRank(a));
      }
    }
    return factors;
  }

  /** Counts ranks, wins and winning weights over the draws. */
  private static final class Tally {
    private final int alternatives;
    private final int draws;
    private final double[][] ranks;
    private final double[][] wins;
    private final double[][] winningWeights;
    private final double[][] winningSquares;
    private final double[] hits;
    private final long[] rankings;
    private final int[] better;
    private final int[] level;
    private int withoutWinner;

    Tally(int alternatives, int draws, int criteria) {
      this.alternatives = alternatives;
      this.draws = draws;
      this.ranks = new double[alternatives][alternatives];
      this.wins = new double[alternatives][alternatives];
      this.winningWeights = new double[alternatives][criteria];
      this.winningSquares = new double[alternatives][criteria];
      this.hits = new double[alternatives];
      this.rankings = new long[draws];
      this.better = new int[alternatives];
      this.level = new int[alternatives];
    }

    void count(int draw, double[] weights, double[] utilities) {
      Arrays.fill(better, 0);
      Arrays.fill(level, 1);
      boolean anyAdmissible = false;
      for (int a = 0; a < alternatives; a++) {
        double u = utilities[a];
        if (!(u < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "%s at utilities[%d] is not a utility".formatted(u, a));
        }
        anyAdmissible |= u > Double.NEGATIVE_INFINITY;
        for (int b = 0; b < a; b++) {
          if (u > utilities[b]) {
            better[b]++;
            wins[a][b]++;
          } else if (u < utilities[b]) {
            better[a]++;
            wins[b][a]++;
          } else {
            level[a]++;
            level[b]++;
            wins[a][b] += 0.5;
            wins[b][a] += 0.5;
          }
        }
      }
      if (!anyAdmissible) {
        withoutWinner++;
      }
      long ranking = 0;
      for (int a = 0; a < alternatives; a++) {
        ranking = ranking * alternatives + better[a];
        double share = 1.0 / level[a];
        for (int rank = better[a]; rank < better[a] + level[a]; rank++) {
          ranks[a][rank] += share;
        }
        if (better[a] == 0 && anyAdmissible) {
          win(a, share, weights);
        }
      }
      rankings[draw] = ranking;
    }

    private void win(int a, double share, double[] weights) {
      hits[a] += share;
      double[] sums = winningWeights[a];
      double[] squares = winningSquares[a];
      for (int j = 0; j < weights.length; j++) {
        double w = weights[j];
        sums[j] += share * w;
        squares[j] += share * w * w;
      }
    }

    SmaaResult result(OptionalLong seed) {
      List<SmaaResult.@Nullable CentralWeights> central = new ArrayList<>();
      for (int a = 0; a < alternatives; a++) {
        central.add(
            hits[a] < SmaaResult.FEWEST_HITS
                ? null
                : SmaaResult.CentralWeights.of(hits[a], winningWeights[a], winningSquares[a]));
      }
      return new SmaaResult(
          draws,
          seed.isPresent() ? seed.getAsLong() : null,
          perDraw(ranks),
          perDraw(wins),
          central,
          entropy(),
          withoutWinner);
    }

    private List<List<Double>> perDraw(double[][] counts) {
      double[][] shares = new double[counts.length][];
      for (int a = 0; a < counts.length; a++) {
        shares[a] = Arrays.stream(counts[a]).map(count -> count / draws).toArray();
      }
      return Lists.of(shares);
    }

    private double entropy() {
      Arrays.sort(rankings);
      CompensatedSum bits = new CompensatedSum();
      int from = 0;
      for (int i = 1; i <= draws; i++) {
        if (i == draws || rankings[i] != rankings[from]) {
          double p = (i - from) / (double) draws;
          bits.add(p == 1 ? 0 : -p * Math.log(p) / Math.log(2));
          from = i;
        }
      }
      return bits.total();
    }
  }
}
