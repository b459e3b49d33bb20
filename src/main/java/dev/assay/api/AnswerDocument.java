package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.core.Answer;
import dev.assay.core.profile.Choice;
import dev.assay.core.verdict.Recommendation;
import dev.assay.store.Document;

/**
 * An answer in the bytes that it is given in, with what the store and the meters want to know of
 * it.
 *
 * @param verdict wire id of the verdict
 * @param json the answer as JSON, without id and time
 */
record AnswerDocument(
    String service, Recommendation.RulebookRef rulebook, String verdict, Document json) {

  static AnswerDocument of(Answer answer) {
    Recommendation recommendation = answer.recommendation();
    return new AnswerDocument(
        recommendation.service(),
        recommendation.rulebook(),
        Choice.id(recommendation.verdict().name()),
        Document.of(Json.bytes(GivenRecommendation.of(null, null, answer))));
  }
}
