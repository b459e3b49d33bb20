package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many rules asked of many series: looked up by the labels that a series carries. */
final class SeriesRules {
  private static final String UNTOLD = "by convention";

  private final List<LabelRule> rules;
  private final Map<String, OfLabel> byLabel = new HashMap<>();
  private final List<Integer> ofAbsence = new ArrayList<>();

  /** What is asked of one label. */
  private record OfLabel(Patterns<Integer> patterns, List<HandlerPaths> handlers) {}

  SeriesRules(List<LabelRule> rules, List<HandlerPaths> handlers) {
    this.rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      for (String label : rules.get(i).labels()) {
        for (String value : rules.get(i).values()) {
          ofLabel(label).patterns().add(value.toLowerCase(Locale.ROOT), i);
        }
      }
      if (rules.get(i).values().contains("")) {
        ofAbsence.add(i);
      }
    }
    for (HandlerPaths paths : handlers) {
      paths.labels().forEach(label -> ofLabel(label).handlers().add(paths));
    }
  }

  private OfLabel ofLabel(String label) {
    return byLabel.computeIfAbsent(label, any -> new OfLabel(new Patterns<>(), new ArrayList<>(1)));
  }

  /**
   * What a series is by the first rule in their order that matches it, else by its path; null where
   * nothing does.
   */
  @Nullable String why(Labels series) {
    int first = rules.size();
    HandlerPaths handler = null;
    boolean dotted = series.dotted();
    for (int i = 0; i < series.size(); i++) {
      String name = series.name(i);
      OfLabel asked = byLabel.get(dotted ? name.replace('.', '_') : name);
      if (asked != null) {
        String value = series.value(i).toLowerCase(Locale.ROOT);
        first = least(asked.patterns.exact(value), least(asked.patterns.open(value), first));
        for (int h = 0; handler == null && h < asked.handlers.size(); h++) {
          handler = asked.handlers.get(h).matches(value) ? asked.handlers.get(h) : null;
        }
      }
    }
    for (int i = 0; i < ofAbsence.size(); i++) {
      int index = ofAbsence.get(i);
      if (index < first && !rules.get(index).carried(series)) {
        first = index;
      }
    }
    if (first < rules.size()) {
      return told(rules.get(first).why());
    }
    return handler == null ? null : told(handler.why());
  }

  private static String told(@Nullable String why) {
    return why == null ? UNTOLD : why;
  }

  private static int least(@Nullable List<Integer> indexes, int bound) {
    int least = bound;
    if (indexes != null) {
      for (int i = 0; i < indexes.size(); i++) {
        least = Math.min(least, indexes.get(i));
      }
    }
    return least;
  }
}
