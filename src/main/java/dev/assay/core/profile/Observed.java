package dev.assay.core.profile;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures read off a dashboard when no scrape is at hand: stronger than a guess, weaker than a
 * snapshot. Every field may be absent: unknown, never zero.
 */
@Schema(
    description =
        "Figures read off a dashboard when no scrape is at hand: stronger than a guess, weaker than a snapshot.")
public record Observed(
    @Schema(description = "Median request latency, milliseconds.") @Positive @Nullable Double p50Ms,
    @Schema(description = "95th percentile request latency, milliseconds.") @Positive
        @Nullable Double p95Ms,
    @Schema(description = "99th percentile request latency, milliseconds.") @Positive
        @Nullable Double p99Ms,
    @Schema(description = "Request rate.") @PositiveOrZero @Nullable Double requestsPerSecond,
    @Schema(description = "Failed requests over all requests, 0 to 1.")
        @DecimalMin("0")
        @DecimalMax("1")
        @Nullable Double errorRatio,
    @Schema(description = "CPU use of one instance, cores.") @PositiveOrZero
        @Nullable Double cpuCores,
    @Schema(description = "CPU time of one request, milliseconds.") @PositiveOrZero
        @Nullable Double cpuMsPerRequest,
    @Schema(description = "Resident memory of one instance, MiB.") @Positive
        @Nullable Double residentMemoryMiB,
    @Schema(description = "Highest memory use of one instance, MiB.") @Positive
        @Nullable Double peakMemoryMiB,
    @Schema(description = "Share of non-idle CPU spent in garbage collection, 0 to 1.")
        @DecimalMin("0")
        @DecimalMax("1")
        @Nullable Double gcCpuShare,
    @Schema(description = "Time from process start to ready, milliseconds.") @Positive
        @Nullable Double startupMs,
    @Schema(description = "Out-of-memory kills in the observed time.") @PositiveOrZero
        @Nullable Integer oomKills,
    @Schema(description = "Restarts of one instance per day.") @PositiveOrZero
        @Nullable Double restartsPerDay) {

  /** Nothing known. */
  public static final Observed EMPTY =
      new Observed(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
