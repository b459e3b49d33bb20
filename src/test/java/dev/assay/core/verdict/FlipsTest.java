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
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A flip really flips on its far side and not on its near side; a steady field never does. */
class FlipsTest {
  private static final Breakpoints BREAKPOINTS = Breakpoints.of(RULEBOOK);

  private static Flips.Found find(Assessment base, MatrixBuilder builder) {
    Verdict leader = Decision.leading(base);
    return Flips.of(base, new Reassessment(base, builder), BREAKPOINTS, leader, used());
  }

  private static Set<Quantity> used() {
    Set<Quantity> used = EnumSet.of(Quantity.ENGINEERS, Quantity.RUNNING_COST_SHARE);
    RULEBOOK.criteria().forEach(c -> used.addAll(c.quantities()));
    RULEBOOK.gates().forEach(g -> used.addAll(g.when().quantities()));
    used.add(Quantity.OBSERVED_P99);
    used.add(Quantity.PEAK_MEMORY);
    used.add(Quantity.BUDGET_P99);
    used.add(Quantity.BUDGET_MEMORY);
    used.add(Quantity.GO_PRODUCTION);
    used.removeIf(q -> q.unit() == Unit.TEXT);
    return used;
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
