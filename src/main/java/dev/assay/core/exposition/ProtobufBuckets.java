package dev.assay.core.exposition;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The native buckets of a {@code Histogram} message: spans, and deltas or counts along them. */
final class ProtobufBuckets {

  /** Spans and counts that do not fit each other, or a schema that has no buckets. */
  static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;
    final Rule rule;
    final String value;

    Mismatch(Rule rule, String value) {
      super(value, null, false, false);
      this.rule = rule;
      this.value = value;
    }
  }

  /** Custom bounds, which Prometheus keeps inside and no exposition can carry. */
  private static final int CUSTOM = -53;

  /** How many buckets or spans a side may have. */
  private final int most;

  private int schema;
  private double zeroThreshold;
  private double zeroCount;
  private final Side positive = new Side();
  private final Side negative = new Side();
  private @Nullable NativeHistogram decoded;

  /** Takes a field of the message or passes over it. */
  void field(int tag, CodedInputStream input) throws IOException, Mismatch {
    switch (tag) {
      case 5 << 3 -> schema = input.readSInt32();
      case 6 << 3 | 1 -> zeroThreshold = input.readDouble();
      case 7 << 3 -> zeroCount = ProtobufMetric.unsigned(input.readUInt64());
      case 8 << 3 | 1 -> {
        double floating = input.readDouble();
        zeroCount = floating > 0 ? floating : zeroCount;
      }
      case 9 << 3 | 2 -> negative.span(input);
      case 10 << 3, 10 << 3 | 2 -> negative.deltas(tag, input);
      case 11 << 3 | 1, 11 << 3 | 2 -> negative.counts(tag, input);
      case 12 << 3 | 2 -> positive.span(input);
      case 13 << 3, 13 << 3 | 2 -> positive.deltas(tag, input);
      case 14 << 3 | 1, 14 << 3 | 2 -> positive.counts(tag, input);
      default -> input.skipField(tag);
    }
  }

  ProtobufBuckets(int most) {
    this.most = most;
  }

  /**
   * Makes the spans absolute. A message has native buckets where it has spans or a zero bucket; a
   * span of no length marks a native histogram that has seen nothing yet.
   */
  void decode() throws Mismatch {
    if (zeroThreshold == 0 && zeroCount == 0 && positive.isEmpty() && negative.isEmpty()) {
      return;
    }
    if (schema == CUSTOM) {
      throw new Mismatch(Rule.CUSTOM_BUCKETS, String.valueOf(schema));
    }
    if (schema < -4 || schema > 8) {
      throw new Mismatch(Rule.INVALID_SCHEMA, String.valueOf(schema));
    }
    decoded =
        new NativeHistogram(
            schema,
            zeroThreshold,
            zeroCount,
            positive.indexes(),
            positive.counts(),
            negative.indexes(),
            negative.counts(),
            new double[0]);
  }

  @Nullable NativeHistogram histogram() {
    return decoded;
  }

  /** How many buckets there are, on both sides. */
  int size() {
    return positive.counts.size() + negative.counts.size();
  }

  private final class Side {
    private int[] offsets = new int[2];
    private int[] lengths = new int[2];
    private int spans;
    private final Doubles counts = new Doubles();
    private long running;

    private void add(double count) throws Mismatch {
      if (counts.size() == most) {
        throw new Mismatch(Rule.TOO_MANY_SAMPLES, String.valueOf(most + 1));
      }
      counts.add(count);
    }

    boolean isEmpty() {
      return spans == 0 && counts.size() == 0;
    }

    void span(CodedInputStream input) throws IOException, Mismatch {
      if (spans == most) {
        throw new Mismatch(Rule.TOO_MANY_SAMPLES, String.valueOf(most + 1));
      }
      int outer = input.pushLimit(input.readRawVarint32());
      int offset = 0;
      int length = 0;
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        switch (tag) {
          case 1 << 3 -> offset = input.readSInt32();
          case 2 << 3 -> length = input.readUInt32();
          default -> input.skipField(tag);
        }
      }
      input.popLimit(outer);
      if (spans == offsets.length) {
        offsets = Arrays.copyOf(offsets, spans * 2);
        lengths = Arrays.copyOf(lengths, spans * 2);
      }
      offsets[spans] = offset;
      lengths[spans++] = length;
    }

    void deltas(int tag, CodedInputStream input) throws IOException, Mismatch {
      if ((tag & 7) == 0) {
        add(running += input.readSInt64());
        return;
      }
      int outer = input.pushLimit(input.readRawVarint32());
      while (input.getBytesUntilLimit() > 0) {
        add(running += input.readSInt64());
      }
      input.popLimit(outer);
    }

    void counts(int tag, CodedInputStream input) throws IOException, Mismatch {
      if ((tag & 7) == 1) {
        add(input.readDouble());
        return;
      }
      int outer = input.pushLimit(input.readRawVarint32());
      while (input.getBytesUntilLimit() > 0) {
        add(input.readDouble());
      }
      input.popLimit(outer);
    }

    int[] indexes() throws Mismatch {
      long covered = 0;
      for (int i = 0; i < spans; i++) {
        covered += lengths[i] & 0xffffffffL;
      }
      if (covered != counts.size()) {
        throw new Mismatch(Rule.INVALID_SPANS, String.valueOf(counts.size()));
      }
      int[] indexes = new int[counts.size()];
      int bucket = 0;
      long index = 0;
      for (int i = 0; i < spans; i++) {
        index += offsets[i];
        if (i > 0 && offsets[i] < 0) {
          throw new Mismatch(Rule.INVALID_SPANS, String.valueOf(offsets[i]));
        }
        for (int k = 0; k < lengths[i]; k++) {
          if (index != (int) index) {
            throw new Mismatch(Rule.INVALID_NATIVE_INDEX, String.valueOf(index));
          }
          indexes[bucket++] = (int) index++;
        }
      }
      return indexes;
    }

    double[] counts() {
      return counts.toArray();
    }
  }
}
