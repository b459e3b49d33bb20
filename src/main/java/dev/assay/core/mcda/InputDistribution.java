package dev.assay.core.mcda;

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

  private static void ascending(double low, double mode, double high) {
    Checks.finite("low", low);
    Checks.finite("mode", mode);
    Checks.finite("high", high);
    if (low > mode || mode > high) {
      throw new IllegalArgumentException(
          "%s, %s, %s are not in ascending order".formatted(low, mode, high));
    }
  }
}
