package dev.assay.core.exposition;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which metric families are worth building, and how finely. */
@FunctionalInterface
public interface Selection {

  /** Every family, whole. */
  Selection ALL = family -> Wanted.WHOLE;

  /** What is wanted of a family; null where it is only to be validated and passed over. */
  @Nullable Wanted of(String family);

  /**
   * The same for a name as it stands in a body, of letters, digits, underscores and colons only,
   * for who can tell without making a string of it.
   *
   * @param hash the name's, as {@link NameTable} works with it
   */
  default @Nullable Wanted of(byte[] body, int from, int to, int hash) {
    return of(new String(body, from, to - from, StandardCharsets.US_ASCII));
  }

  /** Whether a family of this name is to be built. */
  default boolean wants(String family) {
    return of(family) != null;
  }

  /** Those families, whole. */
  static Selection where(Predicate<String> wanted) {
    return family -> wanted.test(family) ? Wanted.WHOLE : null;
  }

  /** What is wanted of one family; it is kept with the family as {@link MetricFamily#wanted()}. */
  interface Wanted {

    /** Everything. */
    Wanted WHOLE = new Wanted() {};

    /** The family's name, where it is known without being read; null otherwise. */
    default @Nullable String spelling() {
      return null;
    }

    /** Whether anybody reads its help text. */
    default boolean help() {
      return true;
    }

    /**
     * How series are brought together where there are too many to be kept one by one. Null where
     * all are to be kept, however many there are.
     */
    default @Nullable Grouping grouping() {
      return null;
    }
  }
}
