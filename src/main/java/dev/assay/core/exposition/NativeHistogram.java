package dev.assay.core.exposition;

/**
 * Native (exponential or custom-bound) buckets of a histogram, spans already decoded to absolute
 * bucket indexes.
 *
 * @param schema -4 to 8 for exponential buckets, -53 for custom bounds
 * @param zeroThreshold width of the zero bucket
 * @param zeroCount observations in the zero bucket
 * @param positiveIndexes bucket indexes, ascending; bucket i reaches up to 2^(i * 2^-schema), or to
 *     custom bound i
 * @param positiveCounts absolute count of each positive bucket
 * @param negativeIndexes bucket indexes of negative observations, ascending
 * @param negativeCounts absolute count of each negative bucket
 * @param customBounds ascending finite upper bounds; empty unless the schema is -53
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, read in loops
public record NativeHistogram(
    int schema,
    double zeroThreshold,
    double zeroCount,
    int[] positiveIndexes,
    double[] positiveCounts,
    int[] negativeIndexes,
    double[] negativeCounts,
    double[] customBounds) {
  /**
   * Whether the counts can be those of a number of observations: none is negative and, where all
   * are whole, they add up to it as Prometheus asks; observations that are NaN are in no bucket.
   *
   * @param sum sum of the observations
   */
  public boolean adds(double count, double sum) {
    double all = zeroCount;
    boolean whole = zeroCount == Math.rint(zeroCount);
    for (double[] side : new double[][] {positiveCounts, negativeCounts}) {
      for (double one : side) {
        if (!(one >= 0)) {
          return false;
        }
        all += one;
        whole &= one == Math.rint(one);
      }
    }
    return !whole || (Double.isNaN(sum) ? all <= count : all == count);
  }
}
