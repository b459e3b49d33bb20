package dev.assay.core.verdict;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks every gate of a rulebook about a subject and its parts. */
final class Gatekeeper {
  private static final Map<String, Verdict> BY_ID =
      Stream.of(Verdict.values()).collect(Collectors.toUnmodifiableMap(Verdict::id, v -> v));

  private Gatekeeper() {}

  /**
   * For each gate one result about the service, then one for each part that closes a veto although
   * the service does not.
   */
  static List<List<GateResult>> ask(CanonicalRulebook rulebook, Subject subject) {
    return rulebook.gates().stream().map(gate -> ask(gate, subject, true)).toList();
  }

  /**
   * What one gate says of the service and, for a veto, of its parts.
   *
   * @param told whether with its comparisons, which nobody reads who only reckons on
   */
  static List<GateResult> ask(Gate gate, Subject subject, boolean told) {
    GateResult own = ask(gate, subject.signals(), null, told);
    if (gate.kind() != Gate.Kind.VETO || own.state() == GateResult.State.CLOSED) {
      return List.of(own);
    }
    List<GateResult> results = new ArrayList<>();
    results.add(own);
    for (Subject part : subject.components()) {
      if (state(gate, part.signals()) == GateResult.State.CLOSED) {
        results.add(ask(gate, part.signals(), part.name(), told));
      }
    }
    return results;
  }

  /**
   * Whether a gate closes, now or by an answer that nobody gave yet: unknown where that depends.
   */
  static Truth closes(Gate gate, Subject subject) {
    if (gate.kind() == Gate.Kind.WARNING) {
      return Truth.FALSE;
    }
    List<Truth> closed = new ArrayList<>(List.of(closes(gate, subject.signals())));
    if (gate.kind() == Gate.Kind.VETO) {
      subject.components().forEach(part -> closed.add(closes(gate, part.signals())));
    }
    return Truth.any(closed);
  }

  /** The same of what is known in one place. */
  static Truth closes(Gate gate, Signals signals) {
    return switch (state(gate, signals)) {
      case CLOSED -> Truth.TRUE;
      case UNKNOWN -> Truth.UNKNOWN;
      case OPEN, OVERRIDDEN -> Truth.FALSE;
    };
  }

  private static GateResult.State state(Gate gate, Signals signals) {
    Truth holds = gate.when().holds(signals);
    GateResult.State state =
        switch (gate.kind()) {
          case VETO, WARNING -> closedWhere(holds);
          case REQUIREMENT -> closedWhere(holds.not());
        };
    Condition unless = gate.unless();
    return state != GateResult.State.OPEN && unless != null && unless.holds(signals) == Truth.TRUE
        ? GateResult.State.OVERRIDDEN
        : state;
  }

  private static GateResult ask(
      Gate gate, Signals signals, @Nullable String component, boolean told) {
    return new GateResult(
        gate.id(),
        component,
        gate.kind(),
        state(gate, signals),
        Boolean.TRUE.equals(gate.decisive()),
        gate.unless() != null,
        gate.blocks().stream().map(Gatekeeper::alternative).toList(),
        gate.reason(),
        told ? tests(gate.when(), signals).toList() : List.of(),
        gate.remedy(),
        gate.sources());
  }

  private static GateResult.State closedWhere(Truth holds) {
    return switch (holds) {
      case TRUE -> GateResult.State.CLOSED;
      case FALSE -> GateResult.State.OPEN;
      case UNKNOWN -> GateResult.State.UNKNOWN;
    };
  }

  static Verdict alternative(String id) {
    return Objects.requireNonNull(BY_ID.get(id), id);
  }

  private static Stream<GateResult.Test> tests(Condition condition, Signals signals) {
    if (condition.of() == null) {
      return Stream.of(condition.all(), condition.any(), condition.none())
          .filter(Objects::nonNull)
          .flatMap(List::stream)
          .flatMap(part -> tests(part, signals));
    }
    Quantity quantity = condition.quantities().getFirst();
    Double threshold = threshold(condition);
    Object value =
        signals.known(quantity).map(Signal.Known::value).map(MetricsAnswer::shown).orElse(null);
    Double distance =
        threshold == null || !(value instanceof Double number) ? null : number - threshold;
    return Stream.of(
        new GateResult.Test(
            quantity.id(), rule(condition), value, quantity.unit().symbol(), distance));
  }

  private static @Nullable Double threshold(Condition condition) {
    return Stream.of(condition.atMost(), condition.atLeast(), condition.below(), condition.above())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String rule(Condition condition) {
    if (condition.atMost() != null) {
      return "at most " + Numbers.text(condition.atMost());
    }
    if (condition.atLeast() != null) {
      return "at least " + Numbers.text(condition.atLeast());
    }
    if (condition.below() != null) {
      return "below " + Numbers.text(condition.below());
    }
    if (condition.above() != null) {
      return "above " + Numbers.text(condition.above());
    }
    if (condition.in() != null) {
      return "one of " + String.join(", ", condition.in());
    }
    if (condition.is() != null) {
      return condition.is() ? "yes" : "no";
    }
    return Boolean.TRUE.equals(condition.known()) ? "stated" : "not stated";
  }
}
