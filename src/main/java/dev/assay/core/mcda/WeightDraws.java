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
    WeightDraws draws = new WeightDraws(count, sampling.criteria());
    WeightSampling.Sampler sampler = sampling.sampler(seed);
    double[] one = new double[draws.criteria];
    for (int draw = 0; draw < count; draw++) {
      sampler.fill(draw, one);
      System.arraycopy(one, 0, draws.weights, draw * draws.criteria, draws.criteria);
    }
    return draws;
  }

  /** How many. */
  public int count() {
    return count;
  }

  public int criteria() {
    return criteria;
  }

  /** Fills in the weights of one draw. */
  void read(int draw, double[] into) {
    System.arraycopy(weights, draw * criteria, into, 0, criteria);
  }
}
