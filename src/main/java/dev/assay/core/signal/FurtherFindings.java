package dev.assay.core.signal;

import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readings that no criterion asks for but that belong beside the answer. */
final class FurtherFindings {
  private static final double MIB = 1024 * 1024;
  private static final String HELD_MEMORY = "runtime-memory";
  private static final String HELD =
      "memory that the runtime holds, freed heap not yet returned included";

  /** An exbibyte. */
  private static final double NO_LIMIT = 0x1p60;

  private final Evidence evidence;
  private final Findings findings;
  private final @Nullable FamilyHistory released;

  FurtherFindings(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
    this.released = evidence.best(Role.RELEASED_MEMORY);
  }

  /** What is read off the families of one role. */
  private record Reading(Role role, String name, String title, Unit unit, double per, How how) {
    Reading(Role role, String name, String title, Unit unit) {
      this(role, name, title, unit, 1, FurtherFindings::sum);
    }

    /** Of memory, in MiB. */
    Reading(Role role, String name, String title) {
      this(role, name, title, Unit.MEBIBYTES, MIB, FurtherFindings::sum);
    }

    Reading(Role role, String name, String title, How how) {
      this(role, name, title, Unit.COUNT, 1, how);
    }
  }

  private interface How {
    void read(FurtherFindings findings, Reading reading, FamilyHistory family);
  }

  /** In the order of the findings. */
  private static final Reading[] READINGS = {
    new Reading(Role.HEAP_IN_USE, "heap-in-use", "heap in use"),
    new Reading(Role.LIVE_HEAP, "live-heap", "heap left alive by the last collection"),
    new Reading(Role.MEMORY_LIMIT, "memory-limit", "memory limit"),
    new Reading(Role.MEMORY_REQUEST, "memory-request", "memory asked for"),
    new Reading(Role.CPU_LIMIT, "cpu-limit", "CPU limit", Unit.CORES),
    new Reading(Role.CPU_REQUEST, "cpu-request", "CPU asked for", Unit.CORES),
    new Reading(Role.RUNTIME_MEMORY, HELD_MEMORY, HELD, FurtherFindings::notReturned),
    new Reading(Role.HELD_MEMORY, HELD_MEMORY, HELD, Unit.MEBIBYTES, MIB, FurtherFindings::held),
    new Reading(Role.GC_PAUSE, "gc-pause", "", FurtherFindings::pauses),
    new Reading(
        Role.SCHEDULING_DELAY,
        "scheduling-delay",
        "wait of runnable work for a thread",
        FurtherFindings::delay),
    new Reading(Role.TASKS, "tasks", "goroutines or tasks", Unit.COUNT),
    new Reading(Role.THREADS, "threads", "threads", Unit.COUNT),
    new Reading(Role.MAX_PROCS, "max-procs", "threads that run code at once", Unit.COUNT),
    new Reading(Role.OPEN_FILES, "open-files", "open file descriptors", Unit.COUNT),
    new Reading(Role.MAX_FILES, "max-files", "limit of open file descriptors", Unit.COUNT),
    new Reading(Role.PANICS, "panics", "panics and recovered crashes", FurtherFindings::counter),
    new Reading(Role.QUEUE_DEPTH, "queue-depth", "work waiting in queues", FurtherFindings::depth),
    new Reading(Role.QUEUE_DELAY, "queue-delay", "wait of work in queues", FurtherFindings::delay),
    new Reading(
        Role.RECONCILE_DURATION,
        "reconcile-duration",
        "time of one reconciliation",
        FurtherFindings::delay),
    new Reading(Role.RECONCILES, "reconciles", "reconciliations", FurtherFindings::reconciles),
  };

  void read() {
    uptime();
    for (Reading reading : READINGS) {
      FamilyHistory family = evidence.best(reading.role);
      if (family != null) {
        reading.how.read(this, reading, family);
      }
    }
  }

  private void uptime() {
    int last = evidence.lastSnapshot();
    FamilyHistory starts = evidence.best(Role.START_TIME);
    FamilyHistory uptimes = evidence.best(Role.UPTIME);
    FamilyHistory family = starts == null ? uptimes : starts;
    if (family == null || family.last().size() != 1) {
      return;
    }
    String copy = evidence.times().instance(family.last().get(0).labels());
    double start = evidence.times().start(copy, last);
    if (!Double.isNaN(start)) {
      evidence.use(family);
      findings.finding(
          "start-time",
          "start of the process, seconds since the epoch",
          Unit.SECONDS,
          Value.Amount.of(start),
          ProcessSignals.instant(family, "as exposed", List.of()));
    }
    ScrapeTimes.Seconds uptime = evidence.times().uptime(copy, last);
    FamilyHistory told = evidence.times().tellsUptime(copy, last);
    if (uptime != null) {
      evidence.use(told == null ? family : told);
      findings.finding(
          "uptime",
          "time since start",
          Unit.SECONDS,
          new Value.Amount(uptime.low(), uptime.point(), uptime.high()),
          ProcessSignals.instant(
              told == null ? family : told,
              told == null ? "time of the scrape less start time" : "as exposed",
              uptime.caveat() == null ? List.of() : List.of(uptime.caveat())));
    }
  }

  /**
   * The sum of a gauge's series, in a unit that many base units large; a limit of 0 or beyond what
   * any machine has means that there is none.
   */
  private void sum(Reading reading, FamilyHistory family) {
    boolean limit = reading.role == Role.MEMORY_LIMIT || reading.role == Role.CPU_LIMIT;
    double total = 0;
    int summed = 0;
    List<Series.Scalar> values = family.values();
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i).value();
      if (!limit || (value > 0 && value < NO_LIMIT)) {
        total += value;
        summed++;
      }
    }
    if (summed == 0) {
      if (limit) {
        evidence.setAside(family, "tells that there is no limit");
      }
      return;
    }
    evidence.use(family);
    findings.finding(
        reading.name,
        reading.title,
        reading.unit,
        Value.Amount.of(total * family.factor() / reading.per),
        ProcessSignals.instant(
            family, summed > 1 ? "sum of " + summed + " series" : "as exposed", List.of()));
  }

  /**
   * The depth of queues, which prometheus-net.DotNetRuntime samples into a histogram instead of
   * telling it by a gauge.
   */
  private void depth(Reading reading, FamilyHistory family) {
    if (family.type() != MetricType.HISTOGRAM) {
      sum(reading, family);
      return;
    }
    Growth growth = Growth.of(family, evidence.times());
    Tally total = growth.total();
    if (total.count() > 0 && total.sum() >= 0) {
      evidence.use(family);
      findings.finding(
          reading.name,
          reading.title + ", mean of the samples",
          reading.unit,
          Value.Amount.of(total.sum() / total.count()),
          growth.provenance("sum over count", List.of()));
    }
  }

  private static double total(FamilyHistory family) {
    double total = 0;
    for (Series.Scalar series : family.values()) {
      total += series.value();
    }
    return total;
  }

  private void notReturned(Reading reading, FamilyHistory asked) {
    FamilyHistory returned = released;
    if (returned == null) {
      return;
    }
    evidence.use(asked);
    evidence.use(returned);
    double held = total(asked) - total(returned);
    findings.finding(
        reading.name,
        reading.title,
        Unit.MEBIBYTES,
        Value.Amount.of(held / MIB),
        ProcessSignals.instant(asked, asked.name() + " - " + returned.name(), List.of()));
  }

  /** Held memory where the runtime does not tell what it asked for and gave back. */
  private void held(Reading reading, FamilyHistory family) {
    if (released == null || evidence.best(Role.RUNTIME_MEMORY) == null) {
      sum(reading, family);
    }
  }

  private void pauses(Reading reading, FamilyHistory family) {
    if (family.type() == MetricType.COUNTER) {
      return;
    }
    Growth growth = Growth.of(family, evidence.times());
    Tally total = growth.total();
    if (total.count() > 0 && total.sum() >= 0) {
      evidence.use(family);
      findings.finding(
          reading.name + "-mean",
          "mean pause of garbage collection",
          Unit.MILLISECONDS,
          Value.Amount.of(Figures.clean(total.sum() / total.count() * family.factor() * 1000)),
          growth.provenance("sum over count", List.of()));
    }
    double longest = longest(family);
    if (longest >= 0) {
      findings.finding(
          reading.name + "-max",
          "longest recent pause of garbage collection",
          Unit.MILLISECONDS,
          Value.Amount.of(Figures.clean(longest * family.factor() * 1000)),
          growth.provenance("quantile 1 of a summary", List.of()));
    } else {
      quantile(growth, reading.name + "-p99", "99th percentile of pauses", family.factor());
    }
  }

  private static double longest(FamilyHistory family) {
    double longest = -1;
    for (Series series : family.last()) {
      if (series instanceof Series.Summary summary) {
        for (int i = 0; i < summary.quantiles().length; i++) {
          if (summary.quantiles()[i] == 1) {
            longest = Math.max(longest, summary.values()[i]);
          }
        }
      }
    }
    return longest;
  }

  private void delay(Reading reading, FamilyHistory family) {
    if (family.type() == MetricType.GAUGE) {
      double value = ProcessSignals.largest(family, family.snapshots() - 1);
      evidence.use(family);
      findings.finding(
          reading.name,
          reading.title,
          Unit.MILLISECONDS,
          Value.Amount.of(Figures.clean(value * family.factor() * 1000)),
          ProcessSignals.instant(family, "as exposed", List.of()));
      return;
    }
    Growth growth = Growth.of(family, evidence.times());
    quantile(growth, reading.name + "-p99", reading.title + ", 99th percentile", family.factor());
    Tally total = growth.total();
    if (total.count() > 0 && total.sum() >= 0) {
      evidence.use(family);
      findings.finding(
          reading.name + "-mean",
          reading.title + ", mean",
          Unit.MILLISECONDS,
          Value.Amount.of(Figures.clean(total.sum() / total.count() * family.factor() * 1000)),
          growth.provenance("sum over count", List.of()));
    }
  }

  private void quantile(Growth growth, String name, String title, double factor) {
    Distribution buckets = growth.total().buckets();
    HistogramQuantile.Estimate p99 =
        buckets == null ? HistogramQuantile.Estimate.NONE : buckets.quantile(0.99);
    if (p99.known()) {
      evidence.use(growth.family());
      double scale = factor * 1000;
      double low = Figures.clean(Math.max(0, p99.low()) * scale);
      double point = Math.max(low, Figures.clean(p99.value() * scale));
      findings.finding(
          name,
          title,
          Unit.MILLISECONDS,
          new Value.Amount(low, point, Math.max(point, Figures.clean(p99.high() * scale))),
          growth.provenance("histogram_quantile(0.99), bucket as interval", List.of()));
    }
  }

  private void counter(Reading reading, FamilyHistory family) {
    evidence.use(family);
    Growth growth = Growth.of(family, evidence.times());
    findings.finding(
        reading.name,
        reading.title,
        reading.unit,
        growth.counted(),
        growth.provenance("growth of the counter", List.of()));
  }

  /** Reconciliations, and how many of them failed. */
  private void reconciles(Reading reading, FamilyHistory family) {
    counter(reading, family);
    LabelRule errors = family.convention().errors();
    Growth growth = Growth.of(family, evidence.times());
    double all = growth.total().count();
    if (errors != null && all > 0 && family.carries(errors)) {
      findings.finding(
          "reconcile-error-ratio",
          "failed reconciliations over all",
          Unit.SHARE,
          Value.Amount.of(growth.total(errors::matches).count() / all),
          growth.provenance(
              "reconciliations with " + errors.selector(family.last()) + " over all", List.of()));
    }
  }
}
