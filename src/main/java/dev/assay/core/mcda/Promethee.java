package dev.assay.core.mcda;

import java.util.List;

/**
 * PROMETHEE II (Brans and Vincke 1985): net outranking flows with absolute thresholds, below which
 * a difference counts as noise. Flows are divided by the number of rivals; net is positive less
 * negative flow, so the highest is best.
 */
public final class Promethee {
  private Promethee() {}

  /**
   * How strongly a difference in favour of one alternative speaks for it, from 0 to 1: nothing up
   * to the indifference threshold, in full from the preference threshold, straight in between; with
   * indifference 0 it is the V-shape, with both 0 any positive difference counts in full.
   */
  public record Preference(double indifference, double preference) {
    public Preference {
      Checks.finite("indifference", indifference);
      Checks.finite("preference", preference);
      if (indifference < 0 || preference < indifference) {
        throw new IllegalArgumentException(
            "%s and %s: expected 0 <= indifference <= preference"
                .formatted(indifference, preference));
      }
    }

    /** The preference for a difference. */
    double of(double difference) {
      if (difference <= indifference) {
        return 0;
      }
      return difference >= preference
          ? 1
          : (difference - indifference) / (preference - indifference);
    }
  }

  /**
   * The net flow of each alternative; they sum to 0.
   *
   * @param weights divided by their sum
   * @param values higher is better; one row per alternative, at least two, one column per criterion
   * @param preferences one per criterion, in the unit of its values
   */
  public static double[] netFlows(
      double[] weights, double[][] values, List<Preference> preferences) {
    double[] w = Checks.normalised(weights);
    double[][] v = Checks.table("values", values, w.length);
    if (preferences.size() != w.length) {
      throw new IllegalArgumentException(
          "%d preferences: expected %d".formatted(preferences.size(), w.length));
    }
    int m = v.length;
    if (m < 2) {
      throw new IllegalArgumentException(m + " alternatives: at least 2");
    }
    double[] net = new double[m];
    for (int a = 0; a < m; a++) {
      CompensatedSum leaving = new CompensatedSum();
      CompensatedSum entering = new CompensatedSum();
      for (int b = 0; b < m; b++) {
        for (int j = 0; j < w.length && b != a; j++) {
          double difference = v[a][j] - v[b][j];
          leaving.add(w[j] * preferences.get(j).of(difference));
          entering.add(w[j] * preferences.get(j).of(-difference));
        }
      }
      net[a] = leaving.total() / (m - 1) - entering.total() / (m - 1);
    }
    return net;
  }
}
