package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.api;
import static dev.assay.core.verdict.Assessments.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.matrix.Row;
import dev.assay.core.verdict.GateResult.State;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores by formulas worked out by hand, on few criteria whose preferences are exact. */
class ScorerTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final Map<String, Integer> SHARED_STATE = Map.of("concurrency_criticality", 1);
  private static final Map<String, Integer> KIND = Map.of("workload_kind", 1);

  private static void scores(
      Assessment one, double go, double rust, double hybrid, double extract, double tune) {
    Map<Verdict, Double> scores = one.scores();
    assertThat(scores.get(Verdict.GO)).as("go").isEqualTo(go, EXACTLY);
    assertThat(scores.get(Verdict.RUST)).as("rust").isEqualTo(rust, EXACTLY);
    assertThat(scores.get(Verdict.HYBRID)).as("hybrid").isEqualTo(hybrid, EXACTLY);
    assertThat(scores.get(Verdict.GO_THEN_EXTRACT)).as("extract").isEqualTo(extract, EXACTLY);
    assertThat(scores.get(Verdict.TUNE_INCUMBENT)).as("tune").isEqualTo(tune, EXACTLY);
    assertThat(scores).hasSize(5);
  }

  @Test
  void a_preference_of_v_is_worth_one_plus_v_halved_to_rust_and_the_rest_to_go() {
    scores(api(SHARED_STATE, "'concurrency': 'lock-free'"), 0.15, 0.85, 0.80, 0.10, 0.20);
    scores(api(SHARED_STATE, "'concurrency': 'independent'"), 0.65, 0.35, 0.60, 0.60, 0.70);
    scores(api(SHARED_STATE, "'concurrency': 'some-shared'"), 0.5, 0.5, 0.45, 0.45, 0.55);
  }

  @Test
  void extraction_gains_three_tenths_of_the_known_pressure() {
    Map<String, Integer> two = Map.of("concurrency_criticality", 1, "startup_budget", 1);

    Assessment pressed = api(two, "'concurrency': 'lock-free', 'budgets': {'startupMs': 100}");
    assertThat(pressed.pressure()).isEqualTo(0.4, EXACTLY);
    scores(pressed, 0.225, 0.775, 0.725, 0.225 + 0.12 - 0.05, 0.275);

    Assessment unpressed =
        api(Map.of("concurrency_criticality", 1, "workload_kind", 1), "'concurrency': 'lock-free'");
    assertThat(unpressed.pressure()).isZero();
    scores(unpressed, 0.5, 0.5, 0.45, 0.45, 0.55);
  }

  @Test
  void pressure_is_what_is_known_of_runtime_and_scale_part_by_part() {
    Assessment one =
        api(
            Map.of("startup_budget", 1, "cpu_intensity", 1, "concurrency_criticality", 5),
            """
            'components': [
              {'name': 'a', 'kind': 'rest-api', 'runningCostShare': 0.3, 'budgets': {'startupMs': 20}},
              {'name': 'b', 'kind': 'rest-api', 'runningCostShare': 0.7, 'load': {'bound': 'io'}}]""");

    assertThat(one.pressure()).isEqualTo(0.3 * 0.8, EXACTLY);
    boolean[] pressing = one.scorer().pressing();
    assertThat(
            IntStream.range(0, pressing.length)
                .filter(j -> pressing[j])
                .mapToObj(j -> one.matrix().rows().get(j).criterion().group())
                .distinct())
        .containsExactly("runtime", "scale");
  }

  @Test
  void a_split_gives_each_part_to_its_own_side_and_pays_for_a_second_toolchain() {
    Assessment one =
        api(
            SHARED_STATE,
            """
            'components': [
              {'name': 'control', 'kind': 'rest-api', 'runningCostShare': 0.25, 'concurrency': 'independent'},
              {'name': 'data', 'kind': 'proxy', 'runningCostShare': 0.75, 'concurrency': 'lock-free'}]""");

    assertThat(one.scorer().toRust()).containsExactly(false, true);
    assertThat(one.partPreferences()).containsExactly(-0.3, 0.7);
    assertThat(one.preference()).isEqualTo(0.45, EXACTLY);
    scores(one, 0.275, 0.725, 0.75, 0.225, 0.325);
  }

  @Test
  void a_part_that_leans_nowhere_stays_in_go() {
    assertThat(api(SHARED_STATE, "'concurrency': 'some-shared'").scorer().toRust())
        .containsExactly(false);
    assertThat(api(SHARED_STATE, "'concurrency': 'state-machine'").scorer().toRust())
        .containsExactly(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'team': {'engineers': 5}                                                               | 0.05
          'team': {'engineers': 4}                                                               | 0.10
          'team': {'goProduction': 1}                                                            | 0.05
          'split': {'bothLanguagesInProduction': true}                                           | 0.02
          'split': {'bothLanguagesInProduction': false}                                          | 0.05
          'split': {'bothLanguagesInProduction': true}, 'team': {'engineers': 2}                 | 0.02
          'split': {'bothLanguagesInProduction': false}, 'team': {'engineers': 2}                | 0.10
          'split': {'sharedDomainLogic': true}                                                   | 0.08
          'split': {'sharedDomainLogic': false}                                                  | 0.05
          'split': {'sharedDomainLogic': true}, 'team': {'engineers': 2}                         | 0.13
          'split': {'sharedDomainLogic': true, 'bothLanguagesInProduction': true}                | 0.05
          """)
  void the_price_of_a_second_toolchain(String fields, double price) {
    Assessment one = api(SHARED_STATE, "'concurrency': 'lock-free', " + fields);

    assertThat(one.scorer().toolchainPrice()).isEqualTo(price, EXACTLY);
    assertThat(one.scores().get(Verdict.HYBRID)).isEqualTo(0.85 - price, EXACTLY);
    assertThat(one.scores().get(Verdict.GO_THEN_EXTRACT)).isEqualTo(0.15 - price, EXACTLY);
  }

  @Test
  void tuning_keeps_the_language_that_runs_and_saves_the_rewrite() {
    Assessment rust =
        api(SHARED_STATE, "'concurrency': 'lock-free', 'incumbent': {'language': 'rust'}");
    assertThat(rust.scorer().rustIncumbent()).isTrue();
    assertThat(rust.scores().get(Verdict.TUNE_INCUMBENT)).isEqualTo(0.90, EXACTLY);

    Assessment go =
        api(SHARED_STATE, "'concurrency': 'lock-free', 'incumbent': {'language': 'go'}");
    assertThat(go.scorer().rustIncumbent()).isFalse();
    assertThat(go.scores().get(Verdict.TUNE_INCUMBENT)).isEqualTo(0.20, EXACTLY);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, database, OPEN, -0.2, 0.3",
    "rest-api, edge, OPEN, -0.7, 0.7",
    "worker, database, CLOSED, 1, 0.3",
    "gateway, gateway, CLOSED, -0.2, -1",
    "rest-api, control-plane, CLOSED, -0.7, -1",
    "edge, proxy, CLOSED, 1, 0.7"
  })
  void a_split_needs_a_part_of_at_most_minus_two_tenths_and_one_of_at_least_three_tenths(
      String one, String other, State state, double least, double greatest) {
    GateResult boundary =
        gate(
            api(
                KIND,
                "'components': [{'name': 'a', 'kind': '%s'}, {'name': 'b', 'kind': '%s'}]"
                    .formatted(one, other)),
            "split-parts");

    assertThat(boundary.alternatives()).containsExactly(Verdict.HYBRID);
    assertThat(boundary.tests())
        .extracting(GateResult.Test::rule)
        .containsExactly("at most -0.2", "at least 0.3");
    if (!one.equals("worker")) {
      assertThat(boundary.state()).isEqualTo(state);
      assertThat(boundary.tests())
          .extracting(GateResult.Test::value)
          .containsExactly(least, greatest);
      assertThat(boundary.tests().getFirst().distance()).isEqualTo(least + 0.2, within(1e-6));
      assertThat(boundary.tests().getLast().distance()).isEqualTo(greatest - 0.3, within(1e-6));
    }
  }

  @Test
  void who_is_in_the_team_does_not_make_a_boundary() {
    GateResult boundary =
        gate(
            api(
                Map.of("workload_kind", 1, "team_skill", 9),
                """
                'components': [
                  {'name': 'a', 'kind': 'worker', 'team': {'goProduction': 9, 'rustReviewers': 0}},
                  {'name': 'b', 'kind': 'worker', 'team': {'goProduction': 0, 'rustReviewers': 9}}]"""),
            "split-parts");

    assertThat(boundary.state()).isEqualTo(State.CLOSED);
    assertThat(boundary.tests()).extracting(GateResult.Test::value).containsExactly(0.0, 0.0);
  }

  @Test
  void a_vetoed_part_goes_to_the_other_side() {
    Assessment one =
        api(
            KIND,
            """
            'components': [
              {'name': 'a', 'kind': 'edge', 'platform': {'inTree': true}},
              {'name': 'b', 'kind': 'rest-api', 'platform': {'runtime': 'no-std'}}]""");

    assertThat(one.scorer().toRust()).containsExactly(false, true);
    assertThat(one.scores().get(Verdict.HYBRID)).isEqualTo(0.15 - 0.05, EXACTLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rest-api       | rest-api       | proxy               | 0.25 0.25 0.5
          rest-api       | proxy          | parser              | 0.5 0.25 0.25
          rest-api       | worker         | gateway             | 1/3
          proxy          | edge           | parser              | 1/3
          rest-api; 0.6  | proxy          | edge                | 0.6 0.2 0.2
          rest-api; 0.6  | rest-api       | proxy; 0.1          | 0.6 0.3 0.1
          rest-api; 0.6  | rest-api; 0.6  | proxy; 0.3          | 0.4 0.4 0.2
          rest-api; 0.9  | rest-api; 0.3  | proxy               | 0.75 0.25 0
          rest-api; 0    | rest-api; 0    | proxy; 0            | 1/3
          rest-api; 0.1  | rest-api; 0.1  | proxy; 0.2          | 0.25 0.25 0.5
          """)
  void shares_of_the_running_cost(String a, String b, String c, String expected) {
    Assessment one =
        api("'components': [" + part("a", a) + "," + part("b", b) + "," + part("c", c) + "]");

    double[] shares = one.shares();
    if (expected.equals("1/3")) {
      assertThat(shares).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, EXACTLY);
    } else {
      String[] each = expected.split(" ");
      for (int i = 0; i < 3; i++) {
        assertThat(shares[i]).isEqualTo(Double.parseDouble(each[i]), EXACTLY);
      }
    }
  }

  private static String part(String name, String kindAndShare) {
    String[] said = kindAndShare.split("; ");
    return "{'name': '%s', 'kind': '%s'%s}"
        .formatted(name, said[0], said.length > 1 ? ", 'runningCostShare': " + said[1] : "");
  }

  @Test
  void coverage_counts_weight_by_standing_and_parts_by_their_share() {
    Assessment one =
        api(
            Map.of("concurrency_criticality", 3, "startup_budget", 1),
            """
            'components': [
              {'name': 'a', 'kind': 'rest-api', 'runningCostShare': 0.25, 'concurrency': 'independent'},
              {'name': 'b', 'kind': 'rest-api', 'runningCostShare': 0.75, 'budgets': {'startupMs': 20}}]""");

    assertThat(one.coverage().get(Row.Standing.DECLARED))
        .isEqualTo(0.25 * 0.75 + 0.75 * 0.25, EXACTLY);
    assertThat(one.coverage().get(Row.Standing.MISSING))
        .isEqualTo(0.25 * 0.25 + 0.75 * 0.75, EXACTLY);
    assertThat(one.coverage().get(Row.Standing.MEASURED)).isZero();
    assertThat(one.coverage().get(Row.Standing.ASSUMED)).isZero();
  }
}
