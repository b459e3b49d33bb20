package dev.assay.core.signal;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as they are written in sentences. */
final class Figures {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final MathContext TWELVE_DIGITS = new MathContext(12);

  private static final double LOG_2 = Math.log10(2);
  private static final double[] POWERS_OF_TEN = powersOfTen();

  private Figures() {}

  private static double[] powersOfTen() {
    double[] powers = new double[23];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * How many decimal places leave that many significant digits; -1 where rounding to them by a
   * double would not be exact: the number is too large or too small, or close to a tie.
   */
  private static int places(double size, int digits) {
    if (!(size >= 1e-6 && size < POWERS_OF_TEN[digits])) {
      return -1;
    }
    int places = digits - 1 - leastExponent(size);
    double scaled = size * POWERS_OF_TEN[places];
    if (scaled >= POWERS_OF_TEN[digits]) {
      scaled = size * POWERS_OF_TEN[--places];
    }
    boolean inRange = scaled >= POWERS_OF_TEN[digits - 1] && scaled < POWERS_OF_TEN[digits];
    return inRange && Math.abs(scaled - Math.rint(scaled)) < 0.499 ? places : -1;
  }

  /** The exponent of ten of a number, or one less, by its exponent of two. */
  private static int leastExponent(double size) {
    return (int) Math.floor(Math.getExponent(size) * LOG_2);
  }

  /** All the digits that tell it from its neighbours. */
  static String exact(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** At most four significant digits, no exponent, no trailing zeros. */
  static String plain(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    int places = places(Math.abs(number), FOUR_DIGITS.getPrecision());
    if (places < 0) {
      return BigDecimal.valueOf(number).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
    return decimal((long) Math.rint(number * POWERS_OF_TEN[places]), places);
  }

  /** A number of that many decimal places, without trailing zeros. */
  private static String decimal(long scaled, int places) {
    long digits = Math.abs(scaled);
    int point = places;
    while (point > 0 && digits % 10 == 0) {
      digits /= 10;
      point--;
    }
    StringBuilder text = new StringBuilder(16).append(digits);
    if (point > 0) {
      while (text.length() <= point) {
        text.insert(0, '0');
      }
      text.insert(text.length() - point, '.');
    }
    return scaled < 0 ? text.insert(0, '-').toString() : text.toString();
  }

  /** Rid of the noise that scaling leaves behind: twelve significant digits. */
  static double clean(double number) {
    if (!Double.isFinite(number) || number == 0) {
      return number;
    }
    int places = places(Math.abs(number), TWELVE_DIGITS.getPrecision());
    return places < 0
        ? BigDecimal.valueOf(number).round(TWELVE_DIGITS).doubleValue()
        : Math.rint(number * POWERS_OF_TEN[places]) / POWERS_OF_TEN[places];
  }

  /** A count of things: {@code 1 series}, {@code 3 requests}. */
  static String count(double number, String singular, String plural) {
    return plain(number) + " " + (number == 1 ? singular : plural);
  }
}
