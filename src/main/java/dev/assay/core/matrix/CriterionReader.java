package dev.assay.core.matrix;

import dev.assay.core.rulebook.Adjustment;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Criterion.Reading;
import dev.assay.core.rulebook.Range;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.rulebook.ValueFunction;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what is known of a subject into the preference of one criterion. */
final class CriterionReader {
  private final Criterion criterion;
  private final Signals signals;
  private final List<String> notes = new ArrayList<>();
  private final List<Rulebook.Source> sources = new ArrayList<>();

  private CriterionReader(Criterion criterion, Signals signals) {
    this.criterion = criterion;
    this.signals = signals;
  }

  static Row read(Criterion criterion, Signals signals, double weight) {
    return new CriterionReader(criterion, signals).row(weight);
  }

  /** What a reading gave: a best figure, the range it may lie in, and why. */
  private record Read(double point, Range range, String reason) {
    static Read exactly(double value) {
      return new Read(value, Range.at(value), "");
    }

    Read widened(double by) {
      return by == 0
          ? this
          : new Read(
              point,
              new Range(range.low() - by, range.high() + by),
              "the answer stands in for another");
    }

    Read or(Read other, String why) {
      return new Read(point, range.with(other.range), reason.isEmpty() ? why : reason);
    }

    /** Moved to another figure by a number that may be an interval. */
    Read by(Quantity quantity, Value.Amount amount, double point, Range range) {
      return new Read(
          point,
          range,
          amount.exact() || !reason.isEmpty()
              ? reason
              : quantity.id() + " is known as an interval");
    }
  }

  private Row row(double weight) {
    for (Reading reading : criterion.readings()) {
      if (reading.when() != null && reading.when().holds(signals) != Truth.TRUE) {
        continue;
      }
      Optional<Signal.Known> basis = signals.known(reading.quantity());
      Read read = basis.map(known -> read(reading, known)).orElse(null);
      if (read == null) {
        continue;
      }
      return known(weight, reading, basis.orElseThrow(), read);
    }
    return missing(weight);
  }

  private Row known(double weight, Reading reading, Signal.Known basis, Read first) {
    boolean proxy = Boolean.TRUE.equals(reading.proxy());
    sources.addAll(reading.sources());
    if (reading.note() != null) {
      notes.add(reading.note());
    }
    if (basis instanceof Signal.Declared declared && declared.inherited()) {
      notes.add("Inherited from the service.");
    }
    Read read = first.widened(reading.widen() == null ? 0 : reading.widen());
    for (Adjustment adjustment : criterion.adjustments()) {
      read = adjust(read, adjustment);
    }
    Range range = read.range().clipped(-1, 1);
    return new Row(
        criterion,
        Optional.of(basis),
        Preference.around(range.nearest(read.point()), range, read.reason()),
        weight,
        proxy
            ? Row.Standing.ASSUMED
            : basis.measured() ? Row.Standing.MEASURED : Row.Standing.DECLARED,
        notes,
        sources);
  }

  private Row missing(double weight) {
    Range hull =
        criterion.readings().stream().map(r -> r.value().range()).reduce(Range::with).orElseThrow();
    double middle = (hull.low() + hull.high()) / 2;
    Read read = new Read(middle, hull, "");
    for (Adjustment adjustment : criterion.adjustments()) {
      read = adjust(read, adjustment);
    }
    Range range = read.range().clipped(-1, 1);
    notes.addAll(whyMissing());
    return new Row(
        criterion,
        Optional.empty(),
        Preference.anywhere(range, "unknown: any answer is possible"),
        weight,
        Row.Standing.MISSING,
        notes,
        sources);
  }

  private List<String> whyMissing() {
    return criterion.readings().stream()
        .map(Reading::quantity)
        .distinct()
        .map(
            quantity ->
                switch (signals.get(quantity)) {
                  case Signal.Missing missing -> quantity.id() + ": " + missing.why() + ".";
                  case Signal.Known known ->
                      quantity.id() + " is known but does not settle this here.";
                })
        .toList();
  }

  private @Nullable Read read(Reading reading, Signal.Known basis) {
    return switch (reading.value()) {
      case ValueFunction.Anchored(var anchored) ->
          basis.value() instanceof Value.Amount amount
              ? new Read(
                  anchored.at(amount.point()),
                  anchored.over(amount.low(), amount.high()),
                  amount.exact() ? "" : "the value is known as an interval")
              : null;
      case ValueFunction.Levelled levelled ->
          basis.value() instanceof Value.Level(String level) ? level(levelled, level) : null;
      case ValueFunction.Cases(var cases) -> cases(cases);
    };
  }

  private static @Nullable Read level(ValueFunction.Levelled levelled, String level) {
    List<ValueFunction.Levelled.Level> levels = levelled.levels();
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).level().equals(level)) {
        double v = levels.get(i).v();
        Range range = Range.at(v);
        if (levelled.ordinal()) {
          range = range.with((v + levels.get(Math.max(i - 1, 0)).v()) / 2);
          range = range.with((v + levels.get(Math.min(i + 1, levels.size() - 1)).v()) / 2);
        }
        return new Read(
            v, range, range.low() == range.high() ? "" : "a stated level may be half a step off");
      }
    }
    return null;
  }

  private @Nullable Read cases(List<ValueFunction.Cases.Case> cases) {
    List<Read> possible = new ArrayList<>();
    for (ValueFunction.Cases.Case one : cases) {
      Truth holds = one.when().holds(signals);
      if (holds == Truth.TRUE) {
        notes.add("Because " + one.why() + ".");
        Read read = Read.exactly(one.v());
        for (Read other : possible) {
          read = read.or(other, "a condition cannot be told");
        }
        return read;
      }
      if (holds == Truth.UNKNOWN) {
        possible.add(Read.exactly(one.v()));
      }
    }
    return null;
  }

  private Read adjust(Read read, Adjustment adjustment) {
    return switch (adjustment) {
      case Adjustment.Add add -> {
        Quantity quantity = Quantity.byId(add.add()).orElseThrow();
        Value.Amount amount = signals.amount(quantity).orElse(null);
        if (amount == null) {
          yield read;
        }
        applied(add);
        yield read.by(
            quantity,
            amount,
            read.point() + add.anchored().at(amount.point()),
            read.range().plus(add.anchored().over(amount.low(), amount.high())));
      }
      case Adjustment.Multiply multiply -> {
        Quantity quantity = Quantity.byId(multiply.multiplyBy()).orElseThrow();
        Value.Amount amount = signals.amount(quantity).orElse(null);
        if (amount == null) {
          yield new Read(
              read.point(),
              read.range().with(read.range().times(multiply.anchored().range())),
              quantity.id() + " is not known");
        }
        applied(multiply);
        yield read.by(
            quantity,
            amount,
            read.point() * multiply.anchored().at(amount.point()),
            read.range().times(multiply.anchored().over(amount.low(), amount.high())));
      }
      case Adjustment.Cap cap ->
          step(
              read,
              cap.when(),
              cap,
              new Read(
                  Math.min(read.point(), cap.capAt()),
                  new Range(
                      Math.min(read.range().low(), cap.capAt()),
                      Math.min(read.range().high(), cap.capAt())),
                  read.reason()));
      case Adjustment.Replace replace ->
          step(read, replace.when(), replace, Read.exactly(replace.replaceBy()));
      case Adjustment.Scale scale ->
          step(
              read,
              scale.when(),
              scale,
              new Read(
                  read.point() * scale.scaleBy(),
                  read.range().times(Range.at(scale.scaleBy())),
                  read.reason()));
      case Adjustment.Shift shift ->
          step(
              read,
              shift.when(),
              shift,
              new Read(
                  read.point() + shift.shiftBy(),
                  read.range().plus(Range.at(shift.shiftBy())),
                  read.reason()));
    };
  }

  private Read step(Read before, Condition when, Adjustment adjustment, Read after) {
    return switch (when.holds(signals)) {
      case TRUE -> {
        applied(adjustment);
        yield after;
      }
      case FALSE -> before;
      case UNKNOWN -> before.or(after, "it cannot be told whether: " + adjustment.why());
    };
  }

  private void applied(Adjustment adjustment) {
    notes.add(adjustment.why());
    sources.addAll(adjustment.sources());
  }
}
