package dev.assay.core.exposition;

/** Exemplars of OpenMetrics samples, which are checked and not kept. */
final class Exemplars {
  private Exemplars() {}

  /** Where the exemplar ends whose {@code #} stands at a position; -1 where it is none. */
  static int end(byte[] body, int hash, int limit) {
    int p = Words.skipBlanks(body, hash + 1, limit);
    if (p >= limit || body[p] != '{') {
      return -1;
    }
    p = Words.skipBlanks(body, p + 1, limit);
    while (p < limit && body[p] != '}') {
      p = labelEnd(body, p, limit);
      if (p < 0) {
        return -1;
      }
      p = Words.skipBlanks(body, p, limit);
      if (p < limit && body[p] == ',') {
        p = Words.skipBlanks(body, p + 1, limit);
      } else if (p < limit && body[p] != '}') {
        return -1;
      }
    }
    if (p >= limit) {
      return -1;
    }
    p = Decimal.end(body, Words.skipBlanks(body, p + 1, limit), limit);
    if (p < 0 || !endsToken(body, p, limit)) {
      return -1;
    }
    int time = Words.skipBlanks(body, p, limit);
    if (time >= limit || body[time] == '\n' || body[time] == '\r') {
      return time;
    }
    p = Decimal.end(body, time, limit);
    return p < 0 || !endsToken(body, p, limit) || isWord(body, time)
        ? -1
        : Words.skipBlanks(body, p, limit);
  }

  private static int labelEnd(byte[] body, int start, int limit) {
    int p = start;
    if (body[p] == '"') {
      p = quotedEnd(body, p, limit);
    } else {
      while (p < limit && OpenMetricsLine.isNameCharacter(body[p], p == start, false)) {
        p++;
      }
    }
    if (p <= start) {
      return -1;
    }
    p = Words.skipBlanks(body, p, limit);
    if (p >= limit || body[p] != '=') {
      return -1;
    }
    p = Words.skipBlanks(body, p + 1, limit);
    return p < limit && body[p] == '"' ? quotedEnd(body, p, limit) : -1;
  }

  /** Past the closing quote; -1 where there is none or the text is not UTF-8. */
  private static int quotedEnd(byte[] body, int open, int limit) {
    int p = open + 1;
    while (true) {
      p = Words.endOfQuoted(body, p, limit);
      if (p >= limit || body[p] == '\n') {
        return -1;
      }
      if (body[p] == '"') {
        return Words.malformedUtf8(body, open, p) < 0 ? p + 1 : -1;
      }
      p++;
      if (p < limit && body[p] != '\n') {
        p++;
      }
    }
  }

  private static boolean endsToken(byte[] body, int p, int limit) {
    return p >= limit || body[p] == ' ' || body[p] == '\t' || body[p] == '\n' || body[p] == '\r';
  }

  private static boolean isWord(byte[] body, int start) {
    int sign = body[start] == '+' || body[start] == '-' ? 1 : 0;
    int letter = body[start + sign] | 0x20;
    return letter == 'i' || letter == 'n';
  }
}
