package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Elicitation.Judgement;
import dev.assay.core.mcda.RandomIndex;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights from judgements, by hand-worked matrices. */
class ElicitationTest {
  private static final CanonicalRulebook RULEBOOK =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);

  private static Judgement judge(String more, String less, double times) {
    return new Judgement(more, less, times);
  }

  private static List<Violation> check(Judgement... judgements) {
    return Elicitation.check(List.of(judgements), RULEBOOK, RandomIndex.SAATY_1980);
  }

  @Test
  void consistent_judgements_give_their_own_proportions() {
    Elicitation elicited =
        Elicitation.of(
            List.of(
                judge("team", "runtime", 4), judge("team", "risk", 2), judge("risk", "runtime", 2)),
            RULEBOOK,
            RandomIndex.SAATY_1980);

    assertThat(elicited.items())
        .extracting(Elicitation.Item::id)
        .containsExactly("runtime", "risk", "team");
    // 1 : 2 : 4 of the 30 + 18 + 19 points that the three groups have
    assertThat(elicited.asWeights().groups())
        .containsOnlyKeys("runtime", "risk", "team")
        .hasEntrySatisfying("runtime", p -> assertThat(p).isEqualTo(67 / 7.0, within(1e-6)))
        .hasEntrySatisfying("team", p -> assertThat(p).isEqualTo(67 * 4 / 7.0, within(1e-6)));
    assertThat(elicited.asWeights().criteria()).isEmpty();
    assertThat(elicited.consistencyRatio()).isZero();
    assertThat(elicited.consistent()).isTrue();
    assertThat(elicited.principalEigenvalue()).isEqualTo(3, within(1e-6));
    assertThat(WeightChanges.check(elicited.asWeights(), RULEBOOK)).isEmpty();
    assertThat(elicited.leastConsistent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SAATY_1980, 0.58",
    "SAATY_2005, 0.52",
    "DONEGAN_DODD_1991, 0.4914",
    "TUMMALA_LING_1998, 0.5799"
  })
  void a_circle_is_inconsistent_by_the_table_that_is_named(RandomIndex table, double random) {
    // a > b > c > a, each twice: the eigenvalue of [1 2 1/2; 1/2 1 2; 2 1/2 1] is 3.5
    Elicitation circle =
        Elicitation.of(
            List.of(
                judge("team", "risk", 2), judge("risk", "runtime", 2), judge("runtime", "team", 2)),
            RULEBOOK,
            table);

    assertThat(circle.items())
        .allSatisfy(i -> assertThat(i.share()).isEqualTo(1 / 3.0, within(1e-6)));
    assertThat(circle.principalEigenvalue()).isEqualTo(3.5, within(1e-6));
    assertThat(circle.consistencyIndex()).isEqualTo(0.25, within(1e-6));
    assertThat(circle.consistencyRatio()).isEqualTo(0.25 / random, within(1e-6));
    assertThat(circle.consistent()).isFalse();
    assertThat(circle.randomIndexSource())
        .isEqualTo(table.source())
        .contains(table.name().substring(table.name().length() - 4));
    assertThat(circle.leastConsistent())
        .hasSize(3)
        .allSatisfy(m -> assertThat(m.factor()).isEqualTo(2, within(1e-6)));
  }

  @Test
  void the_judgement_that_fits_worst_comes_first() {
    Elicitation elicited =
        Elicitation.of(
            List.of(
                judge("team_skill", "hiring", 2),
                judge("hiring", "ramp_up", 2),
                judge("team_skill", "ramp_up", 9)),
            RULEBOOK,
            RandomIndex.SAATY_1980);

    assertThat(elicited.asWeights().groups()).isEmpty();
    assertThat(elicited.asWeights().criteria().values().stream().mapToDouble(p -> p).sum())
        .isEqualTo(9 + 4 + 2, within(1e-5));
    assertThat(elicited.leastConsistent().getFirst().factor())
        .isGreaterThanOrEqualTo(elicited.leastConsistent().getLast().factor())
        .isGreaterThan(1);
    // for three items the eigenvector is the geometric mean, and every judgement is off alike
    assertThat(elicited.leastConsistent().getFirst().factor())
        .isEqualTo(Math.cbrt(9 / 4.0), within(1e-5));
  }

  @Test
  void one_judgement_out_of_line_stands_before_those_that_it_bends() {
    // 8 : 4 : 2 : 1 but for the first against the last, which is said to be twice that
    Elicitation elicited =
        Elicitation.of(
            List.of(
                judge("team", "risk", 2),
                judge("risk", "runtime", 2),
                judge("team", "runtime", 4),
                judge("runtime", "delivery", 2),
                judge("risk", "delivery", 4),
                judge("team", "delivery", 16)),
            RULEBOOK,
            RandomIndex.SAATY_1980);

    assertThat(elicited.leastConsistent().getFirst())
        .returns("team", Elicitation.Misfit::more)
        .returns("delivery", Elicitation.Misfit::less);
    assertThat(elicited.leastConsistent())
        .extracting(Elicitation.Misfit::factor)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void a_criterion_among_groups_and_a_group_among_criteria_are_told_as_mixed() {
    assertThat(check(judge("team", "risk", 2), judge("hiring", "risk", 2)))
        .filteredOn(v -> v.code().equals("mixed-items"))
        .extracting(Violation::pointer, Violation::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/comparisons/1/more",
                "\"hiring\" is compared across groups and criteria; compare like with like"));
    assertThat(check(judge("hiring", "team", 2)))
        .filteredOn(v -> v.code().equals("mixed-items"))
        .extracting(Violation::pointer)
        .containsExactly("/comparisons/0/less");
    assertThat(check(judge("team", "nobody", 2)))
        .filteredOn(v -> v.code().equals("unknown-item"))
        .extracting(Violation::detail)
        .containsExactly("\"nobody\" has no weight here");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThat(
            check(judge("team", "hiring", 2), judge("nobody", "team", 3), judge("risk", "risk", 1)))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/comparisons/0/less", "mixed-items"),
            org.assertj.core.groups.Tuple.tuple("/comparisons/1/more", "unknown-item"),
            org.assertj.core.groups.Tuple.tuple("/comparisons/2/less", "same-item"));
    assertThat(check(judge("team", "risk", 2), judge("risk", "team", 2)))
        .extracting(Violation::code)
        .containsExactly("duplicate");
    assertThat(check(judge("team", "risk", 2), judge("risk", "runtime", 2)))
        .extracting(Violation::detail)
        .containsExactly("runtime and team are not compared");
    assertThat(check(judge("team", "risk", 2))).isEmpty();
  }

  @Test
  void a_table_that_ends_is_not_stretched() {
    List<Judgement> eleven = new java.util.ArrayList<>();
    List<String> ids = RULEBOOK.criteria().stream().limit(11).map(c -> c.id()).toList();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        eleven.add(judge(ids.get(i), ids.get(j), 1));
      }
    }
    assertThat(Elicitation.check(eleven, RULEBOOK, RandomIndex.SAATY_1980))
        .extracting(Violation::code)
        .containsExactly("too-many-items");
    assertThat(Elicitation.check(eleven, RULEBOOK, RandomIndex.SAATY_2005)).isEmpty();
  }
}
