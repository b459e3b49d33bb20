package dev.assay.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.core.verdict.Recommendation;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recommendation as it is given. */
@Schema(
    name = "Recommendation",
    description = "What is recommended for a service, with its whole working.")
record GivenRecommendation(
    @Schema(description = "Its id; absent when nothing is kept.") @Nullable UUID id,
    @Schema(
            description = "When it was given (RFC 3339); absent when nothing is kept.",
            examples = "2026-11-21T09:30:00.123456Z")
        @Nullable Instant createdAt,
    @JsonUnwrapped Recommendation recommendation) {}
