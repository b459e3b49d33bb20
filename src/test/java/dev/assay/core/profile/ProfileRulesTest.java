package dev.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileRulesTest {
  private static final ServiceProfile SOUND = profile(null, null, null, null, List.of());

  @Test
  void aProfileOfNameAndKindIsSound() {
    assertThat(ProfileRules.check(SOUND)).isEmpty();
  }

  @Test
  void quantilesAscend() {
    Budgets budgets = new Budgets(20.0, 10.0, 5.0, null, null, null);

    assertThat(ProfileRules.check(profile(budgets, null, null, null, List.of())))
        .extracting(Violation::pointer, Violation::code, Violation::value)
        .containsExactly(
            tuple("/budgets/p95Ms", "quantiles-out-of-order", 10.0),
            tuple("/budgets/p99Ms", "quantiles-out-of-order", 5.0));
  }

  @Test
  void equalQuantilesAreInOrder() {
    Budgets budgets = new Budgets(5.0, 5.0, 5.0, null, null, null);

    assertThat(ProfileRules.check(profile(budgets, null, null, null, List.of()))).isEmpty();
  }

  @Test
  void p99IsComparedWithP50WhereThereIsNoP95() {
    Budgets budgets = new Budgets(20.0, null, 5.0, null, null, null);

    assertThat(ProfileRules.check(profile(budgets, null, null, null, List.of())))
        .singleElement()
        .extracting(Violation::detail)
        .isEqualTo("5.0 ms is the p99 and lies below p50Ms 20.0");
  }

  @Test
  void thePeakIsNotBelowTheBusyDay() {
    Load load = new Load(300.0, 299.0, null, null, null, null, null, null);

    assertThat(ProfileRules.check(profile(null, load, null, null, List.of())))
        .singleElement()
        .satisfies(v -> assertThat(v.pointer()).isEqualTo("/load/peakRps"))
        .satisfies(v -> assertThat(v.code()).isEqualTo("peak-below-expected"));
  }

  @Test
  void noPartOfTheTeamIsLargerThanTheTeam() {
    Team team = new Team(2, 3, 4, null, null, null, null, null, null);

    assertThat(ProfileRules.check(profile(null, null, null, team, List.of())))
        .extracting(Violation::pointer, Violation::value)
        .containsExactly(tuple("/team/goProduction", 3), tuple("/team/rustReviewers", 4));
  }

  @Test
  void aPriceNeedsACurrency() {
    Fleet priced = new Fleet(3, null, 2.5, null, null);
    Fleet inEuro = new Fleet(3, null, 2.5, null, "EUR");

    assertThat(ProfileRules.check(profile(null, null, priced, null, List.of())))
        .singleElement()
        .extracting(Violation::pointer, Violation::code)
        .containsExactly("/fleet/currency", "currency-missing");
    assertThat(ProfileRules.check(profile(null, null, inEuro, null, List.of()))).isEmpty();
  }

  @Test
  void aComponentsPriceIsInTheServicesCurrency() {
    Component priced = component("proxy", 0.4, new Fleet(80, null, 2.5, null, null));

    assertThat(
            ProfileRules.check(
                profile(
                    null, null, new Fleet(null, null, null, null, "EUR"), null, List.of(priced))))
        .isEmpty();
    assertThat(ProfileRules.check(profile(null, null, null, null, List.of(priced))))
        .extracting(Violation::pointer)
        .containsExactly("/components/0/fleet/currency");
  }

  @Test
  void componentsHaveNamesOfTheirOwnAndShareOneWhole() {
    List<Component> components =
        List.of(
            component("api", 0.7, null),
            component("proxy", 0.2, null),
            component("api", 0.2, null));

    assertThat(ProfileRules.check(profile(null, null, null, null, components)))
        .extracting(Violation::pointer, Violation::code)
        .containsExactlyInAnyOrder(
            tuple("/components/2/name", "duplicate-name"),
            tuple("/components", "shares-above-one"));
  }

  @Test
  void sharesThatAddUpToOneAreSound() {
    List<Component> components =
        List.of(component("a", 0.1, null), component("b", 0.2, null), component("c", 0.7, null));

    assertThat(ProfileRules.check(profile(null, null, null, null, components))).isEmpty();
  }

  @Test
  void librariesAreStatedOnceAndOnlyOnce() {
    Dependency sdk = new Dependency("sdk", Support.GA, Support.NONE, true);
    ServiceProfile twice =
        new ServiceProfile(
            "svc",
            null,
            null,
            Map.of(),
            ServiceKind.WORKER,
            null,
            null,
            null,
            null,
            null,
            null,
            new Platform(null, null, null, List.of("amd64", "arm64", "amd64")),
            List.of(sdk, sdk),
            RustLibraries.READY,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(ProfileRules.check(twice))
        .extracting(Violation::pointer, Violation::code)
        .containsExactlyInAnyOrder(
            tuple("/platform/architectures/2", "duplicate-name"),
            tuple("/dependencies/1/name", "duplicate-name"),
            tuple("/rustLibraries", "libraries-stated-twice"));
  }

  @Test
  void whatWasObservedIsHeldToTheSameOrder() {
    Observed observed =
        new Observed(null, 9.0, 8.0, null, null, null, null, 200.0, 100.0, null, null, null, null);
    ServiceProfile profile =
        new ServiceProfile(
            "svc",
            null,
            null,
            null,
            ServiceKind.WORKER,
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
            observed,
            null);

    assertThat(ProfileRules.check(profile))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/observed/p99Ms", "quantiles-out-of-order"),
            tuple("/observed/peakMemoryMiB", "peak-memory-below-resident"));
  }

  private static ServiceProfile profile(
      Budgets budgets, Load load, Fleet fleet, Team team, List<Component> components) {
    return new ServiceProfile(
        "svc",
        null,
        null,
        null,
        ServiceKind.REST_API,
        budgets,
        load,
        fleet,
        null,
        null,
        null,
        null,
        null,
        null,
        team,
        null,
        null,
        null,
        null,
        null,
        components);
  }

  private static Component component(String name, Double share, Fleet fleet) {
    return new Component(
        name,
        ServiceKind.PROXY,
        share,
        null,
        null,
        fleet,
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
  }
}
