package dev.assay.core.verdict;

import dev.assay.core.rulebook.Adjustment;
import dev.assay.core.rulebook.Anchors;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.rulebook.ValueFunction;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a rulebook treats numbers differently: its anchors and the thresholds of its conditions.
 */
final class Breakpoints {
  private static final double[] AROUND = {0.125, 0.25, 0.5, 0.8, 1.25, 2, 4, 8};
  private static final int MOST_COUNTED = 12;
  private static final double CLOSE = 1e-9;

  private final Map<Quantity, NavigableSet<Double>> points = new EnumMap<>(Quantity.class);

  private Breakpoints() {}

  static Breakpoints of(CanonicalRulebook rulebook) {
    Breakpoints all = new Breakpoints();
    for (Criterion criterion : rulebook.criteria()) {
      for (Criterion.Reading reading : criterion.readings()) {
        all.add(reading);
      }
      criterion.adjustments().forEach(all::add);
    }
    for (Gate gate : rulebook.gates()) {
      all.add(gate.when());
      if (gate.unless() != null) {
        all.add(gate.unless());
      }
    }
    return all;
  }

  /**
   * The numbers at which something may change for a quantity, ascending; for one that others are
   * computed from, also numbers around its current value.
   */
  NavigableSet<Double> of(Quantity quantity, Signals signals) {
    NavigableSet<Double> all = new TreeSet<>(points.getOrDefault(quantity, new TreeSet<>()));
    if (quantity.unit() == Unit.COUNT) {
      double last = all.isEmpty() ? 0 : Math.ceil(all.last());
      for (int i = 0;
          i <= Math.min(MOST_COUNTED, Math.max(last, DerivedSignals.isPart(quantity) ? 6 : 0));
          i++) {
        all.add((double) i);
      }
    } else if (DerivedSignals.isPart(quantity)) {
      double now = signals.amount(quantity).map(Value.Amount::point).orElse(0.0);
      for (double factor : now > 0 ? AROUND : new double[0]) {
        all.add(now * factor);
      }
      points.forEach((ratio, at) -> all.addAll(reaching(ratio, at, quantity, signals)));
    }
    if (quantity.unit() == Unit.SHARE) {
      all.add(0.0);
      all.add(1.0);
    }
    return all;
  }

  /** The values of a part at which the ratio that is computed from it reaches given ones. */
  private static Set<Double> reaching(
      Quantity ratio, Set<Double> values, Quantity part, Signals signals) {
    Set<Double> reached = new TreeSet<>();
    List<Quantity> parts = DerivedSignals.partsOf(ratio);
    if (ratio == Quantity.SAVING_RATIO && parts.contains(part)) {
      return reachingSaving(values, part, signals);
    }
    if (parts.contains(part)) {
      boolean divides = part == parts.getLast();
      OptionalDouble other =
          divides
              ? parts.stream()
                  .map(signals::number)
                  .filter(OptionalDouble::isPresent)
                  .findFirst()
                  .orElseGet(OptionalDouble::empty)
              : signals.number(parts.getLast());
      for (double value : values) {
        if (value > 0 && other.isPresent() && other.getAsDouble() > 0) {
          reached.add(divides ? other.getAsDouble() / value : other.getAsDouble() * value);
        }
      }
    }
    return reached;
  }

  /**
   * The same for the saving ratio, which is straight in what is saved and its price, and inverse in
   * what an engineer costs; none for what it follows in another way.
   */
  private static Set<Double> reachingSaving(Set<Double> values, Quantity part, Signals signals) {
    Set<Double> reached = new TreeSet<>();
    double one = saving(part, 1, signals);
    double two = saving(part, 2, signals);
    double three = saving(part, 3, signals);
    if (one > 0 && Math.abs(two * 2 / one - 1) < CLOSE && Math.abs(three * 3 / one - 1) < CLOSE) {
      values.forEach(value -> reached.add(one / value));
    } else if (two > one && Math.abs((three - two) / (two - one) - 1) < CLOSE) {
      values.forEach(value -> reached.add(1 + (value - one) / (two - one)));
    }
    reached.removeIf(x -> !(x > 0));
    return reached;
  }

  /** The ratio with one part known to be this; NaN where it cannot be told. */
  private static double saving(Quantity part, double x, Signals signals) {
    Signal known = new Signal.Declared(part, Value.Amount.of(x), part.pointer(), false);
    return DerivedSignals.recompute(signals.with(List.of(known)))
        .number(Quantity.SAVING_RATIO)
        .orElse(Double.NaN);
  }

  private void add(Criterion.Reading reading) {
    if (reading.when() != null) {
      add(reading.when());
    }
    switch (reading.value()) {
      case ValueFunction.Anchored(Anchors anchored) -> add(reading.quantity(), anchored);
      case ValueFunction.Levelled levelled -> {}
      case ValueFunction.Cases(List<ValueFunction.Cases.Case> cases) ->
          cases.forEach(c -> add(c.when()));
    }
  }

  private void add(Adjustment adjustment) {
    switch (adjustment) {
      case Adjustment.Add a -> add(Quantity.byId(a.add()).orElseThrow(), a.anchored());
      case Adjustment.Multiply a -> add(Quantity.byId(a.multiplyBy()).orElseThrow(), a.anchored());
      case Adjustment.Cap a -> add(a.when());
      case Adjustment.Replace a -> add(a.when());
      case Adjustment.Scale a -> add(a.when());
      case Adjustment.Shift a -> add(a.when());
    }
  }

  private void add(Quantity quantity, Anchors anchors) {
    anchors.points().forEach(anchor -> at(quantity).add(anchor.at()));
  }

  private void add(Condition condition) {
    List<Condition> parts = new ArrayList<>();
    Stream.of(condition.all(), condition.any(), condition.none())
        .filter(Objects::nonNull)
        .forEach(parts::addAll);
    parts.forEach(this::add);
    if (condition.of() != null) {
      Quantity quantity = condition.quantities().getFirst();
      Stream.of(condition.atMost(), condition.atLeast(), condition.below(), condition.above())
          .filter(Objects::nonNull)
          .forEach(threshold -> at(quantity).add(threshold));
    }
  }

  private NavigableSet<Double> at(Quantity quantity) {
    return points.computeIfAbsent(quantity, q -> new TreeSet<>());
  }
}
