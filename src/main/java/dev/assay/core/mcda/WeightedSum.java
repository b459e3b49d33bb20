package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.List;

/**
 * The additive value model: the score of an alternative is the weighted sum of its values, and its
 * lead over another what the criteria add to it. Sums are compensated, so that permuting criteria
 * changes nothing.
 */
public final class WeightedSum {
  private WeightedSum() {}

  /**
   * What each criterion adds to the lead of one alternative over another: {@code w (v(a) - v(b))},
   * which for this model is also the Shapley value.
   */
  public static Contributions contributions(double[] weights, double[] leader, double[] runnerUp) {
    double[] w = Checks.weights(weights);
    Checks.length("leader", leader, w.length);
    Checks.length("runnerUp", runnerUp, w.length);
    Checks.finite("leader", leader);
    Checks.finite("runnerUp", runnerUp);
    double[] terms = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      terms[j] = w[j] * (leader[j] - runnerUp[j]);
    }
    return Contributions.of(terms);
  }

  /**
   * Contributions by criterion.
   *
   * @param byCriterion in the order of the criteria
   * @param margin their sum: how far the leader is ahead
   */
  public record Contributions(List<Double> byCriterion, double margin) {
    public Contributions {
      byCriterion = List.copyOf(byCriterion);
    }

    private static Contributions of(double[] terms) {
      return new Contributions(Lists.of(terms), CompensatedSum.of(terms));
    }

    /**
     * The contributions summed by group; their margin is the same.
     *
     * @param groupOf for each criterion the index of its group, from 0
     */
    public Contributions grouped(int[] groupOf, int groups) {
      if (groupOf.length != byCriterion.size()) {
        throw new IllegalArgumentException(
            "%d group indices: expected %d".formatted(groupOf.length, byCriterion.size()));
      }
      List<CompensatedSum> sums = new ArrayList<>();
      for (int g = 0; g < groups; g++) {
        sums.add(new CompensatedSum());
      }
      for (int j = 0; j < groupOf.length; j++) {
        sums.get(Checks.index("groupOf[%d]".formatted(j), groupOf[j], groups))
            .add(byCriterion.get(j));
      }
      return new Contributions(sums.stream().map(CompensatedSum::total).toList(), margin);
    }
  }
}
