package dev.assay.core.profile;

/** What it takes to recover from a failure (seed 002 L57-L60, L92). */
public enum Recovery implements Choice {
  CLEAN_RERUN,
  RESTART,
  PARTIAL_LOSS,
  SILENT_OR_IRREVERSIBLE
}
