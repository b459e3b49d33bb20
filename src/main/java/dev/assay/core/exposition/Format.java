package dev.assay.core.exposition;

/** The exposition formats that can be read. */
public enum Format {
  /** Prometheus text format 0.0.4 and 1.0.0, which share one grammar. */
  PROMETHEUS_TEXT,
  /** OpenMetrics text format 1.0.0. */
  OPENMETRICS_TEXT,
  /** Length-delimited {@code io.prometheus.client.MetricFamily} messages. */
  PROTOBUF
}
