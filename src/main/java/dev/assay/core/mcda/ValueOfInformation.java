package dev.assay.core.mcda;

/**
 * What it is worth to know one shared answer before deciding: the expected value of perfect
 * information on that input alone.
 *
 * @param expectedGain by how much the score of the chosen alternative rises on average once the
 *     answer is known; never negative
 * @param changeShare in which share of the answers another alternative is chosen
 */
public record ValueOfInformation(double expectedGain, double changeShare) {

  /**
   * @param expected expected score of every alternative; negative infinity for one ruled out
   * @param probabilities of the levels; divided by their sum
   * @param contributions one row per level, one column per alternative: what the answer adds to the
   *     score, weight times partial value
   */
  public static ValueOfInformation of(
      double[] expected, double[] probabilities, double[][] contributions) {
    double[] now = Checks.utilities("expected", expected);
    double[] shares = Checks.normalised(probabilities);
    double[][] added = Checks.table("contributions", contributions, now.length);
    if (added.length != shares.length) {
      throw new IllegalArgumentException(
          "%d rows in contributions: expected %d".formatted(added.length, shares.length));
    }
    int best = best(now, 0);
    if (now[best] == Double.NEGATIVE_INFINITY) {
      return new ValueOfInformation(0, 0);
    }
    double[] rest = now.clone();
    for (int a = 0; a < now.length; a++) {
      CompensatedSum mean = new CompensatedSum();
      for (int k = 0; k < shares.length; k++) {
        mean.add(shares[k] * added[k][a]);
      }
      rest[a] -= mean.total();
    }
    CompensatedSum gain = new CompensatedSum();
    CompensatedSum change = new CompensatedSum();
    double[] then = new double[now.length];
    for (int k = 0; k < shares.length; k++) {
      for (int a = 0; a < now.length; a++) {
        then[a] = rest[a] + added[k][a];
      }
      int choice = best(then, best);
      if (choice != best) {
        gain.add(shares[k] * (then[choice] - then[best]));
        change.add(shares[k]);
      }
    }
    return new ValueOfInformation(Math.max(0, gain.total()), Math.clamp(change.total(), 0, 1));
  }

  /** The best alternative; the given one where it is not behind. */
  private static int best(double[] utilities, int standing) {
    int best = standing;
    for (int a = 0; a < utilities.length; a++) {
      if (utilities[a] > utilities[best]) {
        best = a;
      }
    }
    return best;
  }
}
