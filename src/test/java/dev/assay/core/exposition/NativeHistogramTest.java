package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeHistogramTest {

  @ParameterizedTest(name = "zero {0}, {1} above, {2} below, count {3}, sum {4}")
  @CsvSource({
    "1, 2, 3, 6, 1, true",
    "1, 2, 3, 7, 1, false",
    "1, 2, 3, 5, 1, false",
    "1, 2, 3, 7, NaN, true",
    "1, 2, 3, 5, NaN, false",
    "1, -2, 3, 2, 1, false",
    "1, 2, NaN, 6, 1, false",
    "0.5, 2, 3, 7, 1, true",
    "1, 2.5, 3, 7, 1, true",
  })
  void wholeCountsAddUp(
      double zero, double above, double below, double count, double sum, boolean adds) {
    NativeHistogram histogram =
        new NativeHistogram(
            3,
            0.001,
            zero,
            new int[] {1},
            new double[] {above},
            new int[] {1},
            new double[] {below},
            new double[0]);
    assertThat(histogram.adds(count, sum)).isEqualTo(adds);
  }
}
