package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been found so far: at most one signal for each quantity, and findings in order. */
final class Findings {
  private static final int QUANTITIES = Quantity.values().length;

  private final @Nullable Signal[] signals = new @Nullable Signal[QUANTITIES];
  private final List<Finding> findings = new ArrayList<>();

  /** Quantities that there is a signal of. */
  private int known;

  void measured(Quantity quantity, Value value, Provenance provenance) {
    int at = quantity.ordinal();
    known += signals[at] == null ? 1 : 0;
    signals[at] = new Signal.Measured(quantity, value, provenance);
  }

  /** Notes why a quantity is missing, unless something was found or said already. */
  void missing(Quantity quantity, String why) {
    int at = quantity.ordinal();
    if (signals[at] == null) {
      known++;
      signals[at] = new Signal.Missing(quantity, why);
    }
  }

  void finding(String name, String title, Unit unit, Value.Amount value, Provenance provenance) {
    findings.add(new Finding(name, title, unit, value, provenance));
  }

  boolean has(Quantity quantity) {
    return signals[quantity.ordinal()] instanceof Signal.Measured;
  }

  List<Signal> signals() {
    Signal[] found = new Signal[known];
    for (int i = 0, next = 0; next < known; i++) {
      Signal signal = signals[i];
      if (signal != null) {
        found[next++] = signal;
      }
    }
    return List.of(found);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
