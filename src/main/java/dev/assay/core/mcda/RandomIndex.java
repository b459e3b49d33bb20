package dev.assay.core.mcda;

import java.util.OptionalDouble;

/**
 * The mean inconsistency of random comparisons, by which a consistency index is judged. Published
 * tables differ, and so does the ratio: an answer names its table. From three items on.
 */
public enum RandomIndex {
  SAATY_1980(
      "Saaty, The Analytic Hierarchy Process, 1980",
      0.58,
      0.90,
      1.12,
      1.24,
      1.32,
      1.41,
      1.45,
      1.49),
  SAATY_2005(
      "Saaty, Theory and Applications of the Analytic Network Process, 2005",
      0.52,
      0.89,
      1.11,
      1.25,
      1.35,
      1.40,
      1.45,
      1.49,
      1.52,
      1.54,
      1.56,
      1.58,
      1.59),
  DONEGAN_DODD_1991(
      "Donegan and Dodd, A note on Saaty's random indexes, 1991",
      0.4914,
      0.8286,
      1.0591,
      1.1797,
      1.2519,
      1.3171,
      1.3733,
      1.4055,
      1.4213,
      1.4497,
      1.4643,
      1.4822,
      1.4969),
  TUMMALA_LING_1998(
      "Tummala and Ling, A note on the computation of the mean random consistency index, 1998",
      0.5799,
      0.8921,
      1.1159,
      1.2358,
      1.3322,
      1.3952,
      1.4537,
      1.4882,
      1.5117,
      1.5356,
      1.5571,
      1.5714,
      1.5831);

  private static final int FIRST_SIZE = 3;

  private final String source;
  private final double[] fromThree;

  RandomIndex(String source, double... fromThree) {
    this.source = source;
    this.fromThree = fromThree;
  }

  /** Where the table was published. */
  public String source() {
    return source;
  }

  /** The index for comparisons of so many items; empty where the table has none. */
  public OptionalDouble of(int size) {
    int place = size - FIRST_SIZE;
    return place >= 0 && place < fromThree.length
        ? OptionalDouble.of(fromThree[place])
        : OptionalDouble.empty();
  }
}
