package dev.assay.core.verdict;

import static dev.assay.core.Examples.GO_DEFAULT_GATES;
import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.profile.Impact;
import dev.assay.core.rulebook.GoDefaultGates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesOpinionTest {
  private static final String ABLE = ",'team':{'goProduction':3,'rustReviewers':2}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'failure':{'impact':'low'}                                  | GO",
        "'failure':{'impact':'medium'}                               | GO",
        "'failure':{'impact':'high'}                                 | RUST",
        "'failure':{'impact':'very-high'}                            | RUST",
        "'failure':{'recovery':'silent-or-irreversible'}             | RUST",
        "'failure':{'recovery':'partial-loss'}                       | GO",
        "'exposure':{'input':'own-parser'}                           | RUST",
        "'exposure':{'input':'external-via-library'}                 | GO",
        "'exposure':{'replaces':'c'}                                 | RUST",
        "'exposure':{'replaces':'cpp'}                               | RUST",
        "'exposure':{'replaces':'cgo'}                               | RUST",
        "'exposure':{'replaces':'none'}                              | GO",
        "'budgets':{'memoryMiB':64}                                  | RUST",
        "'budgets':{'memoryMiB':65}                                  | GO",
        "'budgets':{'p99Ms':5}                                       | RUST",
        "'budgets':{'p99Ms':5.1}                                     | GO",
        "'budgets':{'memoryMiB':100},'observed':{'residentMemoryMiB':160},'fleet':{'instances':80} | RUST",
        "'budgets':{'memoryMiB':100},'observed':{'residentMemoryMiB':160},'fleet':{'instances':79} | GO",
      })
  void each_gate_opens_at_its_figures_for_a_team_that_can(String block, Verdict expected) {
    assertThat(ask(block + ABLE).verdict()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'rustReviewers':1                                                                   | GO",
        "'rustReviewers':2                                                                   | RUST",
        "'goProduction':5                                                                    | GO",
        "'rustReviewers':2,'rustMaintainersIn12Months':1                                     | GO",
        "'rustReviewers':2,'rustMaintainersIn12Months':2                                     | RUST",
      })
  void an_open_gate_needs_a_team_that_can_support_rust(String team, Verdict expected) {
    assertThat(ask("'failure':{'impact':'very-high'},'team':{" + team + "}").verdict())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'openings':2,'withinDays':60,'goToRustCandidateRatio':2   | GO",
        "'openings':2,'withinDays':61,'goToRustCandidateRatio':2   | RUST",
        "'openings':1,'withinDays':60,'goToRustCandidateRatio':2   | RUST",
        "'openings':3,'withinDays':90,'goToRustCandidateRatio':2   | GO",
        "'openings':3,'withinDays':91,'goToRustCandidateRatio':2   | RUST",
        "'openings':2,'withinDays':60,'goToRustCandidateRatio':1   | RUST",
        "'openings':2,'withinDays':60                              | RUST",
        "'openings':0                                              | RUST",
      })
  void a_plan_that_hires_too_much_too_soon_blocks(String hiring, Verdict expected) {
    assertThat(ask("'failure':{'impact':'high'},'hiring':{" + hiring + "}" + ABLE).verdict())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'p99Ms':5,'memoryMiB':200 | 'p99Ms':2.5,'peakMemoryMiB':100 | GO",
        "'p99Ms':5,'memoryMiB':200 | 'p99Ms':2.6,'peakMemoryMiB':100 | RUST",
        "'p99Ms':5,'memoryMiB':200 | 'p99Ms':2.5,'peakMemoryMiB':101 | RUST",
        "'p99Ms':5                 | 'p99Ms':2.5                     | GO",
        "'p99Ms':5                 | 'p99Ms':2.6                     | RUST",
        "'memoryMiB':64            | 'peakMemoryMiB':32              | GO",
        "'memoryMiB':64            | 'peakMemoryMiB':33              | RUST",
        "'memoryMiB':64            | 'cpuCores':1                    | RUST",
      })
  void limits_that_were_measured_to_be_no_pressure_block(
      String budgets, String observed, Verdict expected) {
    assertThat(ask("'budgets':{" + budgets + "},'observed':{" + observed + "}" + ABLE).verdict())
        .isEqualTo(expected);
  }

  @Test
  void recovery_outranks_runtime_so_a_fast_enough_service_may_still_need_rust() {
    Opinion opinion =
        ask("'failure':{'impact':'very-high'},'budgets':{'p99Ms':5},'observed':{'p99Ms':1}" + ABLE);

    assertThat(opinion.verdict()).isEqualTo(Verdict.RUST);
    assertThat(opinion.because())
        .isEqualTo(
            "Rust: justified by high failure impact and tight resource limits, and the team can"
                + " support it");
    assertThat(reason(opinion, "checklist measured"))
        .satisfies(
            r -> {
              assertThat(r.text()).contains("does not count, recovery outranks runtime");
              assertThat(r.favours()).isNull();
            });
  }

  @Test
  void the_gates_are_told_in_order_of_precedence() {
    assertThat(GO_DEFAULT_GATES.gates())
        .extracting(g -> g.id())
        .containsExactly("failure-impact", "memory-safety", "tight-resources");
  }

  @Test
  void the_five_questions_are_the_printed_ones() {
    assertThat(GO_DEFAULT_GATES.checklist())
        .extracting(GoDefaultGates.Question::question)
        .containsExactly(
            "Can your current team trace a production bug in this language without waiting for one"
                + " specialist?",
            "Can you hire for it at a sane salary over the next 12 months?",
            "Does the service fail safely, or can one mistake corrupt data, block traffic, or break"
                + " recovery?",
            "Do you have measured runtime needs, not guesses, that justify the extra complexity?",
            "Will this choice still make sense after the first two engineers leave or change"
                + " roles?");
  }

  @Test
  void knowing_nothing_leaves_the_default_and_says_what_could_not_be_told() {
    Opinion opinion = ask("'owner':'nobody'");

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because())
        .isEqualTo(
            "Go: without strict runtime pressure or high failure impact, Go is the safer default");
    assertThat(opinion.reasons())
        .extracting(Opinion.Reason::text)
        .contains(
            "gate failure-impact: not known, failure.impact and failure.recovery are not known",
            "checklist fails-safely: \"Does the service fail safely, or can one mistake corrupt data,"
                + " block traffic, or break recovery?\" open: failure.impact and failure.recovery are"
                + " not known",
            "without strict runtime pressure or high failure impact, Go is the safer default");
  }

  @Test
  void a_grave_service_whose_team_cannot_support_rust_stays_in_go_under_stricter_rules() {
    Opinion opinion =
        ask("'failure':{'impact':'very-high'},'team':{'goProduction':1,'rustReviewers':1}");

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because())
        .isEqualTo(
            "Go: high failure impact would justify Rust, but the team is not known to support it (a"
                + " second reviewer, so that no pull request waits for one person: team.rustReviewers"
                + " 1); stricter rules and slower changes instead");
    assertThat(reason(opinion, "checklist fails-safely").favours()).isEqualTo(Verdict.RUST);
    assertThat(reason(opinion, "checklist trace").text())
        .contains("stands in the way of Go (team.goProduction 1)");
  }

  @Test
  void unknown_support_is_no_support() {
    Opinion opinion = ask("'exposure':{'input':'own-parser'}");

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because())
        .isEqualTo(
            "Go: memory safety would justify Rust, but the team is not known to support it"
                + " (team.rustReviewers is not known)");
  }

  @Test
  void a_blocked_checklist_names_its_questions() {
    Opinion opinion =
        ask("'failure':{'impact':'high'},'team':{'rustReviewers':2,'rustMaintainersIn12Months':0}");

    assertThat(opinion.because())
        .isEqualTo(
            "Go: high failure impact would justify Rust, but the checklist blocks it (ownership);"
                + " stricter rules and slower changes instead");
    assertThat(reason(opinion, "checklist ownership").favours()).isEqualTo(Verdict.GO);
    assertThat(reason(opinion, "checklist trace").text()).endsWith("clear for Rust");
  }

  @ParameterizedTest
  @CsvSource({"LOW, GO", "MEDIUM, GO", "HIGH, RUST", "VERY_HIGH, RUST"})
  void every_tier_of_failure_is_told_with_what_it_asks_for(Impact impact, Verdict favours) {
    Opinion opinion = ask("'failure':{'impact':'" + impact.id() + "'}");

    assertThat(reason(opinion, "failure impact " + impact.id()).favours()).isEqualTo(favours);
  }

  @Test
  void the_tiers_name_the_printed_examples() {
    assertThat(GO_DEFAULT_GATES.tiers())
        .extracting(GoDefaultGates.Tier::examples)
        .contains(
            List.of("auth", "billing", "provisioning", "queue processing with repeated delivery"));
  }

  private static Opinion.Reason reason(Opinion opinion, String start) {
    return opinion.reasons().stream()
        .filter(r -> r.text().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static Opinion ask(String blocks) {
    return Panel.opine(GO_DEFAULT_GATES, stated("{'name':'s','kind':'gateway'," + blocks + "}"));
  }
}
