package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;
import dev.assay.core.exposition.ReadProblem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The problems of one body in reading order: all counted, the first ones kept. */
final class Problems {
  /** How many problems are kept; a body of nothing but errors must not fill the memory. */
  static final int KEPT = 200;

  private static final int SHOWN = 120;

  private final List<ReadProblem> kept = new ArrayList<>();
  private int skipped;
  private int violations;

  /** Lines and samples that were skipped, those beyond the kept problems included. */
  int skipped() {
    return skipped;
  }

  List<ReadProblem> all() {
    return kept;
  }

  void warn(Rule rule, int line, int column, String value) {
    add(Severity.WARNING, rule, line, column, value);
  }

  void skip(Rule rule, int line, int column, String value) {
    skipped++;
    add(Severity.SKIPPED, rule, line, column, value);
  }

  /** A violation of the format's specification, found when reading strictly. */
  void violate(Rule rule, int line, int column, String value) {
    violations++;
    add(Severity.FATAL, rule, line, column, value);
  }

  boolean hasViolations() {
    return violations > 0;
  }

  ExpositionException refuse(Kind kind, Rule rule, int line, int column, String value) {
    if (kind != Kind.INVALID) {
      kept.clear();
    }
    kept.add(problem(Severity.FATAL, rule, line, column, value));
    return new ExpositionException(kind, kept);
  }

  private void add(Severity severity, Rule rule, int line, int column, String value) {
    if (kept.size() < KEPT) {
      kept.add(problem(severity, rule, line, column, value));
    }
  }

  static ReadProblem problem(Severity severity, Rule rule, int line, int column, String value) {
    return problem(severity, rule.code(), line, column, value, rule.sentence());
  }

  /** A problem of a format without lines, at a byte counted from 0. */
  void skipAtByte(Rule rule, int offset, String value) {
    skipped++;
    if (kept.size() < KEPT) {
      kept.add(atByte(Severity.SKIPPED, rule, offset, value));
    }
  }

  ExpositionException refuseAtByte(Kind kind, Rule rule, int offset, String value) {
    kept.add(atByte(Severity.FATAL, rule, offset, value));
    return new ExpositionException(kind, kept);
  }

  private static ReadProblem atByte(Severity severity, Rule rule, int offset, String value) {
    return problem(severity, rule.code(), 0, 0, value, rule.sentence(), "byte " + offset + ": ");
  }

  static ReadProblem problem(
      Severity severity, String code, int line, int column, String value, String sentence) {
    String place =
        line == 0
            ? ""
            : column == 0 ? "line " + line + ": " : "line " + line + ", column " + column + ": ";
    return problem(severity, code, line, column, value, sentence, place);
  }

  private static ReadProblem problem(
      Severity severity,
      String code,
      int line,
      int column,
      String value,
      String sentence,
      String place) {
    String shown = shorten(value);
    return new ReadProblem(
        severity, code, line, column, shown, place + '"' + shown + "\" " + sentence);
  }

  /** The token at a position for a message: up to the next blank, comma or end of line. */
  static String token(byte[] bytes, int from, int limit) {
    int to = from;
    while (to < limit && bytes[to] > ' ' && bytes[to] != ',' || to < limit && bytes[to] < 0) {
      to++;
    }
    return text(bytes, from, Math.max(to, Math.min(from + 1, limit)));
  }

  static String text(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + 4 * SHOWN);
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static String shorten(String value) {
    StringBuilder shown = new StringBuilder();
    int length = 0;
    for (int i = 0; i < value.length() && length < SHOWN; i++) {
      char c = value.charAt(i);
      String piece =
          switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
          };
      if (length + piece.length() > SHOWN || (i + 1 < value.length() && length == SHOWN - 1)) {
        int last = shown.length() - 1;
        if (Character.isHighSurrogate(shown.charAt(last))) {
          shown.setLength(last);
        }
        shown.append('…');
        break;
      }
      shown.append(piece);
      length += piece.length();
    }
    return shown.toString();
  }
}
