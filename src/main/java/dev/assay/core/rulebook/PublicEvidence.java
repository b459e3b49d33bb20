package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What others have published and measured, for readings and anchors to cite.
 *
 * @param citations in the order of their ids
 */
public record PublicEvidence(List<Citation> citations) {
  public PublicEvidence {
    citations = List.copyOf(citations);
  }

  /** How well a claim can be checked. */
  @Schema(name = "EvidenceGrade", description = "How well a claim can be checked.")
  public enum Grade {
    /** Primary; method or raw text can be checked. */
    A,
    /** Primary vendor or engineering blog, with figures. */
    B,
    /** Staff comment, podcast or good secondary source. */
    C
  }

  /** How much of the source was read. */
  public enum Access {
    FULL,
    EXCERPT,
    SECONDARY
  }

  /** How far a claim carries to the choice of Go or Rust for one service. */
  public enum Transfer {
    HIGH,
    MEDIUM,
    LOW
  }

  /** Which side a claim speaks for. */
  @Schema(name = "EvidenceSide", description = "Which alternative a claim speaks for.")
  public enum Side {
    GO,
    RUST,
    HYBRID,
    NEUTRAL
  }

  /**
   * One claim with its source.
   *
   * @param criteria ids of the criteria that it concerns
   * @param caveat what weakens it; absent where nothing does
   */
  @Schema(description = "A published claim with its source.")
  public record Citation(
      @Schema(description = "Stable id.", examples = "PE07") String id,
      @Schema(description = "What is claimed, in our words.") String claim,
      @Schema(description = "Where it was published.") String source,
      @Schema(description = "When, or as of when.") String date,
      @Schema(description = "a: primary and checkable; b: primary with figures; c: secondary.")
          Grade grade,
      @Schema(description = "How much of the source was read.") Access access,
      @Schema(description = "How far it carries to the choice for one service.") Transfer transfer,
      @Schema(description = "Which side it speaks for.") Side favours,
      @Schema(description = "Ids of the criteria that it concerns.") List<String> criteria,
      @Schema(description = "What weakens it.") @Nullable String caveat) {
    public Citation {
      criteria = List.copyOf(criteria);
    }
  }

  /** Everything wrong with it; empty for evidence that can be cited. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < citations.size(); i++) {
      Citation citation = citations.get(i);
      if (!ids.add(citation.id())) {
        found.add(
            Violation.of(
                "/citations/" + i + "/id",
                "duplicate-id",
                "\"" + citation.id() + "\" is already an id",
                citation.id()));
      }
      if (citation.claim().isBlank() || citation.source().isBlank()) {
        found.add(
            Violation.of(
                "/citations/" + i,
                "no-source",
                "\"" + citation.id() + "\" has no claim or no source",
                citation.id()));
      }
    }
    return List.copyOf(found);
  }
}
