package dev.assay.core.exposition;

import org.jspecify.annotations.Nullable;

/**
 * One series of a metric family at one moment. Arrays are owned by the record and must not be
 * changed by readers.
 *
 * <p>Timestamps are in seconds since the epoch, whatever unit the format writes.
 */
public sealed interface Series {

  Labels labels();

  /** Line of the series' first sample, from 1; 0 for a format without lines. */
  int line();

  /** When the sample was taken, where the exposition says so. */
  @Nullable Double timestampSeconds();

  /** When the series began, where the exposition says so ({@code _created}, start timestamp). */
  @Nullable Double createdSeconds();

  /** A counter, gauge, info, state or untyped value. */
  record Scalar(
      Labels labels,
      double value,
      int line,
      @Nullable Double timestampSeconds,
      @Nullable Double createdSeconds)
      implements Series {}

  /**
   * A histogram with classic buckets, native buckets, or both.
   *
   * @param upperBounds inclusive upper bounds in ascending order, the last one positive infinity
   *     where the exposition has it or states a count; empty where there are no classic buckets
   * @param cumulativeCounts cumulative counts, one for each bound, as exposed (not made monotonic)
   * @param count number of observations; NaN where the exposition leaves it out
   * @param sum sum of observations; NaN where the exposition leaves it out
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers, read in loops
  record Histogram(
      Labels labels,
      double[] upperBounds,
      double[] cumulativeCounts,
      double count,
      double sum,
      @Nullable NativeHistogram nativeBuckets,
      int line,
      @Nullable Double timestampSeconds,
      @Nullable Double createdSeconds)
      implements Series {}

  /**
   * A summary.
   *
   * @param quantiles the quantiles in ascending order, 0 to 1
   * @param values the value at each quantile
   * @param count number of observations; NaN where the exposition leaves it out
   * @param sum sum of observations; NaN where the exposition leaves it out
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers, read in loops
  record Summary(
      Labels labels,
      double[] quantiles,
      double[] values,
      double count,
      double sum,
      int line,
      @Nullable Double timestampSeconds,
      @Nullable Double createdSeconds)
      implements Series {}
}
