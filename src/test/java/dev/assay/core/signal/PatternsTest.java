package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Labels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
  void anySetOfPatternsFindsWhatEachAloneWouldMeet() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Set<String> made = new TreeSet<>();
      for (int i = 0; i < 12; i++) {
        String text = text(random, 1 + random.nextInt(5));
        made.add(random.nextBoolean() ? "*" + text : random.nextBoolean() ? text + "*" : text);
      }
      Patterns<String> several = new Patterns<>();
      made.forEach(pattern -> several.add(pattern, pattern));
      for (int i = 0; i < 50; i++) {
        String text = text(random, random.nextInt(8));
        assertThat(several.open(text))
            .as("%s among %s, seed %d", text, made, seed)
            .containsExactlyInAnyOrderElementsOf(
                made.stream()
                    .filter(pattern -> pattern.contains("*") && meets(text, pattern))
                    .toList());
        byte[] body = ("a" + text + "b").getBytes(StandardCharsets.US_ASCII);
        assertThat(several.couldMeet(body, 1, body.length - 1))
            .as("%s among %s, seed %d", text, made, seed)
            .isEqualTo(!several.open(text).isEmpty());
      }
    }
  }

  @Test
  void textsThatMeetTheSamePatternsShareTheirList() {
    Patterns<String> endings = new Patterns<>();
    endings.add("*_seconds", "seconds");
    endings.add("*_request_seconds", "request");

    assertThat(endings.open("a_request_seconds"))
        .isSameAs(endings.open("b_request_seconds"))
        .containsExactly("seconds", "request");
    assertThat(endings.open("a_seconds")).isSameAs(endings.open("b_seconds"));
    assertThat(endings.open("a_bytes")).isEmpty();
  }

  @Test
  void aTextInsideOthersMayBeMetAnywhere() {
    byte[] body = "anything".getBytes(StandardCharsets.US_ASCII);
    assertThat(new Patterns<>().couldMeet(body, 0, body.length)).isFalse();
    Patterns<String> inside = new Patterns<>();
    inside.add("*thin*", "thin");

    assertThat(inside.couldMeet(body, 0, body.length)).isTrue();
    assertThat(inside.open("anything")).containsExactly("thin");
  }

  private static boolean meets(String text, String pattern) {
    return pattern.startsWith("*")
        ? text.endsWith(pattern.substring(1))
        : text.startsWith(pattern.substring(0, pattern.length() - 1));
  }

  private static String text(Random random, int letters) {
    return random
        .ints(letters, 'a', 'c')
        .collect(
            StringBuilder::new, (text, letter) -> text.append((char) letter), StringBuilder::append)
        .toString();
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
    SeriesRules rules = new SeriesRules(List.of(slow, absent, all), List.of());

    assertThat(rules.why(Labels.ofSorted("code", "200", "path", "/a/SLOW"))).isEqualTo(slow.why());
    assertThat(rules.why(Labels.ofSorted("path", "/fast"))).isEqualTo(absent.why());
    assertThat(rules.why(Labels.ofSorted("code", "", "path", "/fast"))).isEqualTo(absent.why());
    assertThat(rules.why(Labels.ofSorted("code", "200", "path", "/fast"))).isEqualTo(all.why());
    assertThat(rules.why(Labels.ofSorted("code", "200"))).isNull();
  }
}
