package dev.assay.core.profile;

/** Where the copies run. */
public enum Placement implements Choice {
  CENTRAL,
  PER_NODE,
  PER_POD,
  PER_DEVICE,
  SERVERLESS
}
