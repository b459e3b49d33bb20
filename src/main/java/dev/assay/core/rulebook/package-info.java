/**
 * The opinion as data: criteria, anchors, weights, gates, rules and citations, versioned and
 * self-validating. Reads no files.
 */
@NullMarked
package dev.assay.core.rulebook;

import org.jspecify.annotations.NullMarked;
