package dev.assay.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.Json;
import dev.assay.core.Examples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headlines say what they mean, and nothing claims to be a probability of being right. */
class WordingTest {
  private static final Pattern CLAIM =
      Pattern.compile(
          "probab|likelihood|chance|\\bodds\\b|% (likely|certain|sure|confident|right|correct)"
              + "|confidence of|accuracy|guarantee",
          Pattern.CASE_INSENSITIVE);

  private static List<Recommendation> answers() {
    List<Recommendation> answers = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      RandomSubjects one =
          RandomSubjects.of(300 + seed, 0.3 + 0.7 * (seed % 5) / 4, seed % 3 == 0 ? 3 : 0);
      answers.add(AdvicePropertiesTest.advise(one.subject()));
    }
    for (String name :
        List.of("gpu-platform", "two-engineer-saas", "greenfield-edge", "checkout")) {
      answers.add(AdvicePropertiesTest.advise(Examples.subject(name)));
    }
    answers.add(AdvicePropertiesTest.advise(Assessments.subject("")));
    return answers;
  }

  @Tag("long")
  @Test
  void no_answer_claims_a_probability_of_being_right() {
    for (Recommendation answer : answers()) {
      List<String> told = new ArrayList<>(answer.because());
      told.add(answer.headline());
      if (answer.confidence() != null) {
        told.addAll(answer.confidence().reasons());
      }
      answer.flips().forEach(f -> told.add(f.sentence()));
      answer.nextQuestions().forEach(q -> told.add(q.why()));
      answer.crossChecks().forEach(c -> told.add(c.scale()));
      answer.caveats().forEach(c -> told.add(c.text()));
      assertThat(told).noneMatch(text -> CLAIM.matcher(text).find());
      assertThat(new String(Json.bytes(answer), StandardCharsets.UTF_8))
          .doesNotContainIgnoringCase("probability\":");
    }
  }

  @Tag("long")
  @Test
  void a_headline_names_the_service_and_says_what_to_do() {
    Map<Verdict, String> begins = new EnumMap<>(Verdict.class);
    begins.put(Verdict.GO, "Write %s in Go");
    begins.put(Verdict.RUST, "Write %s in Rust");
    begins.put(Verdict.HYBRID, "Split %s: ");
    begins.put(Verdict.GO_THEN_EXTRACT, "Start %s in Go and cut the hot path out into Rust");
    begins.put(Verdict.TUNE_INCUMBENT, "Keep what runs and tune it first; judge %s again");
    begins.put(Verdict.RUN_TRIAL, "Too close or too open to call for %s");
    begins.put(Verdict.INSUFFICIENT_EVIDENCE, "Not enough is known of %s for a verdict");
    Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
    for (Recommendation answer : answers()) {
      seen.add(answer.verdict());
      assertThat(answer.headline())
          .startsWith(begins.get(answer.verdict()).formatted(answer.service()))
          .endsWith(".")
          .doesNotContain("null", "  ");
    }
    assertThat(seen).hasSizeGreaterThan(4);
  }

  @Test
  void a_share_is_told_as_a_share_of_draws() {
    assertThat(AdvicePropertiesTest.advise(Examples.subject("checkout")).confidence().reasons())
        .first()
        .asString()
        .contains("of the sampled weights and values");
  }
}
