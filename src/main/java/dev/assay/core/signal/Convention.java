package dev.assay.core.signal;

import dev.assay.core.exposition.MetricType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ecosystem calls a metric and what is to be known before it can be used.
 *
 * @param names family names; one {@code *} at the beginning or end stands for any text; {@code
 *     _total} is not written, for it is ignored in matching; a name with dots, as OpenTelemetry
 *     defines it, is met with dots and with underscores
 * @param role what it tells
 * @param types metric types that carry it; empty for any
 * @param unit unit of the values; null where name, UNIT or HELP must tell
 * @param rank 1 for the metric that means exactly this, 2 for the same seen from another layer, 3
 *     for a guess from the name; the lowest rank at hand is used
 * @param only rules that a series must satisfy, each of them, to be used
 * @param drop rules of which none may match a series
 * @param together whether the names are parts of one figure, their sum, which is read only where
 *     all of them stand
 * @param errors which series count failures; null for the catalogue's general rule
 * @param caveats what a reader of the value should know
 * @param source where this is known from
 */
public record Convention(
    List<String> names,
    Role role,
    List<MetricType> types,
    @Nullable MetricUnit unit,
    @Nullable Integer rank,
    @Nullable Boolean together,
    List<LabelRule> only,
    List<LabelRule> drop,
    @Nullable LabelRule errors,
    List<String> caveats,
    Source source) {

  public Convention {
    names = names == null ? List.of() : List.copyOf(names);
    types = types == null ? List.of() : List.copyOf(types);
    rank = rank == null ? 1 : rank;
    together = together != null && together;
    only = only == null ? List.of() : List.copyOf(only);
    drop = drop == null ? List.of() : List.copyOf(drop);
    caveats = caveats == null ? List.of() : List.copyOf(caveats);
  }

  /** The rank, 1 where none is stated. */
  public int order() {
    return rank == null ? 1 : rank;
  }

  /** The same names, for another role. */
  Convention as(Role other) {
    return new Convention(
        names, other, types, unit, rank, together, only, drop, errors, caveats, source);
  }

  /** The same for other names. */
  Convention named(List<String> others) {
    return new Convention(
        others, role, types, unit, rank, together, only, drop, errors, caveats, source);
  }

  /** Whether the names are parts of one figure. */
  public boolean summed() {
    return together != null && together;
  }

  /**
   * Whether a family of this type can carry it. One of no type can where a plain number does, for
   * its buckets or quantiles would have told what it is.
   */
  public boolean accepts(MetricType type) {
    return types.isEmpty()
        || types.contains(type)
        || (type == MetricType.UNKNOWN
            && (types.contains(MetricType.COUNTER) || types.contains(MetricType.GAUGE)));
  }

  /**
   * Where a convention is known from.
   *
   * @param basis how sure it is
   * @param note what was seen or read
   */
  public record Source(Basis basis, String note) {}

  /** How a convention is known. */
  public enum Basis {
    /** Seen in a real exposition. */
    MEASURED,
    /** Read in the exporter's own source or documentation. */
    SOURCE,
    /** General knowledge, not verified again. */
    KNOWLEDGE
  }
}
