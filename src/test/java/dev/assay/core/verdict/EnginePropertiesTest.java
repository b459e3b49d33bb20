package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.BUILDER;
import static dev.assay.core.verdict.Assessments.RULEBOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.rulebook.Range;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every profile, over many drawn from seeds. */
class EnginePropertiesTest {
  private static final Offset<Double> EXACTLY = within(1e-9);
  private static final Breakpoints BREAKPOINTS = Breakpoints.of(RULEBOOK);

  private static List<RandomSubjects> many(int count) {
    List<RandomSubjects> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(RandomSubjects.of(1000 + i, 0.2 + 0.8 * (i % 10) / 9, i % 3 == 0 ? 3 : 0));
    }
    return all;
  }

  /** Possible answers to one question: all choices, or numbers at and between its breakpoints. */
  static List<Value> answers(Quantity quantity, Signals signals) {
    return switch (quantity.unit()) {
      case FLAG -> List.of(new Value.Flag(false), new Value.Flag(true));
      case CHOICE -> quantity.levels().stream().<Value>map(Value.Level::new).toList();
      case TEXT -> List.of(new Value.Level("plan"));
      default -> {
        NavigableSet<Double> points = BREAKPOINTS.of(quantity, signals);
        List<Value> values = new ArrayList<>();
        double before = points.isEmpty() ? 1 : points.first() / 2;
        for (double point : points) {
          double middle = (before + point) / 2;
          values.add(
              Value.Amount.of(RandomSubjects.counted(quantity) ? Math.rint(middle) : middle));
          values.add(Value.Amount.of(point));
          before = point;
        }
        yield values;
      }
    };
  }

  private static Set<Quantity> used() {
    Set<Quantity> used = EnumSet.noneOf(Quantity.class);
    RULEBOOK.criteria().forEach(c -> used.addAll(c.quantities()));
    RULEBOOK.gates().forEach(g -> used.addAll(g.when().quantities()));
    used.removeIf(Quantity::derived);
    return used;
  }

  @Tag("long")
  @Test
  void assessing_again_with_one_value_changed_equals_assessing_from_the_start() {
    int compared = 0;
    Random random = new Random(7);
    for (RandomSubjects one : many(150)) {
      Assessment base = one.assess();
      Reassessment again = new Reassessment(base, BUILDER);
      for (int place = -1; place < one.parts().size(); place++) {
        for (Quantity quantity : used()) {
          List<Value> answers = answers(quantity, again.signals(place));
          Value value = answers.get(random.nextInt(answers.size()));
          Assessment quick = again.with(place, quantity, value);
          Assessment whole = one.with(place, quantity, value).assess();
          assertThat(quick.scores())
              .as("%s of %d is %s in %s", quantity.id(), place, value, one)
              .isEqualTo(whole.scores());
          assertThat(quick.gates())
              .usingRecursiveFieldByFieldElementComparatorIgnoringFields("tests")
              .isEqualTo(whole.gates());
          assertThat(quick.preference()).isEqualTo(whole.preference());
          assertThat(Decision.leading(quick)).isEqualTo(Decision.leading(whole));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(5000);
  }

  @Test
  void scores_are_finite_and_lie_in_their_announced_interval() {
    for (RandomSubjects one : many(300)) {
      Assessment assessment = one.assess();
      assertThat(assessment.scores().get(Verdict.GO) + assessment.scores().get(Verdict.RUST))
          .isEqualTo(1, EXACTLY);
      assertThat(java.util.Arrays.stream(assessment.shares()).sum()).isEqualTo(1, EXACTLY);
      assertThat(assessment.pressure()).isBetween(0.0, 1.0);
      assertThat(assessment.coverage().values().stream().mapToDouble(d -> d).sum())
          .isEqualTo(1, EXACTLY);
      assessment
          .scores()
          .forEach(
              (alternative, score) -> {
                Range range = assessment.scoreRange(alternative);
                assertThat(score)
                    .as("%s of %s", alternative, one)
                    .isFinite()
                    .isBetween(range.low() - 1e-12, range.high() + 1e-12);
              });
    }
  }

  @Test
  void contributions_sum_to_the_margin_by_criterion_and_by_group() {
    for (RandomSubjects one : many(200)) {
      Assessment assessment = one.assess();
      Map<Verdict, Double> scores = assessment.scores();
      assertThat(assessment.matrix().preference()).isEqualTo(assessment.preference(), EXACTLY);
      for (Verdict leader : Decision.ALTERNATIVES) {
        for (Verdict rival : Decision.ALTERNATIVES) {
          if (leader == rival) {
            continue;
          }
          Sensitivity sensitivity = Sensitivity.of(assessment, leader, rival);
          assertThat(sensitivity.margin())
              .isEqualTo(scores.get(leader) - scores.get(rival), EXACTLY);
          Recommendation.Comparison comparison = sensitivity.comparison();
          assertThat(
                  comparison.criteria().stream()
                      .mapToDouble(Recommendation.Comparison.Share::value)
                      .sum())
              .isEqualTo(comparison.margin(), within(3e-5));
          assertThat(
                  comparison.groups().stream()
                      .mapToDouble(Recommendation.Comparison.Share::value)
                      .sum())
              .isEqualTo(comparison.margin(), within(1e-5));
        }
      }
    }
  }

  @Test
  void the_order_of_components_does_not_matter() {
    for (RandomSubjects one : many(300)) {
      Subject subject = one.subject();
      List<Subject> reversed = new ArrayList<>(subject.components());
      Collections.reverse(reversed);
      Map<Verdict, Double> before = one.assess().scores();
      Map<Verdict, Double> after =
          Assessment.of(new Subject(subject.name(), subject.signals(), reversed), BUILDER).scores();
      before.forEach((a, score) -> assertThat(after.get(a)).isEqualTo(score, EXACTLY));
    }
  }

  @Test
  void a_criterion_without_weight_is_as_if_it_were_not_there() {
    double[] points =
        RULEBOOK.criteria().stream()
            .mapToDouble(c -> c.id().equals("concurrency_criticality") ? 0 : c.weight())
            .toArray();
    MatrixBuilder without = MatrixBuilder.with(RULEBOOK, points);
    for (RandomSubjects one : many(60)) {
      for (String level : Quantity.CONCURRENCY.levels()) {
        Map<Verdict, Double> then =
            Assessment.of(
                    one.with(-1, Quantity.CONCURRENCY, new Value.Level(level)).subject(), without)
                .scores();
        Map<Verdict, Double> now =
            Assessment.of(
                    one.with(-1, Quantity.CONCURRENCY, new Value.Level("independent")).subject(),
                    without)
                .scores();
        now.forEach((a, score) -> assertThat(then.get(a)).isEqualTo(score, EXACTLY));
      }
    }
  }

  @Tag("long")
  @Test
  void an_answer_that_leans_more_to_rust_never_lowers_the_score_of_rust() {
    List<Quantity> rising =
        List.of(
            Quantity.CONCURRENCY,
            Quantity.FAILURE_IMPACT,
            Quantity.RECOVERY,
            Quantity.INPUT,
            Quantity.BOUND);
    for (RandomSubjects one : many(150)) {
      if (!one.parts().isEmpty()) {
        continue;
      }
      for (Quantity quantity : rising) {
        double before = -1;
        for (String level : quantity.levels()) {
          double rust =
              one.with(-1, quantity, new Value.Level(level)).assess().scores().get(Verdict.RUST);
          assertThat(rust)
              .as("%s is %s in %s", quantity.id(), level, one)
              .isGreaterThanOrEqualTo(before - 1e-12);
          before = rust;
        }
      }
    }
  }

  @Tag("long")
  @Test
  void filling_what_is_missing_lands_inside_the_announced_interval() {
    Random random = new Random(11);
    int filled = 0;
    for (RandomSubjects one : many(300)) {
      if (!one.parts().isEmpty()) {
        continue;
      }
      Assessment before = one.assess();
      Reassessment again = new Reassessment(before, BUILDER);
      for (Quantity quantity : used()) {
        // a price, and answers that take the place of one that stood in for them
        if (Set.of(Quantity.ENGINEERS, Quantity.BUDGET_P99, Quantity.OOM_KILLS).contains(quantity)
            || before.subject().signals().known(quantity).isPresent()) {
          continue;
        }
        List<Value> answers = answers(quantity, before.subject().signals());
        Assessment after = again.with(-1, quantity, answers.get(random.nextInt(answers.size())));
        for (Verdict alternative : Decision.ALTERNATIVES) {
          if (alternative == Verdict.TUNE_INCUMBENT && quantity == Quantity.INCUMBENT_LANGUAGE) {
            continue;
          }
          Range range = before.scoreRange(alternative);
          assertThat(after.scores().get(alternative))
              .as(
                  "%s after %s is %s in %s",
                  alternative, quantity.id(), after.subject().signals().get(quantity), one)
              .isBetween(range.low() - 1e-9, range.high() + 1e-9);
        }
        filled++;
      }
    }
    assertThat(filled).isGreaterThan(1000);
  }
}
