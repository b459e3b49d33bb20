package dev.assay.core.exposition;

import com.google.protobuf.CodedInputStream;
import dev.assay.core.exposition.ExpositionException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads length-delimited {@code io.prometheus.client.MetricFamily} messages straight off the wire.
 *
 * <p>Field numbers are those of client_model's {@code metrics.proto}. Fields that are not needed
 * (exemplars, and whatever later versions add) are passed over.
 */
final class ProtobufReader {
  /** What is remarked on and allowed. */
  private static final Set<Rule> REMARKS = Set.of(Rule.NO_SAMPLES, Rule.SERIES_ADDED_UP);

  private final byte[] body;
  private final ReadOptions options;
  private final ReadOptions.Limits limits;
  private final CodedInputStream in;
  private final StringPool strings;
  private final Problems problems;

  /** Names of the families so far, when reading strictly. */
  private final Set<String> names = new HashSet<>(0);

  private final List<MetricFamily> families = new ArrayList<>();

  private int familyCount;
  private int samples;
  private int metrics;
  private int badMetrics;
  private MetricType type = MetricType.COUNTER;
  private List<Series> series = new ArrayList<>();

  ProtobufReader(byte[] body, ReadOptions options) {
    this.body = body;
    this.options = options;
    this.limits = options.limits();
    this.problems = options.strict() ? new Problems(REMARKS) : new Problems();
    this.in = CodedInputStream.newInstance(body);
    this.strings = new StringPool(body);
  }

  Exposition read() throws ExpositionException {
    int start = 0;
    try {
      while (!in.isAtEnd()) {
        start = in.getTotalBytesRead();
        int outer = enter();
        try {
          family(start);
        } catch (ProtobufMetric.Bad bad) {
          in.skipRawBytes(in.getBytesUntilLimit());
          in.readTag();
          metrics++;
          badMetrics++;
          problems.skipAtByte(bad.rule, start, bad.value);
        }
        leave(outer);
      }
    } catch (IOException | ProtobufMetric.Bad e) {
      throw problems.refuseAtByte(
          Kind.INVALID,
          Rule.INVALID_PROTOBUF,
          in.getTotalBytesRead(),
          "the message at byte " + start);
    }
    if (options.strict() && problems.hasErrors()) {
      throw problems.refuse();
    }
    if (badMetrics > 0 && (samples == 0 || badMetrics * 100L > metrics)) {
      throw problems.refuse(
          Kind.INVALID,
          samples == 0 ? Rule.NO_SAMPLES : Rule.TOO_MANY_BAD_LINES,
          0,
          0,
          samples == 0 ? "the body" : badMetrics + " of " + metrics + " metrics");
    }
    if (samples == 0) {
      problems.warn(Rule.NO_SAMPLES, 0, 0, "the body");
    }
    return new Exposition(
        Format.PROTOBUF, families, familyCount, samples, problems.skipped(), problems.all());
  }

  /** One {@code MetricFamily}; its metrics are read once name and type are known. */
  private void family(int start) throws IOException, ExpositionException, ProtobufMetric.Bad {
    int bodyStart = in.getTotalBytesRead();
    String name = "";
    String help = "";
    String unit = null;
    int typeNumber = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case 1 << 3 | 2 -> name = text();
        case 2 << 3 | 2 -> help = help();
        case 3 << 3 -> typeNumber = in.readEnum();
        case 5 << 3 | 2 -> unit = text();
        default -> in.skipField(tag);
      }
    }
    if (name.isEmpty()) {
      throw new ProtobufMetric.Bad(Rule.MISSING_NAME, "a MetricFamily");
    }
    if (++familyCount > limits.maxSamples()) {
      throw problems.exceed(Rule.TOO_MANY_FAMILIES, 0, 0, familyCount, limits.maxSamples());
    }
    type = type(typeNumber);
    if (options.strict() && !names.add(name)) {
      problems.violate(Rule.CLASHING_FAMILY, 0, 0, name);
    }
    Selection.Wanted wanted = options.families().of(name);
    series = new ArrayList<>();
    CodedInputStream outer =
        CodedInputStream.newInstance(body, bodyStart, in.getTotalBytesRead() - bodyStart);
    SeriesGroups groups = new SeriesGroups(wanted, name);
    metrics(outer, bodyStart, wanted != null, groups);
    if (wanted != null) {
      if (groups.begun()) {
        groups.joinAll(series, type);
      }
      if (groups.used()) {
        problems.warn(Rule.SERIES_ADDED_UP, 0, 0, name);
      }
      families.add(
          new MetricFamily(
              name,
              type,
              wanted.help() ? help : "",
              unit == null || unit.isEmpty() ? null : unit,
              wanted,
              0,
              series));
    }
  }

  private static MetricType type(int number) throws ProtobufMetric.Bad {
    return switch (number) {
      case 0 -> MetricType.COUNTER;
      case 1 -> MetricType.GAUGE;
      case 2 -> MetricType.SUMMARY;
      case 3 -> MetricType.UNKNOWN;
      case 4 -> MetricType.HISTOGRAM;
      case 5 -> MetricType.GAUGE_HISTOGRAM;
      default -> throw new ProtobufMetric.Bad(Rule.UNKNOWN_TYPE, "metric type " + number);
    };
  }

  private void metrics(CodedInputStream outer, int base, boolean wanted, SeriesGroups groups)
      throws IOException, ExpositionException {
    Set<Labels> seen = new HashSet<>();
    for (int tag = outer.readTag(); tag != 0; tag = outer.readTag()) {
      if (tag != (4 << 3 | 2)) {
        outer.skipField(tag);
        continue;
      }
      int length = outer.readRawVarint32();
      int start = base + outer.getTotalBytesRead();
      outer.skipRawBytes(length);
      metrics++;
      try {
        ProtobufMetric metric =
            new ProtobufMetric(body, start, length, type, limits, strings, problems);
        samples += metric.samples;
        if (samples > limits.maxSamples()) {
          throw problems.exceed(Rule.TOO_MANY_SAMPLES, 0, 0, samples, limits.maxSamples());
        }
        if (options.strict()) {
          metric.checkStrictly();
          if (!seen.add(metric.series().labels())) {
            throw new ProtobufMetric.Bad(
                Rule.DUPLICATE_SAMPLE, metric.series().labels().toString());
          }
        }
        if (wanted) {
          if (groups.isFull(series.size(), type)) {
            groups.join(series, type);
            strings.clear();
          }
          series.add(metric.series());
        }
      } catch (ProtobufMetric.Bad bad) {
        badMetrics++;
        problems.skipAtByte(bad.rule, start, bad.value);
      }
    }
  }

  private int enter() throws IOException, ProtobufMetric.Bad {
    int length = in.readRawVarint32();
    if (length < 0 || length > body.length - in.getTotalBytesRead()) {
      throw new ProtobufMetric.Bad(Rule.INVALID_PROTOBUF, String.valueOf(length));
    }
    return in.pushLimit(length);
  }

  private void leave(int outer) throws IOException {
    in.checkLastTagWas(0);
    in.popLimit(outer);
  }

  private String text() throws IOException, ExpositionException, ProtobufMetric.Bad {
    return ProtobufMetric.text(in, 0, body, strings, limits, problems);
  }

  /** A help text, which is no reason to lose a family. */
  private String help() throws IOException {
    int length = in.readRawVarint32();
    int from = in.getTotalBytesRead();
    in.skipRawBytes(length);
    if (Words.malformedUtf8(body, from, from + length) >= 0) {
      problems.warn(Rule.INVALID_UTF_8, 0, 0, Problems.text(body, from, from + length));
    }
    return new String(body, from, length, StandardCharsets.UTF_8);
  }
}
