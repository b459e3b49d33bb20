package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.List;

/** Which weights are admissible and how they are spread; every draw sums to 1. */
public sealed interface WeightSampling {

  /** How many criteria. */
  int criteria();

  /** The stated weights and no others; divided by their sum. */
  record Fixed(List<Double> weights) implements WeightSampling {
    public Fixed {
      weights = Lists.of(Checks.normalised(toArray(weights)));
    }

    public static Fixed of(double... weights) {
      return new Fixed(Lists.of(weights));
    }

    @Override
    public int criteria() {
      return weights.size();
    }
  }

  /** Nothing assumed: uniform over all non-negative weights that sum to 1. */
  record Any(int criteria) implements WeightSampling {
    public Any {
      if (criteria < 1) {
        throw new IllegalArgumentException(criteria + " criteria: at least 1");
      }
    }
  }

  /**
   * Only the order of importance assumed: uniform over all weights that fall in the given order.
   *
   * @param order criterion indices, the most important first; each index once
   */
  record RankOrdered(List<Integer> order) implements WeightSampling {
    public RankOrdered {
      order = List.copyOf(order);
      boolean[] seen = new boolean[order.size()];
      for (int index : order) {
        if (seen[Checks.index("order", index, seen.length)]) {
          throw new IllegalArgumentException("%d occurs twice in order".formatted(index));
        }
        seen[index] = true;
      }
      if (order.isEmpty()) {
        throw new IllegalArgumentException("0 criteria: at least 1");
      }
    }

    @Override
    public int criteria() {
      return order.size();
    }
  }

  /**
   * Around stated weights: the Dirichlet distribution with these means.
   *
   * @param weights the means; divided by their sum
   * @param certainty the concentration, at least 1: 10 is vague, 50 moderate, 200 firm; a weight w
   *     has the standard deviation {@code sqrt(w (1 - w) / (certainty + 1))}
   */
  record Around(List<Double> weights, double certainty) implements WeightSampling {
    public Around {
      weights = Lists.of(Checks.normalised(toArray(weights)));
      if (!(certainty >= 1) || !Double.isFinite(certainty)) {
        throw new IllegalArgumentException(certainty + " for certainty is not a number from 1");
      }
    }

    public static Around of(double certainty, double... weights) {
      return new Around(Lists.of(weights), certainty);
    }

    @Override
    public int criteria() {
      return weights.size();
    }

    /** Mean and standard deviation, in closed form, of the lead with the given differences. */
    public Lead lead(double[] differences) {
      double[] w = toArray(weights);
      Checks.length("differences", differences, w.length);
      double[] d = Checks.finite("differences", differences);
      double mean = CompensatedSum.ofProducts(w, d);
      CompensatedSum spread = new CompensatedSum();
      for (int j = 0; j < w.length; j++) {
        spread.add(w[j] * (d[j] - mean) * (d[j] - mean));
      }
      return new Lead(mean, Math.sqrt(spread.total() / (certainty + 1)));
    }
  }

  /** How far one alternative is ahead of another over all draws. */
  record Lead(double mean, double standardDeviation) {}

  /** Fills in the weights of one draw; the same for the same seed and draw number. */
  @FunctionalInterface
  interface Sampler {
    void fill(int draw, double[] weights);
  }

  /** The sampler of these weights under a seed. */
  default Sampler sampler(long seed) {
    return switch (this) {
      case Fixed(List<Double> weights) -> {
        double[] fixed = toArray(weights);
        yield (draw, into) -> System.arraycopy(fixed, 0, into, 0, fixed.length);
      }
      case Any(int criteria) -> uniform(seed, criteria);
      case RankOrdered(List<Integer> order) -> rankOrdered(seed, order);
      case Around(List<Double> weights, double certainty) -> {
        GammaVariate[] variates = new GammaVariate[weights.size()];
        for (int j = 0; j < variates.length; j++) {
          variates[j] = new GammaVariate(certainty * weights.get(j), SplitMix64.stream(seed, j));
        }
        yield (draw, into) -> {
          double sum = 0;
          for (int j = 0; j < variates.length; j++) {
            into[j] = variates[j].at(draw);
            sum += into[j];
          }
          divide(into, sum);
        };
      }
    };
  }

  private static Sampler uniform(long seed, int criteria) {
    long[] streams = new long[criteria];
    Arrays.setAll(streams, j -> SplitMix64.stream(seed, j));
    return (draw, into) -> {
      double sum = 0;
      for (int j = 0; j < streams.length; j++) {
        into[j] = -Math.log(SplitMix64.unit(SplitMix64.after(streams[j] + draw * SplitMix64.STEP)));
        sum += into[j];
      }
      divide(into, sum);
    };
  }

  private static Sampler rankOrdered(long seed, List<Integer> order) {
    int n = order.size();
    Sampler uniform = uniform(seed, n);
    int[] place = order.stream().mapToInt(Integer::intValue).toArray();
    return (draw, into) -> {
      double[] sorted = new double[n];
      uniform.fill(draw, sorted);
      Arrays.sort(sorted);
      for (int rank = 0; rank < n; rank++) {
        into[place[rank]] = sorted[n - 1 - rank];
      }
    };
  }

  private static void divide(double[] weights, double sum) {
    double share = 1 / sum;
    for (int j = 0; j < weights.length; j++) {
      weights[j] *= share;
    }
  }

  private static double[] toArray(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
