package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.BUILDER;
import static dev.assay.core.verdict.Assessments.RULEBOOK;
import static dev.assay.core.verdict.Assessments.api;
import static dev.assay.core.verdict.Assessments.weighing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation.Admission;
import dev.assay.core.verdict.Recommendation.NextQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a question is worth, against the same sum written out by brute force. */
class NextQuestionsTest {

  private static NextQuestions.Found find(Assessment base, MatrixBuilder builder) {
    return NextQuestions.of(
        base,
        new Reassessment(base, builder),
        Breakpoints.of(RULEBOOK),
        Decision.leading(base),
        Advice.used(RULEBOOK),
        List.of());
  }

  private static NextQuestion question(Assessment base, MatrixBuilder builder, String field) {
    return find(base, builder).questions().stream()
        .filter(q -> q.field().equals(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError(field + " is not asked"));
  }

  @Test
  void a_field_that_only_gates_read_is_asked() {
    Map<String, Integer> points = Map.of("concurrency_criticality", 1);
    Assessment base =
        api(points, "'concurrency': 'lock-free', 'team': {'rustReviewers': 4, 'goProduction': 4}");

    NextQuestion tree = question(base, weighing(points), "platform.inTree");

    assertThat(tree.criterion()).isNull();
    assertThat(tree.gates()).containsExactly("in-tree");
    assertThat(tree.question())
        .isEqualTo("Does the code live in the Kubernetes tree or behind a Go plug-in interface?");
    assertThat(tree.howToMeasure()).startsWith("Look where it is built");
    assertThat(tree.changesVerdictWithShare()).isEqualTo(0.5);
    // Rust is worth nothing in the tree: Go's 0.15 is gained in one of two answers
    assertThat(tree.worth()).isEqualTo(0.15 / 2, within(1e-9));
    assertThat(find(base, weighing(points)).turning())
        .contains("platform.inTree", "dependencies")
        .doesNotContain("split.separable");
  }

  @Test
  void an_answer_that_opens_a_better_alternative_is_worth_what_it_adds() {
    Map<String, Integer> torn = Map.of("throughput", 1, "concurrency_criticality", 9);
    Assessment go = api(torn, "'load': {'utilisation': 0.9}, 'concurrency': 'independent'");
    // 0.6 of pressure on a tenth of the weight: 0.3 x 0.6 - 0.05
    NextQuestion opens = question(go, weighing(torn), "incumbent.hotPathIsolable");
    assertThat(opens.changesVerdictWithShare()).isEqualTo(0.5);
    assertThat(opens.worth()).isEqualTo((0.3 * 0.6 - 0.05) / 2, within(1e-6));
    assertThat(opens.gates()).containsExactly("hot-path");
  }

  @Test
  void a_plan_that_would_override_a_gate_is_asked_for() {
    Map<String, Integer> points = Map.of("concurrency_criticality", 1);
    Assessment base = api(points, "'concurrency': 'lock-free', 'team': {'rustReviewers': 1}");

    NextQuestion plan = question(base, weighing(points), "team.trainingPlan");

    assertThat(plan.changesVerdictWithShare()).isEqualTo(0.5);
    assertThat(plan.worth()).isEqualTo(0.7 / 2, within(1e-9));
  }

  @Test
  void every_question_is_worth_what_brute_force_says() {
    int compared = 0;
    for (int seed = 0; seed < 40; seed++) {
      RandomSubjects one = RandomSubjects.of(70_000 + seed, 0.4 + 0.4 * (seed % 5) / 4, 0);
      Assessment base = one.assess();
      Verdict leader = Decision.leading(base);
      if (leader == null) {
        continue;
      }
      for (NextQuestion question : find(base, BUILDER).questions()) {
        Quantity quantity = Quantity.byId(question.field()).orElse(null);
        if (quantity == null || quantity.unit().numeric() || quantity.unit() == Unit.TEXT) {
          continue;
        }
        List<Value> answers =
            quantity.unit() == Unit.FLAG
                ? List.of(new Value.Flag(true), new Value.Flag(false))
                : new ArrayList<>(quantity.levels().stream().map(Value.Level::new).toList());
        double worth = 0;
        double changes = 0;
        for (Value answer : answers) {
          Assessment then = one.with(-1, quantity, answer).assess();
          double best = 0;
          Verdict chosen = null;
          for (Verdict alternative : Decision.ALTERNATIVES) {
            double score = then.scores().get(alternative);
            if (then.admission(alternative) == Admission.ADMISSIBLE
                && (chosen == null || score > best)) {
              best = score;
              chosen = alternative;
            }
          }
          double kept =
              then.admission(leader) == Admission.ADMISSIBLE ? then.scores().get(leader) : 0;
          changes += chosen == leader ? 0 : 1.0 / answers.size();
          worth += chosen == null ? 0 : (best - kept) / answers.size();
        }
        assertThat(question.worth()).as("%s in %s", question, one).isEqualTo(worth, within(2e-6));
        assertThat(question.changesVerdictWithShare()).isEqualTo(changes, within(0.006));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  @Test
  void prices_are_asked_for_where_the_rest_of_the_saving_is_known() {
    Map<String, Integer> points = Map.of("projected_saving", 3, "concurrency_criticality", 1);
    String known =
        "'concurrency': 'independent', 'budgets': {'memoryMiB': 4096}, 'fleet': {'instances': 500%s},"
            + " 'team': {'rustReviewers': 3, 'goProduction': 3, 'engineers': 6%s}";
    Assessment noPrice = api(points, known.formatted("", ", 'yearlyCostPerEngineer': 120000"));
    Assessment noCost = api(points, known.formatted(", 'pricePerGiBMonth': 4", ""));

    NextQuestion price = question(noPrice, weighing(points), "fleet.pricePerGiBMonth");
    assertThat(price.criterion()).isEqualTo("projected_saving");
    assertThat(price.changesVerdictWithShare()).isPositive();
    assertThat(question(noCost, weighing(points), "team.yearlyCostPerEngineer").worth())
        .isPositive();
  }
}
