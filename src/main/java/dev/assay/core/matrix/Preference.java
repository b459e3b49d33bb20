package dev.assay.core.matrix;

import dev.assay.core.rulebook.Range;

/**
 * What one answer is worth, from -1 (Go) to +1 (Rust), with the range it may lie in and the reason
 * for that range.
 *
 * @param low least it may be
 * @param point the best single figure
 * @param high greatest it may be
 * @param shape how it is spread between low and high
 * @param reason why it is spread; empty for a point
 */
public record Preference(double low, double point, double high, Shape shape, String reason) {

  /** How a preference is spread over its range. */
  public enum Shape {
    /** Known exactly. */
    POINT,
    /** Any value of the range is as likely as any other. */
    UNIFORM,
    /** Most likely at the point, falling off to both ends. */
    TRIANGULAR
  }

  public Preference {
    if (!(-1 <= low && low <= point && point <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "not a preference: " + low + " <= " + point + " <= " + high);
    }
  }

  /** Known exactly. */
  public static Preference exactly(double value) {
    return new Preference(value, value, value, Shape.POINT, "");
  }

  /** Nothing known but the range; the point is its middle. */
  public static Preference anywhere(Range range, String reason) {
    return range.low() == range.high()
        ? exactly(range.low())
        : new Preference(
            range.low(), (range.low() + range.high()) / 2, range.high(), Shape.UNIFORM, reason);
  }

  /** The same range, told by the value in it that is nearest to a lean of the rest. */
  Preference leaningTo(double lean) {
    return new Preference(low, range().nearest(lean), high, shape, reason);
  }

  /** Around a best figure. */
  public static Preference around(double point, Range range, String reason) {
    return range.low() == range.high()
        ? exactly(point)
        : new Preference(range.low(), point, range.high(), Shape.TRIANGULAR, reason);
  }

  /** Where it may lie. */
  public Range range() {
    return new Range(low, high);
  }

  /** This plus a share of another, end by end; clipped to the scale. */
  Preference plusShare(double share, Preference other) {
    return new Preference(
        Math.clamp(low + share * other.low, -1.0, 1.0),
        Math.clamp(point + share * other.point, -1.0, 1.0),
        Math.clamp(high + share * other.high, -1.0, 1.0),
        Shape.TRIANGULAR,
        reason);
  }
}
