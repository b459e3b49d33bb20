package dev.assay.core.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a split of the service would look like. Every field may be absent: unknown, never zero. */
@Schema(description = "What a split of the service would look like.")
public record Split(
    @Schema(description = "Whether control plane and data plane have a narrow boundary.")
        @Nullable Boolean separable,
    @Schema(description = "Whether both sides would need the same domain logic.")
        @Nullable Boolean sharedDomainLogic,
    @Schema(description = "Whether the organisation already runs Go and Rust in production.")
        @Nullable Boolean bothLanguagesInProduction) {

  /** Nothing known. */
  public static final Split EMPTY = new Split(null, null, null);
}
