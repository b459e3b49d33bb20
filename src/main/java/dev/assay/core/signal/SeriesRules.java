package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many label rules asked of many series: looked up by the labels that a series carries. */
final class SeriesRules {
  private final List<LabelRule> rules;
  private final Map<String, Patterns<Integer>> byLabel = new HashMap<>();
  private final List<Integer> ofAbsence = new ArrayList<>();

  SeriesRules(List<LabelRule> rules) {
    this.rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      for (String label : rules.get(i).labels()) {
        Patterns<Integer> patterns = byLabel.computeIfAbsent(label, l -> new Patterns<>());
        for (String value : rules.get(i).values()) {
          patterns.add(value, i);
        }
      }
      if (rules.get(i).values().contains("")) {
        ofAbsence.add(i);
      }
    }
  }

  /** The first rule in their order that matches a series; null where none does. */
  @Nullable LabelRule first(Labels series) {
    int first = rules.size();
    for (int i = 0; i < series.size(); i++) {
      String name = series.name(i);
      Patterns<Integer> patterns =
          byLabel.get(name.indexOf('.') < 0 ? name : name.replace('.', '_'));
      if (patterns != null) {
        String value = series.value(i).toLowerCase(Locale.ROOT);
        first = least(patterns.exact(value), least(patterns.open(value), first));
      }
    }
    for (int i = 0; i < ofAbsence.size(); i++) {
      int index = ofAbsence.get(i);
      if (index < first && !rules.get(index).carried(series)) {
        first = index;
      }
    }
    return first == rules.size() ? null : rules.get(first);
  }

  private static int least(@Nullable List<Integer> indexes, int bound) {
    int least = bound;
    if (indexes != null) {
      for (int index : indexes) {
        least = Math.min(least, index);
      }
    }
    return least;
  }
}
