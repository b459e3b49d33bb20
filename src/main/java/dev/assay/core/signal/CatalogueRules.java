package dev.assay.core.signal;

import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a catalogue must satisfy; finds every violation, not only the first. */
final class CatalogueRules {
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();

  private CatalogueRules() {}

  static List<Violation> check(List<SignalCatalogue.Part> parts) {
    CatalogueRules rules = new CatalogueRules();
    Set<String> ecosystems = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      SignalCatalogue.Part part = parts.get(i);
      String at = "/" + i;
      if (part.ecosystem() == null || part.ecosystem().isBlank()) {
        rules.add(at + "/ecosystem", "missing", "an ecosystem needs a name", part.ecosystem());
      } else if (!ecosystems.add(part.ecosystem())) {
        rules.add(
            at + "/ecosystem", "twice", part.ecosystem() + " is given twice", part.ecosystem());
      }
      rules.labelRules(at + "/requestDrops", part.requestDrops());
      rules.handlers(at + "/requestHandlers", part.requestHandlers());
      rules.labelRule(at + "/requestErrors", part.requestErrors());
      for (int c = 0; c < part.conventions().size(); c++) {
        rules.convention(at + "/conventions/" + c, part.conventions().get(c));
      }
      for (int r = 0; r < part.runtimes().size(); r++) {
        rules.mark(at + "/runtimes/" + r, part.runtimes().get(r));
      }
      for (int a = 0; a < part.remedies().size(); a++) {
        rules.remedy(at + "/remedies/" + a, part.remedies().get(a));
      }
    }
    return List.copyOf(rules.violations);
  }

  private void convention(String at, Convention convention) {
    patterns(at + "/names", convention.names());
    if (convention.role() == null) {
      add(at + "/role", "missing", "a convention needs a role", null);
    } else {
      for (String name : convention.names()) {
        String key = convention.role() + " " + name.replace('.', '_') + " " + convention.only();
        String first = names.putIfAbsent(key, at);
        if (first != null) {
          add(
              at + "/names",
              "twice",
              name + " is already " + convention.role() + " at " + first,
              name);
        }
      }
    }
    if (convention.order() < 1 || convention.order() > 9) {
      add(
          at + "/rank",
          "out-of-range",
          convention.order() + " is not a rank from 1 to 9",
          convention.order());
    }
    labelRules(at + "/only", convention.only());
    labelRules(at + "/drop", convention.drop());
    labelRule(at + "/errors", convention.errors());
    if (convention.role() == Role.SET_ASIDE && convention.caveats().isEmpty()) {
      add(at + "/caveats", "missing", "what is set aside needs a caveat that says why", null);
    }
    if (convention.summed()
        && (convention.names().size() < 2 || convention.names().toString().contains("*"))) {
      add(
          at + "/together",
          "out-of-range",
          "a figure has two or more parts, none of them a pattern",
          convention.names());
    }
    source(at, convention.source());
  }

  private void mark(String at, RuntimeMark mark) {
    patterns(at + "/names", mark.names());
    labelRule(at + "/where", mark.where());
    if (mark.language() == null && mark.framework() == null && mark.bystander() == null) {
      add(at, "says-nothing", "a mark needs a language, a framework or a bystander", null);
    }
    source(at, mark.source());
  }

  private void remedy(String at, Remedy remedy) {
    if (Quantity.byId(String.valueOf(remedy.quantity())).isEmpty()) {
      add(
          at + "/quantity",
          "unknown-quantity",
          remedy.quantity() + " is not a quantity",
          remedy.quantity());
    }
    if (remedy.how() == null || remedy.how().isBlank()) {
      add(at + "/how", "missing", "a remedy needs a text", remedy.how());
    }
  }

  private void source(String at, Convention.@Nullable Source source) {
    if (source == null || source.basis() == null || source.note() == null) {
      add(at + "/source", "missing", "every entry states where it is known from", null);
    }
  }

  private void patterns(String at, List<String> patterns) {
    if (patterns.isEmpty()) {
      add(at, "missing", "an entry needs a name", null);
    }
    for (String pattern : patterns) {
      String bare = pattern.replaceFirst("^\\*|\\*$", "");
      if (!bare.matches("[a-zA-Z_:][a-zA-Z0-9_:.]*")) {
        add(
            at,
            "bad-name",
            pattern + " is not a metric name with at most one * at its beginning or end",
            pattern);
      } else if (bare.endsWith("_total")) {
        add(at, "bad-name", pattern + " must be written without _total", pattern);
      } else if (bare.length() < pattern.length() && bare.length() < 4) {
        add(at, "bad-name", pattern + " matches too much", pattern);
      }
    }
  }

  private void labelRules(String at, List<LabelRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      labelRule(at + "/" + i, rules.get(i));
    }
  }

  private void handlers(String at, @Nullable HandlerPaths handlers) {
    if (handlers != null && handlers.labels().isEmpty()) {
      add(at + "/labels", "missing", "paths stand in labels", null);
    }
  }

  private void labelRule(String at, @Nullable LabelRule rule) {
    if (rule != null && (rule.labels().isEmpty() || rule.values().isEmpty())) {
      add(at, "missing", "a label rule needs labels and values", null);
    }
  }

  private void add(String pointer, String code, String detail, @Nullable Object value) {
    violations.add(Violation.of(pointer, code, detail, value));
  }
}
