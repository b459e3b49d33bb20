package dev.assay.core.signal;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as they are written in sentences. */
final class Figures {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final MathContext TWELVE_DIGITS = new MathContext(12);

  private Figures() {}

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
    return BigDecimal.valueOf(number).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Rid of the noise that scaling leaves behind: twelve significant digits. */
  static double clean(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).round(TWELVE_DIGITS).doubleValue()
        : number;
  }

  /** A count of things: {@code 1 series}, {@code 3 requests}. */
  static String count(double number, String singular, String plural) {
    return plain(number) + " " + (number == 1 ? singular : plural);
  }
}
