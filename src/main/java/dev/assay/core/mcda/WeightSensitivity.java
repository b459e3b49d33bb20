package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How much weight must move to turn the lead of one alternative over another, in closed form for
 * the additive model. Weights are divided by their sum first. Differences are value of the leader
 * less value of the rival, per criterion; the leader must not be behind.
 */
public final class WeightSensitivity {
  private final double[] weights;

  public WeightSensitivity(double[] weights) {
    this.weights = Checks.normalised(weights);
  }

  /**
   * The least total weight that must move to tie the two: from where the leader gains most to where
   * it gains least; 0 to 1. Empty where no weights do it, because the leader is nowhere worse.
   */
  public OptionalDouble leastMove(double[] differences) {
    Checks.length("differences", differences, weights.length);
    double[] d = Checks.finite("differences", differences);
    double lead = CompensatedSum.ofProducts(weights, d);
    if (lead < 0) {
      throw new IllegalArgumentException("%s is the lead: the leader is behind".formatted(lead));
    }
    if (lead == 0) {
      return OptionalDouble.of(0);
    }
    int receiver = IntStream.range(0, d.length).boxed().min(Comparator.comparing(j -> d[j])).get();
    if (d[receiver] >= 0) {
      return OptionalDouble.empty();
    }
    Integer[] donors = IntStream.range(0, d.length).boxed().toArray(Integer[]::new);
    Arrays.sort(donors, Comparator.comparing((Integer j) -> d[j]).reversed());
    CompensatedSum moved = new CompensatedSum();
    double left = lead;
    for (int donor : donors) {
      double gain = d[donor] - d[receiver];
      if (left <= 0 || gain <= 0) {
        break;
      }
      double take = Math.min(weights[donor], left / gain);
      left = take < weights[donor] ? 0 : left - take * gain;
      moved.add(take);
    }
    return OptionalDouble.of(moved.total());
  }
}
