package dev.assay.core.profile;

/** What the platform allows or asks of the language runtime. */
public enum Runtime implements Choice {
  NORMAL,
  CGO_HEAVY,
  NAMESPACES,
  WASM,
  HARDWARE,
  EBPF,
  NO_STD
}
