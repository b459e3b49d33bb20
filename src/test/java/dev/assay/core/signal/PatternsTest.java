package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Labels;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatternsTest {
  private final Patterns<String> patterns = new Patterns<>();

  @BeforeEach
  void fill() {
    for (String pattern :
        List.of("exact", "", "*_seconds", "*_request_seconds", "go_*", "*live*", "*")) {
      patterns.add(pattern, pattern);
    }
  }

  @Test
  void aTextIsFoundAsItIs() {
    assertThat(patterns.exact("exact")).containsExactly("exact");
    assertThat(patterns.exact("")).containsExactly("");
    assertThat(patterns.exact("exactly")).isNull();
  }

  @Test
  void everyPatternThatATextMeetsIsFoundOnce() {
    assertThat(patterns.open("http_request_seconds"))
        .containsExactlyInAnyOrder("*", "*_seconds", "*_request_seconds");
    assertThat(patterns.open("_seconds")).containsExactlyInAnyOrder("*", "*_seconds");
    assertThat(patterns.open("seconds")).containsExactly("*");
    assertThat(patterns.open("go_alive_seconds"))
        .containsExactlyInAnyOrder("*", "*_seconds", "go_*", "*live*");
    assertThat(patterns.open("go_")).containsExactlyInAnyOrder("*", "go_*");
    assertThat(patterns.open("")).containsExactly("*");
  }

  @Test
  void valuesOfOneTextComeInOrder() {
    Patterns<Integer> numbers = new Patterns<>();
    numbers.add("a", 3);
    numbers.add("a", 1);
    numbers.sort(Integer::compare);
    assertThat(numbers.exact("a")).containsExactly(1, 3);
    assertThat(numbers.open("a")).isEmpty();
  }

  @Test
  void theFirstRuleInTheirOrderSpeaks() {
    LabelRule slow = new LabelRule(List.of("path", "route"), List.of("*/slow"), "slow");
    LabelRule absent = new LabelRule(List.of("code"), List.of(""), "no code");
    LabelRule all = new LabelRule(List.of("path"), List.of("*"), "all");
    SeriesRules rules = new SeriesRules(List.of(slow, absent, all));

    assertThat(rules.first(Labels.ofSorted("code", "200", "path", "/a/SLOW"))).isSameAs(slow);
    assertThat(rules.first(Labels.ofSorted("path", "/fast"))).isSameAs(absent);
    assertThat(rules.first(Labels.ofSorted("code", "", "path", "/fast"))).isSameAs(absent);
    assertThat(rules.first(Labels.ofSorted("code", "200", "path", "/fast"))).isSameAs(all);
    assertThat(rules.first(Labels.ofSorted("code", "200"))).isNull();
  }
}
