package dev.assay.core.exposition;

import java.util.Comparator;

/**
 * What tells the samples of a family apart. In order, so that tables of keys with equal hashes stay
 * quick.
 *
 * @param part which part of its family the sample is
 */
record SampleKey(String part, Labels labels) implements Comparable<SampleKey> {
  private static final Comparator<SampleKey> ORDER =
      Comparator.comparing(SampleKey::part).thenComparing(SampleKey::labels);

  @Override
  public int compareTo(SampleKey other) {
    return ORDER.compare(this, other);
  }
}
