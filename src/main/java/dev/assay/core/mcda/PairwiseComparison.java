package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Weights from pairwise comparisons, as in the analytic hierarchy process (Saaty): the principal
 * right eigenvector, not the geometric mean and not averaged columns.
 *
 * @param weights sum to 1
 * @param principalEigenvalue equals the number of items where the comparisons are consistent
 * @param consistencyIndex {@code (principalEigenvalue - n) / (n - 1)}, not negative; 0 for one item
 */
public record PairwiseComparison(
    List<Double> weights, double principalEigenvalue, double consistencyIndex) {
  private static final double RECIPROCITY = 1e-6;
  private static final double CONVERGED = 1e-15;
  private static final int MOST_STEPS = 10_000;

  public PairwiseComparison {
    weights = List.copyOf(weights);
  }

  /**
   * @param comparisons how much more the row counts than the column: positive, 1 on the diagonal,
   *     reciprocal across it
   * @throws IllegalArgumentException naming the first cell that breaks this
   */
  public static PairwiseComparison of(double[][] comparisons) {
    int n = comparisons.length;
    if (n < 1) {
      throw new IllegalArgumentException("0 items: at least 1");
    }
    double[][] a = Checks.table("comparisons", comparisons, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (!(a[i][j] > 0)) {
          throw new IllegalArgumentException(
              "%s at comparisons[%d][%d] is not positive".formatted(a[i][j], i, j));
        }
        if (j <= i && Math.abs(a[i][j] * a[j][i] - 1) > RECIPROCITY) {
          throw new IllegalArgumentException(
              "%s at comparisons[%d][%d] is not the reciprocal of %s across the diagonal"
                  .formatted(a[i][j], i, j, a[j][i]));
        }
      }
    }
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    double eigenvalue = n;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        next[i] = CompensatedSum.ofProducts(a[i], weights);
      }
      eigenvalue = CompensatedSum.of(next);
      double change = 0;
      for (int i = 0; i < n; i++) {
        next[i] /= eigenvalue;
        change = Math.max(change, Math.abs(next[i] - weights[i]));
      }
      weights = next;
      if (change < CONVERGED) {
        break;
      }
    }
    double index = n == 1 ? 0 : Math.max(0, (eigenvalue - n) / (n - 1));
    return new PairwiseComparison(Lists.of(weights), eigenvalue, index);
  }

  /**
   * The consistency ratio; above 0.10 the comparisons contradict each other too much to be used.
   * Two items are always consistent; empty where the table does not go so far.
   */
  public OptionalDouble consistencyRatio(RandomIndex table) {
    if (weights.size() < 3) {
      return OptionalDouble.of(0);
    }
    OptionalDouble index = table.of(weights.size());
    return index.isPresent()
        ? OptionalDouble.of(consistencyIndex / index.getAsDouble())
        : OptionalDouble.empty();
  }
}
