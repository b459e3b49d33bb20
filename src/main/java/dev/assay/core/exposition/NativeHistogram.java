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
    double[] customBounds) {}
