package dev.assay.core.signal;

import static java.util.Objects.requireNonNull;

import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.NameTable;
import dev.assay.core.exposition.Selection;
import dev.assay.core.profile.IncumbentLanguage;
import dev.assay.core.profile.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All metric conventions, ready to be asked which of them a family name meets. */
public final class SignalCatalogue {
  private static final Comparator<Convention> RANK = Comparator.comparingInt(Convention::order);

  private final List<Part> parts;
  private final @Nullable LabelRule requestErrors;
  private final Set<String> instanceLabels = new HashSet<>();
  private final Remedies remedies;
  private final List<String> outgoing;

  private final Map<Convention, Meaning.Reading> readings = new IdentityHashMap<>();

  /** What a guess from the name means where the name says that these requests are sent. */
  private final Map<Convention, Convention> sent = new IdentityHashMap<>();

  /** The language of whose services a convention guesses by a pattern. */
  private final Map<Convention, IncumbentLanguage> guesses = new IdentityHashMap<>();

  private final Map<RuntimeMark, String> sentences = new IdentityHashMap<>();
  private final Patterns<Convention> conventions = new Patterns<>();
  private final Patterns<RuntimeMark> marks = new Patterns<>();

  /** Conventions and runtime marks alike, by the patterns among their names. */
  private final Patterns<Record> known = new Patterns<>();

  /** What names mean that meet such patterns, by the lists that {@link #known} answers with. */
  private final Map<List<Record>, Meaning> byPatterns = new IdentityHashMap<>();

  /** What each exact name means, with {@code _total} and without. */
  private final NameTable<Meaning> exact = new NameTable<>();

  private final LabelGroups groups;

  /** The meaning of a name that means nothing. */
  private final Meaning nothing;

  /**
   * The conventions of one ecosystem, as one file holds them.
   *
   * @param ecosystem short name, for example {@code go}
   * @param title a few words for a person
   * @param requestDrops series that are never requests of users, wherever requests are read
   * @param requestHandlers requests to the service's own handlers, wherever requests are read
   * @param requestErrors which requests failed, where a convention does not say
   * @param instanceLabels labels that tell the copies of a service apart
   * @param outgoing ends of words in a name that only met a pattern, which say that these requests
   *     are sent, not served
   * @param conventions metric names and their meaning
   * @param runtimes metrics that betray what runs
   * @param remedies how to get what is missing
   */
  @Schema(name = "SignalCataloguePart", description = "The metric conventions of one ecosystem.")
  public record Part(
      String ecosystem,
      String title,
      List<LabelRule> requestDrops,
      @Nullable HandlerPaths requestHandlers,
      @Nullable LabelRule requestErrors,
      List<String> instanceLabels,
      List<String> outgoing,
      List<Convention> conventions,
      List<RuntimeMark> runtimes,
      List<Remedy> remedies) {
    public Part {
      requestDrops = requestDrops == null ? List.of() : List.copyOf(requestDrops);
      instanceLabels = instanceLabels == null ? List.of() : List.copyOf(instanceLabels);
      outgoing = outgoing == null ? List.of() : List.copyOf(outgoing);
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
    this.groups = new LabelGroups(this.parts);
    this.nothing = new Meaning(this, "", List.of(), List.of());
    this.remedies = new Remedies(this.parts);
    this.outgoing = parts.stream().flatMap(part -> part.outgoing().stream()).toList();
    List<LabelRule> requestDrops =
        parts.stream().flatMap(part -> part.requestDrops().stream()).toList();
    List<HandlerPaths> handlers =
        parts.stream().map(Part::requestHandlers).filter(Objects::nonNull).toList();
    this.requestErrors =
        parts.stream().map(Part::requestErrors).filter(Objects::nonNull).findFirst().orElse(null);
    Set<String> plainNames = new LinkedHashSet<>();
    Set<String> patterns = new LinkedHashSet<>();
    for (Part part : parts) {
      instanceLabels.addAll(part.instanceLabels());
      for (Convention convention : part.conventions()) {
        List<LabelRule> rules = new ArrayList<>(convention.drop());
        boolean requests = convention.role().requests();
        if (requests) {
          rules.addAll(requestDrops);
        }
        read(convention, new SeriesRules(rules, requests ? handlers : List.of()));
        if (requests) {
          Convention other = convention.as(Role.API_CALLS);
          sent.put(convention, other);
          read(other, new SeriesRules(List.of(), List.of()));
        }
        if (convention.names().stream().anyMatch(name -> name.indexOf('*') >= 0)) {
          Arrays.stream(IncumbentLanguage.values())
              .filter(language -> language.id().equals(part.ecosystem()))
              .forEach(language -> guesses.put(convention, language));
        }
        for (String name : PlainName.spellings(convention.names())) {
          addName(name, conventions, convention, plainNames, patterns);
        }
      }
      for (RuntimeMark mark : part.runtimes()) {
        sentences.put(mark, mark.sentence());
        for (String name : PlainName.spellings(mark.names())) {
          addName(name, marks, mark, plainNames, patterns);
        }
      }
    }
    conventions.sort(RANK);
    for (String pattern : patterns) {
      byPatterns.computeIfAbsent(known.open(pattern.replace("*", "")), met -> meaning("", met));
    }
    for (String name : plainNames) {
      Meaning meaning = meaning(normal(name), sorted(get(conventions, name)), get(marks, name));
      exact.put(name, meaning.spelled(name));
      if (!plainNames.contains(name + PlainName.TOTAL)) {
        exact.put(name + PlainName.TOTAL, meaning.spelled(name + PlainName.TOTAL));
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

  /**
   * This catalogue behind parts of an organisation's own: a name that they give a meaning has no
   * other, and where only the first part that states something counts, theirs do.
   *
   * @throws IllegalArgumentException naming every violation, when {@link #checkOwn} finds any
   */
  public SignalCatalogue with(List<Part> own) {
    List<Part> all = new ArrayList<>(own);
    all.addAll(OwnParts.besides(own, parts));
    return of(all);
  }

  /** Everything wrong with such parts; pointers begin with the part's index among them. */
  public List<Violation> checkOwn(List<Part> own) {
    return OwnParts.check(own, parts);
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
    return meaning(family).conventions();
  }

  /** The runtime marks that a family name meets. */
  public List<RuntimeMark> marks(String family) {
    return meaning(family).marks();
  }

  /** What a family that was read means, which may be nothing. */
  Meaning meaning(MetricFamily family) {
    return family.wanted() instanceof Meaning meaning && meaning.catalogue() == this
        ? meaning
        : meaning(family.name());
  }

  /** What a family name means, which may be nothing. */
  Meaning meaning(String family) {
    Meaning meaning = exact.get(family);
    if (meaning != null) {
      return meaning;
    }
    String name = normal(family);
    meaning = name.equals(family) ? null : exact.get(name);
    return meaning == null ? byPattern(family, name) : meaning.spelled(family);
  }

  /** What a family means that has no exact meaning, by its name as conventions write it. */
  private Meaning byPattern(String family, String name) {
    List<Record> found = known.open(name);
    if (found.isEmpty()) {
      return nothing;
    }
    if (tellsOfSending(name)) {
      return meaning(name, asSent(found));
    }
    Meaning alike = byPatterns.get(found);
    return alike == null ? meaning(name, found) : alike.named(name, family);
  }

  private boolean tellsOfSending(String name) {
    for (int i = 0; i < outgoing.size(); i++) {
      String word = outgoing.get(i);
      for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
        int end = at + word.length();
        if (end == name.length() || name.charAt(end) == '_') {
          return true;
        }
      }
    }
    return false;
  }

  private List<Record> asSent(List<Record> found) {
    List<Record> meant = new ArrayList<>(found.size());
    for (Record one : found) {
      Convention calls = one instanceof Convention convention ? sent.get(convention) : null;
      meant.add(calls == null ? one : calls);
    }
    return meant;
  }

  private Meaning meaning(String name, List<Record> found) {
    List<Convention> met = new ArrayList<>(1);
    List<RuntimeMark> shown = new ArrayList<>(1);
    for (Record one : found) {
      if (one instanceof Convention convention) {
        met.add(convention);
      } else if (one instanceof RuntimeMark mark) {
        shown.add(mark);
      }
    }
    return meaning(name, sorted(met), shown);
  }

  private Meaning meaning(String name, List<Convention> met, List<RuntimeMark> shown) {
    List<Meaning.Reading> told = new ArrayList<>(met.size());
    for (Convention convention : met) {
      told.add(requireNonNull(readings.get(convention)));
    }
    return new Meaning(this, name, told, shown);
  }

  private void read(Convention convention, SeriesRules drops) {
    readings.put(convention, new Meaning.Reading(convention, drops));
  }

  private static List<Convention> sorted(List<Convention> found) {
    if (found.size() < 2) {
      return found;
    }
    List<Convention> sorted = new ArrayList<>(found);
    sorted.sort(RANK);
    return sorted;
  }

  /** Exact names win over patterns. */
  private static <T> List<T> get(Patterns<T> patterns, String family) {
    List<T> exact = patterns.exact(family);
    if (exact != null) {
      return exact;
    }
    String name = normal(family);
    exact = name.equals(family) ? null : patterns.exact(name);
    return exact == null ? patterns.open(name) : exact;
  }

  /** Which families are worth building, for {@code ReadOptions.families}. */
  public Selection families() {
    return families(Set.of());
  }

  /**
   * The same where some labels are to be kept even in families of very many series.
   *
   * @param labels for example those of {@link Snapshot#select()}
   */
  public Selection families(Set<String> labels) {
    return new Families(labels);
  }

  private final class Families implements Selection {
    private final Set<String> labels;

    Families(Set<String> labels) {
      this.labels = labels;
    }

    @Override
    public @Nullable Wanted of(String family) {
      return wanted(meaning(family));
    }

    @Override
    public @Nullable Wanted of(byte[] body, int from, int to, int hash) {
      Meaning meaning = exact.get(body, from, to, hash);
      if (meaning != null) {
        return wanted(meaning);
      }
      int end = PlainName.withoutTotal(body, from, to);
      if (end < to && exact.get(body, from, end) != null) {
        return Selection.super.of(body, from, to, hash);
      }
      if (!known.couldMeet(body, from, end)) {
        return null;
      }
      String family = new String(body, from, to - from, StandardCharsets.US_ASCII);
      return wanted(byPattern(family, normal(family)));
    }

    private @Nullable Wanted wanted(Meaning meaning) {
      return meaning.none() ? null : labels.isEmpty() ? meaning : meaning.keeping(labels);
    }
  }

  /** By which labels the series of a family that has very many are told apart. */
  LabelGroups groups() {
    return groups;
  }

  /** The language of whose services a convention guesses by a pattern; null for any. */
  @Nullable IncumbentLanguage guessedOf(Convention convention) {
    return guesses.get(convention);
  }

  /** The general rule for failed requests; null where no part states one. */
  @Nullable LabelRule requestErrors() {
    return requestErrors;
  }

  /** Labels that tell the copies of a service apart. */
  Set<String> instanceLabels() {
    return instanceLabels;
  }

  /** How to get a quantity, the most fitting remedy; null where the catalogue has none. */
  @Nullable String remedy(
      Quantity quantity, @Nullable IncumbentLanguage language, Collection<String> frameworks) {
    return remedies.of(quantity, language, frameworks);
  }

  /** What a runtime mark of this catalogue tells, in words. */
  String sentence(RuntimeMark mark) {
    return requireNonNull(sentences.get(mark));
  }

  /** A family's name as conventions write it: underscores, without {@code _total}. */
  static String normal(String family) {
    return PlainName.of(family);
  }

  /** The same for a whole family. */
  static String normal(MetricFamily family) {
    return normal(family.name());
  }

  private <T extends Record> void addName(
      String name, Patterns<T> names, T value, Set<String> plainNames, Set<String> patterns) {
    names.add(name, value);
    if (name.indexOf('*') < 0) {
      plainNames.add(name);
    } else {
      known.add(name, value);
      patterns.add(name);
    }
  }
}
