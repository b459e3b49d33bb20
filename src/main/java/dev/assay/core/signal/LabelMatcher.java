package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import org.jspecify.annotations.Nullable;

/**
 * A rule asked of the many series of one family: a value that was asked about before is not
 * compared again, as the reader gives equal values as one string.
 */
final class LabelMatcher {
  private static final int FEW = 8;

  private final LabelRule rule;
  private final @Nullable String[] values = new @Nullable String[FEW];
  private final boolean[] matched = new boolean[FEW];
  private int size;

  LabelMatcher(LabelRule rule) {
    this.rule = rule;
  }

  /** Whether the series has one of the values in one of the labels. */
  boolean matches(Labels series) {
    return rule.match(series, this) != null;
  }

  boolean matches(String value) {
    for (int i = 0; i < size; i++) {
      if (isSame(values[i], value)) {
        return matched[i];
      }
    }
    boolean match = rule.matches(value);
    if (size < FEW) {
      values[size] = value;
      matched[size++] = match;
    }
    return match;
  }

  @SuppressWarnings("ReferenceEquality") // only a shortcut: other strings of the value are compared
  private static boolean isSame(@Nullable String known, String value) {
    return known == value;
  }
}
