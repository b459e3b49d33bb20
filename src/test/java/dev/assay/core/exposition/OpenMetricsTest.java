package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.codes;
import static dev.assay.core.exposition.Reading.openMetrics;
import static dev.assay.core.exposition.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMetricsTest {

  @Test
  void everyTypeIsRead() throws Exception {
    Exposition read =
        openMetrics(
            """
            # TYPE jobs counter
            # HELP jobs Jobs \\"done\\"
            jobs_total{q="a"} 5 1700000000.25 # {trace="x"} 0.5 1700000000
            jobs_created{q="a"} 1600000000.5
            # TYPE wait_seconds histogram
            # UNIT wait_seconds seconds
            wait_seconds_bucket{le="1.0"} 1 # {} 0.2
            wait_seconds_bucket{le="+Inf"} 2
            wait_seconds_count 2
            wait_seconds_sum 3.5
            wait_seconds_created 1600000001
            # TYPE depth gaugehistogram
            depth_bucket{le="+Inf"} 4
            depth_gcount 4
            depth_gsum 8
            # TYPE build info
            build_info{version="1"} 1
            # TYPE mode stateset
            mode{mode="on"} 1
            mode{mode="off"} 0
            # TYPE lag summary
            lag{quantile="0.5"} 1
            lag_count 2
            lag_sum 3
            # TYPE odd unknown
            odd 1
            # EOF
            """);
    assertThat(read.problems()).isEmpty();
    assertThat(read.families())
        .extracting(MetricFamily::type)
        .containsExactly(
            MetricType.COUNTER,
            MetricType.HISTOGRAM,
            MetricType.GAUGE_HISTOGRAM,
            MetricType.INFO,
            MetricType.STATE_SET,
            MetricType.SUMMARY,
            MetricType.UNKNOWN);
    MetricFamily jobs = read.families().getFirst();
    assertThat(jobs.name()).isEqualTo("jobs");
    assertThat(jobs.help()).isEqualTo("Jobs \"done\"");
    assertThat(jobs.series())
        .containsExactly(
            new Series.Scalar(Labels.ofSorted("q", "a"), 5, 3, 1_700_000_000.25, 1_600_000_000.5));
    assertThat(read.families().get(1).unit()).isEqualTo("seconds");
    assertThat(read.families().get(1).series().getFirst().createdSeconds())
        .isEqualTo(1_600_000_001);
    Series.Histogram depth = (Series.Histogram) read.families().get(2).series().getFirst();
    assertThat(depth.count()).isEqualTo(4);
    assertThat(depth.sum()).isEqualTo(8);
  }

  @Test
  void aCreatedSampleMayComeFirst() throws Exception {
    Exposition read = openMetrics("# TYPE c counter\nc_created 7\nc_total 1\n# EOF\n");
    assertThat(read.families().getFirst().series().getFirst().createdSeconds()).isEqualTo(7);
  }

  @Test
  void whatIsMissingOrTooMuchIsRemarked() throws Exception {
    assertThat(codes(openMetrics("a 1\n"))).containsExactly("missing-eof");
    assertThat(codes(openMetrics("a 1\n\n# EOF\n"))).containsExactly("blank-line");
    assertThat(codes(openMetrics("a 1\n".repeat(120) + "# EOF\nb 1\n")))
        .containsExactly("after-eof");
    assertThat(codes(openMetrics("a 1\n".repeat(120) + "# remark\n# EOF\n")))
        .containsExactly("invalid-comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a_total 1 # {b=\"c\"",
        "a_total 1 # {b=c} 1",
        "a_total 1 # {b=\"c\"} x",
        "a_total 1 # {b=\"c\"}",
        "a_total 1 # {b=\"c\",,} 1",
        "a_total 1 # {b=\"c\"} 1 NaN",
        "a_total 1 #",
        "a_total 1 # b"
      })
  void aBrokenExemplarSpoilsItsLine(String line) throws Exception {
    assertThat(codes(openMetrics("a_total 1\n".repeat(120) + line + "\n# EOF\n")))
        .containsExactly("invalid-exemplar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x{a=\"b\"} {count:2,sum:1.5,bucket:[0.5:1,+Inf:2]}",
        "x {count:2,sum:1.5}",
        "x_total 1 st@1520430000.123",
        "x_total 1 1520430001 st@1520430000.123"
      })
  void openMetrics2IsRefusedByName(String line) {
    for (ReadOptions options : new ReadOptions[] {ReadOptions.LENIENT, Reading.STRICT}) {
      ExpositionException refusal =
          refusal("# TYPE x histogram\n" + line + "\n# EOF\n", Format.OPENMETRICS_TEXT, options);
      assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.UNSUPPORTED);
      assertThat(refusal).hasMessageContaining("OpenMetrics 2.0");
    }
  }

  @Test
  void aCounterWithoutMetadataKeepsItsWholeName() throws Exception {
    assertThat(openMetrics("foo_total 1\n# EOF\n").families().getFirst().name())
        .isEqualTo("foo_total");
  }
}
