package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.BUILDER;
import static dev.assay.core.verdict.Assessments.RULEBOOK;
import static dev.assay.core.verdict.Assessments.api;
import static dev.assay.core.verdict.Assessments.weighing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation.Flip;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A flip really flips on its far side and not on its near side; a steady field never does. */
class FlipsTest {
  private static final Breakpoints BREAKPOINTS = Breakpoints.of(RULEBOOK);

  private static Flips.Found find(Assessment base, MatrixBuilder builder) {
    Verdict leader = Decision.leading(base);
    return Flips.of(
        base, new Reassessment(base, builder), BREAKPOINTS, leader, Advice.used(RULEBOOK));
  }

  @Test
  void a_number_turns_where_its_anchors_say() {
    Map<String, Integer> points = Map.of("startup_budget", 1, "workload_kind", 1);
    Assessment base = api(points, "'budgets': {'startupMs': 500}, 'team': {'rustReviewers': 3}");

    assertThat(Decision.leading(base)).isEqualTo(Verdict.GO);
    Flip flip =
        find(base, weighing(points)).flips().stream()
            .filter(f -> f.field().equals("budgets.startupMs"))
            .findFirst()
            .orElseThrow();

    // half of what 0.7 asks for: 0.4 at 100 ms, 0.8 at 20 ms, by the logarithm
    double at = 100 * Math.pow(0.2, 0.75);
    assertThat(flip)
        .isEqualTo(
            new Flip(
                "budgets.startupMs",
                "budgets.startupMs",
                500.0,
                "below",
                29.91,
                "ms",
                Verdict.RUST,
                flip.effort(),
                "rust leads once budgets.startupMs is below 29.9 ms"));
    assertThat((double) flip.at()).isEqualTo(at, within(0.005));
    assertThat(flip.effort()).isEqualTo((500 - at) / 500, within(1e-4));
  }

  @Test
  void a_gate_turns_at_its_threshold() {
    Map<String, Integer> points = Map.of("concurrency_criticality", 1);
    Assessment base =
        api(
            points,
            "'concurrency': 'lock-free', 'team': {'rustReviewers': 4}, 'platform': {'inTree': false}");

    Flips.Found found = find(base, weighing(points));

    assertThat(found.flips())
        .extracting(Flip::sentence)
        .containsExactly(
            "go leads once team.rustReviewers is 1 count",
            "go leads once concurrency is independent",
            "go leads once concurrency is some-shared",
            "go leads once platform.inTree is true");
    assertThat(found.flips().getFirst().effort()).isEqualTo(0.75);
    assertThat(found.flips().getFirst().at()).isEqualTo(1.0);
    assertThat(found.flips().getLast().now()).isEqualTo(false);
    assertThat(found.flips().getLast().effort()).isNull();
    assertThat(found.steady()).containsExactly("kind");
  }

  @Test
  void a_count_turns_at_the_nearest_whole_number() {
    Map<String, Integer> points = Map.of("instances", 10, "concurrency_criticality", 4);
    Assessment base =
        api(
            points,
            "'concurrency': 'independent', 'fleet': {'instances': 3}, 'team': {'rustReviewers': 3}");

    Flip flip =
        find(base, weighing(points)).flips().stream()
            .filter(f -> f.field().equals("fleet.instances"))
            .findFirst()
            .orElseThrow();

    // 10 v = 4 x 0.3, with v from -0.2 at 3 to 0.3 at 80 by the logarithm
    double at = 3 * Math.pow(80 / 3.0, 0.32 / 0.5);
    assertThat(flip.at()).isEqualTo(Math.ceil(at));
    assertThat(flip.direction()).isEqualTo("is");
  }

  @Test
  void prices_and_the_cost_of_an_engineer_turn_it_where_the_saving_does() {
    Map<String, Integer> points = Map.of("projected_saving", 3, "concurrency_criticality", 1);
    Assessment base =
        api(
            points,
            """
            'concurrency': 'independent', 'budgets': {'memoryMiB': 1024},
            'fleet': {'instances': 500, 'pricePerGiBMonth': 4},
            'team': {'rustReviewers': 3, 'goProduction': 3, 'engineers': 6, 'yearlyCostPerEngineer': 120000}""");
    double now = base.subject().signals().number(Quantity.SAVING_RATIO).orElseThrow();

    Map<String, Flip> flips = new HashMap<>();
    find(base, weighing(points)).flips().forEach(f -> flips.put(f.field(), f));

    // 3 v = 0.3: v of 0.1 lies between 0 at 1 and 0.7 at 3
    double ratio = 1 + 2 * 0.1 / 0.7;
    assertThat(Decision.leading(base)).isEqualTo(Verdict.GO);
    assertThat((double) flips.get("fleet.pricePerGiBMonth").at())
        .isEqualTo(4 * ratio / now, within(0.01));
    assertThat((double) flips.get("team.yearlyCostPerEngineer").at())
        .isEqualTo(120000 * now / ratio, within(20.0));
    assertThat(flips.get("team.yearlyCostPerEngineer").direction()).isEqualTo("below");
    assertThat(flips.get("fleet.instances").then()).isEqualTo(Verdict.RUST);
  }

  @Test
  void a_plan_taken_away_closes_the_gate_that_it_overrides() {
    Map<String, Integer> points = Map.of("concurrency_criticality", 1);
    Assessment base =
        api(
            points,
            "'concurrency': 'lock-free', 'team': {'rustReviewers': 1, 'trainingPlan': 'wiki/rust'}");

    assertThat(find(base, weighing(points)).flips())
        .extracting(Flip::sentence)
        .contains("go leads once team.trainingPlan is not stated");
  }

  @Test
  void a_row_tells_the_nearest_flip_of_what_it_was_read_from() {
    Map<String, Integer> points = Map.of("startup_budget", 1, "workload_kind", 1);
    Assessment base = api(points, "'budgets': {'startupMs': 500}, 'team': {'rustReviewers': 3}");
    Flips.Found found = find(base, weighing(points));

    Map<String, Flip> rows = new HashMap<>();
    Recommender.matrix(base.matrix(), found.flips())
        .forEach(row -> rows.put(row.criterion(), row.flipsAt()));

    assertThat(rows.get("startup_budget").field()).isEqualTo("budgets.startupMs");
    assertThat(found.flips()).contains(rows.get("startup_budget"));
    assertThat(rows.get("team_skill")).isNull();
    assertThat(rows.get("workload_kind").then()).isEqualTo(Verdict.RUST);
  }

  @Tag("long")
  @Test
  void every_weight_turns_the_lead_where_its_flip_says_and_nowhere_nearer() {
    int flips = 0;
    int steady = 0;
    for (int seed = 0; seed < 120; seed++) {
      RandomSubjects one =
          RandomSubjects.of(6000 + seed, 0.3 + 0.7 * (seed % 6) / 5, seed % 3 == 0 ? 3 : 0);
      Assessment base = one.assess();
      Verdict leader = Decision.leading(base);
      if (leader == null) {
        continue;
      }
      for (Recommendation.WeightFlip flip : WeightFlips.of(base, leader)) {
        for (double at : new double[] {flip.stableFrom(), flip.stableTo()}) {
          // at the very ends nothing else, or nothing of it, has weight
          boolean end = at < 1e-5 || at > 1 - 1e-5;
          double away = Math.signum(at - flip.weight()) * 1e-5;
          if (!end) {
            assertThat(leading(one, flip.criterion(), at + away))
                .as("beyond: %s in %s", flip, one)
                .isNotEqualTo(leader);
            flips++;
          } else {
            steady++;
          }
          assertThat(leading(one, flip.criterion(), at - away))
              .as("short of: %s in %s", flip, one)
              .isEqualTo(leader);
        }
        for (int i = 1; i < 6; i++) {
          double within = flip.stableFrom() + (flip.stableTo() - flip.stableFrom()) * i / 6;
          assertThat(leading(one, flip.criterion(), within))
              .as("within: %s in %s", flip, one)
              .isEqualTo(leader);
        }
        if (flip.flipsAt() == null) {
          assertThat(flip.stableFrom()).isZero();
          assertThat(flip.stableTo()).isEqualTo(1);
        }
        assertThat(flip.weight()).isBetween(flip.stableFrom(), flip.stableTo());
      }
    }
    assertThat(flips).isGreaterThan(200);
    assertThat(steady).isGreaterThan(200);
  }

  /** The leader from the start, with one weight set and the others in their proportions. */
  private static Verdict leading(RandomSubjects one, String criterion, double weight) {
    double[] points =
        RULEBOOK.criteria().stream()
            .mapToDouble(
                c ->
                    c.id().equals(criterion)
                        ? weight
                        : c.weight()
                            * (1 - weight)
                            / (100 - RULEBOOK.criterion(criterion).weight()))
            .toArray();
    return Decision.leading(Assessment.of(one.subject(), MatrixBuilder.with(RULEBOOK, points)));
  }

  @Tag("long")
  @Test
  void every_flip_flips_and_no_steady_field_does() {
    int flips = 0;
    int steady = 0;
    for (int seed = 0; seed < 60; seed++) {
      RandomSubjects one =
          RandomSubjects.of(5000 + seed, 0.3 + 0.7 * (seed % 5) / 4, seed % 3 == 0 ? 2 : 0);
      Assessment base = one.assess();
      Verdict leader = Decision.leading(base);
      if (leader == null) {
        continue;
      }
      Flips.Found found = find(base, BUILDER);
      for (Flip flip : found.flips()) {
        int place = place(flip.field());
        Quantity quantity = Quantity.byId(flip.quantity()).orElseThrow();
        if (flip.at() instanceof Double at) {
          double now = (Double) flip.now();
          boolean counted = RandomSubjects.counted(quantity);
          double away = Math.signum(at - now);
          double step = counted ? 1 : Math.max(Math.abs(at) * 1e-3, 1e-6);
          Value far = Value.Amount.of(counted ? at : at + away * step);
          Value near = Value.Amount.of(at - away * step);
          assertThat(Decision.leading(one.with(place, quantity, far).assess()))
              .as("beyond: %s in %s", flip, one)
              .isEqualTo(flip.then());
          assertThat(Decision.leading(one.with(place, quantity, near).assess()))
              .as("short of: %s in %s", flip, one)
              .isNotEqualTo(flip.then());
        } else {
          Value value =
              flip.at() instanceof Boolean yes
                  ? new Value.Flag(yes)
                  : new Value.Level((String) flip.at());
          assertThat(Decision.leading(one.with(place, quantity, value).assess()))
              .as("%s in %s", flip, one)
              .isEqualTo(flip.then())
              .isNotEqualTo(leader);
        }
        flips++;
      }
      for (String field : found.steady()) {
        Quantity quantity = Quantity.byId(field.replaceFirst("^part\\d\\.", "")).orElseThrow();
        NavigableSet<Double> points = BREAKPOINTS.of(quantity, signals(base, place(field)));
        if (quantity.unit().numeric() && !points.isEmpty()) {
          for (int i = 0; i <= 40; i++) {
            double x =
                quantity.unit() == Unit.SHARE
                    ? i / 40.0
                    : RandomSubjects.counted(quantity)
                        ? quantity.unit() == Unit.LEVEL ? 1 + i % 5 : i
                        : Math.pow(10, i / 8.0 - 1.5);
            if (quantity.unit() != Unit.SHARE
                && !RandomSubjects.counted(quantity)
                && (x < points.first() / 2 || x > points.last() * 2)) {
              continue;
            }
            Verdict then =
                Decision.leading(one.with(place(field), quantity, Value.Amount.of(x)).assess());
            assertThat(then == null ? leader : then)
                .as("steady: %s at %s in %s", field, x, one)
                .isEqualTo(leader);
          }
        }
        steady++;
      }
    }
    assertThat(flips).isGreaterThan(100);
    assertThat(steady).isGreaterThan(200);
  }

  private static Signals signals(Assessment base, int place) {
    return place < 0 ? base.subject().signals() : base.subject().components().get(place).signals();
  }

  private static int place(String field) {
    return field.startsWith("part") ? field.charAt(4) - '0' : Reassessment.SERVICE;
  }
}
