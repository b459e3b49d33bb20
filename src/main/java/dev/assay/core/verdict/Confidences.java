package dev.assay.core.verdict;

import dev.assay.core.mcda.Share;
import dev.assay.core.rulebook.CanonicalRulebook.Thresholds;
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
   * @param outlook what can still become of the leader; null where there is none
   * @param turning unknown fields of which an answer alone puts another alternative in the lead
   * @param rival the strongest alternative that starts in another language, gates that a plan could
   *     override left open; null where there is none
   */
  static Confidence of(
      Assessment assessment,
      Decision decision,
      WinShares shares,
      @Nullable Sensitivity rival,
      List<Vote> panel,
      @Nullable Outlook outlook,
      List<String> turning) {
    Thresholds thresholds = assessment.scorer().rulebook().thresholds();
    Verdict leader = decision.leader();
    if (leader == null || outlook == null) {
      return new Confidence(
          Level.INSUFFICIENT,
          null,
          null,
          null,
          null,
          SharedWeightDraws.DRAWS,
          shares.seed(),
          null,
          null,
          List.of(),
          List.of(),
          null,
          List.of("No alternative may be chosen."));
    }
    List<String> reasons = new ArrayList<>();
    Share stated = Decision.direction(leader, assessment, shares);
    Double any = rival == null ? null : rival.anyWeights();
    boolean decided = outlook.safe() && turning.isEmpty();
    Double leastLead = outlook.leastLead();
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
    outlook
        .couldClose()
        .forEach(gate -> reasons.add(leader.id() + " may turn out to be inadmissible: " + gate));
    if (!outlook.couldLead().isEmpty()) {
      reasons.add(
          "What is unknown could put "
              + Words.list(outlook.couldLead().stream().map(Verdict::id).toList())
              + " in the lead.");
    }
    if (!turning.isEmpty()) {
      List<String> told = new ArrayList<>(turning.subList(0, Math.min(3, turning.size())));
      if (turning.size() > told.size()) {
        told.add((turning.size() - told.size()) + " more");
      }
      reasons.add("An answer to " + Words.list(told) + " alone could turn it.");
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
        && (leastLead == null || leastLead >= thresholds.strongLeastLead())
        && dissent.isEmpty()) {
      level = Level.STRONG;
    } else {
      level = Level.LEAN;
    }
    return new Confidence(
        level,
        Numbers.share(stated.value()),
        any == null ? null : Numbers.share(any),
        rival == null ? null : Numbers.share(rival.rankedWeights()),
        Numbers.answer(stated.standardError()),
        stated.draws(),
        shares.seed(),
        decided,
        leastLead == null ? null : Numbers.answer(leastLead),
        outlook.couldLead(),
        turning,
        move.isPresent() ? Numbers.answer(move.getAsDouble()) : null,
        reasons);
  }
}
