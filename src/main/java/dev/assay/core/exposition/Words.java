package dev.assay.core.exposition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes looked at eight at a time. */
final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = LOW * '"';
  private static final long BACKSLASHES = LOW * '\\';
  private static final long LINE_FEEDS = LOW * '\n';

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** At most eight ASCII characters as the word that {@link #at} finds them in. */
  static long of(String ascii) {
    long word = 0;
    for (int i = ascii.length() - 1; i >= 0; i--) {
      word = word << 8 | ascii.charAt(i);
    }
    return word;
  }

  /** The bytes of a run of one to seven, the first of them lowest, zeros above. */
  static long upTo(byte[] bytes, int from, int to) {
    if (to >= 8) {
      return at(bytes, to - 8) >>> (64 - 8 * (to - from));
    }
    long word = 0;
    for (int p = to - 1; p >= from; p--) {
      word = word << 8 | (bytes[p] & 0xff);
    }
    return word;
  }

  /** The first quote, backslash or line feed at or after a position; the limit where none is. */
  static int endOfQuoted(byte[] bytes, int from, int limit) {
    int p = from;
    for (; p + 8 <= limit; p += 8) {
      long word = at(bytes, p);
      long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | zeros(word ^ LINE_FEEDS);
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; p < limit; p++) {
      byte b = bytes[p];
      if (b == '"' || b == '\\' || b == '\n') {
        return p;
      }
    }
    return limit;
  }

  /** The first line feed at or after a position; the limit where none is. */
  static int endOfLine(byte[] bytes, int from, int limit) {
    int p = from;
    for (; p + 8 <= limit; p += 8) {
      long found = zeros(at(bytes, p) ^ LINE_FEEDS);
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; p < limit; p++) {
      if (bytes[p] == '\n') {
        return p;
      }
    }
    return limit;
  }

  /** The first byte at or after a position that is neither a space nor a tab. */
  static int skipBlanks(byte[] bytes, int from, int limit) {
    int p = from;
    while (p < limit && (bytes[p] == ' ' || bytes[p] == '\t')) {
      p++;
    }
    return p;
  }

  static boolean isAscii(byte[] bytes, int from, int limit) {
    int p = from;
    for (; p + 32 <= limit; p += 32) {
      long any = at(bytes, p) | at(bytes, p + 8) | at(bytes, p + 16) | at(bytes, p + 24);
      if ((any & HIGH) != 0) {
        return false;
      }
    }
    for (; p + 8 <= limit; p += 8) {
      if ((at(bytes, p) & HIGH) != 0) {
        return false;
      }
    }
    return p == limit || (upTo(bytes, p, limit) & HIGH) == 0;
  }

  /** The first byte that does not belong to well-formed UTF-8; -1 where all do. */
  static int malformedUtf8(byte[] bytes, int from, int limit) {
    int p = from;
    while (p < limit) {
      int b = bytes[p];
      if (b >= 0) {
        p++;
        continue;
      }
      int lead = b & 0xff;
      int length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >> 4 == 0xe ? 3 : 4;
      if (lead < 0xc2 || lead > 0xf4 || p + length > limit) {
        return p;
      }
      int second = bytes[p + 1] & 0xff;
      int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
      int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
      if (second < lowest || second > highest) {
        return p;
      }
      for (int i = 2; i < length; i++) {
        if ((bytes[p + i] & 0xc0) != 0x80) {
          return p;
        }
      }
      p += length;
    }
    return -1;
  }

  /** High bit of every byte that is no ASCII letter, digit, underscore or colon. */
  static long notOfNames(long word) {
    long ascii = word & ~HIGH;
    long letters = within(ascii | LOW * 0x20, 'a', 'z');
    long digitsAndColon = within(ascii, '0', ':');
    long underscores = within(ascii, '_', '_');
    return ((letters | digitsAndColon | underscores) & ~word & HIGH) ^ HIGH;
  }

  /** High bit of every byte that lies between two, all of them below 128. */
  private static long within(long ascii, char lowest, char highest) {
    return (ascii + LOW * (0x80 - lowest)) & ~(ascii + LOW * (0x7f - highest)) & HIGH;
  }

  /** High bit of every byte that is zero; bits above the lowest one found may be wrong. */
  private static long zeros(long word) {
    return (word - LOW) & ~word & HIGH;
  }
}
