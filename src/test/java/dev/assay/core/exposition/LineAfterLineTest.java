package dev.assay.core.exposition;

import static dev.assay.core.exposition.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a line has in common with the one before is not looked at again, and reads the same. */
class LineAfterLineTest {
  private static final int PADDING = 250;
  private static final String PAD = "pad 1\n".repeat(PADDING);

  static final List<String> LINES =
      List.of(
          "a 1",
          "a 2 1500",
          "a{} 1",
          "ab 1",
          "a{b=\"1\"} 1",
          "a{b=\"1\"} 2",
          "a{b=\"1\",c=\"2\"} 1",
          "a{b=\"1\",c=\"2\",} 1",
          "a{b=\"1\",c=\"3\"} 1",
          "a{b=\"12\",c=\"2\"} 1",
          "a{b=\"\\\"1\",c=\"2\"} 1",
          "a{b=\"1\\\\\",c=\"2\"} 1",
          "a { b=\"1\" , c=\"2\" } 1",
          "ab{b=\"1\",c=\"2\"} 1",
          "ab{b=\"1\"} 1",
          "b{b=\"1\",c=\"2\"} 1",
          "longer_name{b=\"1\",c=\"2\"} 1",
          "longer_name{b=\"1\",c=\"2\",d=\"4\"} 1",
          "longer_name{b=\"1\",d=\"4\",c=\"2\"} 1",
          "a{b=\"é\",c=\"2\"} 1",
          "{\"a\",b=\"1\",c=\"2\"} 1",
          "{b=\"1\",\"a\",c=\"2\"} 1",
          "{\"b\",b=\"1\",c=\"2\"} 1",
          "{\"a\"} 1",
          "{\"a\"=\"1\",\"c\"} 1",
          "{\"a\" = \"1\",\"c\"} 1",
          "{\"a\"=\"1\"} 1",
          "{b=\"1\",\"a\"=\"2\",\"c\"} 1",
          "a{\"b\"=\"1\",c=\"2\"} 1",
          "a{,} 1",
          "a{b=\"1\" c=\"2\"} 1",
          "ab{b=\"1\" c=\"2\"} 1",
          "a{b=\"1\",b=\"1\"} 1",
          "ab{b=\"1\",b=\"1\"} 1",
          "a{b=\"1\",c=\"2\" 1",
          "ab{b=\"1\",c=\"2 1",
          "ab{b=\"1\",\"x\"} 1",
          "a{b=\"1\",c=\"2\"} one",
          "ab{b=\"1\",c=\"2\"} one",
          "a{b=\"1\",c=\"2\"} 1 then",
          "1a{b=\"1\",c=\"2\"} 1",
          "a-{b=\"1\",c=\"2\"} 1");

  @ParameterizedTest
  @FieldSource("LINES")
  void readsTheSameAfterEveryOtherLine(String line) throws Exception {
    Exposition alone = text(PAD + line + "\n");
    for (String before : LINES) {
      Exposition first = text(PAD + before + "\n");
      Exposition both = text(PAD + before + "\n" + line + "\n");

      assertThat(samples(both))
          .as(before)
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(samples(first).stream(), samples(alone).stream()).toList());
      assertThat(problems(both, 2)).as(before).isEqualTo(problems(alone, 1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "histogram | x_bucket{a=\"b\",le=\"abc\"} 1 | x_bucket{a=\"b\",le=\"abc\"} 1 | 20 | 20",
        "histogram | x_bucket{a=\"b\",le=\"abc\"} 1 | x_bucket{a=\"b\",le=\"abc\",c=\"d\"} 1 | 20 | 20",
        "summary | x{a=\"b\",quantile=\"abc\"} 1 | longer{a=\"b\",quantile=\"abc\"} 1 | 19 | 24"
      })
  void tellsWhereABoundIsWrongOnEveryLine(
      String type, String first, String second, int firstColumn, int secondColumn)
      throws Exception {
    String types = "# TYPE x " + type + "\n# TYPE longer " + type + "\n";

    assertThat(text(types + PAD + first + "\n" + second + "\n").problems())
        .extracting(ReadProblem::line, ReadProblem::column, ReadProblem::value)
        .containsExactly(
            tuple(PADDING + 3, firstColumn, "abc"), tuple(PADDING + 4, secondColumn, "abc"));
  }

  /** Every series with its value, the padding aside. */
  private static List<String> samples(Exposition exposition) {
    List<String> samples = new ArrayList<>();
    for (MetricFamily family : exposition.families()) {
      for (Series series : family.series()) {
        if (series.line() > PADDING) {
          samples.add(
              family.name()
                  + series.labels()
                  + ((Series.Scalar) series).value()
                  + series.timestampSeconds());
        }
      }
    }
    return samples;
  }

  private static List<String> problems(Exposition exposition, int line) {
    return exposition.problems().stream()
        .filter(problem -> problem.line() == PADDING + line)
        .map(p -> p.code() + " " + p.column() + " " + Objects.toString(p.value()))
        .toList();
  }
}
