package dev.assay.core.exposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the series of a family that has too many of them, so that memory grows with the groups
 * that somebody tells apart and not with the body. Only what accumulates can be added up: counters,
 * classic histograms, and count and sum of summaries.
 */
final class SeriesGroups {
  /** Series of one family that are kept one by one. */
  static final int KEPT = 10_000;

  private final UnaryOperator<Labels> groups;
  private int next = KEPT;

  private SeriesGroups(UnaryOperator<Labels> groups) {
    this.groups = groups;
  }

  /** The groups of one family; null where all its series are to be kept. */
  static @Nullable SeriesGroups of(Selection selection) {
    UnaryOperator<Labels> groups = selection.groups();
    return groups == null ? null : new SeriesGroups(groups);
  }

  /** Whether a family of a type and name has so many series that they are to be added up now. */
  boolean isFull(int series, MetricType type, String name) {
    return series >= next && accumulates(type, name);
  }

  /** Whether any series have been added up. */
  boolean used() {
    return next > KEPT;
  }

  private static boolean accumulates(MetricType type, String name) {
    return switch (type) {
      case COUNTER, HISTOGRAM, SUMMARY -> true;
      case UNKNOWN -> name.endsWith("_total");
      case GAUGE, GAUGE_HISTOGRAM, INFO, STATE_SET -> false;
    };
  }

  /** Adds up what belongs together, in place. */
  void addUp(List<Series> series) {
    Map<Labels, Series> sums = new LinkedHashMap<>();
    List<Series> apart = new ArrayList<>();
    for (Series one : series) {
      if (one instanceof Series.Histogram h && h.nativeBuckets() != null) {
        apart.add(one);
      } else {
        Labels group = groups.apply(one.labels());
        sums.merge(group, labelled(one, group), SeriesGroups::plus);
      }
    }
    series.clear();
    series.addAll(apart);
    series.addAll(sums.values());
    next = Math.max(KEPT, 2 * series.size()) + 1;
  }

  private static Series labelled(Series series, Labels labels) {
    return switch (series) {
      case Series.Scalar s ->
          new Series.Scalar(labels, s.value(), s.line(), s.timestampSeconds(), s.createdSeconds());
      case Series.Histogram h ->
          new Series.Histogram(
              labels,
              h.upperBounds(),
              h.cumulativeCounts(),
              h.count(),
              h.sum(),
              null,
              h.line(),
              h.timestampSeconds(),
              h.createdSeconds());
      case Series.Summary s ->
          new Series.Summary(
              labels,
              s.quantiles(),
              s.values(),
              s.count(),
              s.sum(),
              s.line(),
              s.timestampSeconds(),
              s.createdSeconds());
    };
  }

  private static Series plus(Series a, Series b) {
    Double time = later(a.timestampSeconds(), b.timestampSeconds());
    Double created =
        Objects.equals(a.createdSeconds(), b.createdSeconds()) ? a.createdSeconds() : null;
    if (a instanceof Series.Histogram x && b instanceof Series.Histogram y) {
      boolean bare = x.upperBounds().length == 0;
      double[] bounds = bare ? y.upperBounds() : x.upperBounds();
      double[] counts = bare ? y.cumulativeCounts() : x.cumulativeCounts();
      if (!bare && y.upperBounds().length > 0) {
        double[] common = common(x.upperBounds(), y.upperBounds());
        counts = added(common, x, y);
        bounds = common;
      }
      return new Series.Histogram(
          a.labels(),
          bounds,
          counts,
          sum(x.count(), y.count()),
          sum(x.sum(), y.sum()),
          null,
          a.line(),
          time,
          created);
    }
    if (a instanceof Series.Summary x && b instanceof Series.Summary y) {
      double[] none = {};
      return new Series.Summary(
          a.labels(),
          none,
          none,
          sum(x.count(), y.count()),
          sum(x.sum(), y.sum()),
          a.line(),
          time,
          created);
    }
    double value =
        a instanceof Series.Scalar x && b instanceof Series.Scalar y
            ? sum(x.value(), y.value())
            : Double.NaN;
    return new Series.Scalar(a.labels(), value, a.line(), time, created);
  }

  /** The sum; what is not known of one counts as nothing beside the other. */
  private static double sum(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : a + b;
  }

  private static @Nullable Double later(@Nullable Double a, @Nullable Double b) {
    return a == null || b != null && b > a ? b : a;
  }

  private static double[] common(double[] a, double[] b) {
    return Arrays.equals(a, b)
        ? a
        : Arrays.stream(a).filter(bound -> Arrays.binarySearch(b, bound) >= 0).toArray();
  }

  private static double[] added(double[] bounds, Series.Histogram a, Series.Histogram b) {
    double[] counts = new double[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      counts[i] =
          a.cumulativeCounts()[Arrays.binarySearch(a.upperBounds(), bounds[i])]
              + b.cumulativeCounts()[Arrays.binarySearch(b.upperBounds(), bounds[i])];
    }
    return counts;
  }
}
