package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A metric family over the snapshots, read by one convention, with only the series that count. */
final class FamilyHistory {
  private static final double LEAST = 1e-15;
  private static final double GREATEST = 1e20;
  private static final long STALE = 0x7ff0000000000002L;
  private static final Pattern POD_HASH = Pattern.compile("(-[a-z0-9]{8,10})?-[a-z0-9]{5}$|-\\d+$");

  private final Convention convention;
  private final MetricFamily latest;
  private final List<Map<Labels, Series>> bySnapshot;
  private final Map<String, Integer> dropped;
  private final Map<Integer, Map<Labels, Double>> values = new HashMap<>(2);
  private @Nullable List<String> workloads;

  private FamilyHistory(
      Convention convention,
      MetricFamily latest,
      List<Map<Labels, Series>> bySnapshot,
      Map<String, Integer> dropped) {
    this.convention = convention;
    this.latest = latest;
    this.bySnapshot = bySnapshot;
    this.dropped = dropped;
  }

  static FamilyHistory of(
      SignalCatalogue catalogue,
      Convention convention,
      MetricFamily latest,
      List<Snapshot> snapshots,
      List<List<Series>> seriesBySnapshot) {
    SeriesRules drops = catalogue.drops(convention);
    Map<String, Integer> dropped = new TreeMap<>();
    List<Map<Labels, Series>> bySnapshot = new ArrayList<>();
    for (int i = 0; i < snapshots.size(); i++) {
      Map<Labels, Series> kept = new LinkedHashMap<>();
      boolean last = i == snapshots.size() - 1;
      for (Series series : seriesBySnapshot.get(i)) {
        String why = whyNot(drops, convention, snapshots.get(i), series);
        if (why == null) {
          kept.put(series.labels(), series);
        } else if (last && !why.isEmpty()) {
          dropped.merge(why, 1, Integer::sum);
        }
      }
      bySnapshot.add(kept);
    }
    return new FamilyHistory(convention, latest, bySnapshot, dropped);
  }

  /** Why a series is left out; empty for a reason not worth telling, null where it is used. */
  private static @Nullable String whyNot(
      SeriesRules drops, Convention convention, Snapshot snapshot, Series series) {
    Labels labels = series.labels();
    for (Map.Entry<String, String> wanted : snapshot.select().entrySet()) {
      String value = labels.get(wanted.getKey());
      if (value != null && !value.equals(wanted.getValue())) {
        return "";
      }
    }
    if (stale(series)) {
      return "stale markers";
    }
    if (!setting(convention) && !sensible(series)) {
      return "values that no service can have";
    }
    for (LabelRule rule : convention.only()) {
      if (!rule.matches(labels)) {
        return "";
      }
    }
    LabelRule drop = drops.first(labels);
    if (drop != null) {
      return drop.why() == null ? "by convention" : drop.why();
    }
    return null;
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

  /** The series of a snapshot by their labels, in exposition order. */
  Map<Labels, Series> at(int snapshot) {
    return bySnapshot.get(snapshot);
  }

  /** The series of the last snapshot. */
  Map<Labels, Series> last() {
    return bySnapshot.getLast();
  }

  /** Plain values of the last snapshot, NaN left out. */
  Map<Labels, Double> values() {
    return values(bySnapshot.size() - 1);
  }

  /** Plain values of a snapshot, NaN left out. */
  Map<Labels, Double> values(int snapshot) {
    return values.computeIfAbsent(snapshot, i -> plain(at(i)));
  }

  private static Map<Labels, Double> plain(Map<Labels, Series> series) {
    Map<Labels, Double> plain = new LinkedHashMap<>();
    for (Series one : series.values()) {
      if (one instanceof Series.Scalar s && !Double.isNaN(s.value())) {
        plain.put(s.labels(), s.value());
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
    if (last().size() == 1) {
      return last().keySet().iterator().next().toString();
    }
    return convention.only().isEmpty() ? "" : convention.only().getFirst().selector();
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
      TreeSet<String> names = new TreeSet<>();
      last().keySet().forEach(labels -> names.add(workload(labels)));
      known = List.copyOf(names);
      workloads = known;
    }
    return known;
  }

  /** The service that a series speaks of: its container, its job, or its pod without the hash. */
  private static String workload(Labels labels) {
    String container = labels.get("container");
    if (container != null && !container.isEmpty()) {
      return container;
    }
    String pod = labels.get("pod");
    String job = labels.get("job");
    if (job != null && pod == null) {
      return job;
    }
    return pod == null ? "" : POD_HASH.matcher(pod).replaceFirst("");
  }
}
