package dev.assay.core.matrix;

import dev.assay.core.rulebook.Adjustment;
import dev.assay.core.rulebook.Anchors;
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
import java.util.function.UnaryOperator;
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
  private record Read(double point, Range range, Range open, String reason) {
    static Read exactly(double value) {
      return new Read(value, Range.at(value), Range.at(value), "");
    }

    static Read anywhere(Range range) {
      return new Read((range.low() + range.high()) / 2, range, range, "");
    }

    Read widened(double by) {
      return by == 0
          ? this
          : new Read(
              point,
              range.plus(new Range(-by, by)),
              open.plus(new Range(-by, by)),
              "the answer stands in for another");
    }

    /** Also anywhere in other ranges, should answers come that would be read first. */
    Read unless(List<Range> first) {
      return new Read(point, range, first.stream().reduce(open, Range::with), reason);
    }

    Read or(Read other, String why) {
      return new Read(
          point, range.with(other.range), open.with(other.open), reason.isEmpty() ? why : reason);
    }

    /** Moved to another figure by a number that may be an interval. */
    Read by(Quantity quantity, Value.Amount amount, double moved, UnaryOperator<Range> everywhere) {
      return new Read(
          moved,
          everywhere.apply(range),
          everywhere.apply(open),
          amount.exact() || !reason.isEmpty()
              ? reason
              : quantity.id() + " is known as an interval");
    }

    /** Moved from here by an answer that nobody gave, so that it may also stay. */
    Read perhaps(Quantity quantity, UnaryOperator<Range> everywhere) {
      return new Read(
          point,
          range.with(everywhere.apply(range)),
          open.with(everywhere.apply(open)),
          quantity.id() + " is not known");
    }

    /** The same figures, but open to what an answer that nobody gave would add. */
    Read perhapsMore(Range added) {
      return new Read(point, range, open.with(open.plus(added)), reason);
    }

    /** Kept on the scale, so that what comes next works on a preference. */
    Read onScale() {
      return new Read(
          Math.clamp(point, -1.0, 1.0), range.clipped(-1, 1), open.clipped(-1, 1), reason);
    }

    /** Moved wherever it lies. */
    Read moved(UnaryOperator<Range> everywhere) {
      return new Read(
          everywhere.apply(Range.at(point)).low(),
          everywhere.apply(range),
          everywhere.apply(open),
          reason);
    }
  }

  private Row row(double weight) {
    List<Range> first = new ArrayList<>();
    for (Reading reading : criterion.readings()) {
      Truth applies = reading.when() == null ? Truth.TRUE : reading.when().holds(signals);
      if (applies == Truth.FALSE) {
        continue;
      }
      Signal.Known basis = signals.known(reading.quantity()).orElse(null);
      Read read = applies == Truth.TRUE && basis != null ? read(reading, basis) : null;
      if (read != null && basis != null) {
        return known(weight, reading, basis, read.unless(first));
      }
      first.add(reading.value().range());
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
      read = adjust(read, adjustment).onScale();
    }
    Range range = read.range().clipped(-1, 1);
    return new Row(
        criterion,
        Optional.of(basis),
        Preference.around(range.nearest(read.point()), range, read.reason()),
        read.open().clipped(-1, 1),
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
    Read read = Read.anywhere(hull);
    for (Adjustment adjustment : criterion.adjustments()) {
      read = adjust(read, adjustment).onScale();
    }
    Range range = read.range().clipped(-1, 1);
    notes.addAll(whyMissing());
    return new Row(
        criterion,
        Optional.empty(),
        Preference.anywhere(range, "unknown: any answer is possible"),
        range,
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
          basis.value() instanceof Value.Amount amount ? read(anchored, amount) : null;
      case ValueFunction.Levelled levelled ->
          basis.value() instanceof Value.Level(String level) ? level(levelled, level) : null;
      case ValueFunction.Cases(var cases) -> cases(cases);
    };
  }

  private static Read read(Anchors anchored, Value.Amount amount) {
    Range range = anchored.over(amount.low(), amount.high());
    return new Read(
        anchored.at(amount.point()),
        range,
        range,
        amount.exact() ? "" : "the value is known as an interval");
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
            v,
            range,
            Range.at(v),
            range.low() == range.high() ? "" : "a stated level may be half a step off");
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
          yield read.perhapsMore(add.anchored().range());
        }
        applied(add);
        Range added = add.anchored().over(amount.low(), amount.high());
        yield read.by(
            quantity,
            amount,
            read.point() + add.anchored().at(amount.point()),
            range -> range.plus(added));
      }
      case Adjustment.Multiply multiply -> {
        Quantity quantity = Quantity.byId(multiply.multiplyBy()).orElseThrow();
        Value.Amount amount = signals.amount(quantity).orElse(null);
        if (amount == null) {
          yield read.perhaps(quantity, range -> range.times(multiply.anchored().range()));
        }
        applied(multiply);
        Range factor = multiply.anchored().over(amount.low(), amount.high());
        yield read.by(
            quantity,
            amount,
            read.point() * multiply.anchored().at(amount.point()),
            range -> range.times(factor));
      }
      case Adjustment.Cap cap ->
          step(
              read,
              cap.when(),
              cap,
              read.moved(
                  range ->
                      new Range(
                          Math.min(range.low(), cap.capAt()),
                          Math.min(range.high(), cap.capAt()))));
      case Adjustment.Replace replace ->
          step(read, replace.when(), replace, Read.exactly(replace.replaceBy()));
      case Adjustment.Scale scale ->
          step(
              read,
              scale.when(),
              scale,
              read.moved(range -> range.times(Range.at(scale.scaleBy()))));
      case Adjustment.Shift shift ->
          step(
              read,
              shift.when(),
              shift,
              read.moved(range -> range.plus(Range.at(shift.shiftBy()))));
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
