package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.List;
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
public record Gate(
    String id,
    Kind kind,
    List<String> blocks,
    Condition when,
    @Nullable Condition unless,
    @Nullable Boolean decisive,
    String reason,
    String remedy,
    List<Rulebook.Source> sources) {

  /** How a gate's condition is meant, and what follows from not knowing. */
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
    blocks = List.copyOf(blocks);
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /** Everything wrong with it. */
  List<Violation> validate(String pointer, List<String> alternatives) {
    List<Violation> found = new ArrayList<>(when.validate(pointer + "/when"));
    if (unless != null) {
      found.addAll(unless.validate(pointer + "/unless"));
    }
    if (sources.isEmpty()) {
      found.add(
          Violation.of(pointer + "/sources", "no-source", "\"" + id + "\" names no source", id));
    }
    for (int i = 0; i < blocks.size(); i++) {
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
