package dev.assay.core.mcda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Numbers that are none are refused with their place; none of them comes out as NaN. */
class BadNumbersTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static double[] row(double... numbers) {
    return numbers;
  }

  private static double[][] rows(double[]... rows) {
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    Promethee.Preference usual = new Promethee.Preference(0, 0);
    WeightSensitivity even = new WeightSensitivity(row(1, 1));
    Map<String, ThrowingCallable> cases =
        Map.ofEntries(
            Map.entry(
                "NaN at weights[1] is not a finite number",
                () -> Additive.scores(row(1, NAN), rows(row(1, 1)))),
            Map.entry(
                "-0.1 at weights[1] is negative",
                () -> Additive.scores(row(1, -.1), rows(row(1, 1)))),
            Map.entry(
                "NaN at runnerUp[0] is not a finite number",
                () -> WeightedSum.contributions(row(1), row(1), row(NAN))),
            Map.entry(
                "2 for groupOf[0] is outside 0 to 1",
                () -> WeightedSum.contributions(row(1), row(1), row(0)).grouped(new int[] {2}, 2)),
            Map.entry("0 differences: at least 1", () -> PairwiseWinningIndex.anyWeights(row())),
            Map.entry(
                "-Infinity at differences[0] is not a finite number",
                () -> PairwiseWinningIndex.rankOrderedWeights(row(-INF))),
            Map.entry(
                "0.0 is the sum of weights: it must be positive",
                () -> new WeightSensitivity(row(0, 0))),
            Map.entry("1 numbers in differences: expected 2", () -> even.leastMove(row(1))),
            Map.entry(
                "Infinity at leader[0] is not a finite number",
                () -> WeightedSum.contributions(row(1), row(INF), row(1))),
            Map.entry(
                "1 numbers in runnerUp: expected 2",
                () -> WeightedSum.contributions(row(1, 1), row(1, 1), row(1))),
            Map.entry(
                "Infinity at utilities[0] is not a utility",
                () -> ValueOfInformation.of(row(1), rows(row(INF)), 0)),
            Map.entry(
                "1 rows in utilities: expected 2",
                () -> ValueOfInformation.of(row(1, 1), rows(row(1)), 0)),
            Map.entry(
                "2 for standing is outside 0 to 1",
                () -> ValueOfInformation.of(row(1), rows(row(1, 1)), 2)),
            Map.entry(
                "NaN at start[1] is not a utility",
                () -> ValueFlip.first(Axis.LINEAR, 0, 1, row(1, NAN), row(0, 1), 0)),
            Map.entry(
                "1 numbers in end: expected 2",
                () -> ValueFlip.first(Axis.LINEAR, 0, 1, row(1, 0), row(0), 0)),
            Map.entry("1 numbers in missing: expected 0", () -> new LeadCurve(0, 0, row(), row(1))),
            Map.entry(
                "NaN for slope is not a finite number", () -> new LeadCurve(0, NAN, row(), row())),
            Map.entry("0 levels: at least 1", () -> MissingValues.Answer.of(rows())),
            Map.entry(
                "1 numbers in ideal: expected 2",
                () -> Topsis.closeness(row(1, 1), rows(row(1, 1)), row(1), row(0, 0))),
            Map.entry(
                "NaN at antiIdeal[1] is not a finite number",
                () -> Topsis.closeness(row(1, 1), rows(row(1, 1)), row(1, 1), row(0, NAN))),
            Map.entry(
                "1 alternatives: at least 2",
                () -> Promethee.netFlows(row(1), rows(row(1)), List.of(usual))),
            Map.entry(
                "0 preferences: expected 1",
                () -> Promethee.netFlows(row(1), rows(row(1), row(1)), List.of())),
            Map.entry(
                "3.0 and 2.0: expected 0 <= indifference <= preference",
                () -> new Promethee.Preference(3, 2)),
            Map.entry(
                "2.0 at comparisons[1][0] is not the reciprocal of 2.0 across the diagonal",
                () -> PairwiseComparison.of(rows(row(1, 2), row(2, 1)))),
            Map.entry(
                "0.0 at comparisons[0][1] is not positive",
                () -> PairwiseComparison.of(rows(row(1, 0), row(2, 1)))),
            Map.entry(
                "1 numbers in comparisons[1]: expected 2",
                () -> PairwiseComparison.of(rows(row(1, 1), row(1)))),
            Map.entry(
                "2.0, 1.0, 3.0 are not in ascending order",
                () -> new InputDistribution.Triangular(2, 1, 3)),
            Map.entry(
                "NaN for value is not a finite number", () -> new InputDistribution.Point(NAN)),
            Map.entry(
                "1.5 for missing is outside 0 to 1", () -> new LeadCurve(0, 0, row(1), row(1.5))),
            Map.entry("0 draws: at least 1", () -> draws(0)),
            Map.entry(
                "0.5 for certainty is not a number from 1", () -> WeightSampling.around(.5, 1, 1)),
            Map.entry("0 alternatives: at least 1", () -> new Smaa((w, v, u) -> {}, 0, draws(1))),
            Map.entry(
                "NaN at utilities[1] is not a utility",
                () -> new Smaa((w, v, u) -> u[1] = NAN, 2, draws(1)).run()),
            Map.entry(
                "1 streams: expected 0",
                () ->
                    new Draws(
                        WeightDraws.of(AnyWeights.uniform(2), 1, 1), List.of(), List.of(0), 1)),
            Map.entry("3.0 wins in 2 draws", () -> Share.of(3, 2)));
    return cases.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThatThrownBy(entry.getValue())
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage(entry.getKey())));
  }

  private static Draws draws(int count) {
    return AnyWeights.alone(AnyWeights.uniform(2), count, 1);
  }
}
