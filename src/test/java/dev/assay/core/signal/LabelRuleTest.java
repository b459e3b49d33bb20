package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRuleTest {
  private static LabelRule rule(List<String> labels, String... values) {
    return new LabelRule(labels, List.of(values), null);
  }

  private static List<Series> series(Labels... labels) {
    return Arrays.stream(labels)
        .<Series>map(own -> new Series.Scalar(own, 1, 1, null, null))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "5*,      503,       true",
    "5*,      5,         true",
    "5*,      404,       false",
    "*Cycles, ZGC cYCLES, true",
    "*Cycles, Cycle,     false",
    "*pause*, my/PAUSE:3, true",
    "*pause*, pau,       false",
    "*,       any,       true",
    "\\*,     *,         true",
    "\\*,     any,       false",
    "POD,     pod,       true",
    "POD,     pods,      false"
  })
  void matchesInAnyCase(String pattern, String value, boolean matches) {
    assertThat(rule(List.of("l"), pattern).matches(value)).isEqualTo(matches);
    SeriesRules rules = new SeriesRules(List.of(rule(List.of("l"), pattern)), List.of());
    assertThat(rules.why(Labels.ofSorted("l", value)) != null).isEqualTo(matches);
  }

  @Test
  void isWrittenAsPromqlSelectsIt() {
    LabelRule faults = rule(List.of("code", "status"), "5*", "Internal", "a.b", "\\*", "*c");
    assertThat(faults.selector(series(Labels.ofSorted("status", "500"))))
        .isEqualTo("{status=~\"5.*|Internal|a\\\\.b|\\\\*|.*c\"}");
    assertThat(faults.selector(series(Labels.ofSorted("x", "1"), Labels.ofSorted("status", "200"))))
        .startsWith("{status=~");
    assertThat(faults.selector(series(Labels.EMPTY))).startsWith("{code=~");
  }

  @Test
  void namesEveryLabelThatTellsAsTheSeriesNameIt() {
    LabelRule faults = rule(List.of("code", "grpc_status"), "5*", "14");
    assertThat(
            faults.selector(
                series(
                    Labels.ofSorted("code", "200", "grpc.status", "14"),
                    Labels.ofSorted("code", "503", "grpc.status", "2"),
                    Labels.ofSorted("code", "500", "grpc.status", "0"))))
        .isEqualTo("{\"grpc.status\"=~\"5.*|14\"} or {code=~\"5.*|14\"}");
  }
}
