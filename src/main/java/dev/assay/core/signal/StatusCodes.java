package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Values that are a status code, or a known word for a class of them. */
final class StatusCodes {
  /** Stands for all codes that no rule speaks of, where series are brought together. */
  static final String OTHERS = "(other codes)";

  /** The outcomes that Micrometer tells, as it spells them. */
  private static final Set<String> OUTCOMES =
      Set.of("INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR", "UNKNOWN");

  private static final int LONGEST = 40;

  private StatusCodes() {}

  /**
   * Whether any series has a code in one of a rule's labels, or one of them holds outcomes only:
   * {@code SUCCESS} beside {@code ERROR} is a word of somebody else.
   */
  static boolean told(LabelRule rule, List<Series> series) {
    Set<String> outcomes = Set.of();
    Set<String> words = Set.of();
    for (int i = 0; i < series.size(); i++) {
      Labels labels = series.get(i).labels();
      for (int l = 0; l < rule.labels().size(); l++) {
        String label = rule.labels().get(l);
        String value = LabelRule.value(labels, label);
        if (value == null) {
          continue;
        }
        if (isCode(value)) {
          return true;
        }
        if (isOutcome(value)) {
          outcomes = with(outcomes, label);
        } else {
          words = with(words, label);
        }
      }
    }
    return !words.containsAll(outcomes);
  }

  private static Set<String> with(Set<String> labels, String label) {
    Set<String> all = labels.isEmpty() ? new HashSet<>() : labels;
    all.add(label);
    return all;
  }

  /** Whether it is one of Micrometer's outcomes, which stand for a class of codes each. */
  static boolean isOutcome(String value) {
    return OUTCOMES.contains(value);
  }

  /** Whether it is a code such as 200 or {@code 200 OK}, or a class such as 2xx. */
  static boolean isCode(String value) {
    if (value.length() < 3 || value.charAt(0) < '1' || value.charAt(0) > '9') {
      return value.equals(OTHERS);
    }
    char second = value.charAt(1);
    char third = value.charAt(2);
    return (value.length() == 3 || value.charAt(3) == ' ')
        && ((digit(second) && digit(third)) || (any(second) && any(third)));
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
