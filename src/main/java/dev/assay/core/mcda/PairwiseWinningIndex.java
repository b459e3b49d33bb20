package dev.assay.core.mcda;

/**
 * The share of admissible weights for which one alternative scores above another, exactly. Two
 * alternatives that are equal on every criterion get one half.
 */
public final class PairwiseWinningIndex {
  private PairwiseWinningIndex() {}

  /**
   * No weight assumed: weights uniform over all that are non-negative and sum to 1. Varsi's
   * recursion for the part of a simplex cut off by a plane (Varsi 1973); ties allowed, cost (number
   * of positive) x (number of other) differences.
   *
   * @param differences value of the one less value of the other, per criterion; at least one
   */
  public static double anyWeights(double[] differences) {
    double[] d = Checks.finite("differences", differences);
    if (d.length == 0) {
      throw new IllegalArgumentException("0 differences: at least 1");
    }
    double[] others = new double[d.length];
    int count = 0;
    boolean allZero = true;
    for (double difference : d) {
      allZero &= difference == 0;
      if (difference <= 0) {
        others[count++] = -difference;
      }
    }
    if (allZero) {
      return 0.5;
    }
    double[] share = new double[count + 1];
    share[0] = 1;
    for (double x : d) {
      if (x > 0) {
        for (int k = 1; k <= count; k++) {
          double y = others[k - 1];
          share[k] = (y * share[k] + x * share[k - 1]) / (y + x);
        }
      }
    }
    return count == d.length ? 0 : share[count];
  }

  /**
   * Only the order of importance assumed: weights uniform over all with {@code w_1 >= w_2 >= ...}.
   *
   * @param differencesInRankOrder the most important criterion first
   */
  public static double rankOrderedWeights(double[] differencesInRankOrder) {
    double[] d = Checks.finite("differences", differencesInRankOrder);
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < d.length; k++) {
      sum.add(d[k]);
      d[k] = sum.total() / (k + 1);
    }
    return anyWeights(d);
  }
}
