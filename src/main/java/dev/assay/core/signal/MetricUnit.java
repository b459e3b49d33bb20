package dev.assay.core.signal;

import dev.assay.core.exposition.MetricFamily;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Units in which exporters write values, with the factor to the unit in which we reckon. */
public enum MetricUnit {
  SECONDS(1),
  MILLISECONDS(1e-3),
  MICROSECONDS(1e-6),
  NANOSECONDS(1e-9),
  BYTES(1),
  KIBIBYTES(1024),
  MEBIBYTES(1024 * 1024),
  /** A share of 1, or a plain number. */
  RATIO(1),
  PERCENT(0.01);

  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final Pattern WORD_OR_NUMBER = Pattern.compile("[a-z0-9]");
  private static final Pattern INTRODUCED = Pattern.compile("(^|[^a-z])in$");
  private static final Pattern OPENED = Pattern.compile("(^|\\s)[(\\[]$");
  private static final Pattern SET_OFF = Pattern.compile("[,:;=-]$");

  /** Words that are units wherever they end a text, unless a number stands before them. */
  private static final Pattern PLURAL =
      Pattern.compile("(milli|micro|nano)?seconds|millis|micros|nanos|ms|ns|[mun]?sec");

  private static final Pattern COUNTED = Pattern.compile("([0-9]|(^|\\s)per)$");

  private final double factor;

  MetricUnit(double factor) {
    this.factor = factor;
  }

  /** What a value is multiplied by to be seconds, bytes or a plain number. */
  public double factor() {
    return factor;
  }

  /** Whether it measures time. */
  public boolean time() {
    return ordinal() <= NANOSECONDS.ordinal();
  }

  /**
   * The unit of a family of durations: stated by OpenMetrics, ending its name, or told by its help
   * text, in that order.
   *
   * @return null where nothing tells
   */
  public static @Nullable MetricUnit ofDuration(MetricFamily family) {
    MetricUnit stated = family.unit() == null ? null : ofWord(family.unit());
    if (stated != null) {
      return stated;
    }
    String name = family.name().toLowerCase(Locale.ROOT);
    if (name.endsWith("_total")) {
      name = name.substring(0, name.length() - "_total".length());
    }
    MetricUnit ending = ofWord(name.substring(name.lastIndexOf('_') + 1));
    if (ending != null) {
      return ending;
    }
    return ofHelp(family.help());
  }

  /**
   * The first unit that a help text states: behind {@code in}, in brackets of its own, or as its
   * last word. A word anywhere else may be another one, as {@code us} is mostly no unit.
   */
  private static @Nullable MetricUnit ofHelp(String help) {
    String text = help.toLowerCase(Locale.ROOT).replace('\u00b5', 'u').replace('\u03bc', 'u');
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      MetricUnit told = ofWord(words.group());
      if (told != null && stated(text, words.start(), words.end())) {
        return told;
      }
    }
    return null;
  }

  private static boolean stated(String text, int from, int to) {
    String before = text.substring(0, from).stripTrailing();
    String after = text.substring(to).strip();
    if (INTRODUCED.matcher(before).find()) {
      return true;
    }
    if (OPENED.matcher(before).find() && (after.startsWith(")") || after.startsWith("]"))) {
      return true;
    }
    boolean last = !WORD_OR_NUMBER.matcher(after).find();
    return last
        && (SET_OFF.matcher(before).find()
            || (PLURAL.matcher(text.substring(from, to)).matches()
                && !COUNTED.matcher(before).find()));
  }

  private static @Nullable MetricUnit ofWord(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "seconds", "second", "sec", "s" -> SECONDS;
      case "milliseconds", "millisecond", "millis", "ms", "msec" -> MILLISECONDS;
      case "microseconds", "microsecond", "micros", "us", "usec" -> MICROSECONDS;
      case "nanoseconds", "nanosecond", "nanos", "ns", "nsec" -> NANOSECONDS;
      default -> null;
    };
  }
}
