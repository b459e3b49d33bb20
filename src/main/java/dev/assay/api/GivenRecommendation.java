package dev.assay.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.core.Answer;
import dev.assay.core.plan.Cost;
import dev.assay.core.plan.DecisionRecord;
import dev.assay.core.plan.MigrationPlan;
import dev.assay.core.plan.SplitPlan;
import dev.assay.core.verdict.Recommendation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
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
    @JsonUnwrapped Recommendation recommendation,
    SplitPlan split,
    MigrationPlan plan,
    Cost cost) {

  static GivenRecommendation of(@Nullable UUID id, @Nullable Instant createdAt, Answer answer) {
    return new GivenRecommendation(
        id, createdAt, answer.recommendation(), answer.split(), answer.plan(), answer.cost());
  }

  /** A kept recommendation as a decision record that nobody has decided on yet, in Markdown. */
  String decisionRecord() {
    LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(createdAt), ZoneOffset.UTC);
    return DecisionRecord.render(
        new DecisionRecord.Heading("proposed", day, List.of(), null, null),
        recommendation,
        split,
        plan,
        cost);
  }
}
