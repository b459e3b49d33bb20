package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
import org.jspecify.annotations.Nullable;

/**
 * What a cumulative series counted: a counter's value, or a histogram's or summary's count and sum.
 *
 * @param count the counter, or the number of observations
 * @param sum sum of observations; NaN for a counter
 * @param buckets the observations by bucket, where there are buckets
 * @param recut whether the buckets were cut otherwise in between, so that they hold everything that
 *     the series ever counted and not its growth
 */
record Tally(double count, double sum, @Nullable Distribution buckets, boolean recut) {
  static final Tally ZERO = new Tally(0, 0, null);

  Tally(double count, double sum, @Nullable Distribution buckets) {
    this(count, sum, buckets, false);
  }

  /** What a series counted; null where it holds NaN instead of a count. */
  static @Nullable Tally of(Series series) {
    Tally tally =
        switch (series) {
          case Series.Scalar scalar -> new Tally(scalar.value(), Double.NaN, null);
          case Series.Summary summary -> new Tally(summary.count(), summary.sum(), null);
          case Series.Histogram histogram -> {
            Distribution buckets = Distribution.of(histogram);
            double count =
                Double.isNaN(histogram.count()) && buckets != null
                    ? buckets.count()
                    : histogram.count();
            yield new Tally(count, histogram.sum(), buckets);
          }
        };
    return Double.isNaN(tally.count) ? null : tally;
  }

  /**
   * The growth since an earlier reading; null where the series began anew in between: its count,
   * its sum or a bucket fell.
   */
  @Nullable Tally since(Tally earlier) {
    if (count < earlier.count || sum < earlier.sum) {
      return null;
    }
    Distribution before = earlier.buckets;
    boolean recut = buckets != null && (before == null || !buckets.cutAs(before));
    Distribution grown = buckets;
    if (buckets != null && before != null && !recut) {
      grown = buckets.since(before);
      if (grown == null) {
        return null;
      }
    }
    return new Tally(count - earlier.count, sum - earlier.sum, grown, recut);
  }

  /** This growth and the one of the next step. */
  Tally then(Tally next) {
    return next.recut
        ? new Tally(count + next.count, sum + next.sum, next.buckets, true)
        : plus(next);
  }

  /**
   * Both together. Where only one has buckets, or theirs cannot be added, the buckets of the one
   * with more observations stand for both.
   */
  Tally plus(Tally other) {
    if (this == ZERO) {
      return other;
    }
    if (other == ZERO) {
      return this;
    }
    Distribution both = buckets;
    if (buckets == null) {
      both = other.buckets;
    } else if (other.buckets != null) {
      both = buckets.plus(other.buckets);
      if (both == null) {
        both = buckets.count() < other.buckets.count() ? other.buckets : buckets;
      }
    }
    return new Tally(count + other.count, sum + other.sum, both, recut || other.recut);
  }
}
