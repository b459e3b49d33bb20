package dev.assay.core.plan;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps the books of the alternatives: what each costs, from what is known and published. */
final class CostLedger {
  /** Years that are shown one by one; the last one stands for every later year. */
  static final int MOST_YEARS = 10;

  private static final List<Verdict> ALTERNATIVES =
      List.of(
          Verdict.GO,
          Verdict.RUST,
          Verdict.HYBRID,
          Verdict.GO_THEN_EXTRACT,
          Verdict.TUNE_INCUMBENT);
  private static final String SCOPE =
      "Running it and the people who own it, as far as the choice of language matters; building the"
          + " first version and moving over are listed as not priced, as no field states their size."
          + " Ranges add up end by end, so a total's ends are rarer than those of its lines.";

  private final CostRules rules;
  private final List<CanonicalRulebook.Extraction.Trigger> triggers;

  CostLedger(CostRules rules, CanonicalRulebook.Extraction extraction) {
    this.rules = rules;
    this.triggers = extraction.triggers();
  }

  /**
   * The ledgers of all five alternatives.
   *
   * @param currency of every price in the profile
   */
  Cost of(Subject subject, Recommendation recommendation, @Nullable String currency) {
    return new Cost(
        currency,
        SCOPE,
        ALTERNATIVES.stream().map(a -> ledger(a, subject, recommendation)).toList());
  }

  private Cost.Ledger ledger(Verdict alternative, Subject subject, Recommendation recommendation) {
    Signals signals = subject.signals();
    String language = signals.level(Quantity.INCUMBENT_LANGUAGE).orElse("");
    String why = inapplicable(alternative, recommendation, language);
    List<Cost.Line> lines = new ArrayList<>();
    List<Cost.Missing> missing = new ArrayList<>();
    if (why == null) {
      InfrastructureLines infrastructure = new InfrastructureLines(rules);
      for (Deployment part : Deployment.of(subject, recommendation)) {
        infrastructure.add(alternative, part, lines, missing);
      }
      people(alternative, signals, recommendation, language, lines, missing);
      if (signals.known(Quantity.LIFETIME).isEmpty()) {
        missing.add(
            new Cost.Missing(
                "later-years",
                "Years after the second",
                List.of(Quantity.LIFETIME.id()),
                "not stated; two years are shown"));
      }
    }
    return new Cost.Ledger(
        alternative,
        recommendation.alternatives().stream()
            .filter(a -> a.name() == alternative)
            .findFirst()
            .map(Recommendation.Alternative::admission)
            .orElse(null),
        why,
        lines,
        missing,
        why == null ? notPriced(alternative, language) : List.of(),
        why == null ? years(lines, missing, signals.number(Quantity.LIFETIME)) : List.of());
  }

  private static @Nullable String inapplicable(
      Verdict alternative, Recommendation recommendation, String language) {
    return switch (alternative) {
      case HYBRID ->
          Deployment.rustShare(recommendation).isEmpty()
                  || recommendation.components().stream().allMatch(c -> c.verdict() == Verdict.RUST)
              ? "Nothing says which components a split would write in Go and which in Rust."
              : null;
      case TUNE_INCUMBENT ->
          language.equals("go") || language.equals("rust")
              ? null
              : "No Go or Rust build is known to run.";
      case GO, RUST, GO_THEN_EXTRACT -> null;
      case RUN_TRIAL, INSUFFICIENT_EVIDENCE ->
          throw new IllegalArgumentException(alternative + " is no alternative");
    };
  }

  private void people(
      Verdict alternative,
      Signals signals,
      Recommendation recommendation,
      String language,
      List<Cost.Line> lines,
      List<Cost.Missing> missing) {
    double share = Deployment.rustShare(recommendation).orElse(1);
    boolean triggered = triggers.stream().anyMatch(t -> t.when().holds(signals) == Truth.TRUE);
    PeopleLines.Languages languages =
        switch (alternative) {
          case RUST -> new PeopleLines.Languages(false, true, 1, false, false);
          case HYBRID -> new PeopleLines.Languages(true, true, share, false, false);
          case GO_THEN_EXTRACT -> new PeopleLines.Languages(true, true, share, true, triggered);
          case TUNE_INCUMBENT ->
              language.equals("rust")
                  ? new PeopleLines.Languages(false, true, 1, false, false)
                  : new PeopleLines.Languages(true, false, 0, false, false);
          case GO, RUN_TRIAL, INSUFFICIENT_EVIDENCE ->
              new PeopleLines.Languages(true, false, 0, false, false);
        };
    PeopleLines people = new PeopleLines(rules, signals, languages, lines, missing);
    if (alternative == Verdict.TUNE_INCUMBENT) {
      people.tuning();
      people.keep();
    } else {
      people.build();
    }
  }

  private List<Cost.NotPriced> notPriced(Verdict alternative, String language) {
    List<Cost.NotPriced> open = new ArrayList<>();
    boolean keeps =
        switch (alternative) {
          case TUNE_INCUMBENT -> true;
          case RUST -> language.equals("rust");
          case GO, GO_THEN_EXTRACT -> language.equals("go");
          case HYBRID, RUN_TRIAL, INSUFFICIENT_EVIDENCE -> false;
        };
    if (!keeps) {
      open.add(language.equals("none") ? rules.building() : rules.moving());
    }
    if (alternative == Verdict.HYBRID || alternative == Verdict.GO_THEN_EXTRACT) {
      open.add(rules.boundary());
    }
    return open;
  }

  private static List<Cost.Year> years(
      List<Cost.Line> lines, List<Cost.Missing> missing, OptionalDouble lifetime) {
    int count = (int) Math.clamp(Math.ceil(lifetime.orElse(2)), 1, MOST_YEARS);
    boolean complete = missing.stream().allMatch(m -> m.id().equals("later-years"));
    List<Cost.Year> years = new ArrayList<>();
    for (int year = 1; year <= count; year++) {
      double share = Math.min(1, lifetime.orElse(count) - (year - 1));
      boolean first = year == 1;
      years.add(
          new Cost.Year(
              year,
              share,
              sum(lines, l -> l.category() == Cost.Category.INFRASTRUCTURE, first, share),
              sum(lines, l -> l.category() == Cost.Category.PEOPLE, first, share),
              sum(lines, l -> l.category() == Cost.Category.FAILURE, first, share),
              sum(lines, l -> true, first, share),
              complete));
    }
    return years;
  }

  private static Cost.@Nullable Range sum(
      List<Cost.Line> lines, Predicate<Cost.Line> which, boolean first, double share) {
    Value.Amount sum = null;
    for (Cost.Line line : lines) {
      if (which.test(line)) {
        double factor =
            switch (line.due()) {
              case ONCE -> first ? 1 : 0;
              case YEARLY -> share;
            };
        Cost.Range amount = line.amount();
        Value.Amount part =
            new Value.Amount(amount.low(), amount.likely(), amount.high()).times(factor);
        sum = sum == null ? part : sum.plus(part);
      }
    }
    return sum == null ? null : Draft.range(sum);
  }
}
