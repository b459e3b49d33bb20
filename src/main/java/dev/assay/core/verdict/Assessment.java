package dev.assay.core.verdict;

import dev.assay.core.matrix.DecisionMatrix;
import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.matrix.Row;
import dev.assay.core.rulebook.Range;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subject against the canonical rulebook: its matrix, its parts, the scores of the alternatives
 * and the gates.
 */
final class Assessment {
  private final Subject subject;
  private final MatrixBuilder builder;
  private final List<Part> parts;
  private final double[] shares;
  private final GateResults asked;
  private final Scorer scorer;
  private @Nullable List<GateResult> gates;
  private @Nullable DecisionMatrix matrix;

  private Assessment(
      Subject subject,
      MatrixBuilder builder,
      List<Part> parts,
      double[] shares,
      GateResults asked,
      Scorer scorer) {
    this.subject = subject;
    this.builder = builder;
    this.parts = List.copyOf(parts);
    this.shares = shares;
    this.asked = asked;
    this.scorer = scorer;
  }

  /**
   * One part with its matrix.
   *
   * @param read the rows as they were read, before they were held against each other
   */
  record Part(
      String name,
      String kind,
      String role,
      Signals signals,
      List<Row> read,
      DecisionMatrix matrix) {

    static Part of(String name, MatrixBuilder builder, Signals signals, List<Row> read) {
      String kind = signals.level(Quantity.KIND).orElse("");
      return new Part(
          name,
          kind,
          builder.rulebook().inheritance().roleOf(kind),
          signals,
          read,
          builder.finish(read));
    }

    double preference() {
      return matrix.preference();
    }
  }

  static Assessment of(Subject subject, MatrixBuilder builder) {
    List<Subject> subjects =
        subject.components().isEmpty() ? List.of(subject) : subject.components();
    List<Part> parts = new ArrayList<>();
    for (Subject one : subjects) {
      parts.add(Part.of(one.name(), builder, one.signals(), builder.read(one.signals())));
    }
    return of(
        subject,
        builder,
        Scorer.Rules.of(builder.rulebook()),
        parts,
        GateResults.of(builder.rulebook(), subject));
  }

  static Assessment of(
      Subject subject,
      MatrixBuilder builder,
      Scorer.Rules rules,
      List<Part> parts,
      GateResults asked) {
    double[] shares = shares(parts);
    Scorer scorer = Scorer.of(rules, subject.signals(), parts, shares, asked.all());
    return new Assessment(subject, builder, parts, shares, asked, scorer);
  }

  /**
   * Stated shares; what they leave is divided equally between data parts and others where no share
   * is stated at all, else equally among the parts that state none. Scaled to sum to 1.
   */
  private static double[] shares(List<Part> parts) {
    double[] shares = new double[parts.size()];
    double stated = 0;
    int silent = 0;
    int data = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = parts.get(i).signals().number(Quantity.RUNNING_COST_SHARE).orElse(Double.NaN);
      stated += Double.isNaN(shares[i]) ? 0 : shares[i];
      silent += Double.isNaN(shares[i]) ? 1 : 0;
      data += parts.get(i).role().equals("data") ? 1 : 0;
    }
    boolean halves = silent == shares.length && data > 0 && data < shares.length;
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      if (Double.isNaN(shares[i])) {
        shares[i] =
            halves
                ? 0.5 / (parts.get(i).role().equals("data") ? data : shares.length - data)
                : Math.max(0, 1 - stated) / silent;
      }
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = total > 0 ? shares[i] / total : 1.0 / shares.length;
    }
    return shares;
  }

  /** What was assessed. */
  Subject subject() {
    return subject;
  }

  /** The matrices of the parts, in profile order; the subject's own where it has none. */
  List<Part> parts() {
    return parts;
  }

  /** Share of each part in the running cost, summing to 1. */
  double[] shares() {
    return shares.clone();
  }

  /** What every gate says, the difference between the parts left aside. */
  GateResults asked() {
    return asked;
  }

  /** Share of one part in the running cost. */
  double shares(int part) {
    return shares[part];
  }

  /** What every gate says. */
  List<GateResult> gates() {
    List<GateResult> all = gates;
    if (all == null) {
      all = new ArrayList<>(asked.all());
      all.add(scorer.boundaryGate());
      gates = List.copyOf(all);
    }
    return all;
  }

  Scorer scorer() {
    return scorer;
  }

  /** One row for each criterion; for a service with parts, the mean over them. */
  DecisionMatrix matrix() {
    DecisionMatrix combined = matrix;
    if (combined == null) {
      combined =
          parts.size() == 1
              ? parts.getFirst().matrix()
              : builder.combine(parts.stream().map(Part::matrix).toList(), shares);
      matrix = combined;
    }
    return combined;
  }

  /** Preference of the whole: the mean over the parts. */
  double preference() {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * parts.get(i).preference();
    }
    return sum;
  }

  /** Preference of each part. */
  double[] partPreferences() {
    double[] preferences = new double[parts.size()];
    for (int i = 0; i < preferences.length; i++) {
      preferences[i] = parts.get(i).preference();
    }
    return preferences;
  }

  /**
   * Pressure on the runtime, 0 to 1: what is known of the groups that speak of it, over the parts
   * that are pressed, by their shares of the running cost; nothing is won on more than that share.
   */
  double pressure() {
    double pressure = 0;
    for (int i = 0; i < shares.length; i++) {
      pressure +=
          shares[i] * Math.max(0, parts.get(i).matrix().knownPreferenceOf(scorer.pressing()));
    }
    return pressure;
  }

  /** Score of each alternative, 0 to 1. */
  Map<Verdict, Double> scores() {
    return scorer.scores(partPreferences(), pressure());
  }

  /** The gates that close on an alternative, or that leave it unproven. */
  List<GateResult> gatesOf(Verdict alternative) {
    return gates().stream().filter(g -> g.alternatives().contains(alternative)).toList();
  }

  /** Whether an alternative may be chosen. */
  Recommendation.Admission admission(Verdict alternative) {
    if (asked.closedTo(alternative)) {
      return Recommendation.Admission.INADMISSIBLE;
    }
    boolean unproven = asked.unprovenFor(alternative);
    if (alternative == Verdict.HYBRID) {
      switch (scorer.boundary()) {
        case CLOSED -> {
          return Recommendation.Admission.INADMISSIBLE;
        }
        case UNKNOWN -> unproven = true;
        case OPEN, OVERRIDDEN -> {}
      }
    }
    return unproven ? Recommendation.Admission.UNPROVEN : Recommendation.Admission.ADMISSIBLE;
  }

  /** Whether an alternative may be chosen, the difference between the parts left aside. */
  boolean admissibleButForTheParts(Verdict alternative) {
    return !asked.closedTo(alternative) && !asked.unprovenFor(alternative);
  }

  /**
   * Whether an alternative might be chosen if every gate that a plan can override were overridden.
   */
  boolean conceivable(Verdict alternative) {
    return gatesOf(alternative).stream()
        .noneMatch(g -> (g.closed() && !g.overridable()) || g.unproven());
  }

  /** The gates that must be asked before an alternative is recommended. */
  List<GateResult> openQuestions(Verdict alternative) {
    return gatesOf(alternative).stream()
        .filter(g -> g.decisive() && g.state() == GateResult.State.UNKNOWN)
        .toList();
  }

  /**
   * The least and the greatest score of an alternative over everything that is not known exactly.
   */
  Range scoreRange(Verdict alternative) {
    double[] low = parts.stream().mapToDouble(p -> p.matrix().range().low()).toArray();
    double[] high = parts.stream().mapToDouble(p -> p.matrix().range().high()).toArray();
    Range pressure = pressureRange();
    boolean[] toRust = scorer.toRust();
    double[] worst = new double[low.length];
    double[] best = new double[low.length];
    for (int i = 0; i < low.length; i++) {
      boolean gainsFromRust =
          switch (alternative) {
            case RUST -> true;
            case HYBRID -> toRust[i];
            case TUNE_INCUMBENT -> scorer.rustIncumbent();
            case GO, GO_THEN_EXTRACT, RUN_TRIAL, INSUFFICIENT_EVIDENCE -> false;
          };
      worst[i] = gainsFromRust ? low[i] : high[i];
      best[i] = gainsFromRust ? high[i] : low[i];
    }
    return new Range(
        scorer.scores(worst, pressure.low()).getOrDefault(alternative, 0.0),
        scorer.scores(best, pressure.high()).getOrDefault(alternative, 0.0));
  }

  private Range pressureRange() {
    Range pressure = Range.at(0);
    for (int i = 0; i < shares.length; i++) {
      Range part = parts.get(i).matrix().rangeOf(scorer.pressing()).clipped(0, 1);
      pressure = pressure.plus(part.times(Range.at(shares[i])));
    }
    return pressure.with(pressure());
  }

  /** Whether nothing forbids Rust for a part of the service. */
  boolean rustOpen() {
    return asked.all().stream()
        .noneMatch(
            g -> g.component() == null && g.closed() && g.alternatives().contains(Verdict.RUST));
  }

  /** Share of the weight for each standing. */
  Map<Row.Standing, Double> coverage() {
    Map<Row.Standing, Double> coverage = new EnumMap<>(Row.Standing.class);
    for (Row.Standing standing : Row.Standing.values()) {
      double sum = 0;
      for (int i = 0; i < shares.length; i++) {
        sum += shares[i] * parts.get(i).matrix().share(standing);
      }
      coverage.put(standing, sum);
    }
    return coverage;
  }
}
