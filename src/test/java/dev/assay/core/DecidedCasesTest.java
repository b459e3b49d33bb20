package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.DecidedCases.Case;
import dev.assay.core.DecidedCases.Grade;
import dev.assay.core.DecidedCases.Neutral;
import dev.assay.core.profile.RustLibraries;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.profile.Team;
import dev.assay.core.profile.Violation;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with decided cases, and what the same team for all leaves of a profile. */
class DecidedCasesTest {
  private static final Neutral NEUTRAL =
      new Neutral(new Team(null, 4, 4, 4.0, 4, null, null, null, null), RustLibraries.READY);

  private static Case decided(String id, Verdict outcome, Verdict accept, ServiceProfile profile) {
    return new Case(
        id,
        id,
        2020,
        outcome,
        List.of(accept),
        "greenfield",
        "why",
        "source",
        Grade.FULL,
        List.of(),
        profile);
  }

  private static DecidedCases cases(Case... cases) {
    return new DecidedCases(List.of(), NEUTRAL, List.of(cases));
  }

  @Test
  void sound_cases_have_nothing_against_them() {
    assertThat(
            cases(
                    decided("a", Verdict.GO, Verdict.GO, Examples.profile("checkout")),
                    decided("b", Verdict.RUST, Verdict.RUST, Examples.profile("gpu-platform")))
                .validate())
        .isEmpty();
  }

  @Test
  void everything_wrong_is_told_with_its_place() {
    ServiceProfile slowMedian =
        Examples.written("{'name': 'x', 'kind': 'worker', 'budgets': {'p50Ms': 20, 'p99Ms': 10}}");

    List<Violation> found =
        cases(
                decided("a", Verdict.GO, Verdict.RUST, Examples.profile("checkout")),
                decided("a", Verdict.GO, Verdict.GO, slowMedian))
            .validate();

    assertThat(found.subList(0, 2))
        .containsExactly(
            Violation.of(
                "/cases/0/accept",
                "outcome-not-accepted",
                "go is what the team did and is not accepted",
                "go"),
            Violation.of("/cases/1/id", "duplicate", "\"a\" is stated twice", "a"));
    assertThat(found.subList(2, found.size()))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.pointer()).startsWith("/cases/1/profile/budgets/");
              assertThat(v.code()).isEqualTo("quantiles-out-of-order");
            });
  }

  @Test
  void the_same_team_for_all_takes_hiring_and_dependencies_away_and_leaves_the_rest() {
    ServiceProfile told = Examples.profile("checkout");
    ServiceProfile neutral = cases().neutralised(told);

    assertThat(neutral)
        .isEqualTo(
            new ServiceProfile(
                "checkout",
                "payments",
                told.description(),
                told.labels(),
                told.kind(),
                told.budgets(),
                told.load(),
                told.fleet(),
                told.failure(),
                told.exposure(),
                told.concurrency(),
                told.platform(),
                null,
                RustLibraries.READY,
                NEUTRAL.team(),
                null,
                told.delivery(),
                told.incumbent(),
                told.split(),
                told.observed(),
                told.components()));
    assertThat(told.dependencies()).isNotNull();
    assertThat(told.hiring()).isNotNull();
    assertThat(told.team()).isNotEqualTo(NEUTRAL.team());
  }
}
