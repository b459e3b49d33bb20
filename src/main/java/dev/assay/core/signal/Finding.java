package dev.assay.core.signal;

/**
 * A reading that no criterion asks for but that belongs beside the answer.
 *
 * @param name stable kebab-case name, for example {@code live-heap}
 * @param title what it is, in a few words
 * @param unit what the value is counted in
 */
public record Finding(
    String name, String title, Unit unit, Value.Amount value, Provenance provenance) {}
