package dev.assay.core.profile;

/** Readiness of the Rust libraries that the service needs, when no dependency table is given. */
public enum RustLibraries implements Choice {
  READY,
  PARTIAL,
  MISSING
}
