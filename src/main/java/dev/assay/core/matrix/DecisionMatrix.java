package dev.assay.core.matrix;

import dev.assay.core.rulebook.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One row for each criterion, in rulebook order. */
public record DecisionMatrix(List<Row> rows) {
  public DecisionMatrix {
    rows = List.copyOf(rows);
  }

  /** Sum of the contributions: the preference of the whole, -1 (Go) to +1 (Rust). */
  public double preference() {
    double sum = 0;
    for (Row row : rows) {
      sum += row.contribution();
    }
    return Math.clamp(sum, -1.0, 1.0);
  }

  /** The least and the greatest preference over everything that is not known exactly. */
  public Range range() {
    double low = 0;
    double high = 0;
    for (Row row : rows) {
      low += row.weight() * row.preference().low();
      high += row.weight() * row.preference().high();
    }
    return new Range(Math.clamp(low, -1.0, 1.0), Math.clamp(high, -1.0, 1.0));
  }

  /**
   * Weighted mean of the ranges of some rows, end by end; 0 where they have no weight.
   *
   * @param which for each row whether it counts
   */
  public Range rangeOf(boolean[] which) {
    double weight = 0;
    Range sum = Range.at(0);
    for (Row row : those(which)) {
      weight += row.weight();
      sum = sum.plus(row.preference().range().times(Range.at(row.weight())));
    }
    return weight == 0 ? sum : sum.times(Range.at(1 / weight));
  }

  /**
   * The least and the greatest that {@link #knownPreferenceOf} of some rows may become, whichever
   * of those that are missing are filled in and however.
   *
   * @param which for each row whether it counts
   */
  public Range knownOrFilled(boolean[] which) {
    List<Row> asked = those(which);
    Range range =
        new Range(
            -greatest(asked, row -> -row.open().low()), greatest(asked, row -> row.open().high()));
    return asked.stream().allMatch(row -> row.standing() == Row.Standing.MISSING)
        ? range.with(0)
        : range;
  }

  private List<Row> those(boolean[] which) {
    List<Row> those = new ArrayList<>();
    for (int i = 0; i < which.length; i++) {
      if (which[i]) {
        those.add(rows.get(i));
      }
    }
    return those;
  }

  private static double greatest(List<Row> rows, ToDoubleFunction<Row> end) {
    double weight = 0;
    double sum = 0;
    List<Row> missing = new ArrayList<>();
    for (Row row : rows) {
      if (row.standing() == Row.Standing.MISSING) {
        missing.add(row);
      } else {
        weight += row.weight();
        sum += row.weight() * end.applyAsDouble(row);
      }
    }
    missing.sort(Comparator.comparingDouble((Row row) -> -end.applyAsDouble(row)));
    for (Row row : missing) {
      if (weight == 0 || end.applyAsDouble(row) > sum / weight) {
        weight += row.weight();
        sum += row.weight() * end.applyAsDouble(row);
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  /** Share of the weight whose rows stand like this. */
  public double share(Row.Standing standing) {
    return rows.stream().filter(row -> row.standing() == standing).mapToDouble(Row::weight).sum();
  }

  /** Weighted mean preference of the rows that are known; 0 where none is. */
  public double knownPreference() {
    boolean[] all = new boolean[rows.size()];
    Arrays.fill(all, true);
    return knownPreferenceOf(all);
  }

  /**
   * The same of some rows.
   *
   * @param which for each row whether it counts
   */
  public double knownPreferenceOf(boolean[] which) {
    double weight = 0;
    double sum = 0;
    for (int i = 0; i < which.length; i++) {
      Row row = rows.get(i);
      if (which[i] && row.standing() != Row.Standing.MISSING) {
        weight += row.weight();
        sum += row.contribution();
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  /** The rows by the size of their contribution, greatest first; rulebook order between equals. */
  public List<Row> byContribution() {
    return rows.stream()
        .sorted(Comparator.comparingDouble((Row row) -> -Math.abs(row.contribution())))
        .toList();
  }
}
