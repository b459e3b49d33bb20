package dev.assay.core.exposition;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits one sample line after the other into name, labels, value and timestamp, as positions in
 * the body; no string is made until one is asked for.
 *
 * <p>Most lines begin like the line before them. What both lines share up to the end of a name or a
 * label is not looked at again.
 */
final class SampleLexer {
  private final byte[] body;
  private final int limit;
  private final boolean ascii;
  final boolean openMetrics;
  private final int maxLabelBytes;

  // The parts of the last line: elements are labels and, inside braces, the name.
  private int lineStart;
  private int elements;
  private int[] elementEnd = new int[8];
  private int[] elementLabels = new int[8];
  private int nameElement = -1;
  private int nameEndsAt;

  /** Hash of the last name that stood without quotes. */
  int nameHash;

  private int lastNameFrom;
  private int lastNameTo;

  /** Where the name began that the last one repeats; -1 where it repeats none. */
  private int repeatedFrom = -1;

  int nameStart;
  int nameEnd;
  boolean nameEscaped;
  final LabelColumns labels;

  int numberStart;
  int numberEnd;
  int timestampStart;
  int timestampEnd;

  /** Whether the name is the one of the line before. */
  boolean sameName;

  /** Where the next line begins, after a line that was understood. */
  int next;

  /** Where a line went wrong. */
  int faultAt;

  boolean carriageReturns;

  /** Whether blanks stand before the brace that the labels open with. */
  private boolean braceApart;

  /** A comma that was missing or one too many, tolerated; 0 for none. */
  int toleratedAt;

  SampleLexer(
      byte[] body,
      int limit,
      boolean ascii,
      boolean openMetrics,
      ReadOptions.Limits limits,
      StringPool strings) {
    this.body = body;
    this.limit = limit;
    this.ascii = ascii;
    this.openMetrics = openMetrics;
    this.maxLabelBytes = limits.maxLabelBytes();
    this.labels = new LabelColumns(body, limits, strings);
  }

  /** Whether the name stands without quotes. */
  boolean nameIsPlain() {
    return nameElement < 0;
  }

  /** Forgets the last line, after one that was not understood. */
  void forget() {
    elements = 0;
    nameEndsAt = 0;
  }

  /**
   * Reads the sample line that starts at a position which is neither blank nor a comment.
   *
   * @return null, or what is wrong at {@link #faultAt}
   */
  @Nullable Rule read(int start) {
    int p = start;
    toleratedAt = 0;
    int kept = 0;
    boolean named = false;
    boolean open = false;
    sameName = false;
    if (nameEndsAt > 0 && mayRepeatName(start)) {
      int shared = shared(start);
      while (kept < elements && elementEnd[kept] <= shared) {
        kept++;
      }
      if (nameElement >= 0) {
        if (kept == nameElement + 1 && isLabelName(start + elementEnd[nameElement])) {
          kept = nameElement;
        }
        named = kept > nameElement;
        sameName = named;
      } else if (nameEndsAt < shared) {
        named = true;
        sameName = true;
        p = start + nameEndsAt;
      }
    }
    if (sameName) {
      nameStart += start - lineStart;
      nameEnd += start - lineStart;
    }
    if (kept == 0 && !named && NameCharacters.beginsName(body[p])) {
      nameStart = p;
      p = endOfName(p);
      nameEnd = p;
      nameEscaped = false;
      named = true;
      kept = elements > 0 && nameElement < 0 ? labelsAgain(start) : 0;
      nameElement = -1;
      nameEndsAt = p - start;
      if (nameEndsAt > maxLabelBytes) {
        return fault(Rule.LABEL_TOO_LONG, start);
      }
    }
    lineStart = start;
    if (kept > 0) {
      p = start + elementEnd[kept - 1];
      labels.truncate(elementLabels[kept - 1]);
      elements = kept;
      open = true;
    } else {
      labels.truncate(0);
      elements = 0;
      if (!named) {
        nameElement = -1;
        nameEndsAt = 0;
        if (body[p] != '{') {
          return fault(Rule.INVALID_NAME, p);
        }
      }
      int afterName = p;
      p = skipBlanks(p);
      if (p < limit && body[p] == '{') {
        braceApart = p > afterName;
        p = skipBlanks(p + 1);
        open = true;
        if (p < limit && body[p] == ',') {
          int comma = p;
          p = skipBlanks(p + 1);
          if (p >= limit || body[p] != '}') {
            return fault(Rule.STRAY_COMMA, comma);
          }
          toleratedAt = comma;
        }
      } else if (p < limit && p == afterName && body[p] != '\n' && body[p] != '\r') {
        return fault(Rule.INVALID_NAME, start);
      }
    }
    if (open) {
      Rule fault = labels(p, named, kept > 0);
      if (fault != null) {
        return fault;
      }
      p = next;
    }
    return rest(skipBlanks(p));
  }

  /**
   * Where the name without quotes ends that a metadata line or a sample begins with at a position.
   * Metadata and samples of a family name it one after the other, so the last name is tried first.
   */
  int endOfName(int from) {
    int end = from + lastNameTo - lastNameFrom;
    repeatedFrom = lastNameFrom;
    if (end >= limit
        || end == from
        || body[end - 1] != body[lastNameTo - 1]
        || NameCharacters.continuesName(body[end])
        || !Arrays.equals(body, lastNameFrom, lastNameTo, body, from, end)) {
      long endAndHash = NameCharacters.endOfNameAndHash(body, from, limit);
      end = (int) endAndHash;
      nameHash = (int) (endAndHash >>> 32);
      repeatedFrom = -1;
    }
    lastNameFrom = from;
    lastNameTo = end;
    return end;
  }

  /** Whether the last name without quotes is the one again that begins at a position. */
  boolean repeatsName(int at) {
    return repeatedFrom == at;
  }

  /** Whether what the last line begins with may begin this one too, by one byte of it. */
  private boolean mayRepeatName(int start) {
    int last = nameEndsAt - 1;
    return start + last < limit && body[start + last] == body[lineStart + last];
  }

  /** Whether what ends at a position is a label's name, for its value follows. */
  private boolean isLabelName(int end) {
    int p = skipBlanks(end);
    return p < limit && body[p] == '=';
  }

  /** How many bytes of the line equal those of the last one, as far as its elements go. */
  private int shared(int start) {
    int known = elements > 0 ? Math.max(elementEnd[elements - 1], nameEndsAt + 1) : nameEndsAt + 1;
    int length = Math.min(known, limit - start);
    int mismatch =
        Arrays.mismatch(body, lineStart, lineStart + length, body, start, start + length);
    return mismatch < 0 ? length : mismatch;
  }

  /**
   * How many labels of the last line follow another name as well, the one that was just read; they
   * are moved to where they stand in the line that starts at a position.
   */
  private int labelsAgain(int start) {
    int from = lineStart + nameEndsAt;
    int length = Math.min(elementEnd[elements - 1] - nameEndsAt, limit - nameEnd);
    int mismatch = Arrays.mismatch(body, from, from + length, body, nameEnd, nameEnd + length);
    int shared = nameEndsAt + (mismatch < 0 ? length : mismatch);
    int moved = nameEnd - start - nameEndsAt;
    int kept = 0;
    while (kept < elements && elementEnd[kept] <= shared) {
      elementEnd[kept++] += moved;
    }
    return kept;
  }

  /** Where the value of a label begins in the line. */
  int valueStart(int label) {
    int element = 0;
    while (elementLabels[element] <= label) {
      element++;
    }
    return lineStart + elementEnd[element] - 1 - labels.valueLength(label);
  }

  /** The labels up to and including the closing brace, after which {@link #next} points. */
  private @Nullable Rule labels(int from, boolean alreadyNamed, boolean afterElement) {
    boolean named = alreadyNamed;
    boolean separated = !afterElement;
    int p = from;
    while (true) {
      if (!separated) {
        int end = p;
        p = skipBlanks(p);
        if (p < limit && body[p] == ',') {
          p = skipBlanks(p + 1);
        } else if (p < limit && body[p] != '}') {
          if (p == end || openMetrics || !NameCharacters.beginsLabel(body[p])) {
            return fault(Rule.UNCLOSED_BRACE, p);
          }
          toleratedAt = p;
        }
      }
      separated = false;
      if (p >= limit) {
        return fault(Rule.UNCLOSED_BRACE, p);
      }
      byte c = body[p];
      if (c == '}') {
        next = p + 1;
        return named ? null : fault(Rule.MISSING_NAME, lineStart);
      }
      int start = p;
      int end;
      boolean escaped = false;
      boolean quoted = c == '"';
      if (quoted) {
        end = quotedEnd(p);
        if (end < 0) {
          return fault(Rule.UNCLOSED_QUOTE, p);
        }
        start = p + 1;
        escaped = lastEscaped;
        p = end + 1;
      } else {
        if (!NameCharacters.beginsLabel(c)) {
          return fault(Rule.INVALID_LABEL_NAME, p);
        }
        p = NameCharacters.endOfLabel(body, p + 1, limit);
        end = p;
      }
      if (end - start > maxLabelBytes) {
        return fault(Rule.LABEL_TOO_LONG, start);
      }
      int afterName = p;
      p = skipBlanks(p);
      if (p >= limit || body[p] != '=') {
        Rule fault =
            quoted ? braceName(start, end, escaped, named, afterName) : notEquals(start, p);
        if (fault != null) {
          return fault;
        }
        named = true;
        p = afterName;
        continue;
      }
      p = skipBlanks(p + 1);
      if (p >= limit || body[p] != '"') {
        return fault(Rule.MISSING_QUOTE, p);
      }
      int close = quotedEnd(p);
      if (close < 0) {
        return fault(Rule.UNCLOSED_QUOTE, p);
      }
      Rule fault = label(start, end, escaped, p + 1, close, lastEscaped);
      if (fault != null) {
        return fault;
      }
      p = close + 1;
      element(p);
    }
  }

  private Rule notEquals(int start, int p) {
    if (p < limit && body[p] == ':' && openMetrics && braceApart) {
      return fault(Rule.OPENMETRICS_2, start);
    }
    boolean noName = p < limit && body[p] > ' ' && "},\"".indexOf(body[p]) < 0;
    return noName && body[p - 1] > ' '
        ? fault(Rule.INVALID_LABEL_NAME, start)
        : fault(Rule.MISSING_EQUALS, p);
  }

  private @Nullable Rule braceName(
      int start, int end, boolean escaped, boolean named, int afterName) {
    if (named) {
      return fault(Rule.SECOND_NAME, start - 1);
    }
    if (start == end) {
      return fault(Rule.INVALID_NAME, start - 1);
    }
    nameStart = start;
    nameEnd = end;
    nameEscaped = escaped;
    nameElement = elements;
    nameEndsAt = afterName - lineStart;
    element(afterName);
    return wellFormed(start, end);
  }

  /** Notes that a label, or the name in braces, ends at a position. */
  private void element(int end) {
    if (elements == elementEnd.length) {
      elementEnd = Arrays.copyOf(elementEnd, 2 * elements);
      elementLabels = Arrays.copyOf(elementLabels, 2 * elements);
    }
    elementEnd[elements] = end - lineStart;
    elementLabels[elements++] = labels.size();
  }

  private @Nullable Rule label(
      int start, int end, boolean nameEscapes, int from, int to, boolean valueEscapes) {
    Rule fault = labels.add(start, end, nameEscapes, from, to, valueEscapes);
    if (fault != null) {
      return fault(fault, fault == Rule.LABEL_TOO_LONG ? from : start);
    }
    if (!ascii) {
      fault = wellFormed(start, end);
      return fault == null ? wellFormed(from, to) : fault;
    }
    return null;
  }

  private boolean lastEscaped;

  /** The closing quote of the quoted text that opens at a position; -1 where there is none. */
  private int quotedEnd(int open) {
    lastEscaped = false;
    int p = open + 1;
    while (true) {
      p = Words.endOfQuoted(body, p, limit);
      if (p >= limit || body[p] == '\n') {
        return -1;
      }
      if (body[p] == '"') {
        return p;
      }
      lastEscaped = true;
      p++;
      if (p < limit && body[p] != '\n') {
        p++;
      }
    }
  }

  /** Value, timestamp, exemplar and end of line. */
  private @Nullable Rule rest(int from) {
    int p = from;
    numberStart = p;
    p = Decimal.end(body, p, limit);
    if (p < 0 || !endsToken(p)) {
      boolean composite = numberStart < limit && body[numberStart] == '{' && openMetrics;
      return fault(composite ? Rule.OPENMETRICS_2 : Rule.INVALID_NUMBER, numberStart);
    }
    numberEnd = p;
    timestampStart = 0;
    timestampEnd = 0;
    if (p < limit && body[p] == '\n') {
      next = p + 1;
      return null;
    }
    p = skipBlanks(p);
    if (p < limit && !endsLine(p) && body[p] != '#') {
      int end = Decimal.end(body, p, limit);
      if (end < 0 || !endsToken(end) || isWord(p)) {
        boolean start = openMetrics && limit - p > 3 && body[p] == 's' && body[p + 2] == '@';
        return fault(start ? Rule.OPENMETRICS_2 : Rule.INVALID_TIMESTAMP, p);
      }
      timestampStart = p;
      timestampEnd = end;
      p = skipBlanks(end);
    }
    if (openMetrics && p < limit && body[p] == '#') {
      int end = Exemplars.end(body, p, limit);
      if (end < 0) {
        return fault(Rule.INVALID_EXEMPLAR, p);
      }
      p = end;
    }
    if (p >= limit) {
      next = limit;
      return null;
    }
    if (!endsLine(p)) {
      boolean start = openMetrics && limit - p > 3 && body[p] == 's' && body[p + 2] == '@';
      return fault(start ? Rule.OPENMETRICS_2 : Rule.TRAILING_TEXT, p);
    }
    if (body[p] == '\r') {
      carriageReturns = true;
      p++;
    }
    next = Math.min(p + 1, limit);
    return null;
  }

  private @Nullable Rule wellFormed(int from, int to) {
    int malformed = ascii ? -1 : Words.malformedUtf8(body, from, to);
    return malformed < 0 ? null : fault(Rule.INVALID_UTF_8, malformed);
  }

  private Rule fault(Rule rule, int at) {
    faultAt = Math.min(at, limit);
    return rule;
  }

  private int skipBlanks(int from) {
    return Words.skipBlanks(body, from, limit);
  }

  private boolean endsToken(int p) {
    return p >= limit || body[p] == ' ' || body[p] == '\t' || endsLine(p);
  }

  private boolean endsLine(int p) {
    return body[p] == '\n' || (body[p] == '\r' && (p + 1 == limit || body[p + 1] == '\n'));
  }

  /** Whether a number is infinite or not a number. */
  private boolean isWord(int p) {
    byte b = body[p] == '+' || body[p] == '-' ? body[p + 1] : body[p];
    return (b | 0x20) == 'i' || (b | 0x20) == 'n';
  }

  double value() {
    return Decimal.value(body, numberStart, numberEnd);
  }

  boolean isNegative() {
    return body[numberStart] == '-' && value() < 0;
  }

  boolean isWholeTimestamp() {
    int p = timestampStart;
    if (body[p] == '-' || body[p] == '+') {
      p++;
    }
    int digits = p;
    while (p < timestampEnd && body[p] >= '0' && body[p] <= '9') {
      p++;
    }
    return p == timestampEnd && (p - digits < 19 || isLong());
  }

  private boolean isLong() {
    return new BigInteger(timestampText()).bitLength() < 64;
  }

  String timestampText() {
    return Problems.text(body, timestampStart, timestampEnd);
  }

  /** Seconds since the epoch; null where the sample has no timestamp. */
  @Nullable Double timestampSeconds() {
    if (timestampEnd == 0) {
      return null;
    }
    double written = Decimal.value(body, timestampStart, timestampEnd);
    return openMetrics ? written : written / 1000.0;
  }
}
