package dev.assay.core.profile;

/** Maturity of a dependency for one language. */
public enum Support implements Choice {
  GA,
  BETA,
  COMMUNITY,
  NONE
}
