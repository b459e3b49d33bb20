package dev.assay.core.plan;

import static dev.assay.core.Examples.changed;
import static dev.assay.core.Examples.stated;
import static dev.assay.core.Examples.subject;
import static dev.assay.core.plan.PlanCases.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.Examples;
import dev.assay.core.plan.SplitPlan.Language;
import dev.assay.core.plan.SplitPlan.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitPlannerTest {
  @Test
  void the_gpu_platform_of_seed_001_keeps_its_control_plane_in_go() {
    SplitPlan split = split(subject("gpu-platform"));

    assertThat(split.standing()).isEqualTo(Standing.SPLIT);
    assertThat(split.boundary().go()).contains("control-plane");
    assertThat(split.boundary().rust()).contains("data-plane");
    assertThat(split.cuts())
        .first()
        .satisfies(c -> assertThat(c.rust()).containsExactly("data-plane"));
    assertThat(split.integration())
        .extracting(SplitPlan.Integration::way)
        .containsExactly("HTTP or gRPC", "Message queue", "FFI");
    assertThat(split.reviewers())
        .containsExactly(
            new SplitPlan.Reviewers(Language.GO, 2, 6.0, "team.goProduction"),
            new SplitPlan.Reviewers(Language.RUST, 2, 3.0, "team.rustReviewers"));
    assertThat(split.warnings())
        .containsExactly(
            "Too little is known of command-line-tool; it stays on the side of Go until more is.");
  }

  @Test
  void gain_is_measured_against_the_better_single_language() {
    SplitPlan split = split(subject("gpu-platform"));
    double all = split.parts().stream().mapToDouble(SplitPlan.Part::gain).sum();
    double rust =
        split.parts().stream()
            .filter(p -> p.language() == Language.RUST)
            .mapToDouble(SplitPlan.Part::gain)
            .sum();

    assertThat(split.boundary().gain()).isEqualTo(rust - Math.max(0, all), within(1e-5));
    assertThat(split.boundary().net())
        .isEqualTo(split.boundary().gain() - split.toolchain().utility(), within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "/split, bothLanguagesInProduction, true,  0.02, both languages run in production already",
    "/team,  engineers,                 4,     0.10, fewer than 5 engineers keep both",
    "/team,  engineers,                 5,     0.05, one criterion of 5 in 100",
    "/split, sharedDomainLogic,         true,  0.08, one criterion of 5 in 100; 0.03 more for shared domain logic",
  })
  void the_second_tool_chain_has_its_price_and_its_reason(
      String block, String field, String value, double price, String reason) {
    SplitPlan.Toolchain toolchain = split(changed("gpu-platform", block, field, value)).toolchain();

    assertThat(toolchain.utility()).isEqualTo(price, within(1e-9));
    assertThat(toolchain.reason()).isEqualTo(reason);
  }

  @Test
  void shared_domain_logic_is_warned_of_and_asked_for() {
    assertThat(split(changed("gpu-platform", "/split", "sharedDomainLogic", "true")).warnings())
        .anyMatch(w -> w.contains("PE39") && w.startsWith("Both sides need"));
    assertThat(split(changed("gpu-platform", "/split", "sharedDomainLogic", "null")).warnings())
        .anyMatch(w -> w.startsWith("Not known whether both sides"));
  }

  @Test
  void what_is_not_separable_has_no_boundary() {
    SplitPlan split = split(changed("gpu-platform", "/split", "separable", "false"));

    assertThat(split.standing()).isEqualTo(Standing.NOT_SEPARABLE);
    assertThat(split.boundary()).isNull();
    assertThat(split.integration()).isEmpty();
    assertThat(split.summary()).startsWith("Not separable: data-plane");
  }

  @Test
  void what_may_be_separable_says_that_it_is_not_known() {
    SplitPlan split = split(changed("gpu-platform", "/split", "separable", "null"));

    assertThat(split.standing()).isEqualTo(Standing.SEPARABILITY_NOT_KNOWN);
    assertThat(split.summary()).contains("state split.separable");
    assertThat(split.boundary()).isNotNull();
  }

  @Test
  void one_language_or_no_components_is_told_plainly() {
    assertThat(split(stated("{'name':'s','kind':'proxy'}")).standing())
        .isEqualTo(Standing.NO_COMPONENTS);
    SplitPlan go = split(changed("gpu-platform", "/team", "rustReviewers", "0"));
    assertThat(go.standing()).isEqualTo(Standing.ALL_GO);
    assertThat(go.boundary()).isNull();
    assertThat(
            PlanCases.PLANNER
                .split(
                    subject("gpu-platform"),
                    PlanCases.recommend(subject("gpu-platform"), Examples.LABEL_LOOKUP),
                    PlanCases.RULEBOOK)
                .standing())
        .isEqualTo(Standing.NOT_ASSESSED);
  }
}
