package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Unit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an answer becomes a preference: -1 favours Go, +1 favours Rust, 0 neither. */
@Schema(
    description = "How an answer becomes a preference; the fields tell the kind.",
    oneOf = {ValueFunction.Anchored.class, ValueFunction.Levelled.class, ValueFunction.Cases.class})
public sealed interface ValueFunction {

  /** The least and the greatest preference it can give. */
  Range range();

  /** Everything wrong with it, given the quantity it is applied to. */
  List<Violation> validate(String pointer, Quantity quantity);

  /** A number, by fixed anchors. */
  @Schema(name = "AnchoredValue", description = "A number, by fixed anchors.")
  record Anchored(@NotNull @Valid Anchors anchored) implements ValueFunction {
    @Override
    public Range range() {
      return anchored.range();
    }

    @Override
    public List<Violation> validate(String pointer, Quantity quantity) {
      List<Violation> found = new ArrayList<>(anchored.validate(pointer + "/anchored"));
      if (!quantity.unit().numeric()) {
        found.add(
            Violation.of(
                pointer + "/anchored",
                "wrong-function",
                "\"" + quantity.id() + "\" is no number",
                quantity.id()));
      }
      return found;
    }
  }

  /**
   * A choice, by its level.
   *
   * @param ordinal whether the levels are steps of one scale, in order; an answer may then be half
   *     a step off
   */
  @Schema(name = "LevelledValue", description = "A choice, by its level.")
  record Levelled(
      @Schema(description = "Whether the levels are steps of one scale, in order.") boolean ordinal,
      @Schema(description = "Every level of the choice.") @Size(max = 100)
          List<@Valid Level> levels)
      implements ValueFunction {
    /** What one level is worth. */
    @Schema(
        name = "ValueLevel", // "Level" alone collides with the JDK's in generated clients
        description = "What a level is worth.")
    public record Level(
        @Schema(description = "The level.") @NotNull String level,
        @Schema(description = "Its preference, -1 (Go) to 1 (Rust).") double v) {}

    public Levelled {
      levels = levels == null ? List.of() : List.copyOf(levels);
    }

    @Override
    public Range range() {
      return levels.stream().map(l -> Range.at(l.v())).reduce(Range::with).orElseThrow();
    }

    @Override
    public List<Violation> validate(String pointer, Quantity quantity) {
      List<Violation> found = new ArrayList<>();
      if (quantity.unit() != Unit.CHOICE) {
        found.add(
            Violation.of(
                pointer + "/levels",
                "wrong-function",
                "\"" + quantity.id() + "\" is no choice",
                quantity.id()));
        return found;
      }
      List<String> stated = levels.stream().map(Level::level).toList();
      for (int i = 0; i < levels.size(); i++) {
        Level level = levels.get(i);
        if (!quantity.levels().contains(level.level())) {
          found.add(
              new Violation(
                  pointer + "/levels/" + i + "/level",
                  "unknown-level",
                  "\"" + level.level() + "\" is not a level of " + quantity.id(),
                  level.level(),
                  quantity.levels()));
        }
        if (!(Math.abs(level.v()) <= 1)) {
          found.add(
              Violation.of(
                  pointer + "/levels/" + i + "/v",
                  "out-of-range",
                  level.v() + " lies outside -1 to 1",
                  level.v()));
        }
        if (stated.indexOf(level.level()) != i) {
          found.add(
              Violation.of(
                  pointer + "/levels/" + i,
                  "duplicate",
                  "\"" + level.level() + "\" is stated twice",
                  level.level()));
        }
      }
      quantity.levels().stream()
          .filter(level -> !stated.contains(level))
          .forEach(
              level ->
                  found.add(
                      Violation.of(
                          pointer + "/levels",
                          "missing-level",
                          "\"" + level + "\" has no value",
                          level)));
      return found;
    }
  }

  /** The first case that holds. */
  @Schema(name = "CasesValue", description = "The first case that holds.")
  record Cases(@Size(max = 50) List<@Valid Case> cases) implements ValueFunction {
    /** What an answer is worth where a condition holds. */
    @Schema(name = "ValueCase", description = "What an answer is worth where a condition holds.")
    public record Case(
        @Schema(description = "When it holds.") @NotNull @Valid Condition when,
        @Schema(description = "The preference then, -1 (Go) to 1 (Rust).") double v,
        @Schema(description = "Why, in a few words that follow \"Because\".")
            @NotNull
            @Size(min = 1, max = 500)
            String why) {}

    public Cases {
      cases = cases == null ? List.of() : List.copyOf(cases);
    }

    @Override
    public Range range() {
      return cases.stream().map(c -> Range.at(c.v())).reduce(Range::with).orElseThrow();
    }

    @Override
    public List<Violation> validate(String pointer, Quantity quantity) {
      List<Violation> found = new ArrayList<>();
      if (cases.isEmpty()) {
        found.add(Violation.of(pointer + "/cases", "empty", "[] decides nothing", null));
      }
      for (int i = 0; i < cases.size(); i++) {
        String here = pointer + "/cases/" + i;
        found.addAll(cases.get(i).when().validate(here + "/when"));
        if (!(Math.abs(cases.get(i).v()) <= 1)) {
          found.add(
              Violation.of(
                  here + "/v",
                  "out-of-range",
                  cases.get(i).v() + " lies outside -1 to 1",
                  cases.get(i).v()));
        }
      }
      return found;
    }
  }
}
