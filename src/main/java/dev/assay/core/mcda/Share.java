package dev.assay.core.mcda;

/**
 * A share estimated from draws, with how far it can be trusted. It is a share of draws, never a
 * probability of being right.
 *
 * @param value wins per draw, from 0 to 1
 * @param standardError of the value; 0 when no draw or every draw was won, where only the interval
 *     tells
 * @param interval where the true share lies with 95 % confidence: Wilson's interval, and 3 in n
 *     from the end where no draw, or every draw, was won
 * @param draws how many draws
 */
public record Share(double value, double standardError, Interval interval, int draws) {
  private static final double NORMAL_975 = 1.959963984540054;

  /**
   * @param wins number of draws won, a tie of k counting 1/k
   */
  public static Share of(double wins, int draws) {
    if (draws < 1 || !(wins >= 0 && wins <= draws)) {
      throw new IllegalArgumentException("%s wins in %d draws".formatted(wins, draws));
    }
    double p = wins / draws;
    double error = Math.sqrt(p * (1 - p) / draws);
    if (wins == 0) {
      return new Share(0, 0, new Interval(0, Math.min(1, 3.0 / draws)), draws);
    }
    if (wins == draws) {
      return new Share(1, 0, new Interval(Math.max(0, 1 - 3.0 / draws), 1), draws);
    }
    double z2 = NORMAL_975 * NORMAL_975 / draws;
    double middle = (p + z2 / 2) / (1 + z2);
    double half = NORMAL_975 * Math.sqrt(p * (1 - p) / draws + z2 / (4 * draws)) / (1 + z2);
    return new Share(
        p, error, new Interval(Math.max(0, middle - half), Math.min(1, middle + half)), draws);
  }
}
