package dev.assay.core.mcda;

/** The scale on which a value function is straight between its anchors. */
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
  /** Equal ratios count equally; anchors are positive, and a reading of 0 or less is clipped. */
  LOG {
    @Override
    double place(double x) {
      return x > 0 ? Math.log(x) : Double.NEGATIVE_INFINITY;
    }

    @Override
    double raw(double place) {
      return Math.exp(place);
    }
  };

  /** Where a raw reading lies on the axis. */
  abstract double place(double x);

  /** The raw reading at a place of the axis. */
  abstract double raw(double place);

  /** The anchors as places, checked: at least two, finite, ascending, positive on a log axis. */
  double[] places(double[] anchors) {
    if (anchors.length < 2) {
      throw new IllegalArgumentException("%d anchors: at least 2".formatted(anchors.length));
    }
    double[] places = Checks.finite("anchors", anchors);
    for (int i = 0; i < anchors.length; i++) {
      if (this == LOG && anchors[i] <= 0) {
        throw new IllegalArgumentException(
            "%s at anchors[%d] is not positive: a log axis needs it".formatted(anchors[i], i));
      }
      if (i > 0 && anchors[i] <= anchors[i - 1]) {
        throw new IllegalArgumentException(
            "%s at anchors[%d] is not above %s".formatted(anchors[i], i, anchors[i - 1]));
      }
      places[i] = place(anchors[i]);
    }
    return places;
  }

  /** The index of the segment that holds a place strictly between the first and last anchor. */
  static int segment(double[] places, double place) {
    int low = 0;
    int high = places.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (places[middle] <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
