package dev.assay.core.profile;

import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The limits a service must keep, written down before the debate (seed 002 L33-L39). Every field
 * may be absent: unknown, never zero.
 */
@Schema(
    description =
        "The limits a service must keep, written down before the debate (seed 002 L33-L39).")
public record Budgets(
    @Schema(description = "Median latency budget at expected load, milliseconds.") @Positive
        @Nullable Double p50Ms,
    @Schema(description = "95th percentile latency budget at expected load, milliseconds.")
        @Positive
        @Nullable Double p95Ms,
    @Schema(description = "99th percentile latency budget at expected load, milliseconds.")
        @Positive
        @Nullable Double p99Ms,
    @Schema(description = "Memory budget of one instance, MiB.") @Positive
        @Nullable Double memoryMiB,
    @Schema(description = "Time from process start to ready, milliseconds.") @Positive
        @Nullable Double startupMs,
    @Schema(description = "Limit of the container image or binary, MiB.") @Positive
        @Nullable Double imageMiB) {

  /** Nothing known. */
  public static final Budgets EMPTY = new Budgets(null, null, null, null, null, null);
}
