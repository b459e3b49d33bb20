package dev.assay.core.mcda;

/**
 * A share estimated from draws, with how far it can be trusted. It is a share of draws, never a
 * probability of being right.
 *
 * @param value wins per draw, from 0 to 1
 * @param standardError of the value; 0 when no draw or every draw was won, where it tells nothing
 * @param draws how many draws
 */
public record Share(double value, double standardError, int draws) {
  /**
   * @param wins number of draws won, a tie of k counting 1/k
   */
  public static Share of(double wins, int draws) {
    if (draws < 1 || !(wins >= 0 && wins <= draws)) {
      throw new IllegalArgumentException("%s wins in %d draws".formatted(wins, draws));
    }
    double p = wins / draws;
    return new Share(p, Math.sqrt(p * (1 - p) / draws), draws);
  }
}
