package dev.assay.core.profile;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the service runs on and inside. Every field may be absent: unknown, never zero. */
@Schema(description = "What the service runs on and inside.")
public record Platform(
    @Schema(description = "What the platform allows or asks of the language runtime.")
        @Nullable Runtime runtime,
    @Schema(description = "Depth of Kubernetes API use.") @Nullable KubernetesDepth kubernetes,
    @Schema(
            description =
                "Whether the code lives in the Kubernetes tree or behind a Go plug-in interface.")
        @Nullable Boolean inTree,
    @Schema(description = "CPU architectures to build for, for example amd64, arm64.")
        @Size(max = 16)
        @Nullable List<String> architectures) {

  /** Nothing known. */
  public static final Platform EMPTY = new Platform(null, null, null, null);

  public Platform {
    architectures = architectures == null ? null : List.copyOf(architectures);
  }
}
