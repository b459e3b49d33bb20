package dev.assay.core.matrix;

import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Range;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * One criterion of the decision matrix, for one subject.
 *
 * @param basis the signal that was read; empty where nothing is known
 * @param open where the preference may lie over everything that nobody answered: what was not
 *     stated, what adjusts it, what would be read first if it were known; stated levels are taken
 *     at their word
 * @param weight share of the whole, 0 to 1
 * @param standing how far the value can be relied on
 * @param notes what the answer must say about the row: proxies, caps, inheritance, what stands in
 *     the way
 * @param sources where the reading and the adjustments that counted come from
 */
public record Row(
    Criterion criterion,
    Optional<Signal.Known> basis,
    Preference preference,
    Range open,
    double weight,
    Standing standing,
    List<String> notes,
    List<Rulebook.Source> sources) {

  /** How far a value can be relied on. */
  public enum Standing {
    MEASURED,
    DECLARED,
    /** A stand-in for the answer that was asked for. */
    ASSUMED,
    MISSING
  }

  public Row {
    notes = List.copyOf(notes);
    sources = List.copyOf(sources);
  }

  /** Weight times preference. */
  public double contribution() {
    return weight * preference.point();
  }
}
