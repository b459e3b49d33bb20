package dev.assay.core.mcda;

/**
 * What it is worth to know one answer before deciding: the expected value of perfect information on
 * that input alone.
 *
 * @param expectedGain by how much the score of the chosen alternative rises on average once the
 *     answer is known; never negative
 * @param changeShare in which share of the answers another alternative is chosen, or none can be
 */
public record ValueOfInformation(double expectedGain, double changeShare) {

  /**
   * @param probabilities of the answers; divided by their sum
   * @param utilities one row per answer, one column per alternative: its score under the answer;
   *     negative infinity for one that it rules out, which is worth 0. Among equals the first is
   *     chosen.
   * @param standing the alternative that is chosen without the answer
   */
  public static ValueOfInformation of(double[] probabilities, double[][] utilities, int standing) {
    double[] shares = Checks.normalised(probabilities);
    if (utilities.length != shares.length) {
      throw new IllegalArgumentException(
          "%d rows in utilities: expected %d".formatted(utilities.length, shares.length));
    }
    CompensatedSum gain = new CompensatedSum();
    CompensatedSum change = new CompensatedSum();
    for (int k = 0; k < shares.length; k++) {
      double[] then = Checks.utilities("utilities", utilities[k]);
      double standingThen = then[Checks.index("standing", standing, then.length)];
      double kept = standingThen == Double.NEGATIVE_INFINITY ? 0 : standingThen;
      int choice = 0;
      for (int a = 1; a < then.length; a++) {
        choice = then[a] > then[choice] ? a : choice;
      }
      boolean none = then[choice] == Double.NEGATIVE_INFINITY;
      if (none || choice != standing) {
        change.add(shares[k]);
        gain.add(none ? 0 : shares[k] * Math.max(0, then[choice] - kept));
      }
    }
    return new ValueOfInformation(gain.total(), Math.clamp(change.total(), 0, 1));
  }
}
