package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    if (ofCpuTime()) {
      return;
    }
    FamilyHistory exact = evidence.best(Role.GC_SHARE);
    if (exact != null && exact.rank() == 1) {
      gcShareGauge();
    } else {
      pauses();
    }
  }

  /** Collection's share of the CPU time that is not idle, where the runtime counts both. */
  private boolean ofCpuTime() {
    FamilyHistory gc = evidence.best(Role.GC_CPU);
    FamilyHistory all = evidence.best(Role.RUNTIME_CPU);
    FamilyHistory idle = evidence.best(Role.IDLE_CPU);
    if (gc == null || all == null || idle == null) {
      return false;
    }
    Growth collecting = Growth.of(gc, evidence.times());
    Map<String, Double> spent = collecting.byInstance(Tally::count);
    Map<String, Double> whole = growth(all, collecting.window()).byInstance(Tally::count);
    Map<String, Double> idling = growth(idle, collecting.window()).byInstance(Tally::count);
    List<Value.Amount> shares = new ArrayList<>(1);
    spent.forEach(
        (copy, seconds) -> {
          double busy = whole.getOrDefault(copy, 0.0) - idling.getOrDefault(copy, 0.0);
          if (busy > 0) {
            shares.add(Value.Amount.of(Math.min(1, seconds / busy)));
          }
        });
    if (shares.isEmpty()) {
      return false;
    }
    List.of(gc, all, idle).forEach(evidence::use);
    findings.measured(
        Quantity.GC_CPU_SHARE,
        mean(shares, 1),
        collecting.provenance(
            gc.selected() + " over (" + all.selected() + " - " + idle.selected() + ")",
            ofCopies(shares.size())));
    return true;
  }

  private Growth growth(FamilyHistory family, Provenance.Window window) {
    return Growth.of(family, evidence.times()).over(window);
  }

  /**
   * The mean of the copies' shares, each at most 1, between the least and the greatest.
   *
   * @param factor from what the rates count to seconds
   */
  private static Value.Amount mean(Collection<Value.Amount> rates, double factor) {
    double low = 1;
    double sum = 0;
    double high = 0;
    for (Value.Amount rate : rates) {
      low = Math.min(low, rate.low() * factor);
      sum += Math.min(1, rate.point() * factor);
      high = Math.max(high, Math.min(1, rate.high() * factor));
    }
    return new Value.Amount(low, Math.min(Math.max(sum / rates.size(), low), high), high);
  }

  private static List<String> ofCopies(int copies) {
    return copies > 1
        ? List.of("mean of " + copies + " copies, the interval spans them")
        : List.of();
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
    boolean counter = cumulative(family);
    if (!counter && Double.isNaN(growth.total().sum())) {
      findings.missing(Quantity.GC_CPU_SHARE, family.name() + " has no usable sum of pauses");
      gcShareGauge();
      return;
    }
    Map<String, Value.Amount> rates = growth.ratesByInstance(counter ? Tally::count : Tally::sum);
    if (rates == null || rates.isEmpty()) {
      findings.untimed(Quantity.GC_CPU_SHARE, growth.noTime());
      gcShareGauge();
      return;
    }
    evidence.use(family);
    boolean go = runtime.certainly(IncumbentLanguage.GO);
    Value.Amount share = mean(rates.values(), family.factor());
    List<String> caveats = new ArrayList<>(2);
    caveats.add(
        go
            ? "low confidence: stop-the-world pauses only; concurrent marking, which is most"
                + " of Go's collection work, does not show, so this is a lower bound (Go caps"
                + " collection at half of the CPU)"
            : "low confidence: a share of time, not of CPU");
    caveats.addAll(ofCopies(rates.size()));
    findings.measured(
        Quantity.GC_CPU_SHARE,
        new Value.Amount(
            share.low(), share.point(), go ? Math.max(share.high(), 0.5) : share.high()),
        growth.timed("sum of pauses over time", caveats));
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
    if (gauge != null) {
      evidence.use(gauge);
      findings.measured(
          Quantity.GC_CPU_SHARE,
          Value.Amount.of(Math.max(0, Math.min(1, ProcessSignals.mean(gauge)))),
          ProcessSignals.instant(gauge, "as the exporter reckons it", List.of()));
    }
  }

  private void tuning() {
    if (!runtime.certainly(IncumbentLanguage.GO)) {
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
