package dev.assay.core;

import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.Provenance;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signals written in a line, for tests that say what is known and nothing else. */
public final class Facts {
  /** Where every measured fact comes from. */
  public static final Provenance SCRAPE =
      new Provenance(
          "some_metric", "", 7, List.of(0), Provenance.Window.LIFETIME, null, "rate()", List.of());

  private Facts() {}

  /**
   * Signals with everything derived from them.
   *
   * @param text for example {@code budgets.p99Ms=5; observed.p99Ms=[2 3 8]; observed.oomKills=~1}:
   *     ids with a number, an interval, a level or a flag; a tilde says that it was measured
   */
  public static Signals of(String text) {
    return DerivedSignals.recompute(stated(text));
  }

  /** The signals alone. */
  public static Signals stated(String text) {
    List<Signal> signals = new ArrayList<>();
    for (String fact : text.split(";")) {
      if (!fact.isBlank()) {
        signals.add(signal(fact.strip()));
      }
    }
    return Signals.of(signals);
  }

  private static Signal signal(String fact) {
    String[] sides = fact.split("=");
    Quantity quantity = Quantity.byId(sides[0]).orElseThrow();
    boolean measured = sides[1].startsWith("~");
    Value value = value(quantity, measured ? sides[1].substring(1) : sides[1]);
    return measured
        ? new Signal.Measured(quantity, value, SCRAPE)
        : new Signal.Declared(quantity, value, quantity.pointer(), false);
  }

  private static Value value(Quantity quantity, String text) {
    if (quantity.unit() == Unit.FLAG) {
      return new Value.Flag(Boolean.parseBoolean(text));
    }
    if (!quantity.unit().numeric()) {
      return new Value.Level(text);
    }
    double[] ends =
        Arrays.stream(text.replaceAll("[\\[\\]]", "").split(" "))
            .mapToDouble(Double::parseDouble)
            .toArray();
    return ends.length == 1
        ? Value.Amount.of(ends[0])
        : new Value.Amount(ends[0], ends[1], ends[2]);
  }
}
