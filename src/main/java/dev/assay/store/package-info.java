/**
 * What is kept: recommendations with the bytes they came from, and versions of rulebooks. SQL in
 * the common subset of H2 and PostgreSQL. Holds no business rules.
 */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
