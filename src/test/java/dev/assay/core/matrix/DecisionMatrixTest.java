package dev.assay.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.matrix.Row.Standing;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionMatrixTest {
  private static final DecisionMatrix MATRIX =
      new DecisionMatrix(
          List.of(
              row(
                  "a",
                  0.2,
                  new Preference(-0.5, 0.1, 0.4, Preference.Shape.TRIANGULAR, "wide"),
                  Standing.MEASURED),
              row("b", 0.5, Preference.exactly(-0.4), Standing.DECLARED),
              row("c", 0.2, Preference.exactly(1), Standing.MISSING),
              row("d", 0.1, Preference.exactly(0.2), Standing.DECLARED)));

  /** The first row and the missing one, of equal weight. */
  private static final boolean[] ENDS = {true, false, true, false};

  @Test
  void sums_contributions_and_ranges() {
    assertThat(MATRIX.rows().getFirst().contribution()).isCloseTo(0.02, within(1e-15));
    assertThat(MATRIX.preference()).isCloseTo(0.02 - 0.2 + 0.2 + 0.02, within(1e-15));
    assertThat(MATRIX.range().low()).isCloseTo(-0.1 - 0.2 + 0.2 + 0.02, within(1e-15));
    assertThat(MATRIX.range().high()).isCloseTo(0.08 - 0.2 + 0.2 + 0.02, within(1e-15));
  }

  @Test
  void means_are_over_the_weight_of_the_rows_asked_for() {
    assertThat(MATRIX.knownPreference()).isCloseTo((0.02 - 0.2 + 0.02) / 0.8, within(1e-15));
    assertThat(MATRIX.knownPreferenceOf(ENDS)).isCloseTo(0.1, within(1e-15));
    assertThat(MATRIX.knownPreferenceOf(new boolean[4])).isZero();
    assertThat(MATRIX.rangeOf(ENDS).low()).isCloseTo(0.25, within(1e-12));
    assertThat(MATRIX.rangeOf(ENDS).high()).isCloseTo(0.7, within(1e-12));
    assertThat(MATRIX.rangeOf(new boolean[4])).isEqualTo(Range.at(0));
  }

  @ParameterizedTest
  @CsvSource({"MEASURED, 0.2", "DECLARED, 0.6", "ASSUMED, 0", "MISSING, 0.2"})
  void shares_are_of_the_weight(Standing standing, double share) {
    assertThat(MATRIX.share(standing)).isCloseTo(share, within(1e-15));
  }

  @Test
  void rows_by_contribution_keep_their_order_between_equals() {
    DecisionMatrix matrix =
        new DecisionMatrix(
            List.of(
                row("a", 0.2, Preference.exactly(0.1), Standing.DECLARED),
                row("b", 0.2, Preference.exactly(-0.5), Standing.DECLARED),
                row("c", 0.2, Preference.exactly(0.5), Standing.DECLARED),
                row("d", 0.2, Preference.exactly(0.9), Standing.DECLARED),
                row("e", 0.2, Preference.exactly(0), Standing.DECLARED)));

    assertThat(matrix.byContribution().stream().map(r -> r.criterion().id()))
        .containsExactly("d", "b", "c", "a", "e");
  }

  @Test
  void rounding_cannot_carry_the_sum_beyond_the_scale() {
    double more = Math.nextUp(1.0);
    DecisionMatrix rust =
        new DecisionMatrix(List.of(row("a", more, Preference.exactly(1), Standing.DECLARED)));
    DecisionMatrix go =
        new DecisionMatrix(List.of(row("a", more, Preference.exactly(-1), Standing.DECLARED)));

    assertThat(rust.preference()).isEqualTo(1);
    assertThat(rust.range()).isEqualTo(Range.at(1));
    assertThat(go.preference()).isEqualTo(-1);
    assertThat(go.range()).isEqualTo(Range.at(-1));
  }

  @ParameterizedTest
  @CsvSource({
    "-1.01, 0, 0",
    "0.1, 0, 0.2",
    "0, 0.3, 0.2",
    "0, 0, 1.01",
    "NaN, 0, 0",
    "0, NaN, 0",
    "0, 0, NaN",
  })
  void a_preference_lies_within_its_range_and_the_scale(double low, double point, double high) {
    assertThatThrownBy(() -> new Preference(low, point, high, Preference.Shape.UNIFORM, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a preference: " + low + " <= " + point + " <= " + high);
  }

  @Test
  void a_preference_may_span_the_whole_scale_or_be_one_end_of_it() {
    assertThat(Preference.anywhere(new Range(-1, 1), "why"))
        .isEqualTo(new Preference(-1, 0, 1, Preference.Shape.UNIFORM, "why"));
    assertThat(Preference.anywhere(new Range(0, 0.5), "why").point()).isEqualTo(0.25);
    assertThat(Preference.anywhere(Range.at(0.3), "why")).isEqualTo(Preference.exactly(0.3));
    assertThat(Preference.around(0.1, new Range(0, 1), "why"))
        .isEqualTo(new Preference(0, 0.1, 1, Preference.Shape.TRIANGULAR, "why"));
    assertThat(Preference.around(-1, Range.at(-1), "why"))
        .isEqualTo(new Preference(-1, -1, -1, Preference.Shape.POINT, ""));
    assertThat(Preference.exactly(1).range()).isEqualTo(Range.at(1));
  }

  @ParameterizedTest
  @CsvSource({"-0.9, -0.2", "-0.2, -0.2", "0.1, 0.1", "0.6, 0.6", "0.9, 0.6"})
  void a_preference_leans_as_far_as_its_range(double lean, double point) {
    Preference before = Preference.anywhere(new Range(-0.2, 0.6), "unknown");

    assertThat(before.leaningTo(lean))
        .isEqualTo(new Preference(-0.2, point, 0.6, Preference.Shape.UNIFORM, "unknown"));
  }

  @Test
  void a_share_of_another_preference_is_added() {
    Preference sum =
        Preference.exactly(0)
            .plusShare(0.5, new Preference(-1, 0.2, 1, Preference.Shape.UNIFORM, "x"))
            .plusShare(0.5, Preference.exactly(0.4));

    assertThat(sum.low()).isCloseTo(-0.3, within(1e-15));
    assertThat(sum.point()).isCloseTo(0.3, within(1e-15));
    assertThat(sum.high()).isCloseTo(0.7, within(1e-15));
    assertThat(Preference.exactly(1).plusShare(1, Preference.exactly(1)).range())
        .isEqualTo(Range.at(1));
    assertThat(Preference.exactly(-1).plusShare(1, Preference.exactly(-1)).range())
        .isEqualTo(Range.at(-1));
  }

  private static Row row(String id, double weight, Preference preference, Standing standing) {
    return new Row(
        new Criterion(
            id, id, "group", 1, "?", "scale", null, List.of(), List.of(), null, null, List.of()),
        Optional.empty(),
        preference,
        preference.range(),
        weight,
        standing,
        List.of(),
        List.of());
  }
}
