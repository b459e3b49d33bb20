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
    assertThat(Labels.ofSorted("a", "x\\y")).hasToString("{a=\"x\\\\y\"}");
    assertThat(Labels.ofSorted("a", "x\ny")).hasToString("{a=\"x\\ny\"}");
    assertThat(Labels.ofSorted("a", "\"")).hasToString("{a=\"\\\"\"}");
  }

  @Test
  void seriesOfTheSameNamesAreKnownWithoutComparingLetters() {
    Labels one = Labels.ofSorted("code", "200", "method", "get");
    assertThat(one.namedAs(Labels.ofSorted("code", "500", "method", "put"))).isTrue();
    assertThat(one.namedAs(Labels.ofSorted("code", "200"))).isFalse();
    assertThat(one.namedAs(Labels.ofSorted("code", "200", "path", "get"))).isFalse();
    assertThat(Labels.EMPTY.namedAs(Labels.EMPTY)).isTrue();
  }
}
