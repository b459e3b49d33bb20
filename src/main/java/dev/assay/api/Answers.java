package dev.assay.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.boot.LimitsConfig;
import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.Advisor;
import dev.assay.core.profile.ServiceProfile;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The advisor, with the newest answers remembered: the same question has the same answer, so a
 * portal that asks again is not made to wait for ten thousand draws. Questions with snapshots are
 * not remembered; they are large and rarely asked twice.
 */
@Singleton
final class Answers {
  private final Advisor advisor;
  private final Cache<Key, AnswerDocument> remembered;

  /** Everything that an answer depends on; a rulebook by its digest. */
  private record Key(
      ServiceProfile profile, String digest, @Nullable Weights weights, Explain explain) {
    static Key of(AdviceRequest question) {
      return new Key(
          question.profile(), question.rule().digest(), question.weights(), question.explain());
    }
  }

  Answers(Advisor advisor, LimitsConfig limits) {
    this.advisor = advisor;
    this.remembered =
        Caffeine.newBuilder()
            .maximumWeight(limits.rememberedBytes())
            .<Key, AnswerDocument>weigher((key, answer) -> answer.json().content().length)
            .build();
  }

  AnswerDocument to(AdviceRequest question) {
    return question.snapshots().isEmpty()
        ? remembered.get(Key.of(question), key -> answered(question))
        : answered(question);
  }

  private AnswerDocument answered(AdviceRequest question) {
    return AnswerDocument.of(advisor.answer(question));
  }
}
