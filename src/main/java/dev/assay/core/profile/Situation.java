package dev.assay.core.profile;

/** Where the work starts from. */
public enum Situation implements Choice {
  GREENFIELD,
  EXTENSION,
  PORT,
  REWRITE
}
