package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A metric family over the snapshots, read by one convention, with only the series that count. */
final class FamilyHistory {
  private static final double LEAST = 1e-15;
  private static final double GREATEST = 1e20;

  /** So many series are sooner compared with one another than put into a table. */
  private static final int FEW = 8;

  private static final long STALE = 0x7ff0000000000002L;
  private static final Pattern POD_HASH = Pattern.compile("(-[a-z0-9]{8,10})?-[a-z0-9]{5}$|-\\d+$");

  private final Convention convention;
  private final MetricFamily latest;
  private final List<List<Series>> bySnapshot;
  private final List<Series> last;
  private final Map<String, Integer> dropped;
  private List<Map<Labels, Series>> byLabels = List.of();
  private List<List<Series.Scalar>> values = List.of();
  private @Nullable List<String> workloads;
  private @Nullable String selector;

  private FamilyHistory(
      Convention convention,
      MetricFamily latest,
      List<List<Series>> bySnapshot,
      Map<String, Integer> dropped) {
    this.convention = convention;
    this.latest = latest;
    this.bySnapshot = bySnapshot;
    this.last = bySnapshot.getLast();
    this.dropped = dropped;
  }

  static FamilyHistory of(
      SeriesRules drops,
      Convention convention,
      MetricFamily latest,
      List<Snapshot> snapshots,
      List<List<Series>> seriesBySnapshot) {
    Map<String, Integer> dropped = Map.of();
    List<List<Series>> bySnapshot = new ArrayList<>(snapshots.size());
    for (int i = 0; i < snapshots.size(); i++) {
      boolean last = i == snapshots.size() - 1;
      List<Series> all = seriesBySnapshot.get(i);
      List<Series> kept = null;
      for (int s = 0; s < all.size(); s++) {
        String why = whyNot(drops, convention, snapshots.get(i), all.get(s));
        if (why == null) {
          if (kept != null) {
            kept.add(all.get(s));
          }
          continue;
        }
        if (kept == null) {
          kept = new ArrayList<>(all.subList(0, s));
        }
        if (last && !why.isEmpty()) {
          dropped = dropped.isEmpty() ? new TreeMap<>() : dropped;
          dropped.merge(why, 1, Integer::sum);
        }
      }
      bySnapshot.add(distinct(kept == null ? all : List.copyOf(kept)));
    }
    return new FamilyHistory(convention, latest, bySnapshot, dropped);
  }

  /** Each series once, with its last sample where an exposition has several of one. */
  private static List<Series> distinct(List<Series> series) {
    if (series.size() <= FEW && differ(series)) {
      return series;
    }
    Map<Labels, Series> once = byLabels(series);
    return once.size() == series.size() ? series : List.copyOf(once.values());
  }

  private static boolean differ(List<Series> series) {
    for (int i = 1; i < series.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (series.get(i).labels().equals(series.get(j).labels())) {
          return false;
        }
      }
    }
    return true;
  }

  private static Map<Labels, Series> byLabels(List<Series> series) {
    Map<Labels, Series> byLabels = new LinkedHashMap<>(series.size() * 2);
    for (Series one : series) {
      byLabels.put(one.labels(), one);
    }
    return byLabels;
  }

  /** Why a series is left out; empty for a reason not worth telling, null where it is used. */
  private static @Nullable String whyNot(
      SeriesRules drops, Convention convention, Snapshot snapshot, Series series) {
    Labels labels = series.labels();
    if (!snapshot.select().isEmpty() && !selected(snapshot, labels)) {
      return "";
    }
    if (stale(series)) {
      return "stale markers";
    }
    if (!setting(convention) && !sensible(series)) {
      return "values that no service can have";
    }
    List<LabelRule> only = convention.only();
    for (int i = 0; i < only.size(); i++) {
      if (!only.get(i).matches(labels)) {
        return "";
      }
    }
    return drops.why(labels);
  }

  private static boolean selected(Snapshot snapshot, Labels labels) {
    for (Map.Entry<String, String> wanted : snapshot.select().entrySet()) {
      String value = labels.get(wanted.getKey());
      if (value != null && !value.equals(wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean stale(Series series) {
    return switch (series) {
      case Series.Scalar s -> Double.doubleToRawLongBits(s.value()) == STALE;
      case Series.Summary s -> Double.doubleToRawLongBits(s.sum()) == STALE;
      case Series.Histogram h -> Double.doubleToRawLongBits(h.sum()) == STALE;
    };
  }

  /** Whether the family tells a setting, for which any number may be a word, as -1 for off. */
  private static boolean setting(Convention convention) {
    return switch (convention.role()) {
      case GC_PERCENT, GC_MEMORY_LIMIT, MEMORY_LIMIT, MAX_FILES, MAX_PROCS -> true;
      default -> false;
    };
  }

  /**
   * Whether the numbers can be counts, sizes or times of a service: NaN means none was taken, and
   * counters that stand for "no limit" reach 2^64.
   */
  private static boolean sensible(Series series) {
    return switch (series) {
      case Series.Scalar s -> sensible(s.value());
      case Series.Summary s -> sensible(s.count()) && sensible(s.sum()) && sensible(s.values());
      case Series.Histogram h ->
          sensible(h.count()) && sensible(h.sum()) && sensible(h.cumulativeCounts());
    };
  }

  private static boolean sensible(double[] values) {
    for (double value : values) {
      if (!sensible(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sensible(double value) {
    return Double.isNaN(value) || value == 0 || (value >= LEAST && value <= GREATEST);
  }

  Convention convention() {
    return convention;
  }

  String name() {
    return latest.name();
  }

  MetricFamily latest() {
    return latest;
  }

  MetricType type() {
    return latest.type();
  }

  int rank() {
    return convention.order();
  }

  int snapshots() {
    return bySnapshot.size();
  }

  /** Indexes of all snapshots. */
  List<Integer> everySnapshot() {
    return snapshots() == 1 ? Provenance.FIRST : IntStream.range(0, snapshots()).boxed().toList();
  }

  /** Index of the last snapshot. */
  List<Integer> lastSnapshot() {
    return snapshots() == 1 ? Provenance.FIRST : List.of(snapshots() - 1);
  }

  /** The series of a snapshot in exposition order, no two with the same labels. */
  List<Series> at(int snapshot) {
    return bySnapshot.get(snapshot);
  }

  /** The series of the last snapshot. */
  List<Series> last() {
    return last;
  }

  /** The series of a snapshot by their labels, in exposition order. */
  Map<Labels, Series> byLabels(int snapshot) {
    if (byLabels.isEmpty()) {
      byLabels = new ArrayList<>(bySnapshot.size());
      bySnapshot.forEach(series -> byLabels.add(byLabels(series)));
    }
    return byLabels.get(snapshot);
  }

  /** Plain values of the last snapshot, NaN left out. */
  List<Series.Scalar> values() {
    return values(bySnapshot.size() - 1);
  }

  /** Plain values of a snapshot, NaN left out. */
  List<Series.Scalar> values(int snapshot) {
    if (values.isEmpty()) {
      values =
          bySnapshot.size() == 1
              ? List.of(plain(last()))
              : bySnapshot.stream().map(FamilyHistory::plain).toList();
    }
    return values.get(snapshot);
  }

  private static List<Series.Scalar> plain(List<Series> series) {
    if (series.size() == 1) {
      return series.getFirst() instanceof Series.Scalar s && !Double.isNaN(s.value())
          ? List.of(s)
          : List.of();
    }
    List<Series.Scalar> plain = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i) instanceof Series.Scalar s && !Double.isNaN(s.value())) {
        plain.add(s);
      }
    }
    return plain;
  }

  /** How many series of the last snapshot were left out, by reason. */
  Map<String, Integer> dropped() {
    return dropped;
  }

  /** The selector that chose the series, as PromQL writes it; empty for all of them. */
  String labels() {
    String known = selector;
    if (known == null) {
      List<LabelRule> only = convention.only();
      known =
          last().size() == 1
              ? last().getFirst().labels().toString()
              : only.isEmpty() ? "" : only.getFirst().selector(last());
      selector = known;
    }
    return known;
  }

  /** The name, with the selector where only some of its series have this meaning. */
  String selected() {
    return convention.only().isEmpty() ? name() : name() + labels();
  }

  /** Whether any series carries a label that a rule speaks of. */
  boolean carries(LabelRule rule) {
    for (Series series : last()) {
      if (rule.carried(series.labels())) {
        return true;
      }
    }
    return false;
  }

  /** Factor to seconds or bytes; 1 where no unit is stated. */
  double factor() {
    MetricUnit unit = convention.unit();
    return unit == null ? 1 : unit.factor();
  }

  /** The services that the series speak of, where they speak of several. */
  List<String> workloads() {
    List<String> known = workloads;
    if (known == null) {
      known = workloads(last(), Meaning.ofContainers(name()));
      workloads = known;
    }
    return known;
  }

  private static List<String> workloads(List<Series> series, boolean container) {
    if (series.isEmpty()) {
      return List.of();
    }
    String first = workload(series.getFirst().labels(), container);
    TreeSet<String> names = null;
    for (int i = 1; i < series.size(); i++) {
      String name = workload(series.get(i).labels(), container);
      if (names != null) {
        names.add(name);
      } else if (!name.equals(first)) {
        names = new TreeSet<>(List.of(first, name));
      }
    }
    return names == null ? List.of(first) : List.copyOf(names);
  }

  /**
   * The service that a series speaks of: its container, its job, or its pod without the hash.
   *
   * @param container whether it is a container's, which on Docker has a name and no more
   */
  private static String workload(Labels labels, boolean container) {
    String name = "";
    String pod = null;
    String job = null;
    for (int i = 0; i < labels.size(); i++) {
      String value = labels.value(i);
      switch (labels.name(i)) {
        case "container" -> {
          if (!value.isEmpty()) {
            return value;
          }
        }
        case "name" -> name = value;
        case "job" -> job = value;
        case "pod" -> pod = value;
        default -> {}
      }
    }
    if (pod != null) {
      return POD_HASH.matcher(pod).replaceFirst("");
    }
    return container && !name.isEmpty() ? name : job == null ? "" : job;
  }
}
