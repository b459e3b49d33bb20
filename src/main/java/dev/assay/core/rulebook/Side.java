package dev.assay.core.rulebook;

/** One of the two languages that a rule can count for. */
public enum Side {
  GO,
  RUST;

  /** The name a person would write. */
  public String title() {
    return switch (this) {
      case GO -> "Go";
      case RUST -> "Rust";
    };
  }
}
