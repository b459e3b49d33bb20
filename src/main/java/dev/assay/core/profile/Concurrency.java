package dev.assay.core.profile;

/** How much mutable state requests share. */
public enum Concurrency implements Choice {
  INDEPENDENT,
  SOME_SHARED,
  STATE_MACHINE,
  LOCK_FREE
}
