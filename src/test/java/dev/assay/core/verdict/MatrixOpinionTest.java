package dev.assay.core.verdict;

import static dev.assay.core.Examples.QUICK_MATRIX;
import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.rulebook.PrintedRow;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixOpinionTest {

  @Test
  void the_matrix_has_the_eight_printed_rows_in_order() {
    assertThat(QUICK_MATRIX.rows())
        .extracting(PrintedRow::factor)
        .containsExactly(
            "Team ramp-up time",
            "Memory budget",
            "Latency tolerance",
            "Binary distribution",
            "Concurrency model",
            "Ecosystem maturity (infra)",
            "Compile times",
            "Runtime safety");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ramp-up   | 'team':{'rampUpWeeks':4}                                              | GO",
        "ramp-up   | 'team':{'rampUpWeeks':4.1}                                            | NO_VOTE",
        "ramp-up   | 'team':{'rampUpWeeks':12.9}                                           | NO_VOTE",
        "ramp-up   | 'team':{'rampUpWeeks':13}                                             | RUST",
        "ramp-up   | 'team':{}                                                             | UNKNOWN",
        "memory    | 'budgets':{'memoryMiB':64}                                            | RUST",
        "memory    | 'budgets':{'memoryMiB':65}                                            | NO_VOTE",
        "memory    | 'budgets':{'memoryMiB':255}                                           | NO_VOTE",
        "memory    | 'budgets':{'memoryMiB':256}                                           | GO",
        "latency   | 'budgets':{'p99Ms':5}                                                 | RUST",
        "latency   | 'budgets':{'p99Ms':5.1}                                               | NO_VOTE",
        "latency   | 'budgets':{'p99Ms':49.9}                                              | NO_VOTE",
        "latency   | 'budgets':{'p99Ms':50}                                                | GO",
        "latency   | 'budgets':{'p95Ms':50}                                                | GO",
        "latency   | 'budgets':{'p95Ms':49}                                                | UNKNOWN",
        "latency   | 'budgets':{'p95Ms':2}                                                 | UNKNOWN",
        "latency   | 'budgets':{'p95Ms':50,'p99Ms':60}                                     | GO",
        "latency   | 'budgets':{}                                                          | UNKNOWN",
        "binary    | 'budgets':{}                                                          | TIE",
        "concurrency | 'concurrency':'independent'                                         | GO",
        "concurrency | 'concurrency':'some-shared'                                         | GO",
        "concurrency | 'concurrency':'state-machine'                                       | RUST",
        "concurrency | 'concurrency':'lock-free'                                           | RUST",
        "ecosystem | 'platform':{'kubernetes':'client'}                                    | GO",
        "ecosystem | 'platform':{'kubernetes':'controller'}                                | GO",
        "ecosystem | 'platform':{'kubernetes':'core'}                                      | GO",
        "ecosystem | 'platform':{'kubernetes':'core'},'rustLibraries':'ready'              | GO",
        "ecosystem | 'rustLibraries':'partial'                                             | GO",
        "ecosystem | 'rustLibraries':'missing'                                             | GO",
        "ecosystem | 'rustLibraries':'ready'                                               | UNKNOWN",
        "ecosystem | 'platform':{'kubernetes':'none'},'rustLibraries':'ready'              | RUST",
        "ecosystem | 'platform':{'kubernetes':'deploys'},'rustLibraries':'ready'           | RUST",
        "compile-time | 'delivery':{'cleanBuildSeconds':60}                                | GO",
        "compile-time | 'delivery':{'cleanBuildSeconds':61}                                | NO_VOTE",
        "compile-time | 'delivery':{'cleanBuildSeconds':226}                               | NO_VOTE",
        "compile-time | 'delivery':{'cleanBuildSeconds':227}                               | RUST",
        "runtime-safety | 'failure':{'impact':'low'},'exposure':{'input':'internal'}       | GO",
        "runtime-safety | 'failure':{'impact':'medium'},'exposure':{'input':'internal'}    | GO",
        "runtime-safety | 'failure':{'impact':'medium'}                                    | UNKNOWN",
        "runtime-safety | 'failure':{'impact':'medium'},'exposure':{'input':'own-parser'}  | TIE",
        "runtime-safety | 'failure':{'impact':'high'}                                      | RUST",
        "runtime-safety | 'failure':{'impact':'very-high'}                                 | RUST",
      })
  void each_row_votes_at_its_printed_figures(String id, String block, PrintedRow.Vote expected) {
    PrintedRow row =
        QUICK_MATRIX.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();

    assertThat(row.vote(stated("{'name':'s','kind':'gateway'," + block + "}").signals()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'kind':'k8s-operator'                                     | operators=go",
        "'kind':'gateway','platform':{'kubernetes':'controller'}   | operators=go",
        "'kind':'gateway','platform':{'kubernetes':'core'}         | operators=go",
        "'kind':'gateway','platform':{'kubernetes':'client'}       | ",
        "'kind':'rest-api'                                         | web-services=go",
        "'kind':'admin-backend'                                    | web-services=go",
        "'kind':'gateway','team':{'rustReviewers':1}               | mixed-team=go",
        "'kind':'gateway','team':{'rustReviewers':2}               | ",
        "'kind':'gateway','delivery':{'prototype':true}            | prototypes=go",
        "'kind':'gateway','delivery':{'prototype':false}           | ",
        "'kind':'proxy'                                            | data-paths=rust",
        "'kind':'stream-pipeline'                                  | data-paths=rust",
        "'kind':'log-router'                                       | data-paths=rust",
        "'kind':'gateway','budgets':{'p99Ms':5}                    | data-paths=rust",
        "'kind':'gateway','budgets':{'p99Ms':5.1}                  | ",
        "'kind':'developer-cli'                                    | developer-tools=rust",
        "'kind':'platform-cli'                                     | ",
        "'kind':'edge'                                             | constrained=rust",
        "'kind':'wasm-module'                                      | constrained=rust",
        "'kind':'gateway','platform':{'runtime':'no-std'}          | constrained=rust",
        "'kind':'gateway','platform':{'runtime':'wasm'}            | constrained=rust",
        "'kind':'gateway','platform':{'runtime':'hardware'}        | ",
        "'kind':'gateway','fleet':{'placement':'per-device'}       | constrained=rust",
        "'kind':'gateway','budgets':{'memoryMiB':64}               | constrained=rust",
        "'kind':'gateway','budgets':{'memoryMiB':65}               | ",
        "'kind':'parser'                                           | parsers=rust",
        "'kind':'crypto'                                           | parsers=rust",
        "'kind':'gateway','exposure':{'input':'own-parser'}        | parsers=rust",
        "'kind':'gateway','delivery':{'lifetimeYears':5}           | long-lived=rust",
        "'kind':'gateway','delivery':{'lifetimeYears':4.9}         | ",
      })
  void each_default_applies_where_the_source_names_it(String block, String expected) {
    var signals = stated("{'name':'s'," + block + "}").signals();
    String applied =
        QUICK_MATRIX.defaults().stream()
            .filter(i -> i.when().holds(signals) == dev.assay.core.rulebook.Truth.TRUE)
            .map(i -> i.id() + "=" + Verdict.of(i.language()).id())
            .collect(Collectors.joining(" "));

    assertThat(applied).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void rows_weigh_the_same_and_the_majority_answers_over_the_default_list() {
    Opinion opinion =
        ask("'kind':'rest-api','budgets':{'p99Ms':2,'memoryMiB':32},'concurrency':'independent'");

    assertThat(opinion.verdict()).isEqualTo(Verdict.RUST);
    assertThat(opinion.because()).isEqualTo("Rust by 1 row for Go, 2 for Rust, 4 not known");
    assertThat(opinion.reasons())
        .contains(
            new Opinion.Reason(
                "Latency tolerance: Rust, \"P99 must be under 5ms\" (budgets.p99Ms 2 ms)",
                Verdict.RUST,
                "001 L7"),
            new Opinion.Reason(
                "Concurrency model: Go, \"Goroutines (simple)\" (concurrency independent)",
                Verdict.GO,
                "001 L9,L73,L85 (assumption)"),
            new Opinion.Reason(
                "Binary distribution: a tie, both columns say \"Single binary\"", null, "001 L8"),
            new Opinion.Reason(
                "Team ramp-up time: no vote, team.rampUpWeeks is not known",
                null,
                "001 L5,L97-L101 (assumption)"));
  }

  @Test
  void a_list_that_is_outvoted_is_told() {
    Opinion opinion = ask("'kind':'developer-cli','budgets':{'p99Ms':100}");

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because()).endsWith("; the default lists say Rust and are outvoted");
  }

  @Test
  void a_list_that_agrees_is_not_called_outvoted() {
    Opinion opinion = ask("'kind':'rest-api','budgets':{'p99Ms':100}");

    assertThat(opinion.because()).isEqualTo("Go by 1 row for Go, 0 for Rust, 6 not known");
  }

  @Test
  void level_rows_leave_it_to_the_default_list() {
    Opinion opinion =
        ask("'kind':'developer-cli','budgets':{'p99Ms':100},'concurrency':'lock-free'");

    assertThat(opinion.verdict()).isEqualTo(Verdict.RUST);
    assertThat(opinion.because())
        .isEqualTo(
            "Rust by the default list: Developer-facing CLI tools; the matrix does not decide"
                + " (1 row for Go, 1 for Rust, 5 not known)");
  }

  @Test
  void a_p99_budget_between_5_and_50_ms_has_no_vote() {
    Opinion opinion = ask("'kind':'gateway','budgets':{'p99Ms':20}");

    assertThat(opinion.verdict()).isNull();
    assertThat(opinion.because())
        .isEqualTo(
            "the matrix does not decide (0 rows for Go, 0 for Rust, 6 not known), the default lists"
                + " name neither side, and no plane fits");
    assertThat(opinion.reasons())
        .contains(
            new Opinion.Reason(
                "Latency tolerance: no vote, neither column applies (budgets.p99Ms 20 ms)",
                null,
                "001 L7"));
  }

  @ParameterizedTest
  @CsvSource({
    "control-plane, GO",
    "scheduler, GO",
    "node-agent, RUST",
    "platform-cli, RUST",
    "gateway, ",
    "worker, ",
    "database, ",
  })
  void a_kind_that_nothing_else_names_follows_its_plane(String kind, Verdict expected) {
    assertThat(ask("'kind':'" + kind + "'").verdict()).isEqualTo(expected);
  }

  @Test
  void lists_that_name_both_sides_leave_it_to_the_plane() {
    Opinion opinion = ask("'kind':'rest-api','delivery':{'lifetimeYears':10}");

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because())
        .startsWith(
            "Go for the plane \"Control plane (API server, scheduler, admission webhooks)\"")
        .endsWith("the default lists name both sides");
  }

  private static Opinion ask(String blocks) {
    return Panel.opine(QUICK_MATRIX, stated("{'name':'s'," + blocks + "}"));
  }
}
