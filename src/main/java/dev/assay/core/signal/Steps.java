package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private int appeared;
  private int vanished;
  private boolean recut;

  Steps(FamilyHistory family, ScrapeTimes times) {
    this.family = family;
    this.times = times;
    Set<Labels> all = new LinkedHashSet<>();
    for (int i = 0; i < family.snapshots(); i++) {
      all.addAll(family.byLabels(i).keySet());
    }
    for (Labels labels : all) {
      Tally total = Tally.ZERO;
      for (int i = 1; i < family.snapshots(); i++) {
        total = total.then(step(labels, i));
      }
      recut |= total.recut();
      grown.put(labels, total);
    }
  }

  private Tally step(Labels labels, int snapshot) {
    Series before = family.byLabels(snapshot - 1).get(labels);
    Series after = family.byLabels(snapshot).get(labels);
    Tally now = after == null ? null : Tally.of(after);
    String instance = times.instance(labels);
    if (now == null || after == null) {
      vanished += before == null ? 0 : 1;
      return Tally.ZERO;
    }
    Tally earlier = before == null ? null : Tally.of(before);
    if (before == null || earlier == null) {
      if (begunBetween(after, instance, snapshot)) {
        return now;
      }
      appeared++;
      open.merge(labels, now, Tally::plus);
      return Tally.ZERO;
    }
    Tally since = now.since(earlier);
    if (since == null || times.restarted(instance, snapshot) || recreated(before, after)) {
      resets.add(instance);
      return now;
    }
    return since;
  }

  private boolean begunBetween(Series series, String instance, int snapshot) {
    ScrapeTimes.Moment earlier = times.at(snapshot - 1);
    Double created = series.createdSeconds();
    double start = created == null ? times.began(instance, snapshot) : created;
    return earlier == null ? times.restarted(instance, snapshot) : start > earlier.point();
  }

  private static boolean recreated(Series before, Series after) {
    Double from = before.createdSeconds();
    Double to = after.createdSeconds();
    return from != null && to != null && to > from + 1;
  }

  /** What each series that was there at any time grew by, as far as that is known. */
  Map<Labels, Tally> grown() {
    return grown;
  }

  /** What a series held when it appeared, of which all or nothing may be new; null for others. */
  @Nullable Tally open(Labels labels) {
    return open.get(labels);
  }

  /** The copies whose counters began anew, so that what they had counted before is lost. */
  Set<String> resets() {
    return resets;
  }

  /** How often a series appeared of which it is not known when it began. */
  int appeared() {
    return appeared;
  }

  /** How often a series vanished. */
  int vanished() {
    return vanished;
  }

  /** Whether buckets were cut otherwise in between, so that they are counted since start. */
  boolean recut() {
    return recut;
  }
}
