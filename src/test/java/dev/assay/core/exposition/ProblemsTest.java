package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  private static String shown(String value) {
    return Problems.problem(ReadProblem.Severity.SKIPPED, Rule.MISSING_NAME, 3, 0, value).value();
  }

  @ParameterizedTest
  @CsvSource({"119, 119, false", "120, 120, false", "121, 119, true", "500, 119, true"})
  void a_long_value_is_cut(int length, int kept, boolean cut) {
    assertThat(shown("x".repeat(length))).isEqualTo("x".repeat(kept) + (cut ? "…" : ""));
  }

  @ParameterizedTest
  @CsvSource({"117, 119, true", "118, 118, true"})
  void no_character_is_cut_in_half(int before, int kept, boolean cut) {
    String value = "x".repeat(before) + "😀" + "yz";

    assertThat(shown(value)).isEqualTo(value.substring(0, kept) + (cut ? "…" : ""));
  }

  @ParameterizedTest
  @CsvSource({"114, true", "115, false"})
  void what_cannot_be_seen_is_escaped_whole_or_not_at_all(int before, boolean fits) {
    String start = "x".repeat(before);

    assertThat(shown(start + "\1")).isEqualTo(start + (fits ? "\\u0001" : "…"));
    assertThat(shown("a\nb\rc\td")).isEqualTo("a\\nb\\rc\\td");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"0, 0, ``", "3, 0, `line 3: `", "3, 7, `line 3, column 7: `"})
  void a_message_begins_with_its_place_and_the_value(int line, int column, String place) {
    ReadProblem problem =
        Problems.problem(ReadProblem.Severity.SKIPPED, Rule.MISSING_NAME, line, column, "x");

    assertThat(problem.detail()).isEqualTo(place + "\"x\" " + Rule.MISSING_NAME.sentence());
  }
}
