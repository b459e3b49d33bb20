package dev.assay.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.plan.CostRules.Figure;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.SavingRatio;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static CostRules with(Figure memory, Figure cpu, Figure downtime) {
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
        s.building(),
        s.moving(),
        s.boundary());
  }

  private static Rulebook.Source assumption() {
    return new Rulebook.Source(null, null, null, null, null, true);
  }
}
