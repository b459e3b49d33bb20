package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.List;

/** Weights of which nothing is assumed, or only their order, beside values that are certain. */
final class AnyWeights {
  private AnyWeights() {}

  /** Uniform over all that are non-negative and sum to 1: every gamma shape is 1. */
  static WeightSampling uniform(int criteria) {
    return WeightSampling.around(criteria, RandomTable.filled(criteria, 1));
  }

  /** Without inputs. */
  static Draws alone(WeightSampling weights, int count, long seed) {
    return new Draws(WeightDraws.of(weights, count, seed), List.of(), List.of(), seed);
  }

  /** The same with the drawn weights put in order, the greatest first. */
  static UtilityFunction ranked(UtilityFunction utility) {
    return (weights, values, utilities) -> {
      double[] falling = Arrays.stream(weights).map(w -> -w).sorted().map(w -> -w).toArray();
      utility.evaluate(falling, values, utilities);
    };
  }
}
