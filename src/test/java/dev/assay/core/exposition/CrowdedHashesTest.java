package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Names and labels that were made to have one hash take hardly longer than others. */
class CrowdedHashesTest {
  private static final long SCATTER = 0x9E3779B97F4A7C15L;
  private static final long BACK =
      BigInteger.valueOf(SCATTER).modInverse(BigInteger.ONE.shiftLeft(64)).longValue();

  /** Texts of eight bytes, all of one hash, worked out backwards from it. */
  private static List<String> ofOneHash(int count, IntPredicate allowed) {
    List<String> texts = new ArrayList<>();
    for (long low = 0; texts.size() < count && low < 1L << 32; low++) {
      long mixed = (0x12345678L << 32 | low) * BACK ^ 8;
      long word = (mixed ^ mixed >>> 29 ^ mixed >>> 58) * BACK;
      byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(word).array();
      boolean fits = true;
      for (int i = 0; fits && i < 8; i++) {
        fits = allowed.test(bytes[i]);
      }
      if (fits) {
        assertThat(StringPool.hash(bytes, 0, 8)).isEqualTo(0x12345678);
        texts.add(new String(bytes, StandardCharsets.US_ASCII));
      }
    }
    return texts;
  }

  @Test
  void labelsOfOneHashAreReadLikeOthers() {
    List<String> values = ofOneHash(30_000, b -> b > ' ' && b != '"' && b != '\\' && b < 127);
    StringBuilder body = new StringBuilder("# TYPE a gauge\n");
    values.forEach(value -> body.append("a{x=\"").append(value).append("\"} 1\n"));
    Exposition read = assertTimeoutPreemptively(Duration.ofSeconds(4), () -> text(body.toString()));
    assertThat(read.families().getFirst().series())
        .extracting(series -> series.labels().get("x"))
        .containsExactlyElementsOf(values);
  }

  @Test
  void namesOfOneHashAreToldApart() {
    List<String> names =
        ofOneHash(300, b -> b == '_' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z');
    StringBuilder body = new StringBuilder();
    for (int round = 0; round < 3; round++) {
      int value = round;
      names.forEach(name -> body.append(name + "{round=\"" + value + "\"} 1\n"));
    }
    Exposition read = assertTimeoutPreemptively(Duration.ofSeconds(4), () -> text(body.toString()));
    assertThat(read.families()).extracting(MetricFamily::name).containsExactlyElementsOf(names);
    assertThat(read.families()).allSatisfy(family -> assertThat(family.series()).hasSize(3));
  }
}
