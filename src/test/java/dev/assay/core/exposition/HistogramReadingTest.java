package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.codes;
import static dev.assay.core.exposition.Reading.only;
import static dev.assay.core.exposition.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramReadingTest {
  /** So many lines that one bad one among them is less than a hundredth. */
  private static final String COMMENTS = "# good\n".repeat(100);

  private static final String PARTS =
      """
      t_bucket{a="1",le="0.5"} 1
      t_bucket{a="1",le="1"} 2
      t_bucket{a="1",le="+Inf"} 4
      t_sum{a="1"} 3.5
      t_count{a="1"} 4
      """;

  private static void assertParts(Exposition read) {
    Series.Histogram histogram = (Series.Histogram) only(read);
    assertThat(read.families().getFirst().name()).isEqualTo("t");
    assertThat(read.families().getFirst().type()).isEqualTo(MetricType.HISTOGRAM);
    assertThat(histogram.labels()).isEqualTo(Labels.ofSorted("a", "1"));
    assertThat(histogram.upperBounds()).containsExactly(0.5, 1, Double.POSITIVE_INFINITY);
    assertThat(histogram.cumulativeCounts()).containsExactly(1, 2, 4);
    assertThat(histogram.sum()).isEqualTo(3.5);
    assertThat(histogram.count()).isEqualTo(4);
  }

  @Test
  void partsComeTogether() throws Exception {
    assertParts(text("# TYPE t histogram\n" + PARTS));
  }

  @Test
  void aMissingTypeIsConcludedFromTheBuckets() throws Exception {
    Exposition read = text(PARTS);
    assertParts(read);
    assertThat(codes(read)).containsExactly("inferred-type");
  }

  @Test
  void aLateTypeIsTaken() throws Exception {
    Exposition read = text(PARTS + "# TYPE t histogram\n");
    assertParts(read);
    assertThat(codes(read)).containsExactly("late-type");
  }

  @Test
  void sumAndCountBeforeTheBucketsAreFound() throws Exception {
    String reversed =
        """
        t_count{a="1"} 4
        t_sum{a="1"} 3.5
        t_bucket{a="1",le="+Inf"} 4
        t_bucket{a="1",le="1"} 2
        t_bucket{a="1",le="0.5"} 1
        """;
    assertParts(text(reversed));
    assertParts(
        text(
            "t_count{a=\"1\"} 4\nt_sum{a=\"1\"} 3.5\n# TYPE t histogram\n"
                + "t_bucket{a=\"1\",le=\"1\"} 2\nt_bucket{a=\"1\",le=\"0.5\"} 1\n"));
  }

  @Test
  void aSelectedFamilyGetsPartsThatCameBeforeItsName() throws Exception {
    Exposition read =
        Reading.only(
            "t_count{a=\"1\"} 4\nt_sum{a=\"1\"} 3.5\n" + "t_bucket{a=\"1\",le=\"1\"} 2\n",
            Selection.where(name -> name.equals("t")));
    assertThat(read.families()).extracting(MetricFamily::name).containsExactly("t");
    Exposition lonely = Reading.only("t_count 4\n", Selection.where(name -> name.equals("t")));
    assertThat(lonely.families()).isEmpty();
  }

  @Test
  void seriesMayComeBack() throws Exception {
    Exposition read =
        text(
            """
            # TYPE t histogram
            t_bucket{a="1",le="1"} 1
            t_bucket{a="2",le="1"} 10
            t_bucket{a="1",le="+Inf"} 2
            t_bucket{a="2",le="+Inf"} 20
            t_count{a="1"} 2
            t_count{a="2"} 20
            """);
    assertThat(Flat.of(read))
        .containsExactly(
            "t_bucket{a=1, le=1.0} 1.0",
            "t_bucket{a=1, le=Infinity} 2.0",
            "t_count{a=1} 2.0",
            "t_bucket{a=2, le=1.0} 10.0",
            "t_bucket{a=2, le=Infinity} 20.0",
            "t_count{a=2} 20.0");
  }

  @Test
  void aRepeatedPartBeginsAnotherPoint() throws Exception {
    Exposition read = text("# TYPE t histogram\n" + PARTS + PARTS);
    assertThat(read.families().getFirst().series()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 32, 33, 50})
  void aRepeatedBucketBeginsAnotherPointHoweverManyThereAre(int buckets) throws Exception {
    StringBuilder body = new StringBuilder("# TYPE t histogram\n");
    for (int i = buckets; i > 0; i--) {
      body.append("t_bucket{le=\"").append(i).append("\"} ").append(i).append('\n');
    }
    assertThat(text(body.toString()).families().getFirst().series()).hasSize(1);
    Exposition again = text(body + "t_bucket{le=\"1\"} 7\n");
    assertThat(again.families().getFirst().series()).hasSize(2);
  }

  @Test
  void theLabelOrderOfALineDoesNotMatter() throws Exception {
    Exposition read =
        text(
            """
            # TYPE t histogram
            t_bucket{le="1",b="2",a="1"} 1
            t_bucket{a="1",le="+Inf",b="2"} 2
            t_count{b="2",a="1"} 2
            """);
    assertThat(((Series.Histogram) only(read)).cumulativeCounts()).containsExactly(1, 2);
  }

  @Test
  void theBucketOfEverythingIsAddedWhereOnlyTheCountIsStated() throws Exception {
    Series.Histogram histogram =
        (Series.Histogram) only(text("# TYPE t histogram\nt_bucket{le=\"1\"} 2\nt_count 5\n"));
    assertThat(histogram.upperBounds()).containsExactly(1, Double.POSITIVE_INFINITY);
    assertThat(histogram.cumulativeCounts()).containsExactly(2, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t_bucket 1 | missing-le",
        "t_bucket{le=\"x\"} 1 | invalid-le",
        "t_bucket{le=\"\"} 1 | invalid-le",
        "t_bucket{le=\"NaN\"} 1 | invalid-le",
        "t_bucket{le=\"1\"} -1 | negative-count",
        "t_count -1 | negative-count",
        "t 1 | unexpected-sample"
      })
  void aPartThatCannotBeIsDropped(String line, String code) throws Exception {
    Exposition read = text("# TYPE t histogram\n" + PARTS + line.strip() + "\n" + COMMENTS);
    assertThat(codes(read)).containsExactly(code);
    assertThat(read.skippedLines()).isEqualTo(1);
    assertThat(read.sampleCount()).isEqualTo(5);
    assertParts(read);
  }

  @Test
  void aBoundInOtherCharactersIsABucketBesideTheOther() throws Exception {
    Series.Histogram histogram =
        (Series.Histogram)
            only(
                text(
                    """
                    # TYPE t histogram
                    t_bucket{le="0.2"} 5
                    t_bucket{le="2e-1"} 4
                    t_bucket{le="+Inf"} 9
                    t_bucket{le="Inf"} 1
                    t_count 10
                    """));
    assertThat(histogram.upperBounds())
        .containsExactly(0.2, 0.2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertThat(histogram.cumulativeCounts()).containsExactly(5, 4, 9, 1);
  }

  @Test
  void droppedSamplesCountAsBadLines() {
    String body = "# TYPE t histogram\n" + PARTS + "t_bucket{le=\"x\"} 1\n";
    assertThatThrownBy(() -> text(body))
        .isInstanceOfSatisfying(
            ExpositionException.class,
            refusal ->
                assertThat(Reading.codes(refusal))
                    .containsExactly("invalid-le", "too-many-bad-lines"));
  }

  @Test
  void summariesKeepTheirQuantiles() throws Exception {
    String parts = "s{quantile=\"0.9\"} 9\ns{quantile=\"0.5\"} 5\ns_sum 50\ns_count 10\n";
    for (String body : new String[] {"# TYPE s summary\n" + parts, parts}) {
      Series.Summary summary = (Series.Summary) only(text(body));
      assertThat(summary.quantiles()).containsExactly(0.5, 0.9);
      assertThat(summary.values()).containsExactly(5, 9);
      assertThat(summary.sum()).isEqualTo(50);
      assertThat(summary.count()).isEqualTo(10);
    }
  }

  @Test
  void aQuantileThatIsNoNumberIsDropped() throws Exception {
    assertThat(codes(text("# TYPE s summary\ns{quantile=\"x\"} 9\ns_count 1\n" + COMMENTS)))
        .containsExactly("invalid-quantile");
  }

  @Test
  void suffixesAreOnlySuffixesWhereTheFamilyHasThem() throws Exception {
    Exposition read =
        text(
            """
            # TYPE disk_count gauge
            disk_count 3
            # TYPE x gauge
            x 1
            x_sum 2
            _bucket{le="1"} 3
            """);
    assertThat(read.families())
        .extracting(MetricFamily::name)
        .containsExactly("disk_count", "x", "x_sum", "_bucket");
  }

  @Test
  void createdSamplesAreTheBeginningOfTheirSeries() throws Exception {
    Exposition read =
        text(
            """
            # TYPE t histogram
            t_created{a="1"} 1700000000.5
            t_bucket{a="1",le="+Inf"} 1
            # TYPE c_created gauge
            c_created 5
            """);
    assertThat(read.families().getFirst().series().getFirst().createdSeconds())
        .isEqualTo(1_700_000_000.5);
    assertThat(Flat.of(read)).contains("c_created{} 5.0");
  }
}
