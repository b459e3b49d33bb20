package dev.assay.core.exposition;

import java.nio.charset.StandardCharsets;

/**
 * Numbers as expositions write them, read from bytes: what Go's {@code ParseFloat} takes without
 * underscores and hexadecimal, so {@code 1e3}, {@code .5}, {@code 5.}, {@code +Inf}, {@code nan}.
 */
final class Decimal {
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Largest integer up to which every integer is a double. */
  private static final long EXACT = 1L << 53;

  /** So many digits fit a long, whichever they are. */
  private static final int MOST_DIGITS = 18;

  private Decimal() {}

  /**
   * Checks the number that starts at a position.
   *
   * @return where it ends, or -1 where no number starts; what follows is for the caller to judge
   */
  static int end(byte[] bytes, int start, int limit) {
    int p = start;
    if (p < limit && (bytes[p] == '-' || bytes[p] == '+')) {
      p++;
    }
    int digitsFrom = p;
    while (p < limit && isDigit(bytes[p])) {
      p++;
    }
    int digits = p - digitsFrom;
    if (p < limit && bytes[p] == '.') {
      int fractionFrom = ++p;
      while (p < limit && isDigit(bytes[p])) {
        p++;
      }
      digits += p - fractionFrom;
    }
    if (digits == 0) {
      return p == digitsFrom ? wordEnd(bytes, p, limit) : -1;
    }
    if (p < limit && (bytes[p] | 0x20) == 'e') {
      int q = p + 1;
      if (q < limit && (bytes[q] == '-' || bytes[q] == '+')) {
        q++;
      }
      if (q == limit || !isDigit(bytes[q])) {
        return -1;
      }
      while (q < limit && isDigit(bytes[q])) {
        q++;
      }
      p = q;
    }
    return p;
  }

  /** Reads a number whose extent {@link #end} has found. */
  static double value(byte[] bytes, int start, int end) {
    int p = start;
    boolean negative = bytes[p] == '-';
    if (negative || bytes[p] == '+') {
      p++;
    }
    byte first = bytes[p];
    if (first != '.' && !isDigit(first)) {
      return (first | 0x20) == 'n'
          ? Double.NaN
          : negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    long mantissa = 0;
    int exponent = 0;
    int from = p;
    while (p < end && isDigit(bytes[p])) {
      mantissa = mantissa * 10 + (bytes[p++] - '0');
    }
    int digits = p - from;
    if (p < end && bytes[p] == '.') {
      from = ++p;
      while (p < end && isDigit(bytes[p])) {
        mantissa = mantissa * 10 + (bytes[p++] - '0');
      }
      exponent = from - p;
      digits += p - from;
    }
    if (digits > MOST_DIGITS) {
      return slow(bytes, start, end);
    }
    if (p < end) {
      p++;
      boolean down = bytes[p] == '-';
      if (down || bytes[p] == '+') {
        p++;
      }
      int written = 0;
      for (; p < end; p++) {
        written = Math.min(written * 10 + (bytes[p] - '0'), 100_000);
      }
      exponent += down ? -written : written;
    }
    if (mantissa > EXACT || exponent > 22 || exponent < -22) {
      return mantissa == 0 ? (negative ? -0.0 : 0.0) : slow(bytes, start, end);
    }
    double magnitude =
        exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent] : mantissa * POWERS_OF_TEN[exponent];
    return negative ? -magnitude : magnitude;
  }

  /** Whether Go's ParseFloat takes a number: finite if it has digits, NaN without a sign. */
  static boolean isRepresentable(byte[] bytes, int start, int end) {
    boolean signed = bytes[start] == '-' || bytes[start] == '+';
    byte first = bytes[signed ? start + 1 : start];
    if (first == '.' || isDigit(first)) {
      return !Double.isInfinite(value(bytes, start, end));
    }
    return !signed || (first | 0x20) != 'n';
  }

  private static double slow(byte[] bytes, int start, int end) {
    return Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
  }

  private static int wordEnd(byte[] bytes, int p, int limit) {
    if (isWord(bytes, p, limit, "infinity")) {
      return p + 8;
    }
    return isWord(bytes, p, limit, "inf") || isWord(bytes, p, limit, "nan") ? p + 3 : -1;
  }

  private static boolean isWord(byte[] bytes, int p, int limit, String word) {
    if (limit - p < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[p + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
