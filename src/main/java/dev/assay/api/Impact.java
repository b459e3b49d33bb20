package dev.assay.api;

import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rulebook would change over all services that were asked about. */
@Schema(
    name = "RulebookImpact",
    description =
        "What a rulebook would change over all services: each counts once, by its newest request.")
record Impact(
    @Schema(description = "The rulebook that was tried.") RulebookRef rulebook,
    @Schema(description = "Services that were scored.") int services,
    @Schema(description = "Services whose verdict would be another.") int changed,
    @Schema(description = "How many services go from which verdict to which.")
        List<Transition> transitions,
    @Schema(description = "The services whose verdict would be another, by name.")
        List<ServiceChange> changes,
    @Schema(description = "How many further changes are not listed.") int omittedChanges,
    @Schema(description = "The services that could not be scored, by name; at most as many.")
        List<Unscored> unscored,
    @Schema(description = "How many further services could not be scored.") int omittedUnscored) {

  /** How often one verdict becomes another. */
  @Schema(name = "VerdictTransition", description = "How often one verdict becomes another.")
  record Transition(
      @Schema(description = "The verdict today.", examples = "go") String before,
      @Schema(description = "The verdict under the rulebook.", examples = "rust") String after,
      @Schema(description = "Services.") int services) {}

  /** A service whose verdict would be another. */
  @Schema(name = "ServiceChange", description = "A service whose verdict would be another.")
  record ServiceChange(
      @Schema(description = "Its name.") String service,
      @Schema(description = "Its newest recommendation.") UUID recommendation,
      @Schema(description = "When that was given (RFC 3339).") Instant createdAt,
      @Schema(description = "The rulebook that decided it.", examples = "canonical@1.0.0")
          String rulebook,
      @Schema(description = "What holds today.") Outcome before,
      @Schema(description = "What the rulebook says.") Outcome after) {}

  /** A verdict with its lead. */
  @Schema(name = "ImpactOutcome", description = "A verdict with its lead.")
  record Outcome(
      @Schema(description = "The verdict.", examples = "go") String verdict,
      @Schema(description = "The alternative that leads, also where the verdict is a status.")
          @Nullable String leader,
      @Schema(
              description =
                  "Score of the leader less that of its strongest rival in another language; absent where there is none.")
          @Nullable Double margin,
      @Schema(description = "The confidence class, where it was asked for.")
          Recommendation.Confidence.@Nullable Level confidence) {}

  /** A service that could not be scored. */
  @Schema(name = "UnscoredService", description = "A service that could not be scored.")
  record Unscored(
      @Schema(description = "Its name.") String service,
      @Schema(description = "Its newest recommendation.") UUID recommendation,
      @Schema(description = "Why it could not be scored.") String detail) {}
}
