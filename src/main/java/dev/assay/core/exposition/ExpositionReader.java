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
          .exceed(Rule.BODY_TOO_LARGE, 0, 0, body.length, options.limits().maxBytes());
    }
    return options.strict() ? strict(body, format, options) : lenient(body, format, options);
  }

  private static Exposition lenient(byte[] body, Format format, ReadOptions options)
      throws ExpositionException {
    return switch (format) {
      case PROMETHEUS_TEXT, OPENMETRICS_TEXT -> new TextReader(body, format, options).read();
      case PROTOBUF -> new ProtobufReader(body, options).read();
    };
  }

  private static Exposition strict(byte[] body, Format format, ReadOptions options)
      throws ExpositionException {
    ReadOptions whole = new ReadOptions(true, options.limits(), Selection.ALL);
    Exposition exposition;
    try {
      exposition = lenient(body, format, whole);
    } catch (ExpositionException refusal) {
      if (format == Format.OPENMETRICS_TEXT && refusal.kind() == Kind.INVALID) {
        new OpenMetricsRules(body).check();
      }
      throw refusal;
    }
    if (format == Format.OPENMETRICS_TEXT) {
      new OpenMetricsRules(body).check();
    }
    if (exposition.skippedLines() > 0) {
      throw new ExpositionException(
          Kind.INVALID,
          exposition.problems().stream()
              .filter(problem -> problem.severity() != ReadProblem.Severity.WARNING)
              .toList());
    }
    return new Exposition(
        format,
        exposition.families().stream()
            .filter(family -> options.families().wants(family.name()))
            .toList(),
        exposition.familyCount(),
        exposition.sampleCount(),
        exposition.skippedLines(),
        exposition.problems());
  }
}
