package dev.assay.core.rulebook;

/** A rulebook that encodes the rule of one seed article; the five of them form the panel. */
public non-sealed interface SeedRulebook extends Rulebook {}
