package dev.assay.core.verdict;

import dev.assay.core.matrix.Preference;
import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.Draws;
import dev.assay.core.mcda.InputDistribution;
import dev.assay.core.mcda.Share;
import dev.assay.core.mcda.Smaa;
import dev.assay.core.mcda.SmaaResult;
import dev.assay.core.mcda.UtilityFunction;
import dev.assay.core.mcda.WeightDraws;
import dev.assay.core.signal.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * In which share of the draws of weights and values each alternative comes first; gates that a plan
 * could override are left open. An answer that several parts take from the service is drawn once
 * and moves them all; answers that parts give each for itself are drawn apart, also where they are
 * the same.
 */
final class WinShares {
  private static final List<Verdict> ALTERNATIVES = Decision.ALTERNATIVES;

  /** Stands where a row shares the input of another part; costs no draw. */
  private static final InputDistribution UNUSED = new InputDistribution.Point(0);

  private final SmaaResult result;

  private WinShares(SmaaResult result) {
    this.result = result;
  }

  /**
   * Draws the values beside draws of weights.
   *
   * @param weights drawn around those of the assessment
   * @param seed from the request, so that the same request gives the same shares
   */
  static WinShares of(Assessment assessment, WeightDraws weights, long seed) {
    Inputs inputs = Inputs.of(assessment, assessment.matrix().rows().size());
    Draws draws = new Draws(weights, inputs.distributions(), inputs.streams(), seed);
    return new WinShares(new Smaa(utility(assessment, inputs), ALTERNATIVES.size(), draws).run());
  }

  /** Share of draws in which an alternative comes first. */
  Share of(Verdict alternative) {
    return result.firstRank(ALTERNATIVES.indexOf(alternative));
  }

  /** Share of draws in which one of these alternatives comes first. */
  Share of(Predicate<Verdict> alternatives) {
    double wins = 0;
    for (int a = 0; a < ALTERNATIVES.size(); a++) {
      if (alternatives.test(ALTERNATIVES.get(a))) {
        wins += result.firstRanks().get(a) * result.draws();
      }
    }
    return Share.of(Math.clamp(wins, 0, result.draws()), result.draws());
  }

  /** Seed of the values, as a decimal number. */
  String seed() {
    return String.valueOf(result.seed());
  }

  /**
   * Which input each row of each part reads. A row keeps its input, and with it its stream of
   * draws, whatever the other rows are: what two answers under one seed differ in is no luck.
   */
  private record Inputs(
      List<InputDistribution> distributions, List<Integer> streams, int[][] index) {
    static Inputs of(Assessment assessment, int criteria) {
      int parts = assessment.parts().size();
      List<InputDistribution> distributions =
          new ArrayList<>(Collections.nCopies(parts * criteria, (InputDistribution) UNUSED));
      List<Integer> streams = new ArrayList<>(Collections.nCopies(parts * criteria, 0));
      int[][] index = new int[parts][criteria];
      for (int j = 0; j < criteria; j++) {
        Map<Drawn, Integer> seen = new HashMap<>();
        Map<Object, Integer> luck = new HashMap<>();
        for (int part = 0; part < parts; part++) {
          Row row = assessment.parts().get(part).matrix().rows().get(j);
          Object answer = answer(assessment, part, row);
          int slot = part * criteria + j;
          Integer known = seen.putIfAbsent(new Drawn(answer, row.preference()), slot);
          index[part][j] = known == null ? slot : known;
          if (known == null) {
            distributions.set(slot, distribution(row.preference()));
            Integer stream = luck.putIfAbsent(answer, slot);
            streams.set(slot, stream == null ? slot : stream);
          }
        }
      }
      return new Inputs(distributions, streams, index);
    }

    /** One draw: of which answer, and what it is worth to a part. */
    private record Drawn(Object answer, Preference preference) {}

    /** What tells the answer that a row rests on from any other; the part where it is its own. */
    private static Object answer(Assessment assessment, int part, Row row) {
      if (row.basis().isPresent()) {
        return origin(row.basis().get());
      }
      Assessment.Part own = assessment.parts().get(part);
      String quantity = row.criterion().readings().getFirst().of();
      return assessment.scorer().rulebook().inheritance().inherits(own.kind(), quantity)
          ? "service"
          : part;
    }

    private static Object origin(Signal.Known signal) {
      return switch (signal) {
        case Signal.Declared declared -> declared.pointer();
        case Signal.Measured measured -> measured;
        case Signal.Derived derived -> derived.parts().stream().map(Inputs::origin).toList();
      };
    }

    private static InputDistribution distribution(Preference preference) {
      return switch (preference.shape()) {
        case POINT -> new InputDistribution.Point(preference.point());
        case UNIFORM -> new InputDistribution.Uniform(preference.low(), preference.high());
        case TRIANGULAR ->
            new InputDistribution.Triangular(
                preference.low(), preference.point(), preference.high());
      };
    }
  }

  private static UtilityFunction utility(Assessment assessment, Inputs inputs) {
    int[][] index = inputs.index();
    int parts = index.length;
    int criteria = index[0].length;
    boolean[] pressing = assessment.scorer().pressing();
    boolean[] out = new boolean[ALTERNATIVES.size()];
    for (int a = 0; a < out.length; a++) {
      out[a] = !assessment.conceivable(ALTERNATIVES.get(a));
    }
    Scorer scorer = assessment.scorer();
    double[] shares = assessment.shares();
    double[] preferences = new double[parts];
    return (weights, values, utilities) -> {
      double pressure = 0;
      for (int part = 0; part < parts; part++) {
        double sum = 0;
        double pressed = 0;
        double pressingWeight = 0;
        int[] inputOf = index[part];
        for (int j = 0; j < criteria; j++) {
          double contribution = weights[j] * values[inputOf[j]];
          sum += contribution;
          if (pressing[j]) {
            pressed += contribution;
            pressingWeight += weights[j];
          }
        }
        preferences[part] = sum;
        pressure += pressingWeight > 0 ? shares[part] * Math.max(0, pressed / pressingWeight) : 0;
      }
      scorer.fill(preferences, pressure, utilities);
      for (int a = 0; a < out.length; a++) {
        if (out[a]) {
          utilities[a] = Double.NEGATIVE_INFINITY;
        }
      }
    };
  }
}
