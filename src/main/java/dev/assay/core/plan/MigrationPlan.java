package dev.assay.core.plan;

import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How to get from here to what is recommended.
 *
 * @param verdict the verdict that it fits
 * @param steps in the order in which they are taken
 * @param triggers what starts an extraction, in numbers; empty where nothing is extracted
 */
@Schema(description = "How to get from here to what is recommended, step by step.")
public record MigrationPlan(
    @Schema(description = "The verdict that it fits.") Verdict verdict,
    @Schema(description = "The way in one sentence.") String strategy,
    @Schema(description = "Where that way is recommended.") List<Rulebook.Source> sources,
    @Schema(description = "In the order in which they are taken.") List<Step> steps,
    @Schema(
            description =
                "What starts an extraction, in numbers, with the values of now; empty where nothing is to be extracted.")
        List<Trigger> triggers) {

  public MigrationPlan {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    triggers = List.copyOf(triggers);
  }

  /**
   * One step.
   *
   * @param id stable name
   * @param effort null where no source tells how long it takes
   */
  @Schema(name = "MigrationStep", description = "One step.")
  public record Step(
      @Schema(description = "Stable name.", examples = "profile-hot-path") String id,
      @Schema(description = "What to do.") String what,
      @Schema(description = "Why.") String why,
      @Schema(description = "How long it takes; absent where no source tells.")
          @Nullable Effort effort,
      @Schema(description = "How to see that it is done.") String doneWhen,
      @Schema(description = "What may go wrong.") String risk,
      @Schema(description = "Where it comes from.") List<Rulebook.Source> sources) {
    public Step {
      sources = List.copyOf(sources);
    }
  }

  /**
   * How long a step takes.
   *
   * @param unit for example {@code weeks per person}
   */
  @Schema(name = "MigrationEffort", description = "How long a step takes.")
  public record Effort(double low, double likely, double high, String unit) {
    public Effort {
      if (!(0 <= low && low <= likely && likely <= high)) {
        throw new IllegalArgumentException("not a range: " + low + ", " + likely + ", " + high);
      }
    }
  }

  /** Whether a trigger fires on what is known now. */
  @Schema(name = "TriggerState", description = "Whether a trigger fires on what is known now.")
  public enum State {
    FIRES,
    QUIET,
    NOT_KNOWN
  }

  /**
   * One event that starts an extraction.
   *
   * @param component the component it is asked of; null for the service itself
   * @param note what to bear in mind; null where nothing is
   */
  @Schema(
      name = "ExtractionTrigger",
      description = "One measurable event that starts an extraction.")
  public record Trigger(
      @Schema(description = "The event.") String text,
      @Schema(description = "The component it is asked of; absent for the service itself.")
          @Nullable String component,
      @Schema(description = "fires, quiet or not-known, on what is known now.") State state,
      @Schema(description = "The numbers that it compares.") List<Reading> readings,
      @Schema(description = "What to bear in mind.") @Nullable String note) {
    public Trigger {
      readings = List.copyOf(readings);
    }
  }

  /**
   * One number against its threshold.
   *
   * @param quantity id of the quantity
   * @param rule {@code above}, {@code at-least}, {@code below} or {@code at-most}
   * @param value now; null where it is not known
   * @param distance what is left until the threshold, in the quantity's unit; negative beyond it;
   *     null where the value is not known
   * @param howToMeasure the query or the question; null where the rulebook names none
   */
  @Schema(name = "TriggerReading", description = "One number against its threshold.")
  public record Reading(
      @Schema(description = "Id of the quantity.", examples = "observed.gcCpuShare")
          String quantity,
      @Schema(description = "above, at-least, below or at-most.") String rule,
      @Schema(description = "The threshold.") double threshold,
      @Schema(description = "The value now; absent where it is not known.") @Nullable Double value,
      @Schema(description = "What it is counted in.") String unit,
      @Schema(
              description =
                  "What is left until the threshold; negative beyond it; absent where the value is not known.")
          @Nullable Double distance,
      @Schema(description = "How to measure it; absent where the rulebook names no way.")
          @Nullable String howToMeasure) {}
}
