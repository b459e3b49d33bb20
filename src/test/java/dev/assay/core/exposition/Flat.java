package dev.assay.core.exposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Series written out again as the samples they were read from, in a form that can be compared. */
final class Flat {
  private Flat() {}

  static List<String> of(Exposition exposition) {
    List<String> samples = new ArrayList<>();
    for (MetricFamily family : exposition.families()) {
      for (Series series : family.series()) {
        add(samples, exposition.format(), family, series);
      }
    }
    return samples;
  }

  private static void add(List<String> samples, Format format, MetricFamily family, Series series) {
    String name = family.name();
    Double time = series.timestampSeconds();
    switch (series) {
      case Series.Scalar scalar -> {
        String full =
            switch (family.type()) {
              case COUNTER -> format == Format.OPENMETRICS_TEXT ? name + "_total" : name;
              case INFO -> name + "_info";
              default -> name;
            };
        samples.add(sample(full, labels(series.labels()), scalar.value(), time));
      }
      case Series.Histogram histogram -> {
        boolean gauge =
            family.type() == MetricType.GAUGE_HISTOGRAM && format == Format.OPENMETRICS_TEXT;
        for (int i = 0; i < histogram.upperBounds().length; i++) {
          Map<String, String> labels = labels(series.labels());
          labels.put("le", number(histogram.upperBounds()[i]));
          samples.add(sample(name + "_bucket", labels, histogram.cumulativeCounts()[i], time));
        }
        NativeHistogram buckets = histogram.nativeBuckets();
        if (buckets != null) {
          samples.add(
              buckets(
                  name,
                  labels(series.labels()),
                  buckets.schema(),
                  buckets.zeroThreshold(),
                  buckets.zeroCount(),
                  side(buckets.positiveIndexes(), buckets.positiveCounts()),
                  side(buckets.negativeIndexes(), buckets.negativeCounts())));
        }
        sums(samples, gauge ? name + "_g" : name + "_", series, histogram.count(), histogram.sum());
      }
      case Series.Summary summary -> {
        for (int i = 0; i < summary.quantiles().length; i++) {
          Map<String, String> labels = labels(series.labels());
          labels.put("quantile", number(summary.quantiles()[i]));
          samples.add(sample(name, labels, summary.values()[i], time));
        }
        sums(samples, name + "_", series, summary.count(), summary.sum());
      }
    }
    if (series.createdSeconds() != null) {
      samples.add(
          sample(name + "_created", labels(series.labels()), series.createdSeconds(), null));
    }
  }

  private static void sums(
      List<String> samples, String prefix, Series series, double count, double sum) {
    Map<String, String> labels = labels(series.labels());
    Double time = series.timestampSeconds();
    if (!Double.isNaN(count)) {
      samples.add(sample(prefix + "count", labels, count, time));
    }
    if (!Double.isNaN(sum)) {
      samples.add(sample(prefix + "sum", labels, sum, time));
    }
  }

  static String buckets(
      String name,
      Map<String, String> labels,
      int schema,
      double zeroThreshold,
      double zeroCount,
      Map<Integer, Double> positive,
      Map<Integer, Double> negative) {
    return "%s%s schema %d zero %s:%s positive %s negative %s"
        .formatted(name, labels, schema, zeroThreshold, zeroCount, positive, negative);
  }

  private static Map<Integer, Double> side(int[] indexes, double[] counts) {
    Map<Integer, Double> side = new LinkedHashMap<>();
    for (int i = 0; i < indexes.length; i++) {
      side.put(indexes[i], counts[i]);
    }
    return side;
  }

  static String sample(String name, Map<String, String> labels, double value, Double time) {
    return name + labels + " " + value + (time == null ? "" : " @" + time);
  }

  /** As {@link #sample}, from labels as written: bounds and quantiles are compared as numbers. */
  static String written(String name, Map<String, String> labels, double value, Double time) {
    Map<String, String> normal = new TreeMap<>(labels);
    normal.computeIfPresent("le", (key, le) -> normal(le));
    normal.computeIfPresent("quantile", (key, quantile) -> normal(quantile));
    return sample(name, normal, value, time);
  }

  private static String normal(String text) {
    try {
      return number(parse(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  static double parse(String text) {
    return switch (text) {
      case "+Inf", "Inf", "inf" -> Double.POSITIVE_INFINITY;
      case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static String number(double value) {
    return String.valueOf(value);
  }

  private static Map<String, String> labels(Labels labels) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      String name = labels.name(i);
      boolean number = name.equals("le") || name.equals("quantile");
      map.put(name, number ? normal(labels.value(i)) : labels.value(i));
    }
    return map;
  }
}
