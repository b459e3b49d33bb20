package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.PairwiseWinningIndex;
import dev.assay.core.mcda.Share;
import dev.assay.core.rulebook.CanonicalRulebook.Thresholds;
import dev.assay.core.rulebook.Range;
import dev.assay.core.verdict.Recommendation.Confidence;
import dev.assay.core.verdict.Recommendation.Confidence.Level;
import dev.assay.core.verdict.Recommendation.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How sure an answer is, as a class derived from published thresholds over separate fields. */
final class Confidences {
  private Confidences() {}

  /**
   * @param rival the strongest alternative that starts in another language, gates that a plan could
   *     override left open; null where there is none
   */
  static Confidence of(
      Assessment assessment,
      Decision decision,
      WinShares shares,
      @Nullable Sensitivity rival,
      List<Vote> panel) {
    Thresholds thresholds = assessment.scorer().rulebook().thresholds();
    Verdict leader = decision.leader();
    if (leader == null) {
      return new Confidence(
          Level.INSUFFICIENT,
          null,
          null,
          null,
          WinShares.DRAWS,
          shares.seed(),
          null,
          null,
          List.of("No alternative may be chosen."));
    }
    List<String> reasons = new ArrayList<>();
    Share stated = Decision.direction(leader, assessment, shares);
    Double any = rival == null ? null : PairwiseWinningIndex.anyWeights(rival.differences());
    Range lead =
        rival == null
            ? null
            : Spread.lead(
                assessment, leader, rival.rival(), row -> row.standing() == Row.Standing.MISSING);
    boolean decided = lead == null || lead.low() > 0;
    OptionalDouble move = rival == null ? OptionalDouble.empty() : rival.leastMove();
    boolean gated = rival != null && rival.margin() < 0;
    List<String> dissent =
        panel.stream().filter(v -> Boolean.FALSE.equals(v.agrees())).map(Vote::rulebook).toList();
    reasons.add(
        leader.id()
            + " or what starts like it comes first in "
            + Numbers.percent(stated.value())
            + " of the sampled weights and values"
            + (gated ? ", so a gate decides and not the criteria." : "."));
    if (!decided) {
      reasons.add("An answer that is missing could still turn it.");
    }
    if (!dissent.isEmpty()) {
      reasons.add(
          String.join(", ", dissent) + (dissent.size() == 1 ? " disagrees." : " disagree."));
    }
    Level level;
    if (decision.verdict() == Verdict.INSUFFICIENT_EVIDENCE
        || !assessment.openQuestions(leader).isEmpty()) {
      level = Level.INSUFFICIENT;
    } else if (decision.verdict() == Verdict.RUN_TRIAL
        || gated
        || stated.value() < thresholds.leanWinShare()) {
      level = Level.TOSS_UP;
    } else if (stated.value() >= thresholds.strongWinShare()
        && (any == null || any >= thresholds.strongWinShare())
        && decided
        && dissent.isEmpty()) {
      level = Level.STRONG;
    } else {
      level = Level.LEAN;
    }
    return new Confidence(
        level,
        Numbers.share(stated.value()),
        any == null ? null : Numbers.share(any),
        Numbers.answer(stated.standardError()),
        stated.draws(),
        shares.seed(),
        decided,
        move.isPresent() ? Numbers.answer(move.getAsDouble()) : null,
        reasons);
  }
}
