package dev.assay.core;

import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Named what-ifs. */
@Schema(description = "Named what-ifs.")
public record Scenarios(
    @Schema(description = "In the order they are shown.") List<Scenario> scenarios) {
  public Scenarios {
    scenarios = List.copyOf(scenarios);
  }

  /** One of them. */
  @Schema(description = "A named what-if.")
  public record Scenario(
      @Schema(description = "Stable name.", examples = "traffic-times-ten") String name,
      @Schema(description = "A few words for a person.") String title,
      @Schema(description = "What it supposes, and what it leaves as it is.") String description,
      @Schema(description = "What changes, where it is known.") List<Step> steps,
      @Schema(description = "Where it comes from.") List<Rulebook.Source> sources) {
    public Scenario {
      steps = List.copyOf(steps);
      sources = List.copyOf(sources);
    }

    /**
     * What it changes of a service and of the components that state a field themselves; nothing of
     * what is not known.
     */
    public List<Change> changes(Subject service) {
      List<Change> changes = new ArrayList<>();
      for (Step step : steps) {
        step.change(null, service, service).ifPresent(changes::add);
        for (Subject component : service.components()) {
          step.change(component.name(), component, service).ifPresent(changes::add);
        }
      }
      return changes;
    }
  }

  /**
   * A change of one number: times {@code times}, plus {@code add}, never below {@code floor}.
   *
   * @param field id of the quantity
   */
  @Schema(
      name = "ScenarioStep",
      description = "A change of one number: multiplied, added to, never below the floor.")
  public record Step(
      @Schema(description = "Profile field.", examples = "load.expectedRps") String field,
      @Schema(description = "Multiplied by this.") @Nullable Double times,
      @Schema(description = "Plus this.") @Nullable Double add,
      @Schema(description = "Never below this.") @Nullable Double floor) {

    private Optional<Change> change(@Nullable String component, Subject subject, Subject service) {
      return Quantity.byId(field)
          .flatMap(q -> subject.signals().known(q))
          .filter(k -> subject == service || WhatIf.own(k, service))
          .flatMap(
              k ->
                  k.value() instanceof Value.Amount amount
                      ? Optional.of(new Change(component, field, applied(amount.point())))
                      : Optional.empty());
    }

    private double applied(double now) {
      double then = now * (times == null ? 1 : times) + (add == null ? 0 : add);
      return floor == null ? then : Math.max(floor, then);
    }
  }

  /**
   * What a field becomes.
   *
   * @param component name of the component; null for the service itself
   */
  public record Change(@Nullable String component, String field, double then) {}

  /** The one with a name. */
  public Optional<Scenario> byName(String name) {
    return scenarios.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** Everything wrong with them. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      String at = "/scenarios/" + i;
      if (!names.add(scenario.name())) {
        found.add(
            Violation.of(
                at + "/name",
                "duplicate",
                "\"" + scenario.name() + "\" is stated twice",
                scenario.name()));
      }
      for (int j = 0; j < scenario.steps().size(); j++) {
        String field = scenario.steps().get(j).field();
        if (Quantity.byId(field).filter(q -> !q.derived() && q.unit().numeric()).isEmpty()) {
          found.add(
              Violation.of(
                  at + "/steps/" + j + "/field",
                  "unknown-quantity",
                  "\"" + field + "\" is no number that a profile states",
                  field));
        }
      }
    }
    return List.copyOf(found);
  }
}
