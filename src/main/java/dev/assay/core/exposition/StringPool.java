package dev.assay.core.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One string for each different run of bytes of a body, so that equal label values share memory and
 * compare by identity.
 */
final class StringPool {
  /** The golden ratio as a fraction of 64 bits, rounded to odd. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  /** So many strings of like hashes are compared before a string is made again. */
  private static final int MOST_TRIES = 64;

  private final byte[] body;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int[] hashes = new int[16];
  private @Nullable String[] strings = new @Nullable String[16];
  private int size;

  StringPool(byte[] body) {
    this.body = body;
  }

  /** The string of a run of UTF-8 bytes, escapes resolved where there are any. */
  String get(int start, int end, boolean escaped) {
    if (start == end) {
      return "";
    }
    int hash = hash(body, start, end);
    int mask = strings.length - 1;
    int slot = hash & mask;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      String known = strings[slot];
      if (known == null) {
        return put(slot, hash, start, end, escaped);
      }
      if (hashes[slot] == hash && Arrays.equals(body, from[slot], to[slot], body, start, end)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    return text(start, end, escaped);
  }

  private String text(int start, int end, boolean escaped) {
    return escaped
        ? unescape(body, start, end, true)
        : new String(body, start, end - start, StandardCharsets.UTF_8);
  }

  private String put(int slot, int hash, int start, int end, boolean escaped) {
    String text = text(start, end, escaped);
    from[slot] = start;
    to[slot] = end;
    hashes[slot] = hash;
    strings[slot] = text;
    if (++size * 2 > strings.length) {
      grow();
    }
    return text;
  }

  private void grow() {
    int[] oldFrom = from;
    int[] oldTo = to;
    int[] oldHashes = hashes;
    @Nullable String[] oldStrings = strings;
    int capacity = oldStrings.length * 2;
    from = new int[capacity];
    to = new int[capacity];
    hashes = new int[capacity];
    strings = new @Nullable String[capacity];
    for (int i = 0; i < oldStrings.length; i++) {
      if (oldStrings[i] != null) {
        int slot = oldHashes[i] & (capacity - 1);
        while (strings[slot] != null) {
          slot = (slot + 1) & (capacity - 1);
        }
        from[slot] = oldFrom[i];
        to[slot] = oldTo[i];
        hashes[slot] = oldHashes[i];
        strings[slot] = oldStrings[i];
      }
    }
  }

  /** Forgets all strings. */
  void clear() {
    Arrays.fill(strings, null);
    size = 0;
  }

  static int hash(byte[] bytes, int start, int end) {
    long hash = 0;
    int p = start;
    for (; p + 8 <= end; p += 8) {
      hash = mixed(hash, Words.at(bytes, p));
    }
    if (p < end) {
      hash = mixed(hash, Words.upTo(bytes, p, end));
    }
    return hash(hash, end - start);
  }

  /** Eight bytes more of what is hashed; of the last ones those beyond the end are zero. */
  static long mixed(long hash, long word) {
    long mixed = (hash ^ word) * SCATTER;
    return mixed ^ mixed >>> 29;
  }

  /** The hash of so many bytes that were mixed. */
  static int hash(long mixed, int length) {
    return (int) ((mixed ^ length) * SCATTER >>> 32);
  }

  /** The first backslash that {@link #unescape} leaves as it is; -1 where there is none. */
  static int invalidEscape(byte[] bytes, int start, int end, boolean quotes) {
    for (int p = start; p < end; p++) {
      if (bytes[p] == '\\') {
        byte next = p + 1 < end ? bytes[p + 1] : 0;
        if (next != '\\' && next != 'n' && (next != '"' || !quotes)) {
          return p;
        }
        p++;
      }
    }
    return -1;
  }

  /**
   * Resolves {@code \\}, {@code \n} and, where quotes are escaped too, {@code \"}; any other
   * backslash stays as it is.
   */
  static String unescape(byte[] bytes, int start, int end, boolean quotes) {
    int first = start;
    while (first < end && bytes[first] != '\\') {
      first++;
    }
    if (first == end) {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
    byte[] plain = Arrays.copyOfRange(bytes, start, end);
    int length = first - start;
    for (int p = first; p < end; p++) {
      byte b = bytes[p];
      if (b == '\\' && p + 1 < end) {
        byte next = bytes[p + 1];
        if (next == 'n') {
          b = '\n';
          p++;
        } else if (next == '\\' || (next == '"' && quotes)) {
          b = next;
          p++;
        }
      }
      plain[length++] = b;
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }
}
