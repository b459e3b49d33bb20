package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CPU time of the process: cores, time per request, share of request time. */
final class CpuSignals {
  private static final List<IncumbentLanguage> COUNT_FRACTIONS =
      List.of(
          IncumbentLanguage.GO,
          IncumbentLanguage.JVM,
          IncumbentLanguage.NODE,
          IncumbentLanguage.PYTHON,
          IncumbentLanguage.DOTNET);

  private static final String WHOLE_SECONDS =
      "the counter counts whole seconds, as rust-prometheus does";
  private static final String FINER_CPU =
      "Send snapshots that lie at least 100 CPU seconds apart, or cadvisor's"
          + " container_cpu_usage_seconds_total, which counts fractions.";

  private final ProcessSignals process;
  private final Evidence evidence;
  private final Findings findings;
  private final RequestSignals requests;
  private final FingerprintReader runtime;

  CpuSignals(
      ProcessSignals process,
      Evidence evidence,
      Findings findings,
      RequestSignals requests,
      FingerprintReader runtime) {
    this.process = process;
    this.evidence = evidence;
    this.findings = findings;
    this.requests = requests;
    this.runtime = runtime;
  }

  void read() {
    FamilyHistory family =
        process.ofService(
            Role.CPU_TIME,
            "no counter of CPU time was recognised",
            Quantity.OBSERVED_CPU_PER_REQUEST,
            Quantity.LANGUAGE_SHARE);
    if (family == null) {
      cpuUsage();
      return;
    }
    evidence.use(family);
    Growth growth = Growth.of(family, evidence.times());
    cores(growth);
    cpuPerRequest(growth);
    languageShare(growth);
  }

  private void cores(Growth growth) {
    Map<String, Value.Amount> rates = growth.ratesByInstance();
    if (rates == null || rates.isEmpty()) {
      if (rates == null) {
        findings.untimed(Quantity.CPU_CORES, growth.noTime());
      } else {
        findings.missing(
            Quantity.CPU_CORES,
            growth.family().name() + " appeared between the snapshots, with no start told");
      }
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
    if (coarse(growth)) {
      findings.gap(Quantity.CPU_CORES, caveats.getFirst(), FINER_CPU);
    }
  }

  private void cpuUsage() {
    FamilyHistory usage = evidence.best(Role.CPU_USAGE);
    FamilyHistory count = evidence.best(Role.CPU_COUNT);
    double share = usage == null ? Double.NaN : ProcessSignals.mean(usage);
    double cpus = count == null ? Double.NaN : ProcessSignals.mean(count);
    if (usage == null || count == null || !(share >= 0) || !(cpus > 0)) {
      findings.missing(
          Quantity.CPU_CORES,
          evidence.whyMissing(Role.CPU_TIME, "no counter of CPU time was recognised"));
      return;
    }
    evidence.use(usage);
    evidence.use(count);
    findings.measured(
        Quantity.CPU_CORES,
        Value.Amount.of(share * cpus),
        ProcessSignals.instant(
            usage,
            "share of the machine's CPUs times their number",
            List.of("low confidence: a momentary share, not an average")));
  }

  /** How far the counter may be off for one copy, seconds: rust-prometheus counts whole ones. */
  private double slack(Growth growth) {
    FamilyHistory family = growth.family();
    if (family.factor() != 1) {
      return 0;
    }
    for (int i = 0; i < family.snapshots(); i++) {
      List<Series.Scalar> values = family.values(i);
      for (int s = 0; s < values.size(); s++) {
        if (values.get(s).value() != Math.rint(values.get(s).value())) {
          return 0;
        }
      }
    }
    return finer() ? 0 : 1;
  }

  /** Whether the process runs in a language whose exporters count fractions of a second. */
  private boolean finer() {
    for (IncumbentLanguage language : COUNT_FRACTIONS) {
      if (runtime.certainly(language)) {
        return true;
      }
    }
    return false;
  }

  private List<String> wholeSeconds(Growth growth) {
    return slack(growth) == 0
        ? List.of()
        : List.of(
            coarse(growth)
                ? "low confidence: " + WHOLE_SECONDS + "; below 100 CPU seconds that is coarse"
                : WHOLE_SECONDS);
  }

  private boolean coarse(Growth growth) {
    return growth.total().count() < 100 && slack(growth) > 0;
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
    CpuTime time = cpuTime(pair);
    Tally others = others(pair.requests());
    List<String> caveats = new ArrayList<>(source.with(wholeSeconds(pair.cpu())));
    caveats.add("CPU of the whole process over the requests of " + pair.requests().family().name());
    if (others.count() > 0) {
      caveats.add(
          "the low end spreads it over "
              + Figures.count(others.count(), "request", "requests")
              + " more that are left out: "
              + whatOthers(pair.requests()));
    }
    if (count < 1000) {
      caveats.add(
          "low confidence: "
              + Figures.count(count, "request", "requests")
              + "; start-up and idle work weigh more than they do");
    }
    double most = count + pair.requests().open().count() + others.count();
    findings.measured(
        Quantity.OBSERVED_CPU_PER_REQUEST,
        new Value.Amount(
            pair.requestsLost() ? 0 : time.low() / most * 1000,
            time.point() / count * 1000,
            time.high() / count * 1000),
        pair.cpu().provenance("growth of CPU seconds over growth of requests", caveats));
    if (coarse(pair.cpu())) {
      findings.gap(Quantity.OBSERVED_CPU_PER_REQUEST, caveats.getFirst(), FINER_CPU);
    }
  }

  /** CPU seconds of all copies, as far as the counter tells them. */
  private CpuTime cpuTime(Pair pair) {
    Growth cpu = pair.cpu();
    double factor = cpu.family().factor();
    double seconds = cpu.total().count() * factor;
    double slack = slack(cpu) * pair.copies();
    double below = cpu.window() == Provenance.Window.LIFETIME ? 0 : slack;
    return new CpuTime(
        Math.max(0, seconds - below),
        seconds,
        pair.cpuLost() ? Double.POSITIVE_INFINITY : seconds + cpu.open().count() * factor + slack);
  }

  private record CpuTime(double low, double point, double high) {}

  /** The requests that rules leave out, as probes, over the same stretch of time. */
  private Tally others(Growth requests) {
    FamilyHistory others = requests.family().ruledOut();
    if (others == null) {
      return Tally.ZERO;
    }
    Growth growth = Growth.of(others, evidence.times()).over(requests.window());
    return growth.total().plus(growth.open());
  }

  private static String whatOthers(Growth requests) {
    return String.join(", ", requests.family().dropped().keySet());
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
    RequestSignals.Source counted = requests.requests();
    if (counted != null && counted.tier() == source.tier() && source.fewerThan(counted)) {
      findings.missing(
          Quantity.LANGUAGE_SHARE,
          source.family().name()
              + " timed "
              + Figures.count(source.total().count(), "request", "requests")
              + " of the "
              + Figures.count(counted.total().count(), "request", "requests")
              + " that "
              + counted.family().name()
              + " counted");
      return;
    }
    Pair pair = alike(cpu, source.growth());
    double duration =
        pair.requests() == source.growth()
            ? requestSeconds
            : requestSeconds / source.total().sum() * pair.requests().total().sum();
    CpuTime time = cpuTime(pair);
    Tally others = others(pair.requests());
    double perUnit = duration / pair.requests().total().sum();
    double open = pair.requests().open().sum() * perUnit;
    double longest = duration + (open > 0 ? open : 0);
    List<String> caveats = new ArrayList<>(source.with(wholeSeconds(pair.cpu())));
    if (others.count() > 0 && others.sum() > 0) {
      longest += others.sum() * perUnit;
      caveats.add(
          "the low end counts the time of "
              + Figures.count(others.count(), "request", "requests")
              + " more that are left out: "
              + whatOthers(pair.requests()));
    }
    if (time.point() > duration) {
      caveats.add(
          "CPU time exceeds request time: work outside requests weighs in, so the share is not"
              + " known; taken as 1");
    }
    findings.measured(
        Quantity.LANGUAGE_SHARE,
        new Value.Amount(
            time.point() > duration || pair.requestsLost() ? 0 : clamp(time.low() / longest),
            clamp(time.point() / duration),
            clamp(time.high() / duration)),
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

  /**
   * CPU time and requests over the same stretch of time.
   *
   * @param copies how many copies spent the CPU time
   */
  private record Pair(Growth cpu, Growth requests, int copies) {
    /** Whether CPU time was lost in a copy of which no requests were. */
    boolean cpuLost() {
      return !requests.lost().containsAll(cpu.lost());
    }

    /** Whether requests were lost in a copy of which no CPU time was. */
    boolean requestsLost() {
      return !cpu.lost().containsAll(requests.lost());
    }
  }

  /** Both over the same window: since start where only one of them has two snapshots. */
  private Pair alike(Growth cpu, Growth count) {
    boolean same = cpu.window() == count.window();
    Growth c = same ? cpu : cpu.over(Provenance.Window.LIFETIME);
    Growth r = same ? count : count.over(Provenance.Window.LIFETIME);
    if (c.series().size() < 2) {
      return new Pair(c, r, 1);
    }
    Set<String> copies = new HashSet<>();
    c.series().forEach(labels -> copies.add(evidence.times().instance(labels)));
    return new Pair(c, r, copies.size());
  }
}
