package dev.assay.core.exposition;

import com.google.protobuf.CodedInputStream;
import dev.assay.core.exposition.ExpositionException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads length-delimited {@code io.prometheus.client.MetricFamily} messages straight off the wire.
 *
 * <p>Field numbers are those of client_model's {@code metrics.proto}. Fields that are not needed
 * (exemplars, and whatever later versions add) are passed over.
 */
final class ProtobufReader {
  private final byte[] body;
  private final ReadOptions options;
  private final ReadOptions.Limits limits;
  private final CodedInputStream in;
  private final StringPool strings;
  private final Problems problems = new Problems();
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
    this.in = CodedInputStream.newInstance(body);
    this.strings = new StringPool(body);
  }

  Exposition read() throws ExpositionException {
    int start = 0;
    try {
      while (!in.isAtEnd()) {
        start = in.getTotalBytesRead();
        int outer = enter();
        family(start);
        leave(outer);
      }
    } catch (IOException | BadMetric e) {
      throw problems.refuseAtByte(
          Kind.INVALID,
          Rule.INVALID_PROTOBUF,
          in.getTotalBytesRead(),
          "the message at byte " + start);
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
  private void family(int start) throws IOException, ExpositionException, BadMetric {
    int bodyStart = in.getTotalBytesRead();
    String name = "";
    String help = "";
    String unit = null;
    int typeNumber = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case 1 << 3 | 2 -> name = text();
        case 2 << 3 | 2 -> help = text();
        case 3 << 3 -> typeNumber = in.readEnum();
        case 5 << 3 | 2 -> unit = text();
        default -> in.skipField(tag);
      }
    }
    if (name.isEmpty()) {
      throw problems.refuseAtByte(Kind.INVALID, Rule.MISSING_NAME, start, "a MetricFamily");
    }
    if (++familyCount > limits.maxSamples()) {
      throw limit(Rule.TOO_MANY_FAMILIES, familyCount);
    }
    type = type(typeNumber, start);
    boolean wanted = options.families().wants(name);
    series = new ArrayList<>();
    CodedInputStream outer =
        CodedInputStream.newInstance(body, bodyStart, in.getTotalBytesRead() - bodyStart);
    SeriesGroups groups = SeriesGroups.of(options.families());
    metrics(outer, bodyStart, name, wanted, groups);
    if (wanted) {
      if (groups != null && groups.used()) {
        groups.addUp(series);
        problems.warn(Rule.SERIES_ADDED_UP, 0, 0, name);
      }
      families.add(
          new MetricFamily(
              name, type, help, unit == null || unit.isEmpty() ? null : unit, 0, series));
    }
  }

  private MetricType type(int number, int start) throws ExpositionException {
    return switch (number) {
      case 0 -> MetricType.COUNTER;
      case 1 -> MetricType.GAUGE;
      case 2 -> MetricType.SUMMARY;
      case 3 -> MetricType.UNKNOWN;
      case 4 -> MetricType.HISTOGRAM;
      case 5 -> MetricType.GAUGE_HISTOGRAM;
      default ->
          throw problems.refuseAtByte(
              Kind.INVALID, Rule.INVALID_PROTOBUF, start, "metric type " + number);
    };
  }

  private void metrics(
      CodedInputStream outer, int base, String name, boolean wanted, @Nullable SeriesGroups groups)
      throws IOException, ExpositionException {
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
        Metric metric = new Metric(start, length);
        samples += metric.samples;
        if (samples > limits.maxSamples()) {
          throw limit(Rule.TOO_MANY_SAMPLES, samples);
        }
        if (wanted) {
          if (groups != null && groups.isFull(series.size(), type, name)) {
            groups.addUp(series);
            strings.clear();
          }
          series.add(metric.series());
        }
      } catch (BadMetric bad) {
        badMetrics++;
        problems.skipAtByte(bad.rule, start, bad.value);
      }
    }
  }

  /** Something wrong in one metric; the others can still be read. */
  private static final class BadMetric extends Exception {
    private static final long serialVersionUID = 1L;
    private final Rule rule;
    private final String value;

    BadMetric(Rule rule, String value) {
      super(value, null, false, false);
      this.rule = rule;
      this.value = value;
    }
  }

  private int enter() throws IOException, BadMetric {
    int length = in.readRawVarint32();
    if (length < 0 || length > body.length - in.getTotalBytesRead()) {
      throw new BadMetric(Rule.INVALID_PROTOBUF, String.valueOf(length));
    }
    return in.pushLimit(length);
  }

  private void leave(int outer) throws IOException {
    in.checkLastTagWas(0);
    in.popLimit(outer);
  }

  private String text() throws IOException, ExpositionException, BadMetric {
    return text(in, 0);
  }

  private String text(CodedInputStream input, int base)
      throws IOException, ExpositionException, BadMetric {
    int length = input.readRawVarint32();
    int from = base + input.getTotalBytesRead();
    input.skipRawBytes(length);
    if (Words.malformedUtf8(body, from, from + length) >= 0) {
      throw new BadMetric(Rule.INVALID_UTF_8, Problems.text(body, from, from + length));
    }
    return strings.get(from, from + length, false);
  }

  private ExpositionException limit(Rule rule, int value) {
    return problems.refuse(Kind.LIMIT, rule, 0, 0, String.valueOf(value));
  }

  /** One {@code Metric} message. */
  private final class Metric {
    private final CodedInputStream input;
    private final int base;
    private final List<String> labels = new ArrayList<>();
    private @Nullable Double timestampSeconds;
    private @Nullable Double createdSeconds;
    private double value;
    private double count;
    private double sum;
    private final Doubles bounds = new Doubles();
    private final Doubles values = new Doubles();
    private final ProtobufBuckets buckets = new ProtobufBuckets();
    int samples;

    Metric(int start, int length) throws ExpositionException, BadMetric {
      input = CodedInputStream.newInstance(body, start, length);
      base = start;
      try {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
          switch (tag) {
            case 1 << 3 | 2 -> label();
            case 2 << 3 | 2, 3 << 3 | 2, 4 << 3 | 2, 5 << 3 | 2, 7 << 3 | 2 -> value(tag >>> 3);
            case 6 << 3 -> timestampSeconds = input.readInt64() / 1000.0;
            default -> input.skipField(tag);
          }
        }
        buckets.decode();
      } catch (ProtobufBuckets.Mismatch mismatch) {
        throw new BadMetric(mismatch.rule, mismatch.value);
      } catch (IOException e) {
        throw new BadMetric(
            Rule.INVALID_PROTOBUF, "byte " + (base + input.getTotalBytesRead()) + " of a metric");
      }
      checkLabels();
      samples =
          switch (type) {
            case HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY -> bounds.size() + 2;
            case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN -> 1;
          };
    }

    private void label() throws IOException, ExpositionException, BadMetric {
      int outer = input.pushLimit(input.readRawVarint32());
      String name = "";
      String text = "";
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        switch (tag) {
          case 1 << 3 | 2 -> name = limited(text(input, base));
          case 2 << 3 | 2 -> text = limited(text(input, base));
          default -> input.skipField(tag);
        }
      }
      input.popLimit(outer);
      if (labels.size() == 2 * limits.maxLabels()) {
        throw limit(Rule.TOO_MANY_LABELS, limits.maxLabels() + 1);
      }
      labels.add(name);
      labels.add(text);
    }

    private String limited(String text) throws ExpositionException {
      if (text.length() > limits.maxLabelBytes()) {
        throw limit(Rule.LABEL_TOO_LONG, text.length());
      }
      return text;
    }

    private void checkLabels() throws BadMetric {
      for (int i = 0; i < labels.size(); i += 2) {
        String name = labels.get(i);
        if (name.isEmpty()) {
          throw new BadMetric(Rule.INVALID_LABEL_NAME, name);
        }
        if (name.equals("__name__")) {
          throw new BadMetric(Rule.RESERVED_LABEL, name);
        }
        for (int j = 0; j < i; j += 2) {
          if (labels.get(j).equals(name)) {
            throw new BadMetric(Rule.DUPLICATE_LABEL, name);
          }
        }
      }
    }

    /** Counter, gauge, summary, untyped or histogram, whichever the family's type is. */
    private void value(int field) throws IOException {
      int outer = input.pushLimit(input.readRawVarint32());
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        switch (field) {
          case 4 -> summaryField(tag);
          case 7 -> histogramField(tag);
          default -> scalarField(tag);
        }
      }
      input.popLimit(outer);
    }

    private void scalarField(int tag) throws IOException {
      switch (tag) {
        case 1 << 3 | 1 -> value = input.readDouble();
        case 3 << 3 | 2 -> createdSeconds = timestamp();
        default -> input.skipField(tag);
      }
    }

    private void summaryField(int tag) throws IOException {
      switch (tag) {
        case 1 << 3 -> count = unsigned(input.readUInt64());
        case 2 << 3 | 1 -> sum = input.readDouble();
        case 3 << 3 | 2 -> quantile();
        case 4 << 3 | 2 -> createdSeconds = timestamp();
        default -> input.skipField(tag);
      }
    }

    private void quantile() throws IOException {
      int outer = input.pushLimit(input.readRawVarint32());
      double quantile = 0;
      double at = 0;
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        switch (tag) {
          case 1 << 3 | 1 -> quantile = input.readDouble();
          case 2 << 3 | 1 -> at = input.readDouble();
          default -> input.skipField(tag);
        }
      }
      input.popLimit(outer);
      bounds.add(quantile);
      values.add(at);
    }

    private void histogramField(int tag) throws IOException {
      switch (tag) {
        case 1 << 3 -> count = unsigned(input.readUInt64());
        case 4 << 3 | 1 -> {
          double floating = input.readDouble();
          count = floating > 0 ? floating : count;
        }
        case 2 << 3 | 1 -> sum = input.readDouble();
        case 3 << 3 | 2 -> bucket();
        case 15 << 3 | 2 -> createdSeconds = timestamp();
        default -> buckets.field(tag, input);
      }
    }

    private void bucket() throws IOException {
      int outer = input.pushLimit(input.readRawVarint32());
      double bound = 0;
      double cumulative = 0;
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        switch (tag) {
          case 1 << 3 -> cumulative = unsigned(input.readUInt64());
          case 4 << 3 | 1 -> {
            double floating = input.readDouble();
            cumulative = floating > 0 ? floating : cumulative;
          }
          case 2 << 3 | 1 -> bound = input.readDouble();
          default -> input.skipField(tag);
        }
      }
      input.popLimit(outer);
      bounds.add(bound);
      values.add(cumulative);
    }

    private double timestamp() throws IOException {
      int outer = input.pushLimit(input.readRawVarint32());
      long seconds = 0;
      int nanos = 0;
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        switch (tag) {
          case 1 << 3 -> seconds = input.readInt64();
          case 2 << 3 -> nanos = input.readInt32();
          default -> input.skipField(tag);
        }
      }
      input.popLimit(outer);
      return seconds + nanos / 1e9;
    }

    Series series() {
      Labels sorted = Labels.owned(labels.toArray(String[]::new));
      return switch (type) {
        case HISTOGRAM, GAUGE_HISTOGRAM -> {
          Doubles.order(bounds, values);
          if (bounds.size() > 0 && bounds.get(bounds.size() - 1) != Double.POSITIVE_INFINITY) {
            bounds.add(Double.POSITIVE_INFINITY);
            values.add(count);
          }
          yield new Series.Histogram(
              sorted,
              bounds.toArray(),
              values.toArray(),
              count,
              sum,
              buckets.histogram(),
              0,
              timestampSeconds,
              createdSeconds);
        }
        case SUMMARY -> {
          Doubles.order(bounds, values);
          yield new Series.Summary(
              sorted,
              bounds.toArray(),
              values.toArray(),
              count,
              sum,
              0,
              timestampSeconds,
              createdSeconds);
        }
        case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN ->
            new Series.Scalar(sorted, value, 0, timestampSeconds, createdSeconds);
      };
    }
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
  }
}
