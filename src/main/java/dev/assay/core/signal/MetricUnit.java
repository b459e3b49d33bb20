package dev.assay.core.signal;

import dev.assay.core.exposition.MetricFamily;
import java.util.Locale;
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
    for (String word : family.help().toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      MetricUnit told = ofWord(word);
      if (told != null) {
        return told;
      }
    }
    return null;
  }

  private static @Nullable MetricUnit ofWord(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "seconds", "second", "sec" -> SECONDS;
      case "milliseconds", "millisecond", "millis", "ms", "msec" -> MILLISECONDS;
      case "microseconds", "microsecond", "micros", "us", "usec" -> MICROSECONDS;
      case "nanoseconds", "nanosecond", "nanos", "ns", "nsec" -> NANOSECONDS;
      default -> null;
    };
  }
}
