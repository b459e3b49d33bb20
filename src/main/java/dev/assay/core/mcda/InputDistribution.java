package dev.assay.core.mcda;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What is known of one input: a point, or the range in which it lies and how it is spread there.
 */
public sealed interface InputDistribution {

  /** Known exactly. */
  record Point(double value) implements InputDistribution {
    public Point {
      Checks.finite("value", value);
    }
  }

  /** Anywhere between two bounds, each place alike. */
  record Uniform(double low, double high) implements InputDistribution {
    public Uniform {
      ascending(low, low, high);
    }
  }

  /** Between two bounds, most likely at the mode. */
  record Triangular(double low, double mode, double high) implements InputDistribution {
    public Triangular {
      ascending(low, mode, high);
    }
  }

  /**
   * One of several levels.
   *
   * @param probabilities non-negative, one per level; divided by their sum
   */
  record Discrete(List<Double> levels, List<Double> probabilities) implements InputDistribution {
    public Discrete {
      double[] shares =
          Checks.normalised(probabilities.stream().mapToDouble(Double::doubleValue).toArray());
      double[] values =
          Checks.finite("levels", levels.stream().mapToDouble(Double::doubleValue).toArray());
      Checks.length("probabilities", shares, values.length);
      levels = List.copyOf(levels);
      probabilities = Lists.of(shares);
    }

    /** Every level alike. */
    public static Discrete even(double... levels) {
      return new Discrete(
          Lists.of(levels), DoubleStream.of(levels).mapToObj(level -> 1.0).toList());
    }
  }

  private static void ascending(double low, double mode, double high) {
    Checks.finite("low", low);
    Checks.finite("mode", mode);
    Checks.finite("high", high);
    if (low > mode || mode > high) {
      throw new IllegalArgumentException(
          "%s, %s, %s are not in ascending order".formatted(low, mode, high));
    }
  }

  /** The reading below which the given share of the distribution lies. */
  default double quantile(double share) {
    return Quantile.of(this).at(Checks.share("share", share));
  }

  default double mean() {
    return switch (this) {
      case Point(double value) -> value;
      case Uniform(double low, double high) -> low + (high - low) / 2;
      case Triangular(double low, double mode, double high) -> low / 3 + mode / 3 + high / 3;
      case Discrete(List<Double> levels, List<Double> probabilities) -> {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < levels.size(); k++) {
          sum.add(levels.get(k) * probabilities.get(k));
        }
        yield sum.total();
      }
    };
  }

  /** From the least to the greatest possible reading. */
  default Interval range() {
    return switch (this) {
      case Point(double value) -> new Interval(value, value);
      case Uniform(double low, double high) -> new Interval(low, high);
      case Triangular(double low, double mode, double high) -> new Interval(low, high);
      case Discrete(List<Double> levels, List<Double> probabilities) ->
          new Interval(
              IntStream.range(0, levels.size())
                  .filter(k -> probabilities.get(k) > 0)
                  .mapToDouble(levels::get)
                  .min()
                  .orElseThrow(),
              IntStream.range(0, levels.size())
                  .filter(k -> probabilities.get(k) > 0)
                  .mapToDouble(levels::get)
                  .max()
                  .orElseThrow());
    };
  }

  /**
   * The distribution as levels: itself where it is discrete, one level where it is a point, else
   * the middle quantile of each of the given number of equally likely parts.
   */
  default Discrete levels(int parts) {
    return switch (this) {
      case Discrete discrete -> discrete;
      case Point(double value) -> Discrete.even(value);
      case Uniform _, Triangular _ -> {
        Quantile quantile = Quantile.of(this);
        yield Discrete.even(
            IntStream.range(0, parts).mapToDouble(k -> quantile.at((k + 0.5) / parts)).toArray());
      }
    };
  }
}
