package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Rulebook.Source;
import dev.assay.core.signal.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One row of the decision matrix.
 *
 * @param id stable snake_case name
 * @param title a few words for a person
 * @param group id of its group
 * @param weight points of 100 over the whole rulebook
 * @param question what a person is asked
 * @param scale what an answer looks like
 * @param howToMeasure the metric or PromQL that answers it; null where only people can
 * @param readings ways to a preference, best first; the first whose quantity is known and whose
 *     condition holds counts
 * @param adjustments what moves the preference afterwards
 * @param maxWith id of another criterion with which this one shares the greater preference, so that
 *     two faces of one fact do not add up
 * @param gate what makes an alternative inadmissible on this criterion, in words; the rule itself
 *     is a {@link Gate}
 */
@Schema(description = "One row of the decision matrix.")
public record Criterion(
    @Schema(description = "Stable name.", examples = "latency_p99_budget")
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9_-]{0,63}$")
        String id,
    @Schema(description = "A few words for a person.") @NotNull @Size(min = 1, max = 100)
        String title,
    @Schema(description = "Id of its group.") @NotNull String group,
    @Schema(description = "Points of 100 over the whole rulebook.") double weight,
    @Schema(description = "What a person is asked.") @NotNull @Size(min = 1, max = 500)
        String question,
    @Schema(description = "What an answer looks like.") @NotNull @Size(min = 1, max = 200)
        String scale,
    @Schema(description = "The metric or PromQL that answers it.") @Size(min = 1, max = 1000)
        @Nullable String howToMeasure,
    @Schema(
            description =
                "Ways to a preference, best first; the first whose quantity is known and whose condition holds counts.")
        @Size(max = 20)
        List<@Valid Reading> readings,
    @Schema(description = "What moves the preference afterwards, in order.") @Size(max = 20)
        List<@Valid Adjustment> adjustments,
    @Schema(
            description =
                "Id of another criterion with which it shares the greater preference, so that two faces of one fact do not add up.")
        @Nullable String maxWith,
    @Schema(
            description =
                "What makes an alternative inadmissible here, in words; the rule itself is a gate.")
        @Size(min = 1, max = 500)
        @Nullable String gate,
    @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {

  public Criterion {
    readings = readings == null ? List.of() : List.copyOf(readings);
    adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /**
   * One way from an answer to a preference.
   *
   * @param of id of the quantity that is read; for cases, the one that is shown
   * @param when only where this holds; absent means always
   * @param value how the answer becomes a preference
   * @param widen by how much the preference may be off on either side because the answer is not
   *     quite the one asked for
   * @param proxy whether the answer stands in for the one asked for, so that the row counts as
   *     assumed
   * @param note what the answer must say when this reading is used
   */
  @Schema(description = "One way from an answer to a preference.")
  public record Reading(
      @Schema(description = "Id of the quantity that is read.", examples = "budgets.p99Ms") @NotNull
          String of,
      @Schema(description = "Only where this holds.") @Valid @Nullable Condition when,
      @Schema(description = "How the answer becomes a preference.") @NotNull @Valid
          ValueFunction value,
      @Schema(description = "By how much the preference may be off on either side, 0 to 2.")
          @Nullable Double widen,
      @Schema(description = "Whether the answer stands in for the one asked for.")
          @Nullable Boolean proxy,
      @Schema(description = "What an answer says when this reading is used.")
          @Size(min = 1, max = 500)
          @Nullable String note,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {

    public Reading {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** The quantity that is read. */
    public Quantity quantity() {
      return Quantity.byId(of)
          .orElseThrow(() -> new IllegalStateException("not a quantity: " + of));
    }
  }

  /** Everything that its preference depends on, the first reading's quantity first. */
  public Set<Quantity> quantities() {
    Set<Quantity> all = new LinkedHashSet<>();
    for (Reading reading : readings) {
      all.add(reading.quantity());
      if (reading.when() != null) {
        all.addAll(reading.when().quantities());
      }
      if (reading.value() instanceof ValueFunction.Cases(List<ValueFunction.Cases.Case> cases)) {
        cases.forEach(c -> all.addAll(c.when().quantities()));
      }
    }
    for (Adjustment adjustment : adjustments) {
      switch (adjustment) {
        case Adjustment.Add a -> all.add(Quantity.byId(a.add()).orElseThrow());
        case Adjustment.Multiply a -> all.add(Quantity.byId(a.multiplyBy()).orElseThrow());
        case Adjustment.Cap a -> all.addAll(a.when().quantities());
        case Adjustment.Replace a -> all.addAll(a.when().quantities());
        case Adjustment.Scale a -> all.addAll(a.when().quantities());
        case Adjustment.Shift a -> all.addAll(a.when().quantities());
      }
    }
    return all;
  }

  /** Everything wrong with it. */
  List<Violation> validate(String pointer) {
    List<Violation> found = new ArrayList<>();
    if (!(weight > 0 && weight <= 100)) {
      found.add(
          new Violation(
              pointer + "/weight",
              "out-of-range",
              weight + " is no weight",
              weight,
              List.of("above 0, up to 100")));
    }
    if (readings.isEmpty()) {
      found.add(Violation.of(pointer + "/readings", "empty", "[] reads nothing", null));
    }
    found.addAll(Findings.sources(pointer + "/sources", sources, id));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      String here = pointer + "/readings/" + i;
      found.addAll(Findings.sources(here + "/sources", reading.sources(), reading.of()));
      if (reading.when() == null && !seen.add(reading.of())) {
        found.add(
            Violation.of(
                here, "duplicate", "\"" + reading.of() + "\" is read twice", reading.of()));
      }
      if (reading.widen() != null && !(reading.widen() >= 0 && reading.widen() <= 2)) {
        found.add(
            Violation.of(
                here + "/widen",
                "out-of-range",
                reading.widen() + " lies outside 0 to 2",
                reading.widen()));
      }
      if (reading.when() != null) {
        found.addAll(reading.when().validate(here + "/when"));
      }
      Quantity.byId(reading.of())
          .ifPresentOrElse(
              quantity -> found.addAll(reading.value().validate(here + "/value", quantity)),
              () -> found.add(Findings.unknownQuantity(here + "/of", reading.of())));
    }
    for (int i = 0; i < adjustments.size(); i++) {
      found.addAll(adjustments.get(i).validate(pointer + "/adjustments/" + i));
    }
    return found;
  }
}
