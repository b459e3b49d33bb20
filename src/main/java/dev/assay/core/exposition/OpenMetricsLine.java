package dev.assay.core.exposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One sample line to the letter of the OpenMetrics 1.0 grammar, quoted names included. */
final class OpenMetricsLine {

  /**
   * What a sample line says.
   *
   * @param places where values begin in the body, those of labels by their names
   */
  record Sample(
      String name,
      Labels labels,
      double value,
      @Nullable Double timestamp,
      int line,
      Map<String, Integer> places,
      int valueAt,
      int timestampAt) {
    /** The labels but one. */
    Labels labelsWithout(String label) {
      List<String> others = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        if (!labels.name(i).equals(label)) {
          others.add(labels.name(i));
          others.add(labels.value(i));
        }
      }
      return Labels.owned(others.toArray(String[]::new));
    }

    /** Where the value of a label begins; where the sample's own does where there is none. */
    int placeOf(String label) {
      return places.getOrDefault(label, valueAt);
    }
  }

  /** A line that breaks the grammar. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    final Rule rule;
    final int at;

    Malformed(Rule rule, int at) {
      super(rule.code(), null, false, false);
      this.rule = rule;
      this.at = at;
    }
  }

  /** Characters that names and values of an exemplar's labels may have together. */
  private static final int EXEMPLAR_CHARACTERS = 128;

  private final byte[] body;
  private final int limit;
  private int p;
  private String name = "";
  private final Map<String, Integer> places = new TreeMap<>();
  int exemplarAt = -1;

  OpenMetricsLine(byte[] body, int from, int limit) {
    this.body = body;
    this.p = from;
    this.limit = limit;
  }

  Sample sample(int line) throws Malformed {
    int start = p;
    if (p < limit && body[p] != '{') {
      name = unquotedName(true);
    }
    Map<String, String> labels = new TreeMap<>();
    if (p < limit && body[p] == '{') {
      labels(labels, true);
    }
    if (name.isEmpty()) {
      throw new Malformed(Rule.MISSING_NAME, start);
    }
    space(Rule.INVALID_NUMBER);
    int valueAt = p;
    double value = number(Rule.INVALID_NUMBER, true);
    Double timestamp = null;
    int timestampAt = 0;
    if (p + 1 < limit && body[p] == ' ' && body[p + 1] != '#') {
      timestampAt = ++p;
      timestamp = number(Rule.INVALID_TIMESTAMP, false);
    }
    if (p < limit) {
      exemplar();
    }
    return new Sample(name, sorted(labels), value, timestamp, line, places, valueAt, timestampAt);
  }

  private static Labels sorted(Map<String, String> labels) {
    String[] namesAndValues = new String[2 * labels.size()];
    int i = 0;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      namesAndValues[i++] = label.getKey();
      namesAndValues[i++] = label.getValue();
    }
    return Labels.owned(namesAndValues);
  }

  private void exemplar() throws Malformed {
    int start = p;
    byte[] opening = {' ', '#', ' ', '{'};
    if (limit - p < 4 || !Arrays.equals(body, p, p + 4, opening, 0, 4)) {
      throw new Malformed(body[p] == ' ' ? Rule.INVALID_EXEMPLAR : Rule.TRAILING_TEXT, start);
    }
    p += 3;
    Map<String, String> labels = new TreeMap<>();
    labels(labels, false);
    int characters = 0;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      characters +=
          label.getKey().codePointCount(0, label.getKey().length())
              + label.getValue().codePointCount(0, label.getValue().length());
    }
    if (characters > EXEMPLAR_CHARACTERS) {
      throw new Malformed(Rule.LONG_EXEMPLAR, start + 3);
    }
    space(Rule.INVALID_EXEMPLAR);
    number(Rule.INVALID_EXEMPLAR, true);
    if (p < limit && body[p] == ' ') {
      p++;
      number(Rule.INVALID_EXEMPLAR, false);
    }
    if (p < limit) {
      throw new Malformed(Rule.TRAILING_TEXT, p);
    }
    exemplarAt = start + 1;
  }

  /** Labels in braces; inside those of a sample the quoted metric name may stand. */
  private void labels(Map<String, String> labels, boolean mayName) throws Malformed {
    p++;
    if (p < limit && body[p] == '}') {
      p++;
      return;
    }
    while (true) {
      int start = p;
      boolean quoted = p < limit && body[p] == '"';
      String label = quoted ? quoted() : unquotedName(false);
      if (p < limit && body[p] == '=') {
        p++;
        if (p >= limit || body[p] != '"') {
          throw new Malformed(Rule.MISSING_QUOTE, p);
        }
        int valueStart = p + 1;
        String value = quoted();
        if (label.isEmpty()) {
          throw new Malformed(Rule.INVALID_LABEL_NAME, start);
        }
        if (label.charAt(0) == '_') {
          throw new Malformed(
              label.equals("__name__") ? Rule.RESERVED_LABEL : Rule.RESERVED_NAME, start);
        }
        if (mayName) {
          places.put(label, valueStart);
        }
        if (labels.putIfAbsent(label, value) != null) {
          throw new Malformed(Rule.DUPLICATE_LABEL, start);
        }
      } else if (!quoted || !mayName || label.isEmpty()) {
        throw new Malformed(Rule.MISSING_EQUALS, p);
      } else if (!name.isEmpty()) {
        throw new Malformed(Rule.SECOND_NAME, start);
      } else {
        name = label;
      }
      if (p < limit && body[p] == '}') {
        p++;
        return;
      }
      if (p >= limit || body[p] != ',') {
        throw new Malformed(Rule.UNCLOSED_BRACE, p);
      }
      p++;
    }
  }

  private String unquotedName(boolean metric) throws Malformed {
    int start = p;
    while (p < limit && isNameCharacter(body[p], p == start, metric)) {
      p++;
    }
    if (p == start) {
      throw new Malformed(metric ? Rule.INVALID_NAME : Rule.INVALID_LABEL_NAME, start);
    }
    return new String(body, start, p - start, java.nio.charset.StandardCharsets.US_ASCII);
  }

  static boolean isNameCharacter(byte b, boolean first, boolean metric) {
    boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
    return letter || (metric && b == ':') || (!first && b >= '0' && b <= '9');
  }

  /** Quoted text with its escapes resolved. */
  private String quoted() throws Malformed {
    int start = ++p;
    while (true) {
      p = Words.endOfQuoted(body, p, limit);
      if (p >= limit) {
        throw new Malformed(Rule.UNCLOSED_QUOTE, start - 1);
      }
      if (body[p] == '"') {
        break;
      }
      p = Math.min(p + 2, limit);
    }
    int malformed = Words.malformedUtf8(body, start, p);
    if (malformed >= 0) {
      throw new Malformed(Rule.INVALID_UTF_8, malformed);
    }
    return StringPool.unescape(body, start, p++, true);
  }

  private void space(Rule rule) throws Malformed {
    if (p >= limit) {
      throw new Malformed(rule, p);
    }
    if (body[p] != ' ') {
      throw new Malformed(Rule.EXTRA_BLANKS, p);
    }
    p++;
  }

  private double number(Rule rule, boolean words) throws Malformed {
    int start = p;
    int end = Decimal.end(body, p, limit);
    if (end < 0 || end < limit && body[end] != ' ') {
      boolean composite = start < limit && (body[start] == '{' || isStartTime(start));
      throw new Malformed(composite ? Rule.OPENMETRICS_2 : rule, start);
    }
    p = end;
    double value = Decimal.value(body, start, end);
    boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
    if (words ? !Decimal.isRepresentable(body, start, end) : !finite) {
      throw new Malformed(rule, start);
    }
    return value;
  }

  private boolean isStartTime(int at) {
    return limit - at > 3 && body[at] == 's' && body[at + 1] == 't' && body[at + 2] == '@';
  }
}
