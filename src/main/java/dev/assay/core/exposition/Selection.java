package dev.assay.core.exposition;

import org.jspecify.annotations.Nullable;

/** Which metric families are worth building, and how finely. */
@FunctionalInterface
public interface Selection {

  /** Whether a family of this name is to be built; others are validated and passed over. */
  boolean wants(String family);

  /**
   * How series are brought together where a family has too many to be kept one by one. Null where
   * all are to be kept, however many there are.
   */
  default @Nullable Grouping grouping(String family) {
    return null;
  }
}
