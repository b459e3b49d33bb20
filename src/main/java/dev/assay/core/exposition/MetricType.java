package dev.assay.core.exposition;

/** Metric types of the Prometheus text format, OpenMetrics 1.0 and the protobuf format. */
public enum MetricType {
  COUNTER,
  GAUGE,
  HISTOGRAM,
  GAUGE_HISTOGRAM,
  SUMMARY,
  INFO,
  STATE_SET,
  /** {@code untyped} in the text format, {@code unknown} in OpenMetrics, or no type stated. */
  UNKNOWN
}
