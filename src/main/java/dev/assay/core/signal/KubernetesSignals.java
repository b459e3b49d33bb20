package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the platform sees from outside: start-up, throttling, kills and restarts. */
final class KubernetesSignals {
  private static final double DAY = 86_400;

  /** A pod that was ready later than this after its start had lost its readiness, seconds. */
  private static final double LONGEST_STARTUP = 3600;

  private static final String MOVED = "start times that moved between snapshots";
  private static final String LOWER_BOUND =
      "a lower bound: several restarts between two snapshots show as one";
  private static final String OTHERS =
      "a lower bound: the snapshots show different processes, of whose restarts nothing is known";

  private final Evidence evidence;
  private final Findings findings;

  KubernetesSignals(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  void read() {
    startup();
    throttling();
    oomKills();
    restarts();
    terminations();
  }

  private void startup() {
    FamilyHistory told = evidence.best(Role.STARTUP);
    if (told != null) {
      evidence.use(told);
      double ms = ProcessSignals.largest(told, told.snapshots() - 1) * told.factor() * 1000;
      findings.measured(
          Quantity.OBSERVED_STARTUP,
          Value.Amount.of(ms),
          ProcessSignals.instant(told, "as exposed", List.of()));
      return;
    }
    FamilyHistory started = evidence.best(Role.POD_STARTED);
    FamilyHistory ready = evidence.best(Role.POD_READY);
    List<Double> seconds = new ArrayList<>(0);
    String late = null;
    if (started != null && ready != null) {
      Map<String, Double> starts = byPod(started);
      for (Map.Entry<String, Double> at : byPod(ready).entrySet()) {
        double after = at.getValue() - starts.getOrDefault(at.getKey(), Double.NaN);
        if (after > LONGEST_STARTUP && late == null) {
          late =
              ready.name()
                  + " is "
                  + Figures.plain(after)
                  + " s after the start of "
                  + at.getKey()
                  + ": it moves when a pod becomes ready again, so more than an hour is not taken"
                  + " for a start-up";
        } else if (after >= 0 && after <= LONGEST_STARTUP) {
          seconds.add(after);
        }
      }
    }
    if (seconds.isEmpty() || started == null || ready == null) {
      findings.missing(
          Quantity.OBSERVED_STARTUP,
          late != null
              ? late
              : evidence.whyMissing(
                  Role.STARTUP,
                  evidence.whyMissing(
                      Role.POD_READY, "no family tells when the service became ready")));
      return;
    }
    evidence.use(started);
    evidence.use(ready);
    double low = seconds.stream().mapToDouble(s -> s).min().orElse(0);
    double mean = seconds.stream().mapToDouble(s -> s).average().orElse(0);
    double high = seconds.stream().mapToDouble(s -> s).max().orElse(0);
    findings.measured(
        Quantity.OBSERVED_STARTUP,
        new Value.Amount(Math.max(0, low - 1) * 1000, mean * 1000, (high + 1) * 1000),
        ProcessSignals.instant(
            ready,
            ready.name() + " - " + started.name(),
            List.of(
                "whole seconds, and with the time to schedule the pod and pull the image",
                "the time of readiness moves when a pod becomes ready again; then this is not the"
                    + " start-up")));
  }

  private static Map<String, Double> byPod(FamilyHistory family) {
    Map<String, Double> byPod = new LinkedHashMap<>();
    for (Series.Scalar series : family.values()) {
      byPod.put(pod(series.labels()), series.value());
    }
    return byPod;
  }

  private static String pod(Labels labels) {
    return labels.get("namespace") + "/" + labels.get("pod");
  }

  private void throttling() {
    FamilyHistory throttled = evidence.best(Role.THROTTLED_PERIODS);
    FamilyHistory periods = evidence.best(Role.CPU_PERIODS);
    if (throttled == null || periods == null) {
      findings.missing(
          Quantity.THROTTLED_SHARE,
          evidence.whyMissing(Role.CPU_PERIODS, "no family of CPU quota periods was recognised"));
      return;
    }
    Growth part = Growth.of(throttled, evidence.times());
    double all = Growth.of(periods, evidence.times()).total().count();
    if (all <= 0) {
      findings.missing(Quantity.THROTTLED_SHARE, periods.name() + " did not grow");
      return;
    }
    evidence.use(throttled);
    evidence.use(periods);
    findings.measured(
        Quantity.THROTTLED_SHARE,
        Value.Amount.of(Math.min(1, part.total().count() / all)),
        part.provenance(throttled.name() + " over " + periods.name(), List.of()));
  }

  private void oomKills() {
    FamilyHistory counter = evidence.best(Role.OOM_KILLS);
    if (counter != null) {
      evidence.use(counter);
      Growth growth = Growth.of(counter, evidence.times());
      findings.measured(
          Quantity.OOM_KILLS,
          growth.counted(),
          growth.provenance("growth of the counter", List.of()));
      return;
    }
    FamilyHistory reasons = lastEnds(Role.TERMINATION_REASON);
    if (reasons == null) {
      findings.missing(
          Quantity.OOM_KILLS,
          evidence.whyMissing(
              Role.OOM_KILLS,
              evidence.whyMissing(
                  Role.TERMINATION_REASON, "no family of out-of-memory kills was recognised")));
      return;
    }
    evidence.use(reasons);
    double killed =
        reasons.values().stream()
            .filter(series -> "OOMKilled".equals(series.labels().get("reason")))
            .mapToDouble(Series.Scalar::value)
            .sum();
    findings.measured(
        Quantity.OOM_KILLS,
        new Value.Amount(killed, killed, Double.POSITIVE_INFINITY),
        ProcessSignals.instant(
            reasons,
            "containers whose last end was OOMKilled",
            List.of("a lower bound: earlier ends of a container are not kept")));
  }

  private void restarts() {
    FamilyHistory family = evidence.best(Role.RESTARTS);
    if (family == null) {
      startsMoved();
      return;
    }
    Growth growth = Growth.of(family, evidence.times());
    if (growth.window() == Provenance.Window.BETWEEN_SNAPSHOTS && !(seconds(growth) >= DAY)) {
      growth = growth.over(Provenance.Window.LIFETIME);
    }
    double days = containerDays(growth);
    if (!(days > 0)) {
      findings.missing(
          Quantity.RESTARTS_PER_DAY,
          "the age of the pods is not known: kube_pod_start_time and takenAt would tell");
      return;
    }
    evidence.use(family);
    if (days < 1) {
      findings.missing(
          Quantity.RESTARTS_PER_DAY,
          "the containers ran for "
              + span(days * DAY)
              + " in all; restarts per day need at least a day");
      return;
    }
    findings.measured(
        Quantity.RESTARTS_PER_DAY,
        growth.counted().times(1 / days),
        growth.provenance("restarts over days of running, per container", List.of()));
  }

  private static double seconds(Growth growth) {
    ScrapeTimes.Seconds seconds = growth.seconds("");
    return seconds == null ? Double.NaN : seconds.point();
  }

  /** How many days the containers ran in all; NaN where the age of one is not known. */
  private double containerDays(Growth growth) {
    if (growth.window() == Provenance.Window.BETWEEN_SNAPSHOTS) {
      return seconds(growth) / DAY * growth.series().size();
    }
    Map<String, Double> ages = podAges();
    CopyTimes ran = new CopyTimes();
    double days = 0;
    for (Labels labels : growth.series()) {
      String pod = pod(labels);
      double age = ages.getOrDefault(pod, Double.NaN);
      days += age / DAY;
      if (!ran.has(pod)) {
        ran.add(pod, new ScrapeTimes.Seconds(age, age, age, null));
      }
    }
    growth.ran(ran);
    return days;
  }

  /** Restarts that show by start times which moved between snapshots. */
  private void startsMoved() {
    FamilyHistory family = evidence.best(Role.START_TIME);
    ScrapeTimes.Seconds seconds =
        ScrapeTimes.between(evidence.times().at(0), evidence.times().at(evidence.lastSnapshot()));
    if (family == null || seconds == null) {
      findings.missing(
          Quantity.RESTARTS_PER_DAY,
          evidence.whyMissing(Role.RESTARTS, "no counter of restarts was recognised"));
      return;
    }
    evidence.use(family);
    int moved = 0;
    boolean others = false;
    for (Series series : family.last()) {
      String copy = evidence.times().instance(series.labels());
      for (int i = 1; i < family.snapshots(); i++) {
        ScrapeTimes.Succession succession = evidence.times().succession(copy, i - 1, i);
        moved += succession == ScrapeTimes.Succession.ANEW ? 1 : 0;
        others |= succession == ScrapeTimes.Succession.OTHER;
      }
    }
    if (moved > 0) {
      findings.finding(
          "starts-moved",
          "restarts that show by start times which moved between snapshots",
          Unit.COUNT,
          new Value.Amount(moved, moved, Double.POSITIVE_INFINITY),
          ProcessSignals.largest(family, MOVED, List.of(LOWER_BOUND)));
    }
    if (seconds.point() < DAY) {
      findings.missing(
          Quantity.RESTARTS_PER_DAY,
          "the snapshots span " + span(seconds.point()) + "; restarts per day need at least a day");
      return;
    }
    double perDay = moved / (seconds.point() / DAY * family.last().size());
    List<String> caveats = new ArrayList<>(2);
    if (moved > 0) {
      caveats.add(LOWER_BOUND);
    }
    if (others) {
      caveats.add(OTHERS);
    }
    findings.measured(
        Quantity.RESTARTS_PER_DAY,
        new Value.Amount(perDay, perDay, caveats.isEmpty() ? perDay : Double.POSITIVE_INFINITY),
        ProcessSignals.largest(family, MOVED, caveats));
  }

  private static String span(double seconds) {
    return seconds < 60
        ? Figures.count(Math.round(seconds), "second", "seconds")
        : seconds < 3600
            ? Figures.count(Math.floor(seconds / 60), "minute", "minutes")
            : Figures.count(Math.floor(seconds / 3600), "hour", "hours");
  }

  private Map<String, Double> podAges() {
    Map<String, Double> ages = new TreeMap<>();
    ScrapeTimes.Moment now = evidence.times().at(evidence.lastSnapshot());
    FamilyHistory family = evidence.best(Role.POD_STARTED);
    if (family != null) {
      evidence.use(family);
      if (now != null) {
        byPod(family)
            .forEach((pod, start) -> ages.put(pod, start > 0 ? now.point() - start : Double.NaN));
      }
    }
    return ages;
  }

  /**
   * Why, or with which code, containers last ended. Only those that ever ended show there, so that
   * one of many services may stand alone; which services there are is told by the counter of
   * restarts.
   */
  private @Nullable FamilyHistory lastEnds(Role role) {
    for (FamilyHistory restarts : evidence.families(Role.RESTARTS)) {
      if (restarts.workloads().size() > 1) {
        for (FamilyHistory ends : evidence.families(role)) {
          evidence.setAside(ends, "speaks of one of several services");
        }
        return null;
      }
    }
    return evidence.best(role);
  }

  private void terminations() {
    FamilyHistory reasons = lastEnds(Role.TERMINATION_REASON);
    if (reasons != null) {
      terminations(reasons);
    }
    FamilyHistory codes = lastEnds(Role.TERMINATION_CODE);
    if (codes != null) {
      exitCodes(codes);
    }
  }

  private void terminations(FamilyHistory reasons) {
    evidence.use(reasons);
    Map<String, Double> byReason = new TreeMap<>();
    for (Series.Scalar series : reasons.values()) {
      String reason = series.labels().get("reason");
      if (reason != null && series.value() > 0) {
        byReason.merge(reason, series.value(), Double::sum);
      }
    }
    byReason.forEach(
        (reason, count) ->
            findings.finding(
                "last-end-" + reason.toLowerCase(Locale.ROOT),
                "containers that last ended with " + reason,
                Unit.COUNT,
                Value.Amount.of(count),
                ProcessSignals.instant(reasons, "as exposed", List.of())));
  }

  private void exitCodes(FamilyHistory codes) {
    evidence.use(codes);
    Map<Integer, Integer> byCode = new TreeMap<>();
    for (Series.Scalar series : codes.values()) {
      if (series.value() >= 0 && series.value() <= 255) {
        byCode.merge((int) series.value(), 1, Integer::sum);
      }
    }
    byCode.forEach(
        (code, count) ->
            findings.finding(
                "last-exit-" + code,
                "containers that last ended with exit code " + code + usualCause(code),
                Unit.COUNT,
                Value.Amount.of(count),
                ProcessSignals.instant(codes, "series of that value", List.of())));
  }

  /** What an exit code usually means. */
  private static String usualCause(int code) {
    String cause =
        switch (code) {
          case 0 -> "an ordinary end";
          case 2 -> "a Go panic, and an uncaught error of many other programs";
          case 101 -> "a Rust panic";
          case 134 -> "an abort (SIGABRT)";
          case 137 -> "SIGKILL, by the kernel out of memory or by the platform";
          case 139 -> "a segmentation fault (SIGSEGV)";
          case 143 -> "SIGTERM, by which the platform asks to end";
          default -> "";
        };
    return cause.isEmpty() ? "" : ", usually " + cause;
  }
}
