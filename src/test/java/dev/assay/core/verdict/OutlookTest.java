package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.BUILDER;
import static dev.assay.core.verdict.Assessments.RULEBOOK;
import static dev.assay.core.verdict.Assessments.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A leader that is called safe survives every answer; what could turn it is told. */
class OutlookTest {
  private static final Map<String, Integer> LATENCY = Map.of("latency_p99_budget", 1);
  private static final Map<String, Integer> STATE = Map.of("concurrency_criticality", 1);
  private static final String RUST_TEAM = "'team': {'rustReviewers': 4, 'goProduction': 4}";
  private static final String NO_GAPS =
      "'dependencies': [{'name': 'x', 'go': 'ga', 'rust': 'ga', 'required': true}]";
  private static final String GREENFIELD =
      "'incumbent': {'situation': 'greenfield', 'hotPathIsolable': false}";

  private static Outlook outlook(Map<String, Integer> points, String... fields) {
    Assessment assessment = api(points, String.join(", ", fields));
    return Outlook.of(assessment, Decision.leading(assessment));
  }

  @Test
  void what_adjusts_a_row_counts_against_the_leader() {
    String[] known = {
      "'budgets': {'p99Ms': 5}", RUST_TEAM, NO_GAPS, GREENFIELD, "'platform': {'inTree': false}"
    };
    Outlook open = outlook(LATENCY, String.join(", ", known));
    Outlook closed = outlook(LATENCY, String.join(", ", known), "'load': {'languageShare': 0.9}");

    assertThat(open.leastLead()).isEqualTo(0, within(1e-12));
    assertThat(open.couldLead()).contains(Verdict.GO);
    assertThat(closed.leastLead()).isEqualTo(0.7, within(1e-12));
    assertThat(closed.safe()).isTrue();
  }

  @Test
  void what_adjusts_a_row_in_favour_of_the_leader_does_not() {
    // the fan-out is not stated and can only speak for Rust
    Outlook rust =
        outlook(
            LATENCY,
            "'budgets': {'p99Ms': 5}",
            "'load': {'languageShare': 0.9}",
            RUST_TEAM,
            NO_GAPS,
            GREENFIELD,
            "'platform': {'inTree': false}");
    Outlook go =
        outlook(
            LATENCY,
            "'budgets': {'p99Ms': 16}",
            "'load': {'languageShare': 0.9}",
            RUST_TEAM,
            NO_GAPS,
            GREENFIELD,
            "'platform': {'runtime': 'normal'}");

    assertThat(rust.safe()).isTrue();
    assertThat(go.couldLead()).contains(Verdict.RUST);
    assertThat(go.leastLead()).isNegative();
  }

  @Test
  void a_gate_that_may_still_close_is_told() {
    Outlook open = outlook(STATE, "'concurrency': 'lock-free'", RUST_TEAM, NO_GAPS, GREENFIELD);
    Outlook closed =
        outlook(
            STATE,
            "'concurrency': 'lock-free'",
            RUST_TEAM,
            NO_GAPS,
            GREENFIELD,
            "'platform': {'inTree': false}");

    assertThat(open.safe()).isFalse();
    assertThat(open.couldClose())
        .containsExactly("The code lives in the Kubernetes tree or behind a Go plug-in interface.");
    assertThat(open.couldLead()).isEmpty();
    assertThat(closed.safe()).isTrue();
    assertThat(closed.leastLead()).isEqualTo(0.7, within(1e-12));
  }

  @Test
  void a_missing_row_counts_with_its_whole_range() {
    String[] known = {
      "'concurrency': 'independent'",
      RUST_TEAM,
      NO_GAPS,
      GREENFIELD,
      "'platform': {'runtime': 'normal'}"
    };
    Map<String, Integer> heavy = Map.of("concurrency_criticality", 4, "untrusted_input", 1);
    Map<String, Integer> even = Map.of("concurrency_criticality", 1, "untrusted_input", 1);

    assertThat(outlook(heavy, known).safe()).isTrue();
    assertThat(outlook(heavy, known).leastLead()).isEqualTo(0.8 * 0.3 - 0.2 * 0.5, within(1e-12));
    assertThat(outlook(even, known).couldLead()).contains(Verdict.RUST);
    assertThat(outlook(even, known).leastLead()).isEqualTo(0.15 - 0.25, within(1e-12));
  }

  @Test
  void the_option_of_extraction_follows_what_the_pressure_may_become() {
    Map<String, Integer> points = Map.of("concurrency_criticality", 9, "throughput", 1);
    String[] known = {
      "'concurrency': 'independent'", RUST_TEAM, NO_GAPS, "'platform': {'runtime': 'normal'}"
    };
    String isolable = "'incumbent': {'situation': 'greenfield', 'hotPathIsolable': true}";

    assertThat(outlook(points, String.join(", ", known), isolable).couldLead())
        .containsExactly(Verdict.GO_THEN_EXTRACT);
    assertThat(
            outlook(points, String.join(", ", known), isolable, "'load': {'utilisation': 0.5}")
                .safe())
        .isTrue();
    assertThat(
            outlook(
                    points,
                    String.join(", ", known),
                    "'incumbent': {'situation': 'greenfield', 'hotPathIsolable': false}")
                .safe())
        .isTrue();
  }

  @Test
  void the_price_of_a_second_toolchain_ranges_over_what_is_not_stated() {
    var split = RULEBOOK.split();
    assertThat(ToolchainPrice.range(split, Assessments.subject("").signals()).low())
        .isEqualTo(split.toolchainPriceBothInProduction());
    assertThat(ToolchainPrice.range(split, Assessments.subject("").signals()).high())
        .isEqualTo(split.toolchainPriceSmallTeam() + split.sharedLogicPrice(), within(1e-12));
    var told =
        Assessments.subject(
            "'team': {'engineers': 8}, 'split': {'bothLanguagesInProduction': false,"
                + " 'sharedDomainLogic': false}");
    assertThat(ToolchainPrice.range(split, told.signals()).low())
        .isEqualTo(ToolchainPrice.range(split, told.signals()).high())
        .isEqualTo(split.toolchainPrice());
  }

  @Tag("long")
  @Test
  void a_safe_leader_survives_every_filling_of_everything_unknown() {
    Random random = new Random(23);
    int safe = 0;
    int unsafe = 0;
    for (int seed = 0; seed < 1200; seed++) {
      RandomSubjects one =
          RandomSubjects.of(40_000 + seed, 0.7 + 0.3 * (seed % 7) / 6, seed % 4 == 0 ? 2 : 0);
      for (int place = -1; place < one.parts().size(); place++) {
        one = one.with(place, Quantity.GO_HARD_GAPS, Value.Amount.of(0));
        one = one.with(place, Quantity.RUST_HARD_GAPS, Value.Amount.of(0));
      }
      Assessment base = one.assess();
      Verdict leader = Decision.leading(base);
      if (leader == null) {
        continue;
      }
      Reassessment again = new Reassessment(base, BUILDER);
      boolean decided =
          Outlook.of(base, leader).safe()
              && NextQuestions.of(
                      base,
                      again,
                      Breakpoints.of(RULEBOOK),
                      leader,
                      Advice.used(RULEBOOK),
                      List.of())
                  .turning()
                  .isEmpty();
      if (!decided) {
        unsafe++;
        continue;
      }
      safe++;
      for (int filling = 0; filling < 25; filling++) {
        RandomSubjects filled = filled(one, again, random);
        assertThat(Decision.leading(filled.assess())).as("%s of %s", filled, one).isEqualTo(leader);
      }
    }
    assertThat(safe).isGreaterThan(100);
    assertThat(unsafe).isGreaterThan(100);
  }

  private static RandomSubjects filled(RandomSubjects one, Reassessment again, Random random) {
    RandomSubjects filled = one;
    for (int place = -1; place < one.parts().size(); place++) {
      for (Quantity quantity : Advice.used(RULEBOOK)) {
        boolean own =
            place < 0
                || !RULEBOOK
                    .inheritance()
                    .inherits(
                        again.signals(place).level(Quantity.KIND).orElseThrow(), quantity.id());
        List<Value> answers =
            quantity.derived() || again.signals(place).known(quantity).isPresent() || !own
                ? List.of()
                : EnginePropertiesTest.answers(quantity, again.signals(place));
        if (!answers.isEmpty()
            && quantity != Quantity.TRAINING_PLAN
            && quantity != Quantity.KIND
            && random.nextInt(4) > 0) {
          filled = filled.with(place, quantity, answers.get(random.nextInt(answers.size())));
        }
      }
    }
    return filled;
  }
}
