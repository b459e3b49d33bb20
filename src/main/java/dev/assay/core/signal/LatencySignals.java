package dev.assay.core.signal;

import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.ReadProblem;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Quantiles and mean of the request durations, held against the budgets. */
final class LatencySignals {
  static final List<Quantity> LATENCIES =
      List.of(Quantity.OBSERVED_P50, Quantity.OBSERVED_P95, Quantity.OBSERVED_P99);

  private static final int MS = 1000;
  private static final double[] QUANTILES = {0.5, 0.95, 0.99};
  private static final List<String> BY_BUCKET =
      Arrays.stream(QUANTILES)
          .mapToObj(q -> "histogram_quantile(" + Figures.plain(q) + "), bucket as interval")
          .toList();
  private static final List<String> NOT_SUMMARISED =
      Arrays.stream(QUANTILES)
          .mapToObj(
              q ->
                  " is a summary without a current quantile "
                      + Figures.plain(q)
                      + "; summaries cannot be asked for others")
          .toList();

  private final Evidence evidence;
  private final Findings findings;
  private final LatencyBudgets budgets;
  private @Nullable Provenance summarised;
  private int summarisedSeries;

  /** Whether the buckets were cut otherwise between the snapshots. */
  private boolean recut;

  LatencySignals(Evidence evidence, Findings findings, LatencyBudgets budgets) {
    this.evidence = evidence;
    this.findings = findings;
    this.budgets = budgets;
  }

  void read(RequestSignals.Source source, List<String> why) {
    FamilyHistory family = source.family();
    MetricUnit unit = family.durationUnit();
    if (unit == null) {
      LATENCIES.forEach(
          q ->
              findings.missing(
                  q, "the unit of " + family.name() + " is not told by name, UNIT or HELP"));
      return;
    }
    evidence.use(family);
    mean(source);
    if (!source.quantiles()) {
      insufficient(source);
      return;
    }
    maximum();
    recut = source.total().recut();
    RequestSignals.Source held = recut ? source.sinceStart() : source;
    Distribution buckets = held.total().buckets();
    if (buckets != null && buckets.belowZero()) {
      LATENCIES.forEach(
          q ->
              findings.missing(
                  q,
                  family.name()
                      + " holds observations below zero, which no duration is: what does it"
                      + " measure?"));
      return;
    }
    double factor = unit.factor() * MS;
    for (int i = 0; i < QUANTILES.length; i++) {
      if (family.type() == MetricType.SUMMARY) {
        summaryQuantile(source, i, factor, why);
      } else {
        bucketQuantile(held, i, factor, why);
      }
    }
  }

  static double meanMs(RequestSignals.Source source) {
    MetricUnit unit = source.family().durationUnit();
    return unit == null
        ? Double.NaN
        : Figures.clean(source.total().sum() / source.total().count() * unit.factor() * MS);
  }

  /** How many of the budgets are bounds of a family's buckets. */
  static int boundsAt(RequestSignals.Source source, LatencyBudgets budgets) {
    Distribution buckets = source.total().buckets();
    MetricUnit unit = source.family().durationUnit();
    if (buckets == null || unit == null || budgets.equals(LatencyBudgets.NONE)) {
      return 0;
    }
    double factor = unit.factor() * MS;
    return boundAt(budgets.p50Ms(), buckets, factor)
        + boundAt(budgets.p95Ms(), buckets, factor)
        + boundAt(budgets.p99Ms(), buckets, factor);
  }

  private static int boundAt(@Nullable Double budget, Distribution buckets, double factor) {
    return budget != null && buckets.hasBound(Figures.clean(budget / factor)) ? 1 : 0;
  }

  private void bucketQuantile(
      RequestSignals.Source source, int index, double factor, List<String> why) {
    Quantity quantity = LATENCIES.get(index);
    double q = QUANTILES[index];
    Distribution buckets = source.total().buckets();
    HistogramQuantile.Estimate estimate =
        buckets == null ? HistogramQuantile.Estimate.NONE : buckets.quantile(q);
    if (buckets == null || !estimate.known()) {
      findings.missing(quantity, source.family().name() + whyNoQuantile(buckets));
      return;
    }
    List<String> caveats = new ArrayList<>(source.with(why));
    double low = Figures.clean(Math.max(0, estimate.low()) * factor);
    double high = Math.max(low, Figures.clean(estimate.high() * factor));
    double point = Math.min(Math.max(Figures.clean(estimate.value() * factor), low), high);
    if (Double.isInfinite(high)) {
      caveats.add(
          "the quantile lies above the highest bucket bound, "
              + Figures.plain(low)
              + " ms; add higher bounds");
    }
    if (estimate.forcedMonotonic()) {
      caveats.add("cumulative bucket counts fell and were straightened");
    }
    caveats.addAll(sinceStart("quantile"));
    caveats.addAll(held(source, buckets));
    caveats.addAll(filled(source.family()));
    caveats.addAll(tooFew(source, q));
    caveats.addAll(unlikely(quantity, point));
    Double budget = budget(quantity);
    if (budget != null) {
      if (low < budget && budget < high) {
        String unresolved = unresolved(budget, low, high);
        String bound =
            "add a bucket bound at "
                + Figures.plain(budget / factor)
                + " to "
                + source.family().name();
        caveats.add(unresolved + "; " + bound);
        findings.gap(quantity, unresolved, bound);
      }
      withinBudget(source, quantity, budget, factor);
    }
    findings.measured(
        quantity,
        new Value.Amount(low, point, high),
        source.growth().provenance(BY_BUCKET.get(index), caveats));
  }

  private void withinBudget(
      RequestSignals.Source source, Quantity quantity, double budget, double factor) {
    Distribution buckets = source.total().buckets();
    HistogramQuantile.Estimate share =
        buckets == null
            ? HistogramQuantile.Estimate.NONE
            : buckets.shareBelow(Figures.clean(budget / factor));
    if (share.known()) {
      findings.finding(
          "share-within-"
              + quantity.name().substring("OBSERVED_".length()).toLowerCase(Locale.ROOT)
              + "-budget",
          "share of requests within " + Figures.plain(budget) + " ms",
          Unit.SHARE,
          new Value.Amount(share.low(), share.value(), share.high()),
          source
              .growth()
              .provenance(
                  "share of observations at most the budget", source.with(sinceStart("share"))));
    }
  }

  private void summaryQuantile(
      RequestSignals.Source source, int index, double factor, List<String> why) {
    Quantity quantity = LATENCIES.get(index);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int series = 0;
    List<Series> all = source.family().last();
    for (int i = 0; i < all.size(); i++) {
      double value =
          all.get(i) instanceof Series.Summary s ? current(s, QUANTILES[index]) : Double.NaN;
      if (!Double.isNaN(value)) {
        double ms = Figures.clean(value * factor);
        low = Math.min(low, ms);
        high = Math.max(high, ms);
        series++;
      }
    }
    if (series == 0) {
      findings.missing(quantity, source.family().name().concat(NOT_SUMMARISED.get(index)));
      return;
    }
    List<String> unlikely = unlikely(quantity, high);
    findings.measured(
        quantity,
        new Value.Amount(low, high, high),
        unlikely.isEmpty()
            ? quantileOf(series, source, why)
            : ofSummary(series, source, why, unlikely));
  }

  /** Where a quantile of as many summaries comes from; the next one mostly comes from the same. */
  private Provenance quantileOf(int series, RequestSignals.Source source, List<String> why) {
    Provenance known = summarised;
    if (known == null || summarisedSeries != series) {
      known = ofSummary(series, source, why, List.of());
      summarised = known;
      summarisedSeries = series;
    }
    return known;
  }

  private static Provenance ofSummary(
      int series, RequestSignals.Source source, List<String> why, List<String> unlikely) {
    List<String> caveats = new ArrayList<>(why);
    caveats.add("as the exporter reports it, over a window that it does not tell");
    if (series > 1) {
      caveats.add(
          "quantiles of summaries cannot be merged: the largest of "
              + series
              + " series is given, an upper bound");
    }
    caveats.addAll(unlikely);
    return reported(
        source.family(),
        series > 1 ? "largest quantile of " + series + " summaries" : "quantile of a summary",
        source.growth().caveats(caveats));
  }

  /**
   * The quantile of a summary; NaN where its window holds nothing: exporters then write 0 or NaN
   * beside a mean above 0.
   */
  private static double current(Series.Summary summary, double q) {
    double value = at(summary, q);
    boolean empty = summary.count() == 0 || (value == 0 && summary.sum() > 0);
    return empty ? Double.NaN : value;
  }

  private static double at(Series.Summary summary, double q) {
    for (int i = 0; i < summary.quantiles().length; i++) {
      if (Math.abs(summary.quantiles()[i] - q) < 1e-9) {
        return summary.values()[i];
      }
    }
    return Double.NaN;
  }

  private void insufficient(RequestSignals.Source source) {
    StringBuilder why =
        new StringBuilder("insufficient: ")
            .append(source.family().name())
            .append(whyNoBuckets(source.family()))
            .append(", only ")
            .append(Figures.count(source.total().count(), "request", "requests"));
    if (!Double.isNaN(meanMs(source))) {
      why.append(" with a mean of ").append(Figures.plain(meanMs(source))).append(" ms");
    }
    String maximum = maximum();
    if (maximum != null) {
      why.append(" and a recent maximum of ").append(maximum).append(" ms");
    }
    LATENCIES.forEach(quantity -> findings.missing(quantity, why.toString()));
  }

  private static String whyNoBuckets(FamilyHistory family) {
    for (Series series : family.last()) {
      if (series instanceof Series.Histogram histogram && !numbers(histogram.cumulativeCounts())) {
        return " has a bucket that is no number and so tells no quantiles";
      }
    }
    return " has no buckets and no quantiles";
  }

  private static boolean numbers(double[] counts) {
    for (double count : counts) {
      if (Double.isNaN(count)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String maximum() {
    FamilyHistory family = evidence.best(Role.REQUEST_DURATION_MAX);
    if (family == null) {
      return null;
    }
    MetricUnit unit = family.durationUnit();
    double factor = (unit == null ? 1 : unit.factor()) * MS;
    double max = ProcessSignals.largest(family, evidence.lastSnapshot()) * factor;
    if (max <= 0) {
      return null;
    }
    evidence.use(family);
    findings.finding(
        "max-latency",
        "longest request of the exporter's recent window",
        Unit.MILLISECONDS,
        Value.Amount.of(max),
        reported(family, "largest of its series", family.convention().caveats()));
    return Figures.plain(max);
  }

  /** Where a value comes from that the exporter worked out over a window of its own. */
  private static Provenance reported(FamilyHistory family, String method, List<String> caveats) {
    return new Provenance(
        family.name(),
        family.labels(),
        family.latest().line(),
        family.lastSnapshot(),
        Provenance.Window.EXPORTER_WINDOW,
        null,
        method,
        caveats);
  }

  private void mean(RequestSignals.Source source) {
    double mean = meanMs(source);
    if (mean >= 0) {
      findings.finding(
          "mean-latency",
          "mean request duration",
          Unit.MILLISECONDS,
          Value.Amount.of(mean),
          source.growth().provenance("sum over count", source.with(List.of())));
    }
  }

  private List<String> tooFew(RequestSignals.Source source, double q) {
    double needed = Math.rint(100 / (1 - q));
    double requests = source.total().count();
    return requests < needed
        ? List.of(
            "low confidence: "
                + Figures.count(requests, "request", "requests")
                + ", a steady p"
                + Figures.plain(q * 100)
                + " needs "
                + Figures.plain(needed))
        : List.of();
  }

  private static List<String> unlikely(Quantity quantity, double ms) {
    return quantity == Quantity.OBSERVED_P50 && (ms < 0.001 || ms > 600_000)
        ? List.of(
            "unlikely: a median of "
                + Figures.plain(ms)
                + " ms lies outside 1 microsecond to 10 minutes; is the unit right?")
        : List.of();
  }

  private static String unresolved(double budget, double low, double high) {
    return "unresolved: the budget of "
        + Figures.plain(budget)
        + " ms lies inside the bucket from "
        + Figures.plain(low)
        + " to "
        + Figures.plain(high)
        + " ms that holds the quantile";
  }

  private List<String> sinceStart(String what) {
    return recut
        ? List.of(
            "the buckets were cut otherwise between the snapshots, so the "
                + what
                + " is of everything since start")
        : List.of();
  }

  /** Where the buckets hold other requests than were counted. */
  private static List<String> held(RequestSignals.Source source, Distribution buckets) {
    double held = buckets.held();
    double count = source.total().count();
    if (held == count || (held > count && buckets.count() != count)) {
      return List.of();
    }
    return List.of(
        held < count
            ? "the buckets hold "
                + Figures.plain(held)
                + " of "
                + Figures.count(count, "request", "requests")
            : "the buckets hold "
                + Figures.count(held, "request", "requests")
                + " and the count tells "
                + Figures.plain(count));
  }

  /** Where the reader had to take the count for the +Inf bucket. */
  private List<String> filled(FamilyHistory family) {
    for (ReadProblem problem : evidence.snapshots().getLast().exposition().problems()) {
      if (problem.code().equals("missing-inf-bucket") && problem.line() == family.latest().line()) {
        return List.of("there is no +Inf bucket; the count stands in for it");
      }
    }
    return List.of();
  }

  private static String whyNoQuantile(@Nullable Distribution buckets) {
    if (!(buckets instanceof ClassicBuckets classic) || classic.bounded()) {
      return " has no +Inf bucket or no observations";
    }
    return classic.narrowed()
        ? " has no bucket bound in common between its series; give all copies the same bounds"
        : " has no finite bucket bound; add bounds around the budget";
  }

  private @Nullable Double budget(Quantity quantity) {
    return switch (quantity) {
      case OBSERVED_P50 -> budgets.p50Ms();
      case OBSERVED_P95 -> budgets.p95Ms();
      default -> budgets.p99Ms();
    };
  }
}
