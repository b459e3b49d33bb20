package dev.assay.core.profile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a service with a job of its own. A block that it states replaces the service's block
 * field by field; what it does not state is inherited where that makes sense for its kind.
 *
 * @param runningCostShare share of the service's running cost (CPU, memory, instances; not code)
 *     that this component causes, 0 to 1; absent means unknown
 */
@Schema(
    description =
        "A part of a service with a job of its own; what it does not state is inherited from the service where that makes sense for its kind.")
public record Component(
    @Schema(description = "Name of the component.", examples = "metrics-collector")
        @NotNull
        @Pattern(regexp = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$")
        String name,
    @Schema(description = "What the component does.") @NotNull ServiceKind kind,
    @Schema(description = "Share of the service's running cost (not of its code), 0 to 1.")
        @DecimalMin("0")
        @DecimalMax("1")
        @Nullable Double runningCostShare,
    @Valid @Nullable Budgets budgets,
    @Valid @Nullable Load load,
    @Valid @Nullable Fleet fleet,
    @Valid @Nullable Failure failure,
    @Valid @Nullable Exposure exposure,
    @Schema(description = "How much mutable state requests share.")
        @Nullable Concurrency concurrency,
    @Valid @Nullable Platform platform,
    @Schema(
            description =
                "Libraries and SDKs the service needs, with their maturity for each language.")
        @Size(max = 100)
        @Nullable List<@Valid Dependency> dependencies,
    @Schema(description = "Readiness of the Rust libraries, when no dependency table is given.")
        @Nullable RustLibraries rustLibraries,
    @Valid @Nullable Team team,
    @Valid @Nullable Hiring hiring,
    @Valid @Nullable Delivery delivery,
    @Valid @Nullable Incumbent incumbent,
    @Valid @Nullable Split split,
    @Valid @Nullable Observed observed) {

  /** What the component states of itself. */
  public Blocks blocks() {
    return Blocks.of(
        kind,
        runningCostShare,
        budgets,
        load,
        fleet,
        failure,
        exposure,
        concurrency,
        platform,
        dependencies,
        rustLibraries,
        team,
        hiring,
        delivery,
        incumbent,
        split,
        observed);
  }
}
