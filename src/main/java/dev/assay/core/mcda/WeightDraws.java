package dev.assay.core.mcda;

/**
 * Weights drawn once. Reading changes nothing, so that any number of runs can go through the same
 * draws, also at the same time.
 */
public final class WeightDraws {
  private final int count;
  private final int criteria;

  /** Draw after draw. */
  private final double[] weights;

  private WeightDraws(int count, int criteria) {
    this.count = count;
    this.criteria = criteria;
    this.weights = new double[Math.multiplyExact(count, criteria)];
  }

  /**
   * Draws from a seed.
   *
   * @param count how many, at least 1
   * @param seed any number; the same seed gives the same weights
   */
  public static WeightDraws of(WeightSampling sampling, int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " draws: at least 1");
    }
    GammaVariate[] variates = new GammaVariate[sampling.weights().size()];
    for (int j = 0; j < variates.length; j++) {
      variates[j] =
          new GammaVariate(
              sampling.certainty() * sampling.weights().get(j), SplitMix64.stream(seed, j));
    }
    WeightDraws draws = new WeightDraws(count, variates.length);
    double[] one = new double[variates.length];
    for (int draw = 0; draw < count; draw++) {
      double sum = 0;
      for (int j = 0; j < one.length; j++) {
        one[j] = variates[j].at(draw);
        sum += one[j];
      }
      double share = 1 / sum;
      for (int j = 0; j < one.length; j++) {
        draws.weights[draw * one.length + j] = one[j] * share;
      }
    }
    return draws;
  }

  /** How many. */
  int count() {
    return count;
  }

  int criteria() {
    return criteria;
  }

  /** Fills in the weights of one draw. */
  void read(int draw, double[] into) {
    System.arraycopy(weights, draw * criteria, into, 0, criteria);
  }
}
