package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import dev.assay.core.signal.ScrapeTimes.Succession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the series of a family grew from snapshot to snapshot, and what befell them in between. */
final class Steps {
  private final FamilyHistory family;
  private final ScrapeTimes times;
  private final Map<Labels, Tally> grown = new LinkedHashMap<>();
  private final Map<Labels, Tally> open = new LinkedHashMap<>();
  private final Set<String> resets = new LinkedHashSet<>();
  private final Set<String> others = new LinkedHashSet<>();
  private final Set<String> lost = new LinkedHashSet<>();

  /** What became of each copy's process, by snapshot, since the snapshot before. */
  private final List<Map<String, Succession>> successions = new ArrayList<>();

  /** Whether the counters are kept by the platform, so that they go on when a process restarts. */
  private final boolean outlivesProcess;

  private int appeared;
  private int vanished;
  private boolean recut;

  Steps(FamilyHistory family, ScrapeTimes times) {
    this.family = family;
    this.times = times;
    this.outlivesProcess =
        family.convention().role() == Role.RESTARTS || family.name().startsWith("kube_");
    Set<Labels> all = new LinkedHashSet<>();
    for (int i = 0; i < family.snapshots(); i++) {
      all.addAll(family.byLabels(i).keySet());
      successions.add(new HashMap<>(4));
    }
    for (Labels labels : all) {
      Tally total = growth(labels);
      recut |= total.recut();
      grown.put(labels, total);
    }
  }

  private Tally growth(Labels labels) {
    String instance = times.instance(labels);
    Tally total = Tally.ZERO;
    Seen seen = null;
    for (int i = 0; i < family.snapshots(); i++) {
      Series series = family.byLabels(i).get(labels);
      Tally tally = series == null ? null : Tally.of(series);
      if (series != null && tally != null) {
        Seen now = new Seen(series, tally, i);
        if (seen != null) {
          total = total.then(step(labels, instance, seen, now));
        } else if (i > 0) {
          total = appearance(labels, instance, now);
        }
        seen = now;
      }
    }
    if (seen != null && seen.snapshot < family.snapshots() - 1) {
      vanished++;
      lost.add(instance);
    }
    return total;
  }

  /** A series as a snapshot shows it. */
  private record Seen(Series series, Tally tally, int snapshot) {}

  private Tally step(Labels labels, String instance, Seen before, Seen now) {
    Succession succession = succession(instance, before.snapshot, now.snapshot);
    if (succession == Succession.SAME) {
      succession = times.succession(before.series, now.series, before.snapshot, now.snapshot);
    }
    if (succession == Succession.OTHER) {
      return ofOther(labels, instance, now.tally);
    }
    Tally since = succession == Succession.ANEW ? null : now.tally.since(before.tally);
    if (since == null) {
      resets.add(instance);
      lost.add(instance);
      return now.tally;
    }
    return since;
  }

  private Tally appearance(Labels labels, String instance, Seen now) {
    if (succession(instance, now.snapshot - 1, now.snapshot) == Succession.OTHER) {
      return ofOther(labels, instance, now.tally);
    }
    if (begunBetween(now.series, instance, now.snapshot)) {
      return now.tally;
    }
    appeared++;
    open.merge(labels, now.tally, Tally::plus);
    return Tally.ZERO;
  }

  private Tally ofOther(Labels labels, String instance, Tally now) {
    others.add(instance);
    lost.add(instance);
    open.merge(labels, now, Tally::plus);
    return Tally.ZERO;
  }

  private Succession succession(String instance, int from, int to) {
    if (outlivesProcess) {
      return Succession.SAME;
    }
    return from == to - 1
        ? successions.get(to).computeIfAbsent(instance, copy -> times.succession(copy, from, to))
        : times.succession(instance, from, to);
  }

  private boolean begunBetween(Series series, String instance, int snapshot) {
    ScrapeTimes.Moment earlier = times.at(snapshot - 1);
    if (earlier == null) {
      return times.restarted(instance, snapshot);
    }
    double created = times.created(series, snapshot);
    return (Double.isNaN(created) ? times.began(instance, snapshot) : created) > earlier.point();
  }

  /** What each series that was there at any time grew by, as far as that is known. */
  Map<Labels, Tally> grown() {
    return grown;
  }

  /**
   * What a series held when it appeared, or when another process showed, of which all or nothing
   * may be new; null for others.
   */
  @Nullable Tally open(Labels labels) {
    return open.get(labels);
  }

  /** Whether there is any of which all or nothing may be new. */
  boolean anyOpen() {
    return !open.isEmpty();
  }

  /** The copies whose counters began anew, so that what they had counted before is lost. */
  Set<String> resets() {
    return resets;
  }

  /** The copies of which the snapshots show different processes. */
  Set<String> others() {
    return others;
  }

  /** Whether that is so of all that the last snapshot holds. */
  boolean onlyOthers() {
    if (others.isEmpty()) {
      return false;
    }
    for (Series series : family.last()) {
      if (!others.contains(times.instance(series.labels()))) {
        return false;
      }
    }
    return true;
  }

  /** The copies that counted what no snapshot shows. */
  Set<String> lost() {
    return lost;
  }

  /** How often a series appeared of which it is not known when it began. */
  int appeared() {
    return appeared;
  }

  /** How many series vanished. */
  int vanished() {
    return vanished;
  }

  /** Whether buckets were cut otherwise in between, so that they are counted since start. */
  boolean recut() {
    return recut;
  }
}
