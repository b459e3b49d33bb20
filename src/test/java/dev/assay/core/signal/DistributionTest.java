package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.NativeHistogram;
import dev.assay.core.exposition.Series;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Distribution classic(double[] bounds, double... counts) {
    return new ClassicBuckets(bounds, counts, counts[counts.length - 1], 1);
  }

  private static Distribution exponential(
      int schema, double zeroThreshold, double zero, int[] indexes, double[] counts) {
    double count = zero;
    for (double c : counts) {
      count += c;
    }
    return NativeBuckets.of(
        new NativeHistogram(
            schema, zeroThreshold, zero, indexes, counts, new int[0], new double[0], new double[0]),
        count,
        count);
  }

  private static Distribution custom(double[] bounds, int[] indexes, double[] counts) {
    double count = 0;
    for (double c : counts) {
      count += c;
    }
    return NativeBuckets.of(
        new NativeHistogram(-53, 0, 0, indexes, counts, new int[0], new double[0], bounds),
        count,
        count);
  }

  @Test
  void addsClassicBucketsBoundByBound() {
    Distribution sum =
        classic(new double[] {1, 2, INF}, 1, 2, 4).plus(classic(new double[] {1, 2, INF}, 3, 6, 6));
    assertThat(sum.count()).isEqualTo(10);
    assertThat(sum.shareBelow(1).value()).isEqualTo(0.4);
    assertThat(sum.shareBelow(2).value()).isEqualTo(0.8);
    assertThat(sum.sum()).isEqualTo(2);
    assertThat(sum.resolution()).isEqualTo("1, 2, +Inf");
  }

  @Test
  void aBoundThatIsWrittenTwiceIsNotCountedFourTimes() {
    Distribution twice = classic(new double[] {0.2, 0.2, INF}, 3, 4, 10);
    Distribution sum = twice.plus(twice);
    assertThat(sum.quantile(0.5).value()).isEqualTo(twice.quantile(0.5).value());
    assertThat(sum.count()).isEqualTo(20);
  }

  @Test
  void neverAddsClassicToNativeOrCustomToExponential() {
    Distribution classic = classic(new double[] {1, INF}, 1, 2);
    Distribution exponential = exponential(0, 0, 0, new int[] {1}, new double[] {4});
    Distribution custom = custom(new double[] {1}, new int[] {0}, new double[] {4});
    assertThat(classic.plus(exponential)).isNull();
    assertThat(exponential.plus(classic)).isNull();
    assertThat(exponential.plus(custom)).isNull();
    assertThat(exponential.since(classic)).isNull();
    assertThat(classic.since(exponential)).isNull();
  }

  @Test
  void seesAResetInAnyClassicBucket() {
    double[] bounds = {1, 2, INF};
    Distribution earlier = classic(bounds, 2, 5, 9);
    assertThat(classic(bounds, 3, 6, 12).since(earlier).count()).isEqualTo(3);
    assertThat(classic(bounds, 2, 5, 9).since(earlier).count()).isZero();
    assertThat(classic(bounds, 1, 6, 12).since(earlier)).isNull();
    assertThat(classic(bounds, 2, 5, 8).since(earlier)).isNull();
    assertThat(classic(new double[] {1, 3, INF}, 3, 6, 12).since(earlier)).isNull();
  }

  @Test
  void addsNativeBucketsAtTheCoarserSchema() {
    Distribution fine = exponential(1, 0, 0, new int[] {1, 2, 3}, new double[] {1, 2, 4});
    Distribution coarse = exponential(0, 0, 0, new int[] {1, 2}, new double[] {10, 20});
    Distribution sum = fine.plus(coarse);
    assertThat(sum.resolution()).isEqualTo("native buckets of schema 0");
    assertThat(sum.count()).isEqualTo(37);
    assertThat(sum.shareBelow(2).value()).isCloseTo(13 / 37.0, within(1e-12));
    assertThat(sum.shareBelow(4).value()).isEqualTo(1);
    assertThat(coarse.plus(fine).shareBelow(2).value()).isCloseTo(13 / 37.0, within(1e-12));
  }

  @Test
  void widensTheZeroBucketToTheLargerThreshold() {
    Distribution wide = exponential(0, 1, 5, new int[] {1}, new double[] {5});
    Distribution narrow = exponential(0, 0.001, 1, new int[] {-1, 0, 1}, new double[] {2, 3, 4});
    Distribution sum = wide.plus(narrow);
    assertThat(sum.shareBelow(1).value()).isEqualTo(11 / 20.0);
    Distribution across = exponential(0, 0.7, 5, new int[] {1}, new double[] {5}).plus(narrow);
    assertThat(across.shareBelow(1).value()).isEqualTo(11 / 20.0);
    assertThat(across.count()).isEqualTo(20);
  }

  @Test
  void seesAResetInNativeBuckets() {
    Distribution earlier = exponential(0, 0.001, 2, new int[] {1, 2}, new double[] {4, 6});
    Distribution later = exponential(0, 0.001, 3, new int[] {1, 2, 3}, new double[] {5, 6, 1});
    assertThat(later.since(earlier).count()).isEqualTo(3);
    assertThat(later.since(earlier).shareBelow(2).value()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(exponential(0, 0.001, 9, new int[] {1, 2}, new double[] {3, 9}).since(earlier))
        .isNull();
    assertThat(exponential(0, 0.001, 1, new int[] {1, 2}, new double[] {9, 9}).since(earlier))
        .isNull();
    assertThat(exponential(1, 0.001, 9, new int[] {1, 2}, new double[] {9, 9}).since(earlier))
        .isNull();
    assertThat(exponential(0, 0.002, 9, new int[] {1, 2}, new double[] {9, 9}).since(earlier))
        .isNull();
    assertThat(exponential(0, 0.001, 9, new int[] {2}, new double[] {9}).since(earlier)).isNull();
  }

  @Test
  void addsCustomBoundsOnTheOnesInCommon() {
    Distribution a =
        custom(new double[] {1, 2, 4}, new int[] {0, 1, 2, 3}, new double[] {1, 2, 3, 4});
    Distribution b = custom(new double[] {2, 4}, new int[] {0, 1, 2}, new double[] {10, 20, 30});
    Distribution sum = a.plus(b);
    assertThat(sum.resolution()).isEqualTo("custom native buckets [2.0, 4.0]");
    assertThat(sum.shareBelow(2).value()).isCloseTo(13 / 70.0, within(1e-12));
    assertThat(sum.shareBelow(4).value()).isCloseTo(36 / 70.0, within(1e-12));
  }

  @Test
  void prefersNativeBucketsAndRefusesNaN() {
    NativeHistogram buckets =
        new NativeHistogram(
            0, 0, 0, new int[] {1}, new double[] {4}, new int[0], new double[0], new double[0]);
    Series.Histogram both =
        new Series.Histogram(
            Labels.EMPTY, new double[] {1, INF}, new double[] {4, 4}, 4, 6, buckets, 0, null, null);
    assertThat(Distribution.of(both).resolution()).startsWith("native");
    Series.Histogram noCount =
        new Series.Histogram(
            Labels.EMPTY,
            new double[] {1, INF},
            new double[] {4, 5},
            Double.NaN,
            6,
            null,
            0,
            null,
            null);
    assertThat(Distribution.of(noCount).count()).isEqualTo(5);
    Series.Histogram bad =
        new Series.Histogram(
            Labels.EMPTY,
            new double[] {1, INF},
            new double[] {Double.NaN, 5},
            5,
            6,
            null,
            0,
            null,
            null);
    assertThat(Distribution.of(bad)).isNull();
    Series.Histogram none =
        new Series.Histogram(Labels.EMPTY, new double[0], new double[0], 5, 6, null, 0, null, null);
    assertThat(Distribution.of(none)).isNull();
  }
}
