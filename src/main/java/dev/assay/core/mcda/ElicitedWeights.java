package dev.assay.core.mcda;

/** Weights from what people can say: an order, points for swings, or a tree of groups. */
public final class ElicitedWeights {
  private ElicitedWeights() {}

  /**
   * Rank-order centroid: the mean of all weights that fall in the order of importance. The most
   * important first.
   */
  public static double[] rankOrderCentroid(int criteria) {
    if (criteria < 1) {
      throw new IllegalArgumentException(criteria + " criteria: at least 1");
    }
    double[] weights = new double[criteria];
    double sum = 0;
    for (int i = criteria; i >= 1; i--) {
      sum += 1.0 / i;
      weights[i - 1] = sum / criteria;
    }
    return weights;
  }

  /**
   * Swing weights: points for what the step from the worst to the best anchor is worth, 100 for the
   * criterion whose step is worth most.
   *
   * @param points from 0 to 100, at least one of them 100
   */
  public static double[] swing(double[] points) {
    double[] copy = Checks.weights(points);
    double most = 0;
    for (int j = 0; j < copy.length; j++) {
      if (copy[j] > 100) {
        throw new IllegalArgumentException("%s at points[%d] is above 100".formatted(copy[j], j));
      }
      most = Math.max(most, copy[j]);
    }
    if (most < 100) {
      throw new IllegalArgumentException(most + " are the most points: one swing must have 100");
    }
    return Checks.normalised(copy);
  }

  /**
   * A value tree: the weight of a group times the weight within the group, each divided by its sum,
   * so that splitting a concept into more criteria does not give it more weight.
   *
   * @param groupOf for each criterion the index of its group
   * @param within for each criterion its weight within its group
   */
  public static double[] tree(double[] groups, int[] groupOf, double[] within) {
    double[] shares = Checks.normalised(groups);
    double[] inner = Checks.weights(within);
    if (groupOf.length != inner.length) {
      throw new IllegalArgumentException(
          "%d group indices: expected %d".formatted(groupOf.length, inner.length));
    }
    double[] sums = new double[shares.length];
    for (int j = 0; j < inner.length; j++) {
      sums[Checks.index("groupOf[%d]".formatted(j), groupOf[j], shares.length)] += inner[j];
    }
    for (int g = 0; g < sums.length; g++) {
      if (shares[g] > 0 && sums[g] == 0) {
        throw new IllegalArgumentException(
            "%s at groups[%d] has no criterion to carry it".formatted(groups[g], g));
      }
    }
    double[] weights = new double[inner.length];
    for (int j = 0; j < inner.length; j++) {
      weights[j] = inner[j] == 0 ? 0 : shares[groupOf[j]] * inner[j] / sums[groupOf[j]];
    }
    return weights;
  }
}
