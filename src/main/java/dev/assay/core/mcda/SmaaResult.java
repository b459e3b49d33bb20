package dev.assay.core.mcda;

import java.util.List;

/**
 * What the draws of a {@link Smaa} run showed; alternatives by index.
 *
 * @param draws how many draws
 * @param seed what their values follow from
 * @param firstRanks per alternative the share of draws in which it comes first; they sum to 1.
 *     Where every alternative is ruled out, all are tied.
 */
public record SmaaResult(int draws, long seed, List<Double> firstRanks) {

  public SmaaResult {
    firstRanks = List.copyOf(firstRanks);
  }

  /** The share of draws in which the alternative comes first. */
  public Share firstRank(int alternative) {
    return Share.of(Math.clamp(firstRanks.get(alternative) * draws, 0, draws), draws);
  }
}
