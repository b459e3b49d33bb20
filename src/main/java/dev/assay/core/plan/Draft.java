package dev.assay.core.plan;

import dev.assay.core.plan.Cost.Input;
import dev.assay.core.plan.Cost.Known;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line in the making: it notes every input that is read, and every one that is not there, so that
 * the line either shows all that it rests on or tells what to state.
 */
final class Draft {
  private static final Value.Amount NOTHING = Value.Amount.of(0);
  private final String id;
  private final String what;
  private final Cost.Category category;
  private final Cost.Due due;
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Set<Rulebook.Source> sources = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();
  private String why = "not stated";
  private boolean assumption;

  Draft(String id, String what, Cost.Category category, Cost.Due due) {
    this.id = id;
    this.what = what;
    this.category = category;
    this.due = due;
  }

  /** The amount of a quantity; nothing, and the field noted as missing, where it is not known. */
  Value.Amount take(Signals signals, Quantity quantity) {
    Signal.Known known = signals.known(quantity).orElse(null);
    if (known == null || !(known.value() instanceof Value.Amount amount)) {
      lacks(quantity.id());
      return NOTHING;
    }
    if (!Double.isFinite(amount.high())) {
      lacks(quantity.id(), "only a lower bound of " + quantity.id() + " is known");
      return NOTHING;
    }
    return amount(known);
  }

  /** The amount of a known quantity. */
  Value.Amount amount(Signal.Known known) {
    Value.Amount amount = (Value.Amount) known.value();
    put(known.quantity().id(), amount, known.quantity().unit().symbol(), kind(known), from(known));
    return amount;
  }

  /** A figure of the cost rules. */
  Value.Amount take(String name, CostRules.Figure figure) {
    put(name, figure.amount(), figure.unit(), Known.FIGURE, figure.what());
    sources.addAll(figure.sources());
    assumption |= figure.assumption();
    return figure.amount();
  }

  /** Something worked out from inputs that were taken. */
  Value.Amount worked(String name, Value.Amount amount, String unit, String formula) {
    put(name, amount, unit, Known.DERIVED, formula);
    return amount;
  }

  /** Notes that a field is needed and not there. */
  void lacks(String field) {
    missing.add(field);
  }

  /** Notes that a field is needed and not there, and why. */
  void lacks(String field, String reason) {
    missing.add(field);
    why = reason;
  }

  void assume(String note) {
    assumption = true;
    notes.add(note);
  }

  void note(String note) {
    notes.add(note);
  }

  /** Ends the line: into the lines where everything it needs is there, else among the missing. */
  void end(Value.Amount amount, String formula, List<Cost.Line> lines, List<Cost.Missing> gaps) {
    if (missing.isEmpty()) {
      lines.add(
          new Cost.Line(
              id,
              what,
              category,
              due,
              range(amount),
              formula,
              List.copyOf(inputs.values()),
              List.copyOf(sources),
              assumption,
              notes));
    } else {
      gaps.add(new Cost.Missing(id, what, List.copyOf(missing), why));
    }
  }

  /** Money with two decimals. */
  static Cost.Range range(Value.Amount amount) {
    return new Cost.Range(cents(amount.low()), cents(amount.point()), cents(amount.high()));
  }

  private static double cents(double money) {
    return BigDecimal.valueOf(money).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }

  private void put(String name, Value.Amount amount, String unit, Known known, String from) {
    inputs.putIfAbsent(
        name,
        new Input(
            name,
            new Cost.Range(clean(amount.low()), clean(amount.point()), clean(amount.high())),
            unit,
            known,
            from));
  }

  /** Rid of the noise that scaling leaves behind. */
  private static double clean(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static Known kind(Signal.Known known) {
    return switch (known) {
      case Signal.Measured measured -> Known.MEASURED;
      case Signal.Declared declared -> Known.DECLARED;
      case Signal.Derived derived -> Known.DERIVED;
    };
  }

  private static String from(Signal.Known known) {
    return switch (known) {
      case Signal.Measured measured ->
          measured.provenance().metric() + measured.provenance().labels();
      case Signal.Declared declared ->
          declared.inherited() ? declared.pointer() + " (of the service)" : declared.pointer();
      case Signal.Derived derived -> derived.formula();
    };
  }
}
