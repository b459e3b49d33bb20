package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;
import dev.assay.core.exposition.Names.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Prometheus and OpenMetrics text formats line by line, skipping and reporting what it
 * does not understand.
 */
final class TextReader {
  private static final int HELP = 'H' << 24 | 'E' << 16 | 'L' << 8 | 'P';
  private static final int TYPE = 'T' << 24 | 'Y' << 16 | 'P' << 8 | 'E';
  private static final int UNIT = 'U' << 24 | 'N' << 16 | 'I' << 8 | 'T';
  private static final int EOF = 'E' << 16 | 'O' << 8 | 'F';

  // How most metadata lines begin, and which bytes of a word that is.
  private static final long HELP_LINE = Words.of("# HELP ");
  private static final long TYPE_LINE = Words.of("# TYPE ");
  private static final long SEVEN_BYTES = -1L >>> 8;
  private static final int KEYWORD_END = "# HELP".length();

  private final byte[] body;
  private final int limit;
  private final Format format;
  private final boolean openMetrics;
  private final boolean ascii;
  private final ReadOptions options;
  private final ReadOptions.Limits limits;
  private final Problems problems;
  private final SampleLexer lexer;
  private final Names names = new Names();
  private final List<FamilyBuilder> families = new ArrayList<>();
  private final FamilyResolver resolver;

  /** Rules beyond the line, when Prometheus text is read strictly. */
  private final @Nullable TextRules rules;

  private int line;
  private int lineStart;
  private int samples;
  private int contentLines;
  private int badLines;
  private boolean eof;
  private boolean blankLines;
  private int carriageReturnLine;
  private @Nullable Name last;
  private @Nullable Name recent;
  private int recentAt;

  TextReader(byte[] body, Format format, ReadOptions options) {
    this.body = body;
    this.limit = body.length;
    this.format = format;
    this.openMetrics = format == Format.OPENMETRICS_TEXT;
    this.options = options;
    this.limits = options.limits();
    this.ascii = Words.isAscii(body, 0, limit);
    boolean byTheLetter = options.strict() && !openMetrics;
    this.problems = byTheLetter ? new Problems(TextRules.ALLOWED) : new Problems();
    this.lexer = new SampleLexer(body, limit, ascii, openMetrics, limits, new StringPool(body));
    this.rules = byTheLetter ? new TextRules(body, problems) : null;
    this.resolver =
        new FamilyResolver(names, families, options.families(), problems, options.strict());
  }

  Exposition read() throws ExpositionException {
    int p = 0;
    if (limit >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf) {
      problems.warn(Rule.BYTE_ORDER_MARK, 1, 1, "\uFEFF");
      p = 3;
    }
    while (p < limit) {
      line++;
      lineStart = p;
      p = line(p);
      if (p - lineStart > limits.maxLineBytes()) {
        throw problems.exceed(Rule.LINE_TOO_LONG, line, 0, p - lineStart, limits.maxLineBytes());
      }
    }
    return finish();
  }

  /** Reads the line that starts at a position; returns where the next one starts. */
  private int line(int start) throws ExpositionException {
    int p = skipBlanks(start);
    if (p == limit || body[p] == '\n' || isLineEnd(p)) {
      if (openMetrics && !blankLines) {
        blankLines = true;
        problems.warn(Rule.BLANK_LINE, line, 1, "");
      }
      return p == limit ? limit : endOfLine(p) + 1;
    }
    contentLines++;
    if (eof) {
      return skip(Rule.AFTER_EOF, p);
    }
    if (body[p] == '#') {
      return comment(p);
    }
    Rule fault = lexer.read(p);
    if (fault != null) {
      lexer.forget();
      last = null;
      return fault(fault);
    }
    if (++samples > limits.maxSamples()) {
      throw problems.exceed(Rule.TOO_MANY_SAMPLES, line, 0, samples, limits.maxSamples());
    }
    if (lexer.carriageReturns && carriageReturnLine == 0) {
      carriageReturnLine = line;
    }
    sample();
    return lexer.next;
  }

  private int fault(Rule fault) throws ExpositionException {
    int at = lexer.faultAt;
    if (fault == Rule.OPENMETRICS_2) {
      throw problems.refuse(
          Kind.UNSUPPORTED, fault, line, at - lineStart + 1, Problems.token(body, at, limit));
    }
    if (fault == Rule.TOO_MANY_LABELS || fault == Rule.LABEL_TOO_LONG) {
      int limit = fault == Rule.TOO_MANY_LABELS ? limits.maxLabels() : limits.maxLabelBytes();
      throw problems.exceed(fault, line, at - lineStart + 1, limit + 1, limit);
    }
    return skip(fault, at);
  }

  /** Counts a line as not understood and passes over it. */
  private int skip(Rule rule, int at) {
    badLines++;
    problems.skip(rule, line, at - lineStart + 1, Problems.token(body, at, limit));
    return Math.min(endOfLine(at) + 1, limit);
  }

  private void sample() throws ExpositionException {
    Name name = last;
    if (name == null || !lexer.sameName) {
      name =
          lexer.nameEscaped
              ? unescaped(lexer.nameStart, lexer.nameEnd)
              : name(lexer.nameStart, lexer.nameEnd, lexer.nameIsPlain());
      last = name;
    }
    if (lexer.toleratedAt > 0) {
      boolean comma = body[lexer.toleratedAt] == ',';
      warn(comma ? Rule.STRAY_COMMA : Rule.MISSING_COMMA, lexer.toleratedAt);
      lexer.forget();
    }
    FamilyBuilder family = name.target;
    if (family == null) {
      family = resolver.target(name, lexer, line);
      checkFamilies();
    }
    family.samples++;
    int special = -1;
    boolean useless = false;
    if (family.hasPoints()) {
      Rule rule = null;
      int at = lexer.numberStart;
      switch (name.part) {
        case BUCKET -> {
          special = lexer.labels.indexOf('l', 'e');
          if (special < 0) {
            rule = Rule.MISSING_LE;
            at = lexer.nameStart;
          } else if (!lexer.labels.isNumber(special)) {
            rule = Rule.INVALID_LE;
            at = lexer.valueStart(special);
          } else if (lexer.isNegative()) {
            rule = Rule.NEGATIVE_COUNT;
          }
        }
        case VALUE -> {
          special = lexer.labels.indexOf(FamilyResolver.QUANTILE);
          if (special < 0 || family.type != MetricType.SUMMARY) {
            rule = Rule.UNEXPECTED_SAMPLE;
            at = lexer.nameStart;
          } else if (!lexer.labels.isNumber(special)) {
            rule = Rule.INVALID_QUANTILE;
            at = lexer.valueStart(special);
          }
        }
        case COUNT, GAUGE_COUNT -> rule = lexer.isNegative() ? Rule.NEGATIVE_COUNT : null;
        case SUM, GAUGE_SUM, CREATED -> {}
        case TOTAL, INFO -> rule = Rule.UNEXPECTED_SAMPLE;
      }
      if (rule != null && family.inferred) {
        if (rules == null) {
          problems.warn(rule, line, at - lineStart + 1, quotedToken(at));
        }
        useless = true;
        special = -1;
      } else if (rule != null) {
        samples--;
        badLines++;
        problems.skip(rule, line, at - lineStart + 1, quotedToken(at));
        return;
      }
    }
    if (rules != null) {
      rules.sample(lexer, family, name.part, special, line, lineStart);
    }
    if (family.selected() && !useless) {
      family.add(lexer, name.part, special, line);
    }
  }

  private String quotedToken(int at) {
    int to = Words.endOfQuoted(body, at, limit);
    return to < limit && body[to] == '"' && at > lineStart && body[at - 1] == '"'
        ? Problems.text(body, at, to)
        : Problems.token(body, at, limit);
  }

  private int comment(int hash) throws ExpositionException {
    long word = hash + 8 <= limit ? Words.at(body, hash) & SEVEN_BYTES : 0;
    if (word == HELP_LINE || word == TYPE_LINE) {
      return comment(hash, hash + 2, hash + KEYWORD_END, word == HELP_LINE ? HELP : TYPE);
    }
    int p = skipBlanks(hash + 1);
    int end = p;
    while (end < limit && body[end] > ' ') {
      end++;
    }
    return comment(hash, p, end, keyword(p, end));
  }

  private int comment(int hash, int p, int end, int keyword) throws ExpositionException {
    int lineEnd = endOfLine(end);
    int textEnd = lineEnd > end && body[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    if (textEnd < lineEnd && carriageReturnLine == 0) {
      carriageReturnLine = line;
    }
    if (keyword == HELP || keyword == TYPE || (keyword == UNIT && openMetrics)) {
      metadata(keyword == HELP, keyword == TYPE, skipBlanks(end), textEnd);
    } else if (keyword == EOF && p == hash + 2) {
      if (openMetrics) {
        eof = true;
      } else if (skipToContent(lineEnd) == limit) {
        problems.warn(Rule.OPENMETRICS_EOF, line, hash - lineStart + 1, "# EOF");
      }
    } else if (openMetrics) {
      return skip(Rule.INVALID_COMMENT, hash);
    } else if (rules != null && !ascii) {
      int malformed = Words.malformedUtf8(body, hash, textEnd);
      if (malformed >= 0) {
        warn(Rule.INVALID_UTF_8, malformed);
      }
    }
    return Math.min(lineEnd + 1, limit);
  }

  /** A word of three or four bytes as a number; 0 for any other. */
  private int keyword(int from, int to) {
    return switch (to - from) {
      case 4 -> body[from] << 24 | (body[from + 1] & 0xff) << 16 | keyword(from + 2);
      case 3 -> (body[from] & 0xff) << 16 | keyword(from + 1);
      default -> 0;
    };
  }

  private int keyword(int from) {
    return (body[from] & 0xff) << 8 | (body[from + 1] & 0xff);
  }

  private void metadata(boolean help, boolean type, int from, int lineEnd)
      throws ExpositionException {
    if (from >= lineEnd) {
      if (rules != null) {
        problems.violate(Rule.INVALID_NAME, line, from - lineStart + 1, "");
      }
      return;
    }
    int start = from;
    int end;
    boolean quoted = body[from] == '"';
    boolean escaped = false;
    if (quoted) {
      start = from + 1;
      end = start;
      while (end < lineEnd && body[end] != '"') {
        escaped |= body[end] == '\\';
        end += body[end] == '\\' ? 2 : 1;
      }
    } else {
      end = lexer.endOfName(from);
    }
    boolean valid =
        quoted
            ? end < lineEnd && end > start
            : end > start
                && NameCharacters.beginsName(body[start])
                && (end == lineEnd || body[end] == ' ' || body[end] == '\t');
    if (!valid) {
      badLines++;
      problems.skip(
          quoted && end >= lineEnd ? Rule.UNCLOSED_QUOTE : Rule.INVALID_NAME,
          line,
          from - lineStart + 1,
          Problems.token(body, from, lineEnd));
      return;
    }
    if (end - start > limits.maxLabelBytes()) {
      throw problems.exceed(
          Rule.LABEL_TOO_LONG, line, start - lineStart + 1, end - start, limits.maxLabelBytes());
    }
    int malformed = ascii ? -1 : Words.malformedUtf8(body, start, lineEnd);
    if (malformed >= 0) {
      warn(Rule.INVALID_UTF_8, malformed);
    }
    Name name = escaped ? unescaped(start, end) : name(start, end, !quoted);
    FamilyBuilder family = resolver.declared(name, line);
    checkFamilies();
    if (rules != null) {
      rules.metadata(family, line);
      if (escaped) {
        rules.escapes(start, end, true, line, lineStart);
      }
    }
    int textFrom = quoted ? end + 1 : end;
    if (textFrom < lineEnd && (body[textFrom] == ' ' || body[textFrom] == '\t')) {
      textFrom = help && openMetrics ? textFrom + 1 : skipBlanks(textFrom);
    }
    int textTo = Math.max(textFrom, lineEnd);
    if (type) {
      type(family, textFrom, textTo);
    } else if (help) {
      if (rules != null) {
        rules.escapes(textFrom, textTo, quoted, line, lineStart);
      }
      if (family.helpSeen) {
        warn(Rule.SECOND_HELP, textFrom, textTo);
      } else {
        family.helpSeen = true;
        if (family.wanted != null && family.wanted.help()) {
          family.help = StringPool.unescape(body, textFrom, textTo, openMetrics || quoted);
        }
      }
    } else if (family.unit != null) {
      warn(Rule.SECOND_UNIT, textFrom, textTo);
    } else if (textFrom < textTo) {
      family.unit = Problems.text(body, textFrom, textTo);
    }
  }

  private void type(FamilyBuilder family, int from, int lineEnd) {
    int to = lineEnd;
    while (to > from && (body[to - 1] == ' ' || body[to - 1] == '\t')) {
      to--;
    }
    MetricType type = MetricTypeNames.exact(body, from, to);
    if (type == null) {
      type = MetricTypeNames.find(body, from, to);
      if (type == null) {
        warn(Rule.UNKNOWN_TYPE, from, to);
        type = MetricType.UNKNOWN;
      } else if (!MetricTypeNames.isCanonical(body, from, to)) {
        warn(Rule.TYPE_SPELLING, from, to);
      }
    }
    if (rules != null && !TextRules.isSpecified(type, Problems.text(body, from, to))) {
      warn(Rule.UNKNOWN_TYPE, from, to);
    }
    if (family.typed || family.untyped) {
      warn(Rule.SECOND_TYPE, from, to);
      return;
    }
    if (resolver.type(family, type)) {
      problems.warn(Rule.LATE_TYPE, line, 0, family.name.text());
    }
  }

  private Exposition finish() throws ExpositionException {
    if (openMetrics && !eof) {
      problems.warn(Rule.MISSING_EOF, line, 0, lastLine());
    }
    if (!openMetrics && limit > 0 && body[limit - 1] != '\n') {
      problems.warn(Rule.MISSING_NEWLINE, line, 0, lastLine());
    }
    if (carriageReturnLine > 0) {
      problems.warn(Rule.CARRIAGE_RETURN, carriageReturnLine, 0, "\r\n");
    }
    resolver.pairUntyped();
    if (!openMetrics) {
      resolver.joinStartTimes();
    }
    resolver.reportInferred();
    List<MetricFamily> built = new ArrayList<>();
    List<MetricFamily> typed = new ArrayList<>(0);
    int count = 0;
    for (FamilyBuilder family : families) {
      if (!family.absorbed) {
        count++;
        if (family.wanted != null) {
          built.add(family.build());
          if (rules != null && family.typed) {
            typed.add(built.getLast());
          }
          if (family.grouped()) {
            problems.warn(Rule.SERIES_ADDED_UP, family.line, 0, family.name.text());
          }
          if (family.filled() && rules == null) {
            problems.warn(Rule.MISSING_INF_BUCKET, family.line, 0, family.name.text());
          }
        }
      }
    }
    if (rules != null) {
      rules.judge(typed);
    }
    judge();
    return new Exposition(format, built, count, samples, problems.skipped(), problems.all());
  }

  /** Refuses a body of which too much was not understood. */
  private void judge() throws ExpositionException {
    if (badLines * 100L > contentLines) {
      throw problems.refuse(
          Kind.INVALID, Rule.TOO_MANY_BAD_LINES, 0, 0, badLines + " of " + contentLines + " lines");
    }
    if (samples == 0) {
      if (problems.skipped() > 0) {
        throw problems.refuse(Kind.INVALID, Rule.NO_SAMPLES, 0, 0, "the body");
      }
      problems.warn(Rule.NO_SAMPLES, 0, 0, "the body");
    }
  }

  private String lastLine() {
    int from = limit;
    while (from > 0 && limit - from < 200 && body[from - 1] != '\n') {
      from--;
    }
    if (from == limit && limit > 0) {
      from = limit - 1;
      while (from > 0 && limit - from < 200 && body[from - 1] != '\n') {
        from--;
      }
    }
    return Problems.text(body, from, limit).strip();
  }

  /** HELP, TYPE and the first sample of a family name it one after the other. */
  private Name name(int from, int to, boolean plain) {
    Name name = recent;
    if (name == null || !plain || !lexer.repeatsName(recentAt)) {
      name =
          plain ? names.of(body, from, to, lexer.nameHash, true) : names.of(body, from, to, false);
      recent = name;
    }
    recentAt = from;
    return name;
  }

  private Name unescaped(int from, int to) {
    byte[] bytes =
        StringPool.unescape(body, from, to, true).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return names.of(bytes, 0, bytes.length, false);
  }

  private void checkFamilies() throws ExpositionException {
    if (families.size() > limits.maxSamples()) {
      throw problems.exceed(Rule.TOO_MANY_FAMILIES, line, 0, families.size(), limits.maxSamples());
    }
  }

  private void warn(Rule rule, int from, int to) {
    problems.warn(rule, line, from - lineStart + 1, Problems.text(body, from, to));
  }

  private void warn(Rule rule, int at) {
    problems.warn(rule, line, at - lineStart + 1, Problems.token(body, at, limit));
  }

  private boolean isLineEnd(int p) {
    return body[p] == '\r' && (p + 1 == limit || body[p + 1] == '\n');
  }

  private int endOfLine(int from) {
    return Words.endOfLine(body, from, limit);
  }

  private int skipToContent(int from) {
    int p = from;
    while (p < limit && body[p] <= ' ' && body[p] >= 0) {
      p++;
    }
    return p;
  }

  private int skipBlanks(int from) {
    return Words.skipBlanks(body, from, limit);
  }
}
