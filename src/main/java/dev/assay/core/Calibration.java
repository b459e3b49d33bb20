package dev.assay.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.DecidedCases.Case;
import dev.assay.core.DecidedCases.Grade;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.Confidence;
import dev.assay.core.verdict.Recommendation.Confidence.Level;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import dev.assay.core.verdict.Recommendation.Vote;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often the answers agree with what teams did, over the decided cases.
 *
 * @param asDecided with the team that each case had
 * @param sameTeam with one able team in every case, so that the team does not give the answer away
 */
@Schema(
    description =
        "How often answers agree with what teams did. Agreement is no probability of being right.")
public record Calibration(
    @Schema(description = "The rulebook that was judged.") RulebookRef rulebook,
    @Schema(description = "What to keep in mind of the data.") List<String> caveats,
    @Schema(description = "How the figures are made.") List<String> method,
    @Schema(description = "With the team that each case had.") Findings asDecided,
    @Schema(description = "With the same able team and ready libraries in every case.")
        Findings sameTeam) {

  private static final List<String> METHOD =
      List.of(
          "A case agrees when the verdict is one that it accepts; run-trial and"
              + " insufficient-evidence agree with nothing.",
          "leaderAgrees looks at the leader in place of the verdict.",
          "brier is the mean of (s - o) squared, with s the share of the draws around the stated"
              + " weights that start in the leader's language, and o 1 where the leader is accepted,"
              + " else 0. 0 is best; brierOfBaseRate is what the overall share of agreement alone would"
              + " score. The share is not a forecast, so this says how far it may be read as one.",
          "A seed rule agrees when its verdict is accepted; where it gives none it agrees with"
              + " nothing.",
          "always-go says go to everything.");

  /** The figures of one pass over the cases. */
  @Schema(name = "CalibrationFindings", description = "The figures of one pass over the cases.")
  public record Findings(
      @Schema(description = "Number of cases.") int cases,
      @Schema(description = "Cases whose verdict is accepted.") int agrees,
      @Schema(description = "Cases whose leader is accepted.") int leaderAgrees,
      @Schema(description = "Cases answered with a status rather than an alternative.")
          int undecided,
      @Schema(description = "Brier score of the share against the agreement of the leader.")
          @Nullable Double brier,
      @Schema(description = "Brier score of the base rate alone.") @Nullable Double brierOfBaseRate,
      @Schema(description = "By confidence class.") List<ClassCount> classes,
      @Schema(description = "What simpler rules reach on the same cases.") List<Baseline> baselines,
      @Schema(description = "Every case.") List<Outcome> outcomes) {}

  /** How often one confidence class agrees. */
  @Schema(name = "CalibrationClass", description = "How often one confidence class agrees.")
  public record ClassCount(
      @JsonProperty("class") @Schema(description = "strong, lean, toss-up or insufficient.")
          Level level,
      @Schema(description = "Cases in it.") int cases,
      @Schema(description = "Of those, cases whose verdict is accepted.") int agrees,
      @Schema(description = "Of those, cases whose leader is accepted.") int leaderAgrees,
      @Schema(description = "Mean share of the draws in them; absent where there are none.")
          @Nullable Double meanWinShare) {}

  /** What a simpler rule reaches. */
  @Schema(name = "CalibrationBaseline", description = "What a simpler rule reaches.")
  public record Baseline(
      @Schema(description = "always-go, or the name of a seed rule.") String rule,
      @Schema(description = "Cases in which it gives a verdict.") int answered,
      @Schema(description = "Cases in which that is accepted.") int agrees) {}

  /** One case. */
  @Schema(name = "CalibrationOutcome", description = "One case and what was said of it.")
  public record Outcome(
      @Schema(description = "Its id.") String id,
      @Schema(description = "Its name.") String name,
      @Schema(description = "Year.") int decided,
      @Schema(description = "What the team did.") Verdict outcome,
      @Schema(description = "Verdicts that count as agreement.") List<Verdict> accept,
      @Schema(description = "What is recommended.") Verdict verdict,
      @Schema(description = "What leads.") @Nullable Verdict leader,
      @JsonProperty("class") @Schema(description = "Confidence class.") @Nullable Level level,
      @Schema(description = "Share of the draws.") @Nullable Double winShare,
      @Schema(description = "Whether the verdict is accepted.") boolean agrees,
      @Schema(description = "Why that verdict.") List<String> because,
      @Schema(description = "Seed rules whose verdict is not accepted, or that give none.")
          List<String> seedsWrong,
      @Schema(description = "Why the team decided so.") String why,
      @Schema(description = "Where that is told.") String source,
      @Schema(description = "How far the source was read.") Grade grade) {}

  /** Puts every case to the advisor, twice. */
  public static Calibration of(Advisor advisor, Rule rule, DecidedCases cases) {
    Pass asDecided = new Pass(advisor, rule, cases, p -> p);
    Pass sameTeam = new Pass(advisor, rule, cases, cases::neutralised);
    return new Calibration(
        new RulebookRef(
            rule.rulebook().header().name(), rule.rulebook().header().version(), rule.digest()),
        cases.caveats(),
        METHOD,
        asDecided.findings(),
        sameTeam.findings());
  }

  /** One pass over the cases. */
  private static final class Pass {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, int[]> seeds = new LinkedHashMap<>();
    private int goAccepted;

    Pass(Advisor advisor, Rule rule, DecidedCases cases, UnaryOperator<ServiceProfile> profile) {
      for (Case one : cases.cases()) {
        Recommendation answer =
            advisor.recommend(
                new AdviceRequest(
                    profile.apply(one.profile()), List.of(), rule, null, Explain.CONFIDENCE));
        goAccepted += one.accept().contains(Verdict.GO) ? 1 : 0;
        List<String> wrong = new ArrayList<>();
        for (Vote vote : answer.panel()) {
          int[] count = seeds.computeIfAbsent(vote.rulebook(), name -> new int[2]);
          boolean accepted = vote.verdict() != null && one.accept().contains(vote.verdict());
          count[0] += vote.verdict() == null ? 0 : 1;
          count[1] += accepted ? 1 : 0;
          if (!accepted) {
            wrong.add(vote.rulebook());
          }
        }
        outcomes.add(outcome(one, answer, wrong));
      }
    }

    private static Outcome outcome(Case one, Recommendation answer, List<String> wrong) {
      Confidence confidence = answer.confidence();
      return new Outcome(
          one.id(),
          one.name(),
          one.decided(),
          one.outcome(),
          one.accept(),
          answer.verdict(),
          answer.leader(),
          confidence == null ? null : confidence.level(),
          confidence == null ? null : confidence.winShareStatedWeights(),
          one.accept().contains(answer.verdict()),
          answer.because(),
          wrong,
          one.why(),
          one.source(),
          one.grade());
    }

    Findings findings() {
      List<Baseline> baselines = new ArrayList<>();
      baselines.add(new Baseline("always-go", outcomes.size(), goAccepted));
      seeds.forEach((name, count) -> baselines.add(new Baseline(name, count[0], count[1])));
      List<ClassCount> classes = new ArrayList<>();
      for (Level level : Level.values()) {
        List<Outcome> of = outcomes.stream().filter(o -> o.level() == level).toList();
        classes.add(new ClassCount(level, of.size(), agreeing(of), leading(of), mean(shares(of))));
      }
      double rate = (double) leading(outcomes) / outcomes.size();
      return new Findings(
          outcomes.size(),
          agreeing(outcomes),
          leading(outcomes),
          (int)
              outcomes.stream()
                  .filter(
                      o ->
                          o.verdict() == Verdict.RUN_TRIAL
                              || o.verdict() == Verdict.INSUFFICIENT_EVIDENCE)
                  .count(),
          mean(squaredErrors(outcomes)),
          shares(outcomes).isEmpty() ? null : rounded(rate * (1 - rate)),
          classes,
          baselines,
          outcomes);
    }

    private static List<Double> shares(List<Outcome> outcomes) {
      List<Double> shares = new ArrayList<>();
      for (Outcome outcome : outcomes) {
        if (outcome.winShare() != null) {
          shares.add(outcome.winShare());
        }
      }
      return shares;
    }

    private static int agreeing(List<Outcome> outcomes) {
      return (int) outcomes.stream().filter(Outcome::agrees).count();
    }

    private static int leading(List<Outcome> outcomes) {
      return outcomes.stream().mapToInt(Pass::hit).sum();
    }

    private static List<Double> squaredErrors(List<Outcome> outcomes) {
      List<Double> errors = new ArrayList<>();
      for (Outcome outcome : outcomes) {
        if (outcome.winShare() != null) {
          errors.add(Math.pow(outcome.winShare() - hit(outcome), 2));
        }
      }
      return errors;
    }

    private static int hit(Outcome outcome) {
      return outcome.leader() != null && outcome.accept().contains(outcome.leader()) ? 1 : 0;
    }

    private static @Nullable Double mean(List<Double> numbers) {
      return numbers.isEmpty()
          ? null
          : rounded(numbers.stream().mapToDouble(n -> n).average().orElseThrow());
    }

    private static double rounded(double number) {
      return Math.round(number * 1e4) / 1e4;
    }
  }
}
