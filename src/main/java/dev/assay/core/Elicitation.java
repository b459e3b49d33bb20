package dev.assay.core;

import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.mcda.PairwiseComparison;
import dev.assay.core.mcda.RandomIndex;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.CanonicalRulebook.Group;
import dev.assay.core.rulebook.Criterion;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Weights from pairwise comparisons, as in the analytic hierarchy process (Saaty).
 *
 * @param items what was compared, in rulebook order
 * @param leastConsistent the worst first
 * @param asWeights to send with a recommendation request
 */
@Schema(description = "Weights from pairwise comparisons, and how far the comparisons agree.")
public record Elicitation(
    @Schema(description = "What was compared, with its weight, in rulebook order.")
        List<Item> items,
    @Schema(
            description =
                "Largest eigenvalue of the comparisons; the number of items where they are consistent.")
        double principalEigenvalue,
    @Schema(description = "(principalEigenvalue - n) / (n - 1).") double consistencyIndex,
    @Schema(description = "The table that the index is judged by.") RandomIndex randomIndex,
    @Schema(description = "Where that table was published.") String randomIndexSource,
    @Schema(description = "consistencyIndex over the table's mean for as many items.")
        double consistencyRatio,
    @Schema(description = "Whether that is at most 0.1; above it, think again before using them.")
        boolean consistent,
    @Schema(description = "The judgements that fit the weights worst, at most three.")
        List<Misfit> leastConsistent,
    @Schema(description = "The same as weights of a recommendation request.") Weights asWeights) {

  /** At most this ratio is taken as consistent (Saaty 1980). */
  public static final double CONSISTENT = 0.1;

  private static final int MOST_MISFITS = 3;

  public Elicitation {
    items = List.copyOf(items);
    leastConsistent = List.copyOf(leastConsistent);
  }

  /**
   * One judgement.
   *
   * @param times how many times as much the one counts as the other
   */
  @Schema(description = "How many times as much one group or criterion counts as another.")
  public record Judgement(
      @Schema(description = "Id of the group or criterion that counts more.", examples = "risk")
          @NotNull
          String more,
      @Schema(description = "Id of the one that counts less, or as much.", examples = "team")
          @NotNull
          String less,
      @Schema(
              description =
                  "How many times as much, 1 to 9: 1 as much, 3 moderately, 5 strongly, 7 very strongly, 9 extremely more.",
              examples = "3")
          @NotNull
          @DecimalMin("1")
          @DecimalMax("9")
          Double times) {}

  /** One item that was compared. */
  @Schema(name = "ElicitedItem", description = "One group or criterion with its weight.")
  public record Item(
      @Schema(description = "Its id.") String id,
      @Schema(description = "A few words for a person.") String title,
      @Schema(description = "Share among what was compared; they sum to 1.") double share,
      @Schema(description = "The same as points: what was compared keeps the points it has.")
          double points) {}

  /** A judgement that does not fit the weights. */
  @Schema(description = "A judgement beside what the weights imply.")
  public record Misfit(
      String more,
      String less,
      @Schema(description = "What was judged.") double times,
      @Schema(description = "What the weights imply; below 1 the other way round.") double implied,
      @Schema(description = "How many times the one is the other; 1 fits.") double factor) {}

  /** Everything wrong with the judgements; pointers are from {@code /comparisons}. */
  public static List<Violation> check(
      List<Judgement> judgements, CanonicalRulebook rulebook, RandomIndex table) {
    Map<String, String> groups = titles(rulebook, true);
    Map<String, String> criteria = titles(rulebook, false);
    List<Violation> found = new ArrayList<>();
    boolean byGroup = judgements.stream().anyMatch(j -> groups.containsKey(j.more()));
    Map<String, String> known = byGroup ? groups : criteria;
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < judgements.size(); i++) {
      Judgement judgement = judgements.get(i);
      String at = "/comparisons/" + i;
      unknown(at + "/more", judgement.more(), known, byGroup ? criteria : groups, found);
      unknown(at + "/less", judgement.less(), known, byGroup ? criteria : groups, found);
      if (judgement.more().equals(judgement.less())) {
        found.add(
            Violation.of(
                at + "/less",
                "same-item",
                "\"" + judgement.less() + "\" is compared with itself",
                judgement.less()));
      } else if (seen.contains(judgement.more() + " " + judgement.less())) {
        found.add(
            Violation.of(
                at,
                "duplicate",
                judgement.more() + " and " + judgement.less() + " are compared twice",
                null));
      }
      seen.add(judgement.more() + " " + judgement.less());
      seen.add(judgement.less() + " " + judgement.more());
    }
    if (found.isEmpty()) {
      complete(items(judgements, known), seen, table, found);
    }
    return found;
  }

  private static void unknown(
      String at,
      String id,
      Map<String, String> known,
      Map<String, String> others,
      List<Violation> found) {
    if (!known.containsKey(id)) {
      found.add(
          new Violation(
              at,
              others.containsKey(id) ? "mixed-items" : "unknown-item",
              others.containsKey(id)
                  ? "\"" + id + "\" is compared across groups and criteria; compare like with like"
                  : "\"" + id + "\" has no weight here",
              id,
              List.copyOf(known.keySet())));
    }
  }

  private static void complete(
      List<String> items, List<String> seen, RandomIndex table, List<Violation> found) {
    for (int i = 0; i < items.size(); i++) {
      for (int j = i + 1; j < items.size(); j++) {
        if (!seen.contains(items.get(i) + " " + items.get(j))) {
          found.add(
              Violation.of(
                  "/comparisons",
                  "missing-comparison",
                  items.get(i) + " and " + items.get(j) + " are not compared",
                  null));
        }
      }
    }
    if (items.size() > 2 && table.of(items.size()).isEmpty()) {
      found.add(
          Violation.of(
              "/comparisons",
              "too-many-items",
              items.size() + " items are more than the table of random indices goes to",
              items.size()));
    }
  }

  /**
   * The weights that the judgements ask for.
   *
   * @param judgements {@link #check} has nothing against them
   */
  public static Elicitation of(
      List<Judgement> judgements, CanonicalRulebook rulebook, RandomIndex table) {
    boolean byGroup = titles(rulebook, true).containsKey(judgements.getFirst().more());
    Map<String, String> titles = titles(rulebook, byGroup);
    List<String> items = items(judgements, titles);
    double[][] comparisons = new double[items.size()][items.size()];
    for (int i = 0; i < comparisons.length; i++) {
      comparisons[i][i] = 1;
    }
    for (Judgement judgement : judgements) {
      int more = items.indexOf(judgement.more());
      int less = items.indexOf(judgement.less());
      comparisons[more][less] = judgement.times();
      comparisons[less][more] = 1 / judgement.times();
    }
    PairwiseComparison weights = PairwiseComparison.of(comparisons);
    OptionalDouble ratio = weights.consistencyRatio(table);
    double points = items.stream().mapToDouble(id -> points(rulebook, byGroup, id)).sum();
    List<Item> weighed = new ArrayList<>();
    Map<String, Double> asPoints = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      double share = weights.weights().get(i);
      double own = rounded(share * points);
      weighed.add(
          new Item(items.get(i), titles.getOrDefault(items.get(i), ""), rounded(share), own));
      asPoints.put(items.get(i), own);
    }
    return new Elicitation(
        weighed,
        rounded(weights.principalEigenvalue()),
        rounded(weights.consistencyIndex()),
        table,
        table.source(),
        rounded(ratio.orElseThrow()),
        ratio.orElseThrow() <= CONSISTENT,
        misfits(judgements, items, weights.weights()),
        new Weights(null, byGroup ? asPoints : Map.of(), byGroup ? Map.of() : asPoints, null));
  }

  private static List<Misfit> misfits(
      List<Judgement> judgements, List<String> items, List<Double> weights) {
    return judgements.stream()
        .map(
            j -> {
              double implied =
                  weights.get(items.indexOf(j.more())) / weights.get(items.indexOf(j.less()));
              double factor = Math.max(j.times() / implied, implied / j.times());
              return new Misfit(j.more(), j.less(), j.times(), rounded(implied), rounded(factor));
            })
        .filter(misfit -> misfit.factor() > 1)
        .sorted(
            Comparator.comparingDouble((Misfit m) -> -m.factor())
                .thenComparing(Misfit::more)
                .thenComparing(Misfit::less))
        .limit(MOST_MISFITS)
        .toList();
  }

  /** What the judgements speak of, in rulebook order. */
  private static List<String> items(List<Judgement> judgements, Map<String, String> known) {
    return known.keySet().stream()
        .filter(id -> judgements.stream().anyMatch(j -> id.equals(j.more()) || id.equals(j.less())))
        .toList();
  }

  private static Map<String, String> titles(CanonicalRulebook rulebook, boolean groups) {
    Map<String, String> titles = new LinkedHashMap<>();
    if (groups) {
      rulebook.groups().forEach((Group g) -> titles.put(g.id(), g.title()));
    } else {
      rulebook.criteria().forEach((Criterion c) -> titles.put(c.id(), c.title()));
    }
    return titles;
  }

  private static double points(CanonicalRulebook rulebook, boolean groups, String id) {
    return rulebook.criteria().stream()
        .filter(c -> (groups ? c.group() : c.id()).equals(id))
        .mapToDouble(Criterion::weight)
        .sum();
  }

  private static double rounded(double number) {
    return Math.round(number * 1e6) / 1e6;
  }
}
