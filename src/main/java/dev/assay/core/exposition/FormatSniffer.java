package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;
import org.jspecify.annotations.Nullable;

/** Decides which format a body is in. */
public final class FormatSniffer {
  private FormatSniffer() {}

  /**
   * The format that the header names or, where it is missing, not well-formed or names no
   * exposition format, the one that the body looks like.
   *
   * @param contentType the {@code Content-Type} header; null where there is none
   * @param body the body, already inflated
   * @throws ExpositionException where the header names a version of OpenMetrics that cannot be read
   */
  public static Format decide(@Nullable String contentType, byte[] body)
      throws ExpositionException {
    ContentType stated = contentType == null ? null : ContentType.parse(contentType);
    if (stated == null) {
      return sniff(body);
    }
    if (stated.isUnsupportedOpenMetrics()) {
      throw new Problems()
          .refuse(
              Kind.UNSUPPORTED,
              Rule.UNSUPPORTED_FORMAT,
              0,
              0,
              "OpenMetrics " + stated.parameters().getOrDefault("version", ""));
    }
    Format format = stated.format();
    return format == null ? sniff(body) : format;
  }

  /**
   * The format that a body looks like: delimited protobuf by its first bytes, OpenMetrics by its
   * last line, and Prometheus text otherwise.
   */
  public static Format sniff(byte[] body) {
    if (isProtobuf(body)) {
      return Format.PROTOBUF;
    }
    return endsWithEof(body) ? Format.OPENMETRICS_TEXT : Format.PROMETHEUS_TEXT;
  }

  private static boolean isProtobuf(byte[] body) {
    long length = 0;
    int p = 0;
    for (int shift = 0; ; shift += 7) {
      if (p == body.length || shift > 28) {
        return false;
      }
      byte b = body[p++];
      length |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        break;
      }
    }
    return length >= 3
        && length <= body.length - p
        && body[p] == 0x0a
        && goesOn(body, p + length)
        && isFamily(body, p, (int) (p + length));
  }

  /** Whether bytes are the fields of a message of which one is a name. */
  private static boolean isFamily(byte[] body, int from, int to) {
    boolean named = false;
    int p = from;
    while (p < to) {
      int tag = body[p];
      int start = afterNumber(body, p, to);
      int end =
          switch (tag & 7) {
            case 0 -> afterNumber(body, start, to);
            case 1 -> start + 8;
            case 2 -> {
              long length = number(body, start, to);
              start = afterNumber(body, start, to);
              yield length > to - start ? to + 1 : start + (int) length;
            }
            case 5 -> start + 4;
            default -> to + 1;
          };
      if (end > to) {
        return false;
      }
      if (tag == 0x0a) {
        named = isName(body, start, end);
      }
      p = end;
    }
    return named;
  }

  private static boolean isName(byte[] body, int from, int to) {
    return from < to
        && (body[from] >= ' ' || body[from] < 0)
        && Words.malformedUtf8(body, from, to) < 0;
  }

  /** The number of at most 35 bits that stands there. */
  private static long number(byte[] body, int from, int to) {
    long number = 0;
    int p = from;
    for (int shift = 0; p < to && shift <= 28; shift += 7) {
      number |= (long) (body[p] & 0x7f) << shift;
      if (body[p++] >= 0) {
        break;
      }
    }
    return number;
  }

  /** Where a number ends that stands there; beyond the end where it does not end before. */
  private static int afterNumber(byte[] body, int from, int to) {
    int p = from;
    while (p < to && body[p] < 0) {
      p++;
    }
    return p + 1;
  }

  /** Whether the body ends at a position or another message may begin there. */
  private static boolean goesOn(byte[] body, long at) {
    int p = (int) at;
    while (p < body.length && body[p] < 0) {
      p++;
    }
    return p >= body.length || p + 1 < body.length && body[p + 1] == 0x0a;
  }

  private static boolean endsWithEof(byte[] body) {
    int to = body.length;
    while (to > 0 && body[to - 1] <= ' ' && body[to - 1] > 0) {
      to--;
    }
    return to >= 5
        && body[to - 5] == '#'
        && body[to - 4] == ' '
        && body[to - 3] == 'E'
        && body[to - 2] == 'O'
        && body[to - 1] == 'F'
        && (to == 5 || body[to - 6] == '\n');
  }
}
