package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language runtime: what garbage collection costs, and how it is tuned. */
final class RuntimeSignals {
  private static final double MIB = 1024 * 1024;
  private static final double NO_LIMIT = 0x1p62;
  private static final Pattern MAJOR_MINOR =
      Pattern.compile("^[^0-9]*([0-9]{1,9})[^0-9]+([0-9]{1,9})");

  private final ProcessSignals process;
  private final Evidence evidence;
  private final Findings findings;
  private final FingerprintReader runtime;

  RuntimeSignals(
      ProcessSignals process, Evidence evidence, Findings findings, FingerprintReader runtime) {
    this.process = process;
    this.evidence = evidence;
    this.findings = findings;
    this.runtime = runtime;
  }

  void read() {
    garbageCollection();
    tuning();
  }

  private void garbageCollection() {
    if (runtime.certainly(IncumbentLanguage.RUST) && !runtime.certainly(IncumbentLanguage.GO)) {
      findings.missing(Quantity.GC_CPU_SHARE, "Rust has no garbage collector");
      return;
    }
    FamilyHistory gc = evidence.best(Role.GC_CPU);
    FamilyHistory all = evidence.best(Role.RUNTIME_CPU);
    FamilyHistory idle = evidence.best(Role.IDLE_CPU);
    if (gc != null && all != null && idle != null && !process.ownedByOthers(gc)) {
      Growth collecting = Growth.of(gc, evidence.times());
      double busy =
          Growth.of(all, evidence.times()).total().count()
              - Growth.of(idle, evidence.times()).total().count();
      if (busy > 0) {
        List.of(gc, all, idle).forEach(evidence::use);
        findings.measured(
            Quantity.GC_CPU_SHARE,
            Value.Amount.of(Math.min(1, collecting.total().count() / busy)),
            collecting.provenance(
                gc.selected() + " over (" + all.selected() + " - " + idle.selected() + ")",
                List.of()));
        return;
      }
    }
    FamilyHistory exact = evidence.best(Role.GC_SHARE);
    if (exact != null && exact.rank() == 1 && !process.ownedByOthers(exact)) {
      gcShareGauge();
    } else {
      pauses();
    }
  }

  private void pauses() {
    FamilyHistory family =
        process.ofService(
            Role.GC_PAUSE, "no family of garbage collection was recognised", Quantity.GC_CPU_SHARE);
    if (family == null) {
      gcShareGauge();
      return;
    }
    Growth growth = Growth.of(family, evidence.times());
    double paused =
        (cumulative(family) ? growth.total().count() : growth.total().sum()) * family.factor();
    ScrapeTimes.Seconds seconds = growth.seconds(growth.firstInstance());
    if (seconds == null || Double.isNaN(paused)) {
      findings.missing(Quantity.GC_CPU_SHARE, RequestSignals.noTime(growth));
      gcShareGauge();
      return;
    }
    evidence.use(family);
    boolean go = runtime.certainly(IncumbentLanguage.GO);
    double low = Math.min(1, paused / seconds.high());
    double point = Math.min(1, paused / seconds.point());
    double longest = seconds.low() > 0 ? Math.min(1, paused / seconds.low()) : 1;
    findings.measured(
        Quantity.GC_CPU_SHARE,
        new Value.Amount(low, point, go ? Math.max(longest, 0.5) : longest),
        growth.timed(
            "sum of pauses over time",
            List.of(
                go
                    ? "low confidence: stop-the-world pauses only; concurrent marking, which is most"
                        + " of Go's collection work, does not show, so this is a lower bound (Go caps"
                        + " collection at half of the CPU)"
                    : "low confidence: a share of time, not of CPU")));
  }

  /** Whether the family is one sum of pauses, not a distribution of them. */
  private static boolean cumulative(FamilyHistory family) {
    return switch (family.type()) {
      case COUNTER, GAUGE, UNKNOWN -> true;
      case HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY, INFO, STATE_SET -> false;
    };
  }

  private void gcShareGauge() {
    FamilyHistory gauge = evidence.best(Role.GC_SHARE);
    if (gauge != null && !process.ownedByOthers(gauge)) {
      evidence.use(gauge);
      findings.measured(
          Quantity.GC_CPU_SHARE,
          Value.Amount.of(Math.max(0, Math.min(1, ProcessSignals.mean(gauge)))),
          ProcessSignals.instant(gauge, "as the exporter reckons it", List.of()));
    }
  }

  private void tuning() {
    if (!runtime.certainly(IncumbentLanguage.GO) || runtime.processOwner() != null) {
      findings.missing(Quantity.TUNED, "only a Go runtime tells how it is tuned");
      return;
    }
    FamilyHistory percent = evidence.best(Role.GC_PERCENT);
    FamilyHistory limit = evidence.best(Role.GC_MEMORY_LIMIT);
    String version = runtime.version(IncumbentLanguage.GO);
    boolean gogc = percent != null && ProcessSignals.mean(percent) != 100;
    boolean gomemlimit = limit != null && ProcessSignals.mean(limit) < NO_LIMIT;
    boolean recent = version != null && goAtLeast(version, 1, 26);
    if (percent != null) {
      evidence.use(percent);
    }
    if (limit != null) {
      evidence.use(limit);
    }
    FamilyHistory shown = percent == null ? limit : percent;
    if (shown == null || (version == null && !gogc && !gomemlimit)) {
      findings.missing(
          Quantity.TUNED, "go_gc_gogc_percent and go_gc_gomemlimit_bytes are not exposed");
      return;
    }
    List<String> found = new ArrayList<>();
    if (percent != null) {
      found.add("GOGC=" + Figures.plain(ProcessSignals.mean(percent)));
    }
    if (limit != null) {
      found.add(
          gomemlimit
              ? "GOMEMLIMIT=" + Figures.plain(ProcessSignals.mean(limit) / MIB) + " MiB"
              : "no GOMEMLIMIT");
    }
    if (version != null) {
      found.add(version);
    }
    findings.measured(
        Quantity.TUNED,
        new Value.Flag(gogc || gomemlimit || recent),
        ProcessSignals.instant(
            shown,
            String.join(", ", found),
            List.of("profile-guided optimisation and cache scope do not show in metrics")));
  }

  /** Whether a version as Go writes it, {@code go1.25.8}, is at least this one. */
  static boolean goAtLeast(String version, int major, int minor) {
    Matcher numbers = MAJOR_MINOR.matcher(version);
    if (!numbers.find()) {
      return false;
    }
    int own = Integer.parseInt(numbers.group(1));
    return own > major || (own == major && Integer.parseInt(numbers.group(2)) >= minor);
  }
}
