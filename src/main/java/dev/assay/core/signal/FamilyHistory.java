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
  /** So many series are sooner compared with one another than put into a table. */
  private static final int FEW = 8;

  private static final Pattern POD_HASH = Pattern.compile("(-[a-z0-9]{8,10})?-[a-z0-9]{5}$|-\\d+$");

  private final Convention convention;
  private final MetricFamily latest;
  private final List<List<Series>> earlier;
  private final List<Series> last;
  private final Map<String, Integer> dropped;

  /** The series of each snapshot that a rule leaves out; empty where there is none. */
  private final List<List<Series>> ruledOut;

  private List<Map<Labels, Series>> byLabels = List.of();
  private @Nullable List<String> workloads;
  private @Nullable String selector;
  private @Nullable MetricUnit unit;
  private boolean unitKnown;

  private FamilyHistory(
      Convention convention,
      MetricFamily latest,
      List<List<Series>> earlier,
      List<Series> last,
      Map<String, Integer> dropped,
      List<List<Series>> ruledOut) {
    this.convention = convention;
    this.latest = latest;
    this.earlier = earlier;
    this.last = last;
    this.dropped = dropped;
    this.ruledOut = ruledOut;
  }

  /** A family of one snapshot. */
  static FamilyHistory of(Meaning.Reading reading, MetricFamily family, Snapshot snapshot) {
    List<Series> all = family.series();
    for (int i = 0; i < all.size(); i++) {
      if (LeftOut.why(reading, snapshot, all.get(i)) != null) {
        return of(reading, family, List.of(snapshot), List.of(all));
      }
    }
    return new FamilyHistory(
        reading.convention(), family, List.of(), distinct(all), Map.of(), List.of());
  }

  /** A family over all snapshots. */
  static FamilyHistory of(
      Meaning.Reading reading,
      MetricFamily latest,
      List<Snapshot> snapshots,
      List<List<Series>> series) {
    int last = snapshots.size() - 1;
    Map<String, Integer> dropped = Map.of();
    List<List<Series>> ruledOut = List.of();
    List<List<Series>> counting = new ArrayList<>(snapshots.size());
    for (int i = 0; i <= last; i++) {
      List<Series> kept = new ArrayList<>(series.get(i).size());
      for (Series one : series.get(i)) {
        String why = LeftOut.why(reading, snapshots.get(i), one);
        if (why == null) {
          kept.add(one);
          continue;
        }
        if (i == last && !why.isEmpty()) {
          dropped = dropped.isEmpty() ? new TreeMap<>() : dropped;
          dropped.merge(why, 1, Integer::sum);
        }
        if (LeftOut.byRule(why)) {
          ruledOut = ruledOut.isEmpty() ? emptyLists(snapshots.size()) : ruledOut;
          ruledOut.get(i).add(one);
        }
      }
      counting.add(distinct(kept));
    }
    return new FamilyHistory(
        reading.convention(),
        latest,
        counting.subList(0, last),
        counting.get(last),
        dropped,
        ruledOut);
  }

  private static List<List<Series>> emptyLists(int size) {
    List<List<Series>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>(0));
    }
    return lists;
  }

  /** Whether a rule leaves out any series. */
  boolean leavesOut() {
    return !ruledOut.isEmpty();
  }

  /** The series that rules leave out, as a family of their own; null where there are none. */
  @Nullable FamilyHistory ruledOut() {
    if (ruledOut.isEmpty()) {
      return null;
    }
    List<List<Series>> distinct = new ArrayList<>(ruledOut.size());
    ruledOut.forEach(series -> distinct.add(distinct(series)));
    return new FamilyHistory(
        convention,
        latest,
        distinct.subList(0, earlier.size()),
        distinct.getLast(),
        Map.of(),
        List.of());
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
    return earlier.size() + 1;
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
    return snapshot == earlier.size() ? last : earlier.get(snapshot);
  }

  /** The series of the last snapshot. */
  List<Series> last() {
    return last;
  }

  /** The series of a snapshot by their labels, in exposition order. */
  Map<Labels, Series> byLabels(int snapshot) {
    if (byLabels.isEmpty()) {
      byLabels = new ArrayList<>(snapshots());
      earlier.forEach(series -> byLabels.add(byLabels(series)));
      byLabels.add(byLabels(last));
    }
    return byLabels.get(snapshot);
  }

  /** Plain values of the last snapshot, NaN left out. */
  List<Series.Scalar> values() {
    return values(last);
  }

  /** Plain values of a snapshot, NaN left out. */
  List<Series.Scalar> values(int snapshot) {
    return values(at(snapshot));
  }

  @SuppressWarnings("unchecked") // every one of them is looked at
  private static List<Series.Scalar> values(List<Series> series) {
    return allPlain(series) ? (List<Series.Scalar>) (List<?>) series : plain(series);
  }

  private static boolean allPlain(List<Series> series) {
    for (int i = 0; i < series.size(); i++) {
      if (!(series.get(i) instanceof Series.Scalar s) || Double.isNaN(s.value())) {
        return false;
      }
    }
    return true;
  }

  private static List<Series.Scalar> plain(List<Series> series) {
    List<Series.Scalar> plain = new ArrayList<>();
    for (Series one : series) {
      if (one instanceof Series.Scalar s && !Double.isNaN(s.value())) {
        plain.add(s);
      }
    }
    return plain;
  }

  /** Whether series were left out of the last snapshot for their numbers alone. */
  boolean droppedForNumbers() {
    for (String why : dropped.keySet()) {
      if (!LeftOut.byRule(why)) {
        return true;
      }
    }
    return false;
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
              ? last.get(0).labels().toString()
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
    Labels before = Labels.EMPTY;
    for (int i = 0; i < last.size(); i++) {
      Labels labels = last.get(i).labels();
      if (!labels.namedAs(before) && rule.carried(labels)) {
        return true;
      }
      before = labels;
    }
    return false;
  }

  /** The unit of a family of durations: the convention's, or what the family itself tells. */
  @Nullable MetricUnit durationUnit() {
    if (!unitKnown) {
      MetricUnit stated = convention.unit();
      unit = stated == null ? MetricUnit.ofDuration(latest) : stated;
      unitKnown = true;
    }
    return unit;
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
    String first = workload(series.get(0).labels(), container);
    for (int i = 1; i < series.size(); i++) {
      if (!workload(series.get(i).labels(), container).equals(first)) {
        return several(series, container);
      }
    }
    return List.of(first);
  }

  private static List<String> several(List<Series> series, boolean container) {
    TreeSet<String> names = new TreeSet<>();
    for (Series one : series) {
      names.add(workload(one.labels(), container));
    }
    return List.copyOf(names);
  }

  /**
   * The service that a series speaks of: its namespace, its pod without the hash and its container,
   * as far as it tells them, or else its job.
   *
   * @param ofContainer whether it is a container's, which on Docker has a name and no more
   */
  private static String workload(Labels labels, boolean ofContainer) {
    String namespace = "";
    String pod = "";
    String container = "";
    String name = "";
    String job = "";
    for (int i = 0; i < labels.size(); i++) {
      String value = labels.value(i);
      switch (labels.name(i)) {
        case "namespace" -> namespace = value;
        case "name" -> name = value;
        case "pod" -> pod = value;
        case "container" -> container = value;
        case "job" -> job = value;
        default -> {}
      }
    }
    if (pod.isEmpty() && container.isEmpty()) {
      return ofContainer && !name.isEmpty() ? name : job;
    }
    String set = pod.isEmpty() ? "" : POD_HASH.matcher(pod).replaceFirst("");
    return joined(joined(namespace, set), container);
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "/" + second;
  }
}
