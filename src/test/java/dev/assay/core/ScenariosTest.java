package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Scenarios.Change;
import dev.assay.core.Scenarios.Scenario;
import dev.assay.core.Scenarios.Step;
import dev.assay.core.profile.Violation;
import dev.assay.core.signal.Subject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a named what-if changes, and what is wrong with one. */
class ScenariosTest {
  private static Scenario scenario(String name, Step... steps) {
    return new Scenario(name, name, name, List.of(steps), List.of());
  }

  private static Step step(
      String field, @Nullable Double times, @Nullable Double add, @Nullable Double floor) {
    return new Step(field, times, add, floor);
  }

  private static Subject service(String facts, Subject... components) {
    return new Subject("service", Facts.of(facts), Arrays.asList(components));
  }

  @ParameterizedTest
  @CsvSource({
    "300, 10, , , 3000",
    "300, , -2, , 298",
    "300, 10, 5, , 3005",
    "1, , -2, 0, 0",
    "3, , -2, 0, 1",
    "3, , , , 3",
    "3, 0.5, , 2, 2"
  })
  void a_step_multiplies_then_adds_and_never_goes_below_its_floor(
      double now,
      @Nullable Double times,
      @Nullable Double add,
      @Nullable Double floor,
      double then) {
    assertThat(
            scenario("any", step("load.expectedRps", times, add, floor))
                .changes(service("load.expectedRps=" + now)))
        .containsExactly(new Change(null, "load.expectedRps", then));
  }

  @Test
  void what_is_not_known_or_no_number_stays_as_it_is() {
    assertThat(
            scenario(
                    "any",
                    step("load.peakRps", 10.0, null, null),
                    step("load.bound", 10.0, null, null),
                    step("load.nothing", 10.0, null, null),
                    step("load.fanOut", 10.0, null, null))
                .changes(service("load.expectedRps=300; load.bound=io; load.fanOut=3")))
        .containsExactly(new Change(null, "load.fanOut", 30));
  }

  @Test
  void components_change_where_they_state_a_number_themselves() {
    Subject service =
        Examples.stated(
            """
            {'name': 'shop', 'kind': 'gateway', 'budgets': {'p99Ms': 20}, 'load': {'fanOut': 2},
             'components': [
              {'name': 'api', 'kind': 'worker', 'budgets': {'p99Ms': 20}},
              {'name': 'relay', 'kind': 'worker'}]}
            """);

    assertThat(
            scenario(
                    "any",
                    step("load.fanOut", 3.0, null, null),
                    step("budgets.p99Ms", 0.5, null, null))
                .changes(service))
        .containsExactly(
            new Change(null, "load.fanOut", 6),
            new Change(null, "budgets.p99Ms", 10),
            new Change("api", "budgets.p99Ms", 10));
  }

  @Test
  void what_was_measured_of_the_service_is_not_the_components_own() {
    Subject takesOver = new Subject("relay", Facts.of("observed.p99Ms=~5"), List.of());
    Subject measured = new Subject("api", Facts.of("observed.p99Ms=~7"), List.of());

    assertThat(
            scenario("any", step("observed.p99Ms", 2.0, null, null))
                .changes(service("observed.p99Ms=~5", takesOver, measured)))
        .containsExactly(
            new Change(null, "observed.p99Ms", 10), new Change("api", "observed.p99Ms", 14));
  }

  @Test
  void one_is_found_by_its_name_alone() {
    Scenarios scenarios = new Scenarios(List.of(scenario("rain"), scenario("snow")));

    assertThat(scenarios.byName("snow")).contains(scenarios.scenarios().get(1));
    assertThat(scenarios.byName("Rain")).isEmpty();
  }

  @Test
  void everything_wrong_is_told_with_its_place() {
    Scenarios scenarios =
        new Scenarios(
            List.of(
                scenario("rain", step("load.expectedRps", 2.0, null, null)),
                scenario("snow"),
                scenario(
                    "rain",
                    step("team.engineers", null, -1.0, 0.0),
                    step("load.rps", 2.0, null, null),
                    step("derived.p99ToBudget", 2.0, null, null),
                    step("kind", 2.0, null, null))));

    assertThat(scenarios.validate())
        .containsExactly(
            Violation.of("/scenarios/2/name", "duplicate", "\"rain\" is stated twice", "rain"),
            unknown("/scenarios/2/steps/1/field", "load.rps"),
            unknown("/scenarios/2/steps/2/field", "derived.p99ToBudget"),
            unknown("/scenarios/2/steps/3/field", "kind"));
  }

  private static Violation unknown(String pointer, String field) {
    return Violation.of(
        pointer, "unknown-quantity", "\"" + field + "\" is no number that a profile states", field);
  }

  @Test
  void the_shipped_ones_are_sound() {
    Scenarios shipped = ResourceFiles.read("rulebook/scenarios.yaml", Scenarios.class);

    assertThat(shipped.validate()).isEmpty();
    assertThat(
            shipped
                .byName("first-two-engineers-leave")
                .orElseThrow()
                .changes(service("team.engineers=6; team.rustReviewers=1")))
        .containsExactly(
            new Change(null, "team.engineers", 4), new Change(null, "team.rustReviewers", 0));
  }
}
