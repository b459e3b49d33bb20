package dev.assay.core.mcda;

import static dev.assay.core.mcda.PublishedNormalisation.byMaximum;
import static dev.assay.core.mcda.PublishedNormalisation.byNorm;
import static dev.assay.core.mcda.PublishedNormalisation.bySum;
import static dev.assay.core.mcda.PublishedNormalisation.extreme;
import static dev.assay.core.mcda.PublishedNormalisation.minMax;
import static dev.assay.core.mcda.PublishedNormalisation.reciprocalCosts;
import static dev.assay.core.mcda.PublishedNormalisation.upwards;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.core.rulebook.Anchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published numbers of the decision-analysis literature, read where the collection is at hand. */
class PublishedVectorsTest {

  /** Methods that are not offered: they need no agreement, but they are named. */
  private static final Map<String, String> NOT_OFFERED =
      Map.ofEntries(
          Map.entry("WPM", "weighted product: log value functions in the additive model instead"),
          Map.entry("VIKOR", "relative to the table and degenerate for two or three alternatives"),
          Map.entry(
              "SPOTIS with expected solution point (target-type criteria)", "no target criteria"),
          Map.entry(
              "Euclidean distance in weight space to the tie hyperplane",
              "the least total weight that must move is told instead"),
          Map.entry(
              "pairwise winning index, fixed weights, independent normal value differences",
              "values are drawn from their ranges, and answers are shared, not independent"),
          Map.entry(
              "SMAA-2 (samples supplied)",
              "draws follow from a seed, and of the ranks the first are counted"),
          Map.entry("entropy weights", "dispersion among alternatives is not importance"),
          Map.entry("MEREC weights", "dispersion among alternatives is not importance"),
          Map.entry("Best-Worst Method (non-linear min-max)", "weights by swings or AHP instead"),
          Map.entry(
              "CRITIC weights + min-max SAW with two alternatives always ties",
              "dispersion among alternatives is not importance"));

  @TestFactory
  Stream<DynamicTest> published() throws IOException {
    Path file =
        Path.of(System.getProperty("assay.shared", "absent"), "reference", "mcda-vectors.json");
    assumeTrue(Files.exists(file), "no published vectors at hand");
    JsonNode vectors = new ObjectMapper().readTree(file.toFile()).get("vectors");
    return StreamSupport.stream(vectors.spliterator(), false)
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("id").asText(), () -> check(vector.get("id").asText(), vector)));
  }

  private static void check(String id, JsonNode vector) {
    String method = vector.get("method").asText();
    if (NOT_OFFERED.containsKey(method)) {
      abort(method + " is not offered: " + NOT_OFFERED.get(method));
    }
    JsonNode in = vector.get("input");
    JsonNode out = vector.get("expected");
    double tolerance = Math.max(vector.get("tolerance_abs").asDouble(), 1e-15);
    double[] found =
        switch (id) {
          case "saw-kracka2010-sum" ->
              Additive.scores(
                  Additive.normalised(row(in, "weights")),
                  bySum(reciprocalCosts(table(in.get("matrix")), types(in))));
          case "saw-jmcdm-ex1-max", "saw-rizan2020-max-zeros" ->
              Additive.scores(
                  row(in, "weights"),
                  byMaximum(reciprocalCosts(table(in.get("matrix")), types(in))));
          case "saw-mcdm-noscale", "sensitivity-triantaphyllou1997-scores" ->
              Additive.scores(row(in, "weights"), table(in.get("matrix")));
          case "pitfall-rank-reversal-2alts-minmax" ->
              Additive.scores(row(in, "weights"), minMax(table(in.get("matrix")), types(in)));
          case "pitfall-fixed-range-stable" -> fixedRange(in);
          case "mavt-fixed-range-spotis-dezert2020-cars" -> complement(fixedRange(in));
          case "topsis-skc-raw" -> topsis(in, table(in.get("matrix")), types(in));
          case "topsis-tzeng2011",
              "topsis-hodgett-cars",
              "topsis-mcdm-vector",
              "topsis-ersoy2021" ->
              topsis(in, byNorm(table(in.get("matrix"))), types(in));
          case "topsis-opricovic2004-minmax" ->
              topsis(in, minMax(table(in.get("matrix")), types(in)), new int[] {1, 1});
          case "promethee2-zhao2013-usual",
              "promethee2-papathanasiou2018-linear",
              "promethee2-ziemba2019-linear",
              "promethee2-jmcdm-SIGN-TRAP" ->
              promethee(in);
          case "pvf-clip-rsmaa" -> clipped(in);
          case "pvf-piecewise-R-MCDA" -> piecewise(in);
          case "ahp-saaty2008-drinks-CR" -> asPrinted(PublishedNumbersTest.drinksRatios());
          case "ahp-wangchin2011-inconsistent" ->
              array(PairwiseComparison.of(table(in.get("pairwise"))).weights());
          case "ahp-papathanasiou2018-hierarchy", "ahp-R-MCDA-cars" -> hierarchy(in);
          case "sensitivity-triantaphyllou1997-C3-flip" -> percentChanges(in);
          case "smaa-pwi-rsmaa-toy" -> PublishedNumbersTest.nineOfTen();
          case "pwi-exact-simplex-a", "pwi-exact-simplex-c", "pwi-exact-simplex-d" ->
              one(PairwiseWinningIndex.anyWeights(row(in, "value_differences")));
          case "pwi-exact-rank-order" ->
              one(
                  PairwiseWinningIndex.rankOrderedWeights(
                      row(in, "value_differences_in_rank_order")));
          case "flip-min-weight-moved-L1" ->
              one(
                  new WeightSensitivity(row(in, "weights"))
                      .leastMove(row(in, "value_differences"))
                      .orElseThrow());
          case "missing-bounds-independent" -> missingBounds(in);
          case "missing-shared-factor-levels" -> sharedLevels(in);
          default -> throw new AssertionError("no check for " + id + " (" + method + ")");
        };
    double[] expected = numbers(out.elements().next());
    assertThat(found).containsExactly(expected, within(tolerance));
    if (out.has("ranking")) {
      boolean higher = out.get("higher_is_better").asBoolean();
      assertThat(ranking(found, higher, tolerance)).containsExactly(numbers(out.get("ranking")));
    }
  }

  /** The first ratio was published with three decimals, coarser than the tolerance. */
  private static double[] asPrinted(double[] ratios) {
    return new double[] {Math.round(ratios[0] * 1000) / 1000.0, ratios[1]};
  }

  private static double[] fixedRange(JsonNode in) {
    double[][] matrix = table(in.get("matrix"));
    double[][] bounds = table(in.get("bounds"));
    int[] types = types(in);
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        double worst = types[j] > 0 ? bounds[j][0] : bounds[j][1];
        double best = types[j] > 0 ? bounds[j][1] : bounds[j][0];
        row[j] = Additive.between(worst, best).at(row[j]);
      }
    }
    return Additive.scores(row(in, "weights"), matrix);
  }

  private static double[] complement(double[] scores) {
    return Arrays.stream(scores).map(score -> 1 - score).toArray();
  }

  private static double[] topsis(JsonNode in, double[][] values, int[] types) {
    return Topsis.closeness(
        row(in, "weights"), values, extreme(values, types, 1), extreme(values, types, -1));
  }

  private static double[] promethee(JsonNode in) {
    List<Promethee.Preference> preferences = new ArrayList<>();
    for (int j = 0; j < in.get("preference").size(); j++) {
      preferences.add(
          switch (in.get("preference").get(j).asText()) {
            case "usual" -> new Promethee.Preference(0, 0);
            case "linear" ->
                new Promethee.Preference(
                    in.get("q").get(j).asDouble(), in.get("p").get(j).asDouble());
            case "v-shape" -> new Promethee.Preference(0, in.get("p").get(j).asDouble());
            default -> throw new AssertionError(in.get("preference").get(j).asText());
          });
    }
    return Promethee.netFlows(
        row(in, "weights"), upwards(table(in.get("matrix")), types(in)), preferences);
  }

  private static double[] clipped(JsonNode in) {
    Anchors function = Additive.anchors(row(in, "cutoffs"), row(in, "values"));
    return Arrays.stream(row(in, "x")).map(function::at).toArray();
  }

  private static double[] piecewise(JsonNode in) {
    List<Double> values = new ArrayList<>();
    for (double[] row : table(in.get("matrix"))) {
      for (int j = 0; j < row.length; j++) {
        JsonNode function = in.get("functions").get(j);
        values.add(Additive.anchors(row(function, "x"), row(function, "y")).at(row[j]));
      }
    }
    return array(values);
  }

  private static double[] hierarchy(JsonNode in) {
    List<Double> criteria = PairwiseComparison.of(table(in.get("criteria_pairwise"))).weights();
    int alternatives = in.get("alternatives_pairwise").get(0).size();
    double[][] local = new double[alternatives][criteria.size()];
    for (int j = 0; j < criteria.size(); j++) {
      List<Double> priorities =
          PairwiseComparison.of(table(in.get("alternatives_pairwise").get(j))).weights();
      for (int a = 0; a < alternatives; a++) {
        local[a][j] = priorities.get(a);
      }
    }
    return Additive.scores(array(criteria), local);
  }

  private static double[] percentChanges(JsonNode in) {
    double[] weights = row(in, "weights");
    double[][] matrix = table(in.get("matrix"));
    int criterion = in.get("criterion").asInt() - 1;
    List<Double> changes = new ArrayList<>();
    for (JsonNode pair : in.get("pairs")) {
      double[] one = matrix[pair.get(0).asInt() - 1];
      double[] other = matrix[pair.get(1).asInt() - 1];
      double[] d = new double[one.length];
      Arrays.setAll(d, j -> one[j] - other[j]);
      double own = Additive.normalised(weights)[criterion];
      double flip = Additive.flip(weights, d, criterion).orElseThrow();
      changes.add(100 * (own - flip) / (1 - flip) / own);
    }
    return array(changes);
  }

  private static double[] missingBounds(JsonNode in) {
    double[][] low = new double[2][3];
    double[][] high = new double[2][3];
    String[] names = {"go", "rust"};
    for (int a = 0; a < 2; a++) {
      for (int j = 0; j < 3; j++) {
        JsonNode cell = in.get("known").get(names[a]).get(j);
        low[a][j] = cell.isNull() ? 0 : cell.asDouble();
        high[a][j] = cell.isNull() ? 1 : cell.asDouble();
      }
    }
    double[] weights = row(in, "weights");
    double[] bounds = new double[4];
    for (int a = 0; a < 2; a++) {
      List<MissingValues.Answer> cells = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        cells.add(
            MissingValues.Answer.of(
                new double[][] {{weights[j] * low[a][j], 0}, {weights[j] * high[a][j], 0}}));
      }
      bounds[2 * a] = MissingValues.leastLead(new double[2], cells, 0, 1);
      bounds[2 * a + 1] = -MissingValues.leastLead(new double[2], cells, 1, 0);
    }
    return bounds;
  }

  private static double[] sharedLevels(JsonNode in) {
    double known = in.get("known_difference").asDouble();
    double weight = in.get("missing_weight").asDouble();
    double[] levels = row(in, "level_differences");
    double[] leads = new double[levels.length];
    for (int k = 0; k < levels.length; k++) {
      MissingValues.Answer answer =
          MissingValues.Answer.of(new double[][] {{weight * levels[k], 0}});
      leads[k] = MissingValues.leastLead(new double[] {known, 0}, List.of(answer), 0, 1);
    }
    return leads;
  }

  /** Competition ranks; scores within the tolerance of each other are tied. */
  private static double[] ranking(double[] scores, boolean higherIsBetter, double tolerance) {
    double[] ranks = new double[scores.length];
    for (int a = 0; a < scores.length; a++) {
      ranks[a] = 1;
      for (double other : scores) {
        double ahead = higherIsBetter ? other - scores[a] : scores[a] - other;
        if (ahead > Math.min(tolerance, 1e-9)) {
          ranks[a]++;
        }
      }
    }
    return ranks;
  }

  private static int[] types(JsonNode in) {
    return Arrays.stream(row(in, "types")).mapToInt(type -> (int) type).toArray();
  }

  private static double[] row(JsonNode in, String field) {
    return numbers(in.get(field));
  }

  private static double[] one(double number) {
    return new double[] {number};
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** All numbers of a node, row after row. */
  private static double[] numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : node) {
      if (element.isArray()) {
        for (double number : numbers(element)) {
          numbers.add(number);
        }
      } else {
        numbers.add(element.asDouble());
      }
    }
    return array(numbers);
  }

  private static double[][] table(JsonNode node) {
    double[][] rows = new double[node.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(node.get(i));
    }
    return rows;
  }
}
