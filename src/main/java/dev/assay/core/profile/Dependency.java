package dev.assay.core.profile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One library or SDK that the service needs.
 *
 * @param required whether the service cannot do without it; absent means it can
 */
@Schema(description = "One library or SDK that the service needs.")
public record Dependency(
    @Schema(description = "Name of the library or SDK.") @NotNull @Size(min = 1, max = 200)
        String name,
    @Schema(description = "Maturity for Go.") @Nullable Support go,
    @Schema(description = "Maturity for Rust.") @Nullable Support rust,
    @Schema(description = "Whether the service cannot do without it.")
        @Nullable Boolean required) {}
