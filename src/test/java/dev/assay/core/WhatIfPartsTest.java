package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.WhatIf.CostChange;
import dev.assay.core.WhatIf.FieldChange;
import dev.assay.core.WhatIf.Move;
import dev.assay.core.WhatIf.Pair;
import dev.assay.core.WhatIf.PartChange;
import dev.assay.core.plan.Cost;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a what-if does to components, to the plan and to the cost. */
class WhatIfPartsTest {
  private static final Advisor ADVISOR = Advisors.shipped();

  /** Three components: one in Go, one in Rust, one left open. */
  private static final ServiceProfile PLATFORM = Examples.profile("gpu-platform");

  private static WhatIf whatIf(ServiceProfile before, ServiceProfile after) {
    return ADVISOR.whatIf(Advisors.ask(before, "canonical"), Advisors.ask(after, "canonical"));
  }

  private static WhatIf whatIf(String before, String after) {
    return whatIf(Examples.written(before), Examples.written(after));
  }

  @Test
  void components_list_what_they_state_themselves_and_not_what_they_take_over() {
    List<FieldChange> fields =
        whatIf(
                """
                {'name': 'shop', 'kind': 'gateway', 'budgets': {'p99Ms': 20},
                 'team': {'goProduction': 3, 'rustReviewers': 3}, 'incumbent': {'situation': 'greenfield'},
                 'components': [
                  {'name': 'api', 'kind': 'worker', 'budgets': {'p99Ms': 20}},
                  {'name': 'relay', 'kind': 'proxy'},
                  {'name': 'tool', 'kind': 'developer-cli', 'load': {'startsPerHour': 9},
                   'incumbent': {'situation': 'greenfield'}}]}
                """,
                """
                {'name': 'shop', 'kind': 'gateway', 'budgets': {'p99Ms': 10},
                 'team': {'goProduction': 3}, 'hiring': {'openings': 2},
                 'delivery': {'prototype': true},
                 'components': [
                  {'name': 'feed', 'kind': 'library'},
                  {'name': 'api', 'kind': 'worker', 'budgets': {'p99Ms': 40}},
                  {'name': 'relay', 'kind': 'proxy'}]}
                """)
            .difference()
            .fields();

    assertThat(fields)
        .containsExactly(
            new FieldChange(null, "budgets.p99Ms", 20.0, 10.0),
            new FieldChange(null, "team.rustReviewers", 3.0, null),
            new FieldChange(null, "hiring.openings", null, 2.0),
            new FieldChange(null, "delivery.prototype", null, true),
            new FieldChange(null, "incumbent.situation", "greenfield", null),
            new FieldChange(null, "incumbent.language", "none", null),
            new FieldChange("api", "budgets.p99Ms", 20.0, 40.0),
            new FieldChange("tool", "kind", "developer-cli", null),
            new FieldChange("tool", "load.startsPerHour", 9.0, null),
            new FieldChange("tool", "incumbent.situation", "greenfield", null),
            new FieldChange("tool", "incumbent.language", "none", null),
            new FieldChange("feed", "kind", null, "library"));
  }

  @Test
  void a_part_that_goes_has_no_language_any_more_and_its_steps_fall_away() {
    WhatIf.Difference difference = whatIf(PLATFORM, first(2)).difference();

    assertThat(difference.parts())
        .containsExactly(new PartChange("command-line-tool", new Pair("open", null)));
    assertThat(difference.split()).isEqualTo(new Pair("split", "split"));
    assertThat(difference.plan().removed()).containsExactly("write-limits");
    assertThat(difference.plan().added()).isEmpty();
  }

  @Test
  void a_part_that_comes_had_no_language_and_its_steps_come_on_top() {
    WhatIf.Difference difference = whatIf(first(2), PLATFORM).difference();

    assertThat(difference.parts())
        .containsExactly(new PartChange("command-line-tool", new Pair(null, "open")));
    assertThat(difference.plan().added()).containsExactly("write-limits");
    assertThat(difference.plan().removed()).isEmpty();
  }

  @Test
  void without_its_rust_part_a_service_is_no_split() {
    WhatIf whatIf = whatIf(PLATFORM, first(1));
    WhatIf.Difference difference = whatIf.difference();

    assertThat(difference.split()).isEqualTo(new Pair("split", "all-go"));
    assertThat(difference.parts())
        .containsExactly(
            new PartChange("data-plane", new Pair("rust", null)),
            new PartChange("command-line-tool", new Pair("open", null)));
    assertThat(difference.plan().strategy())
        .isEqualTo(new Pair(whatIf.before().plan().strategy(), whatIf.after().plan().strategy()));
    assertThat(difference.plan().strategy().before()).startsWith("Draw the boundary first");
    assertThat(difference.plan().strategy().after()).startsWith("Build it in Go");
  }

  private static ServiceProfile first(int components) {
    ServiceProfile p = PLATFORM;
    return new ServiceProfile(
        p.name(),
        p.owner(),
        p.description(),
        p.labels(),
        p.kind(),
        p.budgets(),
        p.load(),
        p.fleet(),
        p.failure(),
        p.exposure(),
        p.concurrency(),
        p.platform(),
        p.dependencies(),
        p.rustLibraries(),
        p.team(),
        p.hiring(),
        p.delivery(),
        p.incumbent(),
        p.split(),
        p.observed(),
        p.components().subList(0, components));
  }

  private static String priced(int instances, String failure) {
    return """
        {'name': 'billing', 'kind': 'rest-api', 'budgets': {'memoryMiB': 1024},
         'fleet': {'instances': %d, 'pricePerGiBMonth': 4, 'pricePerCoreMonth': 25, 'currency': 'EUR'},
         'failure': %s,
         'team': {'engineers': 6, 'goProduction': 6, 'rustReviewers': 0, 'rampUpWeeks': 6,
          'yearlyCostPerEngineer': 120000},
         'hiring': {'openings': 2, 'withinDays': 90, 'goToRustCandidateRatio': 2},
         'delivery': {'releasesPerWeek': 1, 'lifetimeYears': 3},
         'incumbent': {'situation': 'extension', 'language': 'go', 'tuned': true},
         'split': {'bothLanguagesInProduction': true},
         'observed': {'cpuCores': 0.5, 'residentMemoryMiB': 1024, 'peakMemoryMiB': 1024}}
        """
        .formatted(instances, failure);
  }

  @Test
  void cost_is_that_of_the_first_year_and_of_the_last_one_shown() {
    WhatIf whatIf =
        whatIf(
            priced(10, "{'downtimeCostPerHour': 100}"), priced(20, "{'downtimeCostPerHour': 100}"));
    List<CostChange> cost = whatIf.difference().cost();

    assertThat(cost)
        .extracting(CostChange::alternative)
        .containsExactly(
            Verdict.GO,
            Verdict.RUST,
            Verdict.HYBRID,
            Verdict.GO_THEN_EXTRACT,
            Verdict.TUNE_INCUMBENT);
    // ten more instances: 40 GiB months at 4 and 5 core months at 25, twelve times
    assertThat(cost.getFirst().firstYear().distance()).isCloseTo(12 * (40 + 125), within(1e-6));
    assertThat(cost.get(1).firstYear().after()).isGreaterThan(cost.get(1).laterYears().after());
    for (int i = 0; i < cost.size(); i++) {
      Cost.Ledger was = whatIf.before().cost().alternatives().get(i);
      Cost.Ledger is = whatIf.after().cost().alternatives().get(i);
      assertThat(cost.get(i).firstYear()).isEqualTo(new Move(first(was), first(is)));
      assertThat(cost.get(i).laterYears()).isEqualTo(new Move(last(was), last(is)));
    }
  }

  private static @Nullable Double first(Cost.Ledger ledger) {
    return ledger.years().isEmpty() ? null : likely(ledger.years().getFirst());
  }

  private static @Nullable Double last(Cost.Ledger ledger) {
    return ledger.years().isEmpty() ? null : likely(ledger.years().getLast());
  }

  private static @Nullable Double likely(Cost.Year year) {
    return year.total() == null ? null : year.total().likely();
  }

  @Test
  void cost_is_complete_where_every_line_is_known_on_both_sides() {
    String known = priced(10, "{'downtimeCostPerHour': 100}");
    String unknown = priced(10, "{}");

    // no component says what a split would write in Rust
    assertThat(complete(known, known)).containsExactly(true, true, false, true, true);
    assertThat(complete(known, unknown)).containsOnly(false);
    assertThat(complete(unknown, known)).containsOnly(false);
  }

  private static List<Boolean> complete(String before, String after) {
    return whatIf(before, after).difference().cost().stream().map(CostChange::complete).toList();
  }
}
