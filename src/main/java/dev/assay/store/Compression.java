package dev.assay.store;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** Documents as they lie in the database: in zstd, those of the first version in gzip. */
final class Compression {
  private static final int FASTEST = 1;
  private static final byte GZIP = 0x1f;

  private Compression() {}

  static byte[] compressed(byte[] content) {
    return Zstd.compress(content, FASTEST);
  }

  static byte[] inflated(byte[] content) {
    if (content[0] != GZIP) {
      return Zstd.decompress(content);
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a kept document is not readable", e);
    }
  }
}
