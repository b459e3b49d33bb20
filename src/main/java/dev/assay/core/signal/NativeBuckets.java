package dev.assay.core.signal;

import dev.assay.core.exposition.NativeHistogram;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exponential buckets, or buckets with custom bounds, each with its own count. */
final class NativeBuckets implements Distribution {
  private static final int CUSTOM = -53;

  private final NativeHistogram buckets;
  private final double count;
  private final double sum;

  private NativeBuckets(NativeHistogram buckets, double count, double sum) {
    this.buckets = buckets;
    this.count = count;
    this.sum = sum;
  }

  static NativeBuckets of(NativeHistogram buckets, double count, double sum) {
    return new NativeBuckets(buckets, count, sum);
  }

  @Override
  public double count() {
    return count;
  }

  @Override
  public double sum() {
    return sum;
  }

  @Override
  public HistogramQuantile.Estimate quantile(double q) {
    return HistogramQuantile.nativeBuckets(q, buckets, count, sum);
  }

  @Override
  public HistogramQuantile.Estimate shareBelow(double value) {
    return HistogramQuantile.nativeShareBelow(value, buckets, count);
  }

  @Override
  public @Nullable Distribution plus(Distribution other) {
    if (!(other instanceof NativeBuckets that)) {
      return null;
    }
    NativeHistogram a = buckets;
    NativeHistogram b = that.buckets;
    if ((a.schema() == CUSTOM) != (b.schema() == CUSTOM)) {
      return null;
    }
    if (a.schema() == CUSTOM) {
      double[] common = ClassicBuckets.commonBounds(a.customBounds(), b.customBounds());
      a = rebound(a, common);
      b = rebound(b, common);
    } else {
      int schema = Math.min(a.schema(), b.schema());
      a = coarser(a, schema);
      b = coarser(b, schema);
      double zero = Math.max(a.zeroThreshold(), b.zeroThreshold());
      while (a.zeroThreshold() != zero || b.zeroThreshold() != zero) {
        a = widenZero(a, zero);
        b = widenZero(b, zero);
        zero = Math.max(a.zeroThreshold(), b.zeroThreshold());
      }
    }
    return new NativeBuckets(added(a, b, 1), count + that.count, sum + that.sum);
  }

  @Override
  public boolean cutAs(Distribution earlier) {
    if (!(earlier instanceof NativeBuckets before)) {
      return false;
    }
    NativeHistogram then = before.buckets;
    boolean joins = buckets.schema() != CUSTOM && buckets.schema() < then.schema();
    return (joins || buckets.schema() == then.schema())
        && buckets.zeroThreshold() == then.zeroThreshold()
        && Arrays.equals(buckets.customBounds(), then.customBounds());
  }

  @Override
  public boolean belowZero() {
    for (double observations : buckets.negativeCounts()) {
      if (observations > 0) {
        return true;
      }
    }
    double[] bounds = buckets.schema() == CUSTOM ? buckets.customBounds() : new double[0];
    for (int i = 0; i < buckets.positiveIndexes().length; i++) {
      int index = buckets.positiveIndexes()[i];
      if (index >= 0
          && index < bounds.length
          && bounds[index] < 0
          && buckets.positiveCounts()[i] > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Distribution since(Distribution earlier) {
    if (!(earlier instanceof NativeBuckets before) || count < before.count || !cutAs(before)) {
      return null;
    }
    NativeHistogram increase = added(buckets, coarser(before.buckets, buckets.schema()), -1);
    if (increase.zeroCount() < 0
        || Arrays.stream(increase.positiveCounts()).anyMatch(c -> c < 0)
        || Arrays.stream(increase.negativeCounts()).anyMatch(c -> c < 0)) {
      return null;
    }
    return new NativeBuckets(increase, count - before.count, sum - before.sum);
  }

  @Override
  public String resolution() {
    return buckets.schema() == CUSTOM
        ? "custom native buckets " + Arrays.toString(buckets.customBounds())
        : "native buckets of schema " + buckets.schema();
  }

  /** The second added to the first, or with factor -1 taken from it; both cut alike. */
  private static NativeHistogram added(NativeHistogram a, NativeHistogram b, int factor) {
    TreeMap<Integer, Double> positive = byIndex(a.positiveIndexes(), a.positiveCounts());
    byIndex(b.positiveIndexes(), b.positiveCounts())
        .forEach((index, c) -> positive.merge(index, factor * c, Double::sum));
    TreeMap<Integer, Double> negative = byIndex(a.negativeIndexes(), a.negativeCounts());
    byIndex(b.negativeIndexes(), b.negativeCounts())
        .forEach((index, c) -> negative.merge(index, factor * c, Double::sum));
    return histogram(
        a.schema(),
        a.zeroThreshold(),
        a.zeroCount() + factor * b.zeroCount(),
        positive,
        negative,
        a.customBounds());
  }

  /** Neighbouring buckets joined until the histogram has a coarser schema. */
  private static NativeHistogram coarser(NativeHistogram h, int schema) {
    int steps = h.schema() - schema;
    if (steps == 0) {
      return h;
    }
    TreeMap<Integer, Double> positive = new TreeMap<>();
    byIndex(h.positiveIndexes(), h.positiveCounts())
        .forEach((index, c) -> positive.merge(((index - 1) >> steps) + 1, c, Double::sum));
    TreeMap<Integer, Double> negative = new TreeMap<>();
    byIndex(h.negativeIndexes(), h.negativeCounts())
        .forEach((index, c) -> negative.merge(((index - 1) >> steps) + 1, c, Double::sum));
    return histogram(
        schema, h.zeroThreshold(), h.zeroCount(), positive, negative, h.customBounds());
  }

  /**
   * Buckets inside a wider zero bucket moved into it; one that reaches across widens it further.
   */
  private static NativeHistogram widenZero(NativeHistogram h, double threshold) {
    if (h.zeroThreshold() >= threshold) {
      return h;
    }
    double width = Math.pow(2, -h.schema());
    TreeMap<Integer, Double> positive = byIndex(h.positiveIndexes(), h.positiveCounts());
    TreeMap<Integer, Double> negative = byIndex(h.negativeIndexes(), h.negativeCounts());
    double wider = threshold;
    for (Map<Integer, Double> side : List.of(positive, negative)) {
      for (Map.Entry<Integer, Double> bucket : side.entrySet()) {
        double low = Math.pow(2, (bucket.getKey() - 1) * width);
        if (low < wider && bucket.getValue() > 0) {
          wider = Math.max(wider, Math.pow(2, bucket.getKey() * width));
        }
      }
    }
    double limit = wider;
    double zero = h.zeroCount();
    for (TreeMap<Integer, Double> side : List.of(positive, negative)) {
      zero +=
          side.entrySet().stream()
              .filter(b -> Math.pow(2, b.getKey() * width) <= limit)
              .mapToDouble(Map.Entry::getValue)
              .sum();
      side.keySet().removeIf(index -> Math.pow(2, index * width) <= limit);
    }
    return histogram(h.schema(), limit, zero, positive, negative, h.customBounds());
  }

  /** Custom buckets joined until only the given bounds are left. */
  private static NativeHistogram rebound(NativeHistogram h, double[] bounds) {
    TreeMap<Integer, Double> positive = new TreeMap<>();
    for (int i = 0; i < h.positiveIndexes().length; i++) {
      int index = h.positiveIndexes()[i];
      int target = bounds.length;
      if (index < h.customBounds().length) {
        target = 0;
        while (target < bounds.length && bounds[target] < h.customBounds()[index]) {
          target++;
        }
      }
      positive.merge(target, h.positiveCounts()[i], Double::sum);
    }
    return histogram(CUSTOM, h.zeroThreshold(), h.zeroCount(), positive, new TreeMap<>(), bounds);
  }

  private static TreeMap<Integer, Double> byIndex(int[] indexes, double[] counts) {
    TreeMap<Integer, Double> map = new TreeMap<>();
    for (int i = 0; i < indexes.length; i++) {
      map.merge(indexes[i], counts[i], Double::sum);
    }
    return map;
  }

  private static NativeHistogram histogram(
      int schema,
      double zeroThreshold,
      double zeroCount,
      TreeMap<Integer, Double> positive,
      TreeMap<Integer, Double> negative,
      double[] customBounds) {
    return new NativeHistogram(
        schema,
        zeroThreshold,
        zeroCount,
        positive.keySet().stream().mapToInt(Integer::intValue).toArray(),
        positive.values().stream().mapToDouble(Double::doubleValue).toArray(),
        negative.keySet().stream().mapToInt(Integer::intValue).toArray(),
        negative.values().stream().mapToDouble(Double::doubleValue).toArray(),
        customBounds);
  }
}
