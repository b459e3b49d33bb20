package dev.assay.core.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What input the service parses, and what it replaces. Every field may be absent: unknown, never
 * zero.
 */
@Schema(description = "What input the service parses, and what it replaces.")
public record Exposure(
    @Schema(description = "Where the parsed bytes come from, and who parses them.")
        @Nullable Input input,
    @Schema(description = "Memory-unsafe code that is replaced.") @Nullable Replaces replaces) {

  /** Nothing known. */
  public static final Exposure EMPTY = new Exposure(null, null);
}
