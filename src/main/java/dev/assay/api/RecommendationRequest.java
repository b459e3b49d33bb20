package dev.assay.api;

import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.profile.ServiceProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a recommendation is asked from. */
@Schema(
    description =
        "What a recommendation is asked from; only the profile is required, and of it only name and kind.")
record RecommendationRequest(
    @Schema(description = "What the service is declared to be.") @NotNull @Valid
        ServiceProfile profile,
    @Schema(
            description =
                "Expositions of the running service, in time order; at most 16, unless the service is"
                    + " configured otherwise.")
        @Size(max = 100)
        @Nullable List<@Valid Snapshot> snapshots,
    @Schema(
            description =
                "Name of the rulebook that decides, with or without its version; canonical when absent.",
            examples = {"canonical", "canonical@1.0.0"})
        @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,98}(@[0-9A-Za-z.+-]{1,50})?$")
        @Nullable String rulebook,
    @Schema(description = "Other weights than the rulebook's own.") @Valid
        @Nullable Weights weights) {

  /** One exposition. */
  @Schema(
      name = "SnapshotInput",
      description = "What the service's metrics endpoint answered at one time.")
  record Snapshot(
      @Schema(
              description =
                  "The body of the scrape as text: Prometheus text format or OpenMetrics.",
              examples =
                  "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes 4.5e+07\n")
          @NotNull
          String exposition,
      @Schema(
              description = "Content-Type of the scrape; the body tells when it is absent.",
              examples = "text/plain; version=0.0.4")
          @Size(max = 500)
          @Nullable String contentType,
      @Schema(
              description =
                  "When it was scraped (RFC 3339), later than the snapshot of the same component before it. Rates since the start of the process need it.",
              examples = "2026-11-21T09:30:00Z")
          @Nullable Instant takenAt,
      @Schema(
              description =
                  "Name of the component that it was scraped from; the service itself when absent.",
              examples = "proxy")
          @Size(max = 100)
          @Nullable String component,
      @Schema(
              description =
                  "Label values that choose one of several services in the body: a series that carries such a label with another value is left out.")
          @Size(max = 16)
          @Nullable Map<@Size(min = 1, max = 200) String, @Size(max = 200) String> select) {}
}
