package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.core.exposition.NativeHistogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramQuantileTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double[] BOUNDS = {0.1, 0.2, 0.5, INF};
  private static final double[] COUNTS = {10, 40, 90, 100};

  @ParameterizedTest
  @CsvSource({
    "0,    0,                    0,   0.1",
    "0.05, 0.05,                 0,   0.1",
    "0.1,  0.1,                  0,   0.1",
    "0.25, 0.15,                 0.1, 0.2",
    "0.65, 0.35,                 0.2, 0.5",
    "0.9,  0.5,                  0.2, 0.5",
    "0.95, 0.5,                  0.5, Infinity",
    "1,    0.5,                  0.5, Infinity"
  })
  void interpolatesWithinTheBucketThatHoldsTheQuantile(
      double q, double value, double low, double high) {
    HistogramQuantile.Estimate estimate = HistogramQuantile.classic(q, BOUNDS, COUNTS);
    assertThat(estimate.value()).isCloseTo(value, within(1e-12));
    assertThat(estimate.low()).isEqualTo(low);
    assertThat(estimate.high()).isEqualTo(high);
    assertThat(estimate.forcedMonotonic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-0.1, -Infinity", "1.1, Infinity", "NaN, NaN"})
  void isInfiniteOrNothingOutsideZeroToOne(double q, double value) {
    assertThat(HistogramQuantile.classic(q, BOUNDS, COUNTS).value()).isEqualTo((Double) value);
    assertThat(HistogramQuantile.nativeBuckets(q, exponential(), 12, 20).value())
        .isEqualTo((Double) value);
  }

  @Test
  void isNothingWithoutObservationsInfOrASecondBucket() {
    assertThat(HistogramQuantile.classic(0.5, BOUNDS, new double[4]).value()).isNaN();
    assertThat(HistogramQuantile.classic(0.5, new double[] {1, 2}, new double[] {1, 2}).value())
        .isNaN();
    assertThat(HistogramQuantile.classic(0.5, new double[] {INF}, new double[] {2}).value())
        .isNaN();
    assertThat(HistogramQuantile.classic(0.5, new double[0], new double[0]).value()).isNaN();
    assertThat(HistogramQuantile.classic(0, BOUNDS, new double[] {0, 5, 5, 5}).value()).isNaN();
  }

  @Test
  void startsAtTheFirstBoundWhereItIsNotPositive() {
    double[] bounds = {-1, 1, INF};
    double[] counts = {4, 8, 8};
    assertThat(HistogramQuantile.classic(0.25, bounds, counts))
        .isEqualTo(new HistogramQuantile.Estimate(-1, Double.NEGATIVE_INFINITY, -1, false));
    assertThat(HistogramQuantile.classic(0.75, bounds, counts).value()).isEqualTo(0);
    assertThat(
            HistogramQuantile.classic(0.5, new double[] {0, 1, INF}, new double[] {9, 9, 9})
                .value())
        .isZero();
  }

  @Test
  void sortsBoundsAndAddsEqualOnesUp() {
    double[] bounds = {INF, 0.2, 0.1, 0.2};
    double[] counts = {10, 3, 2, 4};
    HistogramQuantile.Estimate estimate = HistogramQuantile.classic(0.45, bounds, counts);
    assertThat(estimate.value()).isCloseTo(0.15, within(1e-12));
    assertThat(estimate.high()).isEqualTo(0.2);
  }

  @Test
  void straightensFallingCountsAndSaysSo() {
    HistogramQuantile.Estimate fallen =
        HistogramQuantile.classic(0.5, new double[] {1, 2, 3, INF}, new double[] {4, 3, 8, 10});
    assertThat(fallen.value()).isEqualTo(2.25);
    assertThat(fallen.low()).isEqualTo(2);
    assertThat(fallen.forcedMonotonic()).isTrue();
  }

  @Test
  void takesCountsThatDifferByRoundingForEqual() {
    double[] bounds = {10, 15, 20, INF};
    HistogramQuantile.Estimate above =
        HistogramQuantile.classic(1, bounds, new double[] {8, 12, 12.000000000001, 12});
    assertThat(above.value()).isEqualTo(15);
    assertThat(above.forcedMonotonic()).isFalse();
    HistogramQuantile.Estimate below =
        HistogramQuantile.classic(0.99, bounds, new double[] {8, 12, 11.999999999999, 12});
    assertThat(below.value()).isCloseTo(14.85, within(1e-9));
    assertThat(below.forcedMonotonic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,  0.1,  0.1, 0.1",
    "0.2,  0.4,  0.4, 0.4",
    "0.35, 0.65, 0.4, 0.9",
    "0.05, 0.05, 0,   0.1",
    "9,    0.9,  0.9, 1",
    "-1,   0,    0,   0.1"
  })
  void tellsTheShareBelowAValueExactlyAtABound(
      double value, double share, double low, double high) {
    HistogramQuantile.Estimate estimate =
        HistogramQuantile.classicShareBelow(value, BOUNDS, COUNTS);
    assertThat(estimate.value()).isCloseTo(share, within(1e-12));
    assertThat(estimate.low()).isCloseTo(low, within(1e-12));
    assertThat(estimate.high()).isCloseTo(high, within(1e-12));
    assertThat(HistogramQuantile.classicShareBelow(1, BOUNDS, new double[4]).known()).isFalse();
  }

  /** 2 in the zero bucket, 4 in (1, 2], 6 in (2, 4]. */
  private static NativeHistogram exponential() {
    return new NativeHistogram(
        0,
        0.001,
        2,
        new int[] {1, 2},
        new double[] {4, 6},
        new int[0],
        new double[0],
        new double[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "0,    0,                  0, 0.001",
    "0.1,  0.0006,             0, 0.001",
    "0.25, 1.189207115002721,  1, 2",
    "0.5,  2,                  1, 2",
    "0.75, 2.82842712474619,   2, 4",
    "1,    4,                  2, 4"
  })
  void interpolatesExponentiallyInNativeBuckets(double q, double value, double low, double high) {
    HistogramQuantile.Estimate estimate = HistogramQuantile.nativeBuckets(q, exponential(), 12, 20);
    if (q == 0.5) {
      assertThat(estimate.value()).isCloseTo(2, within(1e-12));
      return;
    }
    assertThat(estimate.value()).isCloseTo(value, within(1e-12));
    assertThat(estimate.low()).isEqualTo(low);
    assertThat(estimate.high()).isEqualTo(high);
  }

  @Test
  void mirrorsNegativeNativeBuckets() {
    NativeHistogram negative =
        new NativeHistogram(
            0,
            0.001,
            0,
            new int[0],
            new double[0],
            new int[] {1, 2},
            new double[] {4, 4},
            new double[0]);
    assertThat(HistogramQuantile.nativeBuckets(0.25, negative, 8, -20).value())
        .isCloseTo(-Math.pow(2, 1.5), within(1e-12));
    assertThat(HistogramQuantile.nativeBuckets(0.75, negative, 8, -20).value())
        .isCloseTo(-Math.pow(2, 0.5), within(1e-12));
    assertThat(HistogramQuantile.nativeShareBelow(-2, negative, 8).value()).isEqualTo(0.5);
  }

  @Test
  void findsNothingAboveTheBucketsWhereObservationsWereNaN() {
    assertThat(HistogramQuantile.nativeBuckets(0.99, exponential(), 20, Double.NaN).known())
        .isFalse();
    assertThat(HistogramQuantile.nativeBuckets(0.2, exponential(), 20, Double.NaN).value())
        .isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(HistogramQuantile.nativeBuckets(0.5, exponential(), 0, 0).known()).isFalse();
  }

  @Test
  void isLinearBetweenCustomBounds() {
    NativeHistogram custom =
        new NativeHistogram(
            -53,
            0,
            0,
            new int[] {0, 1, 2},
            new double[] {10, 30, 10},
            new int[0],
            new double[0],
            new double[] {0.1, 0.2});
    assertThat(HistogramQuantile.nativeBuckets(0.1, custom, 50, 9).value())
        .isCloseTo(0.05, within(1e-12));
    assertThat(HistogramQuantile.nativeBuckets(0.5, custom, 50, 9).value())
        .isCloseTo(0.15, within(1e-12));
    HistogramQuantile.Estimate above = HistogramQuantile.nativeBuckets(0.95, custom, 50, 9);
    assertThat(above.value()).isEqualTo(0.2);
    assertThat(above.high()).isEqualTo(INF);
    assertThat(HistogramQuantile.nativeShareBelow(0.2, custom, 50).value()).isEqualTo(0.8);
    assertThat(HistogramQuantile.nativeShareBelow(0.15, custom, 50).value())
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void tellsTheShareBelowAValueInNativeBuckets() {
    assertThat(HistogramQuantile.nativeShareBelow(2, exponential(), 12).value()).isEqualTo(0.5);
    HistogramQuantile.Estimate inside =
        HistogramQuantile.nativeShareBelow(Math.pow(2, 1.5), exponential(), 12);
    assertThat(inside.value()).isCloseTo(0.75, within(1e-12));
    assertThat(inside.low()).isEqualTo(0.5);
    assertThat(inside.high()).isEqualTo(1);
  }

  @Test
  void agreesWithEveryPublishedCase() throws IOException {
    Path file =
        Path.of(System.getProperty("assay.shared", "../shared"))
            .resolve("conformance/histogram_quantile-cases.json");
    Assumptions.assumeTrue(Files.exists(file));
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("cases");
    assertThat(cases).hasSize(74);
    for (JsonNode each : cases) {
      int size = each.get("buckets").size();
      double[] bounds = new double[size];
      double[] counts = new double[size];
      for (int i = 0; i < size; i++) {
        bounds[i] = number(each.get("buckets").get(i).get(0).asText());
        counts[i] = each.get("buckets").get(i).get(1).asDouble();
      }
      double value =
          HistogramQuantile.classic(number(each.get("q").asText()), bounds, counts).value();
      double expected = number(each.get("expected").asText());
      if (Double.isFinite(expected)) {
        assertThat(value).as(each.toString()).isCloseTo(expected, within(1e-9));
      } else {
        assertThat(value).as(each.toString()).isEqualTo((Double) expected);
      }
    }
  }

  /** The published cases keep their buckets to themselves; those of the simple ones are clear. */
  @Test
  void agreesWithThePublishedCasesOfCountsThatDifferByRounding() throws IOException {
    Path file =
        Path.of(System.getProperty("assay.shared", "../shared"))
            .resolve("conformance/histogram_quantile-monotonicity.json");
    Assumptions.assumeTrue(Files.exists(file));
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("range@26");
    double[] bounds = {5, 15, 25, INF};
    Map<String, double[]> counts =
        Map.of(
            "simple - monotonic", new double[] {5, 15, 15, 15},
            "simple - non-monotonic middle", new double[] {5, 15, 15 + 1e-11, 15});
    assertThat(cases).hasSize(6).allMatch(each -> each.at("/getInput/$func").asBoolean());
    counts.forEach(
        (name, cumulative) ->
            cases
                .at("/" + name + "/expectedValues")
                .properties()
                .forEach(
                    expected -> {
                      HistogramQuantile.Estimate estimate =
                          HistogramQuantile.classic(
                              Double.parseDouble(expected.getKey()), bounds, cumulative);
                      assertThat(estimate.value())
                          .isCloseTo(number(expected.getValue().asText()), within(1e-9));
                      assertThat(estimate.forcedMonotonic())
                          .isEqualTo(cases.at("/" + name + "/expectedForced").asBoolean());
                    }));
  }

  private static double number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "+inf" -> INF;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }
}
