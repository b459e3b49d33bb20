package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Series told by a label: one of the labels has one of the values.
 *
 * @param labels label names; the rule holds where any of them matches
 * @param values values as exporters spell them, which match in any case; one {@code *} at the
 *     beginning, the end or both stands for any text, {@code \*} for an asterisk, and an empty
 *     value for an absent or empty label
 * @param why what such series are, for example {@code health checks}
 */
public record LabelRule(List<String> labels, List<String> values, @Nullable String why) {
  private static final String REGULAR = "\\.+?()[]{}|^$";

  public LabelRule {
    labels = labels == null ? List.of() : List.copyOf(labels);
    values = values == null ? List.of() : List.copyOf(values);
  }

  /** Whether the series has one of the values in one of the labels. */
  public boolean matches(Labels series) {
    return match(series, new LabelMatcher(this)) != null;
  }

  /** The first of the labels in which the series has one of the values; null where it has none. */
  @Nullable String match(Labels series, LabelMatcher known) {
    boolean dotted = series.dotted();
    boolean carried = false;
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      String value = dotted ? value(series, label) : series.get(label);
      carried |= value != null;
      if (value != null && known.matches(value)) {
        return label;
      }
    }
    return carried || !values.contains("") ? null : labels.getFirst();
  }

  /** Whether the series carries one of the labels at all. */
  public boolean carried(Labels series) {
    boolean dotted = series.dotted();
    for (int i = 0; i < labels.size(); i++) {
      if (dotted ? value(series, labels.get(i)) != null : series.get(labels.get(i)) != null) {
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
    int dotted = series.dotted() ? dotted(series, label) : -1;
    return dotted < 0 ? null : series.value(dotted);
  }

  private static int dotted(Labels series, String label) {
    for (int i = 0; i < series.size(); i++) {
      String name = series.name(i);
      if (name.indexOf('.') >= 0 && name.replace('.', '_').equals(label)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a value is one of the rule's. */
  boolean matches(String value) {
    for (int i = 0; i < values.size(); i++) {
      String pattern = values.get(i);
      if (pattern.equals(Patterns.ASTERISK)) {
        if (value.equals("*")) {
          return true;
        }
        continue;
      }
      boolean open = pattern.startsWith("*");
      boolean close = pattern.length() > 1 && pattern.endsWith("*");
      int from = open ? 1 : 0;
      int length = pattern.length() - from - (close ? 1 : 0);
      int rest = value.length() - length;
      boolean match =
          open && close
              ? within(value, pattern, length)
              : (open || close ? rest >= 0 : rest == 0)
                  && value.regionMatches(true, open ? rest : 0, pattern, from, length);
      if (match) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(String value, String pattern, int length) {
    for (int at = 0; at <= value.length() - length; at++) {
      if (value.regionMatches(true, at, pattern, 1, length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * As PromQL selects the same of some series: by the labels in which they have one of the values,
   * as the series name them; where none has, by the first label that they carry.
   */
  String selector(List<Series> series) {
    LabelMatcher known = new LabelMatcher(this);
    List<String> telling = new ArrayList<>(1);
    String carried = null;
    for (int i = 0; i < series.size(); i++) {
      Labels own = series.get(i).labels();
      String match = match(own, known);
      if (match != null) {
        String name = spelled(own, match);
        if (!telling.contains(name)) {
          telling.add(name);
        }
      }
      for (int l = 0; carried == null && l < labels.size(); l++) {
        carried = value(own, labels.get(l)) == null ? null : spelled(own, labels.get(l));
      }
    }
    if (telling.isEmpty()) {
      telling.add(carried == null ? labels.getFirst() : carried);
    }
    return telling.stream().map(this::selector).collect(Collectors.joining(" or "));
  }

  private static String spelled(Labels series, String label) {
    int dotted = series.get(label) == null ? dotted(series, label) : -1;
    return dotted < 0 ? label : '"' + series.name(dotted) + '"';
  }

  private String selector(String label) {
    return values.stream()
        .map(LabelRule::regular)
        .collect(Collectors.joining("|", "{" + label + "=~\"", "\"}"));
  }

  private static String regular(String pattern) {
    if (pattern.equals(Patterns.ASTERISK)) {
      return "\\\\*";
    }
    StringBuilder regular = new StringBuilder(pattern.length() + 4);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        regular.append('.');
      } else if (REGULAR.indexOf(c) >= 0) {
        regular.append("\\\\");
      }
      regular.append(c);
    }
    return regular.toString();
  }
}
