package dev.assay.core.profile;

/** Where the bytes that the service parses come from, and who parses them. */
public enum Input implements Choice {
  INTERNAL,
  EXTERNAL_VIA_LIBRARY,
  OWN_PARSER
}
