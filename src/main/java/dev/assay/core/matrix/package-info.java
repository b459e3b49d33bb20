/**
 * Signals against a rulebook: the decision matrix, one row per criterion. Does not score
 * alternatives.
 */
@NullMarked
package dev.assay.core.matrix;

import org.jspecify.annotations.NullMarked;
