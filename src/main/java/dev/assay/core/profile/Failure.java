package dev.assay.core.profile;

import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a failure does and costs (seed 002 L53-L60). Every field may be absent: unknown, never zero.
 */
@Schema(description = "What a failure does and costs (seed 002 L53-L60).")
public record Failure(
    @Schema(description = "What breaks when the code is wrong.") @Nullable Impact impact,
    @Schema(description = "What it takes to recover.") @Nullable Recovery recovery,
    @Schema(description = "Cost of one hour of downtime, in the stated currency.") @PositiveOrZero
        @Nullable Double downtimeCostPerHour) {

  /** Nothing known. */
  public static final Failure EMPTY = new Failure(null, null, null);
}
