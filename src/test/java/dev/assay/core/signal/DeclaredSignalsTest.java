package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.profile.Budgets;
import dev.assay.core.profile.ServiceKind;
import dev.assay.core.profile.ServiceProfile;
import org.junit.jupiter.api.Test;

class DeclaredSignalsTest {

  @Test
  void every_stated_field_becomes_a_signal_with_its_pointer_and_nothing_else_does() {
    ServiceProfile profile =
        new ServiceProfile(
            "edge-proxy",
            null,
            null,
            null,
            ServiceKind.PROXY,
            new Budgets(null, null, 5d, null, null, null),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    Signals signals = DeclaredSignals.of(profile.blocks(), "/components/0");

    assertThat(signals.all())
        .containsExactly(
            new Signal.Declared(
                Quantity.KIND, new Value.Level("proxy"), "/components/0/kind", false),
            new Signal.Declared(
                Quantity.BUDGET_P99, Value.Amount.of(5), "/components/0/budgets/p99Ms", false));
  }

  @Test
  void a_choice_knows_its_levels_and_a_number_has_none() {
    assertThat(Quantity.FAILURE_IMPACT.levels())
        .containsExactly("low", "medium", "high", "very-high");
    assertThat(Quantity.BUDGET_P99.levels()).isEmpty();
  }
}
