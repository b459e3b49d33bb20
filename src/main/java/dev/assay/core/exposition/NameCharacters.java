package dev.assay.core.exposition;

/** Which bytes make up names that need no quotes. */
final class NameCharacters {
  private static final byte NAME = 1;
  private static final byte NAME_START = 2;
  private static final byte LABEL = 4;
  private static final byte LABEL_START = 8;
  private static final byte[] CLASS = new byte[256];

  static {
    for (int c = 0; c < 128; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9';
      int bits = 0;
      if (letter || digit) {
        bits = NAME | LABEL;
      }
      if (letter) {
        bits |= NAME_START | LABEL_START;
      }
      if (c == ':') {
        bits |= NAME | NAME_START;
      }
      CLASS[c] = (byte) bits;
    }
  }

  private NameCharacters() {}

  /** Whether a metric name may begin with a byte. */
  static boolean beginsName(byte b) {
    return (CLASS[b & 0xff] & NAME_START) != 0;
  }

  /** Whether a metric name may go on with a byte. */
  static boolean continuesName(byte b) {
    return (CLASS[b & 0xff] & NAME) != 0;
  }

  /** Whether a label name may begin with a byte. */
  static boolean beginsLabel(byte b) {
    return (CLASS[b & 0xff] & LABEL_START) != 0;
  }

  /**
   * The first byte at or after a position that no metric name goes on with, and above 32 bits the
   * hash of those before it, as {@link StringPool#hash(byte[], int, int)} gives it.
   */
  static long endOfNameAndHash(byte[] bytes, int from, int limit) {
    long hash = 0;
    int p = from;
    for (; p + 8 <= limit; p += 8) {
      long word = Words.at(bytes, p);
      long others = Words.notOfNames(word);
      if (others != 0) {
        int bits = Long.numberOfTrailingZeros(others) & -8;
        int end = p + bits / 8;
        long mixed = bits == 0 ? hash : StringPool.mixed(hash, word & (1L << bits) - 1);
        return both(end, StringPool.hash(mixed, end - from));
      }
      hash = StringPool.mixed(hash, word);
    }
    while (p < limit && (CLASS[bytes[p] & 0xff] & NAME) != 0) {
      p++;
    }
    return both(p, StringPool.hash(bytes, from, p));
  }

  private static long both(int end, int hash) {
    return (long) hash << 32 | end;
  }

  /** The first byte at or after a position that no label name goes on with. */
  static int endOfLabel(byte[] bytes, int from, int limit) {
    int p = from;
    while (p < limit && (CLASS[bytes[p] & 0xff] & LABEL) != 0) {
      p++;
    }
    return p;
  }
}
