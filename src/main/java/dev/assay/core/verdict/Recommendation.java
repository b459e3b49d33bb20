package dev.assay.core.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.core.matrix.Row.Standing;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Conflict;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Provenance;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer: what is recommended for a service, and its whole working.
 *
 * @param service name of the service
 * @param verdict what is recommended, or the status that says why nothing is
 * @param leader the best alternative that may be chosen, also when the verdict is a status; null
 *     only where none may be
 * @param headline one sentence a person would say
 */
@Schema(
    name = "BareRecommendation",
    description = "What is recommended for a service, without split, plan and cost.")
public record Recommendation(
    @Schema(description = "Name of the service.") String service,
    @Schema(description = "The rulebook that decided.") RulebookRef rulebook,
    @Schema(description = "What is recommended, or the status that says why nothing is.")
        Verdict verdict,
    @Schema(
            description =
                "The best alternative that may be chosen, also when the verdict is a status; absent only where none may be.")
        @Nullable Verdict leader,
    @Schema(description = "One sentence a person would say.") String headline,
    @Schema(description = "Why this verdict and no other, step by step.") List<String> because,
    @Schema(description = "Every alternative with its gates and its score.")
        List<Alternative> alternatives,
    @Schema(description = "How sure it is.") @Nullable Confidence confidence,
    @Schema(description = "The leader against its strongest rival.")
        @Nullable Comparison comparison,
    @Schema(description = "Share of the weight that is measured, declared, assumed and missing.")
        @Nullable Coverage coverage,
    @Schema(description = "One row for each criterion; contributions sum to the preference.")
        List<MatrixRow> matrix,
    @Schema(
            description =
                "Sum of the contributions: -1 (Go) to +1 (Rust), with the range over everything that is not known exactly.")
        @Nullable Interval preference,
    @Schema(
            description =
                "The smallest change of each known field that puts another alternative in the lead, nearest first.")
        List<Flip> flips,
    @Schema(description = "Fields of which no change alone turns the lead.") List<String> steady,
    @Schema(description = "What to find out next, by what knowing it is worth; at most seven.")
        List<NextQuestion> nextQuestions,
    @Schema(description = "What each weight would have to be to turn the lead.")
        List<WeightFlip> weightFlips,
    @Schema(description = "Other methods on the same table.") List<CrossCheck> crossChecks,
    @Schema(description = "The five seed rules side by side.") List<Vote> panel,
    @Schema(description = "Where what is declared and what is measured disagree.")
        List<Disagreement> conflicts,
    @Schema(description = "What the snapshots say, and how they were read; the service's first.")
        List<MetricsAnswer> metrics,
    @Schema(description = "A recommendation for each component, in short.")
        List<ComponentAnswer> components,
    @Schema(description = "What to be careful about.") List<Caveat> caveats,
    @Schema(
            description =
                "Contradictions between the sources that show in this answer, and how each is resolved.")
        List<Contradiction> contradictions) {

  /** The rulebook that decided. */
  @Schema(description = "A rulebook, by name, version and content.")
  public record RulebookRef(
      @Schema(description = "Name.", examples = "canonical") String name,
      @Schema(description = "Semantic version.", examples = "1.0.0") String version,
      @Schema(description = "SHA-256 of its content, in hex.") String digest) {}

  /**
   * A number with the range that it may lie in.
   *
   * @param high null where only a lower bound is known
   */
  @Schema(description = "A number with the range that it may lie in.")
  public record Interval(
      @Schema(description = "Least it may be.") double low,
      @Schema(description = "Best single figure.") double point,
      @Schema(description = "Greatest it may be; absent where only a lower bound is known.")
          @Nullable Double high) {}

  /** One alternative. */
  @Schema(description = "One alternative with its gates and its score.")
  public record Alternative(
      @Schema(description = "Which one.") Verdict name,
      @Schema(
              description =
                  "admissible, unproven (something it requires is not known) or inadmissible.")
          Admission admission,
      @Schema(description = "Utility at the best single figures; not a probability.") double score,
      @Schema(description = "Utility over everything that is not known exactly.") Interval interval,
      @Schema(
              description =
                  "Share of draws in which it comes first, to two decimals; gates that a plan could override are left open.")
          @Nullable Double winShare,
      @Schema(description = "The gates that concern it.") List<GateResult> gates) {}

  /**
   * How sure the answer is. The fields are separate and none of them is a probability of being
   * right.
   *
   * @param level strong, lean, toss-up or insufficient, from the thresholds of the rulebook
   * @param winShareStatedWeights share of draws around the stated weights, values drawn from what
   *     is known of them, in which the leader or an alternative that starts in the same language
   *     comes first; gates that a plan could override are left open, so that the share speaks of
   *     the criteria
   * @param winShareAnyWeights the same against the rival over all weights there are, at the best
   *     figures, exact
   * @param winShareRankedWeights the same over those weights alone that fall in the stated order of
   *     importance; equal weights in rulebook order
   * @param standardError of the stated share
   * @param seed of the drawn values, as a decimal number
   * @param decidedDespiteMissing whether nothing that is unknown can put another alternative in the
   *     lead: no row, nothing that adjusts one, no gate, no price, alone or together
   * @param leastLead the least lead, over everything that is unknown at once, on what starts in
   *     another language; null where nothing that does may be chosen
   * @param couldLead alternatives that what is unknown could put in the lead
   * @param undecidedBy fields of which an answer alone would put another alternative in the lead
   * @param weightToFlip least total weight that must move between criteria to tie, 0 to 1; absent
   *     where no weights do
   */
  @Schema(description = "How sure the answer is; no field is a probability of being right.")
  public record Confidence(
      @JsonProperty("class")
          @Schema(
              description = "strong, lean, toss-up or insufficient, by the rulebook's thresholds.")
          Level level,
      @Schema(
              description =
                  "Share of draws around the stated weights in which the leader, or what starts in the same language, comes first; gates that a plan could override are left open.")
          @Nullable Double winShareStatedWeights,
      @Schema(description = "The same against the rival over all weights there are, exact.")
          @Nullable Double winShareAnyWeights,
      @Schema(
              description =
                  "The same over all weights that keep the stated order of importance, exact; equal weights in rulebook order.")
          @Nullable Double winShareRankedWeights,
      @Schema(description = "Standard error of the stated share.") @Nullable Double standardError,
      @Schema(description = "Number of draws.") int draws,
      @Schema(
              description =
                  "Seed of the drawn values, from what was asked; weights are drawn with the same luck in every answer. The same request gives the same draws.")
          String seed,
      @Schema(
              description =
                  "Whether nothing that is unknown can put another alternative in the lead: no row, nothing that adjusts one, no gate, no price, alone or together. Only then a class is strong.")
          @Nullable Boolean decidedDespiteMissing,
      @Schema(
              description =
                  "Least lead, over everything that is unknown at once, on what starts in another language; a strong class needs the rulebook's strongLeastLead. Absent where nothing else may be chosen.")
          @Nullable Double leastLead,
      @Schema(description = "Alternatives that what is unknown could put in the lead.")
          List<Verdict> couldLead,
      @Schema(
              description =
                  "Unknown fields of which an answer alone would put another alternative in the lead.")
          List<String> undecidedBy,
      @Schema(
              description =
                  "Least total weight that must move between criteria to tie leader and rival at the figures of the matrix, 0 to 1; absent where no weights do.")
          @Nullable Double weightToFlip,
      @Schema(description = "What the class rests on.") List<String> reasons) {
    /** The classes. */
    @Schema(name = "ConfidenceLevel")
    public enum Level {
      STRONG,
      LEAN,
      TOSS_UP,
      INSUFFICIENT
    }
  }

  /** Why the leader leads. */
  @Schema(
      description =
          "The leader against its strongest rival that starts in another language; contributions sum to the margin.")
  public record Comparison(
      @Schema(description = "The leader.") Verdict leader,
      @Schema(description = "The rival.") Verdict rival,
      @Schema(description = "Whether the rival passes every gate.") boolean rivalAdmissible,
      @Schema(description = "Score of the leader less that of the rival.") double margin,
      @Schema(description = "What each criterion adds to the margin.") List<Share> criteria,
      @Schema(description = "The same by group.") List<Share> groups) {
    /** A part of the margin. */
    @Schema(
        name = "ContributionToMargin",
        description = "What a criterion or a group adds to the margin.")
    public record Share(String id, double value) {}
  }

  /**
   * The smallest change of one field that puts another alternative in the lead.
   *
   * @param direction below, above, or is for a choice, a flag or a count
   * @param effort relative change, for putting flips in an order; null for choices and flags
   */
  @Schema(
      description = "The smallest change of one field that puts another alternative in the lead.")
  public record Flip(
      @Schema(
              description = "Profile field; a component's after its name.",
              examples = "budgets.p99Ms")
          String field,
      @Schema(description = "Id of the quantity.") String quantity,
      @Schema(description = "What it is now.") Object now,
      @Schema(description = "below, above, or is.") String direction,
      @Schema(description = "Where the lead turns, in the field's unit.") Object at,
      @Schema(description = "Unit.") @Nullable String unit,
      @Schema(description = "Who leads then.") Verdict then,
      @Schema(description = "Relative change; absent for choices and flags.")
          @Nullable Double effort,
      @Schema(description = "The same as a sentence.") String sentence) {}

  /**
   * One thing to find out.
   *
   * @param criterion null where only gates or prices ask for it
   * @param gates gates that it could open or close
   */
  @Schema(description = "One thing to find out, and what knowing it is worth.")
  public record NextQuestion(
      @Schema(description = "Profile field that would answer it.") String field,
      @Schema(description = "Criterion that asks for it; absent where only gates or prices do.")
          @Nullable String criterion,
      @Schema(description = "Gates that it could open or close.") List<String> gates,
      @Schema(description = "The question.") String question,
      @Schema(description = "Why it is asked.") String why,
      @Schema(
              description =
                  "Share of its possible answers, each as likely as any other, under which another alternative leads, or none.")
          double changesVerdictWithShare,
      @Schema(
              description =
                  "Expected gain in score from knowing it (expected value of perfect information); an alternative is worth nothing under an answer that makes it inadmissible.")
          double worth,
      @Schema(
              description =
                  "The metric, PromQL or exporter option that answers it, or where to look; absent where only people can tell.")
          @Nullable String howToMeasure) {}

  /** What a weight would have to be. */
  @Schema(
      description =
          "What the weight of one criterion would have to be to turn the lead, the others keeping their proportions; to six decimals, on the whole model, so that missing answers, pressure and sides move along.")
  public record WeightFlip(
      @Schema(description = "Id of the criterion.") String criterion,
      @Schema(description = "Its weight now, 0 to 1.") double weight,
      @Schema(
              description =
                  "The weight at which the lead turns; absent where no weight of it does.")
          @Nullable Double flipsAt,
      @Schema(description = "Least weight that keeps the leader.") double stableFrom,
      @Schema(description = "Greatest weight that keeps the leader.") double stableTo,
      @Schema(description = "Who leads beyond.") @Nullable Verdict then) {}

  /** Another method on the same table. */
  @Schema(description = "Another method on the same table and anchors; shown, never averaged in.")
  public record CrossCheck(
      @Schema(description = "Name of the method.") String method,
      @Schema(description = "What its scores are.") String scale,
      @Schema(description = "Its winner among the admissible alternatives.") Verdict winner,
      @Schema(description = "Whether that is the leader.") boolean agrees,
      @Schema(description = "Its scores.") List<Score> scores) {
    /** One score. */
    @Schema(name = "CrossCheckScore", description = "Score of one alternative.")
    public record Score(Verdict alternative, double score) {}
  }

  /** Whether an alternative may be chosen. */
  public enum Admission {
    ADMISSIBLE,
    UNPROVEN,
    INADMISSIBLE
  }

  /** Shares of the weight; they sum to 1. */
  @Schema(description = "Shares of the weight by how the rows are known; they sum to 1.")
  public record Coverage(double measured, double declared, double assumed, double missing) {}

  /** One row of the decision matrix. */
  @Schema(description = "One criterion of the decision matrix.")
  public record MatrixRow(
      @Schema(description = "Id of the criterion.") String criterion,
      @Schema(description = "A few words for a person.") String title,
      @Schema(description = "Id of its group.") String group,
      @Schema(description = "What a person is asked.") String question,
      @Schema(description = "Profile field or derived quantity that was read.")
          @Nullable String quantity,
      @Schema(description = "What it was found to be: a number, a choice or a yes or no.")
          @Nullable Object value,
      @Schema(description = "Range of the value, where it is known as an interval.")
          @Nullable Interval valueInterval,
      @Schema(description = "Unit of the value.") @Nullable String unit,
      @Schema(description = "measured, declared, assumed or missing.") Standing source,
      @Schema(description = "Where the value comes from.") @Nullable Origin provenance,
      @Schema(description = "-1 (Go) to +1 (Rust), with the range it may lie in.")
          Interval preference,
      @Schema(description = "Why the preference is a range; absent where it is exact.")
          @Nullable String spread,
      @Schema(description = "Share of the whole, 0 to 1.") double weight,
      @Schema(description = "Weight times preference.") double contribution,
      @Schema(
              description =
                  "The nearest change of what the row was read from that puts another alternative in the lead; absent where none does.")
          @Nullable Flip flipsAt,
      @Schema(description = "Proxies, caps and whatever else the row must say.") List<String> notes,
      @Schema(description = "Where the reading and its anchors come from.")
          List<Rulebook.Source> evidence) {}

  /** Where a value comes from. */
  @Schema(
      description = "Where a value comes from: metrics, a profile field, or a formula over both.")
  public record Origin(
      @Schema(description = "The metric that was read.") @Nullable Provenance metric,
      @Schema(description = "JSON pointer of the profile field that states it.")
          @Nullable String pointer,
      @Schema(description = "The formula, where it was computed.") @Nullable String formula,
      @Schema(description = "The parts of the formula.") @Nullable List<Origin> parts) {}

  /** What one seed rule says. */
  @Schema(description = "What one seed rule says on its own.")
  public record Vote(
      @Schema(description = "Name of the rulebook.") String rulebook,
      @Schema(description = "The seed it encodes.") @Nullable String seed,
      @Schema(description = "Its verdict; absent where it gives no clear winner.")
          @Nullable Verdict verdict,
      @Schema(description = "One sentence in the rule's own terms.") String because,
      @Schema(description = "Whether it agrees with the verdict; absent where it gives none.")
          @Nullable Boolean agrees,
      @Schema(description = "Every step that counted.") List<Opinion.Reason> reasons,
      @Schema(description = "Contradictions that show in this opinion, and remarks.")
          List<String> notes,
      @Schema(description = "What it says of each component.")
          List<Opinion.ComponentOpinion> components) {}

  /** A disagreement between profile and metrics. */
  @Schema(
      description =
          "Where what is declared and what is measured disagree; the measured value counts.")
  public record Disagreement(
      @Schema(description = "JSON pointer of the profile field.") String field,
      @Schema(description = "What the profile says.") Object declared,
      @Schema(description = "What the metrics say.") Object measured,
      @Schema(description = "A sentence with both values and where the measured one comes from.")
          String note) {
    static Disagreement of(Conflict conflict) {
      return new Disagreement(
          conflict.pointer(),
          MetricsAnswer.shown(conflict.declared()),
          MetricsAnswer.shown(conflict.measured()),
          conflict.note());
    }
  }

  /** One component in short. */
  @Schema(description = "One component in short.")
  public record ComponentAnswer(
      @Schema(description = "Name of the component.") String name,
      @Schema(description = "Its kind.") String kind,
      @Schema(
              description =
                  "control, data or neutral: what it takes over from the service depends on it.")
          String role,
      @Schema(description = "Go or Rust, or the status that says why neither.") Verdict verdict,
      @Schema(description = "Share of the service's running cost.") double runningCostShare,
      @Schema(description = "Whether that share is assumed.") boolean runningCostShareAssumed,
      @Schema(description = "-1 (Go) to +1 (Rust).") Interval preference,
      @Schema(description = "One sentence.") String because,
      @Schema(description = "The rows that count most.") List<String> strongest,
      @Schema(description = "Quantities taken over from the service.") List<String> inherited) {}

  /** Something to be careful about. */
  @Schema(description = "Something to be careful about.")
  public record Caveat(
      @Schema(description = "Stable name.") String code,
      @Schema(description = "What it is.") String text,
      @Schema(description = "Profile fields it concerns, as JSON pointers.") List<String> pointers,
      @Schema(description = "Where it comes from.") List<Rulebook.Source> sources) {}

  /** A contradiction between the sources. */
  @Schema(description = "A contradiction between the sources that shows in this answer.")
  public record Contradiction(
      @Schema(description = "Its id.", examples = "C05") String id,
      @Schema(description = "What contradicts what.") String what,
      @Schema(description = "How it is resolved.") String resolution,
      @Schema(description = "Places in the seeds.") String where) {}
}
