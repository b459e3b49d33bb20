package dev.assay.core.signal;

import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.profile.IncumbentLanguage;
import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All metric conventions, ready to be asked which of them a family name meets. */
public final class SignalCatalogue {
  private static final List<String> UNIT_ENDINGS =
      List.of("_seconds", "_milliseconds", "_bytes", "_ratio");

  private final List<Part> parts;
  private final List<LabelRule> requestDrops;
  private final Names<Convention> conventions = new Names<>();
  private final Names<RuntimeMark> marks = new Names<>();

  /**
   * The conventions of one ecosystem, as one file holds them.
   *
   * @param ecosystem short name, for example {@code go}
   * @param title a few words for a person
   * @param otelNames whether names may also come untranslated, without their unit
   * @param requestDrops series that are never requests of users, wherever requests are read
   * @param requestErrors which requests failed, where a convention does not say
   * @param instanceLabels labels that tell the copies of a service apart
   * @param conventions metric names and their meaning
   * @param runtimes metrics that betray what runs
   * @param remedies how to get what is missing
   */
  public record Part(
      String ecosystem,
      String title,
      @Nullable Boolean otelNames,
      List<LabelRule> requestDrops,
      @Nullable LabelRule requestErrors,
      List<String> instanceLabels,
      List<Convention> conventions,
      List<RuntimeMark> runtimes,
      List<Remedy> remedies) {
    public Part {
      requestDrops = requestDrops == null ? List.of() : List.copyOf(requestDrops);
      instanceLabels = instanceLabels == null ? List.of() : List.copyOf(instanceLabels);
      conventions = conventions == null ? List.of() : List.copyOf(conventions);
      runtimes = runtimes == null ? List.of() : List.copyOf(runtimes);
      remedies = remedies == null ? List.of() : List.copyOf(remedies);
    }
  }

  /** Names of the files that make up the catalogue, in order of precedence. */
  public record Index(List<String> files) {
    public Index {
      files = List.copyOf(files);
    }
  }

  private SignalCatalogue(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.requestDrops = parts.stream().flatMap(part -> part.requestDrops().stream()).toList();
    for (Part part : parts) {
      for (Convention convention : part.conventions()) {
        convention.names().forEach(name -> addName(conventions, name, convention, part));
      }
      for (RuntimeMark mark : part.runtimes()) {
        mark.names().forEach(name -> addName(marks, name, mark, part));
      }
    }
  }

  /**
   * The catalogue of these parts.
   *
   * @throws IllegalArgumentException naming every violation, when {@link #check} finds any
   */
  public static SignalCatalogue of(List<Part> parts) {
    List<Violation> violations = check(parts);
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException(
          violations.stream()
              .map(v -> v.pointer() + ": " + v.detail())
              .collect(Collectors.joining("\n")));
    }
    return new SignalCatalogue(parts);
  }

  /** Everything wrong with the parts; pointers begin with the part's index. */
  public static List<Violation> check(List<Part> parts) {
    return CatalogueRules.check(parts);
  }

  /** The parts in the order given. */
  public List<Part> parts() {
    return parts;
  }

  /** The conventions that a family name meets, best rank first; usually none or one. */
  public List<Convention> conventions(String family) {
    return conventions.get(normal(family)).stream()
        .sorted(Comparator.comparingInt(Convention::order))
        .toList();
  }

  /** The runtime marks that a family name meets. */
  public List<RuntimeMark> marks(String family) {
    return marks.get(normal(family));
  }

  /** Which families are worth building, for {@code ReadOptions.families}. */
  public Predicate<String> families() {
    return name -> {
      String normal = normal(name);
      return conventions.holds(normal) || marks.holds(normal);
    };
  }

  /** Series that are never requests of users, in all parts. */
  List<LabelRule> requestDrops() {
    return requestDrops;
  }

  /** The general rule for failed requests; null where no part states one. */
  @Nullable LabelRule requestErrors() {
    return parts.stream()
        .map(Part::requestErrors)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Labels that tell the copies of a service apart. */
  List<String> instanceLabels() {
    return parts.stream().flatMap(part -> part.instanceLabels().stream()).distinct().toList();
  }

  /** How to get a quantity, the most fitting remedy; null where the catalogue has none. */
  @Nullable String remedy(
      Quantity quantity, @Nullable IncumbentLanguage language, Set<String> frameworks) {
    return parts.stream()
        .flatMap(part -> part.remedies().stream())
        .filter(remedy -> remedy.quantity().equals(quantity.id()))
        .filter(remedy -> remedy.language() == null || remedy.language() == language)
        .filter(remedy -> remedy.framework() == null || frameworks.contains(remedy.framework()))
        .min(
            Comparator.comparingInt(
                remedy ->
                    (remedy.framework() == null ? 2 : 0) + (remedy.language() == null ? 1 : 0)))
        .map(Remedy::how)
        .orElse(null);
  }

  /** A family's name as conventions write it: underscores, without {@code _total}. */
  static String normal(String family) {
    String name = family;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || c == '_'
          || c == ':')) {
        name = name.replace(c, '_');
      }
    }
    return name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
  }

  /** The same for a whole family. */
  static String normal(MetricFamily family) {
    return normal(family.name());
  }

  private static <T> void addName(Names<T> names, String name, T value, Part part) {
    names.add(name, value);
    if (name.endsWith("_info")) {
      names.add(name.substring(0, name.length() - "_info".length()), value);
    }
    if (part.otelNames() != null && part.otelNames()) {
      UNIT_ENDINGS.stream()
          .filter(name::endsWith)
          .forEach(end -> names.add(name.substring(0, name.length() - end.length()), value));
    }
  }

  /** Values by name: exact, by beginning, or by end. */
  private static final class Names<T> {
    private final Map<String, List<T>> exact = new HashMap<>();
    private final Map<String, List<T>> beginnings = new LinkedHashMap<>();
    private final Map<String, List<T>> endings = new LinkedHashMap<>();

    void add(String pattern, T value) {
      if (pattern.startsWith("*")) {
        put(endings, pattern.substring(1), value);
      } else if (pattern.endsWith("*")) {
        put(beginnings, pattern.substring(0, pattern.length() - 1), value);
      } else {
        put(exact, pattern, value);
      }
    }

    private void put(Map<String, List<T>> map, String key, T value) {
      map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    boolean holds(String name) {
      return exact.containsKey(name)
          || endings.keySet().stream().anyMatch(name::endsWith)
          || beginnings.keySet().stream().anyMatch(name::startsWith);
    }

    /** Exact names win over patterns. */
    List<T> get(String name) {
      List<T> found = exact.get(name);
      if (found != null) {
        return found;
      }
      List<T> all = new ArrayList<>();
      endings.forEach((end, values) -> addIf(name.endsWith(end), values, all));
      beginnings.forEach((start, values) -> addIf(name.startsWith(start), values, all));
      return all.stream().distinct().toList();
    }

    private static <T> void addIf(boolean match, List<T> values, List<T> to) {
      if (match) {
        to.addAll(values);
      }
    }
  }
}
