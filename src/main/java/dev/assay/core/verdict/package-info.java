/**
 * Gates, scores, contributions, the verdict and the panel of named rules. Knows nothing of HTTP.
 */
@NullMarked
package dev.assay.core.verdict;

import org.jspecify.annotations.NullMarked;
