package dev.assay.core.profile;

/** What limits a request: waiting, computing, or both. */
public enum Bound implements Choice {
  IO,
  MIXED,
  CPU
}
