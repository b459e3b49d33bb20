package dev.assay.core.exposition;

/**
 * How an exposition is to be read.
 *
 * @param strict the specification of the format to the letter, every violation listed; otherwise a
 *     bad line is skipped, counted and reported
 * @param families which families to build; others are validated and passed over
 */
public record ReadOptions(boolean strict, Limits limits, Selection families) {

  /** Lenient, default limits, every family. */
  public static final ReadOptions LENIENT = new ReadOptions(false, Limits.DEFAULT, Selection.ALL);

  /**
   * Bounds on what one body may hold.
   *
   * @param maxBytes inflated size in bytes
   * @param maxInflationRatio inflated over compressed size
   * @param maxSamples samples of the whole body
   * @param maxLineBytes length of one line
   * @param maxLabels labels of one series
   * @param maxLabelBytes length of one label value
   */
  public record Limits(
      long maxBytes,
      int maxInflationRatio,
      int maxSamples,
      int maxLineBytes,
      int maxLabels,
      int maxLabelBytes) {
    /** 64 MiB, 200:1, 500,000 samples, 64 KiB lines, 64 labels of 4 KiB. */
    public static final Limits DEFAULT = new Limits(64L << 20, 200, 500_000, 64 << 10, 64, 4 << 10);
  }
}
