package dev.assay.core.mcda;

import java.util.List;

/** The inverse of a cumulative distribution, prepared for many draws. */
@FunctionalInterface
interface Quantile {
  double at(double share);

  static Quantile of(InputDistribution distribution) {
    return switch (distribution) {
      case InputDistribution.Point(double value) -> share -> value;
      case InputDistribution.Uniform(double low, double high) ->
          share -> low + share * (high - low);
      case InputDistribution.Triangular(double low, double mode, double high) ->
          triangular(low, mode, high);
      case InputDistribution.Discrete(List<Double> levels, List<Double> probabilities) ->
          discrete(levels, probabilities);
    };
  }

  private static Quantile triangular(double low, double mode, double high) {
    double width = high - low;
    if (width == 0) {
      return share -> low;
    }
    double bend = (mode - low) / width;
    double rise = Math.sqrt(width * (mode - low));
    double fall = Math.sqrt(width * (high - mode));
    return share ->
        share < bend ? low + Math.sqrt(share) * rise : high - Math.sqrt(1 - share) * fall;
  }

  private static Quantile discrete(List<Double> levels, List<Double> probabilities) {
    double[] values = levels.stream().mapToDouble(Double::doubleValue).toArray();
    double[] upTo = new double[values.length];
    CompensatedSum sum = new CompensatedSum();
    int last = 0;
    for (int k = 0; k < values.length; k++) {
      sum.add(probabilities.get(k));
      upTo[k] = sum.total();
      if (probabilities.get(k) > 0) {
        last = k;
      }
    }
    int end = last;
    return share -> {
      int k = 0;
      while (k < end && share >= upTo[k]) {
        k++;
      }
      return values[k];
    };
  }
}
