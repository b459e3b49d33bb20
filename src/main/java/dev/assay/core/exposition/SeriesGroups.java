package dev.assay.core.exposition;

import dev.assay.core.exposition.Grouping.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings the series of a family together where it has too many of them, so that memory grows with
 * the groups that somebody tells apart and not with the body. Counters, classic histograms, and
 * count and sum of summaries are added up; of other values the {@link Grouping} says what stands
 * for a group. Native histograms are kept one by one.
 */
final class SeriesGroups {
  /** Series of one family that are kept one by one. */
  static final int KEPT = 10_000;

  private final @Nullable Grouping grouping;
  private final String family;
  private int next = KEPT;
  private int joined;
  private boolean merged;

  /** The groups of one family. */
  SeriesGroups(Selection.@Nullable Wanted wanted, String family) {
    this.grouping = wanted == null ? null : wanted.grouping();
    this.family = family;
  }

  /** Whether a family of a type has so many series that they are to be brought together now. */
  boolean isFull(int series, MetricType type) {
    return series >= next && values(type) != Values.EACH;
  }

  /** Whether groups stand for series that came before. */
  boolean begun() {
    return joined > 0;
  }

  /** Whether any series have been brought together. */
  boolean used() {
    return merged;
  }

  private Values values(MetricType type) {
    if (grouping == null) {
      return Values.EACH;
    }
    return switch (type) {
      case COUNTER, HISTOGRAM, SUMMARY -> Values.SUM;
      case UNKNOWN -> family.endsWith("_total") ? Values.SUM : grouping.values();
      case GAUGE, INFO, STATE_SET -> grouping.values();
      case GAUGE_HISTOGRAM -> grouping.values() == Values.SUM ? Values.SUM : Values.EACH;
    };
  }

  /**
   * Brings together what belongs together, in place; all but the last series, of which a later
   * sample may follow.
   */
  void join(List<Series> series, MetricType type) {
    join(series, type, series.size() - 1);
  }

  /** Brings together what belongs together, in place. */
  void joinAll(List<Series> series, MetricType type) {
    join(series, type, series.size());
  }

  private void join(List<Series> series, MetricType type, int to) {
    Values values = values(type);
    if (grouping == null || values == Values.EACH) {
      return;
    }
    Map<Labels, Series> groups = new LinkedHashMap<>();
    List<Series> apart = new ArrayList<>();
    for (int i = 0; i < to; i++) {
      Series one = series.get(i);
      if (one instanceof Series.Histogram h && h.nativeBuckets() != null) {
        apart.add(one);
      } else if (i < joined || !outdated(series, i)) {
        Labels group = grouping.labels().apply(one.labels());
        groups.merge(group, labelled(one, group), (a, b) -> both(a, b, values));
      }
    }
    joined = apart.size() + groups.size();
    merged |= joined < to;
    next = Math.max(KEPT, 2 * joined) + 1;
    series.subList(0, to).clear();
    series.addAll(0, groups.values());
    series.addAll(0, apart);
  }

  /** Whether the sample after this one is a later one of the same series. */
  private static boolean outdated(List<Series> series, int i) {
    return i + 1 < series.size()
        && series.get(i) instanceof Series.Scalar
        && series.get(i + 1).labels().equals(series.get(i).labels());
  }

  private static Series both(Series a, Series b, Values values) {
    return switch (values) {
      case SUM -> plus(a, b);
      case LARGEST -> value(b) > value(a) || Double.isNaN(value(a)) ? b : a;
      case FIRST, EACH -> a;
    };
  }

  private static double value(Series series) {
    return series instanceof Series.Scalar scalar ? scalar.value() : Double.NaN;
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
