package dev.assay.core.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How it is delivered and for how long it lives. Every field may be absent: unknown, never zero.
 */
@Schema(description = "How it is delivered and for how long it lives.")
public record Delivery(
    @Schema(description = "Pressure to be first in production, 1 (none) to 5 (everything).")
        @Min(1)
        @Max(5)
        @Nullable Integer timeToMarket,
    @Schema(description = "Releases per week.") @PositiveOrZero @Nullable Double releasesPerWeek,
    @Schema(description = "Whether it may pivot or be thrown away.") @Nullable Boolean prototype,
    @Schema(description = "Clean CI build that the team can live with, seconds.") @Positive
        @Nullable Double cleanBuildSeconds,
    @Schema(description = "Incremental build that the team can live with, seconds.") @Positive
        @Nullable Double incrementalBuildSeconds,
    @Schema(description = "Expected years in service.") @Positive @Nullable Double lifetimeYears) {

  /** Nothing known. */
  public static final Delivery EMPTY = new Delivery(null, null, null, null, null, null);
}
