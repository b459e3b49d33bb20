package dev.assay.boot;

import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.Mistakes;
import dev.assay.core.rulebook.PublicEvidence;
import dev.assay.core.rulebook.Seeds;
import java.util.List;

/** What rulebooks cite and answers warn of, read once and checked. */
public final class Sources {
  private final PublicEvidence evidence =
      ResourceFiles.read("evidence/public-evidence.yaml", PublicEvidence.class);
  private final Seeds seeds = ResourceFiles.read("evidence/seeds.yaml", Seeds.class);
  private final Mistakes mistakes = ResourceFiles.read("rulebook/caveats.yaml", Mistakes.class);
  private final Contradictions contradictions =
      ResourceFiles.read("rulebook/contradictions.yaml", Contradictions.class);

  /** Ends the start-up with all that is wrong with one of the files. */
  public Sources() {
    require("evidence/public-evidence.yaml", evidence.validate());
    require("rulebook/caveats.yaml", mistakes.validate());
    require("rulebook/contradictions.yaml", contradictions.validate());
  }

  private static void require(String file, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new IllegalStateException(file + ": " + violations);
    }
  }

  /** Published claims. */
  public PublicEvidence evidence() {
    return evidence;
  }

  /** The texts whose rules Assay unites. */
  public Seeds seeds() {
    return seeds;
  }

  /** The common mistakes that the seeds warn of. */
  public Mistakes mistakes() {
    return mistakes;
  }

  /** Where the seeds contradict each other, and how each contradiction is resolved. */
  public Contradictions contradictions() {
    return contradictions;
  }
}
