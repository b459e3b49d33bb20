package dev.assay.core.mcda;

/** How the utilities of all alternatives follow from one draw of weights and input values. */
@FunctionalInterface
public interface UtilityFunction {
  /**
   * Fills in one utility per alternative; {@link Double#NEGATIVE_INFINITY} for one that is ruled
   * out in this draw. Must depend on nothing but its arguments and keep none of the arrays.
   *
   * @param weights one per criterion, not to be changed
   * @param values one per input, not to be changed
   * @param utilities filled in, one per alternative
   */
  void evaluate(double[] weights, double[] values, double[] utilities);

  /** The additive model on values that are the partial values, alternative by alternative. */
  static UtilityFunction additive(int criteria) {
    return (weights, values, utilities) -> {
      for (int a = 0; a < utilities.length; a++) {
        double sum = 0;
        for (int j = 0; j < criteria; j++) {
          sum += weights[j] * values[a * criteria + j];
        }
        utilities[a] = sum;
      }
    };
  }

  /** The additive model on a fixed table: one row of partial values per alternative. */
  static UtilityFunction additive(double[][] table) {
    double[][] fixed = Checks.table("table", table, table.length == 0 ? 0 : table[0].length);
    return (weights, values, utilities) -> {
      for (int a = 0; a < fixed.length; a++) {
        double[] row = fixed[a];
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
          sum += weights[j] * row[j];
        }
        utilities[a] = sum;
      }
    };
  }
}
