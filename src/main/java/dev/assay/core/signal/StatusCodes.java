package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Values that are a status code, or a known word for a class of them. */
final class StatusCodes {
  /** Stands for all codes that no rule speaks of, where series are brought together. */
  static final String OTHERS = "(other codes)";

  private static final Set<String> WORDS =
      Set.of("INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR", OTHERS);

  private static final int LONGEST = 40;

  private StatusCodes() {}

  /** Whether any series has a code in one of a rule's labels. */
  static boolean told(LabelRule rule, List<Series> series) {
    for (int i = 0; i < series.size(); i++) {
      Labels labels = series.get(i).labels();
      for (int l = 0; l < rule.labels().size(); l++) {
        String value = LabelRule.value(labels, rule.labels().get(l));
        if (value != null && isCode(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it is a code such as 200 or {@code 200 OK}, a class such as 2xx, or a word for one. */
  static boolean isCode(String value) {
    if (value.length() >= 3 && value.charAt(0) >= '1' && value.charAt(0) <= '9') {
      char second = value.charAt(1);
      char third = value.charAt(2);
      return (value.length() == 3 || value.charAt(3) == ' ')
          && ((digit(second) && digit(third)) || (any(second) && any(third)));
    }
    return WORDS.contains(value) || WORDS.contains(value.toUpperCase(Locale.ROOT));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean any(char c) {
    return c == 'x' || c == 'X';
  }

  /** Why series whose labels could hold codes, and hold none, do not tell failures. */
  static String whyNone(LabelRule rule, List<Series> series) {
    Set<String> labels = new TreeSet<>();
    Set<String> values = new TreeSet<>();
    for (Series one : series) {
      for (String label : rule.labels()) {
        String value = LabelRule.value(one.labels(), label);
        if (value != null) {
          labels.add(label);
          values.add(value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
        }
      }
    }
    return "no value of "
        + String.join(" or ", labels)
        + " is a status code that would tell failures: "
        + Evidence.shortened(List.copyOf(values));
  }
}
