package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.List;

/**
 * One shared input that moves all alternatives at once: for each anchor of the raw reading, the
 * partial value of every alternative. Straight between anchors on the axis, clipped outside.
 */
public final class AnswerTable {
  private final Axis axis;
  private final double[] anchors;
  private final double[] places;

  /** Reciprocal length of each segment along the axis. */
  private final double[] perPlace;

  private final double[][] values;
  private final int alternatives;

  private AnswerTable(Axis axis, double[] anchors, double[][] values) {
    this.axis = axis;
    this.places = axis.places(anchors);
    this.anchors = anchors.clone();
    this.perPlace = new double[anchors.length - 1];
    Arrays.setAll(perPlace, k -> 1 / (places[k + 1] - places[k]));
    if (values.length != anchors.length) {
      throw new IllegalArgumentException(
          "%d rows in values: expected %d".formatted(values.length, anchors.length));
    }
    this.alternatives = values[0].length;
    this.values = Checks.table("values", values, alternatives);
  }

  /**
   * @param anchors raw readings, ascending, at least two; positive on a log axis
   * @param values one row per anchor, one column per alternative
   */
  public static AnswerTable of(Axis axis, double[] anchors, double[][] values) {
    return new AnswerTable(axis, anchors, values);
  }

  /**
   * Levels numbered 0, 1, 2 and so on: one row of partial values per level.
   *
   * @param values one row per level, one column per alternative; at least two levels
   */
  public static AnswerTable ofLevels(double[][] values) {
    double[] levels = new double[values.length];
    for (int k = 0; k < levels.length; k++) {
      levels[k] = k;
    }
    return of(Axis.LINEAR, levels, values);
  }

  public Axis axis() {
    return axis;
  }

  public int alternatives() {
    return alternatives;
  }

  /** The raw readings at which the table is given, ascending. */
  public List<Double> anchors() {
    return Lists.of(anchors);
  }

  /** The partial value of every alternative at a raw reading, which may be infinite. */
  public double[] values(double x) {
    double[] found = new double[alternatives];
    addTo(found, 1, x);
    return found;
  }

  /** Adds the weighted partial values at a raw reading to the utilities. */
  void addTo(double[] utilities, double weight, double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("NaN is not a reading");
    }
    int last = anchors.length - 1;
    if (x <= anchors[0] || x >= anchors[last]) {
      double[] row = values[x <= anchors[0] ? 0 : last];
      for (int a = 0; a < alternatives; a++) {
        utilities[a] += weight * row[a];
      }
      return;
    }
    double place = axis.place(x);
    int k = Axis.segment(places, place);
    double share = (place - places[k]) * perPlace[k];
    double[] from = values[k];
    double[] to = values[k + 1];
    for (int a = 0; a < alternatives; a++) {
      utilities[a] += weight * (from[a] + share * (to[a] - from[a]));
    }
  }

  /**
   * The additive model over shared inputs: {@code U(a) = sum of w_j v_j(a; x_j)}, where weights and
   * inputs both follow the order of the tables.
   */
  public static UtilityFunction additive(List<AnswerTable> tables) {
    AnswerTable[] rows = tables.toArray(AnswerTable[]::new);
    return (weights, inputs, utilities) -> {
      Arrays.fill(utilities, 0);
      for (int j = 0; j < rows.length; j++) {
        rows[j].addTo(utilities, weights[j], inputs[j]);
      }
    };
  }

  /**
   * The same model for inputs of the given distributions: what is known exactly is valued once, not
   * in every draw.
   */
  public static UtilityFunction additive(
      List<AnswerTable> tables, List<InputDistribution> distributions) {
    int n = tables.size();
    if (distributions.size() != n) {
      throw new IllegalArgumentException(
          "%d distributions: expected %d".formatted(distributions.size(), n));
    }
    AnswerTable[] rows = tables.toArray(AnswerTable[]::new);
    double[][] known = new double[n][];
    for (int j = 0; j < n; j++) {
      known[j] =
          distributions.get(j) instanceof InputDistribution.Point(double x)
              ? rows[j].values(x)
              : new double[0];
    }
    return (weights, inputs, utilities) -> {
      Arrays.fill(utilities, 0);
      for (int j = 0; j < n; j++) {
        double[] row = known[j];
        double weight = weights[j];
        if (row.length == 0) {
          rows[j].addTo(utilities, weight, inputs[j]);
        } else {
          for (int a = 0; a < row.length; a++) {
            utilities[a] += weight * row[a];
          }
        }
      }
    };
  }
}
