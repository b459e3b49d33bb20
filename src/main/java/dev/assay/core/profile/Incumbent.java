package dev.assay.core.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What runs today, if anything. Every field may be absent: unknown, never zero. */
@Schema(description = "What runs today, if anything.")
public record Incumbent(
    @Schema(description = "Where the work starts from.") @Nullable Situation situation,
    @Schema(description = "Language of what runs today.") @Nullable IncumbentLanguage language,
    @Schema(
            description =
                "Whether the incumbent was tuned (Go: GOGC or GOMEMLIMIT, PGO, GOMAXPROCS, cache scope, Go 1.26 or newer).")
        @Nullable Boolean tuned,
    @Schema(description = "Whether the hot path can be cut out behind a narrow boundary.")
        @Nullable Boolean hotPathIsolable) {

  /** Nothing known. */
  public static final Incumbent EMPTY = new Incumbent(null, null, null, null);
}
