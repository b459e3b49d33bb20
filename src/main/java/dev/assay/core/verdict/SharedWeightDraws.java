package dev.assay.core.verdict;

import dev.assay.core.mcda.WeightDraws;
import dev.assay.core.mcda.WeightSampling;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights that win shares are counted over, drawn once for all answers that rest on the same
 * weights. They are drawn with the same luck for everybody: what two services, two rulebooks or two
 * suppositions differ in is never the luck of the weights. Drawing them takes longer than all else
 * in a win share, so those asked for last are kept.
 */
final class SharedWeightDraws {
  /** Half a percentage point of standard error at worst. */
  static final int DRAWS = 10_000;

  /** Of any value; another one gives other shares within their standard errors. */
  private static final long SEED = 1234;

  /** Some 2 MiB each. */
  private static final int MOST_KEPT = 4;

  private final Map<WeightSampling, WeightDraws> kept =
      new LinkedHashMap<>(2 * MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<WeightSampling, WeightDraws> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** The draws around these weights. */
  synchronized WeightDraws around(double[] weights, double certainty) {
    return kept.computeIfAbsent(
        WeightSampling.around(certainty, weights),
        sampling -> WeightDraws.of(sampling, DRAWS, SEED));
  }
}
