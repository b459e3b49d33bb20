package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.BUILDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.Json;
import dev.assay.core.Examples;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation.Alternative;
import dev.assay.core.verdict.Recommendation.Confidence;
import dev.assay.core.verdict.Recommendation.Confidence.Level;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole answers: repeatable, finite, and no surer than they may be. */
class AdvicePropertiesTest {
  private static final Advice ADVICE =
      new Advice(
          List.of(
              Examples.LABEL_LOOKUP,
              Examples.QUICK_MATRIX,
              Examples.GO_DEFAULT_GATES,
              Examples.FIVE_SCORES,
              Examples.CONJUNCTION),
          Examples.MISTAKES,
          Examples.CONTRADICTIONS);

  static Recommendation advise(Subject subject) {
    return ADVICE.byCriteria(
        new Advice.Known(subject, List.of(), List.of()),
        BUILDER,
        "digest",
        new Advice.Sampling(50, null));
  }

  @Test
  void name_and_kind_alone_are_not_enough_and_at_least_three_questions_follow() {
    Recommendation empty = advise(Assessments.subject(""));

    assertThat(empty.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    assertThat(empty.leader()).isEqualTo(Verdict.GO);
    assertThat(empty.confidence().level()).isEqualTo(Level.INSUFFICIENT);
    assertThat(empty.coverage().declared()).isEqualTo(0.04);
    assertThat(empty.coverage().missing()).isEqualTo(0.96);
    assertThat(empty.nextQuestions()).hasSizeBetween(3, 7);
    assertThat(empty.matrix()).hasSize(28);
  }

  @Tag("long")
  @Test
  void the_same_request_gives_the_same_answer_and_another_one_other_draws() {
    for (String name : List.of("gpu-platform", "webhook-ledger-email")) {
      Recommendation one = advise(Examples.subject(name));
      assertThat(advise(Examples.subject(name))).isEqualTo(one);
      assertThat(Json.bytes(advise(Examples.subject(name)))).isEqualTo(Json.bytes(one));
    }
  }

  @Tag("long")
  @Test
  void answers_hold_no_number_that_is_none_and_are_no_surer_than_they_may_be() {
    Set<Level> reached = EnumSet.noneOf(Level.class);
    for (int seed = 0; seed < 60; seed++) {
      RandomSubjects one =
          RandomSubjects.of(9000 + seed, 0.3 + 0.7 * (seed % 6) / 5, seed % 4 == 0 ? 3 : 0);
      Recommendation answer = advise(one.subject());
      String json = new String(Json.bytes(answer), StandardCharsets.UTF_8);
      assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
      if (answer.leader() != null) {
        assertThat(answer.alternatives().stream().mapToDouble(Alternative::winShare).sum())
            .isEqualTo(1, within(0.026));
      }
      Confidence confidence = answer.confidence();
      reached.add(confidence.level());
      if (confidence.level() == Level.STRONG) {
        assertThat(answer.verdict()).isEqualTo(answer.leader());
        assertThat(answer.panel()).noneMatch(v -> Boolean.FALSE.equals(v.agrees()));
        assertThat(confidence.decidedDespiteMissing()).isTrue();
        assertThat(confidence.winShareStatedWeights()).isGreaterThanOrEqualTo(0.9);
        if (answer.comparison() != null) {
          assertThat(answer.comparison().margin()).isNotNegative();
          assertThat(confidence.winShareAnyWeights()).isGreaterThanOrEqualTo(0.9);
        }
      }
      if (answer.verdict() == Verdict.INSUFFICIENT_EVIDENCE) {
        assertThat(confidence.level()).isEqualTo(Level.INSUFFICIENT);
      }
      if (answer.verdict() == Verdict.RUN_TRIAL) {
        assertThat(confidence.level()).isIn(Level.INSUFFICIENT, Level.TOSS_UP);
      }
    }
    assertThat(reached).contains(Level.LEAN, Level.TOSS_UP, Level.INSUFFICIENT);
  }
}
