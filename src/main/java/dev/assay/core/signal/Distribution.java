package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
import org.jspecify.annotations.Nullable;

/**
 * Observations counted in buckets: one histogram series, the increase of one between two moments,
 * or several added up. Native buckets are preferred to classic ones where a series has both; the
 * two are never added together.
 */
public sealed interface Distribution permits ClassicBuckets, NativeBuckets {

  /** Number of observations. */
  double count();

  /** Sum of observations; NaN where unknown. */
  double sum();

  /** The quantile and the bucket that holds it. */
  HistogramQuantile.Estimate quantile(double q);

  /** Share of the observations that are at most a value. */
  HistogramQuantile.Estimate shareBelow(double value);

  /**
   * Both together, on the bounds that they have in common.
   *
   * @return null where one is classic and the other native
   */
  @Nullable Distribution plus(Distribution other);

  /** Whether an earlier reading has the same buckets, or finer ones that join to these. */
  boolean cutAs(Distribution earlier);

  /** Whether a bucket ends at this very value. */
  default boolean hasBound(double value) {
    return false;
  }

  /** Observations that the buckets hold; may differ from their stated number. */
  default double held() {
    return count();
  }

  /** Whether any observation lies below zero. */
  boolean belowZero();

  /**
   * What was observed since an earlier reading of the same series.
   *
   * @return null where the series began anew in between: the count or any bucket fell; also where
   *     the earlier buckets were cut otherwise
   */
  @Nullable Distribution since(Distribution earlier);

  /** How the buckets are cut, for comparing two distributions. */
  String resolution();

  /**
   * The distribution of a histogram series.
   *
   * @return null where it has no buckets or no observation count, or holds NaN counts
   */
  static @Nullable Distribution of(Series.Histogram histogram) {
    if (histogram.nativeBuckets() != null && !Double.isNaN(histogram.count())) {
      return NativeBuckets.of(histogram.nativeBuckets(), histogram.count(), histogram.sum());
    }
    double[] cumulative = histogram.cumulativeCounts();
    if (cumulative.length == 0) {
      return null;
    }
    for (double observations : cumulative) {
      if (Double.isNaN(observations)) {
        return null;
      }
    }
    double count =
        Double.isNaN(histogram.count()) ? cumulative[cumulative.length - 1] : histogram.count();
    return new ClassicBuckets(histogram.upperBounds(), cumulative, count, histogram.sum());
  }
}
