package dev.assay.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.boot.LimitsConfig;
import dev.assay.boot.RulebookLibrary;
import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.Advisor;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import dev.assay.store.Document;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The advisor behind what was sent, with the newest answers remembered: the same bytes have the
 * same answer, so a portal that asks again is not made to wait for ten thousand draws.
 */
@Singleton
final class Answers {
  private final RequestReader reader;
  private final Advisor advisor;
  private final RulebookLibrary library;
  private final Meters meters;
  private final Cache<Key, AnswerDocument> remembered;

  private record Key(@Nullable String contentType, String digest, Explain explain) {}

  Answers(
      RequestReader reader,
      Advisor advisor,
      RulebookLibrary library,
      Meters meters,
      LimitsConfig limits) {
    this.reader = reader;
    this.advisor = advisor;
    this.library = library;
    this.meters = meters;
    this.remembered =
        Caffeine.newBuilder()
            .maximumWeight(limits.rememberedBytes())
            .<Key, AnswerDocument>weigher((key, answer) -> answer.json().content().length)
            .build();
  }

  /**
   * The answer to a request.
   *
   * @throws MalformedException when it cannot be read
   * @throws InvalidException with everything that is wrong with it
   */
  AnswerDocument to(Document request, @Nullable String contentType, Explain explain) {
    Key key = new Key(contentType, request.digest(), explain);
    AnswerDocument known = remembered.getIfPresent(key);
    if (known != null && !isNewest(known.rulebook())) {
      remembered.invalidate(key);
    }
    return remembered.get(key, asked -> answered(request.content(), contentType, explain));
  }

  /** Whether the rulebook's name, which is all that a request need give, still means the same. */
  private boolean isNewest(RulebookRef rulebook) {
    return library
        .find(rulebook.name(), null)
        .filter(newest -> newest.digest().equals(rulebook.digest()))
        .isPresent();
  }

  private AnswerDocument answered(byte[] request, @Nullable String contentType, Explain explain) {
    AdviceRequest question =
        meters.parse().record(() -> reader.read(request, contentType).explained(explain));
    return AnswerDocument.of(meters.evaluation().record(() -> advisor.answer(question)));
  }
}
