package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.WhatIf.AlternativeChange;
import dev.assay.core.WhatIf.CostChange;
import dev.assay.core.WhatIf.CriterionChange;
import dev.assay.core.WhatIf.Difference;
import dev.assay.core.WhatIf.FieldChange;
import dev.assay.core.WhatIf.Move;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.verdict.Recommendation.Admission;
import dev.assay.core.verdict.Recommendation.Alternative;
import dev.assay.core.verdict.Recommendation.MatrixRow;
import dev.assay.core.verdict.Verdict;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What lies between two answers, field by field, row by row and part by part. */
class WhatIfDifferenceTest {
  private static final Advisor ADVISOR = Advisors.shipped();
  private static final ServiceProfile EDGE =
      Examples.written(
          """
          {'name': 'edge', 'kind': 'proxy', 'budgets': {'p99Ms': 2, 'memoryMiB': 1024},
           'load': {'expectedRps': 4000, 'bound': 'cpu', 'languageShare': 0.8},
           'fleet': {'instances': 10, 'pricePerGiBMonth': 4, 'currency': 'EUR'},
           'team': {'engineers': 6, 'goProduction': 3, 'rustReviewers': 3}}
          """);

  /** The same on twice the instances and without a Rust reviewer. */
  private static final ServiceProfile GROWN =
      Examples.written(
          """
          {'name': 'edge', 'kind': 'proxy', 'budgets': {'p99Ms': 2, 'memoryMiB': 1024},
           'load': {'expectedRps': 4000, 'bound': 'cpu', 'languageShare': 0.8},
           'fleet': {'instances': 20, 'pricePerGiBMonth': 4, 'currency': 'EUR'},
           'team': {'engineers': 6, 'goProduction': 3, 'rustReviewers': 0}}
          """);

  private final WhatIf grown = whatIf(EDGE, GROWN);
  private final Difference difference = grown.difference();

  private static WhatIf whatIf(ServiceProfile before, ServiceProfile after) {
    return ADVISOR.whatIf(Advisors.ask(before, "canonical"), Advisors.ask(after, "canonical"));
  }

  @Test
  void fields_are_those_that_are_known_otherwise_in_the_order_of_the_quantities() {
    assertThat(difference.fields())
        .containsExactly(
            new FieldChange(null, "fleet.instances", 10.0, 20.0),
            new FieldChange(null, "team.rustReviewers", 3.0, 0.0));
  }

  @Test
  void every_alternative_is_shown_from_both_sides() {
    assertThat(difference.alternatives())
        .extracting(AlternativeChange::name)
        .containsExactly(
            Verdict.GO,
            Verdict.RUST,
            Verdict.HYBRID,
            Verdict.GO_THEN_EXTRACT,
            Verdict.TUNE_INCUMBENT);
    for (int i = 0; i < 5; i++) {
      Alternative was = grown.before().recommendation().alternatives().get(i);
      Alternative is = grown.after().recommendation().alternatives().get(i);
      assertThat(difference.alternatives().get(i))
          .isEqualTo(
              new AlternativeChange(
                  was.name(),
                  was.admission(),
                  is.admission(),
                  new Move(was.score(), is.score()),
                  new Move(was.winShare(), is.winShare())));
    }
    AlternativeChange rust = difference.alternatives().get(1);
    assertThat(rust.admissionBefore()).isEqualTo(Admission.ADMISSIBLE);
    assertThat(rust.admissionAfter()).isEqualTo(Admission.INADMISSIBLE);
    // the utility of Rust is (1 + preference) / 2
    assertThat(rust.score().before())
        .isCloseTo((1 + difference.preference().before()) / 2, within(1e-6));
    assertThat(rust.score().after())
        .isCloseTo((1 + difference.preference().after()) / 2, within(1e-6));
    assertThat(rust.winShare().after()).isLessThan(rust.winShare().before());
  }

  @Test
  void a_rule_without_alternatives_leaves_one_side_empty() {
    WhatIf away =
        ADVISOR.whatIf(Advisors.ask(EDGE, "canonical"), Advisors.ask(EDGE, "conjunction"));
    WhatIf back =
        ADVISOR.whatIf(Advisors.ask(EDGE, "conjunction"), Advisors.ask(EDGE, "canonical"));
    List<Alternative> told = away.before().recommendation().alternatives();

    assertThat(away.difference().alternatives())
        .containsExactlyElementsOf(
            told.stream()
                .map(
                    a ->
                        new AlternativeChange(
                            a.name(),
                            a.admission(),
                            null,
                            new Move(a.score(), null),
                            new Move(a.winShare(), null)))
                .toList());
    assertThat(back.difference().alternatives())
        .containsExactlyElementsOf(
            told.stream()
                .map(
                    a ->
                        new AlternativeChange(
                            a.name(),
                            null,
                            a.admission(),
                            new Move(null, a.score()),
                            new Move(null, a.winShare())))
                .toList());
    assertThat(away.difference().criteria())
        .hasSize(28)
        .allSatisfy(
            c -> {
              assertThat(c.valueAfter()).isNull();
              assertThat(c.preference().after()).isNull();
              assertThat(c.weight().after()).isNull();
              assertThat(c.contribution().after()).isNull();
              assertThat(c.moved()).isEqualTo(-c.contribution().before());
            });
    assertThat(back.difference().criteria())
        .hasSize(28)
        .allSatisfy(
            c -> {
              assertThat(c.valueBefore()).isNull();
              assertThat(c.preference().before()).isNull();
              assertThat(c.weight().before()).isNull();
              assertThat(c.contribution().before()).isNull();
              assertThat(c.moved()).isEqualTo(c.contribution().after());
            });
  }

  @Test
  void the_criterion_that_moved_most_comes_first() {
    // three reviewers beside three Go engineers are balanced, none is -1, at 9 of 100 points
    assertThat(difference.criteria().getFirst())
        .isEqualTo(
            new CriterionChange(
                "team_skill",
                "team skill",
                0.0,
                -1.0,
                new Move(0.0, -1.0),
                new Move(0.09, 0.09),
                new Move(0.0, -0.09),
                -0.09));
    assertThat(difference.criteria())
        .isSortedAccordingTo(
            Comparator.comparingDouble((CriterionChange c) -> -Math.abs(c.moved())));
  }

  @Test
  void every_criterion_is_shown_from_both_sides() {
    Map<String, MatrixRow> before = rows(grown.before());
    Map<String, MatrixRow> after = rows(grown.after());

    assertThat(difference.criteria())
        .hasSize(28)
        .allSatisfy(
            c -> {
              MatrixRow was = before.get(c.criterion());
              MatrixRow is = after.get(c.criterion());
              double moved =
                  BigDecimal.valueOf(is.contribution())
                      .subtract(BigDecimal.valueOf(was.contribution()))
                      .doubleValue();
              assertThat(c)
                  .isEqualTo(
                      new CriterionChange(
                          was.criterion(),
                          was.title(),
                          was.value(),
                          is.value(),
                          new Move(was.preference().point(), is.preference().point()),
                          new Move(was.weight(), is.weight()),
                          new Move(was.contribution(), is.contribution()),
                          moved));
            });
    assertThat(difference.criteria().stream().mapToDouble(CriterionChange::moved).sum())
        .isCloseTo(
            difference.preference().after() - difference.preference().before(), within(1e-4));
  }

  @Test
  void a_criterion_of_one_rulebook_alone_keeps_its_title_and_its_one_side() {
    CanonicalRulebook shipped = Advisors.RULEBOOKS.canonical();
    AdviceRequest asked = Advisors.ask(EDGE, "canonical");
    AdviceRequest other = asked.ruledBy(new Rule(withoutFirst(shipped), "other"));
    Criterion left = shipped.criteria().getFirst();

    assertThat(of(left.id(), ADVISOR.whatIf(asked, other)))
        .satisfies(
            c -> {
              assertThat(c.title()).isEqualTo(left.title());
              assertThat(c.weight().before()).isEqualTo(left.weight() / 100);
              assertThat(c.weight().after()).isNull();
            });
    assertThat(of(left.id(), ADVISOR.whatIf(other, asked)))
        .satisfies(
            c -> {
              assertThat(c.title()).isEqualTo(left.title());
              assertThat(c.weight().before()).isNull();
              assertThat(c.weight().after()).isEqualTo(left.weight() / 100);
            });
  }

  private static CriterionChange of(String criterion, WhatIf whatIf) {
    return whatIf.difference().criteria().stream()
        .filter(c -> c.criterion().equals(criterion))
        .findFirst()
        .orElseThrow();
  }

  private static CanonicalRulebook withoutFirst(CanonicalRulebook of) {
    return new CanonicalRulebook(
        of.header(),
        of.groups(),
        of.criteria().subList(1, of.criteria().size()),
        of.gates(),
        of.inheritance(),
        of.split(),
        of.extraction(),
        of.tuning(),
        of.thresholds(),
        of.weightProfiles(),
        of.questions());
  }

  private static Map<String, MatrixRow> rows(Answer answer) {
    return answer.recommendation().matrix().stream()
        .collect(Collectors.toMap(MatrixRow::criterion, Function.identity()));
  }

  @Test
  void preference_is_that_of_each_answer() {
    assertThat(difference.preference())
        .isEqualTo(
            new Move(
                grown.before().recommendation().preference().point(),
                grown.after().recommendation().preference().point()));
    assertThat(difference.preference().after()).isLessThan(difference.preference().before());
  }

  @Test
  void memory_costs_what_it_is_priced_at() {
    // 1024 MiB on 10 and on 20 instances at 4 a month
    assertThat(difference.cost().getFirst())
        .isEqualTo(
            new CostChange(Verdict.GO, new Move(480.0, 960.0), new Move(480.0, 960.0), false));
  }
}
