package dev.assay.core.profile;

import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who builds, reviews and operates it (seed 002 L23-L30). Every field may be absent: unknown, never
 * zero.
 */
@Schema(description = "Who builds, reviews and operates it (seed 002 L23-L30).")
public record Team(
    @Schema(description = "Engineers in the team.") @PositiveOrZero @Nullable Integer engineers,
    @Schema(description = "Engineers who ship production Go today.") @PositiveOrZero
        @Nullable Integer goProduction,
    @Schema(description = "Engineers who can review Rust with confidence.") @PositiveOrZero
        @Nullable Integer rustReviewers,
    @Schema(description = "Years of production Rust behind the most experienced reviewers.")
        @PositiveOrZero
        @Nullable Double rustYears,
    @Schema(description = "Confident Rust maintainers expected in twelve months.") @PositiveOrZero
        @Nullable Integer rustMaintainersIn12Months,
    @Schema(description = "Weeks that a new member may take until working alone.") @PositiveOrZero
        @Nullable Double rampUpWeeks,
    @Schema(description = "Who debugs at two in the morning.") @Nullable OnCall onCall,
    @Schema(
            description =
                "Name or link of a Rust training plan that is staffed and dated; overrides the reviewer gate.")
        @Size(max = 500)
        @Nullable String trainingPlan,
    @Schema(description = "Yearly cost of one engineer, in the stated currency.") @PositiveOrZero
        @Nullable Double yearlyCostPerEngineer) {

  /** Nothing known. */
  public static final Team EMPTY = new Team(null, null, null, null, null, null, null, null, null);
}
