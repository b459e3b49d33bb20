package dev.assay.core.verdict;

import dev.assay.core.matrix.Preference;
import dev.assay.core.matrix.Row;
import dev.assay.core.rulebook.Range;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How far a lead can move over answers that are not known exactly; an answer that parts share moves
 * them all.
 */
final class Spread {
  private Spread() {}

  /**
   * The least and the greatest lead of one alternative over another, with the rows that are chosen
   * anywhere in their ranges and all others at their best figures.
   */
  static Range lead(Assessment assessment, Verdict one, Verdict other, Predicate<Row> free) {
    int parts = assessment.parts().size();
    int[] a = {Decision.ALTERNATIVES.indexOf(one), Decision.ALTERNATIVES.indexOf(other)};
    double pressure = assessment.pressure();
    double base = difference(assessment, assessment.partPreferences(), pressure, a);
    double[] slopes = new double[parts];
    for (int part = 0; part < parts; part++) {
      double[] unit = new double[parts];
      unit[part] = 1;
      slopes[part] =
          difference(assessment, unit, 0, a) - difference(assessment, new double[parts], 0, a);
    }
    double low = base;
    double high = base;
    for (int j = 0; j < assessment.matrix().rows().size(); j++) {
      Map<Preference, Double> shared = new LinkedHashMap<>();
      for (int part = 0; part < parts; part++) {
        Row row = assessment.parts().get(part).matrix().rows().get(j);
        if (free.test(row)) {
          shared.merge(row.preference(), slopes[part] * row.weight(), Double::sum);
        }
      }
      for (Map.Entry<Preference, Double> answer : shared.entrySet()) {
        double down = answer.getValue() * (answer.getKey().low() - answer.getKey().point());
        double up = answer.getValue() * (answer.getKey().high() - answer.getKey().point());
        low += Math.min(down, up);
        high += Math.max(down, up);
      }
    }
    return new Range(Math.min(low, base), Math.max(high, base));
  }

  private static double difference(
      Assessment assessment, double[] preferences, double pressure, int[] a) {
    double[] utilities = new double[Decision.ALTERNATIVES.size()];
    assessment.scorer().fill(preferences, pressure, utilities);
    return utilities[a[0]] - utilities[a[1]];
  }
}
