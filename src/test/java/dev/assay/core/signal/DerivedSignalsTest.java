package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.Examples;
import dev.assay.core.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedSignalsTest {

  @ParameterizedTest(name = "{1}: {2}, {3}, {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "derived.p99ToBudget | observed.p99Ms=4; budgets.p99Ms=5 | 0.8 | 0.8 | 0.8 | observed.p99Ms / budgets.p99Ms",
        "derived.p99ToBudget | observed.p99Ms=[2 4 8]; budgets.p99Ms=[4 5 10] | 0.2 | 0.8 | 2 | observed.p99Ms / budgets.p99Ms",
        "derived.peakToBudget | observed.peakMemoryMiB=90; budgets.memoryMiB=60 | 1.5 | 1.5 | 1.5 | observed.peakMemoryMiB / budgets.memoryMiB",
        "derived.peakToBudget | observed.peakMemoryMiB=90; observed.residentMemoryMiB=30; budgets.memoryMiB=60 | 1.5 | 1.5 | 1.5 | observed.peakMemoryMiB / budgets.memoryMiB",
        "derived.peakToBudget | observed.residentMemoryMiB=30; budgets.memoryMiB=60 | 0.5 | 0.5 | 0.5 | observed.residentMemoryMiB / budgets.memoryMiB",
        "derived.peakToExpected | load.peakRps=3000; load.expectedRps=100 | 30 | 30 | 30 | load.peakRps / load.expectedRps",
        "derived.skillBalance | team.rustReviewers=3; team.goProduction=6 | -0.5 | -0.5 | -0.5 | (R - G) / max(R, G, 1)",
        "derived.skillBalance | team.rustReviewers=6; team.goProduction=3 | 0.5 | 0.5 | 0.5 | (R - G) / max(R, G, 1)",
        "derived.skillBalance | team.rustReviewers=0; team.goProduction=0 | 0 | 0 | 0 | (R - G) / max(R, G, 1)",
        "derived.skillBalance | team.rustReviewers=0; team.goProduction=5 | -1 | -1 | -1 | (R - G) / max(R, G, 1)",
        "derived.skillBalance | team.rustReviewers=[0.5 0.5 0.5]; team.goProduction=0 | 0.5 | 0.5 | 0.5 | (R - G) / max(R, G, 1)",
        "derived.skillBalance | team.rustReviewers=[1 2 Infinity]; team.goProduction=[2 4 Infinity] | -1 | -0.5 | 1 | (R - G) / max(R, G, 1)",
        "derived.skillBalance | team.rustReviewers=[1 2 4]; team.goProduction=[2 4 8] | -0.875 | -0.5 | 0.5 | (R - G) / max(R, G, 1)",
      })
  void a_formula_is_applied_and_told(
      String id, String facts, double low, double point, double high, String formula) {
    Signal.Derived derived =
        (Signal.Derived) Facts.of(facts).known(Quantity.byId(id).orElseThrow()).orElseThrow();
    Value.Amount amount = (Value.Amount) derived.value();

    assertThat(amount.low()).isCloseTo(low, within(1e-12));
    assertThat(amount.point()).isCloseTo(point, within(1e-12));
    assertThat(amount.high()).isCloseTo(high, within(1e-12));
    assertThat(derived.formula()).isEqualTo(formula);
    assertThat(derived.parts()).hasSize(2);
  }

  @ParameterizedTest(name = "{1} does not give {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "derived.p99ToBudget    | observed.p99Ms=4",
        "derived.p99ToBudget    | budgets.p99Ms=5",
        "derived.p99ToBudget    | observed.p99Ms=4; budgets.p99Ms=0",
        "derived.p99ToBudget    | observed.p99Ms=4; budgets.p99Ms=[0 1 2]",
        "derived.peakToBudget   | budgets.memoryMiB=60",
        "derived.peakToExpected | load.peakRps=60",
        "derived.skillBalance   | team.rustReviewers=3",
        "derived.skillBalance   | team.goProduction=3",
        "incumbent.language     | incumbent.situation=rewrite",
        "incumbent.language     | kind=proxy",
      })
  void without_all_its_parts_it_stays_missing(String id, String facts) {
    assertThat(Facts.of(facts).known(Quantity.byId(id).orElseThrow())).isEmpty();
  }

  @Test
  void the_parts_are_those_of_the_formula_in_its_order() {
    Signals signals =
        Facts.of("team.rustReviewers=3; team.goProduction=6; observed.p99Ms=4; budgets.p99Ms=5");

    assertThat(signals.known(Quantity.SKILL_BALANCE))
        .hasValueSatisfying(
            known ->
                assertThat(((Signal.Derived) known).parts())
                    .extracting(Signal::quantity)
                    .containsExactly(Quantity.RUST_REVIEWERS, Quantity.GO_PRODUCTION));
    assertThat(signals.known(Quantity.P99_TO_BUDGET))
        .hasValueSatisfying(
            known ->
                assertThat(((Signal.Derived) known).parts())
                    .extracting(Signal::quantity)
                    .containsExactly(Quantity.OBSERVED_P99, Quantity.BUDGET_P99));
  }

  @Test
  void on_greenfield_no_language_runs_unless_one_is_stated() {
    assertThat(Facts.of("incumbent.situation=greenfield").level(Quantity.INCUMBENT_LANGUAGE))
        .contains("none");
    assertThat(
            Facts.of("incumbent.situation=greenfield; incumbent.language=go")
                .level(Quantity.INCUMBENT_LANGUAGE))
        .contains("go");
  }

  @Test
  void what_can_no_longer_be_computed_is_missing_again() {
    Signals before = Facts.of("incumbent.situation=greenfield; observed.p99Ms=4; budgets.p99Ms=5");
    Signals after =
        DerivedSignals.recompute(
            before.with(Facts.stated("incumbent.situation=rewrite; budgets.p99Ms=0").all()));

    assertThat(before.number(Quantity.P99_TO_BUDGET)).hasValue(0.8);
    assertThat(after.known(Quantity.INCUMBENT_LANGUAGE)).isEmpty();
    assertThat(after.known(Quantity.P99_TO_BUDGET)).isEmpty();
    assertThat(before.known(Quantity.INCUMBENT_LANGUAGE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "ga, ga, 0, 0, 0",
    "ga, beta, -0.4, 0, 0",
    "ga, community, -0.7, 0, 0",
    "ga, none, -1, 0, 1",
    "none, ga, 1, 1, 0",
    "community, beta, 0.3, 0, 0",
  })
  void a_dependency_counts_by_its_maturity(
      String go, String rust, double readiness, double goGaps, double rustGaps) {
    Signals signals =
        Examples.stated(
                "{'name':'a','kind':'proxy','dependencies':[{'name':'x','go':'%s','rust':'%s','required':true}]}"
                    .formatted(go, rust))
            .signals();

    assertThat(signals.number(Quantity.DEPENDENCY_READINESS).orElseThrow())
        .isCloseTo(readiness, within(1e-12));
    assertThat(signals.number(Quantity.GO_HARD_GAPS)).hasValue(goGaps);
    assertThat(signals.number(Quantity.RUST_HARD_GAPS)).hasValue(rustGaps);
    assertThat(signals.get(Quantity.DEPENDENCY_READINESS))
        .isInstanceOfSatisfying(
            Signal.Declared.class,
            declared -> assertThat(declared.pointer()).isEqualTo("/dependencies"));
  }

  @Test
  void only_rated_dependencies_count_and_only_required_ones_are_gaps() {
    Signals signals =
        Examples.stated(
                "{'name':'a','kind':'proxy','dependencies':["
                    + "{'name':'x','go':'ga','rust':'none','required':false},"
                    + "{'name':'y','go':'ga','rust':'none'},"
                    + "{'name':'z','go':'none','rust':'ga'},"
                    + "{'name':'w','go':'none','required':true},"
                    + "{'name':'v','rust':'none','required':true},"
                    + "{'name':'u','go':'none','rust':'beta','required':true}]}")
            .signals();

    assertThat(signals.number(Quantity.DEPENDENCY_READINESS).orElseThrow())
        .isCloseTo((0 + 0 + 1 + 0.6) / 4 - (1 + 1 + 0 + 0) / 4.0, within(1e-12));
    assertThat(signals.number(Quantity.GO_HARD_GAPS)).hasValue(1);
    assertThat(signals.number(Quantity.RUST_HARD_GAPS)).hasValue(0);
  }

  @Test
  void without_rated_dependencies_nothing_is_said_of_them() {
    Signals signals =
        Examples.stated("{'name':'a','kind':'proxy','dependencies':[{'name':'x','go':'ga'}]}")
            .signals();

    assertThat(signals.known(Quantity.DEPENDENCY_READINESS)).isEmpty();
    assertThat(signals.known(Quantity.GO_HARD_GAPS)).isEmpty();
    assertThat(signals.known(Quantity.ARCHITECTURES)).isEmpty();
  }

  @Test
  void parts_are_named_for_derived_quantities_alone() {
    assertThat(DerivedSignals.partsOf(Quantity.P99_TO_BUDGET))
        .containsExactly(Quantity.OBSERVED_P99, Quantity.BUDGET_P99);
    assertThat(DerivedSignals.partsOf(Quantity.KIND)).isEmpty();
    assertThat(DerivedSignals.isPart(Quantity.BUDGET_MEMORY)).isTrue();
    assertThat(DerivedSignals.isPart(Quantity.KIND)).isFalse();
  }

  @Test
  void what_rests_on_a_measurement_counts_as_measured() {
    assertThat(measured("observed.p99Ms=~4; budgets.p99Ms=5")).isTrue();
    assertThat(measured("observed.p99Ms=4; budgets.p99Ms=~5")).isTrue();
    assertThat(measured("observed.p99Ms=4; budgets.p99Ms=5")).isFalse();
    assertThat(Facts.of("kind=proxy").known(Quantity.KIND).orElseThrow().measured()).isFalse();
    assertThat(Facts.of("kind=~proxy").known(Quantity.KIND).orElseThrow().measured()).isTrue();
  }

  private static boolean measured(String facts) {
    return Facts.of(facts).known(Quantity.P99_TO_BUDGET).orElseThrow().measured();
  }

  @Test
  void signals_answer_by_kind_of_value_and_never_by_another() {
    Signals signals = Facts.of("budgets.p99Ms=[4 5 6]; kind=proxy; delivery.prototype=true");

    assertThat(signals.amount(Quantity.BUDGET_P99)).contains(new Value.Amount(4, 5, 6));
    assertThat(signals.number(Quantity.BUDGET_P99)).hasValue(5);
    assertThat(signals.level(Quantity.KIND)).contains("proxy");
    assertThat(signals.flag(Quantity.PROTOTYPE)).contains(true);
    assertThat(signals.level(Quantity.BUDGET_P99)).isEmpty();
    assertThat(signals.flag(Quantity.BUDGET_P99)).isEmpty();
    assertThat(signals.amount(Quantity.KIND)).isEmpty();
    assertThat(signals.number(Quantity.KIND)).isEmpty();
    assertThat(signals.get(Quantity.LIFETIME))
        .isEqualTo(new Signal.Missing(Quantity.LIFETIME, "not stated"));
    assertThat(signals.known(Quantity.LIFETIME)).isEmpty();
  }

  @Test
  void signals_are_in_the_order_of_quantities_and_the_later_wins() {
    Signals signals =
        Facts.stated("delivery.prototype=true; kind=proxy; budgets.p99Ms=5; kind=edge");
    Signal missing = new Signal.Missing(Quantity.BUDGET_P99, "nobody knows");

    assertThat(signals.all())
        .extracting(Signal::quantity)
        .containsExactly(Quantity.KIND, Quantity.BUDGET_P99, Quantity.PROTOTYPE);
    assertThat(signals.level(Quantity.KIND)).contains("edge");
    assertThat(signals.with(List.of(missing)).get(Quantity.BUDGET_P99)).isEqualTo(missing);
    assertThat(signals.with(List.of(missing)).known(Quantity.BUDGET_P99)).isEmpty();
    assertThat(signals.number(Quantity.BUDGET_P99)).hasValue(5);
    assertThat(Signals.of(List.of()).with(List.of(missing)).get(Quantity.BUDGET_P99))
        .isEqualTo(missing);
  }

  @Test
  void an_amount_runs_upwards_and_is_exact_where_its_ends_meet() {
    Value.Amount amount = new Value.Amount(1, 2, 4);

    assertThat(amount.exact()).isFalse();
    assertThat(Value.Amount.of(3).exact()).isTrue();
    assertThat(amount.plus(new Value.Amount(0, 1, 9))).isEqualTo(new Value.Amount(1, 3, 13));
    assertThat(amount.times(new Value.Amount(0, 2, 3))).isEqualTo(new Value.Amount(0, 4, 12));
    assertThat(amount.times(0.5)).isEqualTo(new Value.Amount(0.5, 1, 2));
    assertThat(Value.Amount.of(0).times(0)).isEqualTo(Value.Amount.of(0));
    assertThatThrownBy(() -> amount.times(-0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not both at least 0: ");
    assertThatThrownBy(() -> Value.Amount.of(-0.1).times(amount))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Value.Amount(3, 2, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an interval: 3.0 <= 2.0 <= 4.0");
    assertThatThrownBy(() -> new Value.Amount(1, 5, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Value.Amount(Double.NaN, 5, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
