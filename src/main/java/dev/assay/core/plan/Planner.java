package dev.assay.core.plan;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation;
import org.jspecify.annotations.Nullable;

/** What follows from a recommendation. Stateless; the same recommendation gives the same plan. */
public final class Planner {
  private final CostRules costs;
  private final MigrationRules migration;
  private final SplitRules splits;

  /** With rules that {@code validate} has nothing against. */
  public Planner(CostRules costs, MigrationRules migration, SplitRules splits) {
    this.costs = costs;
    this.migration = migration;
    this.splits = splits;
  }

  /** Where to split. */
  public SplitPlan split(
      Subject subject, Recommendation recommendation, CanonicalRulebook rulebook) {
    return new SplitPlanner(rulebook.split(), splits).of(subject, recommendation);
  }

  /** How to get there. */
  public MigrationPlan migration(
      Subject subject, Recommendation recommendation, CanonicalRulebook rulebook) {
    return new MigrationPlanner(rulebook, migration).of(subject, recommendation);
  }

  /**
   * What each alternative costs.
   *
   * @param currency ISO 4217 code of every price in the profile; null where none is stated
   */
  public Cost cost(
      Subject subject,
      Recommendation recommendation,
      CanonicalRulebook rulebook,
      @Nullable String currency) {
    return new CostLedger(costs, rulebook.extraction()).of(subject, recommendation, currency);
  }
}
