package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a series' labels matters to any convention: the values that tell copies and workloads
 * apart, and those that a rule speaks of. Every other value of a label with rules stands for all
 * others, and labels without rules are left out.
 */
final class LabelGroups {
  /** Labels of a workload, whose values are all told apart. */
  private static final List<String> WORKLOAD =
      List.of("container", "pod", "namespace", "job", "reason");

  private static final String OTHERS = "(others)";

  private final Set<String> kept = new HashSet<>(WORKLOAD);
  private final Set<String> codes = new HashSet<>();
  private final Map<String, Patterns<Boolean>> ruled = new HashMap<>();
  private final List<HandlerPaths> handlers = new ArrayList<>();

  LabelGroups(List<SignalCatalogue.Part> parts) {
    for (SignalCatalogue.Part part : parts) {
      kept.addAll(part.instanceLabels());
      part.requestDrops().forEach(this::add);
      Stream.ofNullable(part.requestHandlers()).forEach(handlers::add);
      Stream.ofNullable(part.requestErrors()).forEach(this::add);
      Stream.ofNullable(part.requestErrors()).map(LabelRule::labels).forEach(codes::addAll);
      for (Convention convention : part.conventions()) {
        convention.only().forEach(this::add);
        convention.drop().forEach(this::add);
        Stream.ofNullable(convention.errors()).forEach(this::add);
      }
      for (RuntimeMark mark : part.runtimes()) {
        Stream.ofNullable(mark.where()).forEach(this::add);
        Stream.ofNullable(mark.versionLabel()).forEach(kept::add);
      }
    }
  }

  private void add(LabelRule rule) {
    for (String label : rule.labels()) {
      Patterns<Boolean> patterns = ruled.computeIfAbsent(label, l -> new Patterns<>());
      rule.values().forEach(value -> patterns.add(value.toLowerCase(Locale.ROOT), true));
    }
  }

  /**
   * The labels of the group that a series belongs to.
   *
   * @param more further labels that are kept
   */
  Labels of(Labels series, Set<String> more) {
    List<String> group = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      String name = series.name(i);
      String value = series.value(i);
      String label = name.indexOf('.') < 0 ? name : name.replace('.', '_');
      Patterns<Boolean> patterns = ruled.get(label);
      Boolean handler = handler(label, value);
      if (kept.contains(label) || more.contains(name)) {
        group.add(name);
        group.add(value);
      } else if (patterns != null || handler != null) {
        boolean spoken =
            (handler != null && handler)
                || (patterns != null && spoken(patterns, value.toLowerCase(Locale.ROOT)));
        group.add(name);
        group.add(spoken ? value : others(label, value));
      }
    }
    return Labels.ofSorted(group.toArray(String[]::new));
  }

  private String others(String label, String value) {
    if (!codes.contains(label)) {
      return OTHERS;
    }
    return StatusCodes.isOutcome(value)
        ? value
        : StatusCodes.isCode(value) ? StatusCodes.OTHERS : OTHERS;
  }

  private static boolean spoken(Patterns<Boolean> patterns, String value) {
    return patterns.exact(value) != null || !patterns.open(value).isEmpty();
  }

  /** Whether a label's value is the path of a handler; null where it holds no path. */
  private @Nullable Boolean handler(String label, String value) {
    Boolean handler = null;
    for (HandlerPaths paths : handlers) {
      if (paths.labels().contains(label)) {
        handler = (handler != null && handler) || paths.matches(value);
      }
    }
    return handler;
  }
}
