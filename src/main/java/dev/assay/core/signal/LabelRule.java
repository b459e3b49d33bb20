package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Series told by a label: one of the labels has one of the values.
 *
 * @param labels label names; the rule holds where any of them matches
 * @param values values, in any case; one {@code *} at the beginning, the end or both stands for any
 *     text, and an empty value for an absent or empty label
 * @param why what such series are, for example {@code health checks}
 */
public record LabelRule(List<String> labels, List<String> values, @Nullable String why) {

  public LabelRule {
    labels = labels == null ? List.of() : List.copyOf(labels);
    values =
        values == null ? List.of() : values.stream().map(v -> v.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether the series has one of the values in one of the labels. */
  public boolean matches(Labels series) {
    for (String label : labels) {
      String value = value(series, label);
      if (value == null ? values.contains("") && !carried(series) : matches(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the series carries one of the labels at all. */
  public boolean carried(Labels series) {
    boolean dotted = dotted(series);
    for (int i = 0; i < labels.size(); i++) {
      if (dotted ? value(series, labels.get(i)) != null : series.get(labels.get(i)) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean dotted(Labels series) {
    for (int i = 0; i < series.size(); i++) {
      if (series.name(i).indexOf('.') >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value of a label under its name with underscores, which the series may write with dots as
   * OpenTelemetry does; null where it does not carry it.
   */
  static @Nullable String value(Labels series, String label) {
    String exact = series.get(label);
    if (exact != null) {
      return exact;
    }
    for (int i = 0; i < series.size(); i++) {
      String name = series.name(i);
      if (name.indexOf('.') >= 0 && name.replace('.', '_').equals(label)) {
        return series.value(i);
      }
    }
    return null;
  }

  /** Whether a value is one of the rule's. */
  boolean matches(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (String pattern : values) {
      boolean open = pattern.startsWith("*");
      boolean close = pattern.length() > 1 && pattern.endsWith("*");
      int from = open ? 1 : 0;
      int length = pattern.length() - from - (close ? 1 : 0);
      boolean match =
          open && close
              ? lower.contains(pattern.substring(from, from + length))
              : (open || close ? lower.length() >= length : lower.length() == length)
                  && lower.regionMatches(open ? lower.length() - length : 0, pattern, from, length);
      if (match) {
        return true;
      }
    }
    return false;
  }

  /** As written in PromQL, for a rule that selects. */
  String selector() {
    return selector(labels.getFirst());
  }

  /** The same for one of its labels. */
  String selector(String label) {
    return "{" + label + "=~\"" + String.join("|", values).replace("*", ".*") + "\"}";
  }
}
