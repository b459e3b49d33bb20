package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetMemorySavingTest {

  @ParameterizedTest
  @CsvSource({
    "180, 120, 3,  180",
    "180, 120, 80, 4800",
    "100, 120, 80, 0",
  })
  void what_an_instance_uses_beyond_its_budget_counts_as_often_as_it_runs(
      double resident, double budget, double instances, double saving) {
    Signals signals =
        saving(
            declared(Quantity.RESIDENT_MEMORY, Value.Amount.of(resident)),
            declared(Quantity.BUDGET_MEMORY, Value.Amount.of(budget)),
            declared(Quantity.INSTANCES, Value.Amount.of(instances)));

    assertThat(signals.amount(Quantity.FLEET_MEMORY_SAVING)).contains(Value.Amount.of(saving));
  }

  @Test
  void intervals_stay_intervals_and_the_formula_is_told() {
    Signal resident = declared(Quantity.RESIDENT_MEMORY, new Value.Amount(150, 180, 200));
    Signal budget = declared(Quantity.BUDGET_MEMORY, new Value.Amount(100, 120, 160));
    Signal instances = declared(Quantity.INSTANCES, new Value.Amount(2, 3, 4));

    assertThat(saving(resident, budget, instances).get(Quantity.FLEET_MEMORY_SAVING))
        .isEqualTo(
            new Signal.Derived(
                Quantity.FLEET_MEMORY_SAVING,
                new Value.Amount(0, 180, 400),
                List.of((Signal.Known) resident, (Signal.Known) budget, (Signal.Known) instances),
                "(observed.residentMemoryMiB - budgets.memoryMiB) x fleet.instances"));
  }

  @Test
  void copies_without_end_save_without_end_only_where_one_saves_anything() {
    Signal copies = declared(Quantity.INSTANCES, new Value.Amount(2, 2, Double.POSITIVE_INFINITY));
    Signal resident = declared(Quantity.RESIDENT_MEMORY, Value.Amount.of(100));

    assertThat(
            saving(copies, resident, declared(Quantity.BUDGET_MEMORY, Value.Amount.of(120)))
                .amount(Quantity.FLEET_MEMORY_SAVING))
        .contains(Value.Amount.of(0));
    assertThat(
            saving(copies, resident, declared(Quantity.BUDGET_MEMORY, Value.Amount.of(90)))
                .amount(Quantity.FLEET_MEMORY_SAVING))
        .contains(new Value.Amount(20, 20, Double.POSITIVE_INFINITY));
  }

  @Test
  void peak_memory_stands_in_where_resident_memory_is_not_known() {
    assertThat(
            saving(
                    declared(Quantity.PEAK_MEMORY, Value.Amount.of(130)),
                    declared(Quantity.BUDGET_MEMORY, Value.Amount.of(120)),
                    declared(Quantity.INSTANCES, Value.Amount.of(2)))
                .number(Quantity.FLEET_MEMORY_SAVING))
        .hasValue(20);
    assertThat(
            saving(
                    declared(Quantity.PEAK_MEMORY, Value.Amount.of(999)),
                    declared(Quantity.RESIDENT_MEMORY, Value.Amount.of(130)),
                    declared(Quantity.BUDGET_MEMORY, Value.Amount.of(120)),
                    declared(Quantity.INSTANCES, Value.Amount.of(2)))
                .number(Quantity.FLEET_MEMORY_SAVING))
        .hasValue(20);
  }

  @Test
  void it_takes_all_three() {
    List<Signal> all =
        List.of(
            declared(Quantity.RESIDENT_MEMORY, Value.Amount.of(180)),
            declared(Quantity.BUDGET_MEMORY, Value.Amount.of(120)),
            declared(Quantity.INSTANCES, Value.Amount.of(3)));
    for (Signal left : all) {
      List<Signal> rest = new ArrayList<>(all);
      rest.remove(left);
      assertThat(saving(rest.toArray(Signal[]::new)).known(Quantity.FLEET_MEMORY_SAVING)).isEmpty();
    }
  }

  private static Signals saving(Signal... signals) {
    return DerivedSignals.recompute(Signals.of(List.of(signals)));
  }

  private static Signal declared(Quantity quantity, Value value) {
    return new Signal.Declared(quantity, value, quantity.pointer(), false);
  }
}
