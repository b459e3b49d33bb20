package dev.assay.core.profile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a service is declared to be. Only {@code name} and {@code kind} are required; everything
 * else sharpens the answer, and what is absent is unknown, never zero. Ranges are declared here;
 * what fields mean together is checked by {@link ProfileRules}.
 */
@Schema(
    description =
        "What a service is declared to be. Only name and kind are required; absent means unknown, never zero.")
public record ServiceProfile(
    @Schema(description = "Name of the service.", examples = "checkout-api")
        @NotNull
        @Pattern(regexp = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$")
        String name,
    @Schema(description = "Who owns it.") @Size(max = 200) @Nullable String owner,
    @Schema(description = "What it does, in a sentence.") @Size(max = 2000)
        @Nullable String description,
    @Schema(description = "Free labels, kept with the answer.") @Size(max = 50)
        @Nullable Map<@Size(min = 1, max = 100) String, @Size(max = 200) String> labels,
    @Schema(description = "What the service does.") @NotNull ServiceKind kind,
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
    @Valid @Nullable Observed observed,
    @Schema(description = "Parts of the service with jobs of their own.") @Size(max = 50)
        List<@Valid Component> components) {

  public ServiceProfile {
    components = components == null ? List.of() : List.copyOf(components);
    labels = labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** What the service states of itself. */
  public Blocks blocks() {
    return Blocks.of(
        kind,
        null,
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
