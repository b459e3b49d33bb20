package dev.assay.core.verdict;

import static dev.assay.core.Examples.changed;
import static dev.assay.core.Examples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.Examples;
import dev.assay.core.rulebook.SeedRulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seeds' worked examples, each with its published outcome from its own rule. */
class WorkedExamplesTest {
  private static final List<SeedRulebook> ALL =
      List.of(
          Examples.LABEL_LOOKUP,
          Examples.QUICK_MATRIX,
          Examples.GO_DEFAULT_GATES,
          Examples.FIVE_SCORES,
          Examples.CONJUNCTION);

  @Test
  void seed_001_the_gpu_platform_splits_into_a_go_control_plane_and_a_rust_data_plane_and_tool() {
    Opinion opinion = Panel.opine(Examples.QUICK_MATRIX, subject("gpu-platform"));

    assertThat(opinion.verdict()).isEqualTo(Verdict.HYBRID);
    assertThat(verdicts(opinion))
        .containsExactly("control-plane go", "data-plane rust", "command-line-tool rust");
  }

  @Test
  void seed_002_the_two_engineer_saas_keeps_go_and_tries_rust_in_its_small_proxy() {
    Opinion opinion = Panel.opine(Examples.GO_DEFAULT_GATES, subject("two-engineer-saas"));

    assertThat(opinion.verdict()).isEqualTo(Verdict.HYBRID);
    assertThat(verdicts(opinion))
        .containsExactly("public-api go", "background-workers go", "edge-proxy rust");
    assertThat(opinion.components().getLast().because())
        .isEqualTo("Rust: justified by tight resource limits, and the team can support it");
  }

  @Test
  void seed_002_without_the_tighter_constraint_the_proxy_is_go_as_well() {
    Subject roomy = changed("two-engineer-saas", "/components/2/budgets", "memoryMiB", "512");

    assertThat(Panel.opine(Examples.GO_DEFAULT_GATES, roomy).verdict()).isEqualTo(Verdict.GO);
  }

  @Test
  void seed_002_webhook_and_email_in_go_and_the_ledger_in_rust_if_the_team_can_support_it() {
    Opinion opinion = Panel.opine(Examples.GO_DEFAULT_GATES, subject("webhook-ledger-email"));

    assertThat(opinion.verdict()).isEqualTo(Verdict.HYBRID);
    assertThat(verdicts(opinion))
        .containsExactly("webhook-intake go", "billing-ledger rust", "email-worker go");

    Opinion unable =
        Panel.opine(
            Examples.GO_DEFAULT_GATES,
            changed("webhook-ledger-email", "/team", "rustReviewers", "1"));

    assertThat(unable.verdict()).isEqualTo(Verdict.GO);
    assertThat(unable.components().get(1).because())
        .endsWith("stricter rules and slower changes instead");
  }

  @Test
  void seed_002_saving_60_mb_barely_matters_at_3_instances_and_decides_at_80() {
    Subject three = subject("saving-at-three-instances");
    Subject eighty = subject("saving-at-eighty-instances");

    assertThat(three.signals().number(Quantity.FLEET_MEMORY_SAVING)).hasValue(180);
    assertThat(eighty.signals().number(Quantity.FLEET_MEMORY_SAVING)).hasValue(4800);
    assertThat(Panel.opine(Examples.GO_DEFAULT_GATES, three).verdict()).isEqualTo(Verdict.GO);
    assertThat(Panel.opine(Examples.GO_DEFAULT_GATES, eighty).verdict()).isEqualTo(Verdict.RUST);
    assertThat(Panel.opine(Examples.GO_DEFAULT_GATES, eighty).reasons())
        .anySatisfy(r -> assertThat(r.text()).contains("derived.fleetMemorySavingMiB 4800 MiB"));
  }

  @Test
  void seed_002_the_short_note_of_limits_is_a_profile_for_go() {
    Opinion opinion = Panel.opine(Examples.GO_DEFAULT_GATES, subject("limits-note"));

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.reasons()).noneMatch(r -> r.favours() == Verdict.RUST);
  }

  @Test
  void seed_003_five_scores_that_only_the_polarity_of_the_fourth_decides() {
    Opinion opinion = Panel.opine(Examples.FIVE_SCORES, subject("five-scores"));

    assertThat(opinion.reasons().stream().limit(5).map(r -> r.text().replaceAll(" \\(.*", "")))
        .containsExactly(
            "1. time-to-market pressure: 3",
            "2. latency determinism requirement: 3",
            "3. memory safety criticality: 3",
            "4. team Rust experience: 5",
            "5. projected scale/resource cost: 3");
    assertThat(opinion.verdict()).isEqualTo(Verdict.RUST);
    assertThat(opinion.notes()).singleElement().asString().contains("but as-printed says Go");
  }

  @Test
  void seed_004_the_greenfield_sentence() {
    Opinion opinion = Panel.opine(Examples.CONJUNCTION, subject("greenfield-edge"));

    assertThat(opinion.verdict()).isEqualTo(Verdict.RUST);
    assertThat(opinion.because())
        .startsWith(
            "Rust because all of this holds: a new greenfield service, latency is paramount, memory"
                + " predictability is paramount and security is paramount");
  }

  @ParameterizedTest
  @CsvSource({
    "gpu-platform,               hybrid, hybrid, hybrid, hybrid, -",
    "two-engineer-saas,          hybrid, go,     hybrid, hybrid, -",
    "webhook-ledger-email,       -,      go,     hybrid, -,      -",
    "limits-note,                go,     go,     go,     -,      -",
    "saving-at-three-instances,  -,      go,     go,     -,      -",
    "saving-at-eighty-instances, -,      go,     rust,   -,      -",
    "five-scores,                -,      rust,   rust,   rust,   -",
    "greenfield-edge,            rust,   rust,   rust,   rust,   rust",
  })
  void what_every_rule_says_of_every_example(
      String example, String lookup, String matrix, String gates, String scores, String sentence) {
    List<String> verdicts = new ArrayList<>();
    for (SeedRulebook rulebook : ALL) {
      Verdict verdict = Panel.opine(rulebook, subject(example)).verdict();
      verdicts.add(verdict == null ? "-" : verdict.id());
    }

    assertThat(verdicts).containsExactly(lookup, matrix, gates, scores, sentence);
  }

  private static List<String> verdicts(Opinion opinion) {
    return opinion.components().stream()
        .map(c -> c.component() + " " + (c.verdict() == null ? "-" : c.verdict().id()))
        .toList();
  }
}
