package dev.assay.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.Json;
import dev.assay.boot.Rulebooks;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnePageRuleTest {
  private static final Rulebooks RULEBOOKS = new Rulebooks();

  @Test
  void it_fits_on_one_page() {
    String page = OnePageRule.of(RULEBOOKS.canonical(), "0123456789abcdef");

    // A4 in 9 point holds some 72 lines of 119 characters; a gap between blocks is half a line.
    double lines =
        page.lines()
            .filter(line -> !line.startsWith("| ---"))
            .mapToDouble(line -> line.isEmpty() ? 0.5 : (line.length() + 118) / 119)
            .sum();
    assertThat(lines).isLessThanOrEqualTo(72);
  }

  @Test
  void it_says_default_gates_anchors_weights_who_decides_and_sources() {
    assertThat(OnePageRule.of(RULEBOOKS.canonical(), "0123456789abcdef"))
        .startsWith("# Canonical: the rule on one page\n")
        .contains("Rulebook canonical 1.0.0, digest 0123456789ab. Gates first")
        .contains("\nGo. Rust where more speaks for it")
        .contains("* Go first: rest-api, admin-backend, k8s-operator")
        .contains("* Rust first: node-agent, database")
        .contains("* Neither first: worker, cron-job, library.")
        .contains(
            "| rust, hybrid | out where team.rustReviewers is below 2 | team.trainingPlan is stated |")
        .contains("| hybrid | only where split.separable holds |  |")
        .contains("latency budget (8): budgets.p99Ms 50 or more")
        .contains("latency budget (8): budgets.p99Ms 5 or less")
        .contains(
            "| Team and hiring | 19 / 26 / 10 | team skill (9): derived.skillBalance -1 or less;")
        .contains("names nobody for exceptions")
        .contains("An answer needs 50 % of the weight known. A lead under 0.01 (0.05 where")
        .contains(
            "is strong from 90 % of the draws where nothing unknown can bring its lead under 0.05, a lean from 65 %")
        .contains("seeds 000, 001, 002, 003, 004; evidence PE01")
        .contains("entries marked as assumptions of its author.");
  }

  @Test
  void a_rulebook_of_ones_own_names_its_owner_and_its_documents() throws IOException {
    CanonicalRulebook own =
        Json.read(
            Files.readAllBytes(Path.of("openapi", "examples", "rulebook-latency-first.json")),
            CanonicalRulebook.class);

    assertThat(own.validate()).isEmpty();
    assertThat(OnePageRule.of(own, "ff"))
        .contains("Rulebook latency-first 1.0.0, digest ff.")
        .contains("exceptions: platform architecture board.")
        .contains("documents Engineering staffing policy, 2026-03, On-call handbook, SLO policy")
        .contains("team.rustReviewers is below 3");
  }

  @Test
  void the_rulebook_of_a_seed_says_which_and_how_far() {
    for (Rulebook seed : RULEBOOKS.seeds()) {
      assertThat(OnePageRule.of(seed, "0123456789abcdef"))
          .contains(seed.header().name(), "It states the rule of ")
          .contains(seed.header().complete() ? "in full." : "is cut off.");
    }
  }

  @Test
  void texts_of_the_rulebook_stay_texts() throws IOException {
    String hostile =
        Files.readString(
                Path.of("openapi", "examples", "rulebook-latency-first.json"),
                StandardCharsets.UTF_8)
            .replace("platform architecture board", "[x](http://evil) <script>|")
            .replace("\"Latency first\"", "\"# *Latency*\"");

    assertThat(
            OnePageRule.of(
                Json.read(hostile.getBytes(StandardCharsets.UTF_8), CanonicalRulebook.class), "ff"))
        .doesNotContain("<script", "](http:")
        .contains("\\*Latency\\*");
  }
}
