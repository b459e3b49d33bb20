package dev.assay.core.plan;

import dev.assay.core.matrix.Row;
import dev.assay.core.plan.MigrationPlan.Reading;
import dev.assay.core.plan.MigrationPlan.State;
import dev.assay.core.plan.MigrationPlan.Step;
import dev.assay.core.plan.MigrationPlan.Trigger;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.GateResult;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.MatrixRow;
import dev.assay.core.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the steps that fit a verdict and a service. */
final class MigrationPlanner {
  /** Criteria that are asked for at once where too little is known. */
  static final int MOST_QUESTIONS = 5;

  private final CanonicalRulebook rulebook;
  private final MigrationRules rules;

  MigrationPlanner(CanonicalRulebook rulebook, MigrationRules rules) {
    this.rulebook = rulebook;
    this.rules = rules;
  }

  MigrationPlan of(Subject subject, Recommendation recommendation) {
    Verdict verdict = recommendation.verdict();
    Signals signals = subject.signals();
    MigrationRules.Strategy strategy =
        rules.strategies().stream()
            .filter(s -> s.verdict() == verdict)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no strategy for " + verdict.id()));
    List<Step> steps = new ArrayList<>();
    for (MigrationRules.Rule rule : rules.steps()) {
      if (rule.verdicts().contains(verdict)) {
        List<Subject> parts =
            subject.components().isEmpty() ? List.of(subject) : subject.components();
        List<String> concerned =
            parts.stream().filter(p -> applies(rule, p.signals())).map(Subject::name).toList();
        if (!concerned.isEmpty()) {
          String part =
              concerned.size() < parts.size() ? " For: " + Text.list(concerned) + "." : "";
          steps.addAll(expanded(rule, part, signals, recommendation));
        }
      }
    }
    boolean extracts =
        verdict == Verdict.GO_THEN_EXTRACT || recommendation.leader() == Verdict.GO_THEN_EXTRACT;
    return new MigrationPlan(
        verdict,
        strategy.text(),
        strategy.sources(),
        steps,
        extracts ? triggers(subject) : List.of());
  }

  private static boolean applies(MigrationRules.Rule rule, Signals signals) {
    if (rule.when() == null) {
      return true;
    }
    return switch (rule.when().holds(signals)) {
      case TRUE -> true;
      case FALSE -> false;
      case UNKNOWN -> Boolean.TRUE.equals(rule.ifUnknown());
    };
  }

  private List<Step> expanded(
      MigrationRules.Rule rule, String part, Signals signals, Recommendation recommendation) {
    MigrationRules.Expansion expansion = rule.expand();
    if (expansion == null) {
      return List.of(
          new Step(
              rule.id(),
              rule.what() + part,
              rule.why(),
              rule.effort(),
              rule.doneWhen(),
              rule.risk(),
              rule.sources()));
    }
    return switch (expansion) {
      case TUNING -> tuning(rule, signals);
      case MISSING_ANSWERS -> missingAnswers(rule, recommendation);
      case OPEN_GATES -> openGates(rule, recommendation);
    };
  }

  private List<Step> tuning(MigrationRules.Rule rule, Signals signals) {
    String language = signals.level(Quantity.INCUMBENT_LANGUAGE).orElse("go");
    List<Step> steps = new ArrayList<>();
    for (CanonicalRulebook.Tuning.Step step : rulebook.tuning().steps()) {
      if (step.language().equals(language)) {
        steps.add(
            new Step(
                rule.id() + "-" + (steps.size() + 1),
                step.text() + ".",
                rule.why(),
                rule.effort(),
                rule.doneWhen(),
                rule.risk(),
                step.sources()));
      }
    }
    return steps;
  }

  private List<Step> missingAnswers(MigrationRules.Rule rule, Recommendation recommendation) {
    return recommendation.matrix().stream()
        .filter(row -> row.source() == Row.Standing.MISSING && row.weight() > 0)
        .sorted(Comparator.comparingDouble((MatrixRow row) -> -row.weight()))
        .limit(MOST_QUESTIONS)
        .map(row -> missingAnswer(rule, row))
        .toList();
  }

  private Step missingAnswer(MigrationRules.Rule rule, MatrixRow row) {
    Optional<Criterion> criterion =
        rulebook.criteria().stream().filter(c -> c.id().equals(row.criterion())).findFirst();
    String fields =
        Text.list(
            criterion.stream()
                .flatMap(c -> c.readings().stream())
                .map(r -> r.of())
                .distinct()
                .limit(3)
                .toList());
    String how = criterion.map(Criterion::howToMeasure).orElse(null);
    return new Step(
        rule.id() + "-" + row.criterion(),
        row.question(),
        rule.why() + " It has " + Text.number(row.weight() * 100) + " of 100 points.",
        rule.effort(),
        (fields.isEmpty() ? rule.doneWhen() : "One of these is known: " + fields + ".")
            + (how == null ? "" : " Measured by: " + how),
        rule.risk(),
        row.evidence());
  }

  private List<Step> openGates(MigrationRules.Rule rule, Recommendation recommendation) {
    Map<String, Step> steps = new LinkedHashMap<>();
    for (Recommendation.Alternative alternative : recommendation.alternatives()) {
      for (GateResult gate : alternative.gates()) {
        if (gate.decisive() && gate.state() == GateResult.State.UNKNOWN) {
          String place = gate.component() == null ? "" : gate.component();
          steps.putIfAbsent(
              gate.id() + "/" + place,
              new Step(
                  rule.id() + "-" + gate.id() + (place.isEmpty() ? "" : "-" + place),
                  "Find out whether this holds"
                      + (place.isEmpty() ? "" : " of " + place)
                      + ": "
                      + gate.reason(),
                  rule.why(),
                  rule.effort(),
                  "Known: "
                      + Text.list(
                          gate.tests().stream().map(GateResult.Test::quantity).distinct().toList())
                      + ". "
                      + gate.remedy(),
                  rule.risk(),
                  gate.sources()));
        }
      }
    }
    return List.copyOf(steps.values());
  }

  /**
   * The triggers of an extraction against what is known now: of each component of which a number is
   * known, else of the service.
   */
  private List<Trigger> triggers(Subject subject) {
    List<Subject> known =
        subject.components().stream()
            .filter(
                c ->
                    rulebook.extraction().triggers().stream()
                        .flatMap(t -> t.when().quantities().stream())
                        .anyMatch(q -> c.signals().known(q).isPresent()))
            .toList();
    return known.isEmpty()
        ? triggers(null, subject.signals())
        : known.stream().flatMap(c -> triggers(c.name(), c.signals()).stream()).toList();
  }

  private List<Trigger> triggers(@Nullable String component, Signals signals) {
    boolean tuned = signals.flag(Quantity.TUNED).orElse(false);
    return rulebook.extraction().triggers().stream()
        .map(
            trigger -> {
              Truth fires = trigger.when().holds(signals);
              return new Trigger(
                  trigger.text(),
                  component,
                  switch (fires) {
                    case TRUE -> State.FIRES;
                    case FALSE -> State.QUIET;
                    case UNKNOWN -> State.NOT_KNOWN;
                  },
                  readings(trigger.when(), signals),
                  fires == Truth.TRUE && !tuned
                      ? "What runs is not known to be tuned: tune it first, then judge."
                      : null);
            })
        .toList();
  }

  private List<Reading> readings(Condition condition, Signals signals) {
    if (condition.of() == null) {
      return Stream.of(condition.all(), condition.any(), condition.none())
          .filter(Objects::nonNull)
          .flatMap(List::stream)
          .flatMap(part -> readings(part, signals).stream())
          .toList();
    }
    Quantity quantity = Quantity.byId(condition.of()).orElseThrow();
    Double threshold =
        Stream.of(condition.above(), condition.atLeast(), condition.below(), condition.atMost())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (threshold == null) {
      return List.of();
    }
    boolean rising = condition.above() != null || condition.atLeast() != null;
    String rule =
        condition.above() != null
            ? "above"
            : condition.atLeast() != null
                ? "at-least"
                : condition.below() != null ? "below" : "at-most";
    Double value =
        signals.number(quantity).isPresent() ? signals.number(quantity).getAsDouble() : null;
    return List.of(
        new Reading(
            quantity.id(),
            rule,
            threshold,
            value == null ? null : rounded(value),
            quantity.unit().symbol(),
            value == null ? null : rounded(rising ? threshold - value : value - threshold),
            howToMeasure(quantity)));
  }

  private @Nullable String howToMeasure(Quantity quantity) {
    return rulebook.criteria().stream()
        .filter(c -> c.readings().stream().anyMatch(r -> r.of().equals(quantity.id())))
        .map(Criterion::howToMeasure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static double rounded(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
  }
}
