package dev.assay.core.rulebook;

/** Criteria, anchors, weights and gates that unite the five seed rules. */
public record CanonicalRulebook(Header header) implements Rulebook {}
