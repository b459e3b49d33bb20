package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.WhatIf.Difference;
import dev.assay.core.WhatIf.Pair;
import dev.assay.core.profile.ServiceProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person is told first of a what-if: verdict, leader and class. */
class WhatIfHeadlineTest {
  private static final Advisor ADVISOR = Advisors.shipped();
  private static final ServiceProfile REVIEWERS =
      Examples.written("{'name': 'edge', 'kind': 'proxy', 'team': {'rustReviewers': 3}}");
  private static final ServiceProfile NO_REVIEWER =
      Examples.written("{'name': 'edge', 'kind': 'proxy', 'team': {'rustReviewers': 0}}");

  private static Difference difference(AdviceRequest asked, AdviceRequest changed) {
    return ADVISOR.whatIf(asked, changed).difference();
  }

  private static Difference reweighed(String example, String weightProfile) {
    AdviceRequest asked = Advisors.ask(Examples.profile(example), "canonical");
    return difference(
        asked,
        new AdviceRequest(
            asked.profile(),
            asked.snapshots(),
            asked.rule(),
            new Weights(weightProfile, Map.of(), Map.of(), null),
            asked.explain()));
  }

  private static Difference ruled(String example, String before, String after) {
    ServiceProfile profile = Examples.profile(example);
    return difference(Advisors.ask(profile, before), Advisors.ask(profile, after));
  }

  @Test
  void another_verdict_is_told_with_the_headline_of_the_new_answer() {
    Difference difference = reweighed("greenfield-edge", "people-first");

    assertThat(difference.headline())
        .isEqualTo(
            "The verdict goes from rust to insufficient-evidence. Not enough is known of"
                + " greenfield-edge for a verdict; on what is known, rust is ahead.");
    assertThat(difference.verdictChanges()).isTrue();
    assertThat(difference.verdict()).isEqualTo(new Pair("rust", "insufficient-evidence"));
    assertThat(difference.leaderChanges()).isFalse();
    assertThat(difference.leader()).isEqualTo(new Pair("rust", "rust"));
    assertThat(difference.confidence()).isEqualTo(new Pair("lean", "insufficient"));
  }

  @Test
  void another_leader_under_the_same_verdict_is_told_by_name() {
    Difference difference =
        difference(Advisors.ask(REVIEWERS, "canonical"), Advisors.ask(NO_REVIEWER, "canonical"));

    assertThat(difference.headline())
        .isEqualTo("The verdict stays insufficient-evidence; go leads now.");
    assertThat(difference.verdictChanges()).isFalse();
    assertThat(difference.verdict())
        .isEqualTo(new Pair("insufficient-evidence", "insufficient-evidence"));
    assertThat(difference.leaderChanges()).isTrue();
    assertThat(difference.leader()).isEqualTo(new Pair("rust", "go"));
  }

  @Test
  void a_rule_without_a_clear_winner_leaves_no_leader_and_no_preference() {
    Difference difference = ruled("limits-note", "canonical", "conjunction");

    assertThat(difference.headline())
        .isEqualTo("The verdict stays insufficient-evidence; nothing leads any more.");
    assertThat(difference.leaderChanges()).isTrue();
    assertThat(difference.leader()).isEqualTo(new Pair("go", null));
    assertThat(difference.confidence()).isEqualTo(new Pair("insufficient", null));
    assertThat(difference.preference().before()).isNotNull();
    assertThat(difference.preference().after()).isNull();
  }

  @Test
  void a_leader_where_nothing_led_is_told_by_name() {
    Difference difference = ruled("limits-note", "conjunction", "canonical");

    assertThat(difference.headline())
        .isEqualTo("The verdict stays insufficient-evidence; go leads now.");
    assertThat(difference.leader()).isEqualTo(new Pair(null, "go"));
    assertThat(difference.confidence()).isEqualTo(new Pair(null, "insufficient"));
    assertThat(difference.preference().before()).isNull();
    assertThat(difference.preference().after()).isNotNull();
  }

  @Test
  void another_class_alone_is_told() {
    Difference difference = reweighed("gpu-platform", "people-first");

    assertThat(difference.headline()).isEqualTo("The verdict stays hybrid, now as toss-up.");
    assertThat(difference.confidence()).isEqualTo(new Pair("lean", "toss-up"));
    assertThat(difference.verdictChanges()).isFalse();
    assertThat(difference.leaderChanges()).isFalse();
  }

  @Test
  void a_rule_that_states_no_class_is_given_none() {
    assertThat(ruled("checkout", "canonical", "go-default-gates").headline())
        .isEqualTo("The verdict stays go.");
    assertThat(ruled("checkout", "go-default-gates", "canonical").headline())
        .isEqualTo("The verdict stays go, now as lean.");
  }

  @Test
  void nothing_is_told_where_nothing_changes() {
    Difference difference = ruled("checkout", "canonical", "canonical");

    assertThat(difference.headline()).isEqualTo("The verdict stays go.");
    assertThat(difference.verdictChanges()).isFalse();
    assertThat(difference.leaderChanges()).isFalse();
    assertThat(difference.confidence()).isEqualTo(new Pair("lean", "lean"));
    assertThat(difference.fields()).isEmpty();
    assertThat(difference.parts()).isEmpty();
    assertThat(difference.plan().added()).isEmpty();
    assertThat(difference.plan().removed()).isEmpty();
    assertThat(difference.criteria()).hasSize(28).allMatch(c -> c.moved() == 0);
  }
}
