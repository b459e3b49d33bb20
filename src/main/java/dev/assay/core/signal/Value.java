package dev.assay.core.signal;

/** What a quantity was found to be. */
public sealed interface Value {

  /**
   * A number with the interval that it is known to lie in; a bare number is its own interval.
   *
   * @param low lower end, in the quantity's unit
   * @param point best single figure, within the interval
   * @param high upper end; positive infinity where only a lower bound is known
   */
  record Amount(double low, double point, double high) implements Value {
    public Amount {
      if (!(low <= point && point <= high)) {
        throw new IllegalArgumentException(
            "not an interval: " + low + " <= " + point + " <= " + high);
      }
    }

    /** A number known exactly. */
    public static Amount of(double number) {
      return new Amount(number, number, number);
    }

    /** The sum with another number, every end with its like. */
    public Amount plus(Amount other) {
      return new Amount(low + other.low, point + other.point, high + other.high);
    }

    /**
     * The product with another number, every end with its like; nothing of what may be without end
     * is nothing.
     *
     * @throws IllegalArgumentException where one of them may be negative
     */
    public Amount times(Amount other) {
      if (low < 0 || other.low < 0) {
        throw new IllegalArgumentException("not both at least 0: " + this + ", " + other);
      }
      return new Amount(
          product(low, other.low), product(point, other.point), product(high, other.high));
    }

    private static double product(double a, double b) {
      return a == 0 || b == 0 ? 0 : a * b;
    }

    /** The product with a factor of at least 0. */
    public Amount times(double factor) {
      return times(of(factor));
    }

    /** Whether the interval is one number. */
    public boolean exact() {
      return low == high;
    }
  }

  /** One of a closed set of choices, by its wire id; or a text. */
  record Level(String id) implements Value {}

  /** Yes or no. */
  record Flag(boolean yes) implements Value {}
}
