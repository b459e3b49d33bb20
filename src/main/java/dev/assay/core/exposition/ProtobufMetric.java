package dev.assay.core.exposition;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One {@code Metric} message of a protobuf exposition. */
final class ProtobufMetric {
  /** Something wrong in one metric; the others can still be read. */
  static final class Bad extends Exception {
    private static final long serialVersionUID = 1L;
    final Rule rule;
    final String value;

    Bad(Rule rule, String value) {
      super(value, null, false, false);
      this.rule = rule;
      this.value = value;
    }
  }

  private final byte[] body;
  private final MetricType type;
  private final ReadOptions.Limits limits;
  private final StringPool strings;
  private final Problems problems;
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
  private final ProtobufBuckets buckets;

  /** Field of the value that the message carries; 0 for none. */
  private int valueField;

  int samples;

  /** Reads the message of that many bytes at a position of the body. */
  ProtobufMetric(
      byte[] body,
      int start,
      int length,
      MetricType type,
      ReadOptions.Limits limits,
      StringPool strings,
      Problems problems)
      throws ExpositionException, Bad {
    this.body = body;
    this.type = type;
    this.limits = limits;
    this.strings = strings;
    this.problems = problems;
    this.buckets = new ProtobufBuckets(limits.maxSamples());
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
      if (mismatch.rule == Rule.TOO_MANY_SAMPLES) {
        throw tooMany(mismatch.value);
      }
      throw new Bad(mismatch.rule, mismatch.value);
    } catch (IOException e) {
      throw new Bad(
          Rule.INVALID_PROTOBUF, "byte " + (base + input.getTotalBytesRead()) + " of a metric");
    }
    checkLabels();
    checkValue();
    samples =
        switch (type) {
          case HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY -> bounds.size() + buckets.size() + 2;
          case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN -> 1;
        };
  }

  private void label() throws IOException, ExpositionException, Bad {
    int outer = input.pushLimit(input.readRawVarint32());
    String name = "";
    String text = "";
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      switch (tag) {
        case 1 << 3 | 2 -> name = text(input, base, body, strings, limits, problems);
        case 2 << 3 | 2 -> text = text(input, base, body, strings, limits, problems);
        default -> input.skipField(tag);
      }
    }
    input.popLimit(outer);
    if (labels.size() == 2 * limits.maxLabels()) {
      throw problems.exceed(Rule.TOO_MANY_LABELS, 0, 0, limits.maxLabels() + 1, limits.maxLabels());
    }
    labels.add(name);
    labels.add(text);
  }

  private ExpositionException tooMany(String found) {
    return problems.exceed(Rule.TOO_MANY_SAMPLES, 0, 0, Long.parseLong(found), limits.maxSamples());
  }

  private void checkValue() throws Bad {
    int expected =
        switch (type) {
          case GAUGE -> 2;
          case COUNTER -> 3;
          case SUMMARY -> 4;
          case INFO, STATE_SET, UNKNOWN -> 5;
          case HISTOGRAM, GAUGE_HISTOGRAM -> 7;
        };
    if (valueField != expected) {
      throw new Bad(Rule.MISSING_VALUE, type.name().toLowerCase(Locale.ROOT));
    }
    for (int i = 0; i < bounds.size(); i++) {
      double bound = bounds.get(i);
      if (Double.isNaN(bound)) {
        throw new Bad(type == MetricType.SUMMARY ? Rule.INVALID_QUANTILE : Rule.INVALID_LE, "NaN");
      }
    }
  }

  /** What the message definition asks beyond its fields, for a strict reading. */
  void checkStrictly() throws Bad {
    boolean summary = type == MetricType.SUMMARY;
    double cumulative = 0;
    for (int i = 0; i < bounds.size(); i++) {
      String shown = String.valueOf(bounds.get(i));
      if (summary && !(bounds.get(i) >= 0 && bounds.get(i) <= 1)) {
        throw new Bad(Rule.INVALID_QUANTILE, shown);
      }
      if (i > 0 && bounds.get(i) <= bounds.get(i - 1)) {
        throw new Bad(summary ? Rule.UNORDERED_QUANTILES : Rule.UNORDERED_BUCKETS, shown);
      }
      if (!summary && values.get(i) < cumulative) {
        throw new Bad(Rule.FALLING_BUCKETS, shown);
      }
      cumulative = values.get(i);
    }
    int last = bounds.size() - 1;
    if (!summary
        && last >= 0
        && (bounds.get(last) == Double.POSITIVE_INFINITY
            ? cumulative != count
            : cumulative > count)) {
      throw new Bad(Rule.COUNT_MISMATCH, String.valueOf(count));
    }
  }

  private void checkLabels() throws Bad {
    for (int i = 0; i < labels.size(); i += 2) {
      String name = labels.get(i);
      if (name.isEmpty()) {
        throw new Bad(Rule.INVALID_LABEL_NAME, name);
      }
      if (name.equals("__name__")) {
        throw new Bad(Rule.RESERVED_LABEL, name);
      }
      for (int j = 0; j < i; j += 2) {
        if (labels.get(j).equals(name)) {
          throw new Bad(Rule.DUPLICATE_LABEL, name);
        }
      }
    }
  }

  /** Counter, gauge, summary, untyped or histogram, whichever the family's type is. */
  private void value(int field) throws IOException, ExpositionException, ProtobufBuckets.Mismatch {
    valueField = field;
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

  private void summaryField(int tag) throws IOException, ExpositionException {
    switch (tag) {
      case 1 << 3 -> count = unsigned(input.readUInt64());
      case 2 << 3 | 1 -> sum = input.readDouble();
      case 3 << 3 | 2 -> quantile();
      case 4 << 3 | 2 -> createdSeconds = timestamp();
      default -> input.skipField(tag);
    }
  }

  private void quantile() throws IOException, ExpositionException {
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
    add(quantile, at);
  }

  private void histogramField(int tag)
      throws IOException, ExpositionException, ProtobufBuckets.Mismatch {
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

  private void bucket() throws IOException, ExpositionException {
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
    add(bound, cumulative);
  }

  private void add(double bound, double at) throws ExpositionException {
    if (bounds.size() == limits.maxSamples()) {
      throw tooMany(String.valueOf(limits.maxSamples() + 1));
    }
    bounds.add(bound);
    values.add(at);
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

  /**
   * The name or label value that follows, as one of the strings of a body in which the input begins
   * at a byte.
   */
  static String text(
      CodedInputStream input,
      int base,
      byte[] body,
      StringPool strings,
      ReadOptions.Limits limits,
      Problems problems)
      throws IOException, ExpositionException, Bad {
    int length = input.readRawVarint32();
    if (length > limits.maxLabelBytes()) {
      throw problems.exceed(Rule.LABEL_TOO_LONG, 0, 0, length, limits.maxLabelBytes());
    }
    int from = base + input.getTotalBytesRead();
    input.skipRawBytes(length);
    if (Words.malformedUtf8(body, from, from + length) >= 0) {
      throw new Bad(Rule.INVALID_UTF_8, Problems.text(body, from, from + length));
    }
    return strings.get(from, from + length, false);
  }

  static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
  }
}
