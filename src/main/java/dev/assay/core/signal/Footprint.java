package dev.assay.core.signal;

import java.util.List;
import java.util.Optional;

/**
 * What one instance takes of a resource in each language: what is known of the build that runs, and
 * the published share that separates the two languages.
 *
 * @param go a Go build, in the quantity's unit
 * @param rust a Rust build, in the quantity's unit
 * @param saved what Rust takes less, in the quantity's unit
 * @param basis the signal that it rests on
 * @param assumed whether a Go build is assumed to fill the budget, as none was seen
 * @param rustRuns whether what was seen is a Rust build
 */
public record Footprint(
    Value.Amount go,
    Value.Amount rust,
    Value.Amount saved,
    Signal.Known basis,
    boolean assumed,
    boolean rustRuns) {

  /**
   * Memory of one instance, MiB: resident, else peak memory of a Go or Rust build that runs, else
   * the memory budget.
   *
   * @param saving share of the Go build's memory that a Rust build does without, 0 to under 1
   */
  public static Optional<Footprint> memory(Signals signals, Value.Amount saving) {
    return first(signals, List.of(Quantity.RESIDENT_MEMORY, Quantity.PEAK_MEMORY), saving)
        .or(
            () ->
                signals
                    .known(Quantity.BUDGET_MEMORY)
                    .map(budget -> ofGo(budget, amount(budget), saving, true)));
  }

  /**
   * CPU of one instance, cores, of a Go or Rust build that runs.
   *
   * @param saving share of the Go build's CPU that a Rust build does without, 0 to under 1
   */
  public static Optional<Footprint> cores(Signals signals, Value.Amount saving) {
    return first(signals, List.of(Quantity.CPU_CORES), saving);
  }

  /** Whether a build in one of the two languages runs, so that what is observed speaks of it. */
  public static boolean running(Signals signals) {
    return signals
        .level(Quantity.INCUMBENT_LANGUAGE)
        .filter(l -> l.equals("go") || l.equals("rust"))
        .isPresent();
  }

  private static Optional<Footprint> first(
      Signals signals, List<Quantity> observed, Value.Amount saving) {
    if (!running(signals)) {
      return Optional.empty();
    }
    boolean rust = signals.level(Quantity.INCUMBENT_LANGUAGE).orElseThrow().equals("rust");
    return observed.stream()
        .flatMap(q -> signals.known(q).stream())
        .filter(known -> Double.isFinite(amount(known).high()))
        .findFirst()
        .map(
            known ->
                rust
                    ? ofRust(known, amount(known), saving)
                    : ofGo(known, amount(known), saving, false));
  }

  private static Footprint ofGo(
      Signal.Known basis, Value.Amount go, Value.Amount saving, boolean assumed) {
    return new Footprint(go, go.times(left(saving)), go.times(saving), basis, assumed, false);
  }

  private static Footprint ofRust(Signal.Known basis, Value.Amount rust, Value.Amount saving) {
    Value.Amount growth =
        new Value.Amount(
            saving.low() / (1 - saving.low()),
            saving.point() / (1 - saving.point()),
            saving.high() / (1 - saving.high()));
    Value.Amount saved = rust.times(growth);
    return new Footprint(rust.plus(saved), rust, saved, basis, false, true);
  }

  /** What is left after a saving: its low end where most is saved. */
  private static Value.Amount left(Value.Amount saving) {
    return new Value.Amount(1 - saving.high(), 1 - saving.point(), 1 - saving.low());
  }

  private static Value.Amount amount(Signal.Known known) {
    return (Value.Amount) known.value();
  }
}
