package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the process itself costs: CPU, memory, garbage collection, and how it is tuned. */
final class ProcessSignals {
  private static final double MIB = 1024 * 1024;
  private static final double NO_LIMIT = 0x1p62;

  private final Evidence evidence;
  private final Findings findings;
  private final RequestSignals requests;
  private final FingerprintReader runtime;

  ProcessSignals(
      Evidence evidence, Findings findings, RequestSignals requests, FingerprintReader runtime) {
    this.evidence = evidence;
    this.findings = findings;
    this.requests = requests;
    this.runtime = runtime;
  }

  void read() {
    cpu();
    memory();
    garbageCollection();
    tuning();
    instances();
  }

  /** The best family of a role that speaks of the service's process; says why not otherwise. */
  private Optional<FamilyHistory> ofService(Role role, String otherwise, Quantity... quantities) {
    Optional<FamilyHistory> family = evidence.best(role);
    if (family.isPresent() && !theirs(evidence, runtime, family.get())) {
      return family;
    }
    String why = evidence.whyMissing(role, otherwise);
    for (Quantity quantity : quantities) {
      findings.missing(quantity, why);
    }
    return Optional.empty();
  }

  /** Whether a family speaks of an exporter's or sidecar's own process. */
  static boolean theirs(Evidence evidence, FingerprintReader runtime, FamilyHistory family) {
    boolean theirs =
        runtime.processOwner() != null
            && !family.name().startsWith("container_")
            && !family.name().startsWith("kube_");
    if (theirs) {
      evidence.setAside(
          family, "belongs to " + runtime.processOwner() + ", which stands beside the service");
    }
    return theirs;
  }

  private void cpu() {
    Optional<FamilyHistory> found =
        ofService(
            Role.CPU_TIME,
            "no counter of CPU time was recognised",
            Quantity.OBSERVED_CPU_PER_REQUEST,
            Quantity.LANGUAGE_SHARE);
    if (found.isEmpty()) {
      cpuUsage();
      return;
    }
    FamilyHistory family = found.get();
    evidence.use(family);
    Growth growth = Growth.of(family, evidence.times());
    cores(growth);
    cpuPerRequest(growth);
    languageShare(growth);
  }

  private void cores(Growth growth) {
    Map<String, Value.Amount> rates = growth.ratesByInstance();
    if (rates == null || rates.isEmpty()) {
      findings.missing(Quantity.CPU_CORES, RequestSignals.noTime(growth));
      return;
    }
    double factor = growth.family().factor();
    double slack = slack(growth);
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    double sum = 0;
    for (Map.Entry<String, Value.Amount> entry : rates.entrySet()) {
      ScrapeTimes.Seconds seconds = growth.seconds(entry.getKey());
      double blur = seconds == null || slack == 0 ? 0 : slack / seconds.point();
      double below = growth.window() == Provenance.Window.LIFETIME ? 0 : blur;
      low = Math.min(low, Math.max(0, entry.getValue().low() * factor - below));
      high = Math.max(high, entry.getValue().high() * factor + blur);
      sum += entry.getValue().point() * factor;
    }
    double point = Math.min(Math.max(sum / rates.size(), low), high);
    List<String> caveats = new ArrayList<>(wholeSeconds(growth));
    if (rates.size() > 1) {
      caveats.add("mean of " + rates.size() + " copies, the interval spans them");
    }
    findings.measured(
        Quantity.CPU_CORES,
        new Value.Amount(low, point, high),
        growth.timed("growth of CPU seconds over time", caveats));
  }

  private void cpuUsage() {
    Optional<FamilyHistory> usage = evidence.best(Role.CPU_USAGE);
    Optional<FamilyHistory> count = evidence.best(Role.CPU_COUNT);
    double share = usage.map(ProcessSignals::mean).orElse(Double.NaN);
    double cpus = count.map(ProcessSignals::mean).orElse(Double.NaN);
    if (usage.isEmpty() || !(share >= 0) || !(cpus > 0)) {
      findings.missing(
          Quantity.CPU_CORES,
          evidence.whyMissing(Role.CPU_TIME, "no counter of CPU time was recognised"));
      return;
    }
    evidence.use(usage.get());
    count.ifPresent(evidence::use);
    findings.measured(
        Quantity.CPU_CORES,
        Value.Amount.of(share * cpus),
        instant(
            usage.get(),
            "share of the machine's CPUs times their number",
            List.of("low confidence: a momentary share, not an average")));
  }

  private static double mean(FamilyHistory family) {
    return family.values().values().stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  /** How far the counter may be off for one copy, seconds: rust-prometheus counts whole ones. */
  private static double slack(Growth growth) {
    FamilyHistory family = growth.family();
    boolean whole =
        family.factor() == 1
            && IntStream.range(0, family.snapshots())
                .mapToObj(family::values)
                .flatMap(values -> values.values().stream())
                .allMatch(value -> value == Math.rint(value));
    return whole ? 1 : 0;
  }

  private static List<String> wholeSeconds(Growth growth) {
    if (slack(growth) == 0) {
      return List.of();
    }
    double seconds = growth.total().count();
    String note = "the counter counts whole seconds, as rust-prometheus does";
    return List.of(
        seconds < 100
            ? "low confidence: " + note + "; below 100 CPU seconds that is coarse"
            : note);
  }

  private void cpuPerRequest(Growth cpu) {
    RequestSignals.Source source = requests.requests();
    if (source == null) {
      findings.missing(
          Quantity.OBSERVED_CPU_PER_REQUEST, "no counter of requests to divide CPU time by");
      return;
    }
    Pair pair = alike(cpu, source.growth());
    double count = pair.requests().total().count();
    if (count == 0) {
      findings.missing(Quantity.OBSERVED_CPU_PER_REQUEST, "no request was counted");
      return;
    }
    double seconds = pair.cpu().total().count() * cpu.family().factor();
    double slack = slack(cpu) * pair.copies();
    double below = pair.cpu().window() == Provenance.Window.LIFETIME ? 0 : slack;
    List<String> caveats = new ArrayList<>(wholeSeconds(pair.cpu()));
    caveats.add("CPU of the whole process over the requests of " + pair.requests().family().name());
    if (count < 1000) {
      caveats.add(
          "low confidence: "
              + Figures.count(count, "request", "requests")
              + "; start-up and idle work weigh more than they do");
    }
    findings.measured(
        Quantity.OBSERVED_CPU_PER_REQUEST,
        new Value.Amount(
            Math.max(0, seconds - below) / count * 1000,
            seconds / count * 1000,
            (seconds + slack) / count * 1000),
        pair.cpu().provenance("growth of CPU seconds over growth of requests", caveats));
  }

  private void languageShare(Growth cpu) {
    RequestSignals.Source source = requests.latency();
    double requestSeconds = requests.requestSeconds();
    if (source == null) {
      findings.missing(Quantity.LANGUAGE_SHARE, "no request durations to hold CPU time against");
      return;
    }
    if (!(requestSeconds > 0)) {
      findings.missing(
          Quantity.LANGUAGE_SHARE,
          source.family().name()
              + (source.tier() > 2
                  ? " may be requests that the service sends, so CPU time is not held against it"
                  : " has no usable sum of durations"));
      return;
    }
    Pair pair = alike(cpu, source.growth());
    double duration =
        pair.requests() == source.growth()
            ? requestSeconds
            : requestSeconds / source.total().sum() * pair.requests().total().sum();
    double seconds = pair.cpu().total().count() * cpu.family().factor();
    double slack = slack(cpu) * pair.copies();
    double below = pair.cpu().window() == Provenance.Window.LIFETIME ? 0 : slack;
    List<String> caveats = new ArrayList<>(wholeSeconds(pair.cpu()));
    if (seconds > duration) {
      caveats.add("CPU time exceeds request time: work outside requests weighs in; taken as 1");
    }
    findings.measured(
        Quantity.LANGUAGE_SHARE,
        new Value.Amount(
            clamp(Math.max(0, seconds - below) / duration),
            clamp(seconds / duration),
            clamp((seconds + slack) / duration)),
        pair.cpu()
            .provenance(
                "growth of CPU seconds over growth of "
                    + source.family().name()
                    + "_sum, at most 1",
                caveats));
  }

  private static double clamp(double share) {
    return Math.min(1, share);
  }

  private record Pair(Growth cpu, Growth requests, int copies) {}

  /** Both over the same window: since start where only one of them has two snapshots. */
  private Pair alike(Growth cpu, Growth count) {
    boolean same = cpu.window() == count.window();
    Growth c = same ? cpu : Growth.sinceStart(cpu.family(), evidence.times());
    Growth r = same ? count : Growth.sinceStart(count.family(), evidence.times());
    TreeSet<String> copies = new TreeSet<>();
    c.bySeries().keySet().forEach(labels -> copies.add(evidence.times().instance(labels)));
    return new Pair(c, r, Math.max(1, copies.size()));
  }

  private void memory() {
    Optional<FamilyHistory> resident =
        ofService(
            Role.RESIDENT_MEMORY,
            "no gauge of resident memory was recognised",
            Quantity.RESIDENT_MEMORY);
    resident.ifPresent(this::resident);
    Optional<FamilyHistory> peak = evidence.best(Role.PEAK_MEMORY);
    if (peak.isPresent()) {
      FamilyHistory family = peak.get();
      evidence.use(family);
      double max = largest(family, family.snapshots() - 1) * family.factor() / MIB;
      findings.measured(
          Quantity.PEAK_MEMORY,
          Value.Amount.of(max),
          instant(family, "largest of its series", List.of()));
    } else if (resident.isPresent()) {
      FamilyHistory family = resident.get();
      double max =
          IntStream.range(0, family.snapshots())
                  .mapToDouble(i -> largest(family, i))
                  .max()
                  .orElse(0)
              * family.factor()
              / MIB;
      findings.measured(
          Quantity.PEAK_MEMORY,
          new Value.Amount(max, max, Double.POSITIVE_INFINITY),
          instant(
              family,
              "largest reading",
              List.of(
                  "a lower bound: the largest of "
                      + Figures.count(family.snapshots(), "snapshot", "snapshots")
                      + ", the true peak may be higher")));
    } else {
      findings.missing(
          Quantity.PEAK_MEMORY,
          evidence.whyMissing(Role.RESIDENT_MEMORY, "no gauge of memory was recognised"));
    }
  }

  private static double largest(FamilyHistory family, int snapshot) {
    return family.values(snapshot).values().stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private void resident(FamilyHistory family) {
    evidence.use(family);
    Map<String, Double> byCopy = new LinkedHashMap<>();
    for (int i = 0; i < family.snapshots(); i++) {
      Map<String, Double> atOnce = new LinkedHashMap<>();
      family
          .values(i)
          .forEach(
              (labels, value) ->
                  atOnce.merge(evidence.times().instance(labels), value, Double::sum));
      atOnce.forEach((copy, value) -> byCopy.merge(copy, value, Math::max));
    }
    double scale = family.factor() / MIB;
    double low = byCopy.values().stream().mapToDouble(v -> v).min().orElse(0) * scale;
    double high = byCopy.values().stream().mapToDouble(v -> v).max().orElse(0) * scale;
    double mean = byCopy.values().stream().mapToDouble(v -> v).average().orElse(0) * scale;
    List<String> caveats = new ArrayList<>();
    if (byCopy.size() > 1) {
      caveats.add("mean of " + byCopy.size() + " copies, the interval spans them");
    }
    ScrapeTimes.Seconds uptime = evidence.times().uptime("", evidence.lastSnapshot());
    if (uptime != null && uptime.point() < 600) {
      caveats.add(
          "low confidence: taken "
              + Figures.plain(uptime.point())
              + " s after start, when memory is not yet what it will be");
    }
    findings.measured(
        Quantity.RESIDENT_MEMORY,
        new Value.Amount(low, Math.min(Math.max(mean, low), high), high),
        instant(
            family, family.snapshots() > 1 ? "largest over the snapshots" : "as exposed", caveats));
  }

  private void garbageCollection() {
    if (runtime.certainly(IncumbentLanguage.RUST) && !runtime.certainly(IncumbentLanguage.GO)) {
      findings.missing(Quantity.GC_CPU_SHARE, "Rust has no garbage collector");
      return;
    }
    Optional<FamilyHistory> gc = evidence.best(Role.GC_CPU);
    Optional<FamilyHistory> all = evidence.best(Role.RUNTIME_CPU);
    Optional<FamilyHistory> idle = evidence.best(Role.IDLE_CPU);
    if (gc.isPresent() && all.isPresent() && idle.isPresent() && !ownedByOthers(gc.get())) {
      Growth collecting = Growth.of(gc.get(), evidence.times());
      double busy =
          Growth.of(all.get(), evidence.times()).total().count()
              - Growth.of(idle.get(), evidence.times()).total().count();
      if (busy > 0) {
        List.of(gc, all, idle).forEach(f -> f.ifPresent(evidence::use));
        findings.measured(
            Quantity.GC_CPU_SHARE,
            Value.Amount.of(Math.min(1, collecting.total().count() / busy)),
            collecting.provenance(
                gc.get().name() + " over (" + all.get().name() + " - " + idle.get().name() + ")",
                List.of()));
        return;
      }
    }
    pauses();
  }

  private boolean ownedByOthers(FamilyHistory family) {
    return theirs(evidence, runtime, family);
  }

  private void pauses() {
    Optional<FamilyHistory> found =
        ofService(
            Role.GC_PAUSE, "no family of garbage collection was recognised", Quantity.GC_CPU_SHARE);
    if (found.isEmpty()) {
      gcShareGauge();
      return;
    }
    FamilyHistory family = found.get();
    Growth growth = Growth.of(family, evidence.times());
    double paused =
        (family.type() == MetricType.COUNTER ? growth.total().count() : growth.total().sum())
            * family.factor();
    String copy =
        growth.bySeries().keySet().stream()
            .findFirst()
            .map(labels -> evidence.times().instance(labels))
            .orElse("");
    ScrapeTimes.Seconds seconds = growth.seconds(copy);
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

  private void gcShareGauge() {
    Optional<FamilyHistory> gauge = evidence.best(Role.GC_SHARE);
    if (gauge.isPresent() && !ownedByOthers(gauge.get())) {
      evidence.use(gauge.get());
      findings.measured(
          Quantity.GC_CPU_SHARE,
          Value.Amount.of(Math.max(0, Math.min(1, mean(gauge.get())))),
          instant(gauge.get(), "as the exporter reckons it", List.of()));
    }
  }

  private void tuning() {
    if (!runtime.certainly(IncumbentLanguage.GO) || runtime.processOwner() != null) {
      findings.missing(Quantity.TUNED, "only a Go runtime tells how it is tuned");
      return;
    }
    Optional<FamilyHistory> percent = evidence.best(Role.GC_PERCENT);
    Optional<FamilyHistory> limit = evidence.best(Role.GC_MEMORY_LIMIT);
    String version = runtime.version(IncumbentLanguage.GO);
    boolean gogc = percent.map(ProcessSignals::mean).filter(v -> v != 100).isPresent();
    boolean gomemlimit = limit.map(ProcessSignals::mean).filter(v -> v < NO_LIMIT).isPresent();
    boolean recent = version != null && goAtLeast(version, 1, 26);
    percent.ifPresent(evidence::use);
    limit.ifPresent(evidence::use);
    Optional<FamilyHistory> shown = percent.or(() -> limit);
    if (shown.isEmpty() || (version == null && !gogc && !gomemlimit)) {
      findings.missing(
          Quantity.TUNED, "go_gc_gogc_percent and go_gc_gomemlimit_bytes are not exposed");
      return;
    }
    List<String> found = new ArrayList<>();
    percent.ifPresent(f -> found.add("GOGC=" + Figures.plain(mean(f))));
    limit.ifPresent(
        f ->
            found.add(
                gomemlimit
                    ? "GOMEMLIMIT=" + Figures.plain(mean(f) / MIB) + " MiB"
                    : "no GOMEMLIMIT"));
    if (version != null) {
      found.add(version);
    }
    findings.measured(
        Quantity.TUNED,
        new Value.Flag(gogc || gomemlimit || recent),
        instant(
            shown.get(),
            String.join(", ", found),
            List.of("profile-guided optimisation and cache scope do not show in metrics")));
  }

  /** Whether a version as Go writes it, {@code go1.25.8}, is at least this one. */
  static boolean goAtLeast(String version, int major, int minor) {
    String[] parts = version.replaceFirst("^[^0-9]*", "").split("[^0-9]+", -1);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      return false;
    }
    int own = Integer.parseInt(parts[0]);
    return own > major || (own == major && Integer.parseInt(parts[1]) >= minor);
  }

  private void instances() {
    Optional<FamilyHistory> replicas = evidence.best(Role.REPLICAS);
    if (replicas.isPresent() && replicas.get().last().size() == 1) {
      FamilyHistory family = replicas.get();
      evidence.use(family);
      findings.measured(
          Quantity.INSTANCES,
          Value.Amount.of(largest(family, family.snapshots() - 1)),
          instant(family, "as exposed", List.of()));
      return;
    }
    for (Role role : List.of(Role.CPU_TIME, Role.RESIDENT_MEMORY, Role.START_TIME)) {
      Optional<FamilyHistory> family = evidence.best(role);
      TreeSet<String> copies = new TreeSet<>();
      family.ifPresent(
          f ->
              f.last()
                  .keySet()
                  .forEach((Labels labels) -> copies.add(evidence.times().instance(labels))));
      copies.remove("");
      if (family.isPresent() && !copies.isEmpty() && !ownedByOthers(family.get())) {
        findings.measured(
            Quantity.INSTANCES,
            Value.Amount.of(copies.size()),
            instant(family.get(), "distinct copies by instance or pod label", List.of()));
        return;
      }
    }
    findings.missing(
        Quantity.INSTANCES, "no label tells copies apart; one exposition speaks of one process");
  }

  private Provenance instant(FamilyHistory family, String method, List<String> more) {
    return instant(evidence, family, method, more);
  }

  static Provenance instant(
      Evidence evidence, FamilyHistory family, String method, List<String> more) {
    List<String> caveats = new ArrayList<>(more);
    caveats.addAll(family.convention().caveats());
    return new Provenance(
        family.name(),
        family.labels(),
        family.latest().line(),
        IntStream.range(0, family.snapshots())
            .filter(
                i ->
                    i == evidence.lastSnapshot()
                        || method.contains("over the snapshots")
                        || method.equals("largest reading"))
            .boxed()
            .toList(),
        Provenance.Window.INSTANT,
        null,
        method,
        caveats);
  }
}
