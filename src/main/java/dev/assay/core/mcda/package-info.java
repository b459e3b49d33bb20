/**
 * Published methods of decision analysis on plain numbers: additive value model, pairwise winning
 * indices, stochastic acceptability, sensitivity, missing values, value of information, and the
 * cross-checks TOPSIS, PROMETHEE II and AHP weights. Knows alternatives, criteria, weights and
 * values by index only: no languages, no services, no rulebooks, no transport. Every method is a
 * function of its arguments; randomness comes from a seed that the caller gives.
 */
@NullMarked
package dev.assay.core.mcda;

import org.jspecify.annotations.NullMarked;
