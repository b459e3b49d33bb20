package dev.assay.core.mcda;

import java.util.Arrays;

/**
 * Stochastic multicriteria acceptability analysis (SMAA-2, Lahdelma and Salminen 2001), its first
 * ranks: in which share of the draws of weights and values each alternative comes first. All
 * alternatives meet the same draw; those tied for the first rank share it evenly.
 */
public final class Smaa {
  private final UtilityFunction utility;
  private final int alternatives;
  private final Draws draws;

  /**
   * @param alternatives how many utilities the function fills in, at least 1
   */
  public Smaa(UtilityFunction utility, int alternatives, Draws draws) {
    if (alternatives < 1) {
      throw new IllegalArgumentException(alternatives + " alternatives: at least 1");
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
    double[] wins = new double[alternatives];
    double[] weights = new double[draws.criteria()];
    double[] values = new double[draws.inputs()];
    double[] utilities = new double[alternatives];
    for (int draw = 0; draw < draws.count(); draw++) {
      draws.read(draw, weights, values);
      utility.evaluate(weights, values, utilities);
      count(utilities, wins);
    }
    return new SmaaResult(
        draws.count(),
        draws.seed(),
        Lists.of(Arrays.stream(wins).map(won -> won / draws.count()).toArray()));
  }

  private static void count(double[] utilities, double[] wins) {
    double best = Double.NEGATIVE_INFINITY;
    int level = 0;
    for (int a = 0; a < utilities.length; a++) {
      double u = utilities[a];
      if (!(u < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("%s at utilities[%d] is not a utility".formatted(u, a));
      }
      if (u > best) {
        best = u;
        level = 1;
      } else if (u == best) {
        level++;
      }
    }
    double share = 1.0 / level;
    for (int a = 0; a < utilities.length; a++) {
      if (utilities[a] == best) {
        wins[a] += share;
      }
    }
  }
}
