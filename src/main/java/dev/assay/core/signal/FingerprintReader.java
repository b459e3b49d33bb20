package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.Series;
import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what runs, and what of it is the service. */
final class FingerprintReader {
  private static final Comparator<Runtime> BY_LANGUAGE =
      Comparator.comparing(runtime -> Objects.requireNonNull(runtime.language));

  private final Evidence evidence;
  private @Nullable Set<String> present;
  private List<Runtime> runtimes = List.of();
  private SortedMap<String, Runtime> bystanders = Collections.emptySortedMap();
  private SortedSet<String> frameworks = Collections.emptySortedSet();
  private List<IncumbentLanguage> ours = List.of();
  private final @Nullable String ownProcess;

  /** Whether the service's own process shows, so that no bystander's stands for it. */
  private final boolean serviceShows;

  private static final class Runtime {
    private final List<Fingerprint.Mark> marks = new ArrayList<>(4);
    private SortedSet<String> versions = Collections.emptySortedSet();
    private SortedSet<String> copies = Collections.emptySortedSet();
    private @Nullable IncumbentLanguage language;
    private @Nullable String prefix;

    /** Whether it is a bystander with process metrics under the plain names. */
    private boolean plain;

    /** Whether it counts the requests itself. */
    private boolean counts;

    private boolean certain;

    @Nullable String version() {
      return versions.isEmpty() ? null : String.join(", ", versions);
    }
  }

  FingerprintReader(Evidence evidence) {
    this.evidence = evidence;
    List<MetricFamily> families =
        evidence.snapshots().get(evidence.lastSnapshot()).exposition().families();
    List<Meaning> meanings = evidence.meanings();
    for (int i = 0; i < families.size(); i++) {
      if (meanings.get(i).marked()) {
        List<RuntimeMark> marks = meanings.get(i).marks();
        for (int m = 0; m < marks.size(); m++) {
          mark(families.get(i), marks.get(m));
        }
      }
    }
    if (runtimes.size() == 1) {
      IncumbentLanguage language = Objects.requireNonNull(runtimes.get(0).language);
      ours = ofBystander(language) ? List.of() : List.of(language);
    } else if (!runtimes.isEmpty()) {
      ours = several();
    }
    this.ownProcess = bystanders.isEmpty() || !ours.isEmpty() ? null : plainBystander();
    this.serviceShows =
        !bystanders.isEmpty() && (!ours.isEmpty() || (ownProcess == null && hasProcess()));
  }

  /** The service's languages where several show, the certain ones if any is. */
  private List<IncumbentLanguage> several() {
    runtimes.sort(BY_LANGUAGE);
    boolean onlyCertain = false;
    for (Runtime runtime : runtimes) {
      onlyCertain |= runtime.certain;
    }
    List<IncumbentLanguage> languages = new ArrayList<>(runtimes.size());
    for (Runtime runtime : runtimes) {
      IncumbentLanguage language = Objects.requireNonNull(runtime.language);
      if (!ofBystander(language) && (runtime.certain || !onlyCertain)) {
        languages.add(language);
      }
    }
    return languages;
  }

  List<Fingerprint> read(Findings findings) {
    List<Fingerprint> all = new ArrayList<>(2);
    List<String> libraries = frameworks.isEmpty() ? List.of() : List.copyOf(frameworks);
    for (IncumbentLanguage language : ours) {
      Runtime runtime = Objects.requireNonNull(runtime(language));
      all.add(
          new Fingerprint(
              Fingerprint.Part.SERVICE,
              language,
              runtime.version(),
              libraries,
              null,
              runtime.certain,
              Math.max(1, runtime.copies.size()),
              runtime.marks));
    }
    bystanders.forEach((name, runtime) -> all.add(bystander(name, runtime)));
    language(findings);
    return List.copyOf(all);
  }

  /**
   * Whether a language is that of an exporter or sidecar with plain names, or one that nothing
   * tells.
   */
  private boolean ofBystander(IncumbentLanguage language) {
    if (bystanders.isEmpty()) {
      return false;
    }
    for (Runtime bystander : bystanders.values()) {
      if (bystander.plain
          && language
              == (bystander.language == null ? IncumbentLanguage.OTHER : bystander.language)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Runtime runtime(IncumbentLanguage language) {
    for (Runtime runtime : runtimes) {
      if (runtime.language == language) {
        return runtime;
      }
    }
    return null;
  }

  /** The first bystander by name to which plain process metrics belong; null where none has any. */
  private @Nullable String plainBystander() {
    for (Map.Entry<String, Runtime> entry : bystanders.entrySet()) {
      if (entry.getValue().plain && (shown(entry.getValue()) != null || hasProcess())) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** The runtime that shows under plain names and is a bystander's; null where there is none. */
  private @Nullable Runtime shown(Runtime bystander) {
    IncumbentLanguage language = bystander.language;
    return language == null || !bystander.plain || ours.contains(language)
        ? null
        : runtime(language);
  }

  private Fingerprint bystander(String name, Runtime bystander) {
    Runtime shown = shown(bystander);
    List<Fingerprint.Mark> marks = new ArrayList<>(bystander.marks);
    if (shown != null) {
      marks.addAll(shown.marks);
    }
    return new Fingerprint(
        Fingerprint.Part.BYSTANDER,
        bystander.language,
        shown == null ? null : shown.version(),
        List.of(),
        name,
        true,
        1,
        marks);
  }

  private boolean hasProcess() {
    return present("process_cpu_seconds");
  }

  /** Whether the last snapshot has a family of that name, as conventions write it. */
  private boolean present(String name) {
    Set<String> names = present;
    if (names == null) {
      names = new HashSet<>();
      for (Meaning meaning : evidence.meanings()) {
        names.add(meaning.name());
      }
      present = names;
    }
    return names.contains(name);
  }

  /** The exporter or sidecar to whose own process the process metrics belong; null for none. */
  @Nullable String processOwner() {
    return ownProcess;
  }

  /**
   * The exporter or sidecar of whose process a family speaks rather than of the service; null where
   * it speaks of the service. What the platform sees of containers is the service's, and a proxy
   * that stands alone is the service itself.
   */
  @Nullable String ownerOf(FamilyHistory family) {
    Role role = family.convention().role();
    if (bystanders.isEmpty() || role.requests()) {
      return null;
    }
    String name = family.name();
    if (name.startsWith("container_") || name.startsWith("kube_")) {
      return null;
    }
    for (Map.Entry<String, Runtime> entry : bystanders.entrySet()) {
      String prefix = entry.getValue().prefix;
      if (prefix != null && name.startsWith(prefix)) {
        return serviceShows && role != Role.QUEUE_DEPTH ? entry.getKey() : null;
      }
    }
    return ownProcess;
  }

  /**
   * Whether a family speaks of the process that counts the requests, the service's or a proxy's.
   */
  boolean counts(FamilyHistory family) {
    String owner = ownerOf(family);
    Runtime bystander = owner == null ? null : bystanders.get(owner);
    return owner == null || (bystander != null && bystander.counts);
  }

  private void mark(MetricFamily family, RuntimeMark mark) {
    List<String> unless = mark.unless();
    for (int i = 0; i < unless.size(); i++) {
      if (present(unless.get(i))) {
        return;
      }
    }
    boolean found = false;
    Runtime runtime = null;
    List<Series> all = family.series();
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i);
      if (mark.where() == null || mark.where().matches(series.labels())) {
        runtime = found ? runtime : found(family, mark, series);
        found = true;
        if (runtime != null && mark.bystander() == null && series.labels().size() > 0) {
          tell(runtime, mark, series.labels());
        }
      }
    }
  }

  /** What a mark shows, at the first series that bears it; null where only a framework does. */
  private @Nullable Runtime found(MetricFamily family, RuntimeMark mark, Series series) {
    if (mark.framework() != null) {
      frameworks = with(frameworks, mark.framework());
    }
    Runtime runtime = null;
    if (mark.bystander() != null) {
      bystanders = bystanders.isEmpty() ? new TreeMap<>() : bystanders;
      runtime = bystanders.computeIfAbsent(mark.bystander(), k -> new Runtime());
      runtime.language = mark.language();
      runtime.plain |= mark.prefix() == null;
      runtime.counts |= mark.relay();
      runtime.prefix = runtime.prefix == null ? mark.prefix() : runtime.prefix;
    } else if (mark.language() != null) {
      runtime = runtime(mark.language());
      if (runtime == null) {
        runtime = new Runtime();
        runtime.language = mark.language();
        runtimes = runtimes.isEmpty() ? new ArrayList<>(2) : runtimes;
        runtimes.add(runtime);
      }
      runtime.certain |= !mark.hint();
    }
    if (runtime != null) {
      runtime.marks.add(
          new Fingerprint.Mark(
              family.name(),
              series.labels().toString(),
              series.line(),
              evidence.catalogue().sentence(mark)));
    }
    return runtime;
  }

  /** Version and copy of a runtime, as far as the labels of a series tell them. */
  private void tell(Runtime runtime, RuntimeMark mark, Labels labels) {
    String version =
        mark.versionLabel() == null ? null : LabelRule.value(labels, mark.versionLabel());
    if (version != null && !version.isEmpty()) {
      runtime.versions = with(runtime.versions, version);
    }
    String copy = ScrapeTimes.instance(labels, evidence.catalogue().instanceLabels());
    if (!copy.isEmpty()) {
      runtime.copies = with(runtime.copies, copy);
    }
  }

  private static SortedSet<String> with(SortedSet<String> known, String more) {
    SortedSet<String> all = known.isEmpty() ? new TreeSet<>() : known;
    all.add(more);
    return all;
  }

  private void language(Findings findings) {
    if (ours.isEmpty()) {
      findings.missing(
          Quantity.INCUMBENT_LANGUAGE,
          bystanders.isEmpty()
              ? "no family betrays a runtime"
              : "only "
                  + String.join(", ", bystanders.keySet())
                  + (bystanders.size() == 1
                      ? " shows, not the service"
                      : " show, not the service"));
      return;
    }
    if (ours.size() > 1) {
      findings.missing(
          Quantity.INCUMBENT_LANGUAGE,
          "several runtimes show: "
              + String.join(", ", ours.stream().map(IncumbentLanguage::id).toList())
              + "; which of them is the service is not told");
      return;
    }
    IncumbentLanguage language = ours.get(0);
    Runtime runtime = Objects.requireNonNull(runtime(language));
    Fingerprint.Mark mark = runtime.marks.getFirst();
    if (!runtime.certain) {
      findings.missing(
          Quantity.INCUMBENT_LANGUAGE,
          mark.metric() + " hints at " + language.id() + " and proves nothing");
      return;
    }
    Fingerprint.Mark best = mark;
    for (int i = runtime.marks.size() - 1; i >= 0; i--) {
      if (runtime.marks.get(i).labels().contains("version")) {
        best = runtime.marks.get(i);
      }
    }
    findings.measured(
        Quantity.INCUMBENT_LANGUAGE,
        new Value.Level(language.id()),
        new Provenance(
            best.metric(),
            best.labels(),
            best.line(),
            evidence.lastSnapshot() == 0 ? Provenance.FIRST : List.of(evidence.lastSnapshot()),
            Provenance.Window.INSTANT,
            null,
            "runtime fingerprint",
            List.of()));
  }

  /** Version of the service's runtime, where it shows just one; null otherwise. */
  @Nullable String version(IncumbentLanguage language) {
    Runtime runtime = ours.contains(language) ? runtime(language) : null;
    return runtime == null || runtime.versions.size() != 1 ? null : runtime.versions.first();
  }

  /** Whether the service is in this language for certain, or one of its processes. */
  boolean certainly(IncumbentLanguage language) {
    Runtime runtime = ours.contains(language) ? runtime(language) : null;
    return runtime != null && runtime.certain;
  }

  /** Whether the service runs for certain, and nothing of it in this language. */
  boolean certainlyOtherThan(IncumbentLanguage language) {
    if (ours.contains(language)) {
      return false;
    }
    for (IncumbentLanguage other : ours) {
      if (certainly(other)) {
        return true;
      }
    }
    return false;
  }
}
