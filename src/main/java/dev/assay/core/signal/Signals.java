package dev.assay.core.signal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One signal for each quantity, in the order of {@link Quantity}; a quantity nobody spoke of is
 * missing.
 */
public final class Signals {
  private final EnumMap<Quantity, Signal> byQuantity;

  private Signals(EnumMap<Quantity, Signal> byQuantity) {
    this.byQuantity = byQuantity;
  }

  /** Those signals; where two speak of one quantity the later wins. */
  public static Signals of(List<? extends Signal> signals) {
    EnumMap<Quantity, Signal> all = new EnumMap<>(Quantity.class);
    signals.forEach(signal -> all.put(signal.quantity(), signal));
    return new Signals(all);
  }

  /** The same with these signals put in place of what was known of their quantities. */
  public Signals with(List<? extends Signal> changes) {
    EnumMap<Quantity, Signal> all = byQuantity.clone();
    changes.forEach(signal -> all.put(signal.quantity(), signal));
    return new Signals(all);
  }

  /** The same without what was computed from other signals. */
  Signals underived() {
    EnumMap<Quantity, Signal> all = byQuantity.clone();
    all.values().removeIf(Signal.Derived.class::isInstance);
    return new Signals(all);
  }

  /** What is known of a quantity. */
  public Signal get(Quantity quantity) {
    Signal signal = byQuantity.get(quantity);
    return signal == null ? new Signal.Missing(quantity, "not stated") : signal;
  }

  /** The signal, where it has a value. */
  public Optional<Signal.Known> known(Quantity quantity) {
    return byQuantity.get(quantity) instanceof Signal.Known known
        ? Optional.of(known)
        : Optional.empty();
  }

  /** The interval of a number, where it is known. */
  public Optional<Value.Amount> amount(Quantity quantity) {
    return known(quantity)
        .map(Signal.Known::value)
        .filter(Value.Amount.class::isInstance)
        .map(Value.Amount.class::cast);
  }

  /** The best single figure of a number, where it is known. */
  public OptionalDouble number(Quantity quantity) {
    return amount(quantity).map(a -> OptionalDouble.of(a.point())).orElseGet(OptionalDouble::empty);
  }

  /** The wire id of a choice, where it is known. */
  public Optional<String> level(Quantity quantity) {
    return known(quantity)
        .map(Signal.Known::value)
        .filter(Value.Level.class::isInstance)
        .map(v -> ((Value.Level) v).id());
  }

  /** The answer to a yes-or-no question, where it is known. */
  public Optional<Boolean> flag(Quantity quantity) {
    return known(quantity)
        .map(Signal.Known::value)
        .filter(Value.Flag.class::isInstance)
        .map(v -> ((Value.Flag) v).yes());
  }

  /** All signals, in the order of {@link Quantity}. */
  public List<Signal> all() {
    return List.copyOf(byQuantity.values());
  }

  /** The quantities of which the other knows something else, or nothing. */
  public Set<Quantity> differingFrom(Signals other) {
    Set<Quantity> differing = EnumSet.noneOf(Quantity.class);
    if (this != other) {
      collectDiffering(other, differing);
      other.collectDiffering(this, differing);
    }
    return differing;
  }

  private void collectDiffering(Signals other, Set<Quantity> differing) {
    byQuantity.forEach(
        (quantity, signal) -> {
          Signal then = other.byQuantity.get(quantity);
          if (signal != then
              && !signal.equals(then)
              && (signal instanceof Signal.Known || then instanceof Signal.Known)) {
            differing.add(quantity);
          }
        });
  }

  Map<Quantity, Signal> asMap() {
    return Collections.unmodifiableMap(byQuantity);
  }
}
