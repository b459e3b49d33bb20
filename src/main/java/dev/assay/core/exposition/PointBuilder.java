package dev.assay.core.exposition;

import dev.assay.core.exposition.Names.Part;
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

  private @Nullable String[] key = new @Nullable String[8];
  private int keyLength = -1;

  // How the label that gave the last bound is written.
  private int writtenFrom;
  private int writtenTo;

  private final Doubles bounds = new Doubles();
  private final Doubles values = new Doubles();
  private boolean ordered = true;
  private double highest;
  private Set<Double> known = Set.of();
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
    bounds.clear();
    values.clear();
    ordered = true;
    highest = Double.NEGATIVE_INFINITY;
    known = Set.of();
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
    for (int i = 0; i < oldBounds.length; i++) {
      append(oldBounds[i], oldValues[i]);
    }
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
    int labelCount = special < 0 ? sample.labels.size() : sample.labels.size() - 1;
    if (!open || keyLength != labelCount) {
      return false;
    }
    int k = 0;
    for (int i = 0; i < sample.labels.size(); i++) {
      if (i != special) {
        if (!sample.labels.name(i).equals(key[k]) || !sample.labels.value(i).equals(key[k + 1])) {
          return false;
        }
        k += 2;
      }
    }
    return true;
  }

  void remember(SampleLexer sample, int special) {
    keyLength = special < 0 ? sample.labels.size() : sample.labels.size() - 1;
    if (key.length < 2 * keyLength) {
      key = new @Nullable String[4 * keyLength];
    }
    int k = 0;
    for (int i = 0; i < sample.labels.size(); i++) {
      if (i != special) {
        key[k++] = sample.labels.name(i);
        key[k++] = sample.labels.value(i);
      }
    }
  }

  /** Notes how the bound is written that was just set. */
  void lastBound(SampleLexer sample, int special) {
    writtenFrom = sample.labels.valueFrom(special);
    writtenTo = writtenFrom + sample.labels.valueLength(special);
  }

  /** Whether the bound is that of the sample before in other characters: another series of old. */
  boolean spelledOtherwise(SampleLexer sample, int special, double bound) {
    return special >= 0
        && bound == highest
        && !sample.labels.isWritten(special, writtenFrom, writtenTo);
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
    if (bounds.size() == 0 || bound > highest) {
      return false;
    }
    if (bounds.size() > 32) {
      if (known.isEmpty()) {
        known = new HashSet<>();
        for (int i = 0; i < bounds.size(); i++) {
          known.add(bounds.get(i));
        }
      }
      return known.contains(bound);
    }
    for (int i = 0; i < bounds.size(); i++) {
      if (bounds.get(i) == bound) {
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
    if (bound > highest || bounds.size() == 0) {
      highest = bound;
    } else {
      ordered = false;
    }
    if (!known.isEmpty()) {
      known.add(bound);
    }
    bounds.add(bound);
    values.add(value);
  }

  /** The finished point; its bounds are those of the point before where they are the same. */
  Series seal(MetricType type, @Nullable Series before) {
    open = false;
    if (!ordered) {
      Doubles.order(bounds, values);
    }
    double[] finalValues = values.toArray();
    if (type == MetricType.SUMMARY) {
      double[] shared =
          before instanceof Series.Summary summary ? summary.quantiles() : finalValues;
      return new Series.Summary(
          labels,
          bounds.toArray(shared),
          finalValues,
          count,
          sum,
          line,
          timestampSeconds,
          createdSeconds);
    }
    double[] shared =
        before instanceof Series.Histogram histogram ? histogram.upperBounds() : finalValues;
    return new Series.Histogram(
        labels,
        bounds.toArray(shared),
        finalValues,
        count,
        sum,
        null,
        line,
        timestampSeconds,
        createdSeconds);
  }
}
