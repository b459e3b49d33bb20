package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.STRICT;
import static dev.assay.core.exposition.Reading.codes;
import static dev.assay.core.exposition.Reading.read;
import static dev.assay.core.exposition.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the bodies, a semicolon stands for a line feed and a percent sign for a carriage return. */
class StrictReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 1; | missing-eof",
        "a 1;;# EOF; | blank-line",
        "# EOF;a 1; | after-eof",
        "a  1;# EOF; | invalid-number",
        "a 1 ;# EOF; | invalid-exemplar",
        "a{b=\"1\", c=\"2\"} 1;# EOF; | invalid-label-name",
        "a{b=\"1\",} 1;# EOF; | invalid-label-name",
        "a{b=\"1\"}1;# EOF; | extra-blanks",
        "#  TYPE a gauge;# EOF; | invalid-comment",
        "# remark;# EOF; | invalid-comment",
        "# TYPE a gauge ;# EOF; | unknown-type",
        "# TYPE a untyped;# EOF; | unknown-type",
        "# HELP a;# EOF; | extra-blanks",
        "# HELP a-b c;# EOF; | invalid-name",
        "# TYPE a gauge;# TYPE a gauge;# EOF; | second-type",
        "# HELP a b;# HELP a b;# EOF; | second-help",
        "# UNIT a_s s;# UNIT a_s s;# EOF; | second-unit",
        "# UNIT a s;# EOF; | unit-mismatch",
        "# UNIT a_s s s;# EOF; | invalid-unit",
        "# TYPE a_s info;# UNIT a_s s;# EOF; | unit-not-allowed",
        "# TYPE a gauge;a 1;# HELP a b;# EOF; | metadata-after-samples",
        "a 1;b 1;a{c=\"d\"} 1;# EOF; | clashing-family",
        "# TYPE a_created gauge;# TYPE a counter;# EOF; | clashing-family",
        "# TYPE a gauge;a{b=\"1\"} 1;a{b=\"2\"} 1;a{b=\"1\"} 1 5;# EOF; | interleaved-series",
        "# TYPE a gauge;a 1;a 1;# EOF; | duplicate-sample",
        "# TYPE a gauge;a 1 2;a 1 1;# EOF; | timestamp-backwards",
        "# TYPE a gauge;a 1 2;a 1;# EOF; | mixed-timestamps",
        "# TYPE a stateset;a 1;# EOF; | missing-state-label",
        "# TYPE a stateset;a{a=\"x\"} 2;# EOF; | invalid-state",
        "# TYPE a info;a_info 0;# EOF; | invalid-info",
        "# TYPE a counter;a_total NaN;# EOF; | nan-count",
        "# TYPE a counter;a_total -1;# EOF; | negative-count",
        "# TYPE a summary;a{quantile=\"2\"} 1;# EOF; | invalid-quantile",
        "# TYPE a summary;a{quantile=\"0.5\"} -1;# EOF; | negative-quantile",
        "# TYPE a summary;a_sum -1;# EOF; | negative-sum",
        "# TYPE a summary;a_count 0.5;# EOF; | fractional-count",
        "# TYPE a gauge;a 1 # {} 1;# EOF; | misplaced-exemplar",
        "# TYPE a histogram;a_bucket 1;# EOF; | missing-le",
        "# TYPE a histogram;a_bucket{le=\"Inf\"} 1;# EOF; | invalid-le",
        "# TYPE a histogram;a_bucket{le=\"1\"} 1;# EOF; | missing-inf-bucket",
        "# TYPE a histogram;a_bucket{le=\"2\"} 1;a_bucket{le=\"1\"} 1;a_bucket{le=\"+Inf\"} 1;# EOF; | unordered-buckets",
        "# TYPE a histogram;a_bucket{le=\"1\"} 2;a_bucket{le=\"+Inf\"} 1;# EOF; | falling-buckets",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_count 2;a_sum 1;# EOF; | count-mismatch",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_sum 1;# EOF; | missing-count",
        "# TYPE a gaugehistogram;a_bucket{le=\"+Inf\"} 1;a_gsum 1;# EOF; | missing-count",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_count 1;# EOF; | missing-sum",
        "# TYPE a histogram;a_bucket{le=\"-1\"} 0;a_bucket{le=\"+Inf\"} 1;a_count 1;a_sum 1;# EOF; | sum-with-negative-buckets",
        "# TYPE a gaugehistogram;a_bucket{le=\"+Inf\"} 1;a_gcount 1;a_gsum -1;# EOF; | negative-sum",
        "# TYPE a gauge;a{_b=\"1\"} 1;# EOF; | reserved-name",
        "# TYPE _a gauge;_a 1;# EOF; | reserved-name",
        "# TYPE a counter;a_created 1;# EOF; | missing-total",
        "# TYPE a counter;a 1;# EOF; | unexpected-sample",
        "# TYPE a counter;a_total 1;a_created NaN;# EOF; | invalid-timestamp",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} +Inf;a_count +Inf;a_sum 1;# EOF; | fractional-count",
        "a 1e999;# EOF; | invalid-number",
        "a +NaN;# EOF; | invalid-number",
      })
  void openMetricsRulesHold(String body, String code) {
    ExpositionException refusal =
        refusal(body.strip().replace(';', '\n'), Format.OPENMETRICS_TEXT, STRICT);
    assertThat(refusal).isNotNull();
    assertThat(codes(refusal)).contains(code);
    assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.INVALID);
  }

  @Test
  void longExemplarsAreRefused() {
    String labels = "{a=\"" + "x".repeat(128) + "\"}";
    assertThat(
            codes(
                refusal(
                    "# TYPE a counter\na_total 1 # " + labels + " 1\n# EOF\n",
                    Format.OPENMETRICS_TEXT,
                    STRICT)))
        .contains("long-exemplar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# EOF",
        "# HELP a ;# TYPE a counter;a_total{b=\"\\foo\"} 1 # {c=\"d\"} 0.5;# EOF;",
        "# TYPE \"a.b\" gauge;{\"a.b\",c=\"d\"} 1;# EOF;",
        "# TYPE a gauge;a{b=\"1\"} 1 1;a{b=\"1\"} 1 2;a{b=\"2\"} 1 1;# EOF;",
        "# TYPE a histogram;a_bucket{le=\"1\"} 1;a_bucket{le=\"+Inf\"} 2;a_count 2;a_sum 3;# EOF;",
        "# TYPE a histogram;a_bucket{le=\"0\"} 1;a_bucket{le=\"+Inf\"} 2;a_count 2;a_sum 3;# EOF;",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 2;# EOF;",
        "# TYPE a gaugehistogram;a_bucket{le=\"-1\"} 1;a_bucket{le=\"+Inf\"} 2;a_gcount 2;a_gsum -3;# EOF;"
      })
  void whatTheSpecificationAllowsIsRead(String body) {
    assertThatCode(() -> read(body.replace(';', '\n'), Format.OPENMETRICS_TEXT, STRICT))
        .doesNotThrowAnyException();
  }

  @Test
  void everyViolationIsListed() {
    ExpositionException refusal =
        refusal(
            "a  1\n\nb{c=\"d\"}  1\n# TYPE e counter\ne_total -1\n",
            Format.OPENMETRICS_TEXT,
            STRICT);
    assertThat(codes(refusal))
        .containsExactly(
            "invalid-number", "blank-line", "invalid-number", "negative-count", "missing-eof");
    assertThat(refusal).hasMessageStartingWith("line 1, column 3: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 1 | missing-newline",
        "a 1%; | carriage-return",
        "a{,} 1; | stray-comma",
        "a{b=\"1\" c=\"2\"} 1; | missing-comma",
        "a 1 1.5; | float-timestamp",
        "# TYPE a COUNTER;a 1; | type-spelling",
        "# TYPE a info;a 1; | unknown-type",
        "# TYPE a gauge;# TYPE a gauge;a 1; | second-type",
        "# HELP a b;# HELP a b;a 1; | second-help",
        "a 1;# TYPE a gauge; | late-type",
        "a 1;# HELP a b; | metadata-after-samples",
        "a 1;b 1;a{c=\"1\"} 1; | interleaved-family",
        "a bad;b 1; | invalid-number",
        "# TYPE a histogram;a_bucket{le=\"1\"} 1;a_count 1;a_sum 1; | missing-inf-bucket",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_sum 1; | missing-count",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_count 2;a_sum 1; | count-mismatch",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_bucket{le=\"1\"} 1;a_count 1;a_sum 1; | unordered-buckets",
        "# TYPE a summary;a{quantile=\"0.9\"} 1;a{quantile=\"0.5\"} 1;a_count 1;a_sum 1; | unordered-quantiles",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} -1;a_count 1;a_sum 1; | negative-count",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_count 1; | missing-sum",
        "# TYPE a summary;a{quantile=\"0.5\"} 1;a_sum 1; | missing-count",
        "# TYPE a summary;a_count 1; | missing-sum",
        "a{b=\"1\",c=\"2\"} 1;a{c=\"2\",b=\"1\"} 2; | duplicate-sample",
        "a 1 5;a 2 5; | duplicate-sample",
        "a 1 5;a 2 6; | duplicate-sample",
        "# HELP;a 1; | invalid-name",
        "# TYPE ;a 1; | invalid-name",
        "# TYPE a unknown;a 1; | unknown-type",
        "a 1 9223372036854775808; | float-timestamp",
        "a 1e999; | invalid-number",
        "a +nan; | invalid-number",
        "a{b=\"\\t\"} 1; | invalid-escape",
        "# HELP a \\q;a 1; | invalid-escape",
        "# TYPE a histogram;a_sum 1;a_count 1; | missing-inf-bucket",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_sum 1;a_count 1;a_bucket{le=\"1\"} 1; | unordered-buckets",
        "# TYPE a histogram;a_bucket{b=\"1\",le=\"+Inf\"} 1;a_bucket{le=\"+Inf\"} 1;a_bucket{b=\"1\",le=\"1\"} 1; | unordered-buckets",
        "# TYPE a histogram;a_bucket{le=\"1\"} 1;a_bucket{le=\"+Inf\"} 1;a_count 1;a_count 1;a_sum 1; | duplicate-sample"
      })
  void textRulesHold(String body, String code) {
    ExpositionException refusal =
        refusal(body.strip().replace(';', '\n').replace('%', '\r'), Format.PROMETHEUS_TEXT, STRICT);
    assertThat(refusal).isNotNull();
    assertThat(codes(refusal)).contains(code);
    assertThat(refusal.problems())
        .allMatch(problem -> problem.severity() == ReadProblem.Severity.FATAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{quantile=\"0.5\"} 1;",
        "a_bucket{le=\"1\"} 1;",
        "# HELP a \\\\ and \\n;a{b=\"\\\\ \\n \\\"\"} 1;",
        "# TYPE a untyped;a -Inf;b nan;c 1 -9223372036854775808;",
        "a{b=\"1\"} 1;a{b=\"2\"} 1;",
        "# TYPE a summary;a{quantile=\"0.5\"} 1;a_sum 1;a_count 1;",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_count 1;a_sum 1;"
      })
  void whatTheTextFormatAllowsIsRead(String body) {
    assertThatCode(() -> read(body.replace(';', '\n'), Format.PROMETHEUS_TEXT, STRICT))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 1 1.5; | line 1, column 5: \"1.5\" ",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_bucket{le=\"1\"} 1;a_count 1;a_sum 1; | line 3, column 14: \"1\" ",
        "a 1;b 2%;c 3%; | line 2: \"\\r\\n\" "
      })
  void textViolationsNameTheirPlace(String body, String place) {
    assertThat(
            refusal(
                body.strip().replace(';', '\n').replace('%', '\r'), Format.PROMETHEUS_TEXT, STRICT))
        .hasMessageStartingWith(place.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "# TYPE a counter;a_total -7;# EOF; | line 2, column 9: \"-7\" ",
        "# TYPE a summary;a{quantile=\"1e2\"} 1;# EOF; | line 2, column 13: \"1e2\" ",
        "# TYPE a gauge;a 1 2;a 1 1;# EOF; | line 3, column 5: \"1\" ",
        "# TYPE a histogram;a_bucket{le=\"+Inf\"} 1;a_sum 1;a_count 2;# EOF; | line 4, column 9: \"2\" ",
        "# TYPE a gauge;# UNIT a s;a 1;# EOF; | line 2: \"s\" ",
        "a 1;b 2%;# EOF%; | line 2, column 4: \"\\r\" "
      })
  void openMetricsViolationsNameTheirPlace(String body, String place) {
    assertThat(
            refusal(
                body.strip().replace(';', '\n').replace('%', '\r'),
                Format.OPENMETRICS_TEXT,
                STRICT))
        .hasMessageStartingWith(place.strip());
  }

  @Test
  void allViolationsAreCountedAndRemarksDoNotCrowdThemOut() {
    String untyped =
        IntStream.range(0, 300)
            .mapToObj(i -> "h" + i + "_bucket{le=\"+Inf\"} 1\n")
            .collect(Collectors.joining());
    ExpositionException crowded =
        refusal(
            untyped + "# TYPE z histogram\nz_bucket{le=\"+Inf\"} 1\nz_count 7\nz_sum 1\n",
            Format.PROMETHEUS_TEXT,
            STRICT);
    assertThat(codes(crowded)).containsExactly("count-mismatch");
    ExpositionException many = refusal("a 1 1.5\n".repeat(300), Format.PROMETHEUS_TEXT, STRICT);
    assertThat(many.problems().size() + many.omitted()).isEqualTo(300 + 299);
  }

  @Test
  void labelsOfEqualHashesAreReadAsQuicklyAsOthers() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 1 << 14; i++) {
      body.append("a{b=\"");
      for (int bit = 0; bit < 14; bit++) {
        body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      body.append("\"} 1\n");
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(8),
        () -> {
          read(body.toString(), Format.PROMETHEUS_TEXT, STRICT);
          read(body + "# EOF\n", Format.OPENMETRICS_TEXT, STRICT);
        });
  }

  @Test
  void aStrictReadKeepsOnlyTheFamiliesAskedFor() throws Exception {
    Exposition read =
        read(
            "a 1\nb 2\n",
            Format.PROMETHEUS_TEXT,
            new ReadOptions(
                true, ReadOptions.Limits.DEFAULT, Selection.where(name -> name.equals("b"))));
    assertThat(Flat.of(read)).containsExactly("b{} 2.0");
    assertThat(read.familyCount()).isEqualTo(2);
  }
}
