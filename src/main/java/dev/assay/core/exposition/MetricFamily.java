package dev.assay.core.exposition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric family with its series in exposition order.
 *
 * @param name family name as exposed: with {@code _total} where a text-format counter carries it in
 *     its TYPE line, without it in OpenMetrics
 * @param type stated or, for a family without a TYPE line, {@link MetricType#UNKNOWN}
 * @param help empty where none is stated or nobody wants it
 * @param unit OpenMetrics UNIT, where stated
 * @param wanted what the reader was asked for
 * @param line line of the family's first mention, from 1; 0 for a format without lines
 */
public record MetricFamily(
    String name,
    MetricType type,
    String help,
    @Nullable String unit,
    Selection.Wanted wanted,
    int line,
    List<Series> series) {
  public MetricFamily {
    series = List.copyOf(series);
  }
}
