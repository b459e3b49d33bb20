package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.verdict.Recommendation.CrossCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cross-checks on one table that is worked out by hand. */
class SensitivityChecksTest {
  /** Preferences 0.7 with a weight of 0.6, and -0.7 with 0.4. */
  private static final Assessment ONE =
      api(
          Map.of("concurrency_criticality", 6, "workload_kind", 4),
          "'concurrency': 'lock-free', 'team': {'rustReviewers': 3}");

  private static CrossCheck check(String method) {
    return Sensitivity.of(ONE, Verdict.RUST, Verdict.GO)
        .crossChecks(List.of(Verdict.GO, Verdict.RUST))
        .stream()
        .filter(c -> c.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static double score(CrossCheck check, Verdict alternative) {
    return check.scores().stream()
        .filter(s -> s.alternative() == alternative)
        .mapToDouble(CrossCheck.Score::score)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_exact_shares_over_all_weights_and_over_those_in_the_stated_order() {
    Sensitivity one = Sensitivity.of(ONE, Verdict.RUST, Verdict.GO);

    // one of the two that were answered speaks for Go; in the stated order it comes after the one
    // that speaks for Rust as loudly, and what is missing leans like both together
    assertThat(one.anyWeights()).isBetween(0.9, 0.995);
    assertThat(one.rankedWeights()).isEqualTo(1, within(1e-12));
  }

  @Test
  void topsis_is_the_distance_to_both_fixed_ends() {
    // utilities of Rust: 0.85 and 0.15; of Go: 0.15 and 0.85
    double toBest = Math.hypot(0.6 * 0.15, 0.4 * 0.85);
    double toWorst = Math.hypot(0.6 * 0.85, 0.4 * 0.15);
    CrossCheck topsis = check("TOPSIS");

    assertThat(score(topsis, Verdict.RUST)).isEqualTo(toWorst / (toBest + toWorst), within(1e-6));
    assertThat(score(topsis, Verdict.GO)).isEqualTo(toBest / (toBest + toWorst), within(1e-6));
    assertThat(topsis.winner()).isEqualTo(Verdict.RUST);
    assertThat(topsis.agrees()).isTrue();
  }

  @Test
  void promethee_counts_differences_beyond_its_thresholds_in_full() {
    // both differ by 0.7, beyond 0.5: 0.6 for Rust, 0.4 for Go
    CrossCheck promethee = check("PROMETHEE II");

    assertThat(score(promethee, Verdict.RUST)).isEqualTo(0.2, within(1e-6));
    assertThat(score(promethee, Verdict.GO)).isEqualTo(-0.2, within(1e-6));
    assertThat(promethee.agrees()).isTrue();
  }

  @Test
  void one_alternative_alone_is_compared_with_nothing() {
    assertThat(Sensitivity.of(ONE, Verdict.RUST, Verdict.GO).crossChecks(List.of(Verdict.RUST)))
        .isEmpty();
  }
}
