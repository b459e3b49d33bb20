package dev.assay.core.mcda;

/** A scale along which something is straight. */
public enum Axis {
  LINEAR {
    @Override
    double place(double x) {
      return x;
    }

    @Override
    double raw(double place) {
      return place;
    }
  },
  /** Equal ratios count equally; of what is above 0. */
  LOG {
    @Override
    double place(double x) {
      return Math.log(x);
    }

    @Override
    double raw(double place) {
      return Math.exp(place);
    }
  },
  /** That of something else in proportion to one over it; of what is above 0. */
  RECIPROCAL {
    @Override
    double place(double x) {
      return 1 / x;
    }

    @Override
    double raw(double place) {
      return 1 / place;
    }
  };

  /** Where a raw reading lies on the axis. */
  abstract double place(double x);

  /** The raw reading at a place of the axis. */
  abstract double raw(double place);

  /** Whether a raw reading has a place on it. */
  public boolean holds(double x) {
    return this == LINEAR || x > 0;
  }

  /**
   * The raw reading that lies between two others.
   *
   * @param share of the way from the one to the other, 0 to 1
   */
  public double between(double from, double to, double share) {
    double start = place(from);
    double raw = share == 0 ? from : share == 1 ? to : raw(start + share * (place(to) - start));
    return Math.clamp(raw, Math.min(from, to), Math.max(from, to));
  }
}
