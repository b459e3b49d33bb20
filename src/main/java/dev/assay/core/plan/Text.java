package dev.assay.core.plan;

import dev.assay.core.profile.Choice;
import dev.assay.core.rulebook.Rulebook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers and lists as a person would write them. */
final class Text {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  private Text() {}

  /** At most three significant digits for a fraction, whole numbers whole, never an exponent. */
  static String number(double number) {
    if (!Double.isFinite(number)) {
      return number > 0 ? "unbounded" : "unknown";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal rounded =
        exact.abs().compareTo(BigDecimal.valueOf(100)) >= 0
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(THREE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Names in a row, for example {@code a, b and c}. */
  static String list(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** The wire form of a choice, for example {@code not-known}. */
  static String id(Enum<?> choice) {
    return Choice.id(choice.name());
  }

  /** Where something comes from, for example {@code seed 001 L7, PE07 (assumption)}. */
  static String place(Rulebook.Source source) {
    List<String> places = new ArrayList<>();
    if (source.seed() != null) {
      places.add("seed " + source.seed() + (source.lines() == null ? "" : " " + source.lines()));
    }
    if (source.evidence() != null) {
      places.addAll(source.evidence());
    }
    if (source.contradiction() != null) {
      places.add(source.contradiction());
    }
    if (source.reference() != null) {
      places.add(source.reference());
    }
    if (Boolean.TRUE.equals(source.assumption())) {
      places.add("assumption");
    }
    return String.join(", ", places);
  }
}
