package dev.assay.core.mcda;

import java.util.List;

/**
 * How weights are spread around stated ones: the Dirichlet distribution with these means, of which
 * every draw sums to 1.
 *
 * @param weights the means; divided by their sum
 * @param certainty the concentration, at least 1: 10 is vague, 50 moderate, 200 firm; a weight w
 *     has the standard deviation {@code sqrt(w (1 - w) / (certainty + 1))}
 */
public record WeightSampling(List<Double> weights, double certainty) {
  public WeightSampling {
    weights =
        Lists.of(Checks.normalised(weights.stream().mapToDouble(Double::doubleValue).toArray()));
    if (!(certainty >= 1) || !Double.isFinite(certainty)) {
      throw new IllegalArgumentException(certainty + " for certainty is not a number from 1");
    }
  }

  public static WeightSampling around(double certainty, double... weights) {
    return new WeightSampling(Lists.of(weights), certainty);
  }
}
