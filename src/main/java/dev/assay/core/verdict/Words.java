package dev.assay.core.verdict;

import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How values and places are written in an answer. */
final class Words {
  private Words() {}

  /** The quantities with their values, for example {@code budgets.p99Ms 3 ms}. */
  static String values(Signals signals, List<Quantity> quantities) {
    return quantities.stream()
        .filter(q -> signals.known(q).isPresent())
        .map(q -> q.id() + " " + value(signals, q))
        .collect(Collectors.joining(", "));
  }

  /** A known value with its unit. */
  static String value(Signals signals, Quantity quantity) {
    return signals
        .known(quantity)
        .map(
            known ->
                switch (known.value()) {
                  case Value.Level level -> level.id();
                  case Value.Flag flag -> flag.yes() ? "yes" : "no";
                  case Value.Amount amount -> number(amount, quantity.unit().symbol());
                })
        .orElse("not stated");
  }

  /** Names in a row, for example {@code a, b and c}. */
  static String list(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** What keeps a condition from being decided: missing quantities, or values too wide to tell. */
  static String unknown(Signals signals, Condition condition) {
    List<Quantity> missing = condition.missing(signals);
    return missing.isEmpty()
        ? values(signals, condition.quantities()) + " leaves it open"
        : ids(missing) + (missing.size() == 1 ? " is" : " are") + " not known";
  }

  static String ids(List<Quantity> quantities) {
    return list(quantities.stream().map(Quantity::id).toList());
  }

  /** The place, for example {@code 001 L7 (assumption)}. */
  static String place(Rulebook.Source source) {
    List<String> parts = new ArrayList<>();
    if (source.seed() != null) {
      parts.add(source.seed());
    }
    if (source.lines() != null) {
      parts.add(source.lines());
    }
    if (source.evidence() != null) {
      parts.addAll(source.evidence());
    }
    if (source.contradiction() != null) {
      parts.add(source.contradiction());
    }
    if (source.reference() != null) {
      parts.add(source.reference());
    }
    if (Boolean.TRUE.equals(source.assumption())) {
      parts.add(parts.isEmpty() ? "assumption" : "(assumption)");
    }
    return String.join(" ", parts);
  }

  /** A plain figure without an exponent or a trailing zero. */
  static String number(double figure) {
    return Double.isFinite(figure)
        ? new BigDecimal(Double.toString(figure)).stripTrailingZeros().toPlainString()
        : Double.toString(figure);
  }

  private static String number(Value.Amount amount, String unit) {
    String figure =
        amount.exact()
            ? number(amount.point())
            : Double.isInfinite(amount.high())
                ? "at least " + number(amount.low())
                : number(amount.low()) + " to " + number(amount.high());
    boolean shown =
        switch (unit) {
          case "", "count", "ratio", "share", "level", "currency" -> false;
          default -> true;
        };
    return shown ? figure + " " + unit : figure;
  }
}
