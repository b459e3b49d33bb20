package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A sequence of draws of weights and inputs that can be gone through any number of times. */
public sealed interface Draws {

  /** How many. */
  int count();

  int criteria();

  int inputs();

  /** The seed that the draws follow from; empty where they were supplied. */
  OptionalLong seed();

  /** The same inputs with the weights held fixed. */
  Draws withWeights(double[] weights);

  /** A way through the draws. */
  Reader reader();

  /** Fills in one draw. */
  @FunctionalInterface
  interface Reader {
    void read(int draw, double[] weights, double[] values);
  }

  /**
   * Draws of inputs made from a seed, beside weights that were drawn before. Each input has a
   * stream of its own, so replacing one distribution leaves all other numbers as they were:
   * differences between two runs under one seed are effects, not luck.
   *
   * @param distributions one per input
   * @param streams for each input the number of the stream it draws from; inputs of one stream rise
   *     and fall together
   * @param from the seed: any number, for example from the digest of what was asked
   */
  record Seeded(
      WeightDraws weights, List<InputDistribution> distributions, List<Integer> streams, long from)
      implements Draws {
    /** Input streams begin here, beyond those of the weights. */
    private static final int FIRST_INPUT_STREAM = 1 << 20;

    public Seeded {
      distributions = List.copyOf(distributions);
      streams = List.copyOf(streams);
      if (streams.size() != distributions.size()) {
        throw new IllegalArgumentException(
            "%d streams: expected %d".formatted(streams.size(), distributions.size()));
      }
    }

    /** With weights drawn from the same seed, and a stream for each input. */
    public Seeded(
        WeightSampling weights, List<InputDistribution> distributions, int count, long from) {
      this(
          WeightDraws.of(weights, count, from),
          distributions,
          IntStream.range(0, distributions.size()).boxed().toList(),
          from);
    }

    @Override
    public int count() {
      return weights.count();
    }

    @Override
    public int criteria() {
      return weights.criteria();
    }

    @Override
    public int inputs() {
      return distributions.size();
    }

    @Override
    public OptionalLong seed() {
      return OptionalLong.of(from);
    }

    @Override
    public Draws withWeights(double[] fixed) {
      Checks.length("weights", fixed, criteria());
      return new Seeded(
          WeightDraws.of(WeightSampling.Fixed.of(fixed), count(), from),
          distributions,
          streams,
          from);
    }

    @Override
    public Reader reader() {
      long[] starts = new long[inputs()];
      for (int i = 0; i < starts.length; i++) {
        starts[i] = SplitMix64.stream(from, FIRST_INPUT_STREAM + streams.get(i));
      }
      InputSampler inputs = new InputSampler(distributions, starts);
      return (draw, w, values) -> {
        weights.read(draw, w);
        inputs.fill(draw, values);
      };
    }
  }

  /** Draws made elsewhere, replayed: one row of weights and one row of values per draw. */
  static Draws supplied(double[][] weights, double[][] values) {
    return new Supplied(weights, values);
  }

  /** Draws made elsewhere. */
  final class Supplied implements Draws {
    private final double[][] weights;
    private final double[][] values;

    private Supplied(double[][] weights, double[][] values) {
      if (weights.length == 0 || weights.length != values.length) {
        throw new IllegalArgumentException(
            "%d rows of weights and %d of values: as many of each, at least 1"
                .formatted(weights.length, values.length));
      }
      this.weights = Checks.table("weights", weights, weights[0].length);
      for (double[] row : weights) {
        Checks.weights(row);
      }
      this.values = Checks.table("values", values, values[0].length);
    }

    @Override
    public int count() {
      return weights.length;
    }

    @Override
    public int criteria() {
      return weights[0].length;
    }

    @Override
    public int inputs() {
      return values[0].length;
    }

    @Override
    public OptionalLong seed() {
      return OptionalLong.empty();
    }

    @Override
    public Draws withWeights(double[] fixed) {
      double[][] same = new double[weights.length][];
      Arrays.fill(same, Checks.normalised(fixed));
      return new Supplied(same, values);
    }

    @Override
    public Reader reader() {
      return (draw, w, v) -> {
        System.arraycopy(weights[draw], 0, w, 0, w.length);
        System.arraycopy(values[draw], 0, v, 0, v.length);
      };
    }
  }
}
