package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.ResourceFiles;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedRulebookFilesTest {

  static Stream<SeedRulebook> rulebooks() {
    return Stream.of(
        ResourceFiles.read("rulebook/label-lookup.yaml", LabelLookup.class),
        ResourceFiles.read("rulebook/quick-matrix.yaml", QuickMatrix.class),
        ResourceFiles.read("rulebook/go-default-gates.yaml", GoDefaultGates.class),
        ResourceFiles.read("rulebook/five-scores.yaml", FiveScores.class),
        ResourceFiles.read("rulebook/conjunction.yaml", Conjunction.class));
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void every_shipped_rulebook_is_sound(SeedRulebook rulebook) {
    assertThat(rulebook.validate()).isEmpty();
  }
}
