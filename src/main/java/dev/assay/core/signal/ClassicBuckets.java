package dev.assay.core.signal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cumulative counts at upper bounds, ascending. */
final class ClassicBuckets implements Distribution {
  private final double[] bounds;
  private final double[] cumulative;
  private final double count;
  private final double sum;
  private final boolean narrowed;
  private HistogramQuantile.@Nullable Straight straight;

  ClassicBuckets(double[] bounds, double[] cumulative, double count, double sum) {
    this(bounds, cumulative, count, sum, false);
  }

  private ClassicBuckets(
      double[] bounds, double[] cumulative, double count, double sum, boolean narrowed) {
    this.narrowed = narrowed;
    this.bounds = bounds;
    this.cumulative = cumulative;
    this.count = count;
    this.sum = sum;
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
    return HistogramQuantile.classic(q, straight());
  }

  @Override
  public HistogramQuantile.Estimate shareBelow(double value) {
    return HistogramQuantile.classicShareBelow(value, straight());
  }

  @Override
  public boolean cutAs(Distribution earlier) {
    return earlier instanceof ClassicBuckets before && Arrays.equals(bounds, before.bounds);
  }

  @Override
  public boolean hasBound(double value) {
    for (double bound : bounds) {
      if (bound == value) {
        return true;
      }
    }
    return false;
  }

  @Override
  public double held() {
    HistogramQuantile.Straight all = straight();
    int last = all.bounds().length - 1;
    return last >= 0 && all.bounds()[last] == Double.POSITIVE_INFINITY ? all.counts()[last] : count;
  }

  @Override
  public boolean belowZero() {
    HistogramQuantile.Straight all = straight();
    for (int i = 0; i < all.bounds().length && all.bounds()[i] < 0; i++) {
      if (all.counts()[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether bounds were left out that only some of the added series have. */
  boolean narrowed() {
    return narrowed;
  }

  /** Whether any bound is finite. */
  boolean bounded() {
    return bounds.length > 0 && Double.isFinite(straight().bounds()[0]);
  }

  private HistogramQuantile.Straight straight() {
    HistogramQuantile.Straight known = straight;
    if (known == null) {
      known = HistogramQuantile.straighten(bounds, cumulative);
      straight = known;
    }
    return known;
  }

  @Override
  public @Nullable Distribution plus(Distribution other) {
    if (!(other instanceof ClassicBuckets that)) {
      return null;
    }
    if (Arrays.equals(bounds, that.bounds)) {
      double[] sums = cumulative.clone();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += that.cumulative[i];
      }
      return new ClassicBuckets(
          bounds, sums, count + that.count, sum + that.sum, narrowed || that.narrowed);
    }
    double[] common = commonBounds(bounds, that.bounds);
    double[] total = at(common);
    double[] more = that.at(common);
    Arrays.setAll(total, i -> total[i] + more[i]);
    return new ClassicBuckets(common, total, count + that.count, sum + that.sum, true);
  }

  @Override
  public @Nullable Distribution since(Distribution earlier) {
    if (!(earlier instanceof ClassicBuckets before)
        || !Arrays.equals(bounds, before.bounds)
        || count < before.count) {
      return null;
    }
    double[] increase = new double[cumulative.length];
    for (int i = 0; i < increase.length; i++) {
      increase[i] = cumulative[i] - before.cumulative[i];
      if (increase[i] < 0) {
        return null;
      }
    }
    return new ClassicBuckets(bounds, increase, count - before.count, sum - before.sum);
  }

  @Override
  public String resolution() {
    StringBuilder text = new StringBuilder(8 * bounds.length);
    for (double bound : bounds) {
      text.append(text.isEmpty() ? "" : ", ").append(Figures.exact(bound));
    }
    return text.toString();
  }

  /** Bounds that both have, ascending. */
  static double[] commonBounds(double[] a, double[] b) {
    if (Arrays.equals(a, b)) {
      return a;
    }
    return Arrays.stream(a)
        .filter(x -> Arrays.stream(b).anyMatch(y -> y == x))
        .sorted()
        .distinct()
        .toArray();
  }

  private double[] at(double[] wanted) {
    double[] counts = new double[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      for (int j = 0; j < bounds.length; j++) {
        if (bounds[j] == wanted[i]) {
          counts[i] += cumulative[j];
        }
      }
    }
    return counts;
  }
}
