package dev.assay.core.mcda;

import dev.assay.core.rulebook.Anchors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The engine's additive model as tables of numbers: scores, values by anchors, flips. */
final class Additive {
  private Additive() {}

  /** One score per alternative: its lead over one that is worth nothing. */
  static double[] scores(double[] weights, double[][] values) {
    return Arrays.stream(values)
        .mapToDouble(
            row -> WeightedSum.contributions(weights, row, new double[weights.length]).margin())
        .toArray();
  }

  /** One row of partial values per alternative, weighted as they are drawn. */
  static UtilityFunction utility(double[][] table) {
    return (weights, values, utilities) -> {
      for (int a = 0; a < table.length; a++) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
          sum += weights[j] * table[a][j];
        }
        utilities[a] = sum;
      }
    };
  }

  static double[] normalised(double[] weights) {
    return Checks.normalised(weights);
  }

  /** Straight between the points, which are put in order. */
  static Anchors anchors(double[] at, double[] values) {
    List<Anchors.Anchor> points = new ArrayList<>();
    for (int k = 0; k < at.length; k++) {
      points.add(new Anchors.Anchor(at[k], values[k]));
    }
    points.sort(java.util.Comparator.comparingDouble(Anchors.Anchor::at));
    return new Anchors(Anchors.Axis.LINEAR, points);
  }

  /** From 0 at the worst to 1 at the best. */
  static Anchors between(double worst, double best) {
    return anchors(new double[] {worst, best}, new double[] {0, 1});
  }

  /** The lead while one weight moves and the others keep their proportions. */
  static LeadCurve lead(double[] weights, double[] differences, int criterion) {
    double[] w = Checks.normalised(weights);
    double own = w[criterion];
    double rest = 0;
    for (int j = 0; j < w.length; j++) {
      rest +=
          j == criterion ? 0 : differences[j] * (own < 1 ? w[j] / (1 - own) : 1.0 / (w.length - 1));
    }
    return new LeadCurve(rest, differences[criterion] - rest, new double[0], new double[0]);
  }

  /** The weight of one criterion at which the lead turns; empty where none does it. */
  static OptionalDouble flip(double[] weights, double[] differences, int criterion) {
    return lead(weights, differences, criterion).roots(0, 1).stream()
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }
}
