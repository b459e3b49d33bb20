package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.codes;
import static dev.assay.core.exposition.Reading.only;
import static dev.assay.core.exposition.Reading.refusal;
import static dev.assay.core.exposition.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

  @Test
  void familiesKeepTheirMetadataAndOrder() throws Exception {
    Exposition read =
        text(
            """
            # HELP zebras_total How many\\nzebras, a back\\\\slash
            # TYPE zebras_total counter
            zebras_total{zoo="b",herd="a"} 12 1700000000123
            # a remark
            # TYPE apes gauge
            apes -0.5
            """);
    assertThat(read.families())
        .extracting(MetricFamily::name)
        .containsExactly("zebras_total", "apes");
    MetricFamily zebras = read.families().getFirst();
    assertThat(zebras.help()).isEqualTo("How many\nzebras, a back\\slash");
    assertThat(zebras.type()).isEqualTo(MetricType.COUNTER);
    assertThat(zebras.line()).isEqualTo(1);
    assertThat(zebras.series())
        .containsExactly(
            new Series.Scalar(
                Labels.ofSorted("herd", "a", "zoo", "b"), 12, 3, 1_700_000_000.123, null));
    assertThat(read.sampleCount()).isEqualTo(2);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aNameIsTheSameWhereverAndHoweverItStands() throws Exception {
    Exposition read =
        text(
            """
            # HELP ape Apes.
            # TYPE apes gauge
            # HELP apes Others.
            # TYPE ape gauge
            # TYPE ape! counter
            ape 1
            apes 2
            # TYPE "zoo" gauge
            {"zoo"} 3
            zoo{of="a"} 4
            # HELP zoo Quoted first.
            {"apes",of="b"} 5
            ape{of="c"} 6
            """
                + "ape 1\n".repeat(200));
    assertThat(read.families())
        .extracting(MetricFamily::name, MetricFamily::help)
        .containsExactly(
            tuple("ape", "Apes."), tuple("apes", "Others."), tuple("zoo", "Quoted first."));
    assertThat(read.families())
        .extracting(MetricFamily::type)
        .containsExactly(MetricType.GAUGE, MetricType.GAUGE, MetricType.GAUGE);
    assertThat(read.families())
        .extracting(family -> family.series().stream().limit(2).map(Series::labels).toList())
        .containsExactly(
            List.of(Labels.EMPTY, Labels.ofSorted("of", "c")),
            List.of(Labels.EMPTY, Labels.ofSorted("of", "b")),
            List.of(Labels.EMPTY, Labels.ofSorted("of", "a")));
    assertThat(codes(read)).containsExactly("invalid-name");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "+1, 1",
    "-1, -1",
    "1e3, 1000",
    "1E-3, 0.001",
    ".5, 0.5",
    "5., 5",
    "+Inf, Infinity",
    "inf, Infinity",
    "-INFINITY, -Infinity",
    "nAn, NaN",
    "08, 8",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "5e-324, 4.9E-324",
    "1e400, Infinity",
    "123456789012345678901, 1.2345678901234568E20"
  })
  void numbersAreWhatGoReads(String written, Double value) throws Exception {
    assertThat(((Series.Scalar) only(text("x " + written + "\n"))).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x10", "1_000", "1d", "1f", "0b1", "", "1e", "1e+", "+", ".", "e5", "infi", "1,5"
      })
  void otherNumbersAreNot(String written) {
    assertThat(refusal("x " + written + "\n", Format.PROMETHEUS_TEXT, ReadOptions.LENIENT))
        .isNotNull();
  }

  @Test
  void messagesBeginWithPlaceAndValue() throws Exception {
    Exposition read = text("good 1\n".repeat(150) + "latency{code=\"200\"} 0.9s\n");
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.detail())
                  .isEqualTo("line 151, column 21: \"0.9s\" is not a number");
              assertThat(problem.code()).isEqualTo("invalid-number");
              assertThat(problem.severity()).isEqualTo(ReadProblem.Severity.SKIPPED);
            });
    assertThat(read.skippedLines()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x{a=\"1\" 2 | unclosed-brace | 9",
        "x{a=\"1} 2 | unclosed-quote | 5",
        "x{a=1} 2 | missing-quote | 5",
        "x{a} 2 | missing-equals | 4",
        "x{a.b=\"1\"} 2 | invalid-label-name | 3",
        "x{1=\"1\"} 2 | invalid-label-name | 3",
        "x{=\"1\"} 2 | invalid-label-name | 3",
        "x{a=\"1\",,} 2 | invalid-label-name | 9",
        "x{,a=\"1\"} 2 | stray-comma | 3",
        "x{a=\"1\",a=\"2\"} 2 | duplicate-label | 9",
        "x{__name__=\"y\"} 2 | reserved-label | 3",
        "{a=\"1\"} 2 | missing-name | 1",
        "{} 2 | missing-name | 1",
        "{\"x\",\"y\"} 2 | second-name | 6",
        "x{\"y\"} 2 | second-name | 3",
        "x-y 2 | invalid-name | 1",
        "0x 2 | invalid-name | 1",
        "x 1 soon | invalid-timestamp | 5",
        "x 1 NaN | invalid-timestamp | 5",
        "x 1 2 3 | trailing-text | 7",
        "x 1 # {a=\"b\"} 2 | trailing-text | 5"
      })
  void aBadLineIsSkippedAndReported(String line, String code, int column) throws Exception {
    Exposition read = text(Reading.among(line.strip()));
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.line()).isEqualTo(151);
              assertThat(problem.column()).isEqualTo(column);
            });
    assertThat(read.skippedLines()).isEqualTo(1);
    assertThat(read.sampleCount()).isEqualTo(150);
  }

  @Test
  void moreThanOneBadLineInAHundredIsTooMuch() {
    ExpositionException refusal =
        refusal("good 1\n".repeat(150) + "bad\nbad\n", Format.PROMETHEUS_TEXT, ReadOptions.LENIENT);
    assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.INVALID);
    assertThat(refusal).hasMessageStartingWith("line 151, column 4: ");
    assertThat(codes(refusal))
        .containsExactly("invalid-number", "invalid-number", "too-many-bad-lines");
    assertThat(refusal.problems().getLast().detail()).startsWith("\"2 of 152 lines\"");
  }

  @Test
  void anEmptyBodyIsReadAndSaysSo() throws Exception {
    assertThat(codes(text(""))).containsExactly("no-samples");
    assertThat(codes(text("\n# nothing here\n"))).containsExactly("no-samples");
  }

  @Test
  void whitespaceMayStandAnywhereBetweenTokens() throws Exception {
    Exposition read =
        text("  x \t{ a = \"1\" ,\tb=\"2\" , } \t 3  1000 \n\n \t\n#\tTYPE\tx\tgauge\nx{}4\n");
    assertThat(Flat.of(read)).containsExactly("x{a=1, b=2} 3.0 @1.0", "x{} 4.0");
  }

  @Test
  void quotedNamesStandAnywhereInTheBraces() throws Exception {
    Exposition read =
        text(
            """
            # TYPE "my.name" counter
            # HELP "my.name" say \\"hi\\"
            {"my.name"} 1
            {"my.name",a="1"} 2
            {a="1","my.name",b="2"} 3
            {"label.x"="y", "my.name"} 4
            my_name{"label.x"="z"} 5
            """);
    assertThat(Flat.of(read))
        .containsExactly(
            "my.name{} 1.0",
            "my.name{a=1} 2.0",
            "my.name{a=1, b=2} 3.0",
            "my.name{label.x=y} 4.0",
            "my_name{label.x=z} 5.0");
    assertThat(read.families().getFirst().help()).isEqualTo("say \"hi\"");
    assertThat(read.families().getFirst().type()).isEqualTo(MetricType.COUNTER);
  }

  @Test
  void escapesInLabelValuesAreResolvedAndUnknownOnesKept() throws Exception {
    Labels labels = only(text("x{a=\"q\\\"b\\\\n\\n\",b=\"\\t\",c=\"}{ # ,\"} 1\n")).labels();
    assertThat(labels.get("a")).isEqualTo("q\"b\\n\n");
    assertThat(labels.get("b")).isEqualTo("\\t");
    assertThat(labels.get("c")).isEqualTo("}{ # ,");
  }

  @Test
  void linesThatShareTheirBeginningAreReadLikeAnyOther() throws Exception {
    Exposition read =
        text(
            """
            x{a="1",b="2"} 1
            x{a="1",b="2"} 2
            x{a="1",b="23"} 3
            x{a="1",b2="2"} 4
            x{a="1"} 5
            x 6
            xx{a="1"} 7
            x{a="1",b="2",c="3"} 8
            x{a="1\\"",b="2"} 9
            x{a="1\\"",b="2\\\\"} 10
            """);
    assertThat(Flat.of(read))
        .containsExactly(
            "x{a=1, b=2} 1.0",
            "x{a=1, b=2} 2.0",
            "x{a=1, b=23} 3.0",
            "x{a=1, b2=2} 4.0",
            "x{a=1} 5.0",
            "x{} 6.0",
            "x{a=1, b=2, c=3} 8.0",
            "x{a=1\", b=2} 9.0",
            "x{a=1\", b=2\\} 10.0",
            "xx{a=1} 7.0");
  }

  @Test
  void invalidUtf8IsNotRead() {
    byte[] body = "x{a=\"?\"} 1\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    body[5] = (byte) 0xbd;
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                ExpositionException.class,
                () -> ExpositionReader.read(body, Format.PROMETHEUS_TEXT, ReadOptions.LENIENT)))
        .hasMessageStartingWith("line 1, column 6: ");
  }

  @Test
  void oddLineEndsAndMarksAreReadWithARemark() throws Exception {
    assertThat(codes(text("\uFEFFx 1\n"))).containsExactly("byte-order-mark");
    Exposition windows = text("# TYPE x gauge\r\nx{a=\"1\"} 1\r\nx 2 3000\r\n\r\n");
    assertThat(codes(windows)).containsExactly("carriage-return");
    assertThat(windows.families().getFirst().type()).isEqualTo(MetricType.GAUGE);
    assertThat(Flat.of(windows)).containsExactly("x{a=1} 1.0", "x{} 2.0 @3.0");
    assertThat(codes(text("x 1"))).containsExactly("missing-newline");
    assertThat(codes(text("x 1\n# EOF\n"))).containsExactly("openmetrics-eof");
  }

  @Test
  void typesAreReadInOddSpellings() throws Exception {
    Exposition read =
        text(
            """
            # TYPE a COUNTER
            a 1
            # TYPE b gauge_histogram
            b_bucket{le="+Inf"} 1
            # TYPE c whatever
            c 1
            # TYPE d untyped
            d 1
            """);
    assertThat(read.families())
        .extracting(MetricFamily::type)
        .containsExactly(
            MetricType.COUNTER, MetricType.GAUGE_HISTOGRAM, MetricType.UNKNOWN, MetricType.UNKNOWN);
    assertThat(codes(read)).containsExactly("type-spelling", "type-spelling", "unknown-type");
  }

  @Test
  void theFirstHelpAndTypeWin() throws Exception {
    Exposition read = text("# HELP x one\n# HELP x two\n# TYPE x gauge\n# TYPE x counter\nx 1\n");
    assertThat(read.families().getFirst().help()).isEqualTo("one");
    assertThat(read.families().getFirst().type()).isEqualTo(MetricType.GAUGE);
    assertThat(codes(read)).containsExactly("second-help", "second-type");
  }

  @Test
  void familiesNobodyAsksForAreCheckedAndPassedOver() throws Exception {
    Exposition read =
        Reading.only(
            "# TYPE a gauge\na{x=\"1\"} 1\nb{x=\"1\"} 2\n" + Reading.among("a{x=} 1"),
            Selection.where(name -> name.equals("b")));
    assertThat(Flat.of(read)).containsExactly("b{x=1} 2.0");
    assertThat(read.familyCount()).isEqualTo(3);
    assertThat(read.sampleCount()).isEqualTo(152);
    assertThat(codes(read)).containsExactly("missing-quote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "# TYPE h histogram;h_bucket{a=\"1\",le=\"1\"} 1;h_bucket{a=\"1\",lx=\"1\"} 1; | missing-le |"
            + " h_bucket{a=\"1\"",
        "# TYPE s summary;s{quantile=\"0.5\"} 1;s{quant=\"0.9\"} 2; | unexpected-sample |"
            + " s{quant=\"0.9\"}",
        "# TYPE h histogram;{\"h_bucket\",le=\"1\"} 1;{\"h_bucket\",lx=\"1\"} 1; | missing-le |"
            + " h_bucket"
      })
  void aRepeatedNameIsShownWhereItStands(String body, String code, String value) {
    ReadProblem problem =
        refusal(body.replace(';', '\n'), Format.PROMETHEUS_TEXT, ReadOptions.LENIENT)
            .problems()
            .getFirst();
    assertThat(problem)
        .returns(code, ReadProblem::code)
        .returns(3, ReadProblem::line)
        .returns(value.startsWith("h_bucket") && body.contains("{\"h") ? 3 : 1, ReadProblem::column)
        .returns(value, ReadProblem::value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s{quantile=\"0.5\"} 1;s{quantile=\"x\"} 2;",
        "s{quantile=\"0.5\"} 1;s 2;",
        "h_bucket{le=\"1\"} 1;h_bucket{le=\"x\"} 2;",
        "h_bucket{le=\"1\"} 1;h_bucket 2;",
        "h_bucket{le=\"1\"} -1;"
      })
  void whatNoTypeIsStatedForMayHoldAnything(String body) throws Exception {
    String lines = body.replace(';', '\n');
    int samples = (int) lines.chars().filter(c -> c == '\n').count();
    assertThat(Reading.read(lines, Format.PROMETHEUS_TEXT, Reading.STRICT).sampleCount())
        .isEqualTo(samples);
    assertThat(
            Reading.read(lines + "# EOF\n", Format.OPENMETRICS_TEXT, Reading.STRICT).sampleCount())
        .isEqualTo(samples);
    Exposition lenient = text(lines);
    assertThat(lenient.sampleCount()).isEqualTo(samples);
    assertThat(lenient.problems()).hasSize(2);
  }

  @Test
  void labelsThatOnlyTheirEscapesTellApartAreOneLabel() {
    ExpositionException refusal =
        refusal(
            "a{\"x\\\\y\"=\"1\",\"x\\y\"=\"2\"} 1\n", Format.PROMETHEUS_TEXT, ReadOptions.LENIENT);
    assertThat(codes(refusal)).contains("duplicate-label");
  }

  @ParameterizedTest
  @CsvSource({"'a 1\rb 2', '1\rb'", "'a 1\u000b', '1\u000b'", "'abc\u0000def 1', 'abc\u0000def'"})
  void aControlCharacterIsShown(String line, String value) {
    ReadProblem problem =
        refusal(line + "\n", Format.PROMETHEUS_TEXT, ReadOptions.LENIENT).problems().getFirst();
    assertThat(problem.value())
        .isEqualTo(
            value.replace("\r", "\\r").replace("\u000b", "\\u000b").replace("\u0000", "\\u0000"));
  }
}
