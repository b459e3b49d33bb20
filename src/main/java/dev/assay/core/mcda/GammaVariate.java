package dev.assay.core.mcda;

/**
 * Gamma variates of one shape by Marsaglia and Tsang (ACM TOMS 26, 2000), below shape 1 with their
 * boost. Draw number i takes its luck from its own place of the stream, so that one draw is the
 * same whether or not others were rejected.
 */
final class GammaVariate {
  /** Places reserved for one draw: seven tries, of which one in twenty fails. */
  private static final long PLACES = 16;

  private final double d;
  private final double c;
  private final double boost;
  private final long stream;

  /**
   * @param shape at least 0; 0 gives 0
   */
  GammaVariate(double shape, long stream) {
    this.d = shape == 0 ? 0 : (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    this.c = 1 / Math.sqrt(9 * d);
    this.boost = shape < 1 ? 1 / shape : 0;
    this.stream = stream;
  }

  double at(int draw) {
    if (d == 0) {
      return 0;
    }
    long state = stream + draw * PLACES * SplitMix64.STEP;
    double factor = d;
    if (boost != 0) {
      factor *= Math.exp(Math.log(SplitMix64.unit(SplitMix64.after(state))) * boost);
      state += SplitMix64.STEP;
    }
    while (true) {
      double z = NormalQuantile.at(SplitMix64.unit(SplitMix64.after(state)));
      state += SplitMix64.STEP;
      double u = SplitMix64.unit(SplitMix64.after(state));
      state += SplitMix64.STEP;
      double root = 1 + c * z;
      if (root <= 0) {
        continue;
      }
      double v = root * root * root;
      double square = z * z;
      if (u < 1 - 0.0331 * square * square
          || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
        return factor * v;
      }
    }
  }
}
