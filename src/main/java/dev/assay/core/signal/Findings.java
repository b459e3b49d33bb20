package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has been found so far: at most one signal for each quantity, and findings in order. */
final class Findings {
  private final Map<Quantity, Signal> signals = new EnumMap<>(Quantity.class);
  private final List<Finding> findings = new ArrayList<>();

  void measured(Quantity quantity, Value value, Provenance provenance) {
    signals.put(quantity, new Signal.Measured(quantity, value, provenance));
  }

  /** Notes why a quantity is missing, unless something was found or said already. */
  void missing(Quantity quantity, String why) {
    signals.putIfAbsent(quantity, new Signal.Missing(quantity, why));
  }

  void finding(String name, String title, Unit unit, Value.Amount value, Provenance provenance) {
    findings.add(new Finding(name, title, unit, value, provenance));
  }

  boolean has(Quantity quantity) {
    return signals.get(quantity) instanceof Signal.Measured;
  }

  List<Signal> signals() {
    return List.copyOf(signals.values());
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
