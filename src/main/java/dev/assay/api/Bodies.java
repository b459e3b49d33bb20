package dev.assay.api;

import dev.assay.boot.LimitsConfig;
import dev.assay.core.exposition.BodyInflater;
import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ExpositionReader;
import dev.assay.core.exposition.FormatSniffer;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.exposition.ReadProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request bodies, read within the limits and inflated by our own reader. */
@Singleton
final class Bodies {
  private static final List<String> CODINGS = List.of("gzip", "zstd", "identity");

  private final LimitsConfig config;

  Bodies(LimitsConfig config) {
    this.config = config;
  }

  /** The limits as the readers of the core take them. */
  ReadOptions.Limits limits() {
    return new ReadOptions.Limits(
        config.inflatedBytes(),
        config.inflationRatio(),
        config.samples(),
        config.lineBytes(),
        config.labels(),
        config.labelBytes());
  }

  /**
   * The plain body; where no coding is stated, its first bytes tell.
   *
   * @throws ProblemException when it is too large, cut off, or in a coding that is not understood
   */
  byte[] read(InputStream body, HttpHeaders headers) {
    int limit = config.bodyBytes();
    String announced = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    long length = announced == null ? -1 : Long.parseLong(announced);
    if (length > limit) {
      throw tooLarge(length + " bytes");
    }
    byte[] sent;
    try {
      sent = body.readNBytes((length < 0 ? limit : (int) length) + 1);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST, "the body ended before its announced end");
    }
    if (sent.length > limit) {
      throw tooLarge("more than " + limit + " bytes");
    }
    return inflated(sent, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
  }

  /**
   * The exposition that a plain body is.
   *
   * @param contentType what it is said to be; null where nothing is said
   * @throws ExpositionException where it is none, or, unless it is read strictly, holds no sample
   */
  static Exposition exposition(byte[] plain, @Nullable String contentType, ReadOptions options)
      throws ExpositionException {
    Exposition read =
        ExpositionReader.read(plain, FormatSniffer.decide(contentType, plain), options);
    return options.strict() ? read : read.withSamples();
  }

  private byte[] inflated(byte[] sent, @Nullable String coding) {
    try {
      return BodyInflater.inflate(sent, coding, limits());
    } catch (ExpositionException e) {
      ReadProblem reason = e.problems().getFirst();
      throw switch (e.kind()) {
        case INVALID ->
            new ProblemException(
                Problem.of(ProblemKind.MALFORMED_ENCODING, reason.detail()).named(reason.code()));
        case LIMIT ->
            new ProblemException(
                Problem.of(ProblemKind.TOO_LARGE, reason.detail()).named(reason.code()));
        case UNSUPPORTED ->
            new ProblemException(
                Problem.of(
                        ProblemKind.UNSUPPORTED_ENCODING,
                        "\"" + Shown.text(String.valueOf(coding)) + "\" is not understood")
                    .accepting(CODINGS),
                Map.of("Accept-Encoding", String.join(", ", CODINGS)));
      };
    }
  }

  private ProblemException tooLarge(String size) {
    return new ProblemException(
        Problem.of(
                ProblemKind.TOO_LARGE, size + " were sent; a body may hold " + config.bodyBytes())
            .named("sent-too-large")
            .accepting(List.of("up to " + config.bodyBytes() + " bytes")),
        Map.of("Connection", "close"));
  }
}
