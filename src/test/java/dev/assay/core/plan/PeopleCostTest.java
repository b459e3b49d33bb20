package dev.assay.core.plan;

import static dev.assay.core.Examples.changed;
import static dev.assay.core.Examples.stated;
import static dev.assay.core.plan.PlanCases.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation.ComponentAnswer;
import dev.assay.core.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people cost at the edges of each line; a week is 2000 and an hour is 50. */
class PeopleCostTest {
  private static final String WHOLE =
      "{'name':'s','kind':'proxy',"
          + "'incumbent':{'situation':'extension','language':'go'},"
          + "'failure':{'downtimeCostPerHour':300},"
          + "'hiring':{'openings':0},"
          + "'split':{'bothLanguagesInProduction':false},"
          + "'delivery':{'releasesPerWeek':2,'lifetimeYears':2.5},"
          + CostLedgerTest.TEAM
          + "}";

  private static Cost.Ledger ledgerOf(String json, Verdict alternative) {
    return ledger(stated(json), alternative);
  }

  private static Cost.Line line(Cost.Ledger ledger, String id) {
    return ledger.lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  private static Cost.Input input(Cost.Line line, String id) {
    return line.inputs().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void a_team_that_knows_only_rust_pays_the_second_tool_chain_for_go() {
    String rustTeam = WHOLE.replace("'goProduction':4", "'goProduction':0");
    Cost.Ledger go = ledgerOf(rustTeam, Verdict.GO);

    assertThat(line(go, "second-toolchain").amount()).isEqualTo(new Cost.Range(2000, 4000, 12_000));
    // 2, 6 and 6 people x 1, 2.5, 4 weeks x half of each
    assertThat(line(go, "training-go").amount()).isEqualTo(new Cost.Range(2000, 15_000, 24_000));
    assertThat(line(go, "training-go").what()).isEqualTo("Learning Go");
    assertThat(ledgerOf(rustTeam, Verdict.RUST).lines())
        .extracting(Cost.Line::id)
        .containsExactly("training-rust", "review", "hard-bug", "downtime");
    assertThat(
            ledgerOf(rustTeam.replace("'rustReviewers':2", "'rustReviewers':1"), Verdict.GO)
                .lines())
        .noneMatch(l -> l.id().equals("second-toolchain"));
  }

  @ParameterizedTest
  @CsvSource({"10, The team allows 10 weeks; 12 are likely.", "12,", "20,"})
  void a_ramp_up_that_is_too_short_is_told(int weeks, String note) {
    String allowed = WHOLE.replace("'engineers':6", "'engineers':6,'rampUpWeeks':" + weeks);

    Cost.Line training = line(ledgerOf(allowed, Verdict.RUST), "training-rust");

    assertThat(training.what()).isEqualTo("Learning Rust");
    assertThat(String.join(" ", training.notes())).isEqualTo(note == null ? "" : note);
    assertThat(input(training, "people to train").from())
        .isEqualTo(
            "at least 2 less team.rustReviewers, at most team.engineers less team.rustReviewers"
                + " (on-call: broad-rotation)");
  }

  @Test
  void how_many_learn_depends_on_who_is_on_call() {
    String one = WHOLE.replace("'rustReviewers':2", "'rustReviewers':1");
    String owners = one.replace("broad-rotation", "expert-owners").replace("'engineers':6,", "");
    String open = one.replace("'onCall':'broad-rotation',", "");

    // one more x 4, 12, 26 weeks x half of each, however large the team is
    assertThat(line(ledgerOf(owners, Verdict.RUST), "training-rust").amount())
        .isEqualTo(new Cost.Range(4000, 12_000, 26_000));
    // one more, or all five
    assertThat(line(ledgerOf(open, Verdict.RUST), "training-rust").amount())
        .isEqualTo(new Cost.Range(4000, 12_000, 130_000));
    assertThat(input(line(ledgerOf(open, Verdict.RUST), "training-rust"), "people to train").from())
        .doesNotContain("on-call");
    assertThat(ledgerOf(open.replace("'engineers':6,", ""), Verdict.RUST).missing())
        .filteredOn(m -> m.id().equals("training-rust"))
        .singleElement()
        .satisfies(m -> assertThat(m.fields()).containsExactly("team.engineers"));
  }

  @Test
  void whichever_language_has_fewer_candidates_waits_for_them() {
    String scarceGo =
        WHOLE.replace(
            "'hiring':{'openings':0}",
            "'hiring':{'openings':2,'withinDays':63,'goToRustCandidateRatio':0.5}");
    Cost.Line delay = line(ledgerOf(scarceGo, Verdict.GO), "hiring-delay");

    // 2 people x 63 / 7 x (1 / 0.5 - 1) weeks x 0, 1/2, 1 x 2000
    assertThat(delay.amount()).isEqualTo(new Cost.Range(0, 18_000, 36_000));
    assertThat(delay.notes())
        .containsExactly("The window is taken as what the commoner language needs.");
    assertThat(input(delay, "weeks of delay").from())
        .isEqualTo(
            "hiring.withinDays / 7 x (1 / hiring.goToRustCandidateRatio - 1) x hiringDelayShare");
    assertThat(ledgerOf(scarceGo, Verdict.RUST).lines())
        .noneMatch(l -> l.id().equals("hiring-delay"));
    for (Verdict either : new Verdict[] {Verdict.GO, Verdict.RUST}) {
      Cost.Ledger even = ledgerOf(scarceGo.replace("0.5", "1"), either);
      assertThat(even.lines()).noneMatch(l -> l.id().equals("hiring-delay"));
      assertThat(even.missing()).noneMatch(m -> m.id().equals("hiring-delay"));
    }
  }

  @Test
  void openings_that_nobody_states_are_asked_for() {
    Cost.Ledger open = ledgerOf(WHOLE.replace("'hiring':{'openings':0},", ""), Verdict.RUST);

    assertThat(open.missing())
        .filteredOn(m -> m.id().equals("hiring-delay"))
        .singleElement()
        .satisfies(
            m ->
                assertThat(m.fields())
                    .containsExactly(
                        "hiring.openings", "hiring.withinDays", "hiring.goToRustCandidateRatio"));
  }

  @Test
  void what_comes_later_costs_nothing_until_a_trigger_fires() {
    Cost.Ledger later = ledgerOf(WHOLE, Verdict.GO_THEN_EXTRACT);

    assertThat(line(later, "review").amount()).isEqualTo(new Cost.Range(0, 0, 10_400));
    assertThat(line(later, "review").notes())
        .containsExactly(
            "Every release is counted as if it touched the part in Rust.",
            "Nothing while no trigger fires; the high end is a year with extraction.");
    assertThat(line(later, "training-rust").amount()).isEqualTo(new Cost.Range(0, 0, 104_000));
    // 0, 2 and 2 people x 1, 2.5, 4 weeks x half of each
    assertThat(line(later, "training-go").amount()).isEqualTo(new Cost.Range(0, 5000, 8000));
    assertThat(line(later, "hard-bug").amount()).isEqualTo(new Cost.Range(1000, 1000, 2000));
    assertThat(line(later, "second-toolchain").amount()).isEqualTo(new Cost.Range(0, 0, 12_000));

    Cost.Ledger now =
        ledgerOf(
            WHOLE.replace("'failure'", "'observed':{'gcCpuShare':0.2},'failure'"),
            Verdict.GO_THEN_EXTRACT);
    assertThat(line(now, "review").amount()).isEqualTo(new Cost.Range(0, 5200, 10_400));
    assertThat(line(now, "review").notes())
        .contains("A trigger fires already, so extraction is likely.");
    assertThat(line(now, "hard-bug").amount()).isEqualTo(new Cost.Range(1000, 1500, 2000));
    assertThat(line(now, "training-go").notes()).isEmpty();
  }

  @Test
  void a_hard_bug_takes_longer_by_the_share_that_is_in_rust() {
    Subject subject = changed("gpu-platform", "/team", "yearlyCostPerEngineer", "104000");
    double share =
        PlanCases.recommend(subject).components().stream()
            .filter(c -> c.verdict() == Verdict.RUST)
            .mapToDouble(ComponentAnswer::runningCostShare)
            .sum();

    assertThat(share).isBetween(0.1, 0.9);
    assertThat(line(ledger(subject, Verdict.HYBRID), "hard-bug").amount().likely())
        .isEqualTo(1000 * (1 + share * 0.5), within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 400, 1000, 2000, 0",
    "false, 2000, 4000, 12000, 0",
    "null, 400, 4000, 12000, 1"
  })
  void a_second_tool_chain_is_cheaper_where_both_languages_run(
      String both, double low, double likely, double high, int notes) {
    Cost.Line line =
        line(
            ledgerOf(
                WHOLE.replace(
                    "'bothLanguagesInProduction':false", "'bothLanguagesInProduction':" + both),
                Verdict.RUST),
            "second-toolchain");

    assertThat(line.amount()).isEqualTo(new Cost.Range(low, likely, high));
    assertThat(line.notes())
        .hasSize(notes)
        .allMatch(n -> n.contains("split.bothLanguagesInProduction is not stated"));
  }

  @Test
  void tuning_keeps_the_costs_of_the_language_that_runs() {
    Cost.Ledger go = ledgerOf(WHOLE, Verdict.TUNE_INCUMBENT);
    Cost.Ledger rust =
        ledgerOf(WHOLE.replace("'language':'go'", "'language':'rust'"), Verdict.TUNE_INCUMBENT);

    assertThat(go.lines())
        .extracting(Cost.Line::id)
        .containsExactly("tuning", "hard-bug", "downtime");
    assertThat(rust.lines())
        .extracting(Cost.Line::id)
        .containsExactly("tuning", "review", "hard-bug", "downtime", "second-toolchain");
    assertThat(line(go, "hard-bug").formula())
        .isEqualTo(
            "(hardBugEngineers x hardBugHours + onCallNightHours) x hardBugsPerYear"
                + " x cost of an hour");
    assertThat(line(rust, "hard-bug").formula()).contains(" x bug factor x cost of an hour");
    assertThat(line(go, "downtime").formula()).endsWith("x hardBugsPerYear");
    assertThat(line(rust, "downtime").formula()).endsWith("x hardBugsPerYear x bug factor");
    assertThat(line(rust, "review").notes()).isEmpty();
  }
}
