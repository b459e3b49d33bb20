package dev.assay.core.verdict;

import dev.assay.core.matrix.DecisionMatrix;
import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.matrix.Row;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A subject against the canonical rulebook: its matrix, its parts, the scores of the alternatives
 * and the gates.
 *
 * @param matrix one row for each criterion; for a service with parts, the mean over them
 * @param parts the matrices of the parts, in profile order; the subject's own where it has none
 * @param shares share of each part in the running cost, summing to 1
 * @param sharesAssumed whether a share was not stated and is taken as equal
 */
record Assessment(
    Subject subject,
    DecisionMatrix matrix,
    List<Part> parts,
    double[] shares,
    boolean sharesAssumed,
    List<GateResult> gates,
    Scorer scorer) {

  /** One part, with its matrix and the side that its preference puts it on. */
  record Part(String name, String kind, String role, Signals signals, DecisionMatrix matrix) {
    double preference() {
      return matrix.preference();
    }
  }

  static Assessment of(Subject subject, MatrixBuilder builder) {
    CanonicalRulebook rulebook = builder.rulebook();
    List<Subject> subjects =
        subject.components().isEmpty() ? List.of(subject) : subject.components();
    List<Part> parts = new ArrayList<>();
    for (Subject one : subjects) {
      String kind = one.signals().level(Quantity.KIND).orElse("");
      parts.add(
          new Part(
              one.name(),
              kind,
              rulebook.inheritance().roleOf(kind),
              one.signals(),
              builder.build(one.signals())));
    }
    boolean assumed =
        subjects.size() > 1
            && subjects.stream()
                .anyMatch(s -> s.signals().known(Quantity.RUNNING_COST_SHARE).isEmpty());
    double[] shares = shares(subjects);
    DecisionMatrix matrix =
        parts.size() == 1
            ? parts.getFirst().matrix()
            : builder.combine(parts.stream().map(Part::matrix).toList(), shares);
    List<GateResult> gates = new ArrayList<>(Gatekeeper.ask(rulebook, subject));
    Scorer scorer = Scorer.of(rulebook, subject.signals(), parts, shares, gates);
    gates.add(scorer.boundaryGate());
    return new Assessment(
        subject, matrix, List.copyOf(parts), shares, assumed, List.copyOf(gates), scorer);
  }

  /**
   * Stated shares, the rest divided equally among the parts that state none; scaled to sum to 1.
   */
  private static double[] shares(List<Subject> parts) {
    double[] shares =
        parts.stream()
            .mapToDouble(s -> s.signals().number(Quantity.RUNNING_COST_SHARE).orElse(Double.NaN))
            .toArray();
    double stated = 0;
    int silent = 0;
    for (double share : shares) {
      if (Double.isNaN(share)) {
        silent++;
      } else {
        stated += share;
      }
    }
    double total = silent == 0 ? stated : Math.max(stated, 1);
    for (int i = 0; i < shares.length; i++) {
      double share = Double.isNaN(shares[i]) ? Math.max(0, 1 - stated) / silent : shares[i];
      shares[i] = total > 0 ? share / total : 1.0 / shares.length;
    }
    return shares;
  }

  /** Preference of each part. */
  double[] partPreferences() {
    return parts.stream().mapToDouble(Part::preference).toArray();
  }

  /** Pressure on the runtime, -1 to +1: the mean preference of the groups that speak of it. */
  double pressure() {
    return matrix.preferenceOf(row -> scorer.pressing(row));
  }

  /** Score of each alternative, 0 to 1. */
  Map<Verdict, Double> scores() {
    return scorer.scores(partPreferences(), pressure());
  }

  /** The gates that close on an alternative, or that leave it unproven. */
  List<GateResult> gatesOf(Verdict alternative) {
    return gates.stream().filter(g -> g.alternatives().contains(alternative)).toList();
  }

  /** Whether an alternative may be chosen. */
  Admission admission(Verdict alternative) {
    Admission admission = Admission.ADMISSIBLE;
    for (GateResult gate : gatesOf(alternative)) {
      switch (gate.kind()) {
        case WARNING -> {}
        case VETO -> {
          if (gate.state() == GateResult.State.CLOSED) {
            return Admission.INADMISSIBLE;
          }
        }
        case REQUIREMENT -> {
          if (gate.state() == GateResult.State.CLOSED) {
            return Admission.INADMISSIBLE;
          }
          if (gate.state() == GateResult.State.UNKNOWN) {
            admission = Admission.UNPROVEN;
          }
        }
      }
    }
    return admission;
  }

  /** The gates that must be asked before an alternative is recommended. */
  List<GateResult> openQuestions(Verdict alternative) {
    return gatesOf(alternative).stream()
        .filter(g -> g.decisive() && g.state() == GateResult.State.UNKNOWN)
        .toList();
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

  /** Whether an alternative may be chosen. */
  enum Admission {
    ADMISSIBLE,
    /** Something that it requires is not known. */
    UNPROVEN,
    INADMISSIBLE
  }
}
