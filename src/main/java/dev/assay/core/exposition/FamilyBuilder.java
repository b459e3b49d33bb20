package dev.assay.core.exposition;

import dev.assay.core.exposition.Names.Name;
import dev.assay.core.exposition.Names.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A metric family while its lines are read. */
final class FamilyBuilder {
  final Name name;
  final int line;

  /** What is wanted of the family; null where nobody wants it. */
  final Selection.@Nullable Wanted wanted;

  /** What is wanted of the series, of this family or of the one that they may be parts of. */
  private final Selection.@Nullable Wanted kept;

  MetricType type = MetricType.UNKNOWN;

  /** Whether a TYPE line has said so. */
  boolean typed;

  /** Whether a TYPE line says that the type is not known, which is as good as none. */
  boolean untyped;

  @Nullable String help;
  boolean helpSeen;
  @Nullable String unit;
  int samples;

  /** Whether the type was concluded from the samples. */
  boolean inferred;

  /** Whether it has no metadata and its name could be a part of another family. */
  boolean orphan;

  /** Whether lines of another family have followed its own. */
  boolean left;

  /** Whether its samples turned out to be parts of another family. */
  boolean absorbed;

  private final List<Series> series;
  private @Nullable SeriesGroups groups;

  // Histograms and summaries: the point that samples go to, which is either the latest one or an
  // earlier one that the exposition has come back to; those stay open to the end.
  private PointBuilder point = PointBuilder.NONE;
  private PointBuilder latest = PointBuilder.NONE;
  private Map<Labels, Integer> points = Map.of();
  private Map<Labels, PointBuilder> revisited = Map.of();

  private boolean filled;
  private @Nullable Map<Labels, Double> created;
  private Labels lastLabels = Labels.EMPTY;

  /**
   * Begins a family.
   *
   * @param wanted what is wanted of it; null where nobody wants it
   * @param asPart what is wanted of the family that it may turn out to be a part of; null likewise
   */
  FamilyBuilder(
      Name name, int line, Selection.@Nullable Wanted wanted, Selection.@Nullable Wanted asPart) {
    this.name = name;
    this.line = line;
    this.wanted = wanted;
    this.kept = wanted == null ? asPart : wanted;
    this.series = new ArrayList<>(kept == null ? 0 : 4);
  }

  /** Whether anybody wants the series. */
  boolean selected() {
    return kept != null;
  }

  boolean hasPoints() {
    return type == MetricType.HISTOGRAM
        || type == MetricType.GAUGE_HISTOGRAM
        || type == MetricType.SUMMARY;
  }

  void add(SampleLexer sample, Part part, int special, int line) {
    if (hasPoints()) {
      addPart(sample, part, special, line);
    } else if (part == Part.CREATED) {
      addCreated(labels(sample, -1), sample.value());
    } else {
      makeRoom(sample);
      Labels labels = labels(sample, -1);
      Double time = sample.timestampSeconds();
      if (time == null || !sample.openMetrics || !isSameMoment(labels, time)) {
        Double began = created == null ? null : created.get(labels);
        series.add(new Series.Scalar(labels, sample.value(), line, time, began));
      }
    }
  }

  /** Whether the last sample is of the same series and the same nanosecond. */
  private boolean isSameMoment(Labels labels, double seconds) {
    if (series.isEmpty()) {
      return false;
    }
    Series before = series.getLast();
    Double time = before.timestampSeconds();
    return time != null
        && Math.floor(time * 1e9) == Math.floor(seconds * 1e9)
        && before.labels().equals(labels);
  }

  private void addPart(SampleLexer sample, Part part, int special, int line) {
    PointBuilder current = point;
    if (!current.isOf(sample, special)) {
      makeRoom(sample);
      current = open(labels(sample, special), line);
      current.remember(sample, special);
    }
    double bound = special < 0 ? 0 : sample.labels.number(special);
    if (current.repeats(part, bound) && !current.spelledOtherwise(sample, special, bound)) {
      current = next(current, line);
      current.remember(sample, special);
    }
    current.set(part, bound, sample.value());
    if (special >= 0) {
      current.lastBound(sample, special);
    }
    if (part != Part.CREATED && sample.timestampEnd > 0) {
      current.timestampSeconds = sample.timestampSeconds();
    }
  }

  /** Brings series together by groups where they have become too many. */
  private void makeRoom(SampleLexer sample) {
    if (series.size() < SeriesGroups.KEPT || kept == null) {
      return;
    }
    SeriesGroups groups = this.groups;
    if (groups == null) {
      groups = new SeriesGroups(kept, name.text());
      this.groups = groups;
    }
    if (groups.isFull(series.size(), type)) {
      if (point != PointBuilder.NONE) {
        sealAll();
        points.clear();
        point = PointBuilder.NONE;
      }
      groups.join(series, type);
      created = null;
      sample.labels.forgetStrings();
    }
  }

  private void joinAll() {
    if (groups != null && groups.begun()) {
      groups.joinAll(series, type);
    }
  }

  /** Whether series were brought together because there are so many. */
  boolean grouped() {
    return groups != null && groups.used();
  }

  private void sealAll() {
    sealLatest();
    if (!revisited.isEmpty()) {
      revisited.values().forEach(this::seal);
      revisited.clear();
    }
  }

  /** Takes over the samples of a name that turned out to be a part of this family. */
  void absorb(FamilyBuilder orphan, Part part) {
    orphan.joinAll();
    for (Series loose : orphan.series) {
      if (loose instanceof Series.Scalar scalar) {
        if (hasPoints()) {
          PointBuilder current = open(scalar.labels(), scalar.line());
          if (current.repeats(part, 0)) {
            current = next(current, scalar.line());
          }
          current.set(part, 0, scalar.value());
          if (part != Part.CREATED && scalar.timestampSeconds() != null) {
            current.timestampSeconds = scalar.timestampSeconds();
          }
        } else if (part == Part.CREATED) {
          addCreated(scalar.labels(), scalar.value());
        } else {
          series.add(scalar);
        }
      }
    }
    samples += orphan.samples;
    orphan.series.clear();
    orphan.absorbed = true;
  }

  /** Takes the values of another family for the start times of the series of the same labels. */
  void startAt(FamilyBuilder times) {
    if (times.groups != null) {
      return;
    }
    for (Series time : times.series) {
      if (time instanceof Series.Scalar scalar) {
        if (!hasPoints()) {
          addCreated(scalar.labels(), scalar.value());
        } else if (points.containsKey(scalar.labels())) {
          open(scalar.labels(), scalar.line()).set(Part.CREATED, 0, scalar.value());
        }
      }
    }
  }

  private PointBuilder open(Labels labels, int line) {
    if (latest == PointBuilder.NONE) {
      latest = new PointBuilder();
      points = new HashMap<>();
    }
    sealLatest();
    Integer known = points.putIfAbsent(labels, series.size());
    if (known == null) {
      latest.begin(labels, line, series.size());
      point = latest;
    } else {
      point = revisited(labels, known);
    }
    return point;
  }

  private PointBuilder revisited(Labels labels, int known) {
    PointBuilder returning = revisited.get(labels);
    if (returning == null) {
      returning = new PointBuilder();
      returning.reopen(series.get(known), known);
      if (revisited.isEmpty()) {
        revisited = new HashMap<>();
      }
      revisited.put(labels, returning);
    }
    return returning;
  }

  /** Begins another point of a series whose last point is complete. */
  private PointBuilder next(PointBuilder current, int line) {
    Labels labels = current.labels();
    seal(current);
    if (!revisited.isEmpty()) {
      revisited.remove(labels);
    }
    latest.begin(labels, line, series.size());
    points.put(labels, series.size());
    point = latest;
    return point;
  }

  private void sealLatest() {
    if (latest.isOpen()) {
      seal(latest);
    }
  }

  private void seal(PointBuilder finished) {
    Series sealed = finished.seal(type, series.isEmpty() ? null : series.getLast());
    if (finished.index() == series.size()) {
      series.add(sealed);
    } else {
      series.set(finished.index(), sealed);
    }
  }

  private void addCreated(Labels labels, double seconds) {
    for (int i = series.size() - 1; i >= 0 && i >= series.size() - 8; i--) {
      if (began(i, labels, seconds)) {
        return;
      }
    }
    if (groups != null && groups.begun()) {
      return;
    }
    if (created == null) {
      created = new HashMap<>();
    }
    created.put(labels, seconds);
  }

  private boolean began(int i, Labels labels, double seconds) {
    if (series.get(i) instanceof Series.Scalar scalar && scalar.labels().equals(labels)) {
      series.set(
          i,
          new Series.Scalar(
              labels, scalar.value(), scalar.line(), scalar.timestampSeconds(), seconds));
      return true;
    }
    return false;
  }

  private Labels labels(SampleLexer sample, int special) {
    Labels labels = Labels.of(sample, special, lastLabels);
    lastLabels = labels;
    return labels;
  }

  /** The bucket that holds everything, where the exposition leaves it to the count. */
  private Series.Histogram withInfinity(Series.Histogram histogram) {
    double[] bounds = histogram.upperBounds();
    int size = bounds.length;
    if (size == 0
        || bounds[size - 1] == Double.POSITIVE_INFINITY
        || histogram.count() < 0
        || Double.isNaN(histogram.count())) {
      return histogram;
    }
    double[] allBounds = Arrays.copyOf(bounds, size + 1);
    double[] allCounts = Arrays.copyOf(histogram.cumulativeCounts(), size + 1);
    filled = true;
    allBounds[size] = Double.POSITIVE_INFINITY;
    allCounts[size] = histogram.count();
    return new Series.Histogram(
        histogram.labels(),
        allBounds,
        allCounts,
        histogram.count(),
        histogram.sum(),
        histogram.nativeBuckets(),
        histogram.line(),
        histogram.timestampSeconds(),
        histogram.createdSeconds());
  }

  /** Whether a count had to stand in for a +Inf bucket. */
  boolean filled() {
    return filled;
  }

  /** The family as read so far. */
  MetricFamily build() {
    if (hasPoints()) {
      sealAll();
      series.replaceAll(
          one -> one instanceof Series.Histogram histogram ? withInfinity(histogram) : one);
    }
    if (created != null) {
      for (int i = 0; i < series.size(); i++) {
        Double seconds = created.get(series.get(i).labels());
        if (seconds != null && series.get(i).createdSeconds() == null) {
          began(i, series.get(i).labels(), seconds);
        }
      }
    }
    joinAll();
    return new MetricFamily(
        name.text(),
        type,
        help == null ? "" : help,
        unit,
        Objects.requireNonNull(wanted),
        line,
        series.size() == 1 ? List.of(series.getFirst()) : series);
  }
}
