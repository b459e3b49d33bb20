/**
 * What is known of a service: each quantity measured, declared or missing with the reason, and how
 * measured values are derived from metric families. Holds no opinions.
 */
@NullMarked
package dev.assay.core.signal;

import org.jspecify.annotations.NullMarked;
