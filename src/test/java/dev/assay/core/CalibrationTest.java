package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Calibration.Baseline;
import dev.assay.core.Calibration.ClassCount;
import dev.assay.core.Calibration.Findings;
import dev.assay.core.Calibration.Outcome;
import dev.assay.core.DecidedCases.Case;
import dev.assay.core.DecidedCases.Grade;
import dev.assay.core.DecidedCases.Neutral;
import dev.assay.core.profile.RustLibraries;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.profile.Team;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.Confidence.Level;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures over five cases, worked out by hand from what is said of each. */
class CalibrationTest {
  private static final Advisor ADVISOR = Advisors.shipped();
  private static final Neutral NEUTRAL =
      new Neutral(new Team(null, 4, 4, 4.0, 4, null, null, null, null), RustLibraries.READY);

  /**
   * The rulebook says go (lean), rust (lean), insufficient evidence with go ahead, the same with
   * rust ahead, and hybrid (lean).
   */
  private static final DecidedCases CASES =
      new DecidedCases(
          List.of("five of them"),
          NEUTRAL,
          List.of(
              decided("checkout", Verdict.GO, Verdict.GO, Verdict.TUNE_INCUMBENT),
              decided("greenfield-edge", Verdict.GO, Verdict.GO),
              decided("limits-note", Verdict.GO, Verdict.GO),
              decided("five-scores", Verdict.HYBRID, Verdict.GO, Verdict.HYBRID),
              decided("gpu-platform", Verdict.HYBRID, Verdict.HYBRID)));

  private final Calibration report = Calibration.of(ADVISOR, Advisors.rule("canonical"), CASES);
  private final Findings findings = report.asDecided();

  private static Case decided(String example, Verdict outcome, Verdict... accept) {
    return new Case(
        example,
        "The " + example,
        2020,
        outcome,
        List.of(accept),
        "greenfield",
        "so they said",
        "a talk",
        Grade.EXCERPT,
        List.of("kind"),
        Examples.profile(example));
  }

  private static Recommendation said(ServiceProfile profile) {
    return ADVISOR.recommend(Advisors.ask(profile, "canonical"));
  }

  private static double share(int of) {
    return said(CASES.cases().get(of).profile()).confidence().winShareStatedWeights();
  }

  @Test
  void a_case_agrees_when_its_verdict_is_accepted_and_by_its_leader_when_that_is() {
    assertThat(findings.cases()).isEqualTo(5);
    assertThat(findings.outcomes())
        .extracting(Outcome::verdict)
        .containsExactly(
            Verdict.GO,
            Verdict.RUST,
            Verdict.INSUFFICIENT_EVIDENCE,
            Verdict.INSUFFICIENT_EVIDENCE,
            Verdict.HYBRID);
    assertThat(findings.outcomes())
        .extracting(Outcome::leader)
        .containsExactly(Verdict.GO, Verdict.RUST, Verdict.GO, Verdict.RUST, Verdict.HYBRID);
    assertThat(findings.outcomes())
        .extracting(Outcome::agrees)
        .containsExactly(true, false, false, false, true);
    assertThat(findings.agrees()).isEqualTo(2);
    assertThat(findings.leaderAgrees()).isEqualTo(3);
    assertThat(findings.undecided()).isEqualTo(2);
  }

  @Test
  void a_trial_is_undecided_too() {
    Case close =
        ResourceFiles.read("calibration/cases.yaml", DecidedCases.class).cases().stream()
            .filter(c -> c.id().equals("spinkube"))
            .findFirst()
            .orElseThrow();
    Findings told =
        Calibration.of(
                ADVISOR,
                Advisors.rule("canonical"),
                new DecidedCases(List.of(), NEUTRAL, List.of(close)))
            .asDecided();

    assertThat(told.outcomes()).extracting(Outcome::verdict).containsExactly(Verdict.RUN_TRIAL);
    assertThat(told.undecided()).isEqualTo(1);
  }

  @Test
  void brier_is_the_mean_squared_distance_of_the_share_from_the_leaders_agreement() {
    double squares =
        Math.pow(share(0) - 1, 2)
            + Math.pow(share(1), 2)
            + Math.pow(share(2) - 1, 2)
            + Math.pow(share(3), 2)
            + Math.pow(share(4) - 1, 2);

    assertThat(findings.brier()).isCloseTo(squares / 5, within(5e-5));
    // three leaders of five agree: 0.6 x 0.4
    assertThat(findings.brierOfBaseRate()).isEqualTo(0.24);
  }

  @Test
  void classes_count_their_cases_and_tell_the_mean_share() {
    assertThat(findings.classes())
        .containsExactly(
            new ClassCount(Level.STRONG, 0, 0, 0, null),
            new ClassCount(Level.LEAN, 3, 2, 2, rounded((share(0) + share(1) + share(4)) / 3)),
            new ClassCount(Level.TOSS_UP, 0, 0, 0, null),
            new ClassCount(Level.INSUFFICIENT, 2, 0, 1, rounded((share(2) + share(3)) / 2)));
  }

  private static double rounded(double share) {
    return Math.round(share * 1e4) / 1e4;
  }

  @Test
  void baselines_count_what_they_answer_and_what_of_it_is_accepted() {
    assertThat(findings.baselines())
        .containsExactly(
            // all but the platform accept go
            new Baseline("always-go", 5, 4),
            // go, rust, go, nothing, hybrid
            new Baseline("label-lookup", 4, 3),
            // go, rust, go, rust, hybrid
            new Baseline("quick-matrix", 5, 3),
            new Baseline("go-default-gates", 5, 3),
            // go, rust, nothing, rust, hybrid
            new Baseline("five-scores", 4, 2),
            // go, rust, and nothing of the others
            new Baseline("conjunction", 2, 1));
  }

  @Test
  void seed_rules_are_wrong_where_they_are_not_accepted_or_say_nothing() {
    assertThat(findings.outcomes())
        .extracting(Outcome::seedsWrong)
        .containsExactly(
            List.of(),
            List.of(
                "label-lookup", "quick-matrix", "go-default-gates", "five-scores", "conjunction"),
            List.of("five-scores", "conjunction"),
            List.of(
                "label-lookup", "quick-matrix", "go-default-gates", "five-scores", "conjunction"),
            List.of("conjunction"));
  }

  @Test
  void an_outcome_tells_the_case_and_what_is_said_of_it() {
    Case edge = CASES.cases().get(1);

    assertThat(findings.outcomes().get(1))
        .isEqualTo(
            new Outcome(
                "greenfield-edge",
                "The greenfield-edge",
                2020,
                Verdict.GO,
                List.of(Verdict.GO),
                Verdict.RUST,
                Verdict.RUST,
                Level.LEAN,
                share(1),
                false,
                said(edge.profile()).because(),
                List.of(
                    "label-lookup",
                    "quick-matrix",
                    "go-default-gates",
                    "five-scores",
                    "conjunction"),
                "so they said",
                "a talk",
                Grade.EXCERPT));
  }

  @Test
  void a_rule_without_draws_has_no_brier_score() {
    Calibration byRule = Calibration.of(ADVISOR, Advisors.rule("conjunction"), CASES);
    Findings told = byRule.asDecided();

    assertThat(byRule.rulebook().name()).isEqualTo("conjunction");
    // go and rust, of which go is accepted
    assertThat(told.agrees()).isEqualTo(1);
    assertThat(told.leaderAgrees()).isEqualTo(1);
    assertThat(told.undecided()).isEqualTo(3);
    assertThat(told.brier()).isNull();
    assertThat(told.brierOfBaseRate()).isNull();
    assertThat(told.classes()).hasSize(4).allMatch(c -> c.cases() == 0 && c.meanWinShare() == null);
    assertThat(told.outcomes()).extracting(Outcome::level).containsOnlyNulls();
    assertThat(told.outcomes()).extracting(Outcome::winShare).containsOnlyNulls();
  }

  @Test
  void the_second_pass_gives_every_case_the_same_team_and_libraries() {
    List<Recommendation> expected =
        CASES.cases().stream().map(c -> said(CASES.neutralised(c.profile()))).toList();

    assertThat(report.sameTeam().outcomes())
        .extracting(Outcome::because)
        .containsExactlyElementsOf(expected.stream().map(Recommendation::because).toList())
        .isNotEqualTo(findings.outcomes().stream().map(Outcome::because).toList());
    assertThat(report.sameTeam().outcomes())
        .extracting(Outcome::winShare)
        .containsExactlyElementsOf(
            expected.stream().map(r -> r.confidence().winShareStatedWeights()).toList());
  }

  @Test
  void the_report_says_what_was_judged_and_what_to_keep_in_mind() {
    assertThat(report.rulebook())
        .isEqualTo(new RulebookRef("canonical", "1.0.0", Advisors.rule("canonical").digest()));
    assertThat(report.caveats()).containsExactly("five of them");
    assertThat(report.method()).hasSize(5);
  }
}
