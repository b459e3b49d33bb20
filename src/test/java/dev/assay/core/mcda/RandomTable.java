package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A random decision: values in [0, 1], some tied, some weights zero; the leader is first. */
record RandomTable(Random random, double[] weights, double[][] values) {
  /** How close two ways of reckoning the same must come. */
  static final double EXACT = 1e-12;

  static RandomTable draw(Random random) {
    int n = 2 + random.nextInt(12);
    int m = 2 + random.nextInt(4);
    double[] weights = new double[n];
    Arrays.setAll(weights, j -> random.nextInt(6) == 0 ? 0 : random.nextDouble());
    weights[random.nextInt(n)] = 0.5;
    double[][] values = new double[m][n];
    for (double[] row : values) {
      Arrays.setAll(
          row, j -> random.nextInt(4) == 0 ? random.nextInt(3) / 2.0 : random.nextDouble());
    }
    double[] w = Additive.normalised(weights);
    double[] scores = Additive.scores(w, values);
    int best = IntStream.range(1, m).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
    double[] first = values[best];
    values[best] = values[0];
    values[0] = first;
    return new RandomTable(random, w, values);
  }

  double[] scores() {
    return Additive.scores(weights, values);
  }

  int criteria() {
    return weights.length;
  }

  int alternatives() {
    return values.length;
  }

  double[] lead(int rival) {
    return minus(values[0], values[rival]);
  }

  /** The rows with one more criterion. */
  double[][] widened(double[] column) {
    double[][] wide = new double[values.length][];
    for (int a = 0; a < wide.length; a++) {
      wide[a] = Arrays.copyOf(values[a], criteria() + 1);
      wide[a][criteria()] = column[a];
    }
    return wide;
  }

  double[] weights(double last) {
    double[] wide = Arrays.copyOf(weights, criteria() + 1);
    wide[criteria()] = last;
    return wide;
  }

  SmaaResult shares(double[][] of, int draws) {
    return new Smaa(
            Additive.utility(of),
            of.length,
            AnyWeights.alone(AnyWeights.uniform(criteria()), draws, 7))
        .run();
  }

  static void always(int trials, long seed, Consumer<RandomTable> property) {
    Random random = new Random(seed);
    for (int trial = 0; trial < trials; trial++) {
      property.accept(RandomTable.draw(random));
    }
  }

  static double[] minus(double[] one, double[] other) {
    double[] d = new double[one.length];
    Arrays.setAll(d, j -> one[j] - other[j]);
    return d;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int j = 0; j < one.length; j++) {
      sum += one[j] * other[j];
    }
    return sum;
  }

  static double[] rescaled(double[] weights, int k, double t) {
    double[] changed = weights.clone();
    for (int j = 0; j < weights.length; j++) {
      changed[j] = j == k ? t : weights[j] * (1 - t) / (1 - weights[k]);
    }
    return changed;
  }

  static double[] filled(int length, double value) {
    double[] row = new double[length];
    Arrays.fill(row, value);
    return row;
  }

  static List<Integer> shuffled(int size, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }

  static double[] pick(double[] row, List<Integer> order) {
    return order.stream().mapToDouble(j -> row[j]).toArray();
  }
}
