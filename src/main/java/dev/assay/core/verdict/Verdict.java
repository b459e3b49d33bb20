package dev.assay.core.verdict;

import dev.assay.core.rulebook.Side;
import java.util.Locale;

/** What is recommended: one of five alternatives, or a status that says why none is. */
public enum Verdict {
  GO,
  RUST,
  /** Go control plane, Rust data plane. */
  HYBRID,
  /** Go now, extract the hot path when stated triggers fire. */
  GO_THEN_EXTRACT,
  /** Keep what runs and tune it first. */
  TUNE_INCUMBENT,
  /** The alternatives are too close, or a deciding factor is a guess: build both and measure. */
  RUN_TRIAL,
  /** Too little is known. */
  INSUFFICIENT_EVIDENCE;

  /** The verdict for one language. */
  public static Verdict of(Side side) {
    return switch (side) {
      case GO -> GO;
      case RUST -> RUST;
    };
  }

  /** The wire form, for example {@code go-then-extract}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
