package dev.assay.core.signal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The family that request latency was read from, for telling whether two services can be compared.
 *
 * @param metric family name
 * @param kind what its quantiles are
 * @param resolution bucket bounds or native schema; empty for a summary
 * @param requests requests in the window
 * @param meanMs mean duration, milliseconds; NaN where there is no sum
 */
public record LatencySource(
    String metric, Kind kind, String resolution, double requests, double meanMs) {
  /** What quantiles rest on. */
  @Schema(name = "LatencySourceKind", description = "What quantiles rest on.")
  public enum Kind {
    HISTOGRAM,
    /** Quantiles reckoned by the exporter over a window of its own. */
    SUMMARY,
    /** Count and sum only: no quantile at all. */
    MEAN_ONLY
  }
}
