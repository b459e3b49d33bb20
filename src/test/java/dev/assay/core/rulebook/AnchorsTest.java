package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.rulebook.Anchors.Anchor;
import dev.assay.core.rulebook.Anchors.Axis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorsTest {
  private static final List<Anchor> HILL =
      List.of(new Anchor(1, -0.5), new Anchor(10, 0.5), new Anchor(100, 0.1));

  @ParameterizedTest
  @CsvSource({
    "-Infinity, -0.5, -0.5",
    "0, -0.5, -0.5",
    "1, -0.5, -0.5",
    "3.1622776601683795, -0.2597469266479578, 0",
    "5.5, 0, 0.24036268949424378",
    "10, 0.5, 0.5",
    "31.622776601683793, 0.403898770659183, 0.3",
    "55, 0.3, 0.2038549242023025",
    "100, 0.1, 0.1",
    "101, 0.1, 0.1",
    "Infinity, 0.1, 0.1",
  })
  void straight_between_anchors_and_flat_beyond(double raw, double linear, double log) {
    assertThat(new Anchors(Axis.LINEAR, HILL).at(raw)).isCloseTo(linear, within(1e-12));
    assertThat(new Anchors(Axis.LOG, HILL).at(raw)).isCloseTo(log, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, -0.5, -0.5",
    "1, 5.5, -0.5, 0",
    "5.5, 10, 0, 0.5",
    "5.5, 55, 0, 0.5",
    "10, 100, 0.1, 0.5",
    "55, 100, 0.1, 0.3",
    "55, Infinity, 0.1, 0.3",
    "0.5, 200, -0.5, 0.5",
    "55, 55, 0.3, 0.3",
  })
  void over_an_interval_the_anchors_within_count_as_well(
      double low, double high, double least, double greatest) {
    Range range = new Anchors(Axis.LINEAR, HILL).over(low, high);

    assertThat(range.low()).isCloseTo(least, within(1e-12));
    assertThat(range.high()).isCloseTo(greatest, within(1e-12));
  }

  @Test
  void the_range_spans_every_anchor() {
    assertThat(new Anchors(Axis.LOG, HILL).range()).isEqualTo(new Range(-0.5, 0.5));
    assertThat(new Anchors(Axis.LOG, List.of(new Anchor(3, 0.7))).range()).isEqualTo(Range.at(0.7));
  }

  @Test
  void the_points_do_not_change_with_the_list_they_were_given_in() {
    List<Anchor> points = new ArrayList<>(HILL);
    Anchors anchors = new Anchors(Axis.LINEAR, points);
    points.clear();

    assertThat(anchors.points()).isEqualTo(HILL);
  }

  @Test
  void ranges_are_added_multiplied_joined_and_clipped() {
    Range range = new Range(-2, 3);

    assertThat(range.with(2)).isEqualTo(range);
    assertThat(range.with(4)).isEqualTo(new Range(-2, 4));
    assertThat(range.with(-4)).isEqualTo(new Range(-4, 3));
    assertThat(range.with(new Range(-5, 1))).isEqualTo(new Range(-5, 3));
    assertThat(range.with(new Range(1, 5))).isEqualTo(new Range(-2, 5));
    assertThat(range.plus(new Range(1, 5))).isEqualTo(new Range(-1, 8));
    assertThat(range.times(new Range(2, 5))).isEqualTo(new Range(-10, 15));
    assertThat(range.times(new Range(-5, 2))).isEqualTo(new Range(-15, 10));
    assertThat(range.times(new Range(-2, -1))).isEqualTo(new Range(-6, 4));
    assertThat(range.clipped(-1, 1)).isEqualTo(new Range(-1, 1));
    assertThat(range.clipped(-3, 4)).isEqualTo(range);
    assertThat(range.clipped(4, 5)).isEqualTo(Range.at(4));
    assertThat(range.nearest(1)).isEqualTo(1);
    assertThat(range.nearest(-3)).isEqualTo(-2);
    assertThat(range.nearest(9)).isEqualTo(3);
  }

  @Test
  void a_range_runs_upwards() {
    assertThat(new Range(1, 1)).isEqualTo(Range.at(1));
    assertThatThrownBy(() -> new Range(1, 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a range: 1.0 to 0.9");
    assertThatThrownBy(() -> new Range(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
