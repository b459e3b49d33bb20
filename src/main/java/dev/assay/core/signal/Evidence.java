package dev.assay.core.signal;

import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Series;
import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The families of all snapshots sorted by what they tell, and the times that they speak of. */
final class Evidence {
  private static final Comparator<FamilyHistory> BEST_FIRST =
      Comparator.comparingInt(FamilyHistory::rank)
          .thenComparing(family -> -family.last().size())
          .thenComparing(FamilyHistory::name);

  private static final int ROLES = Role.values().length;
  private static final FamilyHistory[] NONE = {};

  private final SignalCatalogue catalogue;
  private final List<Snapshot> snapshots;
  private final List<Meaning> meanings;
  private final FamilyHistory[] @Nullable [] byRole = new FamilyHistory[ROLES] @Nullable [];

  /** Whether several families have one role. */
  private boolean contested;

  private Map<String, String> unusable = Map.of();
  private Map<Role, String> mismatches = Map.of();
  private @Nullable PartFamilies parts;
  private final List<FamilyHistory> used = new ArrayList<>();
  private final FingerprintReader processes;
  private final ScrapeTimes times;

  Evidence(SignalCatalogue catalogue, List<Snapshot> snapshots) {
    this.catalogue = catalogue;
    this.snapshots = snapshots;
    List<MetricFamily> latest = snapshots.get(snapshots.size() - 1).exposition().families();
    this.meanings = new ArrayList<>(latest.size());
    for (int i = 0; i < latest.size(); i++) {
      meanings.add(catalogue.meaning(latest.get(i)));
    }
    if (snapshots.size() == 1) {
      readOne(snapshots.get(0));
    } else {
      readAll();
    }
    if (parts != null) {
      parts.join(new Joined());
    }
    if (contested) {
      for (FamilyHistory[] families : byRole) {
        if (families != null && families.length > 1) {
          Arrays.sort(families, BEST_FIRST);
        }
      }
    }
    this.processes = new FingerprintReader(this);
    this.times = new ScrapeTimes(this);
  }

  private void readOne(Snapshot snapshot) {
    List<MetricFamily> families = snapshot.exposition().families();
    for (int i = 0; i < families.size(); i++) {
      Meaning meaning = meanings.get(i);
      if (meaning.readings().length > 0) {
        MetricFamily family = families.get(i);
        read(meaning, family, null);
      }
    }
  }

  private void readAll() {
    List<Map<Key, MetricFamily>> named = new ArrayList<>();
    Map<Key, MetricFamily> latest = new LinkedHashMap<>();
    for (Snapshot snapshot : snapshots) {
      Map<Key, MetricFamily> byName = new LinkedHashMap<>();
      snapshot.exposition().families().forEach(family -> byName.put(key(family), family));
      named.add(byName);
      latest.putAll(byName);
    }
    latest.forEach(
        (key, family) -> {
          List<List<Series>> series = new ArrayList<>();
          for (Map<Key, MetricFamily> byName : named) {
            MetricFamily then = byName.get(key);
            series.add(then == null ? List.of() : then.series());
          }
          read(catalogue.meaning(family), family, series);
        });
  }

  /**
   * Reads a family.
   *
   * @param series its series in each snapshot; null where there is only one
   */
  private void read(Meaning meaning, MetricFamily latest, @Nullable List<List<Series>> series) {
    for (Meaning.Reading reading : meaning.readings()) {
      if (reading.summed()) {
        parts = parts == null ? new PartFamilies() : parts;
        parts.add(reading, latest, series == null ? List.of(latest.series()) : series);
      } else {
        add(reading, latest, series);
      }
    }
  }

  private final class Joined implements PartFamilies.Joined {
    @Override
    public void whole(Meaning.Reading reading, MetricFamily family, List<List<Series>> series) {
      add(reading, family, series);
    }

    @Override
    public void incomplete(MetricFamily part, String why) {
      unusable(part.name(), why);
    }
  }

  private record Key(MetricType type, String name) {}

  /** What makes a family the same in two snapshots, which may differ in format. */
  private static Key key(MetricFamily family) {
    return new Key(
        family.type(),
        family.type() == MetricType.COUNTER ? SignalCatalogue.normal(family) : family.name());
  }

  private void add(
      Meaning.Reading reading, MetricFamily latest, @Nullable List<List<Series>> series) {
    if (!reading.accepts(latest.type())) {
      mismatch(reading.convention(), latest);
      return;
    }
    FamilyHistory family =
        series == null
            ? FamilyHistory.of(reading, latest, snapshots.get(0))
            : FamilyHistory.of(reading, latest, snapshots, series);
    int role = reading.convention().role().ordinal();
    FamilyHistory[] alike = byRole[role];
    byRole[role] = alike == null ? new FamilyHistory[] {family} : with(alike, family);
  }

  private void mismatch(Convention convention, MetricFamily latest) {
    String why =
        (latest.type() == MetricType.UNKNOWN
                ? "has no type and plain values"
                : "is a " + latest.type().name().toLowerCase(Locale.ROOT))
            + " where a "
            + convention.types().getFirst().name().toLowerCase(Locale.ROOT)
            + " is expected";
    unusable(latest.name(), why);
    if (convention.order() < 3) {
      mismatches = mismatches.isEmpty() ? new EnumMap<>(Role.class) : mismatches;
      mismatches.putIfAbsent(convention.role(), latest.name() + " " + why);
    }
  }

  private FamilyHistory[] with(FamilyHistory[] alike, FamilyHistory family) {
    FamilyHistory[] others = alike;
    if (family.type() == MetricType.COUNTER) {
      // A body may hold a counter under its name with _total and without: the later one counts.
      Key key = key(family.latest());
      others =
          Arrays.stream(alike)
              .filter(other -> !key(other.latest()).equals(key))
              .toArray(FamilyHistory[]::new);
    }
    contested |= others.length > 0;
    FamilyHistory[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = family;
    return all;
  }

  SignalCatalogue catalogue() {
    return catalogue;
  }

  List<Snapshot> snapshots() {
    return snapshots;
  }

  /** What runs, and what of it is the service. */
  FingerprintReader processes() {
    return processes;
  }

  ScrapeTimes times() {
    return times;
  }

  /** What the families of the last snapshot mean, in their order. */
  List<Meaning> meanings() {
    return meanings;
  }

  /** How many families of a snapshot the catalogue knows. */
  int inCatalogue(int snapshot) {
    int known = 0;
    if (snapshot == lastSnapshot()) {
      for (int i = 0; i < meanings.size(); i++) {
        known += meanings.get(i).none() ? 0 : 1;
      }
      return known;
    }
    for (MetricFamily family : snapshots.get(snapshot).exposition().families()) {
      known += catalogue.meaning(family).none() ? 0 : 1;
    }
    return known;
  }

  /** Index of the last snapshot. */
  int lastSnapshot() {
    return snapshots.size() - 1;
  }

  /**
   * Families of a role, best rank first, among equals the one with most series; not to be changed.
   */
  FamilyHistory[] families(Role role) {
    FamilyHistory[] families = byRole[role.ordinal()];
    return families == null ? NONE : families;
  }

  /**
   * The families of a role by which what is counted is held against time: those of the service's
   * own process, or of a proxy that counts what passes through it; not to be changed.
   */
  FamilyHistory[] timing(Role role) {
    FamilyHistory[] all = families(role);
    FamilyHistory[] timing = all;
    for (FamilyHistory family : all) {
      if (!processes.counts(family) && ofOthers(family)) {
        timing = Arrays.stream(timing).filter(one -> one != family).toArray(FamilyHistory[]::new);
      }
    }
    return timing;
  }

  /** The best family of a role that {@link #counts}; null where there is none. */
  @Nullable FamilyHistory best(Role role) {
    FamilyHistory[] families = byRole[role.ordinal()];
    return families == null ? null : best(families);
  }

  private @Nullable FamilyHistory best(FamilyHistory[] families) {
    for (FamilyHistory family : families) {
      if (counts(family)) {
        return family;
      }
    }
    return null;
  }

  /**
   * Whether a family has series in the last snapshot and speaks of the service and of no other; why
   * it does not is noted.
   */
  boolean counts(FamilyHistory family) {
    if (family.last().isEmpty() || ofOthers(family)) {
      return false;
    }
    if (family.rank() > 1 && guessedOfAnother(family)) {
      return false;
    }
    if (family.last().size() > 1 && family.workloads().size() > 1) {
      setAside(family, severalServices(family));
      return false;
    }
    return true;
  }

  /** Why a family of several services does not count. */
  static String severalServices(FamilyHistory family) {
    return "speaks of several services: " + shortened(family.workloads()) + "; select one";
  }

  /** Whether a name only looks like one of services in a language that this service is not in. */
  private boolean guessedOfAnother(FamilyHistory family) {
    IncumbentLanguage language = catalogue.guessedOf(family.convention());
    if (language == null || !processes.certainlyOtherThan(language)) {
      return false;
    }
    setAside(family, "is known of services in " + language.id() + ", which this one is not");
    return true;
  }

  private boolean ofOthers(FamilyHistory family) {
    String owner = processes.ownerOf(family);
    if (owner != null) {
      setAside(family, besideService(owner));
    }
    return owner != null;
  }

  /** Why a role has no usable family. */
  String whyMissing(Role role, String otherwise) {
    for (FamilyHistory family : families(role)) {
      String why = unusable.get(family.name());
      if (why != null) {
        return family.name() + " " + why;
      }
      if (family.last().isEmpty() && !family.dropped().isEmpty()) {
        return family.name() + " holds only " + String.join(", ", family.dropped().keySet());
      }
    }
    String mismatch = mismatches.get(role);
    return mismatch == null ? otherwise : mismatch;
  }

  /** Why a family of an exporter's or sidecar's own process does not count. */
  static String besideService(String owner) {
    return "belongs to " + owner + ", which stands beside the service";
  }

  /** The first family of a role that counted for something; null where there is none. */
  @Nullable FamilyHistory used(Role role) {
    for (FamilyHistory family : used) {
      if (family.convention().role() == role) {
        return family;
      }
    }
    return null;
  }

  /** Whether a family counted for something that this role tells too. */
  boolean toldByAnother(Role role) {
    for (FamilyHistory family : used) {
      Role told = family.convention().role();
      if (told == role || !Collections.disjoint(told.quantities(), role.quantities())) {
        return true;
      }
    }
    return false;
  }

  /** Notes that a family counted for something. */
  void use(FamilyHistory family) {
    if (!used.contains(family)) {
      used.add(family);
    }
  }

  private void unusable(String family, String why) {
    unusable = unusable.isEmpty() ? new LinkedHashMap<>() : unusable;
    unusable.put(family, why);
  }

  /** Notes that a family could not be used. */
  void setAside(FamilyHistory family, String why) {
    if (!unusable.containsKey(family.name())) {
      unusable(family.name(), why);
    }
  }

  /** Names of the families that counted for something, in order of use. */
  Set<String> used() {
    Set<String> names = new LinkedHashSet<>();
    for (FamilyHistory family : used) {
      names.add(family.name());
    }
    for (Role role : List.of(Role.START_TIME, Role.UPTIME)) {
      for (FamilyHistory family : families(role)) {
        if (times.restOn(family)) {
          names.add(family.name());
        }
      }
    }
    return names;
  }

  /** Why families could not be used, by name. */
  Map<String, String> unusable() {
    return Collections.unmodifiableMap(unusable);
  }

  /** At most five names, then how many more. */
  static String shortened(List<String> names) {
    return names.size() <= 5
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
  }
}
