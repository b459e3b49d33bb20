package dev.assay.core.mcda;

import java.util.List;

/**
 * Draws of inputs made from a seed, beside weights that were drawn before. They can be gone through
 * any number of times. Each input has a stream of its own, so replacing one distribution leaves all
 * other numbers as they were: differences between two runs under one seed are effects, not luck.
 */
public final class Draws {
  /** Input streams begin here, beyond those of the weights. */
  private static final int FIRST_INPUT_STREAM = 1 << 20;

  private final WeightDraws weights;
  private final int inputs;
  private final InputSampler sampler;
  private final long seed;

  /**
   * @param distributions one per input
   * @param streams for each input the number of the stream it draws from; inputs of one stream rise
   *     and fall together
   * @param seed any number, for example from the digest of what was asked
   */
  public Draws(
      WeightDraws weights,
      List<InputDistribution> distributions,
      List<Integer> streams,
      long seed) {
    if (streams.size() != distributions.size()) {
      throw new IllegalArgumentException(
          "%d streams: expected %d".formatted(streams.size(), distributions.size()));
    }
    this.weights = weights;
    this.inputs = distributions.size();
    this.sampler =
        new InputSampler(
            distributions,
            streams.stream()
                .mapToLong(stream -> SplitMix64.stream(seed, FIRST_INPUT_STREAM + stream))
                .toArray());
    this.seed = seed;
  }

  /** How many. */
  int count() {
    return weights.count();
  }

  int criteria() {
    return weights.criteria();
  }

  int inputs() {
    return inputs;
  }

  /** The seed that the inputs follow from. */
  long seed() {
    return seed;
  }

  /** Fills in one draw. */
  void read(int draw, double[] intoWeights, double[] intoValues) {
    weights.read(draw, intoWeights);
    sampler.fill(draw, intoValues);
  }
}
