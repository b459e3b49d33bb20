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

  /** Counts of the same requests may differ by so much, as they are not taken at one instant. */
  private static final double ALIKE = 0.01;

  private static final String IDLE =
      "no request was counted between the snapshots, so this speaks of the time since start";

  private final Evidence evidence;
  private final Findings findings;
  private final LatencyBudgets budgets;
  private @Nullable Source latency;
  private @Nullable Source rate;

  /**
   * A family of requests with what it counted.
   *
   * @param idle the growth between the snapshots where that is none, so that what it counted is of
   *     the time since start; null otherwise
   */
  record Source(FamilyHistory family, Growth growth, Tally total, int tier, @Nullable Growth idle) {
    /** What weakens a value of the time since start where nothing was counted since. */
    List<String> with(List<String> more) {
      if (idle == null) {
        return more;
      }
      List<String> all = new ArrayList<>(more);
      all.add(IDLE);
      return all;
    }

    /** The same since start alone. */
    Source sinceStart() {
      Growth whole = growth.over(Provenance.Window.LIFETIME);
      return new Source(family, whole, whole.total(), tier, idle);
    }

    boolean quantiles() {
      return family.type() == MetricType.SUMMARY ? summarised() : total.buckets() != null;
    }

    /** Whether its convention says which of its series count failures. */
    boolean ownErrors() {
      return family.convention().errors() != null;
    }

    /** Whether another family may have counted the same requests over the same time. */
    boolean alike(Source other) {
      return growth.window() == other.growth.window()
          && Math.abs(total.count() - other.total.count()) <= ALIKE * total.count();
    }

    /** Whether it counted hardly any of what another family did over the same time. */
    boolean fewerThan(Source other) {
      return growth.window() == other.growth.window() && total.count() < other.total.count() / 2;
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
    List<Source> timed = sources(Role.REQUEST_DURATION);
    List<Source> durations = toldApart(timed, true);
    List<Source> counters = sources(Role.REQUESTS);
    if (durations.isEmpty()) {
      String why =
          evidence.whyMissing(
              Role.REQUEST_DURATION, "no family of request durations was recognised");
      for (int i = 0; i < LatencySignals.LATENCIES.size(); i++) {
        findings.missing(LatencySignals.LATENCIES.get(i), why);
      }
    } else {
      Source chosen = durations.size() == 1 ? durations.getFirst() : atBudgets(durations);
      latency = chosen;
      new LatencySignals(evidence, findings, budgets)
          .read(chosen, chosenBecause(chosen, durations));
    }
    List<Source> all = timed;
    if (!counters.isEmpty()) {
      all = new ArrayList<>(timed);
      all.addAll(counters);
    }
    all = toldApart(all, false);
    Source busiest = busiest(all);
    if (busiest == null) {
      String why =
          evidence.whyMissing(
              Role.REQUESTS,
              evidence.whyMissing(Role.REQUEST_DURATION, "no counter of requests was recognised"));
      findings.missing(Quantity.OBSERVED_RPS, why);
      findings.missing(Quantity.ERROR_RATIO, why);
    } else {
      rate = busiest;
      List<String> why = countedBest(busiest, all);
      rate(busiest, why);
      errors(busiest, all, why);
    }
  }

  /**
   * The families without those that count, unseen among the others, what rules leave out of another
   * one of their tier.
   *
   * @param quantiles whether only a family with quantiles stands for another with quantiles
   */
  private List<Source> toldApart(List<Source> sources, boolean quantiles) {
    if (sources.size() < 2) {
      return sources;
    }
    List<Source> kept = sources;
    for (int i = 0; i < sources.size(); i++) {
      Source one = sources.get(i);
      Source finer = leavingOut(sources, one, quantiles);
      if (finer != null) {
        evidence.setAside(
            one.family(),
            "counts "
                + String.join(", ", finer.family().dropped().keySet())
                + " too, which "
                + finer.family().name()
                + " tells apart");
        kept = kept.size() == sources.size() ? new ArrayList<>(sources) : kept;
        kept.remove(one);
      }
    }
    return kept;
  }

  private @Nullable Source leavingOut(List<Source> sources, Source other, boolean quantiles) {
    if (other.family().leavesOut()) {
      return null;
    }
    for (int i = 0; i < sources.size(); i++) {
      Source one = sources.get(i);
      if (one.family().leavesOut()
          && one.tier() == other.tier()
          && one.growth().window() == other.growth().window()
          && (!quantiles || one.quantiles() || !other.quantiles())
          && countsLeftOut(other, one)) {
        return one;
      }
    }
    return null;
  }

  /** Whether a family counted about what another one did with the series that rules leave out. */
  private boolean countsLeftOut(Source other, Source one) {
    FamilyHistory leftOut = one.family().ruledOut();
    if (leftOut == null) {
      return false;
    }
    double more = Growth.of(leftOut, evidence.times()).over(one.growth().window()).total().count();
    double all = other.total().count();
    return more > 0 && Math.abs(all - more - one.total().count()) <= ALIKE * all;
  }

  /**
   * The family that counted most requests among those of the best tier, of which those that grew
   * between the snapshots come first; among equals one with a rule of its own for failures, then
   * the first. Null for none.
   */
  private static @Nullable Source busiest(List<Source> sources) {
    Source best = null;
    for (int i = 0; i < sources.size(); i++) {
      if (best == null || better(sources.get(i), best)) {
        best = sources.get(i);
      }
    }
    return best;
  }

  private static boolean better(Source one, Source than) {
    if (one.tier() != than.tier()) {
      return one.tier() < than.tier();
    }
    Provenance.Window window = one.growth().window();
    if (window != than.growth().window()) {
      return window == Provenance.Window.BETWEEN_SNAPSHOTS;
    }
    return one.total().count() > than.total().count()
        || (one.total().count() == than.total().count() && one.ownErrors() && !than.ownErrors());
  }

  /** Which of several families that counted differently was chosen; the others are set aside. */
  private List<String> countedBest(Source chosen, List<Source> all) {
    List<Source> others = List.of();
    for (int i = 0; i < all.size(); i++) {
      Source other = all.get(i);
      if (other.tier() == chosen.tier() && !chosen.alike(other)) {
        evidence.setAside(
            other.family(),
            other.growth().window() == chosen.growth().window()
                ? "counted " + counted(other) + ", fewer than " + chosen.family().name()
                : "did not grow between the snapshots, as " + chosen.family().name() + " did");
        others = others.isEmpty() ? new ArrayList<>() : others;
        others.add(other);
      }
    }
    return others.isEmpty() ? List.of() : List.of(chosenOf(chosen, others));
  }

  /** The requests that rates and quotients go by; null where none are counted. */
  @Nullable Source requests() {
    return rate;
  }

  /** How many requests were counted; NaN where none were. */
  double counted() {
    return rate == null ? Double.NaN : rate.total().count();
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
    MetricUnit unit = latency == null ? null : latency.family().durationUnit();
    return latency == null || unit == null || latency.tier() > 2
        ? Double.NaN
        : latency.total().sum() * unit.factor();
  }

  @Nullable Source latency() {
    return latency;
  }

  /** Families with requests, best tier first, then those with quantiles, then the busiest. */
  private List<Source> sources(Role role) {
    if (evidence.families(role).length == 0) {
      return List.of();
    }
    List<Source> sources = new ArrayList<>();
    for (FamilyHistory family : evidence.families(role)) {
      if (family.last().isEmpty()) {
        evidence.setAside(family, whyEmpty(family));
        continue;
      }
      if (!evidence.counts(family)) {
        continue;
      }
      Growth growth = Growth.of(family, evidence.times());
      Tally total = growth.total();
      Growth idle = null;
      if (total.count() == 0 && growth.window() == Provenance.Window.BETWEEN_SNAPSHOTS) {
        idle = growth.lost().isEmpty() && growth.open().count() == 0 ? growth : null;
        growth = Growth.sinceStart(family, evidence.times());
        total = growth.total();
      }
      if (total.count() == 0) {
        evidence.setAside(family, "counted no request");
        continue;
      }
      sources.add(new Source(family, growth, total, family.rank(), idle));
    }
    sources.sort(BEST_FIRST);
    return sources;
  }

  private static String whyEmpty(FamilyHistory family) {
    if (family.droppedForNumbers()) {
      return "holds only " + String.join(", ", family.dropped().keySet());
    }
    return family.dropped().isEmpty() ? "has no series" : "has no requests of users";
  }

  /**
   * The first family, or one that counted the same requests and has bucket bounds at more of the
   * budgets.
   */
  private Source atBudgets(List<Source> sources) {
    Source best = sources.getFirst();
    int most = LatencySignals.boundsAt(best, budgets);
    for (int i = 1; i < sources.size(); i++) {
      Source other = sources.get(i);
      int bounds = LatencySignals.boundsAt(other, budgets);
      if (bounds > most && other.tier() == best.tier() && sources.getFirst().alike(other)) {
        best = other;
        most = bounds;
      }
    }
    return best;
  }

  private static List<String> chosenBecause(Source chosen, List<Source> sources) {
    if (sources.size() == 1) {
      return List.of();
    }
    List<Source> others = new ArrayList<>(sources);
    others.remove(chosen);
    return List.of(chosenOf(chosen, others));
  }

  private static String chosenOf(Source chosen, List<Source> others) {
    return "chosen of "
        + (others.size() + 1)
        + " families as "
        + merit(chosen, others)
        + " ("
        + counted(chosen)
        + "); not used: "
        + Evidence.shortened(
            others.stream()
                .map(other -> other.family().name() + " (" + counted(other) + ")")
                .toList());
  }

  private static String counted(Source source) {
    return Figures.count(source.total().count(), "request", "requests");
  }

  /** What a family has that none has that counted more. */
  private static String merit(Source chosen, List<Source> others) {
    for (Source other : others) {
      if (other.total().count() > chosen.total().count()) {
        return merit(chosen, other);
      }
    }
    return "the busiest of its kind";
  }

  private static String merit(Source chosen, Source busier) {
    if (chosen.tier() < busier.tier()) {
      return "the one whose name tells most surely what it counts";
    }
    if (chosen.growth().window() != busier.growth().window()) {
      return "the one that grew between the snapshots";
    }
    if (chosen.quantiles() && !busier.quantiles()) {
      return "the one that tells quantiles";
    }
    return busier.family().type() == MetricType.SUMMARY
        ? "the one with buckets"
        : "the one with a bucket bound at the budget";
  }

  private void rate(Source source, List<String> why) {
    evidence.use(source.family());
    Growth growth = source.idle() == null ? source.growth() : source.idle();
    Value.Amount rate = growth.rate();
    if (rate == null) {
      findings.untimed(Quantity.OBSERVED_RPS, growth.noTime());
      return;
    }
    findings.measured(
        Quantity.OBSERVED_RPS, rate, growth.timed("growth of the count over time", why));
  }

  /**
   * The share of failures by the first family that tells it: one that counted as much as the chosen
   * and has a rule of its own, then the chosen by the general rule, then any other.
   */
  private void errors(Source chosen, List<Source> sources, List<String> why) {
    for (int i = -1; i < sources.size(); i++) {
      Source source = i < 0 ? chosen : sources.get(i);
      if (source.ownErrors() && chosen.alike(source) && errors(source, why)) {
        return;
      }
    }
    if (errors(chosen, why)) {
      return;
    }
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) != chosen && errors(sources.get(i), List.of())) {
        return;
      }
    }
    findings.missing(Quantity.ERROR_RATIO, whyNoErrors(chosen.family()));
  }

  private String whyNoErrors(FamilyHistory family) {
    LabelRule errors = evidence.catalogue().requestErrors();
    return errors != null && family.convention().errors() == null && family.carries(errors)
        ? family.name() + ": " + StatusCodes.whyNone(errors, family.last())
        : family.name().concat(" carries no label that tells failures");
  }

  /** Whether a family tells failures, and thereby the ratio. */
  private boolean errors(Source source, List<String> why) {
    LabelRule rule = source.family().convention().errors();
    LabelRule errors = rule == null ? evidence.catalogue().requestErrors() : rule;
    if (errors == null || !source.family().carries(errors)) {
      return false;
    }
    if (rule == null && !StatusCodes.told(errors, source.family().last())) {
      return false;
    }
    evidence.use(source.family());
    findings.measured(
        Quantity.ERROR_RATIO,
        errorRatio(source, errors),
        source
            .growth()
            .provenance(
                "requests with " + errors.selector(source.family().last()) + " over all requests",
                source.with(why)));
    return true;
  }

  /** Between no failure and every failure being new of the series that appeared. */
  private static Value.Amount errorRatio(Source source, LabelRule errors) {
    Growth growth = source.growth();
    LabelMatcher failures = new LabelMatcher(errors);
    double failed = growth.total(failures::matches).count();
    double all = source.total().count();
    double open = growth.open().count();
    if (open == 0) {
      return Value.Amount.of(failed / all);
    }
    double openFailed = growth.open(failures::matches).count();
    return new Value.Amount(
        failed / (all + open - openFailed),
        failed / all,
        Math.min(1, (failed + openFailed) / (all + openFailed)));
  }
}
