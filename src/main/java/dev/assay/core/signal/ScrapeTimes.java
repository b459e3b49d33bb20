package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.Series;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When each snapshot was taken and how long each process had run by then, from the best evidence
 * that there is.
 */
final class ScrapeTimes {
  /** The Go runtime collects at least this often, seconds, unless GOGC=off. */
  private static final double GO_FORCED_GC = 120;

  private static final String NOT_TIMED =
      " is counted since a start that is not known together with the time of the scrape:"
          + " process_start_time_seconds and takenAt would tell";

  private static final double WEEK = 7 * 86_400;
  private static final double SAME_START = 1;

  /** By so much may the start of one process move, as clocks are set, seconds. */
  private static final double CLOCK_STEP = 5;

  /** No start is told that lies before this, seconds since the epoch: the clock was not set. */
  private static final double CLOCK_UNSET = 86_400;

  /** No process runs longer than this, seconds. */
  private static final double LONGEST_RUN = 20 * 365.25 * 86_400;

  private final @Nullable Moment[] moments;
  private final FamilyHistory[] starts;
  private final FamilyHistory[] uptimes;

  /** The family that last told a start. */
  private @Nullable FamilyHistory startedBy;

  /** The start that was asked for last, of a body that holds only one copy. */
  private double onlyStart = Double.NaN;

  private int onlyStartOf = -1;

  /** The family that last told how long a process has run. */
  private @Nullable FamilyHistory ranBy;

  /** Whose start time is exposed in place of the service's; null for none. */
  private final @Nullable String startOfOthers;

  private final Set<String> instanceLabels;

  /** Labels of which no name tells a copy. */
  private Labels ofNoCopy = Labels.EMPTY;

  /**
   * A time with the interval that it lies in, seconds since the epoch.
   *
   * @param basis where it is known from
   * @param caveat what weakens it; null where nothing does
   */
  record Moment(double low, double point, double high, String basis, @Nullable String caveat) {
    static Moment exact(double at, String basis) {
      return new Moment(at, at, at, basis, null);
    }
  }

  /** What became of a process from one snapshot to another. */
  enum Succession {
    /** It runs on, as far as anything tells. */
    SAME,
    /** It began anew in between. */
    ANEW,
    /** The later snapshot shows another process, which had begun before the earlier snapshot. */
    OTHER
  }

  /** Seconds that passed, as an interval; the low end may be 0 where hardly anything is known. */
  record Seconds(double low, double point, double high, @Nullable String caveat) {}

  ScrapeTimes(Evidence evidence) {
    this.starts = evidence.timing(Role.START_TIME);
    this.uptimes = evidence.timing(Role.UPTIME);
    this.startOfOthers =
        starts.length == evidence.families(Role.START_TIME).length
            ? null
            : evidence.processes().processOwner();
    this.instanceLabels = evidence.catalogue().instanceLabels();
    this.moments = new @Nullable Moment[evidence.snapshots().size()];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = moment(evidence, i);
    }
  }

  /** When a snapshot was taken; null where nothing tells. */
  @Nullable Moment at(int snapshot) {
    return moments[snapshot];
  }

  /** Whether a family told when a process began or how long it has run. */
  boolean restOn(FamilyHistory family) {
    return family == startedBy || family == ranBy;
  }

  /** Why what a family has counted since a start cannot be held against time. */
  String unknownStart(FamilyHistory family) {
    return startOfOthers == null
        ? family.name().concat(NOT_TIMED)
        : family.name()
            + " is counted since a start that is not known: process_start_time_seconds is that of "
            + startOfOthers
            + "; two snapshots with takenAt would tell";
  }

  /** Which copy of the service a series belongs to; empty where the body holds only one. */
  String instance(Labels labels) {
    if (labels.namedAs(ofNoCopy)) {
      return "";
    }
    String instance = instance(labels, instanceLabels);
    if (instance.isEmpty() && !anyEmpty(labels)) {
      ofNoCopy = labels;
    }
    return instance;
  }

  private static boolean anyEmpty(Labels labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (labels.value(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The same where such labels tell copies apart. */
  static String instance(Labels labels, Set<String> instanceLabels) {
    String key = "";
    boolean dotted = labels.dotted();
    for (int i = 0; i < labels.size(); i++) {
      String name = labels.name(i);
      String value = labels.value(i);
      if (!value.isEmpty() && instanceLabels.contains(dotted ? name.replace('.', '_') : name)) {
        key = key.isEmpty() ? value : key + "/" + value;
      }
    }
    return key;
  }

  /** When the copy's process began; NaN where nothing tells. */
  double start(String instance, int snapshot) {
    if (!instance.isEmpty()) {
      return told(instance, snapshot);
    }
    if (onlyStartOf != snapshot) {
      onlyStart = told(instance, snapshot);
      onlyStartOf = snapshot;
    }
    return onlyStart;
  }

  private double told(String instance, int snapshot) {
    for (FamilyHistory family : starts) {
      double value = value(family, instance, snapshot);
      if (value > 0) {
        startedBy = family;
        return value * family.factor();
      }
    }
    return Double.NaN;
  }

  /**
   * When the copy's process began, by its start time or else by how long it says that it runs; NaN
   * where nothing tells.
   */
  double began(String instance, int snapshot) {
    double start = start(instance, snapshot);
    Moment moment = at(snapshot);
    return Double.isNaN(start) && moment != null
        ? moment.point() - running(instance, snapshot)
        : start;
  }

  /** Whether the copy's process began anew between a snapshot and the one before. */
  boolean restarted(String instance, int snapshot) {
    return succession(instance, snapshot - 1, snapshot) == Succession.ANEW;
  }

  /** What became of the copy's process from one snapshot to a later one. */
  Succession succession(String instance, int from, int to) {
    double before = start(instance, from);
    double start = start(instance, to);
    return Double.isNaN(start) || Double.isNaN(before)
        ? byUptime(instance, from, to)
        : byStarts(before, start, from, to);
  }

  private Succession byUptime(String instance, int from, int to) {
    double ran = running(instance, from);
    double running = running(instance, to);
    if (Double.isNaN(running) || Double.isNaN(ran)) {
      return Succession.SAME;
    }
    Seconds between = between(at(from), at(to));
    if (running >= ran) {
      return between != null && running + SAME_START < between.low()
          ? Succession.ANEW
          : Succession.SAME;
    }
    return between != null && running > between.high() + CLOCK_STEP
        ? Succession.OTHER
        : Succession.ANEW;
  }

  private Succession byStarts(double before, double start, int from, int to) {
    Moment earlier = at(from);
    double moved = start - before;
    if (earlier == null || between(earlier, at(to)) == null) {
      return moved > SAME_START ? Succession.ANEW : Succession.SAME;
    }
    if (moved > SAME_START && start > earlier.low() - SAME_START) {
      return Succession.ANEW;
    }
    return Math.abs(moved) > CLOCK_STEP ? Succession.OTHER : Succession.SAME;
  }

  /** The same of a series, by when it says that it was created. */
  Succession succession(Series before, Series after, int from, int to) {
    double first = created(before, from);
    double second = created(after, to);
    return Double.isNaN(first) || Double.isNaN(second)
        ? Succession.SAME
        : byStarts(first, second, from, to);
  }

  /** When a series says that it was created; NaN where it says nothing that can be true. */
  double created(Series series, int snapshot) {
    Double created = series.createdSeconds();
    if (created == null || !(created >= CLOCK_UNSET) || created.isInfinite()) {
      return Double.NaN;
    }
    Moment moment = at(snapshot);
    boolean possible =
        moment == null
            || (created <= moment.high() + SAME_START && created > moment.low() - LONGEST_RUN);
    return possible ? created : Double.NaN;
  }

  /** How long the copy says that it runs, seconds; NaN where it does not say. */
  private double running(String instance, int snapshot) {
    FamilyHistory family = tellsUptime(instance, snapshot);
    return family == null ? Double.NaN : value(family, instance, snapshot) * family.factor();
  }

  /** The family in which the copy says how long it runs; null where it does not say. */
  @Nullable FamilyHistory tellsUptime(String instance, int snapshot) {
    for (FamilyHistory family : uptimes) {
      if (value(family, instance, snapshot) > 0) {
        return family;
      }
    }
    return null;
  }

  /** How long the copy's process had run at a snapshot; null where nothing tells. */
  @Nullable Seconds uptime(String instance, int snapshot) {
    return uptime(instance, snapshot, at(snapshot));
  }

  /** How long the copy's process had run at a moment of a snapshot; null where nothing tells. */
  @Nullable Seconds uptime(String instance, int snapshot, @Nullable Moment moment) {
    double running = running(instance, snapshot);
    if (running > 0) {
      ranBy = tellsUptime(instance, snapshot);
      return new Seconds(running, running, running, null);
    }
    double start = start(instance, snapshot);
    if (moment == null || Double.isNaN(start) || moment.point() <= start) {
      return null;
    }
    return new Seconds(
        Math.max(0, moment.low() - start),
        moment.point() - start,
        moment.high() - start,
        moment.caveat());
  }

  /** How the time of a snapshot and the start of a process contradict; null where they do not. */
  @Nullable String contradiction(String instance, int snapshot) {
    Moment moment = at(snapshot);
    for (FamilyHistory family : starts) {
      double start = value(family, instance, snapshot) * family.factor();
      if (start > 0) {
        return moment == null || moment.point() > start
            ? null
            : moment.basis()
                + ", "
                + instant(moment.point())
                + ", is not after "
                + family.name()
                + ", "
                + instant(start)
                + ": one of the two is wrong";
      }
    }
    return null;
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  /** Time between two moments; null where one is not known or they are out of order. */
  static @Nullable Seconds between(@Nullable Moment from, @Nullable Moment to) {
    if (from == null || to == null || to.point() <= from.point()) {
      return null;
    }
    return new Seconds(
        Math.max(0, to.low() - from.high()),
        to.point() - from.point(),
        to.high() - from.low(),
        to.caveat() == null ? from.caveat() : to.caveat());
  }

  private double value(FamilyHistory family, String instance, int snapshot) {
    List<Series.Scalar> values = family.values(snapshot);
    if (values.size() == 1 && instance.isEmpty()) {
      return values.get(0).value();
    }
    double only = Double.NaN;
    for (Series.Scalar series : values) {
      String key = instance(series.labels());
      if (key.equals(instance)) {
        return series.value();
      }
      if (key.isEmpty()) {
        only = series.value();
      }
    }
    return values.size() == 1 ? only : Double.NaN;
  }

  private @Nullable Moment moment(Evidence evidence, int index) {
    Snapshot snapshot = evidence.snapshots().get(index);
    if (snapshot.takenAt() != null) {
      return Moment.exact(seconds(snapshot.takenAt()), "takenAt");
    }
    double stamped = latestStamp(snapshot);
    if (!Double.isNaN(stamped)) {
      return Moment.exact(stamped, "timestamps of the samples");
    }
    for (FamilyHistory family : evidence.families(Role.CURRENT_TIME)) {
      if (!family.values(index).isEmpty()) {
        evidence.use(family);
        return Moment.exact(family.values(index).get(0).value(), family.name());
      }
    }
    double start = start("", index);
    for (FamilyHistory family : uptimes) {
      double uptime = value(family, "", index);
      if (!Double.isNaN(uptime) && !Double.isNaN(start)) {
        ranBy = family;
        return Moment.exact(start + uptime * family.factor(), "start time plus uptime");
      }
    }
    return estimated(evidence, index, start);
  }

  private @Nullable Moment estimated(Evidence evidence, int index, double start) {
    Snapshot snapshot = evidence.snapshots().get(index);
    double received =
        snapshot.receivedAt() == null ? Double.POSITIVE_INFINITY : seconds(snapshot.receivedAt());
    double lastGc = lastGc(evidence, index);
    if (lastGc > start && received > lastGc + GO_FORCED_GC + 60) {
      return new Moment(
          lastGc,
          lastGc,
          lastGc + GO_FORCED_GC,
          "time of the last garbage collection",
          "no takenAt was given: the scrape is placed within the two minutes after the last garbage"
              + " collection, for Go collects at least that often");
    }
    if (Double.isInfinite(received)) {
      return null;
    }
    boolean confirmed = lastGc > start && received >= lastGc;
    String caveat =
        confirmed
            ? null
            : "no takenAt was given: the time of submission is taken for the time of the scrape";
    boolean stale = !confirmed && received - start > WEEK;
    double low = stale ? Math.max(start, latestCreated(snapshot, received)) : received;
    return new Moment(Math.min(low, received), received, received, "time of submission", caveat);
  }

  private static double lastGc(Evidence evidence, int index) {
    for (FamilyHistory percent : evidence.families(Role.GC_PERCENT)) {
      for (Series.Scalar target : percent.values(index)) {
        if (target.value() < 0) {
          return Double.NaN;
        }
      }
    }
    double last = Double.NaN;
    for (FamilyHistory family : evidence.families(Role.LAST_GC_TIME)) {
      for (Series.Scalar series : family.values(index)) {
        evidence.use(family);
        last = Double.isNaN(last) ? series.value() : Math.max(last, series.value());
      }
    }
    return last;
  }

  private static double latestStamp(Snapshot snapshot) {
    double latest = Double.NaN;
    List<MetricFamily> families = snapshot.exposition().families();
    for (int i = 0; i < families.size(); i++) {
      List<Series> all = families.get(i).series();
      for (int s = 0; s < all.size(); s++) {
        Double stamp = all.get(s).timestampSeconds();
        if (stamp != null && !(latest >= stamp)) {
          latest = stamp;
        }
      }
    }
    return latest;
  }

  private static double latestCreated(Snapshot snapshot, double received) {
    double latest = 0;
    for (MetricFamily family : snapshot.exposition().families()) {
      for (Series series : family.series()) {
        Double created = series.createdSeconds();
        if (created != null && created > latest && created <= received) {
          latest = created;
        }
      }
    }
    return latest;
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
