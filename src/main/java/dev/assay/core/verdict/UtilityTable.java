package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.WeightedSum;
import java.util.List;

/**
 * Utility of each alternative on each criterion, with every price and bonus spread over the
 * criteria: as weights sum to 1, the weighted sum of a row is the alternative's score. The pressure
 * that extraction draws on is held at its value.
 */
record UtilityTable(List<Verdict> alternatives, double[] weights, double[][] values) {

  static UtilityTable of(Assessment assessment, List<Verdict> alternatives) {
    List<Row> rows = assessment.matrix().rows();
    Scorer scorer = assessment.scorer();
    double pressure = assessment.pressure();
    double[] none = new double[assessment.parts().size()];
    double[] constants = new double[Decision.ALTERNATIVES.size()];
    scorer.fill(none, pressure, constants);
    double[][] values = new double[alternatives.size()][rows.size()];
    double[] utilities = new double[constants.length];
    for (int j = 0; j < rows.size(); j++) {
      double[] preferences = new double[none.length];
      for (int part = 0; part < none.length; part++) {
        preferences[part] =
            assessment.parts().get(part).matrix().rows().get(j).preference().point();
      }
      scorer.fill(preferences, pressure, utilities);
      for (int a = 0; a < values.length; a++) {
        values[a][j] = utilities[Decision.ALTERNATIVES.indexOf(alternatives.get(a))];
      }
    }
    return new UtilityTable(alternatives, rows.stream().mapToDouble(Row::weight).toArray(), values);
  }

  /** What each criterion adds to the lead of one alternative over another. */
  WeightedSum.Contributions contributions(Verdict one, Verdict other) {
    return WeightedSum.contributions(weights, row(one), row(other));
  }

  /** Utility of one alternative less that of another, criterion by criterion. */
  double[] differences(Verdict one, Verdict other) {
    double[] first = row(one);
    double[] second = row(other);
    double[] differences = new double[first.length];
    for (int j = 0; j < first.length; j++) {
      differences[j] = first[j] - second[j];
    }
    return differences;
  }

  private double[] row(Verdict alternative) {
    return values[alternatives.indexOf(alternative)];
  }
}
