package dev.assay.core.exposition;

import dev.assay.core.exposition.Names.Part;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One histogram or summary while its parts are read. */
final class PointBuilder {
  /** Stands for no point; never open, so no sample belongs to it. */
  static final PointBuilder NONE = new PointBuilder();

  private Labels labels = Labels.EMPTY;
  private int index;
  private int line;
  private boolean open;

  private @Nullable String[] key = new @Nullable String[16];
  private int keyLength = -1;

  private double[] bounds = new double[16];
  private double[] values = new double[16];
  private int size;
  private boolean ordered = true;
  private double highest;
  private final Set<Double> known = new HashSet<>(0);
  private double count;
  private double sum;
  private boolean countSet;
  private boolean sumSet;
  private @Nullable Double createdSeconds;
  @Nullable Double timestampSeconds;

  void begin(Labels newLabels, int newLine, int newIndex) {
    labels = newLabels;
    line = newLine;
    index = newIndex;
    open = true;
    keyLength = -1;
    size = 0;
    ordered = true;
    highest = Double.NEGATIVE_INFINITY;
    known.clear();
    count = Double.NaN;
    sum = Double.NaN;
    countSet = false;
    sumSet = false;
    createdSeconds = null;
    timestampSeconds = null;
  }

  /** Goes on with a point that was sealed before. */
  void reopen(Series series, int at) {
    begin(series.labels(), series.line(), at);
    timestampSeconds = series.timestampSeconds();
    createdSeconds = series.createdSeconds();
    switch (series) {
      case Series.Histogram histogram ->
          load(
              histogram.upperBounds(),
              histogram.cumulativeCounts(),
              histogram.count(),
              histogram.sum());
      case Series.Summary summary ->
          load(summary.quantiles(), summary.values(), summary.count(), summary.sum());
      case Series.Scalar scalar -> throw new IllegalStateException("not a point: " + scalar);
    }
  }

  private void load(double[] oldBounds, double[] oldValues, double oldCount, double oldSum) {
    size = oldBounds.length;
    if (size > bounds.length) {
      bounds = new double[size * 2];
      values = new double[size * 2];
    }
    System.arraycopy(oldBounds, 0, bounds, 0, size);
    System.arraycopy(oldValues, 0, values, 0, size);
    highest = size == 0 ? Double.NEGATIVE_INFINITY : bounds[size - 1];
    count = oldCount;
    sum = oldSum;
    countSet = !Double.isNaN(oldCount);
    sumSet = !Double.isNaN(oldSum);
  }

  boolean isOpen() {
    return open;
  }

  int index() {
    return index;
  }

  Labels labels() {
    return labels;
  }

  /** Whether a sample carries this point's labels, the special one aside, in the same order. */
  boolean isOf(SampleLexer sample, int special) {
    int labelCount = special < 0 ? sample.labels : sample.labels - 1;
    if (!open || keyLength != labelCount) {
      return false;
    }
    int k = 0;
    for (int i = 0; i < sample.labels; i++) {
      if (i != special) {
        if (!sample.labelName(i).equals(key[k]) || !sample.labelValue(i).equals(key[k + 1])) {
          return false;
        }
        k += 2;
      }
    }
    return true;
  }

  void remember(SampleLexer sample, int special) {
    keyLength = special < 0 ? sample.labels : sample.labels - 1;
    if (key.length < 2 * keyLength) {
      key = new @Nullable String[4 * keyLength];
    }
    int k = 0;
    for (int i = 0; i < sample.labels; i++) {
      if (i != special) {
        key[k++] = sample.labelName(i);
        key[k++] = sample.labelValue(i);
      }
    }
  }

  /** Whether the point has this part already, so that another point of the series begins. */
  boolean repeats(Part part, double bound) {
    return switch (part) {
      case COUNT, GAUGE_COUNT -> countSet;
      case SUM, GAUGE_SUM -> sumSet;
      case CREATED -> createdSeconds != null;
      case BUCKET, VALUE -> hasBound(bound);
      case TOTAL, INFO -> false;
    };
  }

  private boolean hasBound(double bound) {
    if (size == 0 || bound > highest) {
      return false;
    }
    if (size > 32) {
      if (known.isEmpty()) {
        for (int i = 0; i < size; i++) {
          known.add(bounds[i]);
        }
      }
      return known.contains(bound);
    }
    for (int i = 0; i < size; i++) {
      if (bounds[i] == bound) {
        return true;
      }
    }
    return false;
  }

  void set(Part part, double bound, double value) {
    switch (part) {
      case COUNT, GAUGE_COUNT -> {
        count = value;
        countSet = true;
      }
      case SUM, GAUGE_SUM -> {
        sum = value;
        sumSet = true;
      }
      case CREATED -> createdSeconds = value;
      case BUCKET, VALUE -> append(bound, value);
      case TOTAL, INFO -> throw new IllegalArgumentException(part.name());
    }
  }

  private void append(double bound, double value) {
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    if (size > 0 && !(bound > highest)) {
      ordered = false;
    }
    if (size == 0 || bound > highest) {
      highest = bound;
    }
    if (!known.isEmpty()) {
      known.add(bound);
    }
    bounds[size] = bound;
    values[size++] = value;
  }

  private void order() {
    Integer[] places = new Integer[size];
    Arrays.setAll(places, i -> i);
    double[] oldBounds = bounds.clone();
    double[] oldValues = values.clone();
    Arrays.sort(places, Comparator.comparingDouble(i -> oldBounds[i]));
    for (int i = 0; i < size; i++) {
      bounds[i] = oldBounds[places[i]];
      values[i] = oldValues[places[i]];
    }
    ordered = true;
  }

  /** The finished point; its bounds are those of the point before where they are the same. */
  Series seal(MetricType type, @Nullable Series before) {
    open = false;
    if (!ordered) {
      order();
    }
    double[] finalValues = Arrays.copyOf(values, size);
    if (type == MetricType.SUMMARY) {
      double[] shared = before instanceof Series.Summary summary ? summary.quantiles() : values;
      return new Series.Summary(
          labels, bounds(shared), finalValues, count, sum, line, timestampSeconds, createdSeconds);
    }
    double[] shared =
        before instanceof Series.Histogram histogram ? histogram.upperBounds() : values;
    return new Series.Histogram(
        labels,
        bounds(shared),
        finalValues,
        count,
        sum,
        null,
        line,
        timestampSeconds,
        createdSeconds);
  }

  private double[] bounds(double[] before) {
    return before.length == size && Arrays.equals(before, 0, size, bounds, 0, size)
        ? before
        : Arrays.copyOf(bounds, size);
  }
}
