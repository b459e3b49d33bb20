package dev.assay.core.rulebook;

import java.util.Collection;

/** Whether a condition holds, as far as it can be told (Kleene's three values). */
public enum Truth {
  TRUE,
  FALSE,
  /** A value that decides is missing, or its interval lies on both sides of the threshold. */
  UNKNOWN;

  /** The truth of a plain yes or no. */
  public static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /** False where one is false, else unknown where one is unknown; true of none. */
  public static Truth all(Collection<Truth> parts) {
    return parts.contains(FALSE) ? FALSE : parts.contains(UNKNOWN) ? UNKNOWN : TRUE;
  }

  /** True where one is true, else unknown where one is unknown; false of none. */
  public static Truth any(Collection<Truth> parts) {
    return parts.contains(TRUE) ? TRUE : parts.contains(UNKNOWN) ? UNKNOWN : FALSE;
  }

  /** The opposite; unknown stays unknown. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
