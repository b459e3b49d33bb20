package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many label rules asked of many series: looked up by the labels that a series carries, and each
 * label value judged once.
 */
final class SeriesRules {
  private final List<LabelRule> rules;
  private final Map<String, List<Integer>> byLabel = new HashMap<>();
  private final List<Integer> ofAbsence = new ArrayList<>();
  private final Map<String, Map<String, Integer>> judged = new HashMap<>();

  SeriesRules(List<LabelRule> rules) {
    this.rules = rules;
    for (int i = 0; i < rules.size(); i++) {
      int index = i;
      rules
          .get(i)
          .labels()
          .forEach(label -> byLabel.computeIfAbsent(label, l -> new ArrayList<>()).add(index));
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
      String label = name.indexOf('.') < 0 ? name : name.replace('.', '_');
      List<Integer> candidates = byLabel.get(label);
      if (candidates != null) {
        first =
            Math.min(
                first,
                judged
                    .computeIfAbsent(label, l -> new HashMap<>())
                    .computeIfAbsent(series.value(i), value -> judge(candidates, value)));
      }
    }
    for (int index : ofAbsence) {
      if (index < first && !rules.get(index).carried(series)) {
        first = index;
      }
    }
    return first == rules.size() ? null : rules.get(first);
  }

  private int judge(List<Integer> candidates, String value) {
    for (int index : candidates) {
      if (rules.get(index).matches(value)) {
        return index;
      }
    }
    return rules.size();
  }
}
