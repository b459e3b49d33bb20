package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void findsAByteAboveAsciiWhereverItStands() {
    for (int length = 0; length <= 80; length++) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 'a');
      assertThat(Words.isAscii(bytes, 0, length)).as("%d bytes", length).isTrue();
      for (int at = 0; at < length; at++) {
        bytes[at] = (byte) 0x80;
        assertThat(Words.isAscii(bytes, 0, length)).as("%d of %d", at, length).isFalse();
        bytes[at] = 'a';
      }
    }
  }

  @Test
  void aRunReadsTheSameWhereverItStands() {
    for (int length = 1; length < 8; length++) {
      String run = "ab\u0080defg".substring(0, length);
      long expected = 0;
      for (int i = length - 1; i >= 0; i--) {
        expected = expected << 8 | run.charAt(i);
      }
      for (int before = 0; before < 20; before++) {
        byte[] bytes = ("x".repeat(before) + run + "yz").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Words.upTo(bytes, before, before + length))
            .as("%s after %d", run, before)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void equalRunsHaveEqualHashesWhereverTheyStand() {
    for (int length = 1; length < 40; length++) {
      byte[] alone =
          "http_server_requests_seconds_bucket_long"
              .substring(0, length)
              .getBytes(StandardCharsets.US_ASCII);
      byte[] within =
          ("xyz" + new String(alone, StandardCharsets.US_ASCII) + "{a=\"b\"} 1")
              .getBytes(StandardCharsets.US_ASCII);
      assertThat(StringPool.hash(within, 3, 3 + length))
          .isEqualTo(StringPool.hash(alone, 0, length));
    }
  }
}
