package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The contradictions between the seeds with their resolutions, in the order of their ids. */
public record Contradictions(List<Contradiction> contradictions) {

  public Contradictions {
    contradictions = contradictions == null ? List.of() : List.copyOf(contradictions);
  }

  /**
   * One contradiction. Exactly one of {@code when} and {@code shownBy} is given.
   *
   * @param id for example {@code C05}
   * @param what what contradicts what
   * @param resolution what holds here instead
   * @param where places in the seeds
   * @param when it shows in the answer where this holds of the service or of a component
   * @param shownBy name of the rulebook that says so of itself, in a note that begins with the id
   */
  @Schema(
      name = "SeedContradiction",
      description = "Where the seeds contradict each other, and how it is resolved.")
  public record Contradiction(
      String id,
      String what,
      String resolution,
      String where,
      @Nullable Condition when,
      @Nullable String shownBy) {}

  /** Everything wrong with them, with JSON pointers; empty where they can be used. */
  public List<Violation> validate() {
    Findings findings = new Findings();
    findings.filled("/contradictions", contradictions);
    findings.keyed("/contradictions", contradictions, "id", Contradiction::id);
    for (int i = 0; i < contradictions.size(); i++) {
      Contradiction contradiction = contradictions.get(i);
      String pointer = "/contradictions/" + i;
      findings.required(pointer + "/what", contradiction.what());
      findings.required(pointer + "/resolution", contradiction.resolution());
      findings.required(pointer + "/where", contradiction.where());
      findings.optionalCondition(pointer + "/when", contradiction.when());
      if ((contradiction.when() == null) == (contradiction.shownBy() == null)) {
        findings.add(
            pointer,
            "when-or-shown-by",
            "\"" + contradiction.id() + "\" needs exactly one of when and shownBy",
            contradiction.id());
      }
    }
    return findings.all();
  }
}
