package dev.assay.core.verdict;

import static dev.assay.core.Examples.CONJUNCTION;
import static dev.assay.core.Examples.changed;
import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.rulebook.PrintedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjunctionOpinionTest {

  @Test
  void the_matrix_has_the_six_printed_rows_and_the_source_is_marked_as_cut_off() {
    assertThat(CONJUNCTION.rows())
        .extracting(PrintedRow::factor)
        .containsExactly(
            "Learning Curve",
            "Runtime Overhead",
            "Ecosystem Maturity",
            "Binary Size",
            "Security Posture",
            "Team Skillset");
    assertThat(CONJUNCTION.header().complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/incumbent | situation | 'extension'            | ",
        "/budgets   | p99Ms     | 5                      | RUST",
        "/budgets   | p99Ms     | 5.1                    | ",
        "/budgets   | p99Ms     | null                   | ",
        "/budgets   | memoryMiB | 64                     | RUST",
        "/budgets   | memoryMiB | 65                     | ",
        "/exposure  | input     | 'external-via-library' | RUST",
        "/exposure  | input     | 'internal'             | ",
        "/exposure  | replaces  | 'c'                    | RUST",
        "/team      | rustReviewers | 2                  | RUST",
        "/team      | rustReviewers | 1                  | ",
        "/team      | rustReviewers | null               | RUST",
        "/delivery  | prototype | true                   | ",
        "``         | kind      | 'control-plane'        | ",
      })
  void every_term_of_the_sentence_has_to_hold(
      String pointer, String field, String value, Verdict expected) {
    assertThat(
            Panel.opine(
                    CONJUNCTION,
                    changed("greenfield-edge", pointer, field, value.replace('\'', '"')))
                .verdict())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'exposure':{'replaces':'c'}                                               | RUST",
        "'exposure':{'replaces':'cpp'}                                             | RUST",
        "'exposure':{'replaces':'cgo'}                                             | RUST",
        "'exposure':{'input':'external-via-library'},'failure':{'impact':'high'}   | RUST",
        "'exposure':{'input':'external-via-library'},'failure':{'impact':'very-high'} | RUST",
        "'exposure':{'input':'external-via-library'},'failure':{'impact':'medium'} | ",
      })
  void security_is_paramount_where_bytes_from_outside_can_do_harm(String block, Verdict expected) {
    assertThat(
            ask("'kind':'edge','incumbent':{'situation':'greenfield'},'budgets':{'p99Ms':3,'memoryMiB':48},"
                    + block)
                .verdict())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'kind':'control-plane'                            | GO",
        "'kind':'k8s-operator'                             | GO",
        "'kind':'scheduler'                                | GO",
        "'kind':'rest-api'                                 | ",
        "'kind':'rest-api','delivery':{'prototype':true}   | GO",
        "'kind':'rest-api','delivery':{'prototype':false}  | ",
        "'kind':'rest-api','team':{'rustReviewers':1}      | GO",
        "'kind':'rest-api','team':{'rustReviewers':2}      | ",
      })
  void one_term_of_the_other_sentence_is_enough(String block, Verdict expected) {
    assertThat(ask(block).verdict()).isEqualTo(expected);
  }

  @Test
  void the_sentence_that_holds_is_told_with_the_matrix_beside_it() {
    assertThat(
            ask("'kind':'rest-api','team':{'rustReviewers':1},'delivery':{'prototype':true}")
                .because())
        .isEqualTo(
            "Go because of rapid prototyping and a team with limited Rust experience; its matrix"
                + " stands at 1 row for Go, 0 for Rust, 5 not known");
  }

  @Test
  void where_both_sentences_apply_the_cut_off_source_gives_no_answer() {
    Opinion opinion =
        Panel.opine(CONJUNCTION, changed("greenfield-edge", "/team", "rustReviewers", "1"));

    assertThat(opinion.verdict()).isNull();
    assertThat(opinion.because()).startsWith("both sentences apply, and the source breaks off");
    assertThat(opinion.notes()).singleElement().asString().startsWith("C22: the source breaks off");
  }

  @Test
  void where_neither_applies_or_too_little_is_known_it_says_which() {
    assertThat(
            Panel.opine(CONJUNCTION, changed("greenfield-edge", "/budgets", "p99Ms", "100"))
                .because())
        .startsWith("neither sentence applies");
    assertThat(ask("'kind':'rest-api'").because())
        .startsWith("not enough is known to say which sentence applies");
    assertThat(ask("'kind':'rest-api'").reasons())
        .contains(
            new Opinion.Reason(
                "not known: latency is paramount, budgets.p99Ms is not known",
                null,
                "004 L12,L125"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "learning-curve   | 'team':{'rampUpWeeks':4}                                   | GO",
        "learning-curve   | 'team':{'rampUpWeeks':5}                                   | NO_VOTE",
        "learning-curve   | 'team':{'rampUpWeeks':12}                                  | NO_VOTE",
        "learning-curve   | 'team':{'rampUpWeeks':13}                                  | RUST",
        "runtime-overhead | 'budgets':{'p99Ms':5}                                      | RUST",
        "runtime-overhead | 'budgets':{'p99Ms':5.1}                                    | GO",
        "ecosystem        | 'platform':{'kubernetes':'client'}                         | GO",
        "ecosystem        | 'platform':{'kubernetes':'controller'}                     | GO",
        "ecosystem        | 'platform':{'kubernetes':'core'}                           | GO",
        "ecosystem        | 'rustLibraries':'partial'                                  | GO",
        "ecosystem        | 'rustLibraries':'missing'                                  | GO",
        "ecosystem        | 'platform':{'kubernetes':'none'},'rustLibraries':'ready'   | RUST",
        "ecosystem        | 'platform':{'kubernetes':'deploys'},'rustLibraries':'ready' | RUST",
        "ecosystem        | 'rustLibraries':'ready'                                    | UNKNOWN",
        "binary-size      | 'budgets':{'imageMiB':9.9}                                 | RUST",
        "binary-size      | 'budgets':{'imageMiB':10}                                  | NO_VOTE",
        "binary-size      | 'budgets':{'imageMiB':14.9}                                | NO_VOTE",
        "binary-size      | 'budgets':{'imageMiB':15}                                  | GO",
        "security         | 'exposure':{'input':'internal'}                            | GO",
        "security         | 'exposure':{'input':'external-via-library'}                | GO",
        "security         | 'exposure':{'input':'own-parser'}                          | RUST",
        "skills           | 'team':{'rustReviewers':1}                                 | GO",
        "skills           | 'team':{'rustReviewers':2}                                 | RUST",
      })
  void each_row_votes_at_its_printed_figures(String id, String block, PrintedRow.Vote expected) {
    PrintedRow row =
        CONJUNCTION.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();

    assertThat(row.vote(stated("{'name':'s','kind':'gateway'," + block + "}").signals()))
        .isEqualTo(expected);
  }

  private static Opinion ask(String blocks) {
    return Panel.opine(CONJUNCTION, stated("{'name':'s'," + blocks + "}"));
  }
}
