package dev.assay.core.exposition;

import dev.assay.core.exposition.Names.Part;
import dev.assay.core.exposition.ReadProblem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Prometheus text format asks beyond what a line by itself can show: one group of lines
 * for each family, ordered buckets and quantiles, complete histograms, whole timestamps.
 */
final class TextRules {
  /** Remarks of the lenient reader that the specification has nothing against. */
  private static final Set<Rule> ALLOWED =
      Set.of(Rule.INFERRED_TYPE, Rule.OPENMETRICS_EOF, Rule.NO_SAMPLES);

  private final Problems problems;
  private @Nullable FamilyBuilder family;
  private Labels labels = Labels.EMPTY;
  private double bound;
  private boolean bounded;

  // Histograms of the family by their labels: with a +Inf bucket, and still without one.
  private final Set<Labels> complete = new HashSet<>();

  /** Samples of the family so far. */
  private final Set<Seen> seen = new HashSet<>();

  private record Seen(Part part, Labels labels, @Nullable Double timestamp) {}

  private final Map<Labels, Integer> unbounded = new LinkedHashMap<>();

  TextRules(Problems problems) {
    this.problems = problems;
  }

  void metadata(FamilyBuilder of, int line) {
    if (of.samples > 0) {
      problems.violate(Rule.METADATA_AFTER_SAMPLES, line, 0, of.name.text());
    }
    enter(of, line);
  }

  /** Whether the format's specification knows a type. */
  static boolean isSpecified(MetricType type) {
    return switch (type) {
      case COUNTER, GAUGE, HISTOGRAM, SUMMARY, UNKNOWN -> true;
      case GAUGE_HISTOGRAM, INFO, STATE_SET -> false;
    };
  }

  void sample(SampleLexer sample, FamilyBuilder of, Part part, int special, int line) {
    enter(of, line);
    if (sample.timestampEnd > 0 && !sample.isWholeTimestamp()) {
      problems.violate(Rule.FLOAT_TIMESTAMP, line, 0, sample.timestampText());
    }
    Labels all = Labels.of(sample, -1, Labels.EMPTY);
    if (!seen.add(new Seen(part, all, sample.timestampSeconds()))) {
      problems.violate(Rule.DUPLICATE_SAMPLE, line, 0, of.name.text() + all);
    }
    if (special < 0) {
      bounded = false;
      return;
    }
    Labels others = Labels.of(sample, special, labels);
    double next = sample.labels.number(special);
    if (bounded && others.equals(labels) && next <= bound) {
      problems.violate(
          part == Part.BUCKET ? Rule.UNORDERED_BUCKETS : Rule.UNORDERED_QUANTILES,
          line,
          0,
          sample.labels.value(special));
    }
    labels = others;
    bound = next;
    bounded = true;
    if (part == Part.BUCKET) {
      if (next == Double.POSITIVE_INFINITY) {
        unbounded.remove(others);
        complete.add(others);
      } else if (!complete.contains(others)) {
        unbounded.putIfAbsent(others, line);
      }
    }
  }

  private void enter(FamilyBuilder of, int line) {
    if (of != family) {
      leave();
      if (of.left) {
        problems.violate(Rule.INTERLEAVED_FAMILY, line, 0, of.name.text());
      }
      family = of;
      bounded = false;
    }
  }

  private void leave() {
    if (family != null) {
      String name = family.name.text();
      unbounded.values().forEach(line -> problems.violate(Rule.MISSING_INF_BUCKET, line, 0, name));
      unbounded.clear();
      complete.clear();
      seen.clear();
      family.left = true;
    }
  }

  /** Every violation, once all families are read. */
  List<ReadProblem> violations(List<MetricFamily> families) {
    leave();
    for (MetricFamily read : families) {
      for (Series series : read.series()) {
        switch (series) {
          case Series.Histogram histogram -> complete(read, histogram);
          case Series.Summary summary ->
              complete(read, summary.count(), summary.sum(), summary.line());
          case Series.Scalar scalar -> {}
        }
      }
    }
    List<ReadProblem> violations = new ArrayList<>();
    for (ReadProblem problem : problems.all()) {
      if (ALLOWED.stream().noneMatch(rule -> rule.code().equals(problem.code()))) {
        violations.add(
            new ReadProblem(
                Severity.FATAL,
                problem.code(),
                problem.line(),
                problem.column(),
                problem.value(),
                problem.detail()));
      }
    }
    return violations;
  }

  private void complete(MetricFamily of, Series.Histogram histogram) {
    int last = histogram.upperBounds().length - 1;
    complete(of, histogram.count(), histogram.sum(), histogram.line());
    if (last >= 0
        && !Double.isNaN(histogram.count())
        && histogram.upperBounds()[last] == Double.POSITIVE_INFINITY
        && histogram.count() != histogram.cumulativeCounts()[last]) {
      problems.violate(Rule.COUNT_MISMATCH, histogram.line(), 0, of.name());
    }
  }

  private void complete(MetricFamily of, double count, double sum, int line) {
    if (Double.isNaN(count)) {
      problems.violate(Rule.MISSING_COUNT, line, 0, of.name());
    }
    if (Double.isNaN(sum)) {
      problems.violate(Rule.MISSING_SUM, line, 0, of.name());
    }
  }
}
