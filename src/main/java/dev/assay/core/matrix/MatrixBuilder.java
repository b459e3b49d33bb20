package dev.assay.core.matrix;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Range;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds decision matrices by one rulebook under given weights. */
public final class MatrixBuilder {
  private final CanonicalRulebook rulebook;
  private final double[] weights;
  private final Map<Quantity, BitSet> readers;
  private final int[] partners;

  private MatrixBuilder(CanonicalRulebook rulebook, double[] weights) {
    this.rulebook = rulebook;
    this.weights = weights;
    this.readers = new EnumMap<>(Quantity.class);
    for (int i = 0; i < weights.length; i++) {
      for (Quantity quantity : rulebook.criteria().get(i).quantities()) {
        readers.computeIfAbsent(quantity, q -> new BitSet()).set(i);
      }
    }
    List<String> ids = rulebook.criteria().stream().map(Criterion::id).toList();
    this.partners =
        rulebook.criteria().stream()
            .mapToInt(c -> c.maxWith() == null ? -1 : ids.indexOf(c.maxWith()))
            .toArray();
  }

  /** With the weights that the rulebook states. */
  public static MatrixBuilder of(CanonicalRulebook rulebook) {
    return with(rulebook, rulebook.criteria().stream().mapToDouble(Criterion::weight).toArray());
  }

  /**
   * With other weights.
   *
   * @param points points of each criterion in rulebook order, non-negative, at least one above
   *     zero; they need not sum to 100
   */
  public static MatrixBuilder with(CanonicalRulebook rulebook, double[] points) {
    double sum = Arrays.stream(points).sum();
    if (points.length != rulebook.criteria().size() || !(sum > 0)) {
      throw new IllegalArgumentException("not weights of the criteria: " + Arrays.toString(points));
    }
    return new MatrixBuilder(rulebook, Arrays.stream(points).map(p -> p / sum).toArray());
  }

  /** The rulebook it builds by. */
  public CanonicalRulebook rulebook() {
    return rulebook;
  }

  /** Share of the whole for each criterion, in rulebook order; sums to 1. */
  public double[] weights() {
    return weights.clone();
  }

  /** One row for each criterion, from what is known of one subject without regard to its parts. */
  public DecisionMatrix build(Signals signals) {
    return finish(read(signals));
  }

  /** The rows as they are read, before they are held against each other. */
  public List<Row> read(Signals signals) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      rows.add(CriterionReader.read(rulebook.criteria().get(i), signals, weights[i]));
    }
    return rows;
  }

  /** The same with those rows read again that depend on what changed. */
  public List<Row> reread(List<Row> before, Signals now, Set<Quantity> changed) {
    BitSet concerned = new BitSet();
    for (Quantity quantity : changed) {
      BitSet reading = readers.get(quantity);
      if (reading != null) {
        concerned.or(reading);
      }
    }
    List<Row> rows = new ArrayList<>(before);
    for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
      rows.set(i, CriterionReader.read(rulebook.criteria().get(i), now, weights[i]));
    }
    return rows;
  }

  /** Rows as they were read, held against each other. */
  public DecisionMatrix finish(List<Row> rows) {
    return leaningLikeTheRest(new DecisionMatrix(sharingTheGreater(rows)));
  }

  /**
   * One row for each criterion, each the mean over the parts of a service, weighted by their shares
   * of its running cost.
   *
   * @param shares share of each part, summing to 1
   */
  public DecisionMatrix combine(List<DecisionMatrix> parts, double[] shares) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < rulebook.criteria().size(); i++) {
      Preference mean = Preference.exactly(0);
      Range open = Range.at(0);
      Row.Standing weakest = Row.Standing.MEASURED;
      List<String> notes = new ArrayList<>();
      List<Rulebook.Source> sources = new ArrayList<>();
      for (int part = 0; part < shares.length; part++) {
        Row row = parts.get(part).rows().get(i);
        mean = mean.plusShare(shares[part], row.preference());
        open = open.plus(row.open().times(Range.at(shares[part])));
        weakest = row.standing().compareTo(weakest) > 0 ? row.standing() : weakest;
        row.notes().stream().filter(n -> !notes.contains(n)).forEach(notes::add);
        row.sources().stream().filter(s -> !sources.contains(s)).forEach(sources::add);
      }
      Row first = parts.getFirst().rows().get(i);
      rows.add(
          new Row(
              first.criterion(),
              sameBasis(parts, i) ? first.basis() : Optional.empty(),
              mean,
              open.clipped(-1, 1),
              first.weight(),
              weakest,
              notes,
              sources));
    }
    return new DecisionMatrix(rows);
  }

  /**
   * What is missing decides nothing by itself: its best figure is the lean of what is known, as far
   * as its range allows; its range stays whole.
   */
  private static DecisionMatrix leaningLikeTheRest(DecisionMatrix matrix) {
    double lean = matrix.knownPreference();
    List<Row> rows = new ArrayList<>(matrix.rows());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.standing() == Row.Standing.MISSING) {
        rows.set(i, with(row, row.preference().leaningTo(lean), row.open(), row.notes()));
      }
    }
    return new DecisionMatrix(rows);
  }

  private static boolean sameBasis(List<DecisionMatrix> parts, int row) {
    return parts.stream().map(m -> m.rows().get(row).basis().map(s -> s.value())).distinct().count()
        == 1;
  }

  private List<Row> sharingTheGreater(List<Row> rows) {
    List<Row> shared = new ArrayList<>(rows);
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] >= 0) {
        shared.set(i, sharingTheGreater(rows.get(i), rows.get(partners[i])));
      }
    }
    return shared;
  }

  private static Row sharingTheGreater(Row row, Row other) {
    Preference own = row.preference();
    Range range = own.range().greater(other.preference().range());
    Range open = row.open().greater(other.open());
    if (row.standing() == Row.Standing.MISSING) {
      return with(row, Preference.anywhere(range, own.reason()), open, row.notes());
    }
    if (other.standing() == Row.Standing.MISSING) {
      return with(
          row,
          range.equals(own.range())
              ? own
              : Preference.around(
                  range.nearest(own.point()),
                  range,
                  other.criterion().id() + " is not known, and the greater of the two counts"),
          open,
          row.notes());
    }
    if (other.preference().point() <= own.point()) {
      return with(row, own, open, row.notes());
    }
    List<String> notes = new ArrayList<>(row.notes());
    notes.add(
        "Raised to the preference of "
            + other.criterion().id()
            + ": the two are joined by the greater, not the sum.");
    return with(row, other.preference(), open, notes);
  }

  private static Row with(Row row, Preference preference, Range open, List<String> notes) {
    return new Row(
        row.criterion(),
        row.basis(),
        preference,
        open,
        row.weight(),
        row.standing(),
        notes,
        row.sources());
  }
}
