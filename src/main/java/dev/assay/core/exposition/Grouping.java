package dev.assay.core.exposition;

import java.util.function.UnaryOperator;

/**
 * How the series of a family that has too many of them are brought together. What accumulates, as
 * counters and histograms do, is always added up.
 *
 * @param labels from the labels of a series to those of its group
 * @param values what becomes of values that do not accumulate, as those of gauges
 */
public record Grouping(UnaryOperator<Labels> labels, Values values) {

  /** What stands for the values of a group. */
  public enum Values {
    SUM,
    LARGEST,
    FIRST,
    /** Nothing does: each series is kept. */
    EACH
  }
}
