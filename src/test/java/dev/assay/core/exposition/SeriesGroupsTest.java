package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Grouping.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of series that are brought together by their status. */
class SeriesGroupsTest {
  private static SeriesGroups groups(String family, @Nullable Values values) {
    return new SeriesGroups(
        new Selection.Wanted() {
          @Override
          public @Nullable Grouping grouping() {
            return values == null
                ? null
                : new Grouping(
                    labels -> Labels.ofSorted("status", String.valueOf(labels.get("status"))),
                    values);
          }
        },
        family);
  }

  private static Labels labels(String client, int status) {
    return Labels.ofSorted("client", client, "status", Integer.toString(status));
  }

  private static Labels group(int status) {
    return Labels.ofSorted("status", Integer.toString(status));
  }

  private static Series.Scalar scalar(String client, int status, double value) {
    return new Series.Scalar(labels(client, status), value, 1, null, null);
  }

  private static Series.Histogram histogram(
      String client, double[] bounds, double[] counts, double count, double sum) {
    return new Series.Histogram(
        labels(client, 200), bounds, counts, count, sum, null, 1, null, null);
  }

  private static List<Series> joined(SeriesGroups groups, MetricType type, Series... series) {
    List<Series> all = new ArrayList<>(List.of(series));
    groups.joinAll(all, type);
    return all;
  }

  @Test
  void countersAreAddedUpWithTheLatestTimeAndTheCreationThatAllShare() {
    SeriesGroups groups = groups("requests_total", Values.EACH);
    List<Series> series =
        joined(
            groups,
            MetricType.COUNTER,
            new Series.Scalar(labels("a", 200), 5, 3, 10.0, 1.0),
            new Series.Scalar(labels("b", 200), 7, 4, 30.0, 1.0),
            new Series.Scalar(labels("a", 500), 1, 5, null, 1.0),
            new Series.Scalar(labels("b", 500), Double.NaN, 6, 20.0, 2.0),
            new Series.Scalar(labels("c", 200), 1, 7, 20.0, 1.0));

    assertThat(series)
        .containsExactly(
            new Series.Scalar(group(200), 13, 3, 30.0, 1.0),
            new Series.Scalar(group(500), 1, 5, 20.0, null));
    assertThat(groups.begun()).isTrue();
    assertThat(groups.used()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"SUM, 9", "LARGEST, 6", "FIRST, 2"})
  void gaugesStandForTheirGroupAsTheGroupingSays(Values values, double value) {
    assertThat(
            joined(
                groups("queue", values),
                MetricType.GAUGE,
                scalar("a", 200, 2),
                scalar("b", 200, 6),
                scalar("c", 200, 1)))
        .containsExactly(new Series.Scalar(group(200), value, 1, null, null));
  }

  @Test
  void theLargestIsNoNumberOnlyWhereAllAreNone() {
    assertThat(
            joined(
                groups("queue", Values.LARGEST),
                MetricType.GAUGE,
                scalar("a", 200, Double.NaN),
                scalar("b", 200, 3),
                scalar("c", 200, Double.NaN)))
        .containsExactly(new Series.Scalar(group(200), 3, 1, null, null));
  }

  @Test
  void ofSeveralSamplesOfOneSeriesTheLastIsAdded() {
    assertThat(
            joined(
                groups("requests_total", Values.EACH),
                MetricType.COUNTER,
                scalar("a", 200, 5),
                scalar("a", 200, 8),
                scalar("b", 200, 1)))
        .containsExactly(new Series.Scalar(group(200), 9, 1, null, null));
  }

  @Test
  void histogramsAreAddedUpOverTheBoundsThatTheyShare() {
    List<Series> series =
        joined(
            groups("wait", Values.EACH),
            MetricType.HISTOGRAM,
            histogram("a", new double[] {1, 2, 4}, new double[] {1, 2, 3}, 3, 5),
            histogram("b", new double[] {}, new double[] {}, 2, 1),
            histogram("c", new double[] {1, 3, 4}, new double[] {10, 20, 30}, 30, Double.NaN));

    Series.Histogram sum = (Series.Histogram) series.getFirst();
    assertThat(series).hasSize(1);
    assertThat(sum.labels()).isEqualTo(group(200));
    assertThat(sum.upperBounds()).containsExactly(1, 4);
    assertThat(sum.cumulativeCounts()).containsExactly(11, 33);
    assertThat(sum.count()).isEqualTo(35);
    assertThat(sum.sum()).isEqualTo(6);
  }

  @Test
  void summariesKeepCountAndSumAlone() {
    Series.Summary one =
        new Series.Summary(
            labels("a", 200), new double[] {0.5}, new double[] {9}, 2, 3, 1, null, null);
    Series.Summary other =
        new Series.Summary(
            labels("b", 200), new double[] {0.5}, new double[] {7}, 4, 5, 1, null, null);

    Series.Summary sum =
        (Series.Summary)
            joined(groups("wait", Values.EACH), MetricType.SUMMARY, one, other).getFirst();

    assertThat(sum.quantiles()).isEmpty();
    assertThat(sum.count()).isEqualTo(6);
    assertThat(sum.sum()).isEqualTo(8);
  }

  @Test
  void nativeHistogramsAreKeptOneByOne() {
    int[] indexes = {0};
    double[] counts = {4};
    Series.Histogram nativeOne =
        new Series.Histogram(
            labels("a", 200),
            new double[] {},
            new double[] {},
            4,
            5,
            new NativeHistogram(3, 0, 0, indexes, counts, new int[0], new double[0], new double[0]),
            1,
            null,
            null);

    assertThat(joined(groups("wait", Values.EACH), MetricType.HISTOGRAM, nativeOne, nativeOne))
        .containsExactly(nativeOne, nativeOne);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTER, queue, EACH, true",
    "HISTOGRAM, queue, EACH, true",
    "SUMMARY, queue, EACH, true",
    "UNKNOWN, queue, EACH, false",
    "UNKNOWN, queue, FIRST, true",
    "UNKNOWN, queue_total, EACH, true",
    "GAUGE, queue, EACH, false",
    "GAUGE, queue, LARGEST, true",
    "GAUGE_HISTOGRAM, queue, SUM, true",
    "GAUGE_HISTOGRAM, queue, LARGEST, false",
    "COUNTER, queue, , false",
  })
  void onlyWhatCanStandTogetherIsBroughtTogether(
      MetricType type, String family, @Nullable Values values, boolean full) {
    SeriesGroups groups = groups(family, values);

    assertThat(groups.isFull(SeriesGroups.KEPT, type)).isEqualTo(full);
    assertThat(groups.isFull(SeriesGroups.KEPT - 1, type)).isFalse();
  }

  @Test
  void aFamilyIsFullAgainOnceItHasTwiceAsManySeriesAsGroups() {
    SeriesGroups groups = groups("requests_total", Values.EACH);
    List<Series> series = new ArrayList<>();
    for (int i = 0; i <= SeriesGroups.KEPT; i++) {
      series.add(scalar("a", i, 1));
    }
    groups.join(series, MetricType.COUNTER);

    assertThat(series).hasSize(SeriesGroups.KEPT + 1);
    assertThat(groups.begun()).isTrue();
    assertThat(groups.used()).isFalse();
    assertThat(groups.isFull(2 * SeriesGroups.KEPT, MetricType.COUNTER)).isFalse();
    assertThat(groups.isFull(2 * SeriesGroups.KEPT + 1, MetricType.COUNTER)).isTrue();
  }
}
