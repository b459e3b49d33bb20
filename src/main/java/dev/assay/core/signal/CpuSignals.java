package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CPU time of the process: cores, time per request, share of request time. */
final class CpuSignals {
  private final ProcessSignals process;
  private final Evidence evidence;
  private final Findings findings;
  private final RequestSignals requests;

  CpuSignals(
      ProcessSignals process, Evidence evidence, Findings findings, RequestSignals requests) {
    this.process = process;
    this.evidence = evidence;
    this.findings = findings;
    this.requests = requests;
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
      findings.untimed(Quantity.CPU_CORES, evidence.times().whyUntimed(growth));
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
  private static double slack(Growth growth) {
    FamilyHistory family = growth.family();
    if (family.factor() != 1) {
      return 0;
    }
    for (int i = 0; i < family.snapshots(); i++) {
      for (Series.Scalar series : family.values(i)) {
        if (series.value() != Math.rint(series.value())) {
          return 0;
        }
      }
    }
    return 1;
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
    double seconds = pair.cpu().total().count() * cpu.family().factor();
    double slack = slack(cpu) * pair.copies();
    double below = pair.cpu().window() == Provenance.Window.LIFETIME ? 0 : slack;
    List<String> caveats = new ArrayList<>(wholeSeconds(pair.cpu()));
    if (seconds > duration) {
      caveats.add(
          "CPU time exceeds request time: work outside requests weighs in, so the share is not"
              + " known; taken as 1");
    }
    findings.measured(
        Quantity.LANGUAGE_SHARE,
        new Value.Amount(
            seconds > duration ? 0 : clamp(Math.max(0, seconds - below) / duration),
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
    if (c.series().size() < 2) {
      return new Pair(c, r, 1);
    }
    Set<String> copies = new HashSet<>();
    c.series().forEach(labels -> copies.add(evidence.times().instance(labels)));
    return new Pair(c, r, copies.size());
  }
}
