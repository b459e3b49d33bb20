package dev.assay.core.signal;

import dev.assay.core.exposition.NativeHistogram;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of histograms exactly as PromQL's {@code histogram_quantile} computes them (promql/
 * quantile.go), together with the bucket that holds the quantile: the value itself is interpolated,
 * the bucket is what is known.
 */
public final class HistogramQuantile {
  private static final double SAME_COUNT = 1e-12;

  private HistogramQuantile() {}

  /**
   * A quantile.
   *
   * @param value as PromQL gives it: NaN where there is none, infinite for a quantile outside 0..1
   * @param low lower end of the bucket that holds the quantile
   * @param high upper end of that bucket; positive infinity above the highest finite bound
   * @param forcedMonotonic whether cumulative counts fell and had to be straightened
   */
  public record Estimate(double value, double low, double high, boolean forcedMonotonic) {
    static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, false);

    static Estimate of(double value) {
      return new Estimate(value, value, value, false);
    }

    /** Whether there is a finite figure at all. */
    public boolean known() {
      return Double.isFinite(value);
    }
  }

  /**
   * The quantile of classic buckets; linear within a bucket.
   *
   * @param q 0 to 1
   * @param upperBounds inclusive upper bounds, in any order; equal ones are added up
   * @param cumulative cumulative count of each bound
   */
  public static Estimate classic(double q, double[] upperBounds, double[] cumulative) {
    return classic(q, straighten(upperBounds, cumulative));
  }

  /** The quantile of classic buckets that are straight already. */
  static Estimate classic(double q, Straight buckets) {
    Estimate outside = outside(q);
    if (outside != null) {
      return outside;
    }
    double[] bounds = buckets.bounds();
    double[] counts = buckets.counts();
    int last = bounds.length - 1;
    if (last < 1 || bounds[last] != Double.POSITIVE_INFINITY || counts[last] == 0) {
      return Estimate.NONE;
    }
    boolean forced = buckets.forcedMonotonic();
    double rank = q * counts[last];
    int i = 0;
    while (i < last && !(counts[i] >= rank)) {
      i++;
    }
    if (i == last) {
      return new Estimate(bounds[last - 1], bounds[last - 1], Double.POSITIVE_INFINITY, forced);
    }
    if (i == 0 && bounds[0] <= 0) {
      return new Estimate(bounds[0], Double.NEGATIVE_INFINITY, bounds[0], forced);
    }
    double low = i == 0 ? 0 : bounds[i - 1];
    double below = i == 0 ? 0 : counts[i - 1];
    double value = low + (bounds[i] - low) * ((rank - below) / (counts[i] - below));
    return new Estimate(value, low, bounds[i], forced);
  }

  /**
   * The quantile of native buckets: exponential within a bucket, linear in the zero bucket and
   * between custom bounds.
   *
   * @param q 0 to 1
   * @param count number of observations; above the sum of the buckets where some were NaN
   * @param sum sum of observations; NaN where an observation was NaN
   */
  public static Estimate nativeBuckets(
      double q, NativeHistogram histogram, double count, double sum) {
    Estimate outside = outside(q);
    if (outside != null) {
      return outside;
    }
    if (count == 0 || Double.isNaN(count)) {
      return Estimate.NONE;
    }
    Bucket[] buckets = Bucket.all(histogram);
    boolean fromBelow = Double.isNaN(sum) || q < 0.5;
    double rank = fromBelow ? q * count : (1 - q) * count;
    double seen = 0;
    Bucket found = null;
    for (int step = 0; step < buckets.length && (found == null || seen < rank); step++) {
      Bucket next = buckets[fromBelow ? step : buckets.length - 1 - step];
      if (next.count() != 0) {
        found = next;
        seen += next.count();
      }
    }
    if (found == null) {
      return Estimate.NONE;
    }
    Bucket bucket = found.narrowed(histogram);
    if (Bucket.custom(histogram)) {
      if (bucket.low() == Double.NEGATIVE_INFINITY) {
        return new Estimate(bucket.high(), bucket.low(), bucket.high(), false);
      }
      if (bucket.high() == Double.POSITIVE_INFINITY) {
        return new Estimate(bucket.low(), bucket.low(), bucket.high(), false);
      }
    }
    seen = Math.min(seen, count);
    if (seen < rank) {
      return Double.isNaN(sum)
          ? Estimate.NONE
          : new Estimate(bucket.high(), bucket.high(), bucket.high(), false);
    }
    double into = fromBelow ? rank - (seen - bucket.count()) : seen - rank;
    return new Estimate(
        bucket.at(into / bucket.count(), histogram), bucket.low(), bucket.high(), false);
  }

  /**
   * Share of the observations of classic buckets that are at most a value: exact where the value is
   * a bound, otherwise an interval with the linearly interpolated share in it.
   *
   * @return shares, 0 to 1; NaN throughout where there are no observations
   */
  public static Estimate classicShareBelow(
      double value, double[] upperBounds, double[] cumulative) {
    return classicShareBelow(value, straighten(upperBounds, cumulative));
  }

  /** The same share for classic buckets that are straight already. */
  static Estimate classicShareBelow(double value, Straight buckets) {
    double[] bounds = buckets.bounds();
    double[] counts = buckets.counts();
    int last = bounds.length - 1;
    if (last < 1 || bounds[last] != Double.POSITIVE_INFINITY || counts[last] == 0) {
      return Estimate.NONE;
    }
    boolean forced = buckets.forcedMonotonic();
    int i = 0;
    while (bounds[i] < value) {
      i++;
    }
    double below = i == 0 ? 0 : counts[i - 1] / counts[last];
    double upTo = counts[i] / counts[last];
    if (bounds[i] == value) {
      return new Estimate(upTo, upTo, upTo, forced);
    }
    double low = i == 0 ? Math.min(0, bounds[0]) : bounds[i - 1];
    double point =
        i == last || bounds[i] <= low
            ? below
            : below + (upTo - below) * Math.max(0, (value - low) / (bounds[i] - low));
    return new Estimate(point, below, upTo, forced);
  }

  /** The same share for native buckets, interpolated as their quantiles are. */
  public static Estimate nativeShareBelow(double value, NativeHistogram histogram, double count) {
    if (count == 0 || Double.isNaN(count)) {
      return Estimate.NONE;
    }
    double below = 0;
    for (Bucket each : Bucket.all(histogram)) {
      Bucket bucket = each.narrowed(histogram);
      if (bucket.high() <= value) {
        below += bucket.count();
      } else if (bucket.low() < value && bucket.count() > 0) {
        double point = below + bucket.count() * bucket.shareBelow(value, histogram);
        return new Estimate(point / count, below / count, (below + bucket.count()) / count, false);
      }
    }
    return Estimate.of(below / count);
  }

  private static @Nullable Estimate outside(double q) {
    if (Double.isNaN(q)) {
      return Estimate.NONE;
    }
    if (q < 0) {
      return Estimate.of(Double.NEGATIVE_INFINITY);
    }
    return q > 1 ? Estimate.of(Double.POSITIVE_INFINITY) : null;
  }

  /** Classic buckets sorted by bound, no two with the same bound, counts never falling. */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
  record Straight(double[] bounds, double[] counts, boolean forcedMonotonic) {}

  /** Indexes of the bounds from the lowest to the highest. */
  private static int[] order(double[] bounds) {
    return IntStream.range(0, bounds.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> bounds[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Sorted by bound, equal bounds added up, counts made never to fall. */
  static Straight straighten(double[] upperBounds, double[] cumulative) {
    if (isAscending(upperBounds)) {
      return neverFalling(upperBounds, cumulative.clone());
    }
    int[] order = order(upperBounds);
    double[] bounds = new double[order.length];
    double[] counts = new double[order.length];
    int size = 0;
    for (int i : order) {
      if (size > 0 && bounds[size - 1] == upperBounds[i]) {
        counts[size - 1] += cumulative[i];
      } else {
        bounds[size] = upperBounds[i];
        counts[size++] = cumulative[i];
      }
    }
    return neverFalling(Arrays.copyOf(bounds, size), Arrays.copyOf(counts, size));
  }

  private static boolean isAscending(double[] bounds) {
    for (int i = 1; i < bounds.length; i++) {
      if (!(bounds[i - 1] < bounds[i])) {
        return false;
      }
    }
    return true;
  }

  private static Straight neverFalling(double[] bounds, double[] counts) {
    boolean forced = false;
    for (int i = 1; i < counts.length; i++) {
      double previous = counts[i - 1];
      if (counts[i] == previous) {
        continue;
      }
      boolean same =
          Math.abs(counts[i] - previous) < SAME_COUNT * (Math.abs(counts[i]) + Math.abs(previous));
      if (same || counts[i] < previous) {
        forced |= !same;
        counts[i] = previous;
      }
    }
    return new Straight(bounds, counts, forced);
  }

  /** A native bucket with its limits. */
  private record Bucket(double low, double high, double count) {

    static boolean custom(NativeHistogram histogram) {
      return histogram.schema() == -53;
    }

    /** All buckets from the lowest to the highest, the zero bucket where it belongs. */
    static Bucket[] all(NativeHistogram h) {
      int negative = h.negativeIndexes().length;
      Bucket[] buckets = new Bucket[negative + 1 + h.positiveIndexes().length];
      for (int i = 0; i < negative; i++) {
        int index = h.negativeIndexes()[i];
        buckets[negative - 1 - i] =
            new Bucket(-bound(h, index), -bound(h, index - 1), h.negativeCounts()[i]);
      }
      buckets[negative] = new Bucket(-h.zeroThreshold(), h.zeroThreshold(), h.zeroCount());
      for (int i = 0; i < h.positiveIndexes().length; i++) {
        int index = h.positiveIndexes()[i];
        buckets[negative + 1 + i] =
            new Bucket(bound(h, index - 1), bound(h, index), h.positiveCounts()[i]);
      }
      return buckets;
    }

    private static double bound(NativeHistogram h, int index) {
      if (custom(h)) {
        double[] bounds = h.customBounds();
        if (index < 0) {
          return bounds.length == 0 || bounds[0] > 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return index < bounds.length ? bounds[index] : Double.POSITIVE_INFINITY;
      }
      return Math.pow(2, index * Math.pow(2, -h.schema()));
    }

    /** The zero bucket reaches only to the side on which there are observations. */
    Bucket narrowed(NativeHistogram h) {
      if (custom(h) || !(low < 0 && high > 0)) {
        return this;
      }
      if (h.negativeIndexes().length == 0 && h.positiveIndexes().length > 0) {
        return new Bucket(0, high, count);
      }
      return h.positiveIndexes().length == 0 && h.negativeIndexes().length > 0
          ? new Bucket(low, 0, count)
          : this;
    }

    private boolean linear(NativeHistogram h) {
      return custom(h) || (low <= 0 && high >= 0);
    }

    /** The value at a fraction of the bucket's observations. */
    double at(double fraction, NativeHistogram h) {
      if (linear(h)) {
        return low + (high - low) * fraction;
      }
      double logLow = log2(Math.abs(low));
      double logHigh = log2(Math.abs(high));
      return low > 0
          ? Math.pow(2, logLow + (logHigh - logLow) * fraction)
          : -Math.pow(2, logHigh + (logLow - logHigh) * (1 - fraction));
    }

    /** The fraction of the bucket's observations that are at most a value inside it. */
    double shareBelow(double value, NativeHistogram h) {
      if (high == Double.POSITIVE_INFINITY || low == Double.NEGATIVE_INFINITY) {
        return 0;
      }
      if (linear(h)) {
        return (value - low) / (high - low);
      }
      double logLow = log2(Math.abs(low));
      double logHigh = log2(Math.abs(high));
      return (log2(Math.abs(value)) - logLow) / (logHigh - logLow);
    }

    private static double log2(double x) {
      return Math.log(x) / Math.log(2);
    }
  }
}
