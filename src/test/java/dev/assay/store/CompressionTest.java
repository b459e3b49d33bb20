package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final byte[] CONTENT =
      "{\"verdict\":\"go\"}".repeat(1000).getBytes(StandardCharsets.UTF_8);

  @Test
  void what_was_compressed_is_smaller_and_comes_back() {
    byte[] compressed = Compression.compressed(CONTENT);

    assertThat(compressed).hasSizeLessThan(CONTENT.length / 10);
    assertThat(Compression.inflated(compressed)).isEqualTo(CONTENT);
    assertThat(Compression.inflated(Compression.compressed(new byte[0]))).isEmpty();
  }

  @Test
  void what_the_first_version_kept_stays_readable() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(CONTENT);
    }

    assertThat(Compression.inflated(out.toByteArray())).isEqualTo(CONTENT);
  }
}
