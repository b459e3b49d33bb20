/**
 * What follows from a verdict: where to split, how to get there, what it costs, and the record of
 * the decision. Never invents a figure: what is not stated, measured, published or marked as an
 * assumption is listed as missing.
 */
@NullMarked
package dev.assay.core.plan;

import org.jspecify.annotations.NullMarked;
