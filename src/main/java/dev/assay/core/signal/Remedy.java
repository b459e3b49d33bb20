package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import org.jspecify.annotations.Nullable;

/**
 * How to get a quantity that was not found.
 *
 * @param quantity id of the {@link Quantity}
 * @param language for services in this language; null for any
 * @param framework for services that use this framework; null for any
 * @param how the exact metric, bucket or exporter option
 */
public record Remedy(
    String quantity,
    @Nullable IncumbentLanguage language,
    @Nullable String framework,
    String how) {}
