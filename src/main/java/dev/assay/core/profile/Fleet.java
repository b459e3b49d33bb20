package dev.assay.core.profile;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many copies really run, where, and what they cost. Every field may be absent: unknown, never
 * zero.
 */
@Schema(description = "How many copies really run, where, and what they cost.")
public record Fleet(
    @Schema(description = "Copies that really run.") @Positive @Nullable Integer instances,
    @Schema(description = "Where the copies run.") @Nullable Placement placement,
    @Schema(description = "Price of one GiB of memory for a month, in the stated currency.")
        @PositiveOrZero
        @Nullable Double pricePerGiBMonth,
    @Schema(description = "Price of one CPU core for a month, in the stated currency.")
        @PositiveOrZero
        @Nullable Double pricePerCoreMonth,
    @Schema(description = "ISO 4217 code of every price in the profile.")
        @Pattern(regexp = "^[A-Z]{3}$")
        @Nullable String currency) {

  /** Nothing known. */
  public static final Fleet EMPTY = new Fleet(null, null, null, null, null);
}
