package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.Share;
import dev.assay.core.rulebook.CanonicalRulebook.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict drawn from an assessment, and why.
 *
 * @param leader the alternative with the highest score among those that may be chosen; null where
 *     none may
 * @param lead score of the leader less the best score of an alternative that starts in another
 *     language; null where there is none
 */
record Decision(
    Verdict verdict, @Nullable Verdict leader, @Nullable Double lead, List<String> because) {

  /** The alternatives, in the order in which equal scores are resolved: the least new first. */
  static final List<Verdict> ALTERNATIVES =
      List.of(
          Verdict.TUNE_INCUMBENT,
          Verdict.GO,
          Verdict.GO_THEN_EXTRACT,
          Verdict.HYBRID,
          Verdict.RUST);

  Decision {
    because = List.copyOf(because);
  }

  /**
   * Draws the verdict: gates first, then coverage, then open questions, then the lead.
   *
   * @param seedVotes how many seed rules favour Go and how many Rust, a split counting for neither
   */
  static Decision of(Assessment assessment, Thresholds thresholds, PanelSplit seedVotes) {
    Map<Verdict, Double> scores = assessment.scores();
    List<String> because = new ArrayList<>();
    Verdict leader = leading(assessment);
    for (Verdict alternative : ALTERNATIVES) {
      blocking(assessment, scores, alternative, leader).forEach(because::add);
    }
    if (leader == null) {
      because.add("No alternative passes every gate.");
      return new Decision(Verdict.INSUFFICIENT_EVIDENCE, null, null, because);
    }
    Double lead = lead(assessment, scores, leader);
    double known = 1 - share(assessment, Row.Standing.MISSING);
    if (known < thresholds.leastCoverage()) {
      because.add(
          Numbers.percent(known)
              + " of the weight is known; a verdict needs "
              + Numbers.percent(thresholds.leastCoverage())
              + ".");
      return new Decision(Verdict.INSUFFICIENT_EVIDENCE, leader, lead, because);
    }
    List<GateResult> open = assessment.openQuestions(leader);
    if (!open.isEmpty()) {
      open.forEach(g -> because.add("Not known whether: " + g.reason() + " " + g.remedy()));
      return new Decision(Verdict.RUN_TRIAL, leader, lead, because);
    }
    if (lead != null && lead < thresholds.tooClose()) {
      because.add(
          leader.id()
              + " leads by "
              + Numbers.text(lead)
              + "; under "
              + Numbers.text(thresholds.tooClose())
              + " the alternatives are too close to call.");
      return new Decision(Verdict.RUN_TRIAL, leader, lead, because);
    }
    if (lead != null && lead < thresholds.closeWhenSplit() && seedVotes.threeToTwo()) {
      because.add(
          leader.id()
              + " leads by "
              + Numbers.text(lead)
              + " and the five seed rules split three to two.");
      return new Decision(Verdict.RUN_TRIAL, leader, lead, because);
    }
    because.add(
        lead == null
            ? leader.id() + " is the only direction that passes the gates."
            : leader.id() + " leads by " + Numbers.text(lead) + ".");
    return new Decision(leader, leader, lead, because);
  }

  /** The alternative with the highest score among those that may be chosen; null where none may. */
  static @Nullable Verdict leading(Assessment assessment) {
    return leading(utilities(assessment));
  }

  /**
   * The alternative of the highest utility, the first of equals.
   *
   * @param utilities as {@link #utilities} gives them
   */
  static @Nullable Verdict leading(double[] utilities) {
    int leader = 0;
    for (int a = 1; a < utilities.length; a++) {
      leader = utilities[a] > utilities[leader] ? a : leader;
    }
    return utilities[leader] == Double.NEGATIVE_INFINITY ? null : ALTERNATIVES.get(leader);
  }

  /** Score of each alternative; negative infinity for one that may not be chosen. */
  static double[] utilities(Assessment assessment) {
    double[] utilities = new double[ALTERNATIVES.size()];
    assessment.scorer().fill(assessment.partPreferences(), assessment.pressure(), utilities);
    for (int a = 0; a < utilities.length; a++) {
      if (assessment.admission(ALTERNATIVES.get(a)) != Recommendation.Admission.ADMISSIBLE) {
        utilities[a] = Double.NEGATIVE_INFINITY;
      }
    }
    return utilities;
  }

  /**
   * Share of the draws that are won by an alternative which starts in the same language as the
   * leader.
   */
  static Share direction(Verdict leader, Assessment assessment, WinShares shares) {
    Verdict start = start(leader, assessment);
    return shares.of(rival -> start(rival, assessment) == start);
  }

  /** How many seed rules favour each language. */
  record PanelSplit(int go, int rust) {
    boolean threeToTwo() {
      return Math.min(go, rust) == 2 && Math.max(go, rust) == 3;
    }
  }

  /** A sentence for each gate that keeps a better-scored alternative from leading. */
  private static List<String> blocking(
      Assessment assessment,
      Map<Verdict, Double> scores,
      Verdict alternative,
      @Nullable Verdict leader) {
    if (assessment.admission(alternative) == Recommendation.Admission.ADMISSIBLE
        || (leader != null && score(scores, alternative) <= score(scores, leader))) {
      return List.of();
    }
    return assessment.gatesOf(alternative).stream()
        .filter(g -> g.closed() || g.unproven())
        .map(
            g ->
                alternative.id()
                    + (g.closed() ? " is out: " : " cannot be chosen yet: ")
                    + g.reason()
                    + (g.component() == null ? "" : " (" + g.component() + ")"))
        .distinct()
        .toList();
  }

  private static @Nullable Double lead(
      Assessment assessment, Map<Verdict, Double> scores, Verdict leader) {
    Double best = null;
    for (Verdict rival : ALTERNATIVES) {
      if (assessment.admission(rival) == Recommendation.Admission.ADMISSIBLE
          && start(rival, assessment) != start(leader, assessment)
          && (best == null || score(scores, rival) > best)) {
        best = score(scores, rival);
      }
    }
    return best == null ? null : score(scores, leader) - best;
  }

  /** The strongest conceivable alternative that starts in another language than the leader. */
  static Optional<Verdict> rival(Assessment assessment, Verdict leader) {
    Map<Verdict, Double> scores = assessment.scores();
    return ALTERNATIVES.stream()
        .filter(a -> assessment.conceivable(a) && start(a, assessment) != start(leader, assessment))
        .reduce((a, b) -> score(scores, b) > score(scores, a) ? b : a);
  }

  /** Whether two alternatives start in the same language. */
  static boolean sameStart(Verdict one, Verdict other, Assessment assessment) {
    return start(one, assessment) == start(other, assessment);
  }

  /** The language that an alternative starts in: the one that is expensive to get wrong. */
  private static Verdict start(Verdict alternative, Assessment assessment) {
    return switch (alternative) {
      case GO, GO_THEN_EXTRACT -> Verdict.GO;
      case TUNE_INCUMBENT -> assessment.scorer().rustIncumbent() ? Verdict.RUST : Verdict.GO;
      case RUST, HYBRID, RUN_TRIAL, INSUFFICIENT_EVIDENCE -> alternative;
    };
  }

  private static double share(Assessment assessment, Row.Standing standing) {
    return assessment.coverage().getOrDefault(standing, 0.0);
  }

  private static double score(Map<Verdict, Double> scores, Verdict alternative) {
    return scores.getOrDefault(alternative, 0.0);
  }
}
