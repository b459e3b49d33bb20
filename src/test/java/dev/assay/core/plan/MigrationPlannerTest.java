package dev.assay.core.plan;

import static dev.assay.core.Examples.stated;
import static dev.assay.core.Examples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.Examples;
import dev.assay.core.plan.MigrationPlan.State;
import dev.assay.core.plan.MigrationPlan.Step;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationPlannerTest {
  @Test
  void a_split_is_drawn_trained_for_and_moved_part_by_part() {
    MigrationPlan plan = PlanCases.migration(subject("gpu-platform"));

    assertThat(plan.verdict()).isEqualTo(Verdict.HYBRID);
    assertThat(ids(plan))
        .containsSubsequence("draw-boundary", "rust-build-time", "smallest-part-rust", "reopen")
        .doesNotContain("training", "strangler", "go-training");
  }

  @ParameterizedTest
  @CsvSource({"1, , true", "2, , true", "3, , true", "3, 0.5, true", "3, 2, false", " , , true"})
  void training_is_planned_while_few_review_rust(
      @Nullable Integer reviewers, @Nullable Double years, boolean planned) {
    Subject subject =
        stated(
            "{'name':'s','kind':'proxy','team':{'rustReviewers':%s,'rustYears':%s}}"
                .formatted(reviewers, years));

    assertThat(ids(plan(subject, Verdict.RUST)).contains("training")).isEqualTo(planned);
  }

  @Test
  void training_tells_its_weeks_and_their_source() {
    Step training =
        plan(stated("{'name':'s','kind':'proxy'}"), Verdict.RUST).steps().stream()
            .filter(s -> s.id().equals("training"))
            .findFirst()
            .orElseThrow();

    assertThat(training.effort())
        .isEqualTo(new MigrationPlan.Effort(4, 12, 26, "weeks per person"));
    assertThat(training.sources()).anyMatch(s -> "L97-L101".equals(s.lines()));
  }

  @Test
  void triggers_are_numbers_with_the_value_of_now_and_the_distance() {
    Subject subject =
        stated(
            "{'name':'s','kind':'gateway','budgets':{'p99Ms':50,'memoryMiB':200},"
                + "'incumbent':{'situation':'extension','language':'go','tuned':true},"
                + "'observed':{'gcCpuShare':0.12,'p99Ms':30}}");

    List<MigrationPlan.Trigger> triggers = plan(subject, Verdict.GO_THEN_EXTRACT).triggers();

    assertThat(triggers)
        .extracting(MigrationPlan.Trigger::state)
        .containsExactly(State.FIRES, State.QUIET, State.NOT_KNOWN);
    MigrationPlan.Reading gc = triggers.get(0).readings().getFirst();
    assertThat(gc.quantity()).isEqualTo("observed.gcCpuShare");
    assertThat(gc.rule()).isEqualTo("above");
    assertThat(gc.threshold()).isEqualTo(0.1);
    assertThat(gc.distance()).isEqualTo(-0.02, within(1e-9));
    assertThat(gc.howToMeasure()).contains("go_cpu_classes_gc_total_cpu_seconds_total");
    MigrationPlan.Reading p99 = triggers.get(1).readings().getFirst();
    assertThat(p99.value()).isEqualTo(0.6, within(1e-9));
    assertThat(p99.distance()).isEqualTo(0.2, within(1e-9));
    assertThat(triggers.get(2).readings().getFirst().value()).isNull();
    assertThat(triggers.get(2).readings().getFirst().distance()).isNull();
  }

  @Test
  void a_trigger_that_fires_on_an_untuned_build_says_tune_first() {
    Subject subject =
        stated(
            "{'name':'s','kind':'gateway','incumbent':{'situation':'extension','language':'go',"
                + "'tuned':false},'observed':{'gcCpuShare':0.12}}");

    assertThat(plan(subject, Verdict.GO_THEN_EXTRACT).triggers().getFirst().note())
        .contains("tune it first");
  }

  @Test
  void a_threshold_that_is_only_reached_does_not_fire() {
    Subject subject =
        stated(
            "{'name':'s','kind':'gateway','incumbent':{'situation':'extension','language':'go'},"
                + "'observed':{'gcCpuShare':0.1}}");

    assertThat(plan(subject, Verdict.GO_THEN_EXTRACT).triggers().getFirst().state())
        .isEqualTo(State.QUIET);
  }

  @Test
  void triggers_are_asked_of_the_component_of_which_something_is_known() {
    Subject subject =
        Examples.changed("gpu-platform", "/components/1", "observed", "{\"gcCpuShare\":0.2}");

    assertThat(plan(subject, Verdict.GO_THEN_EXTRACT).triggers())
        .hasSize(3)
        .allSatisfy(t -> assertThat(t.component()).isEqualTo("data-plane"))
        .first()
        .satisfies(t -> assertThat(t.state()).isEqualTo(State.FIRES));
  }

  @Test
  void a_step_that_only_some_components_need_names_them() {
    assertThat(PlanCases.migration(subject("gpu-platform")).steps())
        .anySatisfy(
            s -> {
              assertThat(s.id()).isEqualTo("write-limits");
              assertThat(s.what()).endsWith(" For: command-line-tool.");
            });
  }

  @Test
  void tuning_has_a_step_for_everything_that_the_rulebook_names() {
    MigrationPlan plan =
        plan(
            stated(
                "{'name':'s','kind':'gateway','incumbent':{'situation':'extension','language':'go'}}"),
            Verdict.TUNE_INCUMBENT);

    assertThat(ids(plan))
        .containsExactly(
            "baseline", "tune-1", "tune-2", "tune-3", "tune-4", "tune-5", "judge-again");
    assertThat(plan.steps().get(1).what()).contains("GOGC", "GOMEMLIMIT");
    assertThat(plan.steps().get(1).sources().getFirst().evidence()).contains("PE06");
    assertThat(plan.triggers()).isEmpty();
  }

  @Test
  void a_rewrite_is_strangled_never_all_at_once() {
    Subject rewrite =
        stated("{'name':'s','kind':'proxy','incumbent':{'situation':'rewrite','language':'jvm'}}");

    for (Verdict verdict : List.of(Verdict.GO, Verdict.RUST, Verdict.HYBRID)) {
      assertThat(ids(plan(rewrite, verdict))).contains("strangler");
    }
    assertThat(
            ids(
                plan(
                    stated("{'name':'s','kind':'proxy','incumbent':{'situation':'greenfield'}}"),
                    Verdict.RUST)))
        .doesNotContain("strangler");
  }

  @Test
  void too_little_evidence_asks_for_the_heaviest_criteria_first() {
    Subject subject = stated("{'name':'s','kind':'proxy'}");
    Recommendation recommendation = PlanCases.recommend(subject);

    MigrationPlan plan = PlanCases.migration(subject);

    assertThat(recommendation.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    assertThat(ids(plan))
        .containsSubsequence("write-limits", "answer-team_skill", "answer-latency_p99_budget");
    assertThat(ids(plan).stream().filter(id -> id.startsWith("answer-")))
        .hasSize(MigrationPlanner.MOST_QUESTIONS);
    assertThat(plan.steps())
        .anySatisfy(
            s -> {
              assertThat(s.id()).isEqualTo("answer-latency_p99_budget");
              assertThat(s.doneWhen()).contains("budgets.p99Ms", "histogram_quantile");
            });
  }

  @Test
  void a_trial_has_five_interleaved_runs_of_each_build_and_a_seeded_bug() {
    MigrationPlan plan = plan(stated("{'name':'s','kind':'proxy'}"), Verdict.RUN_TRIAL);

    assertThat(ids(plan))
        .containsSubsequence(
            "trial-rule", "trial-service", "trial-build", "trial-runs", "trial-bug", "trial-judge");
    assertThat(plan.steps()).anyMatch(s -> s.what().contains("at least five times, interleaved"));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void every_verdict_has_a_plan_whose_steps_can_be_checked_and_cited(Verdict verdict) {
    MigrationPlan plan = plan(stated("{'name':'s','kind':'proxy'}"), verdict);

    assertThat(plan.verdict()).isEqualTo(verdict);
    assertThat(plan.steps()).isNotEmpty();
    assertThat(ids(plan)).doesNotHaveDuplicates();
    assertThat(plan.steps())
        .allSatisfy(
            step -> {
              assertThat(step.why()).isNotBlank();
              assertThat(step.doneWhen()).isNotBlank();
              assertThat(step.risk()).isNotBlank();
              assertThat(step.sources()).isNotEmpty();
            });
  }

  private static List<String> ids(MigrationPlan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }

  /** The plan for a subject if the verdict were this one. */
  private static MigrationPlan plan(Subject subject, Verdict verdict) {
    return PlanCases.PLANNER.migration(
        subject, PlanCases.as(PlanCases.recommend(subject), verdict), PlanCases.RULEBOOK);
  }
}
