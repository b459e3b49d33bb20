package dev.assay.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Examples;
import dev.assay.core.Facts;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.CanonicalRulebook.Inheritance;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectsTest {
  private static final Inheritance INHERITANCE =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class).inheritance();
  private static final String SERVICE =
      """
      {'name': 'shop', 'kind': 'rest-api',
       'budgets': {'p99Ms': 5}, 'load': {'languageShare': 0.4}, 'concurrency': 'lock-free',
       'platform': {'runtime': 'wasm', 'kubernetes': 'controller', 'inTree': true,
                    'architectures': ['amd64', 'arm64']},
       'fleet': {'instances': 80, 'placement': 'per-node', 'pricePerGiBMonth': 3},
       'team': {'goProduction': 4, 'rustReviewers': 1},
       'dependencies': [{'name': 'sdk', 'go': 'ga', 'rust': 'none', 'required': true}],
       'components': [
         {'name': 'admin', 'kind': 'control-plane', 'team': {'rustReviewers': 3}},
         {'name': 'filter', 'kind': 'proxy', 'runningCostShare': 0.7, 'budgets': {'p99Ms': 2},
          'platform': {'architectures': ['amd64', 'arm64', 'riscv64']},
          'dependencies': [{'name': 'tls', 'go': 'beta', 'rust': 'ga'}]}]}
      """;
  private static final Signal P99 =
      new Signal.Measured(Quantity.OBSERVED_P99, Value.Amount.of(4), Facts.SCRAPE);

  @Test
  void a_service_is_what_it_states_and_what_follows_from_it() {
    Subjects.Gathered gathered = gathered(Map.of());
    Signals service = gathered.subject().signals();

    assertThat(gathered.subject().name()).isEqualTo("shop");
    assertThat(gathered.conflicts()).isEmpty();
    assertThat(service.get(Quantity.BUDGET_P99))
        .isEqualTo(declared(Quantity.BUDGET_P99, 5, "/budgets/p99Ms"));
    assertThat(service.get(Quantity.ARCHITECTURES))
        .isEqualTo(declared(Quantity.ARCHITECTURES, 2, "/platform/architectures"));
    assertThat(service.get(Quantity.RUST_HARD_GAPS))
        .isEqualTo(declared(Quantity.RUST_HARD_GAPS, 1, "/dependencies"));
    assertThat(service.number(Quantity.SKILL_BALANCE)).hasValue(-0.75);
  }

  @Test
  void a_control_part_does_not_take_over_the_pressure_on_the_service() {
    Signals admin = part(Map.of("", List.of(P99)), 0);

    assertThat(admin.level(Quantity.KIND)).contains("control-plane");
    assertThat(
            List.of(
                Quantity.BUDGET_P99,
                Quantity.LANGUAGE_SHARE,
                Quantity.OBSERVED_P99,
                Quantity.P99_TO_BUDGET,
                Quantity.CONCURRENCY,
                Quantity.RUNTIME,
                Quantity.INSTANCES,
                Quantity.PLACEMENT,
                Quantity.ARCHITECTURES,
                Quantity.RUST_HARD_GAPS,
                Quantity.DEPENDENCY_READINESS,
                Quantity.RUNNING_COST_SHARE))
        .allMatch(quantity -> admin.known(quantity).isEmpty());
    assertThat(admin.get(Quantity.KUBERNETES))
        .isEqualTo(
            new Signal.Declared(
                Quantity.KUBERNETES, new Value.Level("controller"), "/platform/kubernetes", true));
    assertThat(admin.get(Quantity.PRICE_PER_GIB_MONTH))
        .isEqualTo(
            new Signal.Declared(
                Quantity.PRICE_PER_GIB_MONTH, Value.Amount.of(3), "/fleet/pricePerGiBMonth", true));
  }

  @Test
  void a_data_part_takes_over_everything_but_kubernetes() {
    Signals filter = part(Map.of("", List.of(P99)), 1);

    assertThat(filter.known(Quantity.KUBERNETES)).isEmpty();
    assertThat(filter.known(Quantity.IN_TREE)).isEmpty();
    assertThat(filter.get(Quantity.LANGUAGE_SHARE))
        .isEqualTo(
            new Signal.Declared(
                Quantity.LANGUAGE_SHARE, Value.Amount.of(0.4), "/load/languageShare", true));
    assertThat(filter.level(Quantity.RUNTIME)).contains("wasm");
    assertThat(filter.number(Quantity.INSTANCES)).hasValue(80);
    assertThat(filter.get(Quantity.OBSERVED_P99)).isEqualTo(P99);
  }

  @Test
  void what_a_part_states_wins_and_points_at_the_part() {
    Signals admin = part(Map.of(), 0);
    Signals filter = part(Map.of("", List.of(P99)), 1);

    assertThat(admin.get(Quantity.RUST_REVIEWERS))
        .isEqualTo(declared(Quantity.RUST_REVIEWERS, 3, "/components/0/team/rustReviewers"));
    assertThat(admin.number(Quantity.SKILL_BALANCE)).hasValue(-0.25);
    assertThat(filter.get(Quantity.BUDGET_P99))
        .isEqualTo(declared(Quantity.BUDGET_P99, 2, "/components/1/budgets/p99Ms"));
    assertThat(filter.number(Quantity.P99_TO_BUDGET)).hasValue(2);
    assertThat(filter.get(Quantity.RUNNING_COST_SHARE))
        .isEqualTo(declared(Quantity.RUNNING_COST_SHARE, 0.7, "/components/1/runningCostShare"));
    assertThat(filter.get(Quantity.ARCHITECTURES))
        .isEqualTo(declared(Quantity.ARCHITECTURES, 3, "/components/1/platform/architectures"));
    assertThat(filter.get(Quantity.RUST_HARD_GAPS))
        .isEqualTo(declared(Quantity.RUST_HARD_GAPS, 0, "/components/1/dependencies"));
    assertThat(filter.number(Quantity.DEPENDENCY_READINESS)).hasValue(0.4);
  }

  @Test
  void a_part_that_was_measured_itself_keeps_its_own_figure() {
    Signal own = new Signal.Measured(Quantity.OBSERVED_P99, Value.Amount.of(1), Facts.SCRAPE);

    assertThat(part(Map.of("", List.of(P99), "filter", List.of(own)), 1).get(Quantity.OBSERVED_P99))
        .isEqualTo(own);
    assertThat(part(Map.of("filter", List.of(own)), 1).number(Quantity.P99_TO_BUDGET))
        .hasValue(0.5);
    assertThat(
            gathered(Map.of("filter", List.of(own)))
                .subject()
                .signals()
                .known(Quantity.OBSERVED_P99))
        .isEmpty();
  }

  @Test
  void a_part_that_extends_something_on_greenfield_has_a_language_to_be_asked_for() {
    Signals part =
        Subjects.of(
                Examples.written(
                    """
                    {'name': 'shop', 'kind': 'rest-api', 'incumbent': {'situation': 'greenfield'},
                     'components': [
                       {'name': 'old', 'kind': 'proxy', 'incumbent': {'situation': 'extension'}},
                       {'name': 'new', 'kind': 'proxy'}]}
                    """),
                INHERITANCE,
                Map.of())
            .subject()
            .components()
            .getFirst()
            .signals();

    assertThat(part.level(Quantity.SITUATION)).contains("extension");
    assertThat(part.known(Quantity.INCUMBENT_LANGUAGE)).isEmpty();
  }

  @Test
  void a_part_that_takes_over_greenfield_has_no_language() {
    Signals part =
        Subjects.of(
                Examples.written(
                    """
                    {'name': 'shop', 'kind': 'rest-api', 'incumbent': {'situation': 'greenfield'},
                     'components': [{'name': 'new', 'kind': 'proxy'}]}
                    """),
                INHERITANCE,
                Map.of())
            .subject()
            .components()
            .getFirst()
            .signals();

    assertThat(part.get(Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo(
            new Signal.Derived(
                Quantity.INCUMBENT_LANGUAGE,
                new Value.Level("none"),
                List.of(
                    new Signal.Declared(
                        Quantity.SITUATION,
                        new Value.Level("greenfield"),
                        "/incumbent/situation",
                        true)),
                "greenfield: nothing runs yet"));
  }

  @Test
  void conflicts_are_told_for_service_and_parts_with_their_places() {
    Signal slow = new Signal.Measured(Quantity.INSTANCES, Value.Amount.of(3), Facts.SCRAPE);
    Subjects.Gathered gathered =
        Subjects.of(
            Examples.written(
                """
                {'name': 'shop', 'kind': 'rest-api', 'fleet': {'instances': 80},
                 'components': [
                   {'name': 'a', 'kind': 'proxy'},
                   {'name': 'b', 'kind': 'proxy', 'fleet': {'instances': 9}}]}
                """),
            INHERITANCE,
            Map.of("", List.of(slow), "b", List.of(slow)));

    assertThat(gathered.conflicts())
        .extracting(conflict -> conflict.pointer())
        .containsExactly("/fleet/instances", "/components/1/fleet/instances");
    assertThat(gathered.subject().components())
        .extracting(part -> part.name())
        .containsExactly("a", "b");
  }

  private static Subjects.Gathered gathered(Map<String, List<Signal>> found) {
    return Subjects.of(Examples.written(SERVICE), INHERITANCE, found);
  }

  private static Signals part(Map<String, List<Signal>> found, int part) {
    return gathered(found).subject().components().get(part).signals();
  }

  private static Signal declared(Quantity quantity, double number, String pointer) {
    return new Signal.Declared(quantity, Value.Amount.of(number), pointer, false);
  }
}
