package dev.assay.core.exposition;

import static dev.assay.core.exposition.ProtobufReadingTest.family;
import static dev.assay.core.exposition.ProtobufReadingTest.histogram;
import static dev.assay.core.exposition.ProtobufReadingTest.label;
import static dev.assay.core.exposition.ProtobufReadingTest.message;
import static dev.assay.core.exposition.ProtobufReadingTest.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with messages, and what is lost by it. */
class ProtobufRulesTest {
  private static final byte[] GOOD =
      message(out -> out.writeByteArray(2, message(gauge -> gauge.writeDouble(1, 1))));

  private static ExpositionException refusal(byte[] body, ReadOptions options) {
    return catchThrowableOfType(
        ExpositionException.class, () -> ExpositionReader.read(body, Format.PROTOBUF, options));
  }

  private static byte[] among(byte[] family) {
    byte[][] many = new byte[200][];
    Arrays.setAll(
        many,
        i ->
            message(
                out -> {
                  out.writeByteArray(1, label("i", String.valueOf(i)));
                  out.writeByteArray(2, message(gauge -> gauge.writeDouble(1, 1)));
                }));
    byte[] good = family("good", 1, many);
    byte[] body = Arrays.copyOf(good, good.length + family.length);
    System.arraycopy(family, 0, body, good.length, family.length);
    return body;
  }

  private static byte[] bucket(double bound, long count) {
    return message(
        out -> {
          out.writeUInt64(1, count);
          out.writeDouble(2, bound);
        });
  }

  private static byte[] buckets(long count, byte[]... buckets) {
    return histogram(
        out -> {
          out.writeUInt64(1, count);
          for (byte[] bucket : buckets) {
            out.writeByteArray(3, bucket);
          }
        });
  }

  static Stream<Arguments> broken() {
    byte[] bare = message(out -> out.writeByteArray(1, label("a", "1")));
    byte[] counter = message(out -> out.writeByteArray(3, message(c -> c.writeDouble(1, 1))));
    return Stream.of(
        Arguments.of("a gauge without a value", family("t", 1, bare), "missing-value"),
        Arguments.of("a gauge with a counter's", family("t", 1, counter), "missing-value"),
        Arguments.of("no name", family("", 1, GOOD), "missing-name"),
        Arguments.of("an unknown type", family("t", 17, GOOD), "unknown-type"),
        Arguments.of("NaN bound", family("t", 4, buckets(1, bucket(Double.NaN, 1))), "invalid-le"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void whatIsBrokenIsSkippedAloneAndCounted(String name, byte[] family, String code)
      throws Exception {
    Exposition read = ExpositionReader.read(among(family), Format.PROTOBUF, ReadOptions.LENIENT);
    assertThat(read.sampleCount()).isEqualTo(200);
    assertThat(read.skippedLines()).isEqualTo(1);
    assertThat(Reading.codes(read)).containsExactly(code);
    assertThat(Reading.codes(refusal(among(family), Reading.STRICT))).containsExactly(code);
  }

  static Stream<Arguments> forbidden() {
    double all = Double.POSITIVE_INFINITY;
    byte[] quantile =
        message(
            out ->
                out.writeByteArray(
                    4,
                    message(
                        summary ->
                            summary.writeByteArray(
                                3,
                                message(
                                    q -> {
                                      q.writeDouble(1, 2);
                                      q.writeDouble(2, 1);
                                    })))));
    return Stream.of(
        Arguments.of(family("t", 4, buckets(3, bucket(2, 1), bucket(2, 2))), "unordered-buckets"),
        Arguments.of(family("t", 4, buckets(3, bucket(1, 2), bucket(2, 1))), "falling-buckets"),
        Arguments.of(family("t", 4, buckets(3, bucket(all, 2))), "count-mismatch"),
        Arguments.of(family("t", 4, buckets(3, bucket(1, 4))), "count-mismatch"),
        Arguments.of(family("t", 2, quantile), "invalid-quantile"),
        Arguments.of(family("t", 1, GOOD, GOOD), "duplicate-sample"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("forbidden")
  void whatTheMessageDefinitionForbidsIsRefusedStrictly(byte[] family, String code)
      throws Exception {
    assertThat(ExpositionReader.read(family, Format.PROTOBUF, ReadOptions.LENIENT).skippedLines())
        .isZero();
    assertThat(Reading.codes(refusal(family, Reading.STRICT))).contains(code);
  }

  @Test
  void aHelpTextThatIsNotUtf8CostsNothing() throws Exception {
    byte[] inner =
        message(
            out -> {
              out.writeString(1, "t");
              out.writeByteArray(2, new byte[] {'a', (byte) 0xff});
              out.writeEnum(3, 1);
              out.writeByteArray(4, GOOD);
            });
    Exposition read =
        ExpositionReader.read(
            message(out -> out.writeByteArrayNoTag(inner)), Format.PROTOBUF, ReadOptions.LENIENT);
    assertThat(read.sampleCount()).isEqualTo(1);
    assertThat(Reading.codes(read)).containsExactly("invalid-utf-8");
    assertThat(
            Reading.codes(refusal(message(out -> out.writeByteArrayNoTag(inner)), Reading.STRICT)))
        .containsExactly("invalid-utf-8");
  }

  @Test
  void nativeBucketsCountAsSamplesAndAreNotKeptBeyondTheLimit() throws Exception {
    ReadOptions few =
        new ReadOptions(false, new ReadOptions.Limits(1 << 20, 10, 100, 50, 2, 12), Selection.ALL);
    for (int buckets : new int[] {98, 99, 500_000}) {
      byte[] body =
          family(
              "t",
              4,
              histogram(
                  out -> {
                    out.writeUInt64(1, buckets);
                    out.writeByteArray(12, span(0, buckets));
                    out.writeByteArray(13, new byte[buckets]);
                  }));
      if (buckets == 98) {
        assertThat(ExpositionReader.read(body, Format.PROTOBUF, few).sampleCount()).isEqualTo(100);
      } else {
        ExpositionException refusal = refusal(body, few);
        assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.LIMIT);
        assertThat(Reading.codes(refusal)).containsExactly("too-many-samples");
      }
    }
  }

  @Test
  void aFamilyStandsOnceWhereItIsReadStrictly() throws Exception {
    byte[] once = family("t", 1, GOOD);
    byte[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    assertThat(ExpositionReader.read(twice, Format.PROTOBUF, ReadOptions.LENIENT).skippedLines())
        .isZero();
    assertThat(Reading.codes(refusal(twice, Reading.STRICT))).containsExactly("clashing-family");
  }

  @Test
  void lengthsAreMeasuredInBytes() {
    ReadOptions few =
        new ReadOptions(false, new ReadOptions.Limits(1 << 20, 10, 100, 50, 2, 12), Selection.ALL);
    byte[] labelled =
        message(
            out -> {
              out.writeByteArray(1, label("a", "ö".repeat(7)));
              out.writeByteArray(2, message(gauge -> gauge.writeDouble(1, 1)));
            });
    assertThat(Reading.codes(refusal(family("t", 1, labelled), few)))
        .containsExactly("label-too-long");
    assertThat(Reading.codes(refusal(family("t".repeat(13), 1, GOOD), few)))
        .containsExactly("label-too-long");
  }
}
