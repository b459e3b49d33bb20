package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short forms for tests that read a text. */
final class Reading {
  static final ReadOptions STRICT =
      new ReadOptions(true, ReadOptions.Limits.DEFAULT, Selection.ALL);

  private Reading() {}

  static Exposition text(String body) throws ExpositionException {
    return read(body, Format.PROMETHEUS_TEXT, ReadOptions.LENIENT);
  }

  static Exposition openMetrics(String body) throws ExpositionException {
    return read(body, Format.OPENMETRICS_TEXT, ReadOptions.LENIENT);
  }

  static Exposition only(String body, Selection families) throws ExpositionException {
    return read(
        body, Format.PROMETHEUS_TEXT, new ReadOptions(false, ReadOptions.Limits.DEFAULT, families));
  }

  static Exposition read(String body, Format format, ReadOptions options)
      throws ExpositionException {
    return ExpositionReader.read(body.getBytes(StandardCharsets.UTF_8), format, options);
  }

  static ExpositionException refusal(String body, Format format, ReadOptions options) {
    return catchThrowableOfType(ExpositionException.class, () -> read(body, format, options));
  }

  static List<String> codes(Exposition exposition) {
    return exposition.problems().stream().map(ReadProblem::code).toList();
  }

  static List<String> codes(ExpositionException refusal) {
    return refusal.problems().stream().map(ReadProblem::code).toList();
  }

  /** Good lines around a bad one, enough of them that one in a hundred may be bad. */
  static String among(String line) {
    return "good 1\n".repeat(150) + line + "\n";
  }

  static Series only(Exposition exposition) {
    if (exposition.families().size() != 1
        || exposition.families().getFirst().series().size() != 1) {
      throw new AssertionError("more or less than one series: " + exposition.families());
    }
    return exposition.families().getFirst().series().getFirst();
  }
}
