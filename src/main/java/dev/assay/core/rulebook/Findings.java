package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.signal.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a rulebook, so that all of it is told at once. */
final class Findings {
  private static final Pattern LINES = Pattern.compile("L\\d+(-L\\d+)?(,L\\d+(-L\\d+)?)*");
  private final List<Violation> found = new ArrayList<>();

  /** Findings on the rulebook of a seed, its header checked. */
  static Findings on(Rulebook.@Nullable Header header) {
    Findings findings = header(header);
    if (header != null) {
      findings.required("/header/seed", header.seed());
    }
    return findings;
  }

  /** Findings on a rulebook, its header checked. */
  static Findings header(Rulebook.@Nullable Header header) {
    Findings findings = new Findings();
    if (findings.required("/header", header) && header != null) {
      findings.required("/header/name", header.name());
      findings.required("/header/version", header.version());
      findings.required("/header/title", header.title());
      findings.required("/header/description", header.description());
    }
    return findings;
  }

  List<Violation> all() {
    return List.copyOf(found);
  }

  void add(String pointer, String code, String detail, @Nullable Object value) {
    found.add(Violation.of(pointer, code, detail, value));
  }

  void add(List<Violation> violations) {
    found.addAll(violations);
  }

  boolean required(String pointer, @Nullable Object value) {
    boolean absent = value == null || (value instanceof String text && text.isBlank());
    if (absent) {
      add(pointer, "required", "nothing is given here", null);
    }
    return !absent;
  }

  void filled(String pointer, List<?> list) {
    if (list.isEmpty()) {
      add(pointer, "empty", "[] holds nothing", null);
    }
  }

  /** A number within a closed range. */
  void range(String pointer, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      found.add(
          new Violation(
              pointer,
              "out-of-range",
              value + " lies outside " + least + " to " + greatest,
              value,
              List.of(least + " to " + greatest)));
    }
  }

  /** A name that is one of those that exist. */
  void known(String pointer, String what, String name, List<String> all) {
    if (!all.contains(name)) {
      found.add(
          new Violation(
              pointer, "unknown-" + what, "\"" + name + "\" is not a " + what, name, all));
    }
  }

  /** Each key present, and none twice within the list. */
  <T> void keyed(String pointer, List<T> list, String field, Function<T, @Nullable Object> key) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      Object value = key.apply(list.get(i));
      String place = pointer + "/" + i + "/" + field;
      if (required(place, value) && value != null && !seen.add(value)) {
        add(place, "duplicate", "\"" + value + "\" is given twice", value);
      }
    }
  }

  /** No member in two of the lists, nor twice in one. */
  <T, M> void disjoint(String pointer, List<T> list, String field, Function<T, List<M>> members) {
    Set<M> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      List<M> own = members.apply(list.get(i));
      filled(pointer + "/" + i + "/" + field, own);
      for (int j = 0; j < own.size(); j++) {
        if (!seen.add(own.get(j))) {
          add(
              pointer + "/" + i + "/" + field + "/" + j,
              "duplicate",
              "\"" + own.get(j) + "\" is given twice",
              own.get(j));
        }
      }
    }
  }

  void condition(String pointer, @Nullable Condition condition) {
    if (required(pointer, condition)) {
      optionalCondition(pointer, condition);
    }
  }

  void optionalCondition(String pointer, @Nullable Condition condition) {
    if (condition != null) {
      found.addAll(condition.validate(pointer));
    }
  }

  /** A quantity that does not exist, with those that do. */
  static Violation unknownQuantity(String pointer, String id) {
    return new Violation(
        pointer,
        "unknown-quantity",
        "\"" + id + "\" is not a quantity",
        id,
        Arrays.stream(Quantity.values()).map(Quantity::id).toList());
  }

  /** At least one source, and each one sound. */
  static List<Violation> sources(String pointer, List<Rulebook.Source> sources, String what) {
    Findings findings = new Findings();
    if (sources.isEmpty()) {
      findings.add(pointer, "no-source", "\"" + what + "\" names no source", what);
    }
    for (int i = 0; i < sources.size(); i++) {
      findings.source(pointer + "/" + i, sources.get(i));
    }
    return findings.all();
  }

  /** A place in a seed, a piece of evidence, or the admission that it is an assumption. */
  void source(String pointer, Rulebook.@Nullable Source source) {
    if (!required(pointer, source) || source == null) {
      return;
    }
    List<String> evidence = source.evidence();
    if (source.seed() == null
        && (evidence == null || evidence.isEmpty())
        && source.contradiction() == null
        && source.reference() == null
        && !Boolean.TRUE.equals(source.assumption())) {
      add(
          pointer,
          "no-source",
          "none of seed, evidence, contradiction, reference and assumption is given",
          null);
    }
    if (source.seed() != null
        && (source.lines() == null || !LINES.matcher(source.lines()).matches())) {
      add(
          pointer + "/lines",
          "no-place",
          "\"" + source.lines() + "\" is not a list of lines such as L7,L97-L101",
          source.lines());
    }
  }
}
