package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @Test
  void precedence_is_that_of_semantic_versioning() {
    List<Version> ascending =
        List.of(
                "0.9.9",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.2",
                "1.0.10",
                "1.2.0",
                "10.0.0")
            .stream()
            .map(Version::of)
            .toList();
    List<Version> shuffled = new ArrayList<>(ascending);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(shuffled).isNotEqualTo(ascending);
    assertThat(shuffled.stream().sorted().toList()).isEqualTo(ascending);
    assertThat(Version.of("1.0.0-rc.1")).isEqualByComparingTo(Version.of("1.0.0-rc.1"));
  }

  @ParameterizedTest
  @CsvSource({"1.0.0, 1.0.1", "1.2.9, 1.2.10", "2.0.0-rc.1, 2.0.0", "0.0.0, 0.0.1"})
  void the_next_one_is_free(String version, String next) {
    assertThat(Version.of(version).next()).hasToString(next);
    assertThat(Version.of(version).next()).isGreaterThan(Version.of(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.2.3-a.b-c.4", "0.0.0-0"})
  void it_is_written_as_it_is_read(String version) {
    assertThat(Version.of(version)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.0", "v1.0.0", "1.0.0-", "1.0.0+build", "-1.0.0", "1.0.0000000000"})
  void what_is_no_version_is_refused(String text) {
    assertThatThrownBy(() -> Version.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
