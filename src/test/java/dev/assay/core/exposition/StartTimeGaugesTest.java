package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.only;
import static dev.assay.core.exposition.Reading.read;
import static dev.assay.core.exposition.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Start times that Prometheus text holds as gauges beside what they are the start times of. */
class StartTimeGaugesTest {
  private static final String BODY =
      """
      # TYPE zebras_created gauge
      zebras_created{zoo="a"} 1000
      # TYPE zebras_total counter
      zebras_total{zoo="a"} 5
      zebras_total{zoo="b"} 6
      # TYPE lions histogram
      lions_bucket{zoo="a",le="+Inf"} 1
      lions_count{zoo="a"} 1
      lions_sum{zoo="a"} 2
      lions_bucket{zoo="b",le="+Inf"} 1
      lions_count{zoo="b"} 1
      lions_sum{zoo="b"} 2
      # TYPE lions_created gauge
      lions_created{zoo="a"} 2000
      lions_created{zoo="c"} 3000
      # TYPE apes gauge
      apes 3
      # TYPE apes_created gauge
      apes_created 4000
      # TYPE gnus_total counter
      gnus_total 1
      # TYPE gnus_created counter
      gnus_created 5000
      """;

  @Test
  void belongToTheSeriesOfTheSameLabels() throws Exception {
    Set<String> wanted = Set.of("zebras", "zebras_total", "lions", "apes", "gnus", "gnus_total");
    Exposition read = only(BODY, Selection.where(wanted::contains));
    assertThat(read.families())
        .extracting(MetricFamily::name)
        .containsExactly("zebras_total", "lions", "apes", "gnus_total");
    assertThat(read.families())
        .flatExtracting(MetricFamily::series)
        .extracting(Series::createdSeconds)
        .containsExactly(1000.0, null, 2000.0, null, null, null);
    assertThat(read.families().get(1).series()).hasSize(2);
    assertThat(read.familyCount()).isEqualTo(8);
    assertThat(read.sampleCount()).isEqualTo(15);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void areToldAlikeWhenReadStrictly() throws Exception {
    Exposition read =
        read(
            BODY,
            Format.PROMETHEUS_TEXT,
            new ReadOptions(
                true, ReadOptions.Limits.DEFAULT, Selection.where("zebras_total"::equals)));
    assertThat(read.families().getFirst().series())
        .extracting(Series::createdSeconds)
        .containsExactly(1000.0, null);
  }

  @Test
  void areFoundThoughTheirTypeComesLate() throws Exception {
    String body =
        """
        zebras_created 1000
        # TYPE zebras_created gauge
        # TYPE zebras_total counter
        zebras_total 5
        """;
    Set<String> wanted = Set.of("zebras", "zebras_total");
    assertThat(only(only(body, Selection.where(wanted::contains))).createdSeconds())
        .isEqualTo(1000);
  }

  @Test
  void areFamiliesOfTheirOwnForWhoWantsThem() throws Exception {
    Exposition read = text(BODY);
    assertThat(read.families()).hasSize(8);
    assertThat(read.families())
        .flatExtracting(MetricFamily::series)
        .extracting(Series::createdSeconds)
        .containsOnlyNulls();
  }

  @Test
  void oneForEachOfVeryManySeriesFindsItsOwn() throws Exception {
    StringBuilder body = new StringBuilder("# TYPE zebras_total counter\n");
    for (int i = 0; i < 3000; i++) {
      body.append("zebras_total{n=\"%1$d\"} %1$d\n".formatted(i));
    }
    body.append("# TYPE zebras_created gauge\n");
    for (int i = 2999; i >= 0; i--) {
      body.append("zebras_created{n=\"%1$d\"} %1$d\n".formatted(i));
    }
    Set<String> wanted = Set.of("zebras", "zebras_total");
    Exposition read = only(body.toString(), Selection.where(wanted::contains));
    assertThat(read.families().getFirst().series())
        .hasSize(3000)
        .allSatisfy(
            series ->
                assertThat(series.createdSeconds()).isEqualTo(((Series.Scalar) series).value()));
  }
}
