package dev.assay.core.exposition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The samples that a conformance case expects, from the shapes in which other readers say it. */
final class ExpectedSamples {
  private final List<String> samples = new ArrayList<>();

  private ExpectedSamples() {}

  /** Null where the case states an outcome and no values. */
  static @Nullable List<String> of(JsonNode expected, Format format) {
    ExpectedSamples all = new ExpectedSamples();
    switch (expected.get("shape").asText()) {
      case "client_python-families" -> {
        if (format == Format.OPENMETRICS_TEXT) {
          expected.get("families").forEach(family -> family.get("samples").forEach(all::python));
        } else {
          expected.get("rawSamples").forEach(all::python);
        }
      }
      case "expfmt-dto" -> expected.get("families").forEach(all::dtoFamily);
      case "samples" -> expected.get("samples").forEach(all::vector);
      case "textparse-entries" -> {
        for (JsonNode entry : expected.get("entries")) {
          if (entry.has("lset") && !entry.has("shs")) {
            all.entry(entry);
          } else if (entry.has("lset") || entry.has("st")) {
            // histograms that the other reader makes native, and start times without values
            return null;
          }
        }
      }
      case "metricfamily-json" -> expected.get("families").forEach(all::protobuf);
      default -> {
        return null;
      }
    }
    return all.samples;
  }

  private void python(JsonNode sample) {
    JsonNode time = sample.get("timestamp");
    add(
        sample.get("name").asText(),
        strings(sample.get("labels")),
        sample.get("value").asText(),
        time.isNull() ? null : time.asDouble());
  }

  private void entry(JsonNode entry) {
    Map<String, String> labels = strings(entry.get("lset"));
    String name = labels.remove("__name__");
    add(name, labels, entry.path("v").asText("0"), seconds(entry.get("t")));
  }

  private void vector(JsonNode sample) {
    Map<String, String> labels = strings(sample.get("Metric"));
    String name = labels.remove("__name__");
    String time = sample.get("Timestamp").asText();
    boolean stated = !time.startsWith("t");
    add(name, labels, sample.get("Value").asText(), stated ? Double.parseDouble(time) / 1e3 : null);
  }

  private void dtoFamily(JsonNode family) {
    String name = family.get("Name").asText();
    for (JsonNode metric : family.get("Metric")) {
      Map<String, String> labels = new TreeMap<>();
      if (metric.has("Label")) {
        metric
            .get("Label")
            .forEach(label -> labels.put(label.get("Name").asText(), label.get("Value").asText()));
      }
      Double time = seconds(metric.get("TimestampMs"));
      for (String kind : List.of("Untyped", "Gauge", "Counter")) {
        if (metric.has(kind)) {
          add(name, labels, metric.get(kind).get("Value").asText(), time);
        }
      }
      parts(name, labels, metric.get("Summary"), "Quantile", "Quantile", name, "quantile", time);
      parts(
          name,
          labels,
          metric.get("Histogram"),
          "Bucket",
          "UpperBound",
          name + "_bucket",
          "le",
          time);
    }
  }

  private void parts(
      String name,
      Map<String, String> labels,
      @Nullable JsonNode value,
      String list,
      String bound,
      String partName,
      String label,
      @Nullable Double time) {
    if (value == null) {
      return;
    }
    if (value.has(list)) {
      for (JsonNode part : value.get(list)) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put(label, part.get(bound).asText());
        add(partName, all, first(part, "Value", "CumulativeCount", "CumulativeCountFloat"), time);
      }
    }
    String count = first(value, "SampleCount", "SampleCountFloat", "");
    if (label.equals("le") && !value.get(list).toString().contains("Inf")) {
      Map<String, String> all = new TreeMap<>(labels);
      all.put(label, "+Inf");
      add(partName, all, count, time);
    }
    if (!count.isEmpty()) {
      add(name + "_count", labels, count, time);
    }
    if (value.has("SampleSum")) {
      add(name + "_sum", labels, value.get("SampleSum").asText(), time);
    }
  }

  private static String first(JsonNode node, String... names) {
    for (String name : names) {
      if (node.has(name)) {
        return node.get(name).asText();
      }
    }
    return "";
  }

  private void protobuf(JsonNode family) {
    String name = family.get("name").asText();
    for (JsonNode metric : family.get("metric")) {
      Map<String, String> labels = new TreeMap<>();
      metric
          .path("label")
          .forEach(label -> labels.put(label.get("name").asText(), label.get("value").asText()));
      Double time = seconds(metric.get("timestamp_ms"));
      for (String kind : List.of("untyped", "gauge", "counter")) {
        if (metric.has(kind)) {
          add(name, labels, metric.get(kind).path("value").asText("0"), time);
          created(name, labels, metric.get(kind));
        }
      }
      if (metric.has("summary")) {
        JsonNode summary = metric.get("summary");
        for (JsonNode quantile : summary.path("quantile")) {
          Map<String, String> all = new TreeMap<>(labels);
          all.put("quantile", quantile.path("quantile").asText("0"));
          add(name, all, quantile.path("value").asText("0"), time);
        }
        add(name + "_count", labels, summary.path("sample_count").asText("0"), time);
        add(name + "_sum", labels, summary.path("sample_sum").asText("0"), time);
        created(name, labels, summary);
      }
      if (metric.has("histogram")) {
        histogram(name, labels, metric.get("histogram"), time);
      }
    }
  }

  private void histogram(
      String name, Map<String, String> labels, JsonNode histogram, @Nullable Double time) {
    boolean unbounded = histogram.has("bucket");
    for (JsonNode bucket : histogram.path("bucket")) {
      Map<String, String> all = new TreeMap<>(labels);
      all.put("le", bucket.path("upper_bound").asText("0"));
      unbounded &= !bucket.path("upper_bound").asText("0").contains("Inf");
      String whole = bucket.path("cumulative_count").asText("0");
      add(name + "_bucket", all, bucket.path("cumulative_count_float").asText(whole), time);
    }
    String whole = histogram.path("sample_count").asText("0");
    add(name + "_count", labels, histogram.path("sample_count_float").asText(whole), time);
    if (unbounded) {
      Map<String, String> all = new TreeMap<>(labels);
      all.put("le", "+Inf");
      add(name + "_bucket", all, histogram.path("sample_count_float").asText(whole), time);
    }
    add(name + "_sum", labels, histogram.path("sample_sum").asText("0"), time);
    created(name, labels, histogram);
    String zero = histogram.path("zero_count").asText("0");
    zero = histogram.path("zero_count_float").asText(zero);
    double threshold = histogram.path("zero_threshold").asDouble(0);
    boolean buckets = histogram.has("positive_span") || histogram.has("negative_span");
    if (buckets || threshold > 0 || !zero.equals("0")) {
      samples.add(
          Flat.buckets(
              name,
              labels,
              histogram.path("schema").asInt(0),
              threshold,
              Double.parseDouble(zero),
              side(histogram, "positive"),
              side(histogram, "negative")));
    }
  }

  private static Map<Integer, Double> side(JsonNode histogram, String side) {
    List<Double> counts = new ArrayList<>();
    double running = 0;
    for (JsonNode delta : histogram.path(side + "_delta")) {
      running += delta.asDouble();
      counts.add(running);
    }
    histogram.path(side + "_count").forEach(count -> counts.add(count.asDouble()));
    Map<Integer, Double> buckets = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode span : histogram.path(side + "_span")) {
      index += span.path("offset").asInt(0);
      for (int i = 0; i < span.path("length").asInt(0); i++) {
        buckets.put(index++, counts.get(buckets.size()));
      }
    }
    return buckets;
  }

  private void created(String name, Map<String, String> labels, JsonNode value) {
    if (value.has("created_timestamp")) {
      Instant at = Instant.parse(value.get("created_timestamp").asText());
      double seconds = at.getEpochSecond() + at.getNano() / 1e9;
      samples.add(Flat.sample(name + "_created", labels, seconds, null));
    }
  }

  private void add(String name, Map<String, String> labels, String value, @Nullable Double time) {
    samples.add(Flat.written(name, labels, Flat.parse(value), time));
  }

  private static @Nullable Double seconds(@Nullable JsonNode millis) {
    return millis == null || millis.isNull() ? null : millis.asLong() / 1000.0;
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new TreeMap<>();
    object
        .properties()
        .forEach(property -> strings.put(property.getKey(), property.getValue().asText()));
    return strings;
  }
}
