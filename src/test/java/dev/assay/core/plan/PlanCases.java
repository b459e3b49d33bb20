package dev.assay.core.plan;

import dev.assay.boot.Plans;
import dev.assay.boot.ResourceFiles;
import dev.assay.core.Examples;
import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.SeedRulebook;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Advice;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Verdict;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Subjects with their recommendation and what follows from it. */
final class PlanCases {
  static final CanonicalRulebook RULEBOOK =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);
  static final CostRules COSTS = ResourceFiles.read("plan/cost.yaml", CostRules.class);
  static final Planner PLANNER = Plans.shipped();
  private static final Advice ADVICE =
      new Advice(
          List.of(
              Examples.LABEL_LOOKUP,
              Examples.QUICK_MATRIX,
              Examples.GO_DEFAULT_GATES,
              Examples.FIVE_SCORES,
              Examples.CONJUNCTION),
          Examples.MISTAKES,
          Examples.CONTRADICTIONS);

  private PlanCases() {}

  static Recommendation recommend(Subject subject) {
    return ADVICE.byCriteria(
        known(subject), MatrixBuilder.of(RULEBOOK), "digest", new Advice.Sampling(50, null));
  }

  static Recommendation recommend(Subject subject, SeedRulebook rulebook) {
    return ADVICE.byRule(known(subject), rulebook, "digest");
  }

  private static Advice.Known known(Subject subject) {
    return new Advice.Known(subject, List.of(), List.of());
  }

  /** The same recommendation with another verdict, which leads where it is an alternative. */
  static Recommendation as(Recommendation recommendation, Verdict verdict) {
    boolean status = verdict == Verdict.RUN_TRIAL || verdict == Verdict.INSUFFICIENT_EVIDENCE;
    try {
      RecordComponent[] fields = Recommendation.class.getRecordComponents();
      Object[] values = new Object[fields.length];
      for (int i = 0; i < fields.length; i++) {
        values[i] =
            switch (fields[i].getName()) {
              case "verdict" -> verdict;
              case "leader" -> status ? recommendation.leader() : verdict;
              default -> fields[i].getAccessor().invoke(recommendation);
            };
      }
      return (Recommendation) Recommendation.class.getDeclaredConstructors()[0].newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static Cost cost(Subject subject) {
    return PLANNER.cost(subject, recommend(subject), RULEBOOK, "EUR");
  }

  static Cost.Ledger ledger(Subject subject, Verdict alternative) {
    return cost(subject).alternatives().stream()
        .filter(a -> a.alternative() == alternative)
        .findFirst()
        .orElseThrow();
  }

  static SplitPlan split(Subject subject) {
    return PLANNER.split(subject, recommend(subject), RULEBOOK);
  }

  static MigrationPlan migration(Subject subject) {
    return PLANNER.migration(subject, recommend(subject), RULEBOOK);
  }
}
