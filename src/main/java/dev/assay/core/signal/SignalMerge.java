package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins what a profile declares with what metrics measured. Measured beats declared; a declared
 * figure is used where nothing was measured, or where the measurement only bounds it from below and
 * the figure keeps to the bound.
 */
public final class SignalMerge {
  /**
   * How far a declared number may lie outside the measured interval before that is a conflict: the
   * practical margin of ten per cent below which two runs of one build already differ.
   */
  public static final double TOLERANCE = 0.10;

  private SignalMerge() {}

  /**
   * Both together.
   *
   * @param signals one for each quantity that is known or known to be missing
   * @param conflicts where they disagree, in the order of {@link Quantity}
   */
  public record Merged(Signals signals, List<Conflict> conflicts) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * Declared and measured signals joined. A missing measurement keeps its reason where nothing is
   * declared either.
   */
  public static Merged merge(Signals declared, List<? extends Signal> measured) {
    List<Signal> joined = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (Signal signal : Signals.of(measured).all()) {
      Signal stated = declared.get(signal.quantity());
      switch (signal) {
        case Signal.Missing missing -> {
          if (stated instanceof Signal.Missing) {
            joined.add(missing);
          }
        }
        case Signal.Known known -> {
          if (stated instanceof Signal.Declared said && boundedOnly(known, said)) {
            continue;
          }
          joined.add(known);
          if (stated instanceof Signal.Declared said && !agree(said.value(), known.value())) {
            conflicts.add(conflict(said, known));
          }
        }
      }
    }
    return new Merged(declared.with(joined), conflicts);
  }

  /** Whether the measurement is a lower bound that the declared figure keeps to. */
  private static boolean boundedOnly(Signal.Known measured, Signal.Declared declared) {
    return measured.value() instanceof Value.Amount bound
        && declared.value() instanceof Value.Amount figure
        && bound.high() == Double.POSITIVE_INFINITY
        && figure.low() >= bound.low();
  }

  private static boolean agree(Value declared, Value measured) {
    return switch (declared) {
      case Value.Amount said ->
          measured instanceof Value.Amount found
              && said.high() >= found.low() * (1 - TOLERANCE)
              && said.low() <= found.high() * (1 + TOLERANCE);
      case Value.Level said -> said.equals(measured);
      case Value.Flag said -> said.equals(measured);
    };
  }

  private static Conflict conflict(Signal.Declared declared, Signal.Known measured) {
    Quantity quantity = declared.quantity();
    String where =
        measured instanceof Signal.Measured m
            ? " ("
                + m.provenance().metric()
                + m.provenance().labels()
                + ", "
                + m.provenance().method()
                + ")"
            : "";
    String margin =
        declared.value() instanceof Value.Amount
            ? ", more than "
                + Figures.plain(TOLERANCE * 100)
                + " per cent outside the measured interval"
            : "";
    return new Conflict(
        declared.pointer(),
        quantity.id(),
        declared.value(),
        measured.value(),
        text(declared.value(), quantity)
            + " is declared and "
            + text(measured.value(), quantity)
            + " was measured"
            + where
            + margin
            + "; the measured value counts");
  }

  private static String text(Value value, Quantity quantity) {
    return switch (value) {
      case Value.Amount amount -> {
        String unit = quantity.unit().symbol().isEmpty() ? "" : " " + quantity.unit().symbol();
        yield amount.exact()
            ? Figures.plain(amount.point()) + unit
            : Figures.plain(amount.point())
                + unit
                + " ("
                + Figures.plain(amount.low())
                + " to "
                + Figures.plain(amount.high())
                + ")";
      }
      case Value.Level level -> level.id();
      case Value.Flag flag -> flag.yes() ? "yes" : "no";
    };
  }
}
