package dev.assay.core.exposition;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which metric families are worth building, and how finely. */
@FunctionalInterface
public interface Selection {

  /** Whether a family of this name is to be built; others are validated and passed over. */
  boolean wants(String family);

  /**
   * How series are told apart in a family of too many to be kept one by one: from the labels of a
   * series to those of its group. Null where all series are to be kept, however many there are.
   */
  default @Nullable UnaryOperator<Labels> groups() {
    return null;
  }
}
