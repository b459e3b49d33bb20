package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.MissingValues;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.rulebook.Range;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What can still become of a leader, over everything that nobody answered at once: rows and what
 * adjusts them, the pressure on the runtime, gates, shares of the running cost and the price of a
 * second toolchain. Bounds, so that a leader that is called safe is safe.
 *
 * @param leastLead the least lead over the alternatives that start in another language and that may
 *     be or become admissible; null where there are none
 * @param couldLead alternatives that may come to lead in the leader's place
 * @param couldClose what the gates say that may come to shut the leader out
 */
record Outlook(@Nullable Double leastLead, List<Verdict> couldLead, List<String> couldClose) {

  Outlook {
    couldLead = List.copyOf(couldLead);
    couldClose = List.copyOf(couldClose);
  }

  /** Whether nothing that is unknown can put another alternative in the lead. */
  boolean safe() {
    return couldLead.isEmpty() && couldClose.isEmpty();
  }

  static Outlook of(Assessment assessment, Verdict leader) {
    Bounds bounds = new Bounds(assessment);
    Double least = null;
    List<Verdict> ahead = new ArrayList<>();
    for (Verdict rival : Decision.ALTERNATIVES) {
      if (rival == leader || !bounds.mayBeAdmitted(rival)) {
        continue;
      }
      double lead = bounds.leastLead(leader, rival);
      if (lead <= 0) {
        ahead.add(rival);
      }
      if (bounds.startsElsewhere(rival, leader) && (least == null || lead < least)) {
        least = lead;
      }
    }
    return new Outlook(least, ahead, bounds.mayClose(leader));
  }

  /** Bounds over everything that is unknown. */
  private static final class Bounds {
    private final Assessment assessment;
    private final CanonicalRulebook rulebook;
    private final Signals service;
    private final List<Range> preferences;
    private final List<Range> pressures;
    private final Range toolchain;
    private final double[] known;
    private final List<MissingValues.Answer> unknown;

    Bounds(Assessment assessment) {
      this.assessment = assessment;
      this.rulebook = assessment.scorer().rulebook();
      this.service = assessment.subject().signals();
      this.preferences = assessment.parts().stream().map(Bounds::preference).toList();
      boolean[] pressing = assessment.scorer().pressing();
      this.pressures =
          assessment.parts().stream()
              .map(part -> part.matrix().knownOrFilled(pressing).clipped(0, 1))
              .toList();
      this.toolchain = ToolchainPrice.range(rulebook.split(), service);
      double saved = rulebook.tuning().savedRewrite();
      this.known = eachAlternative(a -> a == Verdict.TUNE_INCUMBENT ? saved : 0);
      this.unknown = unknown();
    }

    private static Range preference(Assessment.Part part) {
      Range sum = Range.at(0);
      for (Row row : part.matrix().rows()) {
        sum = sum.plus(row.open().times(Range.at(row.weight())));
      }
      return sum.clipped(-1, 1);
    }

    /** Whether no gate shuts it out for good; what a plan could override is left open. */
    boolean mayBeAdmitted(Verdict alternative) {
      return rulebook.gates().stream()
              .noneMatch(
                  g ->
                      concerns(g, alternative)
                          && g.unless() == null
                          && Gatekeeper.closes(g, assessment.subject()) == Truth.TRUE)
          && (alternative != Verdict.HYBRID || boundary(true));
    }

    /** The gates that are not open for certain. */
    List<String> mayClose(Verdict leader) {
      List<String> reasons = new ArrayList<>();
      for (Gate gate : rulebook.gates()) {
        if (concerns(gate, leader)
            && Gatekeeper.closes(gate, assessment.subject()) != Truth.FALSE) {
          reasons.add(gate.reason());
        }
      }
      if (leader == Verdict.HYBRID && !boundary(false)) {
        reasons.add(Scorer.PARTS_DIFFER);
      }
      return reasons;
    }

    private static boolean concerns(Gate gate, Verdict alternative) {
      return gate.blocks().contains(alternative.id());
    }

    /** Whether the parts' jobs may differ enough for a split; or whether they must. */
    private boolean boundary(boolean may) {
      List<Assessment.Part> parts = assessment.parts();
      boolean anyGo = false;
      boolean anyRust = false;
      for (int i = 0; i < parts.size(); i++) {
        Range job = parts.get(i).matrix().knownOrFilled(assessment.scorer().ofTheJob());
        List<Boolean> sides = sides(i);
        boolean go = may ? sides.contains(false) : !sides.contains(true);
        boolean rust = may ? sides.contains(true) : !sides.contains(false);
        anyGo |= go && (may ? job.low() : job.high()) <= rulebook.split().controlAtMost();
        anyRust |= rust && (may ? job.high() : job.low()) >= rulebook.split().dataAtLeast();
      }
      return parts.size() > 1 && anyGo && anyRust;
    }

    /** The sides that a part may come out on: true for Rust. */
    private List<Boolean> sides(int part) {
      Truth noGo = vetoed(part, Verdict.GO);
      Truth noRust = vetoed(part, Verdict.RUST);
      Range preference = preferences.get(part);
      List<Boolean> sides = new ArrayList<>();
      if (noGo != Truth.TRUE && (preference.low() <= 0 || noRust != Truth.FALSE)) {
        sides.add(false);
      }
      if (noGo != Truth.FALSE || (preference.high() > 0 && noRust != Truth.TRUE)) {
        sides.add(true);
      }
      return sides;
    }

    private Truth vetoed(int part, Verdict alternative) {
      Assessment.Part own = assessment.parts().get(part);
      return Truth.any(
          assessment.subject().components().isEmpty()
              ? List.of()
              : rulebook.gates().stream()
                  .filter(g -> g.kind() == Gate.Kind.VETO && concerns(g, alternative))
                  .map(g -> Gatekeeper.closes(g, own.signals()))
                  .toList());
    }

    boolean startsElsewhere(Verdict rival, Verdict leader) {
      boolean open =
          rival == Verdict.TUNE_INCUMBENT && service.level(Quantity.INCUMBENT_LANGUAGE).isEmpty();
      return open || !Decision.sameStart(rival, leader, assessment);
    }

    /** The least that one alternative may score above another. */
    double leastLead(Verdict one, Verdict other) {
      return MissingValues.leastLead(
          known, unknown, Decision.ALTERNATIVES.indexOf(one), Decision.ALTERNATIVES.indexOf(other));
    }

    private static double[] eachAlternative(ToDoubleFunction<Verdict> score) {
      return Decision.ALTERNATIVES.stream().mapToDouble(score).toArray();
    }

    /** The price of a second toolchain and what the parts may come to. */
    private List<MissingValues.Answer> unknown() {
      List<MissingValues.Answer> unknown = new ArrayList<>();
      unknown.add(
          MissingValues.Answer.of(
              new double[][] {
                eachAlternative(a -> -paysForTwo(a) * toolchain.low()),
                eachAlternative(a -> -paysForTwo(a) * toolchain.high())
              }));
      double[] shares = assessment.shares();
      boolean sharesKnown =
          shares.length == 1
              || assessment.parts().stream()
                  .allMatch(p -> p.signals().known(Quantity.RUNNING_COST_SHARE).isPresent());
      List<double[]> anyPart = new ArrayList<>();
      for (int part = 0; part < shares.length; part++) {
        List<double[]> corners = corners(part, sharesKnown ? shares[part] : 1);
        anyPart.addAll(corners);
        if (sharesKnown) {
          unknown.add(MissingValues.Answer.of(corners.toArray(double[][]::new)));
        }
      }
      if (!sharesKnown) {
        unknown.add(MissingValues.Answer.of(anyPart.toArray(double[][]::new)));
      }
      return unknown;
    }

    private static int paysForTwo(Verdict alternative) {
      return alternative == Verdict.HYBRID || alternative == Verdict.GO_THEN_EXTRACT ? 1 : 0;
    }

    /**
     * Scores at the ends of all that a part may come to, between which they are straight but for a
     * bend at a preference of 0, where the part changes sides.
     */
    private List<double[]> corners(int part, double share) {
      Range preference = preferences.get(part);
      Range pressure = pressures.get(part);
      List<double[]> corners = new ArrayList<>();
      for (boolean rust : sides(part)) {
        Range reached = reached(part, rust, preference);
        for (double p : new double[] {reached.low(), reached.high()}) {
          for (double pressed : new double[] {pressure.low(), pressure.high()}) {
            for (boolean rustRuns : incumbents()) {
              corners.add(eachAlternative(a -> share * utility(a, p, pressed, rust, rustRuns)));
            }
          }
        }
      }
      return corners;
    }

    /** The preferences with which a part comes out on a side, where nothing forces it there. */
    private Range reached(int part, boolean rust, Range preference) {
      boolean forced =
          vetoed(part, Verdict.GO) != Truth.FALSE || vetoed(part, Verdict.RUST) != Truth.FALSE;
      return forced ? preference : rust ? preference.clipped(0, 1) : preference.clipped(-1, 0);
    }

    private List<Boolean> incumbents() {
      return service.level(Quantity.INCUMBENT_LANGUAGE).isPresent()
          ? List.of(assessment.scorer().rustIncumbent())
          : List.of(false, true);
    }

    private double utility(
        Verdict alternative, double preference, double pressure, boolean rust, boolean rustRuns) {
      double inRust = (1 + preference) / 2;
      double inGo = (1 - preference) / 2;
      return switch (alternative) {
        case GO -> inGo;
        case RUST -> inRust;
        case HYBRID -> rust ? inRust : inGo;
        case GO_THEN_EXTRACT -> inGo + rulebook.extraction().optionValue() * pressure;
        case TUNE_INCUMBENT -> rustRuns ? inRust : inGo;
        case RUN_TRIAL, INSUFFICIENT_EVIDENCE ->
            throw new IllegalArgumentException(alternative + " has no score");
      };
    }
  }
}
