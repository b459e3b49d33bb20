package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.matrix.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Win shares against figures that are worked out without any draw. */
class WinSharesTest {
  private static final Map<String, Integer> STATE = Map.of("concurrency_criticality", 1);

  /** {@code some-shared} is 0, half a step to -0.3 and half a step to 0.5. */
  private static final double LOW = -0.15;

  private static final double HIGH = 0.25;

  private static double rust(Assessment assessment) {
    return rust(assessment, 50, 7);
  }

  private static double rust(Assessment assessment, double certainty, long seed) {
    double[] weights = assessment.matrix().rows().stream().mapToDouble(Row::weight).toArray();
    return WinShares.of(assessment, new SharedWeightDraws().around(weights, certainty), seed)
        .of(Verdict.RUST)
        .value();
  }

  /** Four standard errors of a share of ten thousand draws. */
  private static org.assertj.core.data.Offset<Double> sampled(double share) {
    return within(4 * Math.sqrt(share * (1 - share) / 10_000));
  }

  @Test
  void one_answer_in_its_band_wins_the_share_of_the_band_beyond_the_tie() {
    Assessment one = api(STATE, "'concurrency': 'some-shared', 'team': {'rustReviewers': 3}");

    double beyond = HIGH / (HIGH - LOW);
    assertThat(rust(one)).isEqualTo(beyond, sampled(beyond));
  }

  @Test
  void uncertain_weights_alone_win_the_share_of_a_beta_distribution() {
    // half of the weight each: certainty 2 makes the first weight uniform
    Assessment one =
        api(
            Map.of("workload_kind", 1, "startup_budget", 1),
            "'budgets': {'startupMs': 20}, 'load': {'startsPerHour': 5},"
                + " 'team': {'rustReviewers': 3}");
    // rest-api is -0.7, 20 ms is 0.8: Rust wins where 0.8 w > 0.7 (1 - w)
    double share = 1 - 0.7 / 1.5;
    assertThat(rust(one, 2, 11)).isEqualTo(share, sampled(share));
  }

  @Test
  void an_answer_of_the_service_moves_all_parts_together() {
    double beyond = HIGH / (HIGH - LOW);

    assertThat(rust(parts("'concurrency': 'some-shared',", "", "")))
        .isEqualTo(beyond, sampled(beyond));
  }

  @Test
  void answers_of_the_parts_are_drawn_apart_even_where_they_are_the_same() {
    Assessment apart =
        parts("", ", 'concurrency': 'some-shared'", ", 'concurrency': 'some-shared'");

    double beyond = bothBeyond();
    assertThat(beyond).isGreaterThan(HIGH / (HIGH - LOW) + 0.02);
    assertThat(rust(apart)).isEqualTo(beyond, sampled(beyond));
  }

  @Test
  void what_nobody_answered_moves_those_parts_that_would_take_it_from_the_service() {
    // data parts take shared state from the service: any answer from -0.3 to 0.7 moves both
    double together = 0.7;
    assertThat(rust(parts("", "", ""))).isEqualTo(together, sampled(together));
  }

  private static Assessment parts(String service, String first, String second) {
    return api(
        STATE,
        service
            + " 'team': {'rustReviewers': 3}, 'components': ["
            + "{'name': 'a', 'kind': 'proxy', 'runningCostShare': 0.5"
            + first
            + "}, {'name': 'b', 'kind': 'proxy', 'runningCostShare': 0.5"
            + second
            + "}]");
  }

  /** Share in which the mean of two independent triangular answers lies above 0, by midpoints. */
  private static double bothBeyond() {
    int steps = 2000;
    double width = (HIGH - LOW) / steps;
    double share = 0;
    for (int i = 0; i < steps; i++) {
      double x = LOW + (i + 0.5) * width;
      share += density(x) * width * (1 - below(-x));
    }
    return share;
  }

  private static double density(double x) {
    double peak = 2 / (HIGH - LOW);
    return x < 0 ? peak * (x - LOW) / -LOW : peak * (HIGH - x) / HIGH;
  }

  private static double below(double x) {
    if (x <= LOW) {
      return 0;
    }
    if (x >= HIGH) {
      return 1;
    }
    return x < 0
        ? (x - LOW) * (x - LOW) / ((HIGH - LOW) * -LOW)
        : 1 - (HIGH - x) * (HIGH - x) / ((HIGH - LOW) * HIGH);
  }
}
