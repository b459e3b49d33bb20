package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One test of one quantity, or a combination of conditions. Exactly one of {@code of}, {@code all},
 * {@code any} and {@code none} is given, and with {@code of} exactly one test.
 *
 * @param of id of the quantity that is tested
 * @param atMost holds up to and including this number, in the quantity's unit
 * @param atLeast holds from this number on
 * @param below holds under this number
 * @param above holds over this number
 * @param in holds where the choice is one of these
 * @param is holds where the yes-or-no answer is this one
 * @param known holds where the quantity is known ({@code true}) or missing ({@code false}); never
 *     unknown
 * @param all holds where each of these holds
 * @param any holds where one of these holds
 * @param none holds where none of these holds
 */
@Schema(
    description =
        "One test of one quantity (of, and one of atMost, atLeast, below, above, in, is, known), or a combination of conditions (one of all, any, none).")
public record Condition(
    @Schema(description = "Id of the quantity that is tested.", examples = "budgets.p99Ms")
        @Nullable String of,
    @Schema(description = "Holds up to and including this number, in the quantity's unit.")
        @Nullable Double atMost,
    @Schema(description = "Holds from this number on.") @Nullable Double atLeast,
    @Schema(description = "Holds under this number.") @Nullable Double below,
    @Schema(description = "Holds over this number.") @Nullable Double above,
    @Schema(description = "Holds where the choice is one of these.") @Size(max = 100)
        @Nullable List<String> in,
    @Schema(description = "Holds where the yes-or-no answer is this one.") @Nullable Boolean is,
    @Schema(description = "Holds where the quantity is known (true) or missing (false).")
        @Nullable Boolean known,
    @Schema(description = "Holds where each of these holds.") @Size(max = 50)
        @Nullable List<@Valid Condition> all,
    @Schema(description = "Holds where one of these holds.") @Size(max = 50)
        @Nullable List<@Valid Condition> any,
    @Schema(description = "Holds where none of these holds.") @Size(max = 50)
        @Nullable List<@Valid Condition> none) {

  public Condition {
    in = in == null ? null : List.copyOf(in);
    all = all == null ? null : List.copyOf(all);
    any = any == null ? null : List.copyOf(any);
    none = none == null ? null : List.copyOf(none);
  }

  /**
   * Whether it holds. A number known as an interval satisfies or breaks a threshold only where the
   * whole interval lies on one side of it.
   *
   * @throws IllegalStateException where the condition is not valid
   */
  public Truth holds(Signals signals) {
    if (all != null) {
      return Truth.all(all.stream().map(c -> c.holds(signals)).toList());
    }
    if (any != null) {
      return Truth.any(any.stream().map(c -> c.holds(signals)).toList());
    }
    if (none != null) {
      return Truth.any(none.stream().map(c -> c.holds(signals)).toList()).not();
    }
    Quantity quantity = quantity();
    Optional<Value> value = signals.known(quantity).map(k -> k.value());
    if (known != null) {
      return Truth.of(value.isPresent() == known);
    }
    return value.map(this::satisfiedBy).orElse(Truth.UNKNOWN);
  }

  /** The quantities that it depends on, each once, in the order of their first mention. */
  public List<Quantity> quantities() {
    return of != null
        ? List.of(quantity())
        : parts().flatMap(part -> part.quantities().stream()).distinct().toList();
  }

  /** Those of its quantities that are missing, in the order of their first mention. */
  public List<Quantity> missing(Signals signals) {
    return quantities().stream().filter(q -> signals.known(q).isEmpty()).toList();
  }

  /**
   * Everything wrong with it; empty where it can be evaluated.
   *
   * @param pointer JSON pointer of this condition within its rulebook
   */
  public List<Violation> validate(String pointer) {
    List<Violation> found = new ArrayList<>();
    long shapes = Stream.of(of, all, any, none).filter(Objects::nonNull).count();
    if (shapes != 1) {
      found.add(
          new Violation(
              pointer,
              "condition-shape",
              shapes + " of of, all, any and none are given; exactly one must be",
              null,
              List.of("of", "all", "any", "none")));
    }
    if (of != null) {
      validateTest(of, pointer, found);
    } else if (tests() > 0) {
      found.add(
          Violation.of(pointer, "condition-test", tests() + " tests are given without of", null));
    }
    validateParts(all, pointer + "/all", found);
    validateParts(any, pointer + "/any", found);
    validateParts(none, pointer + "/none", found);
    return List.copyOf(found);
  }

  private static void validateParts(
      @Nullable List<Condition> parts, String pointer, List<Violation> found) {
    if (parts == null) {
      return;
    }
    if (parts.isEmpty()) {
      found.add(Violation.of(pointer, "empty", "[] combines nothing", null));
    }
    for (int i = 0; i < parts.size(); i++) {
      found.addAll(parts.get(i).validate(pointer + "/" + i));
    }
  }

  private void validateTest(String id, String pointer, List<Violation> found) {
    if (tests() != 1) {
      found.add(
          new Violation(
              pointer,
              "condition-test",
              tests() + " tests of \"" + id + "\" are given; exactly one must be",
              null,
              List.of("atMost", "atLeast", "below", "above", "in", "is", "known")));
    }
    Quantity quantity = Quantity.byId(id).orElse(null);
    if (quantity == null) {
      found.add(Findings.unknownQuantity(pointer + "/of", id));
      return;
    }
    validateThreshold(quantity, "atMost", atMost, pointer, found);
    validateThreshold(quantity, "atLeast", atLeast, pointer, found);
    validateThreshold(quantity, "below", below, pointer, found);
    validateThreshold(quantity, "above", above, pointer, found);
    if (is != null && quantity.unit() != Unit.FLAG) {
      found.add(
          Violation.of(pointer + "/is", "wrong-test", is + " tests \"" + id + "\", no flag", is));
    }
    if (in != null) {
      validateLevels(quantity, in, pointer + "/in", found);
    }
  }

  private static void validateThreshold(
      Quantity quantity,
      String test,
      @Nullable Double threshold,
      String pointer,
      List<Violation> found) {
    if (threshold == null) {
      return;
    }
    if (!quantity.unit().numeric()) {
      found.add(
          Violation.of(
              pointer + "/" + test,
              "wrong-test",
              threshold + " tests \"" + quantity.id() + "\", no number",
              threshold));
    }
    if (!Double.isFinite(threshold)) {
      found.add(
          Violation.of(
              pointer + "/" + test, "not-finite", threshold + " is not a finite number", null));
    }
  }

  private static void validateLevels(
      Quantity quantity, List<String> levels, String pointer, List<Violation> found) {
    if (quantity.unit() != Unit.CHOICE) {
      found.add(
          Violation.of(
              pointer,
              "wrong-test",
              levels + " tests \"" + quantity.id() + "\", no choice",
              levels));
      return;
    }
    if (levels.isEmpty()) {
      found.add(Violation.of(pointer, "empty", "[] holds for nothing", null));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      if (!quantity.levels().contains(level)) {
        found.add(
            new Violation(
                pointer + "/" + i,
                "unknown-level",
                "\"" + level + "\" is not a level of " + quantity.id(),
                level,
                quantity.levels()));
      }
      if (!seen.add(level)) {
        found.add(
            Violation.of(
                pointer + "/" + i, "duplicate", "\"" + level + "\" is listed twice", level));
      }
    }
  }

  private long tests() {
    return Stream.of(atMost, atLeast, below, above, in, is, known).filter(Objects::nonNull).count();
  }

  private Stream<Condition> parts() {
    return Stream.of(all, any, none).filter(Objects::nonNull).flatMap(List::stream);
  }

  private Quantity quantity() {
    return Optional.ofNullable(of)
        .flatMap(Quantity::byId)
        .orElseThrow(() -> new IllegalStateException("not a valid condition: " + this));
  }

  private Truth satisfiedBy(Value value) {
    return switch (value) {
      case Value.Amount amount -> satisfiedBy(amount);
      case Value.Level level when in != null -> Truth.of(in.contains(level.id()));
      case Value.Flag flag when is != null -> Truth.of(flag.yes() == is);
      case Value.Level level -> throw new IllegalStateException(this + " tests " + level);
      case Value.Flag flag -> throw new IllegalStateException(this + " tests " + flag);
    };
  }

  private Truth satisfiedBy(Value.Amount amount) {
    if (atMost != null) {
      return sides(amount.high() <= atMost, amount.low() > atMost);
    }
    if (atLeast != null) {
      return sides(amount.low() >= atLeast, amount.high() < atLeast);
    }
    if (below != null) {
      return sides(amount.high() < below, amount.low() >= below);
    }
    if (above != null) {
      return sides(amount.low() > above, amount.high() <= above);
    }
    throw new IllegalStateException(this + " tests " + amount);
  }

  private static Truth sides(boolean allInside, boolean allOutside) {
    return allInside ? Truth.TRUE : allOutside ? Truth.FALSE : Truth.UNKNOWN;
  }
}
