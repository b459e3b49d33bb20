package dev.assay.core.verdict;

import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.Mistakes;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.rulebook.SeedRulebook;
import dev.assay.core.signal.Conflict;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Decision.PanelSplit;
import dev.assay.core.verdict.Recommendation.Disagreement;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import dev.assay.core.verdict.Recommendation.Vote;
import dev.assay.core.verdict.Recommendation.WeightFlip;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings gates, scores, win shares, panel and caveats together into one answer. */
public final class Advice {
  private final List<SeedRulebook> seeds;
  private final Mistakes mistakes;
  private final Contradictions contradictions;
  private final SharedWeightDraws weightDraws = new SharedWeightDraws();

  /**
   * @param seeds the rules of the panel, in the order of the seeds
   */
  public Advice(List<SeedRulebook> seeds, Mistakes mistakes, Contradictions contradictions) {
    this.seeds = List.copyOf(seeds);
    this.mistakes = mistakes;
    this.contradictions = contradictions;
  }

  /**
   * What is known of the subject of one request.
   *
   * @param conflicts where profile and metrics disagree
   * @param metrics what the snapshots say, the service's first
   */
  public record Known(Subject subject, List<Conflict> conflicts, List<MetricsAnswer> metrics) {
    public Known {
      conflicts = List.copyOf(conflicts);
      metrics = List.copyOf(metrics);
    }

    List<Disagreement> disagreements() {
      return conflicts.stream().map(Disagreement::of).toList();
    }
  }

  /**
   * How win shares are sampled.
   *
   * @param certainty how firm the weights are
   * @param seed of the values; null to take it from what is asked, so that the same request gives
   *     the same draws
   * @param searching whether flips and next questions are searched for as well
   */
  public record Sampling(double certainty, @Nullable Long seed, boolean searching) {
    /** With everything that is searched for. */
    public Sampling(double certainty, @Nullable Long seed) {
      this(certainty, seed, true);
    }
  }

  /**
   * The answer of the canonical kind of rulebook.
   *
   * @param builder the rulebook with the weights that count
   * @param sampling how win shares are sampled; null to leave out what is sampled or searched for,
   *     which changes no verdict
   */
  public Recommendation byCriteria(
      Known known, MatrixBuilder builder, String digest, @Nullable Sampling sampling) {
    Subject subject = known.subject();
    CanonicalRulebook rulebook = builder.rulebook();
    Assessment assessment = Assessment.of(subject, builder);
    List<Opinion> opinions = seeds.stream().map(seed -> Panel.opine(seed, subject)).toList();
    WinShares shares = sampling == null ? null : shares(assessment, builder, sampling, digest);
    Decision decision = Decision.of(assessment, rulebook.thresholds(), split(opinions));
    List<Vote> panel = panel(opinions, decision.leader());
    Verdict leader = decision.leader();
    Sensitivity rival =
        leader == null
            ? null
            : Decision.rival(assessment, leader)
                .map(r -> Sensitivity.of(assessment, leader, r))
                .orElse(null);
    Flips.Found flips = new Flips.Found(List.of(), List.of());
    NextQuestions.Found questions = NextQuestions.Found.NOTHING;
    List<WeightFlip> weightFlips = List.of();
    boolean searching = sampling != null && sampling.searching();
    Outlook outlook = leader == null || shares == null ? null : Outlook.of(assessment, leader);
    if (leader != null && outlook != null && (searching || outlook.safe())) {
      Reassessment again = new Reassessment(assessment, builder);
      Breakpoints breakpoints = Breakpoints.of(rulebook);
      Set<Quantity> used = used(rulebook);
      if (searching) {
        weightFlips = WeightFlips.of(assessment, leader);
        flips = Flips.of(assessment, again, breakpoints, leader, used);
      }
      questions = NextQuestions.of(assessment, again, breakpoints, leader, used, known.metrics());
    }
    return new Recommendation(
        subject.name(),
        reference(rulebook, digest),
        decision.verdict(),
        leader,
        Recommender.headline(subject.name(), assessment, decision),
        decision.because(),
        Recommender.alternatives(assessment, shares),
        shares == null
            ? null
            : Confidences.of(
                assessment, decision, shares, rival, panel, outlook, questions.turning()),
        rival == null ? null : rival.comparison(),
        Recommender.coverage(assessment),
        Recommender.matrix(assessment.matrix(), flips.flips()),
        Recommender.preference(assessment.matrix()),
        flips.flips(),
        flips.steady(),
        searching ? questions.questions() : List.of(),
        weightFlips,
        rival == null ? List.of() : rival.crossChecks(admissible(assessment)),
        panel,
        known.disagreements(),
        known.metrics(),
        Recommender.components(assessment),
        Cautions.caveats(mistakes, subject, decision.verdict()),
        Cautions.contradictions(contradictions, subject, opinions));
  }

  /**
   * The answer of a seed rule alone, with the others beside it; such a rule has no scores and no
   * weights.
   */
  public Recommendation byRule(Known known, SeedRulebook rulebook, String digest) {
    Subject subject = known.subject();
    List<Opinion> opinions = seeds.stream().map(seed -> Panel.opine(seed, subject)).toList();
    Opinion own = Panel.opine(rulebook, subject);
    Verdict verdict = Objects.requireNonNullElse(own.verdict(), Verdict.INSUFFICIENT_EVIDENCE);
    List<String> because = new ArrayList<>(List.of(own.because()));
    own.reasons().forEach(reason -> because.add(reason.text() + " (" + reason.source() + ")"));
    because.addAll(own.notes());
    return new Recommendation(
        subject.name(),
        reference(rulebook, digest),
        verdict,
        own.verdict(),
        rulebook.header().title()
            + " says "
            + verdict.id()
            + " for "
            + subject.name()
            + ": "
            + own.because(),
        because,
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        panel(opinions, own.verdict()),
        known.disagreements(),
        known.metrics(),
        List.of(),
        Cautions.caveats(mistakes, subject, verdict),
        Cautions.contradictions(contradictions, subject, opinions));
  }

  private WinShares shares(
      Assessment assessment, MatrixBuilder builder, Sampling sampling, String digest) {
    Long given = sampling.seed();
    long seed =
        given == null ? seed(assessment.subject(), builder, sampling.certainty(), digest) : given;
    return WinShares.of(
        assessment, weightDraws.around(builder.weights(), sampling.certainty()), seed);
  }

  /** Every quantity that a criterion, a gate or the price of a split depends on, in order. */
  static Set<Quantity> used(CanonicalRulebook rulebook) {
    Set<Quantity> used =
        EnumSet.of(
            Quantity.RUNNING_COST_SHARE,
            Quantity.BOTH_LANGUAGES,
            Quantity.SHARED_DOMAIN_LOGIC,
            Quantity.ENGINEERS);
    rulebook.criteria().forEach(c -> used.addAll(c.quantities()));
    rulebook.gates().forEach(g -> used.addAll(g.quantities()));
    List.copyOf(used).forEach(q -> used.addAll(DerivedSignals.partsOf(q)));
    return used;
  }

  private static List<Verdict> admissible(Assessment assessment) {
    return Decision.ALTERNATIVES.stream()
        .filter(a -> assessment.admission(a) == Recommendation.Admission.ADMISSIBLE)
        .toList();
  }

  private static RulebookRef reference(Rulebook rulebook, String digest) {
    return new RulebookRef(rulebook.header().name(), rulebook.header().version(), digest);
  }

  private List<Vote> panel(List<Opinion> opinions, @Nullable Verdict leader) {
    return opinions.stream()
        .map(
            opinion ->
                new Vote(
                    opinion.rulebook(),
                    seed(opinion.rulebook()),
                    opinion.verdict(),
                    opinion.because(),
                    opinion.verdict() == null || leader == null
                        ? null
                        : side(opinion.verdict()) == side(leader),
                    opinion.reasons(),
                    opinion.notes(),
                    opinion.components()))
        .toList();
  }

  private @Nullable String seed(String rulebook) {
    return seeds.stream()
        .filter(s -> s.header().name().equals(rulebook))
        .findFirst()
        .map(s -> s.header().seed())
        .orElse(null);
  }

  private static PanelSplit split(List<Opinion> opinions) {
    List<Verdict> sides =
        opinions.stream().map(Opinion::verdict).filter(Objects::nonNull).map(Advice::side).toList();
    return new PanelSplit(
        (int) sides.stream().filter(v -> v == Verdict.GO).count(),
        (int) sides.stream().filter(v -> v == Verdict.RUST).count());
  }

  /** The language that a verdict starts in; a split for itself. */
  private static Verdict side(Verdict verdict) {
    return switch (verdict) {
      case GO, GO_THEN_EXTRACT, TUNE_INCUMBENT -> Verdict.GO;
      case RUST, HYBRID, RUN_TRIAL, INSUFFICIENT_EVIDENCE -> verdict;
    };
  }

  /**
   * A seed from everything that the answer depends on, so that the same request gives the same
   * draws.
   */
  private static long seed(
      Subject subject, MatrixBuilder builder, double certainty, String digest) {
    StringBuilder canonical = new StringBuilder(digest).append('\n');
    for (double weight : builder.weights()) {
      canonical.append(weight).append(' ');
    }
    canonical.append(certainty);
    append(subject, canonical);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void append(Subject subject, StringBuilder canonical) {
    canonical.append('\n').append(subject.name());
    for (Signal signal : subject.signals().all()) {
      if (signal instanceof Signal.Known known) {
        canonical.append('\n').append(known.quantity().id()).append('=').append(known.value());
      }
    }
    subject.components().forEach(component -> append(component, canonical));
  }
}
