package dev.assay.api;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name that a person most likely meant. */
final class Nearest {
  private static final int LONGEST_NAME = 60;
  private static final int SHORTEST_BEGINNING = 3;

  private Nearest() {}

  /** The nearest known name; null where none is near enough to be meant. */
  static @Nullable String of(String written, Collection<String> known) {
    if (written.length() > LONGEST_NAME) {
      return null;
    }
    String plain = plain(written);
    String best = null;
    int bestDistance = Math.max(1, plain.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(plain, plain(name));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = name;
      }
    }
    return best == null ? completed(plain, known) : best;
  }

  /** The one name that begins as written, for example {@code p99Ms} for {@code p99}. */
  private static @Nullable String completed(String plain, Collection<String> known) {
    return plain.length() < SHORTEST_BEGINNING
        ? null
        : known.stream().filter(name -> plain(name).startsWith(plain)).findFirst().orElse(null);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
  }

  /** Edits from one to the other: insert, delete, replace, or swap two neighbours. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
