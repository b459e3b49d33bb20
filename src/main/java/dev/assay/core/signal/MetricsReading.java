package dev.assay.core.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service's expositions say.
 *
 * @param signals one for each quantity that metrics can tell, measured or missing with the reason,
 *     in the order of {@link Quantity}
 * @param findings readings beyond the quantities
 * @param runtimes what runs, the service's own runtime first, then exporters and sidecars
 * @param latency what request latency was read from; null where no durations were found
 * @param report how the scrape went
 */
public record MetricsReading(
    List<Signal> signals,
    List<Finding> findings,
    List<Fingerprint> runtimes,
    @Nullable LatencySource latency,
    ScrapeReport report) {

  /** No snapshot, nothing said. */
  public static final MetricsReading EMPTY =
      new MetricsReading(List.of(), List.of(), List.of(), null, ScrapeReport.EMPTY);

  public MetricsReading {
    signals = List.copyOf(signals);
    findings = List.copyOf(findings);
    runtimes = List.copyOf(runtimes);
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
