package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.PairwiseWinningIndex;
import dev.assay.core.mcda.Promethee;
import dev.assay.core.mcda.Topsis;
import dev.assay.core.mcda.WeightSensitivity;
import dev.assay.core.mcda.WeightedSum;
import dev.assay.core.rulebook.CanonicalRulebook.Group;
import dev.assay.core.verdict.Recommendation.Comparison;
import dev.assay.core.verdict.Recommendation.Comparison.Share;
import dev.assay.core.verdict.Recommendation.CrossCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What weights do to the lead: contributions against the rival, the least that must move, and other
 * methods on the same table.
 */
final class Sensitivity {
  /**
   * Differences of utility below this count as noise in the outranking cross-check: half of a
   * half-step.
   */
  private static final double INDIFFERENCE = 0.05;

  /** Differences of utility from this on count in full: half of the way from Go to Rust. */
  private static final double FULL_PREFERENCE = 0.5;

  private final Assessment assessment;
  private final Verdict leader;
  private final Verdict rival;
  private final UtilityTable table;
  private final double[] differences;
  private final WeightedSum.Contributions contributions;

  private Sensitivity(Assessment assessment, Verdict leader, Verdict rival) {
    this.assessment = assessment;
    this.leader = leader;
    this.rival = rival;
    this.table = UtilityTable.of(assessment, List.of(leader, rival));
    this.differences = table.differences(leader, rival);
    this.contributions = table.contributions(leader, rival);
  }

  static Sensitivity of(Assessment assessment, Verdict leader, Verdict rival) {
    return new Sensitivity(assessment, leader, rival);
  }

  Verdict rival() {
    return rival;
  }

  /** Share of all weights there are under which the leader is ahead. */
  double anyWeights() {
    return PairwiseWinningIndex.anyWeights(differences);
  }

  /** The same of those that fall in the order of the stated ones. */
  double rankedWeights() {
    double[] weights = table.weights();
    return PairwiseWinningIndex.rankOrderedWeights(
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -weights[j]))
            .mapToDouble(j -> differences[j])
            .toArray());
  }

  double margin() {
    return contributions.margin();
  }

  /** Contributions that sum to the margin, by criterion and by group. */
  Comparison comparison() {
    List<Row> rows = assessment.matrix().rows();
    List<String> groups = assessment.scorer().rulebook().groups().stream().map(Group::id).toList();
    return new Comparison(
        leader,
        rival,
        assessment.admission(rival) == Recommendation.Admission.ADMISSIBLE,
        Numbers.answer(margin()),
        shares(rows.stream().map(row -> row.criterion().id()).toList(), contributions),
        shares(
            groups,
            contributions.grouped(
                rows.stream().mapToInt(row -> groups.indexOf(row.criterion().group())).toArray(),
                groups.size())));
  }

  private static List<Share> shares(List<String> ids, WeightedSum.Contributions contributions) {
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      shares.add(new Share(ids.get(i), Numbers.answer(contributions.byCriterion().get(i))));
    }
    return shares;
  }

  /**
   * The least total weight that must move to tie leader and rival; empty where no weights do it.
   */
  OptionalDouble leastMove() {
    return margin() < 0
        ? OptionalDouble.of(0)
        : new WeightSensitivity(table.weights()).leastMove(differences);
  }

  /** Other methods on the same table and the same fixed anchors, shown and never averaged in. */
  List<CrossCheck> crossChecks(List<Verdict> admissible) {
    if (admissible.size() < 2) {
      return List.of();
    }
    UtilityTable all = UtilityTable.of(assessment, admissible);
    int criteria = differences.length;
    double[] ideal = new double[criteria];
    Arrays.fill(ideal, 1);
    double[] closeness = Topsis.closeness(all.weights(), all.values(), ideal, new double[criteria]);
    double[] flows =
        Promethee.netFlows(
            all.weights(),
            all.values(),
            Collections.nCopies(criteria, new Promethee.Preference(INDIFFERENCE, FULL_PREFERENCE)));
    return List.of(
        check("TOPSIS", "closeness to the ideal on the fixed anchors", admissible, closeness),
        check(
            "PROMETHEE II",
            "net flow, indifferent below "
                + INDIFFERENCE
                + ", full from "
                + FULL_PREFERENCE
                + " (assumptions)",
            admissible,
            flows));
  }

  private CrossCheck check(String method, String what, List<Verdict> admissible, double[] scores) {
    int best = 0;
    List<CrossCheck.Score> told = new ArrayList<>();
    for (int a = 0; a < scores.length; a++) {
      best = scores[a] > scores[best] ? a : best;
      told.add(new CrossCheck.Score(admissible.get(a), Numbers.answer(scores[a])));
    }
    return new CrossCheck(method, what, admissible.get(best), admissible.get(best) == leader, told);
  }
}
