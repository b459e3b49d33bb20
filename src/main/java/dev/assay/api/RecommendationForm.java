package dev.assay.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart request, for the contract; {@link Sent} reads them. */
@Schema(description = "The same request as files, for example from curl -F.")
record RecommendationForm(
    @Schema(
            description = "The profile in JSON or YAML.",
            type = SchemaType.STRING,
            format = "binary",
            required = true)
        byte[] profile,
    @Schema(
            description =
                "Expositions in time order, as text or delimited protobuf, compressed or not; the part may be repeated.")
        @Nullable List<byte[]> snapshot,
    @Schema(description = "When each snapshot was scraped, in the order of the snapshots.")
        @Nullable List<Instant> takenAt,
    @Schema(description = "Name of the rulebook, with or without its version.")
        @Nullable String rulebook,
    @Schema(
            description = "Other weights in JSON or YAML.",
            type = SchemaType.STRING,
            format = "binary")
        byte @Nullable [] weights) {}
