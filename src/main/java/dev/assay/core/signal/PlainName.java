package dev.assay.core.signal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Family names as they are matched: underscores for whatever needs quotes, no {@code _total}. */
final class PlainName {
  static final String TOTAL = "_total";

  private static final byte[] TOTAL_BYTES = TOTAL.getBytes(StandardCharsets.US_ASCII);

  /** Characters that names have without quotes. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      PLAIN[c] =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '_'
              || c == ':';
    }
  }

  private PlainName() {}

  /** The plain form of a family's name. */
  static String of(String family) {
    String name = family;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 128 || !PLAIN[c]) {
        name = name.replace(c, '_');
      }
    }
    return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
  }

  /** Where a name that stands in a body ends without {@code _total}. */
  static int withoutTotal(byte[] body, int from, int to) {
    int end = to - TOTAL_BYTES.length;
    return end > from && Arrays.equals(body, end, to, TOTAL_BYTES, 0, TOTAL_BYTES.length)
        ? end
        : to;
  }

  /** Names of a catalogue in plain form, and the shorter form in which OpenMetrics writes some. */
  static List<String> spellings(List<String> names) {
    List<String> all = new ArrayList<>(names.size());
    for (String name : names) {
      String plain = name.replace('.', '_');
      all.add(plain);
      if (plain.endsWith("_info")) {
        all.add(plain.substring(0, plain.length() - "_info".length()));
      }
    }
    return all;
  }
}
