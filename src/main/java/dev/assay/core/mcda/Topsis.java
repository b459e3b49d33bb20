package dev.assay.core.mcda;

/**
 * TOPSIS (Hwang and Yoon 1981) with the ideal and anti-ideal given as fixed points, so that no
 * alternative depends on which others are in the table. Closeness looks like a probability and is
 * not one.
 */
public final class Topsis {
  private Topsis() {}

  /**
   * Relative closeness to the ideal, per alternative: 1 at the ideal, 0 at the anti-ideal. An
   * alternative for which the two coincide on every weighted criterion gets one half.
   *
   * @param values one row per alternative, one column per criterion
   */
  public static double[] closeness(
      double[] weights, double[][] values, double[] ideal, double[] antiIdeal) {
    double[] w = Checks.weights(weights);
    double[][] v = Checks.table("values", values, w.length);
    Checks.length("ideal", ideal, w.length);
    Checks.length("antiIdeal", antiIdeal, w.length);
    double[] best = Checks.finite("ideal", ideal);
    double[] worst = Checks.finite("antiIdeal", antiIdeal);
    double[] closeness = new double[v.length];
    for (int a = 0; a < v.length; a++) {
      double toBest = distance(w, v[a], best);
      double toWorst = distance(w, v[a], worst);
      closeness[a] = toBest + toWorst == 0 ? 0.5 : toWorst / (toBest + toWorst);
    }
    return closeness;
  }

  private static double distance(double[] weights, double[] from, double[] to) {
    CompensatedSum squares = new CompensatedSum();
    for (int j = 0; j < weights.length; j++) {
      double step = weights[j] * (from[j] - to[j]);
      squares.add(step * step);
    }
    return Math.sqrt(squares.total());
  }
}
