package dev.assay.core.verdict;

import static dev.assay.core.Examples.FIVE_SCORES;
import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.rulebook.FiveScores;
import dev.assay.core.rulebook.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresOpinionTest {

  @Test
  void the_five_categories_are_the_printed_ones() {
    assertThat(FIVE_SCORES.categories())
        .extracting(FiveScores.Category::number, FiveScores.Category::words)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "time-to-market pressure"),
            org.assertj.core.groups.Tuple.tuple(2, "latency determinism requirement"),
            org.assertj.core.groups.Tuple.tuple(3, "memory safety criticality"),
            org.assertj.core.groups.Tuple.tuple(4, "team Rust experience"),
            org.assertj.core.groups.Tuple.tuple(5, "projected scale/resource cost"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | 'delivery':{'timeToMarket':5}                                               | 5",
        "1 | 'delivery':{'timeToMarket':4}                                               | 4",
        "1 | 'delivery':{'timeToMarket':3}                                               | 3",
        "1 | 'delivery':{'timeToMarket':2}                                               | 2",
        "1 | 'delivery':{'timeToMarket':1}                                               | 1",
        "1 | 'delivery':{}                                                               | 1 to 5",
        "2 | 'budgets':{'p99Ms':1}                                                       | 5",
        "2 | 'budgets':{'p99Ms':1.1}                                                     | 4",
        "2 | 'budgets':{'p99Ms':5}                                                       | 4",
        "2 | 'budgets':{'p99Ms':5.1}                                                     | 3",
        "2 | 'budgets':{'p99Ms':49.9}                                                    | 3",
        "2 | 'budgets':{'p99Ms':50}                                                      | 2",
        "2 | 'budgets':{'p99Ms':199}                                                     | 2",
        "2 | 'budgets':{'p99Ms':200}                                                     | 1",
        "2 | 'budgets':{}                                                                | 1 to 5",
        "3 | 'exposure':{'replaces':'c'}                                                 | 5",
        "3 | 'exposure':{'replaces':'cpp'}                                               | 5",
        "3 | 'exposure':{'replaces':'cgo'}                                               | 5",
        "3 | 'exposure':{'replaces':'none','input':'own-parser'},'failure':{'impact':'high'}      | 5",
        "3 | 'exposure':{'replaces':'none','input':'own-parser'},'failure':{'impact':'very-high'} | 5",
        "3 | 'exposure':{'replaces':'none','input':'own-parser'},'failure':{'impact':'medium'}    | 4",
        "3 | 'exposure':{'replaces':'none','input':'internal'},'failure':{'impact':'very-high'}   | 4",
        "3 | 'exposure':{'replaces':'none','input':'internal'},'failure':{'impact':'high'}        | 3",
        "3 | 'exposure':{'replaces':'none','input':'internal'},'failure':{'impact':'medium'}      | 2",
        "3 | 'exposure':{'replaces':'none','input':'internal'},'failure':{'impact':'low'}         | 1",
        "3 | 'failure':{'impact':'very-high'}                                            | 4 to 5",
        "3 | 'exposure':{'replaces':'none','input':'own-parser'}                         | 4 to 5",
        "4 | 'team':{'rustReviewers':3,'rustYears':1}                                    | 5",
        "4 | 'team':{'rustReviewers':2,'rustYears':1}                                    | 4",
        "4 | 'team':{'rustReviewers':3,'rustYears':0.9}                                  | 3",
        "4 | 'team':{'rustReviewers':2,'rustYears':0.9}                                  | 3",
        "4 | 'team':{'rustReviewers':1,'rustYears':5}                                    | 2",
        "4 | 'team':{'rustReviewers':0}                                                  | 1",
        "4 | 'team':{'rustReviewers':2}                                                  | 3 to 4",
        "5 | 'fleet':{'instances':1000}                                                  | 5",
        "5 | 'fleet':{'instances':999}                                                   | 4",
        "5 | 'fleet':{'instances':80}                                                    | 4",
        "5 | 'fleet':{'instances':79}                                                    | 3",
        "5 | 'fleet':{'instances':20}                                                    | 3",
        "5 | 'fleet':{'instances':19}                                                    | 2",
        "5 | 'fleet':{'instances':4}                                                     | 2",
        "5 | 'fleet':{'instances':3}                                                     | 1",
      })
  void each_score_at_its_figures(int number, String block, String expected) {
    FiveScores.Category category = FIVE_SCORES.categories().get(number - 1);

    assertThat(
            ScoresOpinion.score(
                    category, stated("{'name':'s','kind':'gateway'," + block + "}").signals())
                .toString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // ttm, latency, safety, rust experience, scale: corrected, as printed
    "5, 1, 1, 1, 1, GO,   GO",
    "1, 5, 5, 1, 5, RUST, RUST",
    "1, 5, 5, 5, 5, RUST, RUST",
    "3, 3, 3, 5, 3, RUST, GO",
    "3, 3, 3, 3, 3, ,     ",
    "3, 4, 3, 3, 3, ,     ",
    "2, 3, 3, 3, 3, RUST, RUST",
    "4, 3, 3, 3, 3, GO,   GO",
    "3, 3, 3, 4, 3, RUST, GO",
    "3, 3, 3, 2, 3, GO,   RUST",
  })
  void group_means_are_compared_with_a_margin_of_half_a_point(
      int one, int two, int three, int four, int five, Verdict corrected, Verdict asPrinted) {
    Opinion opinion = ask(one, two, three, four, five);

    assertThat(opinion.verdict()).isEqualTo(corrected);
    assertThat(reason(opinion, "as-printed").favours()).isEqualTo(asPrinted);
    assertThat(reason(opinion, "corrected").favours()).isEqualTo(corrected);
    assertThat(opinion.notes().isEmpty()).isEqualTo(corrected == asPrinted);
  }

  @Test
  void where_the_modes_differ_the_answer_says_so() {
    Opinion opinion = ask(3, 3, 3, 5, 3);

    assertThat(opinion.notes())
        .containsExactly(
            "C01: corrected says Rust: mean of [2, 3, 5] less mean of [1, 4] is +1.00, but"
                + " as-printed says Go: mean of [2, 3, 5] less mean of [1, 4] is -1.00");
    assertThat(opinion.because())
        .isEqualTo("corrected says Rust: mean of [2, 3, 5] less mean of [1, 4] is +1.00");
  }

  @Test
  void without_a_clear_winner_the_source_advises_to_start_in_go_and_extract() {
    Opinion opinion = ask(3, 3, 3, 3, 3);

    assertThat(opinion.verdict()).isNull();
    assertThat(opinion.because())
        .isEqualTo("corrected has no clear winner: mean of [2, 3, 5] less mean of [1, 4] is +0.00");
    assertThat(reason(opinion, "unsure").source()).isEqualTo("003 L82-L83");
  }

  @Test
  void a_clear_winner_is_not_called_unsure() {
    assertThat(ask(5, 1, 1, 1, 1).reasons()).noneMatch(r -> r.text().startsWith("unsure"));
  }

  @Test
  void a_score_that_is_not_known_keeps_its_whole_range_and_may_still_not_matter() {
    Opinion opinion =
        Panel.opine(
            FIVE_SCORES,
            stated(
                "{'name':'s','kind':'gateway','budgets':{'p99Ms':500},'failure':{'impact':'low'},"
                    + "'exposure':{'input':'internal','replaces':'none'},'fleet':{'instances':1},"
                    + "'delivery':{'timeToMarket':5}}"));

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because())
        .isEqualTo(
            "corrected says Go: mean of [2, 3, 5] less mean of [1, 4] is -4.00 to -2.00; team Rust"
                + " experience is not known exactly");
    assertThat(reason(opinion, "4.").text())
        .isEqualTo(
            "4. team Rust experience: 1 to 5 (not stated: team.rustReviewers and team.rustYears)");
    assertThat(reason(opinion, "2.").text())
        .isEqualTo("2. latency determinism requirement: 1 (budgets.p99Ms 500 ms)");
  }

  @Test
  void a_score_that_is_not_known_and_matters_leaves_no_winner() {
    assertThat(Panel.opine(FIVE_SCORES, stated("{'name':'s','kind':'gateway'}")).verdict())
        .isNull();
  }

  @Test
  void a_range_ends_at_the_first_row_that_holds() {
    Opinion opinion =
        Panel.opine(
            FIVE_SCORES, stated("{'name':'s','kind':'gateway','failure':{'impact':'high'}}"));

    assertThat(reason(opinion, "3.").text())
        .isEqualTo(
            "3. memory safety criticality: 3 to 5 (failure.impact high; not stated:"
                + " exposure.replaces and exposure.input)");
  }

  @Test
  void corrected_answers_and_as_printed_is_the_letter_of_the_source() {
    assertThat(FIVE_SCORES.modes())
        .extracting(FiveScores.Mode::name)
        .containsExactly("corrected", "as-printed");
    FiveScores.Mode printed = FIVE_SCORES.modes().get(1);
    assertThat(printed.rust()).containsExactly(2, 3, 5);
    assertThat(printed.go()).containsExactly(1, 4);
    assertThat(printed.inverted()).isEmpty();
    assertThat(FIVE_SCORES.margin()).isEqualTo(0.5);
    assertThat(FIVE_SCORES.categories())
        .flatExtracting(FiveScores.Category::scores)
        .extracting(FiveScores.Score::source)
        .allMatch(source -> Boolean.TRUE.equals(((Rulebook.Source) source).assumption()));
  }

  private static final List<String> LATENCY = List.of("500", "100", "20", "3", "0.5");
  private static final List<String> SAFETY = List.of("low", "medium", "high", "very-high", "c");
  private static final List<String> EXPERIENCE =
      List.of(
          "0,'rustYears':0",
          "1,'rustYears':0",
          "2,'rustYears':0",
          "2,'rustYears':2",
          "4,'rustYears':2");
  private static final List<String> INSTANCES = List.of("1", "10", "40", "100", "5000");

  private static Opinion ask(int one, int two, int three, int four, int five) {
    String safety =
        three == 5
            ? "'exposure':{'input':'internal','replaces':'c'}"
            : "'exposure':{'input':'internal','replaces':'none'},'failure':{'impact':'%s'}"
                .formatted(SAFETY.get(three - 1));
    return Panel.opine(
        FIVE_SCORES,
        stated(
            "{'name':'s','kind':'gateway','delivery':{'timeToMarket':%d},'budgets':{'p99Ms':%s},%s,'team':{'rustReviewers':%s},'fleet':{'instances':%s}}"
                .formatted(
                    one,
                    LATENCY.get(two - 1),
                    safety,
                    EXPERIENCE.get(four - 1),
                    INSTANCES.get(five - 1))));
  }

  private static Opinion.Reason reason(Opinion opinion, String start) {
    return opinion.reasons().stream()
        .filter(r -> r.text().startsWith(start))
        .findFirst()
        .orElseThrow();
  }
}
