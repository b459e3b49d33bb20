package dev.assay.core.exposition;

import dev.assay.core.exposition.OpenMetricsLine.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What OpenMetrics asks of the buckets, count and sum of each histogram of a family. */
final class HistogramRules {
  private final Problems problems;
  private final Places places;
  private final String family;

  private @Nullable Labels labels;
  private @Nullable Double timestamp;
  private int line;
  private @Nullable Double bound;
  private double bucketCount;
  private @Nullable Double count;
  private @Nullable Sample counted;
  private boolean sum;
  private boolean gaugeSum;
  private boolean negativeGaugeSum;
  private boolean negativeBuckets;

  /** Tells what is wrong at a position of the body. */
  @FunctionalInterface
  interface Places {
    void violate(Rule rule, int line, int at);
  }

  HistogramRules(Problems problems, Places places, String family) {
    this.problems = problems;
    this.places = places;
    this.family = family;
  }

  /** A sample of the family, its suffix being what follows the family name. */
  void add(Sample sample, String suffix) {
    boolean bucket = suffix.equals("_bucket");
    Labels series = bucket ? sample.labelsWithout("le") : sample.labels();
    if (!series.equals(labels) || !Objects.equals(sample.timestamp(), timestamp)) {
      finish();
      labels = series;
      timestamp = sample.timestamp();
      line = sample.line();
    }
    switch (suffix) {
      case "_bucket" -> bucket(sample);
      case "_count", "_gcount" -> {
        count = sample.value();
        counted = sample;
      }
      case "_sum" -> sum = true;
      case "_gsum" -> {
        gaugeSum = true;
        negativeGaugeSum = sample.value() < 0;
      }
      default -> {}
    }
  }

  private void bucket(Sample sample) {
    String le = Objects.requireNonNull(sample.labels().get("le"));
    byte[] bytes = le.getBytes(StandardCharsets.UTF_8);
    double next = Decimal.value(bytes, 0, bytes.length);
    if (next < 0) {
      negativeBuckets = true;
    }
    if (bound != null && next <= bound) {
      violate(Rule.UNORDERED_BUCKETS, sample, sample.placeOf("le"));
    }
    if (sample.value() < bucketCount) {
      violate(Rule.FALLING_BUCKETS, sample, sample.valueAt());
    }
    bound = next;
    bucketCount = sample.value();
  }

  /** Judges the last histogram, whose lines are all read. */
  void finish() {
    if (labels == null) {
      return;
    }
    if (bound == null || bound != Double.POSITIVE_INFINITY) {
      violate(Rule.MISSING_INF_BUCKET);
    } else if (count != null && counted != null && count != bucketCount) {
      violate(Rule.COUNT_MISMATCH, counted, counted.valueAt());
    }
    if ((sum || gaugeSum) && count == null) {
      violate(Rule.MISSING_COUNT);
    }
    if (!sum && !gaugeSum && count != null) {
      violate(Rule.MISSING_SUM);
    }
    if (negativeBuckets && sum) {
      violate(Rule.SUM_WITH_NEGATIVE_BUCKETS);
    }
    if (!negativeBuckets && negativeGaugeSum) {
      violate(Rule.NEGATIVE_SUM);
    }
    labels = null;
    timestamp = null;
    bound = null;
    bucketCount = 0;
    count = null;
    counted = null;
    sum = false;
    gaugeSum = false;
    negativeGaugeSum = false;
    negativeBuckets = false;
  }

  private void violate(Rule rule, Sample sample, int at) {
    places.violate(rule, sample.line(), at);
  }

  private void violate(Rule rule) {
    problems.violate(rule, line, 0, family);
  }
}
