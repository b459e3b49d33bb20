/**
 * Typed configuration, beans, and the resource files from which the core is built. Nothing else.
 */
@NullMarked
package dev.assay.boot;

import org.jspecify.annotations.NullMarked;
