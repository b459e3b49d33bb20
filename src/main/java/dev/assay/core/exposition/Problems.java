package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;
import dev.assay.core.exposition.ReadProblem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The problems of one body in reading order: all counted, the first ones kept. */
final class Problems {
  /**
   * How many remarks are kept, and how many errors beside them; a body of nothing but errors must
   * not fill the memory. With the reason of a refusal, errors come to 200.
   */
  static final int KEPT = 199;

  private static final int SHOWN = 120;

  /** What may be remarked without being an error; null where all may. */
  private final @Nullable Set<Rule> remarks;

  private final List<ReadProblem> kept = new ArrayList<>();
  private int warnings;
  private int errors;
  private int skipped;

  /** Problems of which remarks cost nothing. */
  Problems() {
    this.remarks = null;
  }

  /**
   * Problems of a body that is read strictly.
   *
   * @param remarks what is allowed, though it is remarked on
   */
  Problems(Set<Rule> remarks) {
    this.remarks = remarks;
  }

  /** Lines and samples that were skipped, those beyond the kept problems included. */
  int skipped() {
    return skipped;
  }

  List<ReadProblem> all() {
    return kept;
  }

  void warn(Rule rule, int line, int column, String value) {
    if (remarks != null && !remarks.contains(rule)) {
      violate(rule, line, column, value);
    } else if (++warnings <= KEPT) {
      kept.add(problem(Severity.WARNING, rule, line, column, value));
    }
  }

  void skip(Rule rule, int line, int column, String value) {
    skipped++;
    add(remarks == null ? Severity.SKIPPED : Severity.FATAL, rule, line, column, value);
  }

  /** A violation of the format's specification, found when reading strictly. */
  void violate(Rule rule, int line, int column, String value) {
    add(Severity.FATAL, rule, line, column, value);
  }

  /** Whether there is anything but remarks. */
  boolean hasErrors() {
    return errors > 0;
  }

  /** Refuses the body for a reason, beside everything else that was wrong with it. */
  ExpositionException refuse(Kind kind, Rule rule, int line, int column, String value) {
    return refuse(kind, problem(Severity.FATAL, rule, line, column, value));
  }

  /** Refuses a body that holds more of something than the limit allows. */
  ExpositionException exceed(Rule rule, int line, int column, long found, long limit) {
    String sentence = rule.sentence().replace("#", String.valueOf(limit));
    return refuse(
        Kind.LIMIT,
        problem(Severity.FATAL, rule.code(), line, column, String.valueOf(found), sentence));
  }

  /** Refuses the body for all that was found. */
  ExpositionException refuse() {
    kept.removeIf(problem -> problem.severity() == Severity.WARNING);
    return new ExpositionException(Kind.INVALID, kept, Math.max(0, errors - KEPT));
  }

  private ExpositionException refuse(Kind kind, ReadProblem reason) {
    if (kind != Kind.INVALID) {
      return new ExpositionException(kind, List.of(reason));
    }
    kept.add(reason);
    return refuse();
  }

  private void add(Severity severity, Rule rule, int line, int column, String value) {
    if (++errors <= KEPT) {
      kept.add(problem(severity, rule, line, column, value));
    }
  }

  static ReadProblem problem(Severity severity, Rule rule, int line, int column, String value) {
    return problem(severity, rule.code(), line, column, value, rule.sentence());
  }

  /** A problem of a format without lines, at a byte counted from 0. */
  void skipAtByte(Rule rule, int offset, String value) {
    skipped++;
    if (++errors <= KEPT) {
      kept.add(atByte(Severity.SKIPPED, rule, offset, value));
    }
  }

  ExpositionException refuseAtByte(Kind kind, Rule rule, int offset, String value) {
    return refuse(kind, atByte(Severity.FATAL, rule, offset, value));
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
    while (to < limit && !endsToken(bytes, to, limit)) {
      to++;
    }
    return text(bytes, from, Math.max(to, Math.min(from + 1, limit)));
  }

  private static boolean endsToken(byte[] bytes, int p, int limit) {
    return switch (bytes[p]) {
      case ' ', '\t', '\n', ',' -> true;
      case '\r' -> p + 1 == limit || bytes[p + 1] == '\n';
      default -> false;
    };
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
