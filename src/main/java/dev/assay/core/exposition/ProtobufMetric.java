package dev.assay.core.exposition;

import com.google.protobuf.CodedInputStream;
import dev.assay.core.exposition.ExpositionException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final ProtobufBuckets buckets = new ProtobufBuckets();
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
      throw new Bad(mismatch.rule, mismatch.value);
    } catch (IOException e) {
      throw new Bad(
          Rule.INVALID_PROTOBUF, "byte " + (base + input.getTotalBytesRead()) + " of a metric");
    }
    checkLabels();
    samples =
        switch (type) {
          case HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY -> bounds.size() + 2;
          case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN -> 1;
        };
  }

  private void label() throws IOException, ExpositionException, Bad {
    int outer = input.pushLimit(input.readRawVarint32());
    String name = "";
    String text = "";
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      switch (tag) {
        case 1 << 3 | 2 -> name = limited(text(input, base, body, strings));
        case 2 << 3 | 2 -> text = limited(text(input, base, body, strings));
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

  /** The text that follows, as one of the strings of a body in which the input begins at a byte. */
  static String text(CodedInputStream input, int base, byte[] body, StringPool strings)
      throws IOException, Bad {
    int length = input.readRawVarint32();
    int from = base + input.getTotalBytesRead();
    input.skipRawBytes(length);
    if (Words.malformedUtf8(body, from, from + length) >= 0) {
      throw new Bad(Rule.INVALID_UTF_8, Problems.text(body, from, from + length));
    }
    return strings.get(from, from + length, false);
  }

  private ExpositionException limit(Rule rule, int value) {
    return problems.refuse(Kind.LIMIT, rule, 0, 0, String.valueOf(value));
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
  }
}
