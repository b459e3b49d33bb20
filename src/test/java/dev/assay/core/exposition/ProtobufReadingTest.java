package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProtobufReadingTest {

  /** Writes the fields of one message. */
  interface Fields {
    void to(CodedOutputStream out) throws IOException;
  }

  static byte[] message(Fields fields) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.to(out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] family(String name, int type, byte[]... metrics) {
    byte[] body =
        message(
            out -> {
              for (byte[] metric : metrics) {
                out.writeByteArray(4, metric);
              }
              out.writeEnum(3, type);
              out.writeString(2, "some help");
              out.writeString(1, name);
              out.writeString(5, "seconds");
            });
    return message(out -> out.writeByteArrayNoTag(body));
  }

  static byte[] label(String name, String value) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeString(2, value);
        });
  }

  static byte[] span(int offset, int length) {
    return message(
        out -> {
          out.writeSInt32(1, offset);
          out.writeUInt32(2, length);
        });
  }

  static byte[] histogram(Fields fields) {
    return message(out -> out.writeByteArray(7, message(fields)));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static Exposition read(byte[]... families) throws ExpositionException {
    return ExpositionReader.read(join(families), Format.PROTOBUF, ReadOptions.LENIENT);
  }

  private static ExpositionException refusal(byte[] body) {
    return catchThrowableOfType(
        ExpositionException.class,
        () -> ExpositionReader.read(body, Format.PROTOBUF, ReadOptions.LENIENT));
  }

  @Test
  void scalarsAreReadWithEverythingAroundThem() throws Exception {
    byte[] counter =
        message(
            out -> {
              out.writeDouble(1, 7);
              out.writeByteArray(
                  3,
                  message(
                      time -> {
                        time.writeInt64(1, 1_600_000_000);
                        time.writeInt32(2, 500_000_000);
                      }));
              out.writeString(99, "from the future");
            });
    byte[] metric =
        message(
            out -> {
              out.writeByteArray(1, label("z", "ö"));
              out.writeByteArray(1, label("a", "1"));
              out.writeByteArray(3, counter);
              out.writeInt64(6, 1_700_000_000_250L);
            });
    Exposition read = read(family("jobs_total", 0, metric));
    MetricFamily jobs = read.families().getFirst();
    assertThat(jobs.type()).isEqualTo(MetricType.COUNTER);
    assertThat(jobs.help()).isEqualTo("some help");
    assertThat(jobs.unit()).isEqualTo("seconds");
    assertThat(jobs.series())
        .containsExactly(
            new Series.Scalar(
                Labels.ofSorted("a", "1", "z", "ö"), 7, 0, 1_700_000_000.25, 1_600_000_000.5));
  }

  @Test
  void classicAndNativeBucketsStandSideBySide() throws Exception {
    byte[] metric =
        histogram(
            out -> {
              out.writeUInt64(1, 10);
              out.writeDouble(2, 12.5);
              out.writeByteArray(
                  3,
                  message(
                      bucket -> {
                        bucket.writeUInt64(1, 4);
                        bucket.writeDouble(2, 0.5);
                      }));
              out.writeSInt32(5, 3);
              out.writeDouble(6, 1e-3);
              out.writeUInt64(7, 2);
              out.writeByteArray(12, span(-2, 2));
              out.writeByteArray(12, span(3, 1));
              out.writeSInt64(13, 1);
              out.writeSInt64(13, 2);
              out.writeSInt64(13, -1);
              out.writeByteArray(9, span(5, 1));
              out.writeByteArray(10, message(packed -> packed.writeSInt64NoTag(4)));
            });
    Series.Histogram read =
        (Series.Histogram) read(family("t", 4, metric)).families().getFirst().series().getFirst();
    assertThat(read.upperBounds()).containsExactly(0.5, Double.POSITIVE_INFINITY);
    assertThat(read.cumulativeCounts()).containsExactly(4, 10);
    NativeHistogram buckets = read.nativeBuckets();
    assertThat(buckets).isNotNull();
    assertThat(buckets.schema()).isEqualTo(3);
    assertThat(buckets.zeroThreshold()).isEqualTo(1e-3);
    assertThat(buckets.zeroCount()).isEqualTo(2);
    assertThat(buckets.positiveIndexes()).containsExactly(-2, -1, 3);
    assertThat(buckets.positiveCounts()).containsExactly(1, 3, 2);
    assertThat(buckets.negativeIndexes()).containsExactly(5);
    assertThat(buckets.negativeCounts()).containsExactly(4);
  }

  @Test
  void floatHistogramsCountInFractions() throws Exception {
    byte[] metric =
        histogram(
            out -> {
              out.writeDouble(4, 2.5);
              out.writeDouble(8, 0.5);
              out.writeByteArray(12, span(0, 2));
              out.writeDouble(14, 0.75);
              out.writeDouble(14, 1.25);
            });
    Exposition exposition = read(family("t", 5, metric));
    assertThat(exposition.families().getFirst().type()).isEqualTo(MetricType.GAUGE_HISTOGRAM);
    Series.Histogram read = (Series.Histogram) exposition.families().getFirst().series().getFirst();
    assertThat(read.count()).isEqualTo(2.5);
    assertThat(read.nativeBuckets().zeroCount()).isEqualTo(0.5);
    assertThat(read.nativeBuckets().positiveCounts()).containsExactly(0.75, 1.25);
  }

  @Test
  void countsMayBePackedAndSpansMany() throws Exception {
    byte[] packed =
        message(
            out -> {
              for (double count : new double[] {1, 2, 3, 4}) {
                out.writeDoubleNoTag(count);
              }
            });
    byte[] metric =
        histogram(
            out -> {
              out.writeDouble(4, 10);
              out.writeSInt32(5, 3);
              for (int i = 0; i < 4; i++) {
                out.writeByteArray(12, span(i, 1));
              }
              out.writeByteArray(14, packed);
            });
    Series.Histogram read =
        (Series.Histogram) read(family("t", 5, metric)).families().getFirst().series().getFirst();
    assertThat(read.nativeBuckets().schema()).isEqualTo(3);
    assertThat(read.nativeBuckets().positiveCounts()).containsExactly(1, 2, 3, 4);
    assertThat(read.nativeBuckets().positiveIndexes()).containsExactly(0, 2, 5, 9);
  }

  @Test
  void moreSamplesThanAllowedAreRefused() throws Exception {
    byte[] metric = message(out -> out.writeByteArray(2, message(g -> g.writeDouble(1, 7))));
    ReadOptions few =
        new ReadOptions(false, new ReadOptions.Limits(10_000, 10, 2, 50, 2, 12), Selection.ALL);

    assertThat(
            ExpositionReader.read(family("t", 1, metric, metric), Format.PROTOBUF, few)
                .sampleCount())
        .isEqualTo(2);
    ExpositionException refusal =
        catchThrowableOfType(
            ExpositionException.class,
            () ->
                ExpositionReader.read(
                    family("t", 1, metric, metric, metric), Format.PROTOBUF, few));
    assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.LIMIT);
    assertThat(Reading.codes(refusal)).containsExactly("too-many-samples");
  }

  @Test
  void spansAndBucketsMustAgree() {
    byte[] more =
        histogram(
            out -> {
              out.writeByteArray(12, span(0, 1));
              out.writeSInt64(13, 1);
              out.writeSInt64(13, 1);
            });
    byte[] huge = histogram(out -> out.writeByteArray(12, span(0, -1)));
    byte[] far =
        histogram(
            out -> {
              out.writeByteArray(12, span(Integer.MAX_VALUE, 1));
              out.writeByteArray(12, span(Integer.MAX_VALUE, 1));
              out.writeSInt64(13, 1);
              out.writeSInt64(13, 1);
            });
    byte[] schema =
        histogram(
            out -> {
              out.writeSInt32(5, 9);
              out.writeByteArray(12, span(0, 1));
              out.writeSInt64(13, 1);
            });
    assertThat(Reading.codes(refusal(family("t", 4, more)))).contains("invalid-spans");
    assertThat(Reading.codes(refusal(family("t", 4, huge)))).contains("invalid-spans");
    assertThat(Reading.codes(refusal(family("t", 4, far)))).contains("invalid-native-index");
    assertThat(Reading.codes(refusal(family("t", 4, schema)))).contains("invalid-schema");
  }

  /** The published message has no field for the bounds of schema -53. */
  @Test
  void customBucketsAreRefusedForWantOfTheirBounds() {
    byte[] custom =
        histogram(
            out -> {
              out.writeSInt32(5, -53);
              out.writeByteArray(12, span(0, 1));
              out.writeSInt64(13, 1);
            });
    assertThat(Reading.codes(refusal(family("t", 4, custom)))).contains("custom-buckets");
  }

  @Test
  void badMetricsAmongGoodOnesAreSkipped() throws Exception {
    byte[] good = message(out -> out.writeByteArray(2, message(g -> g.writeDouble(1, 1))));
    byte[] twice =
        message(
            out -> {
              out.writeByteArray(1, label("a", "1"));
              out.writeByteArray(1, label("a", "2"));
            });
    byte[][] metrics = new byte[150][];
    Arrays.fill(metrics, good);
    metrics[70] = twice;
    Exposition read = read(family("g", 1, metrics));
    assertThat(read.sampleCount()).isEqualTo(149);
    assertThat(read.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).startsWith("byte "));
  }

  @Test
  void aBodyThatIsCutOffIsRefused() {
    byte[] whole =
        family("g", 1, message(out -> out.writeByteArray(2, message(g -> g.writeDouble(1, 1)))));
    for (int length = 1; length < whole.length; length++) {
      assertThat(refusal(Arrays.copyOf(whole, length)))
          .as("first %d bytes", length)
          .isNotNull()
          .hasMessageStartingWith("byte ");
    }
    assertThat(refusal(family("", 1))).isNotNull();
    assertThat(refusal(family("g", 17))).isNotNull();
  }

  @Test
  void anEmptyBodyHoldsNothing() throws Exception {
    assertThat(Reading.codes(read(new byte[0]))).containsExactly("no-samples");
  }
}
