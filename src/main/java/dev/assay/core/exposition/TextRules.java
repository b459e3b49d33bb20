package dev.assay.core.exposition;

import dev.assay.core.exposition.Names.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Prometheus text format asks beyond what a line by itself can show: one group of lines
 * for each family, ordered buckets and quantiles, complete histograms, whole timestamps. What a
 * family consists of is judged only where its TYPE is stated; without it any sample is untyped.
 */
final class TextRules {
  /** Remarks of the lenient reader that the specification has nothing against. */
  static final Set<Rule> ALLOWED =
      Set.of(Rule.INFERRED_TYPE, Rule.OPENMETRICS_EOF, Rule.NO_SAMPLES);

  private final byte[] body;
  private final Problems problems;
  private @Nullable FamilyBuilder family;
  private Labels labels = Labels.EMPTY;

  /** The last bound or quantile of each histogram or summary of the family. */
  private final Map<Labels, Double> bounds = new HashMap<>();

  /** Samples of the family so far. */
  private final Set<SampleKey> seen = new HashSet<>();

  /** Lines of the first buckets of histograms that have no +Inf bucket yet. */
  private final Map<Labels, Integer> unbounded = new LinkedHashMap<>();

  TextRules(byte[] body, Problems problems) {
    this.body = body;
    this.problems = problems;
  }

  void metadata(FamilyBuilder of, int line) {
    if (of.samples > 0) {
      problems.violate(Rule.METADATA_AFTER_SAMPLES, line, 0, of.name.text());
    }
    enter(of, line);
  }

  /** Whether the format's specification knows a type by that word. */
  static boolean isSpecified(MetricType type, String word) {
    return switch (type) {
      case COUNTER, GAUGE, HISTOGRAM, SUMMARY -> true;
      case UNKNOWN -> !word.equals("unknown");
      case GAUGE_HISTOGRAM, INFO, STATE_SET -> false;
    };
  }

  /** A text in which only backslashes, line feeds and, where it is quoted, quotes are escaped. */
  void escapes(int from, int to, boolean quotes, int line, int lineStart) {
    invalid(StringPool.invalidEscape(body, from, to, quotes), line, lineStart);
  }

  private void invalid(int escape, int line, int lineStart) {
    if (escape >= 0) {
      problems.violate(
          Rule.INVALID_ESCAPE,
          line,
          escape - lineStart + 1,
          Problems.text(body, escape, Math.min(escape + 2, body.length)));
    }
  }

  void sample(
      SampleLexer sample, FamilyBuilder of, Part part, int special, int line, int lineStart) {
    enter(of, line);
    if (sample.timestampEnd > 0 && !sample.isWholeTimestamp()) {
      problems.violate(
          Rule.FLOAT_TIMESTAMP,
          line,
          sample.timestampStart - lineStart + 1,
          sample.timestampText());
    }
    if (!Decimal.isRepresentable(body, sample.numberStart, sample.numberEnd)) {
      problems.violate(
          Rule.INVALID_NUMBER,
          line,
          sample.numberStart - lineStart + 1,
          Problems.text(body, sample.numberStart, sample.numberEnd));
    }
    if (sample.nameEscaped) {
      escapes(sample.nameStart, sample.nameEnd, true, line, lineStart);
    }
    invalid(sample.labels.invalidEscape(), line, lineStart);
    Labels all = Labels.of(sample, -1, Labels.EMPTY);
    if (!seen.add(new SampleKey(part.name(), all))) {
      problems.violate(Rule.DUPLICATE_SAMPLE, line, 0, of.name.text() + all);
    }
    if (special >= 0 && of.typed) {
      bound(sample, part, special, line, lineStart);
    }
  }

  private void bound(SampleLexer sample, Part part, int special, int line, int lineStart) {
    labels = Labels.of(sample, special, labels);
    double next = sample.labels.number(special);
    Double before = bounds.put(labels, next);
    if (before != null && next <= before) {
      problems.violate(
          part == Part.BUCKET ? Rule.UNORDERED_BUCKETS : Rule.UNORDERED_QUANTILES,
          line,
          sample.valueStart(special) - lineStart + 1,
          sample.labels.value(special));
    }
    if (part == Part.BUCKET) {
      if (next == Double.POSITIVE_INFINITY) {
        unbounded.remove(labels);
      } else if (before == null) {
        unbounded.put(labels, line);
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
    }
  }

  private void leave() {
    if (family != null) {
      String name = family.name.text();
      unbounded.values().forEach(line -> problems.violate(Rule.MISSING_INF_BUCKET, line, 0, name));
      unbounded.clear();
      bounds.clear();
      seen.clear();
      family.left = true;
    }
  }

  /**
   * Refuses the body where anything is wrong with it, once all families are read.
   *
   * @param typed the families whose TYPE is stated
   */
  void judge(List<MetricFamily> typed) throws ExpositionException {
    leave();
    for (MetricFamily read : typed) {
      for (Series series : read.series()) {
        switch (series) {
          case Series.Histogram histogram -> complete(read, histogram);
          case Series.Summary summary ->
              complete(read, summary.count(), summary.sum(), summary.line());
          case Series.Scalar scalar -> {}
        }
      }
    }
    if (problems.hasErrors()) {
      throw problems.refuse();
    }
  }

  private void complete(MetricFamily of, Series.Histogram histogram) {
    int last = histogram.upperBounds().length - 1;
    complete(of, histogram.count(), histogram.sum(), histogram.line());
    if (last < 0) {
      problems.violate(Rule.MISSING_INF_BUCKET, histogram.line(), 0, of.name());
    } else if (!Double.isNaN(histogram.count())
        && histogram.upperBounds()[last] == Double.POSITIVE_INFINITY
        && histogram.count() != histogram.cumulativeCounts()[last]) {
      problems.violate(
          Rule.COUNT_MISMATCH, histogram.line(), 0, of.name() + "_count" + histogram.labels());
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
