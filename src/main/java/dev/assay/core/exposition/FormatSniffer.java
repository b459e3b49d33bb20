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
    if (length < 3 || length > body.length - p || body[p] != 0x0a || !goesOn(body, p + length)) {
      return false;
    }
    int name = p + 2;
    int nameLength = body[p + 1];
    if (nameLength <= 0 || nameLength + 2 > length || body[name] < ' ' && body[name] >= 0) {
      return false;
    }
    if (Words.malformedUtf8(body, name, name + nameLength) >= 0) {
      return false;
    }
    int after = name + nameLength;
    return nameLength + 2 == length
        || body[after] == 0x12
        || body[after] == 0x18
        || body[after] == 0x22
        || body[after] == 0x2a;
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
