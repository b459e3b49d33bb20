package dev.assay.core.profile;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Hires that the plan depends on. Every field may be absent: unknown, never zero. */
@Schema(description = "Hires that the plan depends on.")
public record Hiring(
    @Schema(description = "Engineers to hire.") @PositiveOrZero @Nullable Integer openings,
    @Schema(description = "Days until they must have started.") @PositiveOrZero
        @Nullable Integer withinDays,
    @Schema(description = "Local Go candidates for each Rust candidate.") @Positive
        @Nullable Double goToRustCandidateRatio) {

  /** Nothing known. */
  public static final Hiring EMPTY = new Hiring(null, null, null);
}
