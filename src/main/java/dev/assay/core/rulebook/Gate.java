package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Rulebook.Source;
import dev.assay.core.signal.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule that no score can outweigh.
 *
 * @param blocks the alternatives that it makes inadmissible, by wire id
 * @param kind how the condition is meant
 * @param when for {@link Kind#VETO}: what makes them inadmissible; for {@link Kind#REQUIREMENT}:
 *     what must hold for them to be chosen; for {@link Kind#WARNING}: what the answer must warn of
 * @param unless what overrides the gate, for example a named training plan
 * @param decisive whether nothing is recommended that this gate could still close, so that it is
 *     asked first; absent means no
 * @param reason what the answer says when the gate closes
 * @param remedy what would open it
 */
@Schema(description = "A rule that no score can outweigh.")
public record Gate(
    @Schema(description = "Stable name.", examples = "rust-reviewers")
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9_-]{0,63}$")
        String id,
    @Schema(description = "How its condition is meant.") @NotNull Kind kind,
    @Schema(description = "The alternatives that it makes inadmissible.") @Size(max = 5)
        List<String> blocks,
    @Schema(
            description =
                "For a veto what closes it, for a requirement what must hold, for a warning what is warned of.")
        @NotNull
        @Valid
        Condition when,
    @Schema(description = "What overrides it.") @Valid @Nullable Condition unless,
    @Schema(description = "Whether nothing is recommended that it could still close.")
        @Nullable Boolean decisive,
    @Schema(description = "What an answer says when it closes.") @NotNull @Size(min = 1, max = 500)
        String reason,
    @Schema(description = "What would open it.") @NotNull @Size(min = 1, max = 500) String remedy,
    @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {

  /** How a gate's condition is meant, and what follows from not knowing. */
  @Schema(name = "GateKind", description = "How a gate's condition is meant.")
  public enum Kind {
    /**
     * Closes where the condition holds; while that is unknown the alternative stays open, under a
     * warning.
     */
    VETO,
    /**
     * Closes where the condition fails; while that is unknown the alternative cannot be chosen yet.
     */
    REQUIREMENT,
    /** Never closes. */
    WARNING
  }

  public Gate {
    blocks = blocks == null ? List.of() : List.copyOf(blocks);
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /** Everything that it asks for. */
  public Set<Quantity> quantities() {
    Set<Quantity> all = new LinkedHashSet<>(when.quantities());
    if (unless != null) {
      all.addAll(unless.quantities());
    }
    return all;
  }

  /** Everything wrong with it. */
  List<Violation> validate(String pointer, List<String> alternatives) {
    List<Violation> found = new ArrayList<>(when.validate(pointer + "/when"));
    if (unless != null) {
      found.addAll(unless.validate(pointer + "/unless"));
    }
    if (blocks.isEmpty()) {
      found.add(Violation.of(pointer + "/blocks", "empty", "[] blocks nothing", null));
    }
    found.addAll(Findings.sources(pointer + "/sources", sources, id));
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.indexOf(blocks.get(i)) != i) {
        found.add(
            Violation.of(
                pointer + "/blocks/" + i,
                "duplicate",
                "\"" + blocks.get(i) + "\" is listed twice",
                blocks.get(i)));
      }
      if (!alternatives.contains(blocks.get(i))) {
        found.add(
            new Violation(
                pointer + "/blocks/" + i,
                "unknown-alternative",
                "\"" + blocks.get(i) + "\" is not an alternative",
                blocks.get(i),
                alternatives));
      }
    }
    return found;
  }
}
