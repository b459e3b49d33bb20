package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.PublicEvidence.Access;
import dev.assay.core.rulebook.PublicEvidence.Citation;
import dev.assay.core.rulebook.PublicEvidence.Grade;
import dev.assay.core.rulebook.PublicEvidence.Side;
import dev.assay.core.rulebook.PublicEvidence.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicEvidenceTest {
  @Test
  void the_shipped_evidence_is_sound() {
    PublicEvidence shipped =
        ResourceFiles.read("evidence/public-evidence.yaml", PublicEvidence.class);

    assertThat(shipped.validate()).isEmpty();
  }

  @Test
  void an_id_stands_once_and_a_claim_has_a_source() {
    PublicEvidence evidence =
        new PublicEvidence(
            List.of(
                citation("PE01", "a claim", "a source"),
                citation("PE02", " ", "a source"),
                citation("PE01", "a claim", "")));

    assertThat(evidence.validate())
        .extracting(Violation::pointer, Violation::code, Violation::value)
        .containsExactly(
            tuple("/citations/1", "no-source", "PE02"),
            tuple("/citations/2/id", "duplicate-id", "PE01"),
            tuple("/citations/2", "no-source", "PE01"));
  }

  private static Citation citation(String id, String claim, String source) {
    return new Citation(
        id,
        claim,
        source,
        "2026",
        Grade.A,
        Access.FULL,
        Transfer.HIGH,
        Side.NEUTRAL,
        List.of(),
        null);
  }
}
