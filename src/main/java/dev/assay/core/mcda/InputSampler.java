package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills in the inputs of one draw. What is known exactly is filled in once; uniform and triangular
 * inputs are reckoned from rows of their figures, kind by kind, so that each loop does one thing.
 */
final class InputSampler {
  private final double[] points;
  private final long[] starts;
  private final int[] uniform;
  private final int[] triangular;

  /** Least, and of triangular inputs what is added to it in proportion to the root. */
  private final double[] low;

  private final double[] rise;

  /** Greatest, and of triangular inputs what is taken off in proportion to the root. */
  private final double[] high;

  private final double[] fall;

  /** Share below which a triangular input rises. */
  private final double[] bend;

  /**
   * @param distributions one per input
   * @param starts for each input the first state of its stream
   */
  InputSampler(List<InputDistribution> distributions, long[] starts) {
    int n = distributions.size();
    this.starts = starts.clone();
    this.points = new double[n];
    this.low = new double[n];
    this.rise = new double[n];
    this.high = new double[n];
    this.fall = new double[n];
    this.bend = new double[n];
    List<Integer> uniforms = new ArrayList<>();
    List<Integer> triangulars = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      switch (distributions.get(i)) {
        case InputDistribution.Point(double value) -> points[i] = value;
        case InputDistribution.Uniform(double from, double to) -> {
          low[i] = from;
          high[i] = to;
          uniforms.add(i);
        }
        case InputDistribution.Triangular(double from, double mode, double to) -> {
          low[i] = from;
          high[i] = to;
          bend[i] = (mode - from) / (to - from);
          rise[i] = Math.sqrt((to - from) * (mode - from));
          fall[i] = Math.sqrt((to - from) * (to - mode));
          triangulars.add(i);
        }
      }
    }
    this.uniform = toArray(uniforms);
    this.triangular = toArray(triangulars);
  }

  private static int[] toArray(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Fills in one draw.
   *
   * @param values one per input
   */
  void fill(int draw, double[] values) {
    System.arraycopy(points, 0, values, 0, points.length);
    long step = draw * SplitMix64.STEP;
    for (int i : uniform) {
      values[i] = low[i] + share(i, step) * (high[i] - low[i]);
    }
    for (int i : triangular) {
      double share = share(i, step);
      boolean rising = share < bend[i];
      double root = Math.sqrt(rising ? share : 1 - share);
      values[i] = (rising ? low[i] : high[i]) + root * (rising ? rise[i] : -fall[i]);
    }
  }

  private double share(int input, long step) {
    return SplitMix64.unit(SplitMix64.after(starts[input] + step));
  }
}
