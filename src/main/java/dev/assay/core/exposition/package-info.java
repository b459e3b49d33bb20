/**
 * Prometheus exposition formats, from bytes to metric families, with errors that name line and
 * column. Knows nothing of Go or Rust.
 */
@NullMarked
package dev.assay.core.exposition;

import org.jspecify.annotations.NullMarked;
