package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been found so far: at most one signal for each quantity, and findings in order. */
final class Findings {
  private static final int QUANTITIES = Quantity.values().length;

  private final @Nullable Signal[] signals = new @Nullable Signal[QUANTITIES];

  /** Which of them there are, as bits. */
  private final long[] found = new long[(QUANTITIES + 63) / 64];

  private final List<Finding> findings = new ArrayList<>();
  private Set<Quantity> untimed = Set.of();
  private List<ScrapeReport.Gap> gaps = List.of();

  void measured(Quantity quantity, Value value, Provenance provenance) {
    set(new Signal.Measured(quantity, value, provenance));
  }

  private void set(Signal signal) {
    int at = signal.quantity().ordinal();
    signals[at] = signal;
    found[at / 64] |= 1L << at;
  }

  /** Notes why a quantity is missing, unless something was found or said already. */
  void missing(Quantity quantity, String why) {
    if (signals[quantity.ordinal()] == null) {
      set(new Signal.Missing(quantity, why));
    }
  }

  /** The same where the counts are there and only the time that they took is not known. */
  void untimed(Quantity quantity, String why) {
    if (signals[quantity.ordinal()] == null) {
      missing(quantity, why);
      untimed = untimed.isEmpty() ? EnumSet.noneOf(Quantity.class) : untimed;
      untimed.add(quantity);
    }
  }

  /** Quantities that are missing only for want of a time. */
  Set<Quantity> untimed() {
    return untimed;
  }

  /** Notes that a quantity was measured, but not finely enough, and what would measure it finer. */
  void gap(Quantity quantity, String why, String how) {
    gaps = gaps.isEmpty() ? new ArrayList<>() : gaps;
    gaps.add(new ScrapeReport.Gap(quantity.id(), why, how));
  }

  /** What was measured, but not finely enough. */
  List<ScrapeReport.Gap> gaps() {
    return List.copyOf(gaps);
  }

  void finding(String name, String title, Unit unit, Value.Amount value, Provenance provenance) {
    findings.add(new Finding(name, title, unit, value, provenance));
  }

  boolean has(Quantity quantity) {
    return signals[quantity.ordinal()] instanceof Signal.Measured;
  }

  List<Signal> signals() {
    int size = 0;
    for (long bits : found) {
      size += Long.bitCount(bits);
    }
    @Nullable Signal[] all = new @Nullable Signal[size];
    int next = 0;
    for (int word = 0; word < found.length; word++) {
      for (long bits = found[word]; bits != 0; bits &= bits - 1) {
        all[next++] = signals[64 * word + Long.numberOfTrailingZeros(bits)];
      }
    }
    return List.of(all);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
