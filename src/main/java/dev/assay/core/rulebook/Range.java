package dev.assay.core.rulebook;

/**
 * A closed range of values.
 *
 * @param low at most {@code high}
 */
public record Range(double low, double high) {
  public Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not a range: " + low + " to " + high);
    }
  }

  /** One value alone. */
  public static Range at(double value) {
    return new Range(value, value);
  }

  /** The smallest range that holds this one and the value. */
  public Range with(double value) {
    return new Range(Math.min(low, value), Math.max(high, value));
  }

  /** The smallest range that holds both. */
  public Range with(Range other) {
    return with(other.low).with(other.high);
  }

  /** The greater of any value and any value of the other. */
  public Range greater(Range other) {
    return new Range(Math.max(low, other.low), Math.max(high, other.high));
  }

  /** Every value times every value of the other. */
  public Range times(Range other) {
    return at(low * other.low)
        .with(low * other.high)
        .with(high * other.low)
        .with(high * other.high);
  }

  /** Every value plus every value of the other. */
  public Range plus(Range other) {
    return new Range(low + other.low, high + other.high);
  }

  /** The nearest value to the given one. */
  public double nearest(double value) {
    return Math.clamp(value, low, high);
  }

  /** The part between two bounds; a range beyond them shrinks to the nearer bound. */
  public Range clipped(double least, double greatest) {
    return new Range(Math.clamp(low, least, greatest), Math.clamp(high, least, greatest));
  }
}
