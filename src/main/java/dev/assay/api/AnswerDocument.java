package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.core.Answer;
import dev.assay.core.profile.Choice;
import dev.assay.core.verdict.Recommendation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * An answer in the bytes that it is given in, with what the store and the meters want to know of
 * it.
 *
 * @param verdict wire id of the verdict
 * @param json the answer as JSON, without id and time
 */
@SuppressWarnings("ArrayRecordComponent") // shared between readers, never changed
record AnswerDocument(
    String service, Recommendation.RulebookRef rulebook, String verdict, byte[] json) {

  static AnswerDocument of(Answer answer) {
    Recommendation recommendation = answer.recommendation();
    return new AnswerDocument(
        recommendation.service(),
        recommendation.rulebook(),
        Choice.id(recommendation.verdict().name()),
        Json.bytes(GivenRecommendation.of(null, null, answer)));
  }

  /**
   * The JSON of the same answer under an id: all but these two fields is the same for everybody who
   * asks the same, and is not written again.
   */
  byte[] json(UUID id, Instant createdAt) {
    byte[] head =
        "{\"id\":\"%s\",\"createdAt\":\"%s\","
            .formatted(id, createdAt)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + json.length - 1);
    System.arraycopy(json, 1, whole, head.length, json.length - 1);
    return whole;
  }
}
