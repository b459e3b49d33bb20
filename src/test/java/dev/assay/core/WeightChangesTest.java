package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Criterion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeightChangesTest {
  private static final CanonicalRulebook CANONICAL =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);

  @Test
  void without_changes_the_points_are_the_rulebooks() {
    assertThat(points(null, Map.of(), Map.of()))
        .containsExactly(CANONICAL.criteria().stream().mapToDouble(Criterion::weight).toArray());
  }

  @Test
  void a_profile_scales_every_group_and_keeps_proportions_within() {
    double[] points = points("people-first", Map.of(), Map.of());

    assertThat(sum(points, "runtime")).isCloseTo(20, within(1e-9));
    assertThat(sum(points, "scale")).isCloseTo(6, within(1e-9));
    assertThat(sum(points, "risk")).isCloseTo(20, within(1e-9));
    assertThat(sum(points, "team")).isCloseTo(26, within(1e-9));
    assertThat(sum(points, "delivery")).isCloseTo(20, within(1e-9));
    assertThat(sum(points, "fit")).isCloseTo(8, within(1e-9));
    assertThat(points[15]).isCloseTo(9 * 26 / 19.0, within(1e-12));
    assertThat(points[16]).isCloseTo(4 * 26 / 19.0, within(1e-12));
  }

  @Test
  void groups_come_after_the_profile_and_criteria_last() {
    double[] points =
        points("people-first", Map.of("team", 38.0), Map.of("hiring", 1.0, "lifetime", 0.0));

    assertThat(points[15]).isCloseTo(18, within(1e-12));
    assertThat(points[16]).isEqualTo(1);
    assertThat(points[17]).isCloseTo(4, within(1e-12));
    assertThat(points[23]).isZero();
    assertThat(sum(points, "runtime")).isCloseTo(20, within(1e-9));
  }

  @Test
  void a_group_without_points_keeps_its_criteria_at_nothing() {
    double[] points = points(null, Map.of("scale", 0.0), Map.of());

    assertThat(sum(points, "scale")).isZero();
    assertThat(Arrays.stream(points).sum()).isCloseTo(91, within(1e-9));
  }

  @Test
  void sound_changes_are_not_complained_of() {
    assertThat(check("runtime-first", Map.of("team", 0.0, "fit", 1000.0), Map.of("hiring", 0.0)))
        .isEmpty();
    assertThat(check(null, Map.of(), Map.of())).isEmpty();
  }

  @Test
  void everything_wrong_is_told_with_its_place() {
    Map<String, Double> criteria = new HashMap<>();
    criteria.put("a/b~c", 1.0);
    criteria.put("hiring", -0.1);
    criteria.put("lifetime", 1000.1);
    criteria.put("ramp_up", Double.NaN);
    criteria.put("team_skill", null);

    assertThat(check("speed-first", Map.of("people", 2000.0), criteria))
        .containsExactly(
            new Violation(
                "/weights/profile",
                "unknown-weight-profile",
                "\"speed-first\" is not a weight profile of canonical",
                "speed-first",
                List.of("people-first", "runtime-first")),
            new Violation(
                "/weights/groups/people",
                "unknown-weight",
                "\"people\" has no weight here",
                "people",
                List.of("runtime", "scale", "risk", "team", "delivery", "fit")),
            Violation.of(
                "/weights/groups/people",
                "out-of-range",
                "2000.0 lies outside 0 to 1000 points",
                2000.0),
            new Violation(
                "/weights/criteria/a~1b~0c",
                "unknown-weight",
                "\"a/b~c\" has no weight here",
                "a/b~c",
                CANONICAL.criteria().stream().map(Criterion::id).toList()),
            Violation.of(
                "/weights/criteria/hiring",
                "out-of-range",
                "-0.1 lies outside 0 to 1000 points",
                -0.1),
            Violation.of(
                "/weights/criteria/lifetime",
                "out-of-range",
                "1000.1 lies outside 0 to 1000 points",
                1000.1),
            Violation.of(
                "/weights/criteria/ramp_up",
                "out-of-range",
                "NaN lies outside 0 to 1000 points",
                Double.NaN),
            Violation.of(
                "/weights/criteria/team_skill",
                "out-of-range",
                "null lies outside 0 to 1000 points",
                null));
  }

  @Test
  void weights_that_sum_to_nothing_decide_nothing() {
    Map<String, Double> none =
        CANONICAL.groups().stream()
            .collect(Collectors.toMap(CanonicalRulebook.Group::id, group -> 0.0));

    assertThat(check(null, none, Map.of()))
        .containsExactly(
            Violation.of(
                "/weights", "weights-sum", "0 is the sum of the weights; it must be above 0", 0));
    assertThat(check(null, none, Map.of("hiring", 0.001))).isEmpty();
  }

  @Test
  void weights_are_kept_in_order_and_cannot_be_changed() {
    Weights weights = new Weights(null, null, Map.of("b", 1.0, "a", 2.0), null);

    assertThat(weights.groups()).isEmpty();
    assertThat(new Weights(null, Map.of("a", 1.0), null, null).criteria()).isEmpty();
    assertThat(weights.criteria().keySet()).containsExactly("a", "b");
    assertThatThrownBy(() -> weights.criteria().put("c", 1.0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () -> new Weights(null, Map.of("a", 1.0), Map.of(), null).groups().put("c", 1.0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static List<Violation> check(
      @Nullable String profile, Map<String, Double> groups, Map<String, Double> criteria) {
    return WeightChanges.check(new Weights(profile, groups, criteria, null), CANONICAL);
  }

  private static double[] points(
      @Nullable String profile, Map<String, Double> groups, Map<String, Double> criteria) {
    return WeightChanges.points(new Weights(profile, groups, criteria, null), CANONICAL);
  }

  private static double sum(double[] points, String group) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      sum += CANONICAL.criteria().get(i).group().equals(group) ? points[i] : 0;
    }
    return sum;
  }
}
