package dev.assay.core.profile;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The load a service is built for: the busy-day rate, not a fantasy peak (seed 002 L41). Every
 * field may be absent: unknown, never zero.
 */
@Schema(
    description =
        "The load a service is built for: the busy-day rate, not a fantasy peak (seed 002 L41).")
public record Load(
    @Schema(description = "Requests or events per second on a busy day.") @PositiveOrZero
        @Nullable Double expectedRps,
    @Schema(
            description =
                "Highest rate ever planned for; flagged and ignored above ten times the expected rate.")
        @PositiveOrZero
        @Nullable Double peakRps,
    @Schema(description = "Requests to this service per user action.") @DecimalMin("1")
        @Nullable Double fanOut,
    @Schema(description = "How often an instance starts, per hour over the fleet.") @PositiveOrZero
        @Nullable Double startsPerHour,
    @Schema(description = "What limits a request.") @Nullable Bound bound,
    @Schema(
            description =
                "Share of request time spent in own code (CPU and scheduling) rather than in databases or the network, 0 to 1.")
        @DecimalMin("0")
        @DecimalMax("1")
        @Nullable Double languageShare,
    @Schema(description = "CPU time of one request or event, milliseconds.") @PositiveOrZero
        @Nullable Double cpuMsPerRequest,
    @Schema(description = "Expected rate over measured capacity, 0 to 1 (above 1: overloaded).")
        @PositiveOrZero
        @Nullable Double utilisation) {

  /** Nothing known. */
  public static final Load EMPTY = new Load(null, null, null, null, null, null, null, null);
}
