package dev.assay.core.signal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A metrics reading as it is written out: numbers that are not finite are left out.
 *
 * @param component name of the component that the snapshots are of; null for the service itself
 * @param signals what metrics tell of each quantity, measured or missing with the reason
 * @param findings readings beyond the quantities
 * @param runtimes what runs, the service's own runtime first
 * @param latency what request latency was read from; null where no durations were found
 * @param report how the scrape went and what would close its gaps
 * @param comparison how what ran before can be held against what runs now; null where all snapshots
 *     show one runtime
 */
@Schema(description = "What the snapshots of a service or component say, and how they were read.")
public record MetricsAnswer(
    @Schema(description = "Component that the snapshots are of; absent for the service itself.")
        @Nullable String component,
    @Schema(
            description =
                "Each quantity that metrics can tell, measured or missing with the reason.")
        List<Told> signals,
    @Schema(description = "Readings beyond the quantities.") List<Reading> findings,
    @Schema(
            description =
                "What runs, the service's own runtime first, then exporters and sidecars.")
        List<Fingerprint> runtimes,
    @Schema(description = "What request latency was read from.") @Nullable Latency latency,
    @Schema(description = "How the scrape went, and what would close its gaps.")
        ScrapeReport report,
    @Schema(
            description =
                "Where the snapshots show a rewrite in another language: whether what ran before"
                    + " can be held against what runs now, aspect by aspect. The signals are of"
                    + " what runs now.")
        @Nullable Comparison comparison) {

  /** One quantity. */
  @Schema(name = "MeasuredSignal", description = "One quantity, measured or missing.")
  public record Told(
      @Schema(description = "Id of the quantity.", examples = "observed.p99Ms") String quantity,
      @Schema(description = "Its value: a number, a choice, or yes or no; absent where missing.")
          @Nullable Object value,
      @Schema(description = "Least it may be.") @Nullable Double low,
      @Schema(description = "Greatest it may be; absent where unbounded or exact.")
          @Nullable Double high,
      @Schema(description = "Unit of the value.") @Nullable String unit,
      @Schema(description = "Why it is missing.") @Nullable String missing,
      @Schema(description = "Where it comes from.") @Nullable Provenance provenance) {
    static Told of(Signal signal) {
      String id = signal.quantity().id();
      return switch (signal) {
        case Signal.Missing missing -> new Told(id, null, null, null, null, missing.why(), null);
        case Signal.Known known -> {
          Value.Amount amount = known.value() instanceof Value.Amount a && !a.exact() ? a : null;
          yield new Told(
              id,
              shown(known.value()),
              amount == null ? null : finite(amount.low()),
              amount == null ? null : finite(amount.high()),
              signal.quantity().unit().symbol().isEmpty()
                  ? null
                  : signal.quantity().unit().symbol(),
              null,
              known instanceof Signal.Measured measured ? measured.provenance() : null);
        }
      };
    }
  }

  /** One reading beyond the quantities. */
  @Schema(name = "FurtherReading", description = "A reading that no criterion asks for.")
  public record Reading(
      @Schema(description = "Stable name.") String name,
      @Schema(description = "What it is.") String title,
      @Schema(description = "Best single figure.") @Nullable Double value,
      @Schema(description = "Least it may be.") @Nullable Double low,
      @Schema(description = "Greatest it may be.") @Nullable Double high,
      @Schema(description = "Unit.") @Nullable String unit,
      @Schema(description = "Where it comes from.") Provenance provenance) {
    static Reading of(Finding finding) {
      Value.Amount amount = finding.value();
      return new Reading(
          finding.name(),
          finding.title(),
          finite(amount.point()),
          amount.exact() ? null : finite(amount.low()),
          amount.exact() ? null : finite(amount.high()),
          finding.unit().symbol().isEmpty() ? null : finding.unit().symbol(),
          finding.provenance());
    }
  }

  /** What request latency was read from. */
  @Schema(description = "The family that request latency was read from.")
  public record Latency(
      @Schema(description = "Family name.") String metric,
      @Schema(description = "What its quantiles are.") LatencySource.Kind kind,
      @Schema(description = "Bucket bounds or native schema; empty for a summary.")
          String resolution,
      @Schema(description = "Requests in the window.") @Nullable Double requests,
      @Schema(description = "Mean duration, milliseconds.") @Nullable Double meanMs) {}

  /**
   * A reading written out.
   *
   * @param component name of the component; null for the service itself
   */
  public static MetricsAnswer of(@Nullable String component, MetricsReading reading) {
    LatencySource latency = reading.latency();
    return new MetricsAnswer(
        component,
        reading.signals().stream().map(Told::of).toList(),
        reading.findings().stream().map(Reading::of).toList(),
        reading.runtimes(),
        latency == null
            ? null
            : new Latency(
                latency.metric(),
                latency.kind(),
                latency.resolution(),
                finite(latency.requests()),
                finite(latency.meanMs())),
        reading.report(),
        reading.comparison());
  }

  /** A value as it is written out. */
  public static Object shown(Value value) {
    return switch (value) {
      case Value.Amount amount -> amount.point();
      case Value.Level level -> level.id();
      case Value.Flag flag -> flag.yes();
    };
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
