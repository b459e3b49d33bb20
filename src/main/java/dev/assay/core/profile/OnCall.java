package dev.assay.core.profile;

/** Who debugs at two in the morning (seed 002 L52). */
public enum OnCall implements Choice {
  BROAD_ROTATION,
  EXPERT_OWNERS
}
