package dev.assay.bench;

import dev.assay.core.mcda.AnswerTable;
import dev.assay.core.mcda.Axis;
import dev.assay.core.mcda.Draws;
import dev.assay.core.mcda.InputDistribution;
import dev.assay.core.mcda.MissingValues;
import dev.assay.core.mcda.PairwiseWinningIndex;
import dev.assay.core.mcda.Smaa;
import dev.assay.core.mcda.SmaaResult;
import dev.assay.core.mcda.UtilityFunction;
import dev.assay.core.mcda.ValueFlip;
import dev.assay.core.mcda.ValueOfInformation;
import dev.assay.core.mcda.WeightSampling;
import dev.assay.core.mcda.WeightSensitivity;
import dev.assay.core.mcda.WeightedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
  private final double[] readings = new double[CRITERIA];
  private final double[][] values = new double[ALTERNATIVES][CRITERIA];
  private final List<AnswerTable> tables = new ArrayList<>();
  private final List<InputDistribution> inputs = new ArrayList<>();
  private final List<MissingValues.Answer> answers = new ArrayList<>();
  private final List<double[][]> contributions = new ArrayList<>();
  private final double[] evenly = {1, 1, 1, 1, 1};
  private final double[] scores;
  private final int leader;

  public McdaBenchmark() {
    Random random = new Random(28);
    Arrays.setAll(weights, j -> 0.005 + 0.065 * random.nextDouble());
    double[] shares = WeightedSum.normalised(weights);
    System.arraycopy(shares, 0, weights, 0, CRITERIA);
    for (int j = 0; j < CRITERIA; j++) {
      AnswerTable table = table(random, j % 3 == 0 ? Axis.LOG : Axis.LINEAR);
      tables.add(table);
      readings[j] = 1 + 4 * random.nextDouble();
      inputs.add(input(j, readings[j]));
      double[] at = table.values(readings[j]);
      for (int a = 0; a < ALTERNATIVES; a++) {
        values[a][j] = at[a];
      }
      double[][] levels = new double[5][ALTERNATIVES];
      for (int k = 0; k < 5; k++) {
        double[] level = table.values(k + 1);
        for (int a = 0; a < ALTERNATIVES; a++) {
          levels[k][a] = weights[j] * level[a];
        }
      }
      contributions.add(levels);
      answers.add(MissingValues.Answer.of(levels));
    }
    scores = WeightedSum.scores(weights, values);
    int best = 0;
    for (int a = 1; a < ALTERNATIVES; a++) {
      best = scores[a] > scores[best] ? a : best;
    }
    leader = best;
  }

  private static AnswerTable table(Random random, Axis axis) {
    double[][] rows = new double[5][];
    Arrays.setAll(rows, k -> random.doubles(ALTERNATIVES).toArray());
    return AnswerTable.of(axis, new double[] {1, 2, 3, 4, 5}, rows);
  }

  /** A third known, a third in a bucket, the rest a band around a level or missing altogether. */
  private static InputDistribution input(int j, double reading) {
    return switch (j % 6) {
      case 0, 1 -> new InputDistribution.Point(reading);
      case 2, 3 -> new InputDistribution.Uniform(reading - .4, reading + .6);
      case 4 -> new InputDistribution.Triangular(reading - .5, reading, reading + .5);
      default -> InputDistribution.Discrete.even(1, 2, 3, 4, 5);
    };
  }

  private Smaa smaa(WeightSampling sampling, UtilityFunction utility) {
    return new Smaa(utility, ALTERNATIVES, new Draws.Seeded(sampling, inputs, DRAWS, 42));
  }

  /** Weights around the stated ones and uncertain values, over shared inputs. */
  @Benchmark
  public SmaaResult statedWeights() {
    return smaa(WeightSampling.Around.of(50, weights), AnswerTable.additive(tables, inputs)).run();
  }

  /** Any weights and uncertain values. */
  @Benchmark
  public SmaaResult anyWeights() {
    return smaa(new WeightSampling.Any(CRITERIA), AnswerTable.additive(tables, inputs)).run();
  }

  /** Weights around the stated ones on a fixed table. */
  @Benchmark
  public SmaaResult statedWeightsOnly() {
    Draws draws = new Draws.Seeded(WeightSampling.Around.of(50, weights), List.of(), DRAWS, 42);
    return new Smaa(UtilityFunction.additive(values), ALTERNATIVES, draws).run();
  }

  /** Contributions, exact shares, every weight's interval and flip, least move, for all rivals. */
  @Benchmark
  public void exactParts(Blackhole hole) {
    WeightSensitivity sensitivity = new WeightSensitivity(weights);
    hole.consume(WeightedSum.scores(weights, values));
    for (int b = 0; b < ALTERNATIVES; b++) {
      if (b != leader) {
        double[] d = new double[CRITERIA];
        for (int j = 0; j < CRITERIA; j++) {
          d[j] = values[leader][j] - values[b][j];
        }
        hole.consume(WeightedSum.contributions(weights, values[leader], values[b]));
        hole.consume(PairwiseWinningIndex.anyWeights(d));
        hole.consume(PairwiseWinningIndex.rankOrderedWeights(d));
      }
    }
    for (int j = 0; j < CRITERIA; j++) {
      hole.consume(sensitivity.stability(values, leader, j));
    }
    hole.consume(sensitivity.leastMove(values, leader));
  }

  /** The nearest flips of all shared inputs in their own units. */
  @Benchmark
  public void inputFlips(Blackhole hole) {
    for (int j = 0; j < CRITERIA; j++) {
      double[] others = scores.clone();
      for (int a = 0; a < ALTERNATIVES; a++) {
        others[a] -= weights[j] * values[a][j];
      }
      int best = leader;
      hole.consume(ValueFlip.ofInput(tables.get(j), weights[j], others, best, readings[j]));
    }
  }

  /** Bounds over missing answers and the value of asking each of 28 questions. */
  @Benchmark
  public void nextQuestions(Blackhole hole) {
    hole.consume(MissingValues.shared(scores, answers));
    for (double[][] levels : contributions) {
      hole.consume(ValueOfInformation.of(scores, evenly, levels));
    }
  }
}
