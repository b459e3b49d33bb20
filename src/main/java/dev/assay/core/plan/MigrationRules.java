package dev.assay.core.plan;

import dev.assay.core.plan.MigrationPlan.Effort;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of which a migration plan is made.
 *
 * @param strategies one for each verdict
 * @param steps in the order in which they are taken, whichever apply
 */
public record MigrationRules(List<Strategy> strategies, List<Rule> steps) {

  public MigrationRules {
    strategies = List.copyOf(strategies);
    steps = List.copyOf(steps);
  }

  /** The way of one verdict in one sentence. */
  public record Strategy(Verdict verdict, String text, List<Rulebook.Source> sources) {}

  /** What a step stands for where it is more than one. */
  public enum Expansion {
    /** One step for each thing to tune, from the rulebook. */
    TUNING,
    /** One step for each of the heaviest criteria that nothing is known of. */
    MISSING_ANSWERS,
    /** One step for each gate that must be asked and is not known. */
    OPEN_GATES
  }

  /**
   * One step.
   *
   * @param verdicts the verdicts it fits
   * @param when what must hold of the service; null for nothing
   * @param ifUnknown whether it is taken where that is not known
   * @param expand what it stands for; null for itself
   */
  public record Rule(
      String id,
      List<Verdict> verdicts,
      @Nullable Condition when,
      @Nullable Boolean ifUnknown,
      @Nullable Expansion expand,
      String what,
      String why,
      @Nullable Effort effort,
      String doneWhen,
      String risk,
      List<Rulebook.Source> sources) {
    public Rule {
      verdicts = List.copyOf(verdicts);
      sources = List.copyOf(sources);
    }
  }

  /** Everything wrong with them, with JSON pointers; empty where they can be used. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (strategies.stream().filter(s -> s.verdict() == verdict).count() != 1) {
        found.add(
            new Violation(
                "/strategies",
                "strategy-for-each-verdict",
                "\"" + verdict.id() + "\" needs exactly one strategy",
                verdict.id(),
                Arrays.stream(Verdict.values()).map(Verdict::id).toList()));
      }
      if (steps.stream().noneMatch(s -> s.verdicts().contains(verdict) && s.when() == null)) {
        found.add(
            Violation.of(
                "/steps",
                "step-for-each-verdict",
                "\"" + verdict.id() + "\" has no step that always applies",
                verdict.id()));
      }
    }
    for (int i = 0; i < strategies.size(); i++) {
      CostRules.checkSources("/strategies/" + i, strategies.get(i).sources(), found);
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      Rule step = steps.get(i);
      String pointer = "/steps/" + i;
      if (!ids.add(step.id())) {
        found.add(
            Violation.of(
                pointer + "/id", "duplicate", "\"" + step.id() + "\" is stated twice", step.id()));
      }
      if (step.when() != null) {
        found.addAll(step.when().validate(pointer + "/when"));
      }
      CostRules.checkSources(pointer, step.sources(), found);
    }
    return List.copyOf(found);
  }
}
