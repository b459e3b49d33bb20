/**
 * What a service is declared to be: the profile, its closed choices, and what its fields mean
 * together. Knows nothing of HTTP or of metrics.
 */
@NullMarked
package dev.assay.core.profile;

import org.jspecify.annotations.NullMarked;
