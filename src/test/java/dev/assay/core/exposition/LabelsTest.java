package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void labelsAreWrittenAsInAnExposition() {
    assertThat(Labels.EMPTY).hasToString("");
    assertThat(Labels.ofSorted("code", "200")).hasToString("{code=\"200\"}");
    assertThat(Labels.ofSorted("a", "x\\y\"z\nw", "b", "2"))
        .hasToString("{a=\"x\\\\y\\\"z\\nw\",b=\"2\"}");
  }
}
