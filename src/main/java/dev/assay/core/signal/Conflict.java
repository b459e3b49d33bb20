package dev.assay.core.signal;

/**
 * A declared value that the measurement does not bear out.
 *
 * @param pointer JSON pointer of the declaring field
 * @param quantity id of the {@link Quantity}
 * @param declared what the profile says
 * @param measured what the metrics say; this is what counts
 * @param note a sentence with both values and where the measured one comes from
 */
public record Conflict(
    String pointer, String quantity, Value declared, Value measured, String note) {}
