package dev.assay.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.plan.CostRules.Figure;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.SavingRatio;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanFilesTest {
  @Test
  void every_shipped_file_is_sound() {
    assertThat(PlanCases.COSTS.validate()).isEmpty();
    assertThat(ResourceFiles.read("plan/migration.yaml", MigrationRules.class).validate())
        .isEmpty();
    assertThat(ResourceFiles.read("plan/split.yaml", SplitRules.class).validate()).isEmpty();
  }

  @Test
  void the_ledger_and_the_saving_ratio_rest_on_the_same_figures() {
    assertThat(PlanCases.COSTS.terms()).isEqualTo(SavingRatio.PUBLISHED);
  }

  @Test
  void everything_wrong_with_the_figures_is_told_at_once() {
    Figure upsideDown =
        new Figure(0.4, 0.2, 0.1, "share", "wrong way round", List.of(assumption()));
    Figure aboveOne = new Figure(0, 0.5, 1.5, "share", "too large", List.of(assumption()));
    Figure unsourced = new Figure(1, 1, 1, "h", "from nowhere", List.of());

    assertThat(with(upsideDown, aboveOne, unsourced).validate())
        .extracting(Violation::pointer)
        .containsExactly("/memorySaving", "/cpuSaving", "/downtimeHours");
  }

  @Test
  void figures_that_differ_from_the_saving_ratio_are_refused() {
    Figure other = new Figure(0.1, 0.2, 0.3, "share", "another range", List.of(assumption()));
    CostRules shipped = PlanCases.COSTS;

    assertThat(with(other, shipped.cpuSaving(), shipped.downtimeHours()).validate())
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("a ledger and a matrix must not disagree"));
  }

  @Test
  void a_range_starts_at_nothing_and_may_be_a_point() {
    Figure point = new Figure(0, 0, 0, "share", "none", List.of(assumption()));
    Figure whole = new Figure(1, 1, 1, "share", "all", List.of(assumption()));
    Figure below = new Figure(-0.1, 0, 0, "h", "below nothing", List.of(assumption()));

    assertThat(with(point, whole, below).validate())
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(tuple("/downtimeHours", "not-a-range"));
  }

  @Test
  void costs_that_nobody_prices_need_a_source_too() {
    CostRules s = PlanCases.COSTS;
    Cost.NotPriced unsourced = new Cost.NotPriced("a thing", "by asking", List.of());
    CostRules rules = with(s.memorySaving(), s.cpuSaving(), s.downtimeHours(), unsourced);

    assertThat(rules.validate())
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/building", "no-source"),
            tuple("/moving", "no-source"),
            tuple("/boundary", "no-source"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_source_is_a_seed_evidence_a_contradiction_a_document_or_an_assumption(
      Rulebook.Source source, boolean named) {
    List<Violation> found = new ArrayList<>();

    CostRules.checkSources("/here", List.of(source), found);

    assertThat(found.isEmpty()).isEqualTo(named);
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        arguments(new Rulebook.Source("002", "L1", null, null, null, null), true),
        arguments(new Rulebook.Source(null, null, List.of("PE07"), null, null, null), true),
        arguments(new Rulebook.Source(null, null, null, "C05", null, null), true),
        arguments(new Rulebook.Source(null, null, null, null, "SLO policy", null), true),
        arguments(assumption(), true),
        arguments(new Rulebook.Source(null, null, null, null, null, false), false),
        arguments(new Rulebook.Source(null, "L1", List.of(), null, null, null), false));
  }

  @Test
  void every_verdict_needs_one_strategy_and_one_step_that_always_applies() {
    MigrationRules shipped = ResourceFiles.read("plan/migration.yaml", MigrationRules.class);
    List<MigrationRules.Strategy> strategies = new ArrayList<>(shipped.strategies());
    strategies.removeIf(s -> s.verdict() == Verdict.RUST);
    strategies.add(new MigrationRules.Strategy(Verdict.GO, "Another way.", List.of()));
    MigrationRules.Rule first = shipped.steps().getFirst();
    List<MigrationRules.Rule> steps = new ArrayList<>(shipped.steps());
    steps.removeIf(s -> s.when() == null && s.verdicts().contains(Verdict.HYBRID));
    MigrationRules.Rule twice =
        new MigrationRules.Rule(
            steps.getFirst().id(),
            List.of(Verdict.GO),
            new Condition(null, null, null, null, null, null, null, null, null, null, null),
            null,
            null,
            first.what(),
            first.why(),
            null,
            first.doneWhen(),
            first.risk(),
            List.of());
    steps.add(twice);

    List<Violation> found = new MigrationRules(strategies, steps).validate();

    assertThat(found)
        .extracting(Violation::pointer, Violation::code, Violation::value)
        .contains(
            tuple("/strategies", "strategy-for-each-verdict", "go"),
            tuple("/strategies", "strategy-for-each-verdict", "rust"),
            tuple("/steps", "step-for-each-verdict", "hybrid"),
            tuple("/steps/" + (steps.size() - 1) + "/id", "duplicate", twice.id()))
        .doesNotContain(
            tuple("/strategies", "strategy-for-each-verdict", "hybrid"),
            tuple("/steps", "step-for-each-verdict", "insufficient-evidence"));
    assertThat(found)
        .filteredOn(v -> v.code().equals("no-source"))
        .extracting(Violation::pointer)
        .containsExactly("/strategies/" + (strategies.size() - 1), "/steps/" + (steps.size() - 1));
    assertThat(found)
        .anyMatch(v -> v.pointer().startsWith("/steps/" + (steps.size() - 1) + "/when"));
  }

  @Test
  void ways_to_connect_two_sides_are_numbered_in_their_order_and_have_sources() {
    SplitPlan.Integration first =
        new SplitPlan.Integration(1, "a process", "always", List.of(assumption()));
    SplitPlan.Integration third = new SplitPlan.Integration(3, "a library", "rarely", List.of());

    assertThat(new SplitRules(List.of(first, third), "shared", "not known").validate())
        .extracting(Violation::pointer, Violation::detail)
        .containsExactly(
            tuple("/integration/1/order", "3 is not its place, 2"),
            tuple(
                "/integration/1", "neither seed, evidence, contradiction nor assumption is given"));
  }

  @Test
  void an_effort_is_a_range_too() {
    assertThat(new MigrationPlan.Effort(0, 0, 0, "weeks").high()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MigrationPlan.Effort(1, 3, 2, "weeks"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MigrationPlan.Effort(2, 1, 3, "weeks"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MigrationPlan.Effort(-1, 1, 3, "weeks"));
  }

  private static CostRules with(Figure memory, Figure cpu, Figure downtime) {
    return with(memory, cpu, downtime, null);
  }

  private static CostRules with(
      Figure memory, Figure cpu, Figure downtime, Cost.@Nullable NotPriced notPriced) {
    CostRules s = PlanCases.COSTS;
    return new CostRules(
        memory,
        cpu,
        s.hardBugEngineers(),
        s.hardBugHours(),
        s.onCallNightHours(),
        s.hardBugsPerYear(),
        s.rustBugFactor(),
        s.reviewHours(),
        s.releasesPerWeek(),
        s.toolchainWeeks(),
        s.toolchainWeeksBoth(),
        s.rustRampUpWeeks(),
        s.rampUpLoss(),
        s.lifetimeYears(),
        s.hoursPerWeek(),
        s.weeksPerYear(),
        s.goRampUpWeeks(),
        s.hiringDelayShare(),
        s.tuningWeeks(),
        s.tuningCpuSaving(),
        downtime,
        notPriced == null ? s.building() : notPriced,
        notPriced == null ? s.moving() : notPriced,
        notPriced == null ? s.boundary() : notPriced);
  }

  private static Rulebook.Source assumption() {
    return new Rulebook.Source(null, null, null, null, null, true);
  }
}
