package dev.assay.core.profile;

/** Memory-unsafe code that the service replaces. */
public enum Replaces implements Choice {
  NONE,
  C,
  CPP,
  CGO
}
