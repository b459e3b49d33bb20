package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;

/** Reads an exposition: bytes in, metric families out. */
public final class ExpositionReader {
  private ExpositionReader() {}

  /**
   * Reads a whole body, already inflated.
   *
   * <p>The body is tokenised once and must not change meanwhile. Families that {@link
   * ReadOptions#families()} does not ask for are checked like the others and counted, and nothing
   * is built for them.
   *
   * @throws ExpositionException where the body is no exposition, exceeds a limit, belongs to a
   *     format that is not supported or, when reading strictly, breaks a rule of its format; the
   *     only exception, whatever the bytes are
   */
  public static Exposition read(byte[] body, Format format, ReadOptions options)
      throws ExpositionException {
    if (body.length > options.limits().maxBytes()) {
      throw new Problems()
          .refuse(Kind.LIMIT, Rule.BODY_TOO_LARGE, 0, 0, String.valueOf(body.length));
    }
    return switch (format) {
      case PROMETHEUS_TEXT, OPENMETRICS_TEXT -> new TextReader(body, format, options).read();
      case PROTOBUF ->
          throw new Problems().refuse(Kind.UNSUPPORTED, Rule.INVALID_PROTOBUF, 0, 0, "");
    };
  }
}
