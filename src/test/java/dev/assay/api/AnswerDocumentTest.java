package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.Json;
import dev.assay.core.Answer;
import dev.assay.store.Document;
import dev.assay.store.KeptRecommendation;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerDocumentTest {
  private static final byte[] GIVEN = Json.bytes(Json.read(example(), GivenRecommendation.class));

  @Test
  void the_bytes_are_those_of_the_answer_written_with_its_id() {
    GivenRecommendation given = Json.read(GIVEN, GivenRecommendation.class);
    Answer answer = new Answer(given.recommendation(), given.split(), given.plan(), given.cost());
    UUID id = UUID.fromString("0190a5b2-9c1e-7000-8000-0123456789ab");
    Instant at = Instant.parse("2026-11-21T09:30:00.120Z");

    AnswerDocument document = AnswerDocument.of(answer);

    KeptRecommendation kept =
        new KeptRecommendation(
            id,
            at,
            "checkout",
            "canonical",
            "1",
            "00",
            "go",
            "",
            Document.of(GIVEN),
            document.json());
    assertThat(document.json().content())
        .isEqualTo(Json.bytes(GivenRecommendation.of(null, null, answer)));
    assertThat(RecommendationResource.given(kept).getBytes())
        .isEqualTo(Json.bytes(GivenRecommendation.of(id, at, answer)));
    assertThat(document.verdict()).isEqualTo(Examples.tree(GIVEN).get("verdict").asText());
  }

  @Test
  void what_was_written_is_read_back_whole() {
    assertThat(Examples.tree(GIVEN)).isEqualTo(Examples.tree(example()));
  }

  private static byte[] example() {
    return Examples.bytes("checkout.answer.json");
  }
}
