package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyInflaterTest {
  private static final byte[] PLAIN =
      "requests_total{code=\"200\"} 12\n".repeat(50).getBytes(StandardCharsets.UTF_8);
  private static final ReadOptions.Limits LIMITS = ReadOptions.Limits.DEFAULT;

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static ExpositionException refusal(
      byte[] body, String coding, ReadOptions.Limits limits) {
    return catchThrowableOfType(
        ExpositionException.class, () -> BodyInflater.inflate(body, coding, limits));
  }

  private static String code(byte[] body, String coding) {
    return Reading.codes(refusal(body, coding, LIMITS)).getLast();
  }

  @Test
  void bodiesAreInflatedByTheirCodingOrTheirFirstBytes() throws Exception {
    for (String coding : new String[] {"gzip", "x-gzip", "GZIP ", null}) {
      assertThat(BodyInflater.inflate(gzip(PLAIN), coding, LIMITS)).isEqualTo(PLAIN);
    }
    for (String coding : new String[] {"zstd", null}) {
      assertThat(BodyInflater.inflate(Zstd.compress(PLAIN), coding, LIMITS)).isEqualTo(PLAIN);
    }
    for (String coding : new String[] {"identity", "", null}) {
      assertThat(BodyInflater.inflate(PLAIN, coding, LIMITS)).isSameAs(PLAIN);
    }
  }

  @Test
  void severalMembersAreOneBody() throws Exception {
    assertThat(BodyInflater.inflate(join(gzip(PLAIN), gzip(PLAIN)), "gzip", LIMITS))
        .isEqualTo(join(PLAIN, PLAIN));
  }

  @Test
  void aHeaderMayCarryMoreThanItMust() throws Exception {
    byte[] plain = gzip(PLAIN);
    byte[] head = Arrays.copyOf(plain, 10);
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    byte[] extra = {3, 0, 'e', 'x', 't'};
    byte[] name = {'n', 'a', 'm', 'e', 0};
    byte[] comment = {'w', 'h', 'y', 0};
    byte[] checksum = {1, 2};
    head[3] = 4 | 8 | 16 | 2;
    byte[] whole = join(join(join(join(head, extra), name), comment), join(checksum, rest));

    assertThat(BodyInflater.inflate(whole, "gzip", LIMITS)).isEqualTo(PLAIN);
    for (int length = 10; length < whole.length - rest.length; length++) {
      assertThat(code(Arrays.copyOf(whole, length), "gzip")).isEqualTo("truncated-body");
    }
  }

  @Test
  void framesToBePassedOverMayComeFirst() throws Exception {
    byte[] skippable = {0x52, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
    assertThat(BodyInflater.inflate(join(skippable, Zstd.compress(PLAIN)), "zstd", LIMITS))
        .isEqualTo(PLAIN);
  }

  @Test
  void whatIsPlainIsNotSaidToBeCutOff() {
    assertThat(code("a 1\n".getBytes(StandardCharsets.UTF_8), "gzip")).isEqualTo("corrupt-body");
    assertThat(code("a 1\n".getBytes(StandardCharsets.UTF_8), "zstd")).isEqualTo("corrupt-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "compress"})
  void otherCodingsAreRefusedByName(String coding) {
    ExpositionException refusal = refusal(PLAIN, coding, LIMITS);
    assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.UNSUPPORTED);
    assertThat(refusal).hasMessageStartingWith('"' + coding + '"');
  }

  @Test
  void everyCutIsNoticed() {
    byte[] gzip = gzip(PLAIN);
    for (int length = 0; length < gzip.length; length++) {
      assertThat(code(Arrays.copyOf(gzip, length), "gzip")).isEqualTo("truncated-body");
    }
    byte[] zstd = Zstd.compress(PLAIN);
    for (int length = 0; length < zstd.length; length++) {
      assertThat(code(Arrays.copyOf(zstd, length), "zstd")).isEqualTo("truncated-body");
    }
  }

  @Test
  void whatFollowsIsRefused() {
    assertThat(code(join(gzip(PLAIN), new byte[] {0}), "gzip")).isEqualTo("trailing-bytes");
    assertThat(code(join(gzip(PLAIN), PLAIN), "gzip")).isEqualTo("trailing-bytes");
    assertThat(refusal(join(Zstd.compress(PLAIN), PLAIN), "zstd", LIMITS)).isNotNull();
  }

  @Test
  void damageIsRefused() {
    assertThat(code(PLAIN, "gzip")).isEqualTo("corrupt-body");
    assertThat(code(PLAIN, "zstd")).isEqualTo("corrupt-body");
    byte[] checksum = gzip(PLAIN);
    checksum[checksum.length - 6] ^= 1;
    assertThat(code(checksum, "gzip")).isEqualTo("corrupt-body");
    byte[] length = gzip(PLAIN);
    length[length.length - 1] ^= 1;
    assertThat(code(length, "gzip")).isEqualTo("corrupt-body");
  }

  @Test
  void bombsAreRefusedBeforeTheyAreInflated() {
    byte[] zeros = new byte[16 << 20];
    for (byte[] bomb : new byte[][] {gzip(zeros), Zstd.compress(zeros)}) {
      ExpositionException refusal = refusal(bomb, null, LIMITS);
      assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.LIMIT);
      assertThat(Reading.codes(refusal)).containsExactly("inflation-ratio");
      ReadOptions.Limits small = new ReadOptions.Limits(1000, 200, 10, 10, 10, 10);
      assertThat(Reading.codes(refusal(bomb, null, small))).containsExactly("body-too-large");
      assertThat(Reading.codes(refusal(zeros, null, small))).containsExactly("body-too-large");
    }
  }
}
