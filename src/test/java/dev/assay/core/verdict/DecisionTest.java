package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.RULEBOOK;
import static dev.assay.core.verdict.Assessments.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.verdict.Decision.PanelSplit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of precedence: gates, coverage, open questions, the lead, the leader. */
class DecisionTest {
  private static final PanelSplit NONE = new PanelSplit(0, 0);
  private static final Map<String, Integer> SHARED_STATE = Map.of("concurrency_criticality", 1);

  private static Decision decide(Assessment assessment, PanelSplit votes) {
    return Decision.of(assessment, RULEBOOK.thresholds(), votes);
  }

  /** Rust ahead by a number of thousandths, with reviewers for it. */
  private static Assessment rustBy(int thousandths) {
    return api(
        Map.of(
            "concurrency_criticality", 2 * thousandths, "startup_budget", 1000 - 2 * thousandths),
        "'concurrency': 'state-machine', 'budgets': {'startupMs': 500}, 'team': {'rustReviewers': 3}");
  }

  @Test
  void no_leader_where_gates_shut_out_everything() {
    Decision none = decide(api("'platform': {'runtime': 'no-std', 'inTree': true}"), NONE);

    assertThat(none.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    assertThat(none.leader()).isNull();
    assertThat(none.lead()).isNull();
    assertThat(none.because())
        .contains(
            "go is out: The platform has no room for a language runtime.",
            "rust is out: The code lives in the Kubernetes tree or behind a Go plug-in interface.")
        .endsWith("No alternative passes every gate.");
  }

  @Test
  void a_gate_goes_before_a_score() {
    Assessment one = api(SHARED_STATE, "'concurrency': 'lock-free', 'team': {'rustReviewers': 1}");

    Decision go = decide(one, NONE);

    assertThat(go.verdict()).isEqualTo(Verdict.GO);
    assertThat(go.leader()).isEqualTo(Verdict.GO);
    assertThat(go.lead()).isNull();
    assertThat(go.because())
        .contains("rust is out: Fewer than two people can review Rust with confidence.")
        .endsWith("go is the only direction that passes the gates.");
  }

  @Test
  void a_gate_of_a_component_is_told_with_its_name() {
    Assessment one =
        api(
            SHARED_STATE,
            """
            'team': {'rustReviewers': 3}, 'concurrency': 'lock-free', 'components': [
              {'name': 'plug-in', 'kind': 'proxy', 'platform': {'inTree': true}, 'concurrency': 'lock-free'}]""");

    assertThat(decide(one, NONE).because())
        .contains(
            "rust is out: The code lives in the Kubernetes tree or behind a Go plug-in interface."
                + " (plug-in)");
  }

  @Test
  void a_gate_that_stands_in_the_way_of_a_worse_alternative_is_not_told() {
    Assessment one =
        api(
            SHARED_STATE,
            "'concurrency': 'independent', 'platform': {'inTree': true}, 'incumbent': {'tuned': true}");

    assertThat(decide(one, NONE).because())
        .containsExactly(
            "tune-incumbent cannot be chosen yet: There is no Go or Rust build to keep.",
            "tune-incumbent is out: What runs is tuned already, or nobody said that it is not.",
            "tune-incumbent cannot be chosen yet: No pressure was observed on what runs.",
            "go is the only direction that passes the gates.");
  }

  @ParameterizedTest
  @CsvSource({"50, GO", "51, GO", "49, INSUFFICIENT_EVIDENCE"})
  void half_of_the_weight_must_be_known(int known, Verdict verdict) {
    Assessment one =
        api(
            Map.of("concurrency_criticality", known, "startup_budget", 100 - known),
            "'concurrency': 'independent'");

    Decision decision = decide(one, NONE);

    assertThat(decision.verdict()).isEqualTo(verdict);
    assertThat(decision.leader()).isEqualTo(Verdict.GO);
    if (known == 49) {
      assertThat(decision.because()).endsWith("49 % of the weight is known; a verdict needs 50 %.");
    }
  }

  @Test
  void coverage_goes_before_an_open_question() {
    Map<String, Integer> mostlyUnknown =
        Map.of("concurrency_criticality", 40, "startup_budget", 60);

    assertThat(decide(api(mostlyUnknown, "'concurrency': 'lock-free'"), NONE).verdict())
        .isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
  }

  @Test
  void a_decisive_gate_that_nobody_answered_goes_before_the_lead() {
    Decision open = decide(api(SHARED_STATE, "'concurrency': 'lock-free'"), NONE);

    assertThat(open.verdict()).isEqualTo(Verdict.RUN_TRIAL);
    assertThat(open.leader()).isEqualTo(Verdict.RUST);
    assertThat(open.lead()).isEqualTo(0.7, within(1e-12));
    assertThat(open.because())
        .endsWith(
            "Not known whether: Fewer than two people can review Rust with confidence."
                + " Two reviewers at go-live, or a training plan with a name"
                + " (team.trainingPlan).");
    assertThat(
            decide(
                    api(
                        SHARED_STATE,
                        "'concurrency': 'lock-free', 'team': {'trainingPlan': 'wiki/rust'}"),
                    NONE)
                .verdict())
        .isEqualTo(Verdict.RUST);
    assertThat(decide(api(SHARED_STATE, "'concurrency': 'independent'"), NONE).verdict())
        .isEqualTo(Verdict.GO);
  }

  @Test
  void under_a_hundredth_is_too_close() {
    Decision close = decide(rustBy(9), NONE);
    assertThat(close.verdict()).isEqualTo(Verdict.RUN_TRIAL);
    assertThat(close.leader()).isEqualTo(Verdict.RUST);
    assertThat(close.because())
        .endsWith("rust leads by 0.009; under 0.01 the alternatives are too close to call.");

    Decision clear = decide(rustBy(11), NONE);
    assertThat(clear.verdict()).isEqualTo(Verdict.RUST);
    assertThat(clear.lead()).isEqualTo(0.011, within(1e-12));
    assertThat(clear.because()).endsWith("rust leads by 0.011.");
  }

  @ParameterizedTest
  @CsvSource({
    "49, 3, 2, RUN_TRIAL",
    "49, 2, 3, RUN_TRIAL",
    "51, 3, 2, RUST",
    "49, 4, 1, RUST",
    "49, 2, 2, RUST",
    "49, 3, 1, RUST",
    "49, 5, 0, RUST",
    "11, 3, 2, RUN_TRIAL"
  })
  void a_panel_of_three_to_two_asks_for_a_lead_of_five_hundredths(
      int thousandths, int go, int rust, Verdict verdict) {
    Decision decision = decide(rustBy(thousandths), new PanelSplit(go, rust));

    assertThat(decision.verdict()).isEqualTo(verdict);
    if (verdict == Verdict.RUN_TRIAL) {
      assertThat(decision.because())
          .last()
          .asString()
          .endsWith("the five seed rules split three to two.");
    }
  }

  @Test
  void the_lead_is_taken_over_what_starts_in_another_language() {
    String tuneFirst =
        "'concurrency': 'independent', 'incumbent': {'language': '%s', 'situation': 'extension',"
            + " 'tuned': false}, 'observed': {'gcCpuShare': 0.2}, 'team': {'rustReviewers': 3}";

    Decision tune = decide(api(SHARED_STATE, tuneFirst.formatted("go")), NONE);

    assertThat(tune.verdict()).isEqualTo(Verdict.TUNE_INCUMBENT);
    assertThat(tune.lead()).isEqualTo(0.70 - 0.35, within(1e-12));

    Decision rustRuns = decide(api(SHARED_STATE, tuneFirst.formatted("rust")), NONE);

    assertThat(rustRuns.verdict()).isEqualTo(Verdict.GO);
    assertThat(rustRuns.lead()).isEqualTo(0.65 - 0.40, within(1e-12));
  }

  @Test
  void of_equal_scores_the_least_new_leads() {
    assertThat(
            Decision.leading(
                api(SHARED_STATE, "'concurrency': 'some-shared', 'team': {'rustReviewers': 3}")))
        .isEqualTo(Verdict.GO);
    assertThat(Decision.ALTERNATIVES)
        .containsExactly(
            Verdict.TUNE_INCUMBENT,
            Verdict.GO,
            Verdict.GO_THEN_EXTRACT,
            Verdict.HYBRID,
            Verdict.RUST);
  }

  @Test
  void the_rival_is_the_strongest_of_another_start_that_a_plan_could_admit() {
    Assessment one = api(SHARED_STATE, "'concurrency': 'lock-free', 'team': {'rustReviewers': 1}");
    assertThat(Decision.rival(one, Verdict.GO)).contains(Verdict.RUST);
    assertThat(Decision.rival(api("'platform': {'inTree': true}"), Verdict.GO)).isEmpty();

    Assessment split =
        api(
            SHARED_STATE,
            """
            'team': {'rustReviewers': 3, 'goProduction': 3}, 'split': {'separable': true}, 'components': [
              {'name': 'a', 'kind': 'rest-api', 'concurrency': 'independent'},
              {'name': 'b', 'kind': 'proxy', 'concurrency': 'lock-free'}]""");
    assertThat(Decision.leading(split)).isEqualTo(Verdict.HYBRID);
    assertThat(Decision.rival(split, Verdict.HYBRID)).contains(Verdict.RUST);
    assertThat(Decision.rival(split, Verdict.RUST)).contains(Verdict.HYBRID);
    assertThat(decide(split, NONE).lead()).isEqualTo(0.70 - 0.60, within(1e-12));
  }
}
