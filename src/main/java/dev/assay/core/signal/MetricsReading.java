package dev.assay.core.signal;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a service's expositions say.
 *
 * @param signals one for each quantity that metrics can tell, measured or missing with the reason,
 *     in the order of {@link Quantity}
 * @param findings readings beyond the quantities
 * @param runtimes what runs, the service's own runtime first, then exporters and sidecars
 * @param latency what request latency was read from; null where no durations were found
 * @param requests how many requests were counted; NaN where none were
 * @param scrapes works out how the scrapes went, for who asks
 * @param comparison how what ran before, by the earlier snapshots, can be held against what runs
 *     now; null where all snapshots show one runtime
 */
public record MetricsReading(
    List<Signal> signals,
    List<Finding> findings,
    List<Fingerprint> runtimes,
    @Nullable LatencySource latency,
    double requests,
    Supplier<ScrapeReport> scrapes,
    @Nullable Comparison comparison) {

  /** No snapshot, nothing said. */
  public static final MetricsReading EMPTY =
      new MetricsReading(
          List.of(), List.of(), List.of(), null, Double.NaN, () -> ScrapeReport.EMPTY, null);

  public MetricsReading {
    signals = List.copyOf(signals);
    findings = List.copyOf(findings);
    runtimes = List.copyOf(runtimes);
  }

  /**
   * The same reading where other snapshots, of another runtime, had come before.
   *
   * @param earlier how many they were
   */
  MetricsReading after(int earlier, MetricsReading before) {
    return new MetricsReading(
        signals.stream()
            .map(
                signal ->
                    signal instanceof Signal.Measured m
                        ? new Signal.Measured(
                            m.quantity(), m.value(), m.provenance().after(earlier))
                        : signal)
            .toList(),
        findings.stream()
            .map(
                f ->
                    new Finding(
                        f.name(), f.title(), f.unit(), f.value(), f.provenance().after(earlier)))
            .toList(),
        runtimes,
        latency,
        requests,
        () -> report().after(before.report()),
        Comparability.of(before, this));
  }

  /** How the scrapes went. */
  public ScrapeReport report() {
    return scrapes.get();
  }

  /** The signal of a quantity; missing where the snapshots say nothing of it. */
  public Signal signal(Quantity quantity) {
    return signals.stream()
        .filter(signal -> signal.quantity() == quantity)
        .findFirst()
        .orElseGet(() -> new Signal.Missing(quantity, "no snapshot says anything of it"));
  }

  /** The finding of that name; null where there is none. */
  public @Nullable Finding finding(String name) {
    return findings.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
  }
}
