package dev.assay.core.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a person would write them. */
final class Numbers {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  /** Up to here a double holds millionths with digits to spare. */
  private static final double MOST_MILLIONTHS = 1e12;

  /** Nearer to a millionth than this, no rounding rule can choose another one. */
  private static final double CLEARLY = 0.499;

  private Numbers() {}

  /** At most three significant digits for a fraction, whole numbers whole, never an exponent. */
  static String text(double number) {
    if (!Double.isFinite(number)) {
      return number > 0 ? "unbounded" : "unknown";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal rounded =
        exact.abs().compareTo(BigDecimal.valueOf(100)) >= 0
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(THREE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** At most four significant digits, never an exponent. */
  static String fourDigits(double number) {
    return BigDecimal.valueOf(number)
        .round(new MathContext(4, RoundingMode.HALF_EVEN))
        .toPlainString();
  }

  /** A share as whole per cent. */
  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** A win share to two decimals: ten thousand draws do not support more. */
  static double share(double share) {
    return BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Rounded to six decimals, as numbers appear in an answer. */
  static double answer(double number) {
    double millionths = number * 1e6;
    double nearest = Math.rint(millionths);
    if (Math.abs(nearest) < MOST_MILLIONTHS && Math.abs(millionths - nearest) < CLEARLY) {
      return nearest / 1e6 + 0.0;
    }
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN).doubleValue() + 0.0
        : number;
  }
}
