/**
 * Where everything comes together: the advisor that answers one request. Plain Java; no clock,
 * file, network or randomness of its own.
 */
@NullMarked
package dev.assay.core;

import org.jspecify.annotations.NullMarked;
