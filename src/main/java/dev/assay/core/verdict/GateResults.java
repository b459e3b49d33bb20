package dev.assay.core.verdict;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What every gate of a rulebook says, and which alternatives that leaves. */
final class GateResults {
  private final List<List<GateResult>> byGate;
  private final List<GateResult> all;
  private final Set<Verdict> closed = EnumSet.noneOf(Verdict.class);
  private final Set<Verdict> unproven = EnumSet.noneOf(Verdict.class);

  private GateResults(List<List<GateResult>> byGate) {
    this.byGate = byGate;
    this.all = new ArrayList<>();
    for (List<GateResult> results : byGate) {
      for (GateResult result : results) {
        all.add(result);
        if (result.closed()) {
          closed.addAll(result.alternatives());
        }
        if (result.unproven()) {
          unproven.addAll(result.alternatives());
        }
      }
    }
  }

  /** Asks every gate about a subject and its parts. */
  static GateResults of(CanonicalRulebook rulebook, Subject subject) {
    return new GateResults(Gatekeeper.ask(rulebook, subject));
  }

  /** The same with some gates asked again about a subject that has changed, for reckoning on. */
  GateResults askedAgain(BitSet which, List<Gate> gates, Subject subject) {
    if (which.isEmpty()) {
      return this;
    }
    List<List<GateResult>> results = new ArrayList<>(byGate);
    for (int i = which.nextSetBit(0); i >= 0; i = which.nextSetBit(i + 1)) {
      results.set(i, Gatekeeper.ask(gates.get(i), subject, false));
    }
    return new GateResults(results);
  }

  /** In rulebook order, of each gate the service's first. */
  List<GateResult> all() {
    return all;
  }

  /** Whether a gate makes an alternative inadmissible. */
  boolean closedTo(Verdict alternative) {
    return closed.contains(alternative);
  }

  /** Whether something that an alternative requires is not known. */
  boolean unprovenFor(Verdict alternative) {
    return unproven.contains(alternative);
  }
}
