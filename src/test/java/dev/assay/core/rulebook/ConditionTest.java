package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.profile.Violation;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @ParameterizedTest
  @CsvSource({
    "atMost,  5, 5, TRUE",
    "atMost,  5.1, 5.1, FALSE",
    "atMost,  5, 5.1, UNKNOWN",
    "atMost,  4, 6, UNKNOWN",
    "atLeast, 5, 5, TRUE",
    "atLeast, 4.9, 4.9, FALSE",
    "atLeast, 4, 6, UNKNOWN",
    "atLeast, 4, 5, UNKNOWN",
    "below,   4.9, 4.9, TRUE",
    "below,   5, 5, FALSE",
    "below,   4, 5, UNKNOWN",
    "above,   5.1, 5.1, TRUE",
    "above,   5, 5, FALSE",
    "above,   5, 6, UNKNOWN",
    "above,   6, Infinity, TRUE",
    "atMost,  5, Infinity, UNKNOWN",
    "atMost,  6, Infinity, FALSE",
  })
  void a_threshold_of_five_against_an_interval(
      String test, double low, double high, Truth expected) {
    Signals signals = amount(Quantity.BUDGET_P99, low, high);

    assertThat(threshold(test, 5d).holds(signals)).isEqualTo(expected);
  }

  @Test
  void a_missing_value_is_unknown_whatever_the_test() {
    assertThat(threshold("below", 5d).holds(NOTHING)).isEqualTo(Truth.UNKNOWN);
    assertThat(in("kind", "proxy").holds(NOTHING)).isEqualTo(Truth.UNKNOWN);
    assertThat(is("delivery.prototype", true).holds(NOTHING)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void knowledge_itself_is_never_unknown() {
    Signals signals = amount(Quantity.BUDGET_P99, 1, 1);

    assertThat(known("budgets.p99Ms", true).holds(signals)).isEqualTo(Truth.TRUE);
    assertThat(known("budgets.p99Ms", false).holds(signals)).isEqualTo(Truth.FALSE);
    assertThat(known("budgets.p99Ms", true).holds(NOTHING)).isEqualTo(Truth.FALSE);
    assertThat(known("budgets.p99Ms", false).holds(NOTHING)).isEqualTo(Truth.TRUE);
  }

  @Test
  void choices_and_flags() {
    Signals signals =
        Signals.of(
            List.of(
                declared(Quantity.KIND, new Value.Level("proxy")),
                declared(Quantity.PROTOTYPE, new Value.Flag(false))));

    assertThat(in("kind", "gateway", "proxy").holds(signals)).isEqualTo(Truth.TRUE);
    assertThat(in("kind", "gateway").holds(signals)).isEqualTo(Truth.FALSE);
    assertThat(is("delivery.prototype", false).holds(signals)).isEqualTo(Truth.TRUE);
    assertThat(is("delivery.prototype", true).holds(signals)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE,    TRUE,    TRUE,    TRUE,    FALSE",
    "TRUE,    FALSE,   FALSE,   TRUE,    FALSE",
    "FALSE,   FALSE,   FALSE,   FALSE,   TRUE",
    "TRUE,    UNKNOWN, UNKNOWN, TRUE,    FALSE",
    "FALSE,   UNKNOWN, FALSE,   UNKNOWN, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void combinations_follow_kleene(Truth a, Truth b, Truth all, Truth any, Truth none) {
    List<Condition> parts = List.of(constant(a), constant(b));
    Signals signals = amount(Quantity.BUDGET_P99, 1, 1);

    assertThat(all(parts).holds(signals)).isEqualTo(all);
    assertThat(any(parts).holds(signals)).isEqualTo(any);
    assertThat(none(parts).holds(signals)).isEqualTo(none);
  }

  @Test
  void names_its_quantities_once_each_and_those_that_are_missing() {
    Condition condition =
        all(
            List.of(
                threshold("below", 5d),
                any(List.of(in("kind", "proxy"), threshold("above", 1d))),
                none(List.of(is("incumbent.tuned", true)))));

    assertThat(condition.quantities())
        .containsExactly(Quantity.BUDGET_P99, Quantity.KIND, Quantity.TUNED);
    assertThat(condition.missing(amount(Quantity.BUDGET_P99, 1, 2)))
        .containsExactly(Quantity.KIND, Quantity.TUNED);
  }

  @Test
  void a_sound_condition_has_no_violations() {
    assertThat(
            all(List.of(
                    threshold("atMost", 5d),
                    threshold("atLeast", 5d),
                    threshold("below", 5d),
                    threshold("above", 5d),
                    in("kind", "proxy", "edge"),
                    is("delivery.prototype", false),
                    known("team.trainingPlan", true)))
                .validate("/gates/0"))
        .isEmpty();
  }

  @Test
  void lists_everything_wrong_with_its_place() {
    Condition twoTests =
        new Condition("budgets.p99Ms", 1d, 2d, null, null, null, null, null, null, null, null);
    Condition noTest =
        new Condition("budgets.p99Ms", null, null, null, null, null, null, null, null, null, null);
    Condition twoShapes =
        new Condition(
            "budgets.p99Ms",
            1d,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(constant(Truth.TRUE)),
            null,
            null);
    Condition orphanTest =
        new Condition(
            null,
            1d,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(constant(Truth.TRUE)));
    Condition wrongNumber =
        new Condition("kind", Double.NaN, null, null, null, null, null, null, null, null, null);

    assertThat(
            all(List.of(
                    twoTests,
                    noTest,
                    twoShapes,
                    orphanTest,
                    wrongNumber,
                    in("kind", "proxy", "toaster", "proxy"),
                    in("kind"),
                    in("budgets.p99Ms", "low"),
                    is("budgets.p99Ms", true),
                    known("budgets.p99", true),
                    any(List.of()),
                    threshold("below", Double.POSITIVE_INFINITY)))
                .validate("/rows/3"))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/rows/3/all/0", "condition-test"),
            tuple("/rows/3/all/1", "condition-test"),
            tuple("/rows/3/all/2", "condition-shape"),
            tuple("/rows/3/all/3", "condition-test"),
            tuple("/rows/3/all/4/atMost", "wrong-test"),
            tuple("/rows/3/all/4/atMost", "not-finite"),
            tuple("/rows/3/all/5/in/1", "unknown-level"),
            tuple("/rows/3/all/5/in/2", "duplicate"),
            tuple("/rows/3/all/6/in", "empty"),
            tuple("/rows/3/all/7/in", "wrong-test"),
            tuple("/rows/3/all/8/is", "wrong-test"),
            tuple("/rows/3/all/9/of", "unknown-quantity"),
            tuple("/rows/3/all/10/any", "empty"),
            tuple("/rows/3/all/11/below", "not-finite"));
  }

  @Test
  void an_unknown_level_lists_the_accepted_ones() {
    assertThat(in("load.bound", "disk").validate("").getFirst())
        .satisfies(
            v -> {
              assertThat(v.detail()).startsWith("\"disk\" is not a level of load.bound");
              assertThat(v.accepted()).containsExactly("io", "mixed", "cpu");
            });
  }

  @Test
  void an_invalid_condition_is_not_evaluated() {
    assertThatThrownBy(() -> known("nothing.such", true).holds(NOTHING))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing.such");
  }

  private static final Signals NOTHING = Signals.of(List.of());

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static Condition constant(Truth truth) {
    return switch (truth) {
      case TRUE -> known("budgets.p99Ms", true);
      case FALSE -> known("budgets.p99Ms", false);
      case UNKNOWN -> in("kind", "proxy");
    };
  }

  private static Condition threshold(String test, Double t) {
    return new Condition(
        "budgets.p99Ms",
        test.equals("atMost") ? t : null,
        test.equals("atLeast") ? t : null,
        test.equals("below") ? t : null,
        test.equals("above") ? t : null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Condition in(String of, String... levels) {
    return new Condition(of, null, null, null, null, List.of(levels), null, null, null, null, null);
  }

  private static Condition is(String of, boolean yes) {
    return new Condition(of, null, null, null, null, null, yes, null, null, null, null);
  }

  private static Condition known(String of, boolean yes) {
    return new Condition(of, null, null, null, null, null, null, yes, null, null, null);
  }

  private static Condition all(List<Condition> parts) {
    return new Condition(null, null, null, null, null, null, null, null, parts, null, null);
  }

  private static Condition any(List<Condition> parts) {
    return new Condition(null, null, null, null, null, null, null, null, null, parts, null);
  }

  private static Condition none(List<Condition> parts) {
    return new Condition(null, null, null, null, null, null, null, null, null, null, parts);
  }

  private static Signals amount(Quantity quantity, double low, double high) {
    return Signals.of(List.of(declared(quantity, new Value.Amount(low, low, high))));
  }

  private static Signal declared(Quantity quantity, Value value) {
    return new Signal.Declared(quantity, value, quantity.pointer(), false);
  }
}
