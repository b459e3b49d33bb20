package dev.assay.core;

import dev.assay.core.AdviceRequest.PartSnapshot;
import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.matrix.Subjects;
import dev.assay.core.plan.Planner;
import dev.assay.core.profile.Component;
import dev.assay.core.profile.Fleet;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.Mistakes;
import dev.assay.core.rulebook.SeedRulebook;
import dev.assay.core.signal.LatencyBudgets;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.MetricsReader;
import dev.assay.core.signal.MetricsReading;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalCatalogue;
import dev.assay.core.signal.Snapshot;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Advice;
import dev.assay.core.verdict.Recommendation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests by the rulebooks it was given. Stateless; the same request gives the same
 * answer.
 */
public final class Advisor {
  private final CanonicalRulebook canonical;
  private final Advice advice;
  private final Planner planner;
  private final MetricsReader metrics;

  /**
   * @param canonical the rulebook that says what components inherit, whichever rulebook decides
   * @param seeds the rules of the panel, in the order of the seeds
   */
  public Advisor(
      CanonicalRulebook canonical,
      List<SeedRulebook> seeds,
      Mistakes mistakes,
      Contradictions contradictions,
      Planner planner,
      SignalCatalogue catalogue) {
    this.canonical = canonical;
    this.advice = new Advice(seeds, mistakes, contradictions);
    this.planner = planner;
    this.metrics = new MetricsReader(catalogue);
  }

  /**
   * What is wrong with a request beyond its profile: snapshots of components that do not exist,
   * weights of criteria that the rulebook does not have. Pointers are from the root of the request.
   */
  public List<Violation> check(AdviceRequest request) {
    List<Violation> found = new ArrayList<>();
    List<String> components = request.profile().components().stream().map(Component::name).toList();
    for (int i = 0; i < request.snapshots().size(); i++) {
      String component = request.snapshots().get(i).component();
      if (component != null && !components.contains(component)) {
        found.add(
            new Violation(
                "/snapshots/" + i + "/component",
                "unknown-component",
                "\"" + component + "\" is not a component of the profile",
                component,
                components));
      }
    }
    if (request.weights() != null) {
      if (request.rule().rulebook() instanceof CanonicalRulebook rulebook) {
        found.addAll(WeightChanges.check(request.weights(), rulebook));
      } else {
        found.add(
            Violation.of(
                "/weights",
                "no-weights",
                "\"" + request.rule().rulebook().header().name() + "\" has no weights to change",
                null));
      }
    }
    return found;
  }

  /** The answer to a request that {@link #check} has nothing against. */
  public Answer answer(AdviceRequest request) {
    return answer(request, known(request, rulebook(request), Supposed.NOTHING), null);
  }

  private Answer answer(AdviceRequest request, Advice.Known known, @Nullable Long draws) {
    CanonicalRulebook rulebook = rulebook(request);
    Recommendation recommendation = recommend(request, rulebook, known, draws);
    Subject subject = known.subject();
    Fleet fleet = request.profile().fleet();
    return new Answer(
        recommendation,
        planner.split(subject, recommendation, rulebook),
        planner.migration(subject, recommendation, rulebook),
        planner.cost(subject, recommendation, rulebook, fleet == null ? null : fleet.currency()));
  }

  /** The recommendation alone, for a request that {@link #check} has nothing against. */
  public Recommendation recommend(AdviceRequest request) {
    CanonicalRulebook rulebook = rulebook(request);
    return recommend(request, rulebook, known(request, rulebook, Supposed.NOTHING), null);
  }

  /**
   * Two answers with the same draws, and what lies between them. Where both requests state
   * different values for a field, the second one's counts even if metrics measured another.
   *
   * @param request what was asked
   * @param changed the same with other fields, weights or another rulebook; {@link #check} has
   *     nothing against it
   */
  public WhatIf whatIf(AdviceRequest request, AdviceRequest changed) {
    Advice.Known before = known(request, rulebook(request), Supposed.NOTHING);
    Advice.Known after =
        known(changed, rulebook(changed), Supposed.of(request.profile(), changed.profile()));
    Answer first = answer(request, before, null);
    Recommendation.Confidence confidence = first.recommendation().confidence();
    Long seed = confidence == null ? null : Long.valueOf(confidence.seed());
    Answer second = answer(changed, after, seed);
    return WhatIf.of(first, second, before.subject(), after.subject());
  }

  /** What is known of the service of a request: stated, measured and derived. */
  public Subject known(AdviceRequest request) {
    return known(request, rulebook(request), Supposed.NOTHING).subject();
  }

  private CanonicalRulebook rulebook(AdviceRequest request) {
    return request.rule().rulebook() instanceof CanonicalRulebook own ? own : canonical;
  }

  private Advice.Known known(AdviceRequest request, CanonicalRulebook rulebook, Supposed supposed) {
    Map<String, MetricsReading> readings = read(request);
    Map<String, List<Signal>> found = new LinkedHashMap<>();
    readings.forEach((part, reading) -> found.put(part, supposed.without(part, reading.signals())));
    Subjects.Gathered gathered = Subjects.of(request.profile(), rulebook.inheritance(), found);
    return new Advice.Known(
        gathered.subject(),
        gathered.conflicts(),
        readings.entrySet().stream()
            .map(e -> MetricsAnswer.of(e.getKey().isEmpty() ? null : e.getKey(), e.getValue()))
            .toList());
  }

  private Recommendation recommend(
      AdviceRequest request, CanonicalRulebook rulebook, Advice.Known known, @Nullable Long draws) {
    if (request.rule().rulebook() instanceof SeedRulebook seed) {
      return advice.byRule(known, seed, request.rule().digest());
    }
    Weights weights = request.weights();
    MatrixBuilder builder =
        weights == null
            ? MatrixBuilder.of(rulebook)
            : MatrixBuilder.with(rulebook, WeightChanges.points(weights, rulebook));
    double certainty =
        weights == null || weights.certainty() == null
            ? rulebook.thresholds().weightCertainty()
            : weights.certainty();
    return advice.byCriteria(
        known,
        builder,
        request.rule().digest(),
        switch (request.explain()) {
          case SUMMARY -> null;
          case CONFIDENCE -> new Advice.Sampling(certainty, draws, false);
          case FULL -> new Advice.Sampling(certainty, draws, true);
        });
  }

  /** What snapshots of one service say, without a profile. */
  public MetricsAnswer inspect(List<Snapshot> snapshots) {
    return MetricsAnswer.of(null, metrics.read(snapshots, LatencyBudgets.NONE));
  }

  private Map<String, MetricsReading> read(AdviceRequest request) {
    Map<String, List<Snapshot>> byPart = new LinkedHashMap<>();
    for (PartSnapshot one : request.snapshots()) {
      byPart
          .computeIfAbsent(
              one.component() == null ? "" : one.component(), part -> new ArrayList<>())
          .add(one.snapshot());
    }
    Map<String, MetricsReading> readings = new LinkedHashMap<>();
    byPart.forEach(
        (part, snapshots) ->
            readings.put(part, metrics.read(snapshots, budgets(request.profile(), part))));
    return readings;
  }

  private static LatencyBudgets budgets(ServiceProfile profile, String part) {
    return profile.components().stream()
        .filter(c -> c.name().equals(part) && c.budgets() != null)
        .findFirst()
        .map(c -> LatencyBudgets.of(c.blocks().budgets()))
        .orElseGet(() -> LatencyBudgets.of(profile.blocks().budgets()));
  }
}
