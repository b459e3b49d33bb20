package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A partial value function with fixed anchors: straight between anchors on a linear or logarithmic
 * axis, constant (clipped) outside. The anchors never depend on the alternatives that are compared,
 * so adding or removing one cannot reverse the order of the others.
 */
public final class ValueFunction {
  private final Axis axis;
  private final double[] anchors;
  private final double[] places;
  private final double[] values;

  private ValueFunction(Axis axis, double[] anchors, double[] values) {
    this.axis = axis;
    this.places = axis.places(anchors);
    this.anchors = anchors.clone();
    this.values = Checks.finite("values", values);
    Checks.length("values", values, anchors.length);
  }

  /**
   * @param anchors raw readings in ascending order, at least two; positive on a log axis
   * @param values the value at each anchor, in any order of size
   * @throws IllegalArgumentException naming the first anchor or value that breaks this
   */
  public static ValueFunction of(Axis axis, double[] anchors, double[] values) {
    return new ValueFunction(axis, anchors, values);
  }

  /** From 0 at the worst reading to 1 at the best; smaller is better where best is below worst. */
  public static ValueFunction between(Axis axis, double worst, double best) {
    return worst < best
        ? of(axis, new double[] {worst, best}, new double[] {0, 1})
        : of(axis, new double[] {best, worst}, new double[] {1, 0});
  }

  /**
   * A reading valued.
   *
   * @param outOfRange the reading lies outside the anchors, so the value was clipped
   */
  public record Reading(double value, boolean outOfRange) {}

  public Axis axis() {
    return axis;
  }

  public Interval range() {
    return new Interval(anchors[0], anchors[anchors.length - 1]);
  }

  /**
   * The value of a raw reading, which may be infinite.
   *
   * @throws IllegalArgumentException for NaN
   */
  public Reading read(double x) {
    return new Reading(value(x), x < anchors[0] || x > anchors[anchors.length - 1]);
  }

  /** {@link #read} without the note on range. */
  public double value(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("NaN is not a reading");
    }
    int last = anchors.length - 1;
    if (x <= anchors[0]) {
      return values[0];
    }
    if (x >= anchors[last]) {
      return values[last];
    }
    double place = axis.place(x);
    int k = Axis.segment(places, place);
    return between(values[k], values[k + 1], (place - places[k]) / (places[k + 1] - places[k]));
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * Math.clamp(share, 0, 1);
  }

  /** Least and greatest value over an interval of raw readings. */
  public Interval valuesOver(Interval readings) {
    double a = value(readings.low());
    double b = value(readings.high());
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    for (int k = 0; k < anchors.length; k++) {
      if (readings.contains(anchors[k])) {
        low = Math.min(low, values[k]);
        high = Math.max(high, values[k]);
      }
    }
    return new Interval(low, high);
  }

  /**
   * Every raw reading with the given value: single points, and whole intervals where the function
   * is flat (which at the ends reach to infinity, or to 0 on a log axis, because of the clipping).
   * In ascending order, apart from one another; empty where the function never has that value.
   */
  public List<Interval> inverse(double value) {
    Checks.finite("value", value);
    List<Interval> found = new ArrayList<>();
    int last = anchors.length - 1;
    if (values[0] == value) {
      join(found, axis == Axis.LOG ? 0 : Double.NEGATIVE_INFINITY, anchors[0]);
    }
    for (int k = 0; k < last; k++) {
      double from = values[k];
      double to = values[k + 1];
      if (from == value && to == value) {
        join(found, anchors[k], anchors[k + 1]);
      } else if (Math.min(from, to) <= value && value <= Math.max(from, to)) {
        double x = crossing(k, (value - from) / (to - from));
        join(found, x, x);
      }
    }
    if (values[last] == value) {
      join(found, anchors[last], Double.POSITIVE_INFINITY);
    }
    return List.copyOf(found);
  }

  private double crossing(int k, double share) {
    if (share == 0) {
      return anchors[k];
    }
    if (share == 1) {
      return anchors[k + 1];
    }
    double x = axis.raw(between(places[k], places[k + 1], share));
    return Math.clamp(x, anchors[k], anchors[k + 1]);
  }

  private static void join(List<Interval> found, double low, double high) {
    if (!found.isEmpty() && found.getLast().high() >= low) {
      Interval before = found.removeLast();
      found.add(new Interval(before.low(), Math.max(before.high(), high)));
    } else {
      found.add(new Interval(low, high));
    }
  }

  /**
   * The reading with the given value that lies nearest to the current one, measured along the axis;
   * the current one itself where it already has that value.
   */
  public OptionalDouble nearest(double value, double current) {
    double best = Double.NaN;
    double distance = Double.POSITIVE_INFINITY;
    for (Interval interval : inverse(value)) {
      double x = Math.clamp(current, interval.low(), interval.high());
      double away = x == current ? 0 : Math.abs(axis.place(x) - axis.place(current));
      if (away < distance) {
        distance = away;
        best = x;
      }
    }
    return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
  }
}
