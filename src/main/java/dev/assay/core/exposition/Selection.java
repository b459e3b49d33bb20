package dev.assay.core.exposition;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which metric families are worth building, and how finely. */
@FunctionalInterface
public interface Selection {

  /** Every family, whole. */
  Selection ALL = family -> Wanted.WHOLE;

  /** What is wanted of a family; null where it is only to be validated and passed over. */
  @Nullable Wanted of(String family);

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
