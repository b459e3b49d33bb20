package dev.assay.store;

import com.github.luben.zstd.Zstd;

/** Documents as they lie in the database. */
final class Zstandard {
  private static final int FASTEST = 1;

  private Zstandard() {}

  static byte[] compressed(byte[] content) {
    return Zstd.compress(content, FASTEST);
  }

  static byte[] inflated(byte[] content) {
    return Zstd.decompress(content);
  }
}
