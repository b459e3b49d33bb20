package dev.assay.core.signal;

import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Latency, rate and errors of the requests that the service served. */
final class RequestSignals {
  private static final Comparator<Source> BEST_FIRST =
      Comparator.comparingInt(Source::tier)
          .thenComparing(source -> source.quantiles() ? 0 : 1)
          .thenComparing(source -> source.family().type() == MetricType.SUMMARY ? 1 : 0)
          .thenComparing(source -> -source.total().count())
          .thenComparing(source -> source.family().name());

  private static final Comparator<Source> BY_TIER = Comparator.comparingInt(Source::tier);

  private final Evidence evidence;
  private final Findings findings;
  private final LatencyBudgets budgets;
  private @Nullable Source latency;
  private @Nullable Source rate;

  /** A family of requests with what it counted. */
  record Source(FamilyHistory family, Growth growth, Tally total, int tier) {
    boolean quantiles() {
      return family.type() == MetricType.SUMMARY ? summarised() : total.buckets() != null;
    }

    private boolean summarised() {
      for (Series series : family.last()) {
        if (series instanceof Series.Summary summary && summary.quantiles().length > 0) {
          return true;
        }
      }
      return false;
    }
  }

  RequestSignals(Evidence evidence, Findings findings, LatencyBudgets budgets) {
    this.evidence = evidence;
    this.findings = findings;
    this.budgets = budgets;
  }

  void read() {
    List<Source> durations = sources(Role.REQUEST_DURATION);
    List<Source> counters = sources(Role.REQUESTS);
    if (durations.isEmpty()) {
      String why =
          evidence.whyMissing(
              Role.REQUEST_DURATION, "no family of request durations was recognised");
      LatencySignals.LATENCIES.forEach(quantity -> findings.missing(quantity, why));
    } else {
      latency = durations.getFirst();
      new LatencySignals(evidence, findings, budgets).read(latency, chosenBecause(durations));
    }
    List<Source> both = new ArrayList<>(durations);
    both.addAll(counters);
    both.sort(BY_TIER);
    if (both.isEmpty()) {
      findings.missing(
          Quantity.OBSERVED_RPS,
          evidence.whyMissing(Role.REQUESTS, "no counter of requests was recognised"));
      findings.missing(Quantity.ERROR_RATIO, "no counter of requests was recognised");
    } else {
      rate = both.getFirst();
      rate(rate);
      errors(both);
    }
  }

  /** The requests that rates and quotients go by; null where none are counted. */
  @Nullable Source requests() {
    return rate;
  }

  /** What the latency rests on; null where no durations were found. */
  @Nullable LatencySource latencySource() {
    if (latency == null) {
      return null;
    }
    Tally total = latency.total();
    LatencySource.Kind kind =
        !latency.quantiles()
            ? LatencySource.Kind.MEAN_ONLY
            : latency.family().type() == MetricType.SUMMARY
                ? LatencySource.Kind.SUMMARY
                : LatencySource.Kind.HISTOGRAM;
    return new LatencySource(
        latency.family().name(),
        kind,
        total.buckets() == null ? "" : total.buckets().resolution(),
        total.count(),
        LatencySignals.meanMs(latency));
  }

  /** Time that requests took altogether, seconds; NaN where unknown or a guess. */
  double requestSeconds() {
    MetricUnit unit = latency == null ? null : LatencySignals.unit(latency.family());
    return latency == null || unit == null || latency.tier() > 2
        ? Double.NaN
        : latency.total().sum() * unit.factor();
  }

  @Nullable Source latency() {
    return latency;
  }

  /** Families with requests, best tier first, then those with quantiles, then the busiest. */
  private List<Source> sources(Role role) {
    List<Source> sources = new ArrayList<>();
    for (FamilyHistory family : evidence.families(role)) {
      if (family.last().isEmpty()) {
        evidence.setAside(
            family, family.dropped().isEmpty() ? "has no series" : "has no requests of users");
        continue;
      }
      Growth growth = Growth.of(family, evidence.times());
      Tally total = growth.total();
      if (total.count() == 0 && growth.window() == Provenance.Window.BETWEEN_SNAPSHOTS) {
        growth = Growth.sinceStart(family, evidence.times());
        total = growth.total();
      }
      if (total.count() == 0) {
        evidence.setAside(family, "counted no request");
        continue;
      }
      sources.add(new Source(family, growth, total, family.rank()));
    }
    sources.sort(BEST_FIRST);
    return sources;
  }

  private static List<String> chosenBecause(List<Source> sources) {
    if (sources.size() == 1) {
      return List.of();
    }
    Source first = sources.getFirst();
    List<String> others =
        sources.stream()
            .skip(1)
            .map(
                s ->
                    s.family().name()
                        + " ("
                        + Figures.count(s.total().count(), "request", "requests")
                        + ")")
            .toList();
    return List.of(
        "chosen of "
            + sources.size()
            + " families as the busiest of its kind ("
            + Figures.count(first.total().count(), "request", "requests")
            + "); not used: "
            + Evidence.shortened(others));
  }

  private void rate(Source source) {
    evidence.use(source.family());
    Value.Amount rate = source.growth().rate();
    if (rate == null) {
      findings.missing(Quantity.OBSERVED_RPS, noTime(source.growth()));
      return;
    }
    findings.measured(
        Quantity.OBSERVED_RPS,
        rate,
        source.growth().timed("growth of the count over time", List.of()));
  }

  /** Why a rate cannot be given though the count is there. */
  static String noTime(Growth growth) {
    return growth.window() == Provenance.Window.LIFETIME
        ? growth.family().name()
            + " is counted since a start that is not known together with the time of the scrape:"
            + " process_start_time_seconds and takenAt would tell"
        : "the times of the snapshots are not known or not in order: give takenAt with each";
  }

  private void errors(List<Source> sources) {
    for (Source source : sources) {
      LabelRule rule = source.family().convention().errors();
      LabelRule errors = rule == null ? evidence.catalogue().requestErrors() : rule;
      if (errors == null || !source.family().carries(errors)) {
        continue;
      }
      evidence.use(source.family());
      double failed = source.growth().total(errors::matches).count();
      findings.measured(
          Quantity.ERROR_RATIO,
          Value.Amount.of(failed / source.total().count()),
          source
              .growth()
              .provenance(
                  "requests with " + errors.selector(source.family().last()) + " over all requests",
                  List.of()));
      return;
    }
    findings.missing(
        Quantity.ERROR_RATIO,
        sources.getFirst().family().name() + " carries no label that tells failures");
  }
}
