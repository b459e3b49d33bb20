package dev.assay.core.mcda;

import org.hipparchus.special.Erf;

/**
 * The share of admissible weights or values for which one alternative scores above another, exactly
 * where a closed form exists. Two alternatives that are equal on every criterion get one half.
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

  /**
   * Fixed weights, each criterion's difference normal and independent of the others. For a shared
   * input the deviation is that of the difference itself, not of two separate values.
   *
   * @param deviations standard deviation of each difference, 0 where it is certain
   */
  public static double normalDifferences(double[] weights, double[] means, double[] deviations) {
    double[] w = Checks.normalised(weights);
    Checks.length("means", means, w.length);
    Checks.length("deviations", deviations, w.length);
    double[] mean = Checks.finite("means", means);
    double[] deviation = Checks.finite("deviations", deviations);
    CompensatedSum variance = new CompensatedSum();
    for (int j = 0; j < w.length; j++) {
      if (deviation[j] < 0) {
        throw new IllegalArgumentException(
            "%s at deviations[%d] is negative".formatted(deviation[j], j));
      }
      variance.add(w[j] * w[j] * deviation[j] * deviation[j]);
    }
    double margin = CompensatedSum.ofProducts(w, mean);
    double spread = Math.sqrt(variance.total());
    if (spread == 0) {
      return margin > 0 ? 1 : margin < 0 ? 0 : 0.5;
    }
    return 0.5 * Erf.erfc(-margin / spread / Math.sqrt(2));
  }

  /** Fixed weights, the values of both alternatives normal and all independent. */
  public static double independentNormalValues(
      double[] weights,
      double[] meansOfOne,
      double[] deviationsOfOne,
      double[] meansOfOther,
      double[] deviationsOfOther) {
    int n = weights.length;
    Checks.length("meansOfOne", meansOfOne, n);
    Checks.length("deviationsOfOne", deviationsOfOne, n);
    Checks.length("meansOfOther", meansOfOther, n);
    Checks.length("deviationsOfOther", deviationsOfOther, n);
    double[] means = new double[n];
    double[] deviations = new double[n];
    for (int j = 0; j < n; j++) {
      means[j] = meansOfOne[j] - meansOfOther[j];
      deviations[j] = Math.hypot(deviationsOfOne[j], deviationsOfOther[j]);
    }
    return normalDifferences(weights, means, deviations);
  }
}
