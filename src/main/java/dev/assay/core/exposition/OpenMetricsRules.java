package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;
import dev.assay.core.exposition.OpenMetricsLine.Malformed;
import dev.assay.core.exposition.OpenMetricsLine.Sample;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a body against the OpenMetrics 1.0 specification and lists every violation. */
final class OpenMetricsRules {
  private static final Map<String, List<String>> SUFFIXES =
      Map.of(
          "counter", List.of("_total", "_created"),
          "gauge", List.of(""),
          "summary", List.of("", "_count", "_sum", "_created"),
          "histogram", List.of("_bucket", "_count", "_sum", "_created"),
          "gaugehistogram", List.of("_bucket", "_gcount", "_gsum"),
          "info", List.of("_info"),
          "stateset", List.of(""),
          "unknown", List.of(""));
  private static final Set<String> COUNTING =
      Set.of("_total", "_sum", "_count", "_bucket", "_gcount", "_gsum");

  private final byte[] body;
  private final Problems problems = new Problems();
  private final Set<String> takenNames = new HashSet<>();

  private int line;
  private int lineStart;

  // The family whose lines are being read.
  private String family = "";
  private int familyLine;
  private @Nullable String type;
  private @Nullable String unit;
  private int unitLine;
  private boolean helped;
  private int familySamples;
  private final Set<Labels> seenGroups = new HashSet<>();
  private @Nullable Labels group;
  private @Nullable Double groupTimestamp;
  private final Set<SampleKey> groupSeries = new HashSet<>();
  private HistogramRules histogram;

  /** Lines of the first samples of counters that have no total yet, and 0 for those that have. */
  private final Map<Labels, Integer> totals = new LinkedHashMap<>();

  OpenMetricsRules(byte[] body) {
    this.body = body;
    this.histogram = new HistogramRules(problems, this::violate, "");
  }

  void check() throws ExpositionException {
    int p = 0;
    boolean eof = false;
    while (p < body.length) {
      line++;
      lineStart = p;
      int end = Words.endOfLine(body, p, body.length);
      if (eof) {
        violate(Rule.AFTER_EOF, p);
      } else if (end == p) {
        violate(Rule.BLANK_LINE, p);
      } else if (text(p, end).equals("# EOF")) {
        eof = true;
      } else if (end == body.length) {
        violate(Rule.MISSING_NEWLINE, p);
      } else {
        int textEnd = body[end - 1] == '\r' ? end - 1 : end;
        if (textEnd < end) {
          problems.violate(Rule.CARRIAGE_RETURN, line, textEnd - p + 1, "\r");
        }
        if (textEnd > p) {
          eof = line(p, textEnd);
        }
      }
      p = end + 1;
    }
    closeFamily();
    if (!eof) {
      problems.violate(Rule.MISSING_EOF, line, 0, "the body");
    }
    if (problems.hasErrors()) {
      throw problems.refuse();
    }
  }

  /** A line; whether it ends the body. */
  private boolean line(int start, int end) throws ExpositionException {
    if (text(start, end).equals("# EOF")) {
      return true;
    }
    if (body[start] == '#') {
      metadata(start, end);
    } else {
      sample(start, end);
    }
    return false;
  }

  private void metadata(int start, int end) {
    int keywordEnd = nextSpace(start + 2, end);
    String keyword = start + 2 <= keywordEnd ? text(start + 2, keywordEnd) : "";
    boolean known = keyword.equals("HELP") || keyword.equals("TYPE") || keyword.equals("UNIT");
    if (!known || body[start + 1] != ' ') {
      violate(Rule.INVALID_COMMENT, start);
      return;
    }
    int nameStart = keywordEnd + 1;
    int nameEnd = nameEnd(nameStart, end);
    if (nameEnd < 0) {
      violate(Rule.INVALID_NAME, Math.min(nameStart, end));
      return;
    }
    if (nameEnd >= end || body[nameEnd] != ' ') {
      violate(Rule.EXTRA_BLANKS, Math.min(nameEnd, end));
      return;
    }
    boolean quoted = body[nameStart] == '"';
    String name =
        quoted
            ? StringPool.unescape(body, nameStart + 1, nameEnd - 1, true)
            : text(nameStart, nameEnd);
    if (name.equals(family) && familySamples > 0) {
      problems.violate(Rule.METADATA_AFTER_SAMPLES, line, 0, name);
    }
    if (!name.equals(family)) {
      if (name.startsWith("_")) {
        violate(Rule.RESERVED_NAME, nameStart);
      }
      closeFamily();
      openFamily(name);
    }
    int textStart = nameEnd + 1;
    switch (keyword) {
      case "HELP" -> help(textStart, end);
      case "TYPE" -> type(textStart, end);
      default -> unit(textStart, end);
    }
  }

  private void help(int from, int end) {
    int malformed = Words.malformedUtf8(body, from, end);
    if (malformed >= 0) {
      violate(Rule.INVALID_UTF_8, malformed);
    }
    if (helped) {
      violate(Rule.SECOND_HELP, from);
    }
    helped = true;
  }

  private void type(int from, int end) {
    String stated = text(from, end);
    if (!SUFFIXES.containsKey(stated)) {
      problems.violate(Rule.UNKNOWN_TYPE, line, from - lineStart + 1, stated);
    } else if (type != null) {
      violate(Rule.SECOND_TYPE, from);
    } else {
      type = stated;
    }
  }

  private void unit(int from, int end) {
    for (int p = from; p < end; p++) {
      if (!OpenMetricsLine.isNameCharacter(body[p], false, true)) {
        problems.violate(Rule.INVALID_UNIT, line, p - lineStart + 1, text(from, end));
        return;
      }
    }
    if (unit != null) {
      violate(Rule.SECOND_UNIT, from);
    }
    unit = text(from, end);
    unitLine = line;
  }

  private void sample(int start, int end) throws ExpositionException {
    OpenMetricsLine reader = new OpenMetricsLine(body, start, end);
    Sample sample;
    try {
      sample = reader.sample(line);
    } catch (Malformed malformed) {
      if (malformed.rule == Rule.OPENMETRICS_2) {
        throw problems.refuse(
            Kind.UNSUPPORTED,
            malformed.rule,
            line,
            malformed.at - lineStart + 1,
            Problems.token(body, malformed.at, end));
      }
      violate(malformed.rule, malformed.at);
      return;
    }
    if (sample.name().equals(family) && type != null && !belongs(family)) {
      violate(Rule.UNEXPECTED_SAMPLE, lineStart);
      return;
    }
    if (!belongs(sample.name())) {
      if (sample.name().startsWith("_")) {
        violate(Rule.RESERVED_NAME, lineStart);
      }
      closeFamily();
      openFamily(sample.name());
      type = "unknown";
    }
    familySamples++;
    String suffix = sample.name().substring(family.length());
    if ("counter".equals(type)) {
      if (suffix.equals("_total")) {
        totals.put(sample.labels(), 0);
      } else {
        totals.putIfAbsent(sample.labels(), line);
      }
    }
    if (group(sample, suffix)) {
      values(sample, suffix);
      if (isHistogram()) {
        histogram.add(sample, suffix);
      }
    }
    boolean bucket = suffix.equals("_bucket") && isHistogram();
    boolean counter = suffix.equals("_total") && "counter".equals(type);
    if (reader.exemplarAt >= 0 && !bucket && !counter) {
      violate(Rule.MISPLACED_EXEMPLAR, reader.exemplarAt);
    }
  }

  private boolean belongs(String name) {
    if (family.isEmpty() || !name.startsWith(family)) {
      return false;
    }
    String kind = type == null ? "unknown" : type;
    return SUFFIXES.getOrDefault(kind, List.of("")).contains(name.substring(family.length()));
  }

  private boolean isHistogram() {
    return "histogram".equals(type) || "gaugehistogram".equals(type);
  }

  /** Labels, order and timestamps; whether the sample can be judged further. */
  private boolean group(Sample sample, String suffix) {
    Labels labels;
    if ("stateset".equals(type)) {
      if (sample.labels().get(family) == null) {
        violate(Rule.MISSING_STATE_LABEL, lineStart);
        return false;
      }
      labels = sample.labelsWithout(family);
    } else if (suffix.equals("_bucket") && isHistogram()) {
      String le = sample.labels().get("le");
      if (le == null || !isBound(le)) {
        violate(
            le == null ? Rule.MISSING_LE : Rule.INVALID_LE,
            le == null ? lineStart : sample.placeOf("le"));
        return false;
      }
      labels = sample.labelsWithout("le");
    } else if (suffix.isEmpty() && "summary".equals(type)) {
      String quantile = sample.labels().get("quantile");
      if (quantile == null || !isQuantile(quantile)) {
        violate(Rule.INVALID_QUANTILE, quantile == null ? lineStart : sample.placeOf("quantile"));
        return false;
      }
      labels = sample.labelsWithout("quantile");
    } else {
      labels = "info".equals(type) ? Labels.EMPTY : sample.labels();
    }
    if (labels.equals(group)) {
      timestamps(sample);
      if (!Objects.equals(sample.timestamp(), groupTimestamp)) {
        groupSeries.clear();
      }
    } else {
      if (seenGroups.contains(labels)) {
        violate(Rule.INTERLEAVED_SERIES, lineStart);
      }
      groupSeries.clear();
    }
    if (!groupSeries.add(new SampleKey(suffix, sample.labels()))) {
      violate(Rule.DUPLICATE_SAMPLE, lineStart);
    }
    group = labels;
    groupTimestamp = sample.timestamp();
    seenGroups.add(labels);
    return true;
  }

  private void timestamps(Sample sample) {
    Double now = sample.timestamp();
    Double before = groupTimestamp;
    if ((now == null) != (before == null)) {
      violate(Rule.MIXED_TIMESTAMPS, lineStart);
    } else if (now != null && before != null && now < before && !"info".equals(type)) {
      violate(Rule.TIMESTAMP_BACKWARDS, sample.timestampAt());
    }
  }

  private void values(Sample sample, String suffix) {
    double value = sample.value();
    Rule rule = null;
    if (COUNTING.contains(suffix) && Double.isNaN(value)) {
      rule = Rule.NAN_COUNT;
    } else if (COUNTING.contains(suffix) && !suffix.equals("_gsum") && value < 0) {
      rule = suffix.equals("_sum") ? Rule.NEGATIVE_SUM : Rule.NEGATIVE_COUNT;
    } else if ((suffix.equals("_bucket") || suffix.equals("_count") || suffix.equals("_gcount"))
        && (value != Math.rint(value) || Double.isInfinite(value))) {
      rule = Rule.FRACTIONAL_COUNT;
    } else if (suffix.equals("_created")
        && !"unknown".equals(type)
        && (Double.isNaN(value) || Double.isInfinite(value))) {
      rule = Rule.INVALID_TIMESTAMP;
    } else if ("stateset".equals(type) && value != 0 && value != 1) {
      rule = Rule.INVALID_STATE;
    } else if ("info".equals(type) && value != 1) {
      rule = Rule.INVALID_INFO;
    } else if ("summary".equals(type) && suffix.isEmpty() && value < 0) {
      rule = Rule.NEGATIVE_QUANTILE;
    }
    if (rule != null) {
      violate(rule, sample.valueAt());
    }
  }

  private void openFamily(String name) {
    family = name;
    familyLine = line;
    type = null;
    unit = null;
    helped = false;
    familySamples = 0;
    seenGroups.clear();
    group = null;
    groupTimestamp = null;
    groupSeries.clear();
    histogram = new HistogramRules(problems, this::violate, name);
    totals.clear();
    unitLine = 0;
  }

  private void closeFamily() {
    if (family.isEmpty()) {
      return;
    }
    histogram.finish();
    totals.values().stream()
        .filter(at -> at > 0)
        .forEach(at -> problems.violate(Rule.MISSING_TOTAL, at, 0, family));
    String kind = type == null ? "unknown" : type;
    Set<String> claimed = new HashSet<>(Set.of(family));
    SUFFIXES.getOrDefault(kind, List.of("")).forEach(suffix -> claimed.add(family + suffix));
    for (String name : claimed) {
      if (!takenNames.add(name)) {
        problems.violate(Rule.CLASHING_FAMILY, familyLine, 0, name);
      }
    }
    if (unit != null && !unit.isEmpty()) {
      if (!family.endsWith("_" + unit)) {
        problems.violate(Rule.UNIT_MISMATCH, unitLine, 0, unit);
      } else if (kind.equals("info") || kind.equals("stateset")) {
        problems.violate(Rule.UNIT_NOT_ALLOWED, unitLine, 0, unit);
      }
    }
    family = "";
  }

  private static boolean isBound(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || Decimal.end(bytes, 0, bytes.length) != bytes.length) {
      return false;
    }
    double bound = Decimal.value(bytes, 0, bytes.length);
    return !Double.isNaN(bound) && (bound != Double.POSITIVE_INFINITY || text.equals("+Inf"));
  }

  private static boolean isQuantile(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || Decimal.end(bytes, 0, bytes.length) != bytes.length) {
      return false;
    }
    double quantile = Decimal.value(bytes, 0, bytes.length);
    return quantile >= 0 && quantile <= 1;
  }

  /** Where a metadata line's metric name ends; -1 where there is none. */
  private int nameEnd(int start, int end) {
    if (start >= end) {
      return -1;
    }
    int p = start;
    if (body[start] == '"') {
      p++;
      while (p < end && body[p] != '"') {
        p += body[p] == '\\' ? 2 : 1;
      }
      return p < end && p > start + 1 && Words.malformedUtf8(body, start, p) < 0 ? p + 1 : -1;
    }
    while (p < end && OpenMetricsLine.isNameCharacter(body[p], p == start, true)) {
      p++;
    }
    return p > start && (p == end || body[p] == ' ' || body[p] == '\t') ? p : -1;
  }

  private int nextSpace(int from, int end) {
    int p = Math.min(from, end);
    while (p < end && body[p] != ' ') {
      p++;
    }
    return p;
  }

  private String text(int from, int end) {
    return new String(body, from, end - from, StandardCharsets.UTF_8);
  }

  private void violate(Rule rule, int at) {
    violate(rule, line, at);
  }

  private void violate(Rule rule, int where, int at) {
    int start = at;
    while (start > 0 && body[start - 1] != '\n') {
      start--;
    }
    int end = Words.endOfLine(body, at, body.length);
    boolean quoted = at > start && body[at - 1] == '"';
    int to = quoted ? Math.min(Words.endOfQuoted(body, at, end), end) : end;
    problems.violate(
        rule,
        where,
        at - start + 1,
        quoted ? Problems.text(body, at, to) : Problems.token(body, at, end));
  }
}
