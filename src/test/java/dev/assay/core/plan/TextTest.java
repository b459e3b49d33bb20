package dev.assay.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.rulebook.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.12345, 0.123",
    "-0.12345, -0.123",
    "1e-9, 0.000000001",
    "99.96, 100",
    "99.94, 99.9",
    "100, 100",
    "100.4, 100",
    "-123.4, -123",
    "1234567.8, 1234568",
    "1e20, 100000000000000000000",
    "Infinity, unbounded",
    "-Infinity, unknown",
    "NaN, unknown",
  })
  void numbers_are_written_as_a_person_would(double number, String written) {
    assertThat(Text.number(number)).isEqualTo(written);
  }

  @Test
  void names_stand_in_a_row() {
    assertThat(Text.list(List.of())).isEmpty();
    assertThat(Text.list(List.of("a"))).isEqualTo("a");
    assertThat(Text.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Text.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Text.id(Cost.Due.YEARLY)).isEqualTo("yearly");
  }

  @Test
  void a_place_names_all_that_is_cited() {
    assertThat(
            Text.place(
                new Rulebook.Source(
                    "001", "L7", List.of("PE07", "PE08"), "C05", "SLO policy", true)))
        .isEqualTo("seed 001 L7, PE07, PE08, C05, SLO policy, assumption");
    assertThat(Text.place(new Rulebook.Source("001", null, null, null, null, false)))
        .isEqualTo("seed 001");
  }
}
