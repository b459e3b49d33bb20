package dev.assay.core.profile;

/** What breaks when the code is wrong, on the four steps of seed 002 (L55). */
public enum Impact implements Choice {
  LOW,
  MEDIUM,
  HIGH,
  VERY_HIGH
}
