package dev.assay.bench;

import dev.assay.core.mcda.Draws;
import dev.assay.core.mcda.InputDistribution;
import dev.assay.core.mcda.LeadCurve;
import dev.assay.core.mcda.PairwiseWinningIndex;
import dev.assay.core.mcda.Smaa;
import dev.assay.core.mcda.SmaaResult;
import dev.assay.core.mcda.UtilityFunction;
import dev.assay.core.mcda.WeightDraws;
import dev.assay.core.mcda.WeightSampling;
import dev.assay.core.mcda.WeightSensitivity;
import dev.assay.core.mcda.WeightedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The decision analysis of one full answer: 28 criteria, 5 alternatives, 10,000 draws. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class McdaBenchmark {
  private static final int CRITERIA = 28;
  private static final int ALTERNATIVES = 5;
  private static final int DRAWS = 10_000;

  private final double[] weights = new double[CRITERIA];
  private final double[][] values = new double[ALTERNATIVES][CRITERIA];
  private final List<InputDistribution> inputs = new ArrayList<>();
  private final List<Integer> streams = IntStream.range(0, CRITERIA).boxed().toList();
  private final WeightDraws drawn;

  public McdaBenchmark() {
    Random random = new Random(28);
    Arrays.setAll(weights, j -> 0.005 + 0.065 * random.nextDouble());
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, j -> weights[j] / sum);
    for (double[] row : values) {
      Arrays.setAll(row, j -> random.nextDouble());
    }
    for (int j = 0; j < CRITERIA; j++) {
      inputs.add(input(j, random.nextDouble(-0.5, 0.5)));
    }
    drawn = WeightDraws.of(WeightSampling.around(50, weights), DRAWS, 42);
  }

  /** A third known, a third in a bucket, the rest a band around a level or missing altogether. */
  private static InputDistribution input(int j, double preference) {
    return switch (j % 6) {
      case 0, 1 -> new InputDistribution.Point(preference);
      case 2, 3 -> new InputDistribution.Triangular(preference - 0.2, preference, preference + 0.3);
      case 4 -> new InputDistribution.Triangular(preference - 0.5, preference, preference + 0.5);
      default -> new InputDistribution.Uniform(-1, 1);
    };
  }

  /** Weights drawn around the stated ones, as is done once for all answers of a rulebook. */
  @Benchmark
  public WeightDraws weights() {
    return WeightDraws.of(WeightSampling.around(50, weights), DRAWS, 42);
  }

  /** Shares of five alternatives over weights that are drawn already and uncertain preferences. */
  @Benchmark
  public SmaaResult shares() {
    UtilityFunction utility =
        (w, v, utilities) -> {
          double preference = 0;
          for (int j = 0; j < CRITERIA; j++) {
            preference += w[j] * v[j];
          }
          for (int a = 0; a < ALTERNATIVES; a++) {
            utilities[a] = (1 + (a % 2 == 0 ? preference : -preference)) / 2 - 0.01 * a;
          }
        };
    return new Smaa(utility, ALTERNATIVES, new Draws(drawn, inputs, streams, 7)).run();
  }

  /** Contributions, the exact share, every weight's flip and the least move, for all rivals. */
  @Benchmark
  public void exactParts(Blackhole hole) {
    WeightSensitivity sensitivity = new WeightSensitivity(weights);
    for (int b = 1; b < ALTERNATIVES; b++) {
      double[] best = new double[CRITERIA];
      double[] d = new double[CRITERIA];
      for (int j = 0; j < CRITERIA; j++) {
        best[j] = values[0][j] + 0.5;
        d[j] = best[j] - values[b][j];
      }
      WeightedSum.Contributions lead = WeightedSum.contributions(weights, best, values[b]);
      hole.consume(lead);
      hole.consume(PairwiseWinningIndex.anyWeights(d));
      hole.consume(sensitivity.leastMove(d));
      for (int j = 0; j < CRITERIA; j++) {
        double rest = (lead.margin() - weights[j] * d[j]) / (1 - weights[j]);
        LeadCurve curve = new LeadCurve(rest, d[j] - rest, new double[] {0.01}, new double[] {0.3});
        hole.consume(curve.roots(0, 1));
      }
    }
  }
}
