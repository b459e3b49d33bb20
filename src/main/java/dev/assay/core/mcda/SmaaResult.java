package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the draws of a {@link Smaa} run showed; alternatives and criteria by index.
 *
 * @param draws how many draws
 * @param seed what they follow from; null where they were supplied
 * @param rankAcceptability row: alternative, column: rank; the share of draws in which it takes the
 *     rank; rows and columns sum to 1
 * @param pairwiseWinning row against column: the share of draws in which the one scores above the
 *     other, plus half of the ties; 0 on the diagonal
 * @param centralWeights per alternative; null where it won fewer than 100 draws
 * @param rankingEntropyBits spread over whole rankings, {@code -sum p log2 p}: 0 where every draw
 *     gives the same ranking
 * @param drawsWithoutWinner draws in which every alternative was ruled out; these give nobody
 *     central weights and count as ties
 */
public record SmaaResult(
    int draws,
    @Nullable Long seed,
    List<List<Double>> rankAcceptability,
    List<List<Double>> pairwiseWinning,
    List<@Nullable CentralWeights> centralWeights,
    double rankingEntropyBits,
    int drawsWithoutWinner) {

  /** Fewer won draws than this do not make a mean worth telling. */
  public static final int FEWEST_HITS = 100;

  public SmaaResult {
    rankAcceptability = rankAcceptability.stream().map(List::copyOf).toList();
    pairwiseWinning = pairwiseWinning.stream().map(List::copyOf).toList();
    centralWeights = Collections.unmodifiableList(new ArrayList<>(centralWeights));
  }

  /** The share of draws in which the alternative comes first. */
  public Share firstRank(int alternative) {
    return share(rankAcceptability.get(alternative).getFirst());
  }

  /** The share of draws in which the one scores above the other. */
  public Share wins(int one, int other) {
    return share(pairwiseWinning.get(one).get(other));
  }

  private Share share(double value) {
    return Share.of(Math.clamp(value * draws, 0, draws), draws);
  }

  /**
   * The mean of the weights with which an alternative comes first: the priorities of someone for
   * whom it is right.
   *
   * @param hits draws won, a tie of k counting 1/k
   * @param standardErrors of the weights
   */
  public record CentralWeights(double hits, List<Double> weights, List<Double> standardErrors) {
    public CentralWeights {
      weights = List.copyOf(weights);
      standardErrors = List.copyOf(standardErrors);
    }

    static CentralWeights of(double hits, double[] sums, double[] squares) {
      double[] means = new double[sums.length];
      double[] errors = new double[sums.length];
      for (int j = 0; j < sums.length; j++) {
        means[j] = sums[j] / hits;
        errors[j] = Math.sqrt(Math.max(0, squares[j] / hits - means[j] * means[j]) / hits);
      }
      return new CentralWeights(hits, Lists.of(means), Lists.of(errors));
    }
  }
}
