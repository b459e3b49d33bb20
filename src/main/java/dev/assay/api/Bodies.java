package dev.assay.api;

import dev.assay.boot.LimitsConfig;
import dev.assay.core.exposition.BodyInflater;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ReadOptions;
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
   * The plain body.
   *
   * @throws ProblemException when it is too large, cut off, or in a coding that is not understood
   */
  byte[] read(InputStream body, HttpHeaders headers) {
    int limit = config.bodyBytes();
    int announced = headers.getLength();
    if (announced > limit) {
      throw tooLarge(announced + " bytes");
    }
    byte[] sent;
    try {
      sent = body.readNBytes((announced < 0 ? limit : announced) + 1);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST, "the body ended before its announced end");
    }
    if (sent.length > limit) {
      throw tooLarge("more than " + limit + " bytes");
    }
    return inflated(sent, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
  }

  private byte[] inflated(byte[] sent, @Nullable String coding) {
    try {
      return BodyInflater.inflate(sent, coding == null ? "identity" : coding, limits());
    } catch (ExpositionException e) {
      String detail = e.problems().getFirst().detail();
      throw switch (e.kind()) {
        case INVALID -> new ProblemException(ProblemKind.MALFORMED_ENCODING, detail);
        case LIMIT -> new ProblemException(ProblemKind.TOO_LARGE, detail);
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
            .accepting(List.of("up to " + config.bodyBytes() + " bytes")),
        Map.of("Connection", "close"));
  }
}
