package dev.assay.core.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How TYPE lines spell the metric types. */
final class MetricTypeNames {
  private MetricTypeNames() {}

  /** The type, whatever its case and with the aliases in use; null where it is none. */
  static @Nullable MetricType find(byte[] body, int from, int to) {
    MetricType exact = exact(body, from, to);
    if (exact != null || to - from > 20) {
      return exact;
    }
    return switch (text(body, from, to).toLowerCase(Locale.ROOT)) {
      case "counter" -> MetricType.COUNTER;
      case "gauge" -> MetricType.GAUGE;
      case "histogram" -> MetricType.HISTOGRAM;
      case "gaugehistogram", "gauge_histogram" -> MetricType.GAUGE_HISTOGRAM;
      case "summary" -> MetricType.SUMMARY;
      case "info" -> MetricType.INFO;
      case "stateset" -> MetricType.STATE_SET;
      case "unknown", "untyped" -> MetricType.UNKNOWN;
      default -> null;
    };
  }

  /** Whether the spelling is the usual one of one of the formats. */
  static boolean isCanonical(byte[] body, int from, int to) {
    if (exact(body, from, to) != null) {
      return true;
    }
    return switch (text(body, from, to)) {
      case "gaugehistogram", "info", "stateset", "unknown", "untyped" -> true;
      default -> false;
    };
  }

  /** The type where it is spelled as most are; null otherwise. */
  static @Nullable MetricType exact(byte[] body, int from, int to) {
    int length = to - from;
    if (length == 7 && matches(body, from, "counter")) {
      return MetricType.COUNTER;
    }
    if (length == 5 && matches(body, from, "gauge")) {
      return MetricType.GAUGE;
    }
    if (length == 9 && matches(body, from, "histogram")) {
      return MetricType.HISTOGRAM;
    }
    return length == 7 && matches(body, from, "summary") ? MetricType.SUMMARY : null;
  }

  private static boolean matches(byte[] body, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (body[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.UTF_8);
  }
}
