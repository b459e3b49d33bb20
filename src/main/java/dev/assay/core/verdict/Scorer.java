package dev.assay.core.verdict;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Utilities of the alternatives from the preferences of the parts. A part's preference V is worth
 * (1 - V) / 2 to Go and (1 + V) / 2 to Rust; a split gives each part to its own side and pays for a
 * second toolchain; extraction later is Go plus an option on the pressure; tuning is what runs plus
 * the rewrite that is saved.
 */
final class Scorer {
  /** What a split asks of the parts. */
  static final String PARTS_DIFFER =
      "A split needs a part that clearly leans to Go and one that clearly leans to Rust.";

  private static final Verdict[] ALTERNATIVES = Decision.ALTERNATIVES.toArray(Verdict[]::new);

  private final Rules rules;
  private final double[] shares;
  private final boolean[] neverGo;
  private final boolean[] neverRust;
  private final boolean[] toRust;
  private final double toolchainPrice;
  private final boolean rustIncumbent;
  private final double leastJob;
  private final double greatestJob;

  /**
   * A rulebook, with its criteria told apart by their groups.
   *
   * @param pressing for each criterion whether it speaks of pressure on the runtime
   * @param ofTheJob for each criterion whether it speaks of the job to be done
   */
  record Rules(CanonicalRulebook rulebook, boolean[] pressing, boolean[] ofTheJob) {
    static Rules of(CanonicalRulebook rulebook) {
      return new Rules(
          rulebook,
          criteria(rulebook, CanonicalRulebook.Group::pressure),
          criteria(rulebook, CanonicalRulebook.Group::job));
    }

    private static boolean[] criteria(
        CanonicalRulebook rulebook, Predicate<CanonicalRulebook.Group> which) {
      Set<String> groups =
          rulebook.groups().stream()
              .filter(which)
              .map(CanonicalRulebook.Group::id)
              .collect(Collectors.toUnmodifiableSet());
      boolean[] those = new boolean[rulebook.criteria().size()];
      for (int j = 0; j < those.length; j++) {
        those[j] = groups.contains(rulebook.criteria().get(j).group());
      }
      return those;
    }
  }

  private Scorer(
      Rules rules,
      double[] shares,
      boolean[] neverGo,
      boolean[] neverRust,
      boolean[] toRust,
      double toolchainPrice,
      boolean rustIncumbent,
      double leastJob,
      double greatestJob) {
    this.rules = rules;
    this.shares = shares;
    this.neverGo = neverGo;
    this.neverRust = neverRust;
    this.toRust = toRust;
    this.toolchainPrice = toolchainPrice;
    this.rustIncumbent = rustIncumbent;
    this.leastJob = leastJob;
    this.greatestJob = greatestJob;
  }

  static Scorer of(
      Rules rules,
      Signals service,
      List<Assessment.Part> parts,
      double[] shares,
      List<GateResult> gates) {
    boolean[] neverGo = new boolean[parts.size()];
    boolean[] neverRust = new boolean[parts.size()];
    boolean[] toRust = new boolean[parts.size()];
    double least = 1;
    double greatest = -1;
    for (int i = 0; i < toRust.length; i++) {
      double preference = parts.get(i).preference();
      String name = parts.get(i).name();
      neverGo[i] = vetoed(gates, name, Verdict.GO);
      neverRust[i] = vetoed(gates, name, Verdict.RUST);
      toRust[i] = rustSide(neverGo[i], neverRust[i], preference);
      double job = parts.get(i).matrix().knownPreferenceOf(rules.ofTheJob());
      if (toRust[i]) {
        greatest = Math.max(greatest, job);
      } else {
        least = Math.min(least, job);
      }
    }
    return new Scorer(
        rules,
        shares,
        neverGo,
        neverRust,
        toRust,
        ToolchainPrice.utility(rules.rulebook().split(), service),
        service.level(Quantity.INCUMBENT_LANGUAGE).orElse("").equals("rust"),
        least,
        greatest);
  }

  private static boolean rustSide(boolean neverGo, boolean neverRust, double preference) {
    return neverGo || (preference > 0 && !neverRust);
  }

  /** Whether a split would write a part in Rust, with another preference. */
  boolean rustSide(int part, double preference) {
    return rustSide(neverGo[part], neverRust[part], preference);
  }

  private static boolean vetoed(List<GateResult> gates, String part, Verdict alternative) {
    for (GateResult gate : gates) {
      if (part.equals(gate.component())
          && gate.state() == GateResult.State.CLOSED
          && gate.alternatives().contains(alternative)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the jobs of the parts differ enough for a split; unknown without parts. */
  GateResult.State boundary() {
    return boundary(leastJob, greatestJob);
  }

  /**
   * The same with other jobs.
   *
   * @param least strongest lean to Go of a part in Go
   * @param greatest strongest lean to Rust of a part in Rust
   */
  GateResult.State boundary(double least, double greatest) {
    CanonicalRulebook.Split split = rules.rulebook().split();
    return shares.length < 2
        ? GateResult.State.UNKNOWN
        : least <= split.controlAtMost() && greatest >= split.dataAtLeast()
            ? GateResult.State.OPEN
            : GateResult.State.CLOSED;
  }

  /** What the difference between the parts means for a split. */
  GateResult boundaryGate() {
    CanonicalRulebook.Split split = rules.rulebook().split();
    int parts = shares.length;
    return new GateResult(
        "split-parts",
        null,
        Gate.Kind.REQUIREMENT,
        boundary(),
        false,
        false,
        List.of(Verdict.HYBRID),
        parts > 1 ? PARTS_DIFFER : "No parts are described that could be split (components).",
        parts > 1
            ? List.of(
                test("strongest lean to Go", "at most ", leastJob, split.controlAtMost()),
                test("strongest lean to Rust", "at least ", greatestJob, split.dataAtLeast()))
            : List.of(),
        parts > 1
            ? "Parts whose jobs differ more, or one language for all."
            : "Describe control plane and data plane as components.",
        split.sources());
  }

  private static GateResult.Test test(String what, String rule, double value, double threshold) {
    return new GateResult.Test(
        what,
        rule + Numbers.text(threshold),
        Numbers.answer(value),
        "preference",
        Numbers.answer(value - threshold));
  }

  /** The rulebook by which it scores. */
  CanonicalRulebook rulebook() {
    return rules.rulebook();
  }

  /** The same, for scoring again. */
  Rules rules() {
    return rules;
  }

  /** For each criterion whether it speaks of pressure on the runtime. */
  boolean[] pressing() {
    return rules.pressing();
  }

  /** For each criterion whether it speaks of the job to be done. */
  boolean[] ofTheJob() {
    return rules.ofTheJob();
  }

  /** Which parts a split would write in Rust, in profile order. */
  boolean[] toRust() {
    return toRust.clone();
  }

  /** Whether what runs today is written in Rust. */
  boolean rustIncumbent() {
    return rustIncumbent;
  }

  double toolchainPrice() {
    return toolchainPrice;
  }

  /**
   * Score of each alternative.
   *
   * @param preferences preference of each part, -1 to +1
   * @param pressure pressure on the runtime, 0 to 1
   */
  Map<Verdict, Double> scores(double[] preferences, double pressure) {
    double[] utilities = new double[Decision.ALTERNATIVES.size()];
    fill(preferences, pressure, utilities);
    Map<Verdict, Double> scores = new EnumMap<>(Verdict.class);
    for (int a = 0; a < utilities.length; a++) {
      scores.put(Decision.ALTERNATIVES.get(a), utilities[a]);
    }
    return scores;
  }

  /** The same into an array, in the order of {@link Decision#ALTERNATIVES}. */
  void fill(double[] preferences, double pressure, double[] utilities) {
    fill(preferences, pressure, toRust, utilities);
  }

  /**
   * The same with other sides of the parts.
   *
   * @param rustSides which parts a split writes in Rust
   */
  void fill(double[] preferences, double pressure, boolean[] rustSides, double[] utilities) {
    double rust = 0;
    double split = -toolchainPrice;
    for (int i = 0; i < shares.length; i++) {
      rust += shares[i] * (1 + preferences[i]) / 2;
      split += shares[i] * (1 + (rustSides[i] ? preferences[i] : -preferences[i])) / 2;
    }
    double go = 1 - rust;
    for (int a = 0; a < utilities.length; a++) {
      utilities[a] =
          switch (ALTERNATIVES[a]) {
            case GO -> go;
            case RUST -> rust;
            case HYBRID -> split;
            case GO_THEN_EXTRACT ->
                go + rules.rulebook().extraction().optionValue() * pressure - toolchainPrice;
            case TUNE_INCUMBENT ->
                (rustIncumbent ? rust : go) + rules.rulebook().tuning().savedRewrite();
            case RUN_TRIAL, INSUFFICIENT_EVIDENCE -> Double.NEGATIVE_INFINITY;
          };
    }
  }
}
