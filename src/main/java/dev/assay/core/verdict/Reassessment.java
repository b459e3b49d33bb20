package dev.assay.core.verdict;

import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.matrix.Subjects;
import dev.assay.core.rulebook.CanonicalRulebook.Inheritance;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assesses a subject again with one value changed, working only on what depends on it. */
final class Reassessment {
  /** The service itself, as a place of a change; parts count from 0. */
  static final int SERVICE = -1;

  private final MatrixBuilder builder;
  private final Assessment base;

  /** For each quantity the gates that ask for it. */
  private final Map<Quantity, BitSet> asking = new EnumMap<>(Quantity.class);

  /** For each quantity that was changed, what may differ with it. */
  private final Map<Quantity, Set<Quantity>> concerned = new EnumMap<>(Quantity.class);

  Reassessment(Assessment base, MatrixBuilder builder) {
    this.base = base;
    this.builder = builder;
    List<Gate> gates = builder.rulebook().gates();
    for (int i = 0; i < gates.size(); i++) {
      for (Quantity quantity : gates.get(i).quantities()) {
        asking.computeIfAbsent(quantity, q -> new BitSet()).set(i);
      }
    }
  }

  /** What is known at a place. */
  Signals signals(int place) {
    Subject subject = base.subject();
    return place == SERVICE ? subject.signals() : subject.components().get(place).signals();
  }

  /** The assessment with a quantity known to be this at a place. */
  Assessment with(int place, Quantity quantity, Value value) {
    return changed(place, quantity, value);
  }

  /** The assessment with a quantity no longer known at a place. */
  Assessment without(int place, Quantity quantity) {
    return changed(place, quantity, null);
  }

  private Assessment changed(int place, Quantity quantity, @Nullable Value value) {
    Subject before = base.subject();
    Subject after = changed(before, place, quantity, value);
    Set<Quantity> anywhere = EnumSet.noneOf(Quantity.class);
    anywhere.addAll(differing(quantity, after.signals(), before.signals()));
    List<Assessment.Part> parts = new ArrayList<>();
    for (int i = 0; i < base.parts().size(); i++) {
      Assessment.Part part = base.parts().get(i);
      Signals now =
          after.components().isEmpty() ? after.signals() : after.components().get(i).signals();
      Set<Quantity> changed = differing(quantity, now, part.signals());
      anywhere.addAll(changed);
      parts.add(
          changed.isEmpty()
              ? part
              : Assessment.Part.of(
                  part.name(), builder, now, builder.reread(part.read(), now, changed)));
    }
    return Assessment.of(after, builder, base.scorer().rules(), parts, gates(after, anywhere));
  }

  /** What may differ after a change: the quantity and what is computed from it. */
  private Set<Quantity> differing(Quantity changed, Signals now, Signals before) {
    if (now == before) {
      return Set.of();
    }
    return switch (changed) {
      case KIND, SITUATION, INCUMBENT_LANGUAGE -> now.differingFrom(before);
      default -> concerned.computeIfAbsent(changed, Reassessment::withWhatFollows);
    };
  }

  private static Set<Quantity> withWhatFollows(Quantity quantity) {
    Set<Quantity> concerned = DerivedSignals.following(quantity);
    concerned.add(quantity);
    return concerned;
  }

  /** The gates, those asked again that depend on what changed. */
  private GateResults gates(Subject after, Set<Quantity> changed) {
    BitSet gates = new BitSet();
    for (Quantity quantity : changed) {
      BitSet those = asking.get(quantity);
      if (those != null) {
        gates.or(those);
      }
    }
    return base.asked().askedAgain(gates, builder.rulebook().gates(), after);
  }

  private Subject changed(Subject before, int place, Quantity quantity, @Nullable Value value) {
    Inheritance inheritance = builder.rulebook().inheritance();
    if (place != SERVICE) {
      List<Subject> parts = new ArrayList<>(before.components());
      Subject part = parts.get(place);
      parts.set(
          place,
          quantity == Quantity.KIND && value instanceof Value.Level(String kind)
              ? with(ofKind(kind, part, before.signals()), quantity, value, false)
              : with(part, quantity, value, false));
      return new Subject(before.name(), before.signals(), parts);
    }
    List<Subject> parts = new ArrayList<>();
    Signal own = before.signals().get(quantity);
    for (Subject part : before.components()) {
      String kind = part.signals().level(Quantity.KIND).orElse("");
      boolean takesOver =
          switch (part.signals().get(quantity)) {
            case Signal.Declared declared -> declared.inherited();
            case Signal.Missing missing ->
                quantity != Quantity.RUNNING_COST_SHARE
                    && inheritance.inherits(kind, quantity.id());
            case Signal.Known known -> known.equals(own);
          };
      parts.add(takesOver ? with(part, quantity, value, true) : part);
    }
    Subject service = with(before, quantity, value, false);
    return new Subject(service.name(), service.signals(), parts);
  }

  /** A part that takes over from its service what a part of that kind does. */
  private Subject ofKind(String kind, Subject part, Signals service) {
    Signals own =
        Signals.of(
            part.signals().all().stream()
                .filter(
                    signal ->
                        signal instanceof Signal.Declared declared
                            ? !declared.inherited()
                            : !signal.equals(service.get(signal.quantity())))
                .toList());
    return new Subject(
        part.name(),
        Subjects.inherit(kind, own, service, builder.rulebook().inheritance()),
        part.components());
  }

  private static Subject with(
      Subject subject, Quantity quantity, @Nullable Value value, boolean inherited) {
    Signal signal =
        value == null
            ? new Signal.Missing(quantity, "not stated")
            : new Signal.Declared(quantity, value, quantity.pointer(), inherited);
    Signals changed = subject.signals().with(List.of(signal));
    return new Subject(
        subject.name(),
        // another kind takes over other answers from the service
        quantity == Quantity.KIND
            ? DerivedSignals.recompute(changed)
            : DerivedSignals.recompute(changed, quantity),
        subject.components());
  }
}
