package dev.assay.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} body (RFC 7578), which must be complete. */
final class Multipart {
  private static final int MOST_PARTS = 64;
  private static final int LONGEST_HEADERS = 8 << 10;
  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);

  /** Escapes of one parameter; the pattern takes a step of the stack for each. */
  private static final int MOST_ESCAPES = 200;

  private static final Pattern NAME = parameter("name");
  private static final Pattern FILENAME = parameter("filename");

  private Multipart() {}

  /**
   * One part.
   *
   * @param contentType null where the part states none
   * @param content as sent
   */
  @SuppressWarnings("ArrayRecordComponent") // owned by the request that it was cut from
  record Part(
      String name, @Nullable String filename, @Nullable String contentType, byte[] content) {}

  /**
   * The parts, in the order sent.
   *
   * @throws MalformedException when the body is not complete and well-formed
   */
  static List<Part> parts(byte[] body, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw malformed("the Content-Type names no boundary");
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    byte[] delimiter = ("\r\n--" + name).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at =
        startsWith(body, 0, Arrays.copyOfRange(delimiter, 2, delimiter.length))
            ? delimiter.length - 2
            : after(body, find(body, 0, delimiter), delimiter);
    while (true) {
      if (startsWith(body, at, "--".getBytes(StandardCharsets.ISO_8859_1))) {
        return List.copyOf(parts);
      }
      at = lineEnd(body, at);
      int end = find(body, at - 2, delimiter);
      if (end < 0) {
        throw malformed("the last part is not closed; the body is cut off");
      }
      if (parts.size() == MOST_PARTS) {
        throw malformed("more than " + MOST_PARTS + " parts");
      }
      parts.add(part(body, at, Math.max(at, end)));
      at = end + delimiter.length;
    }
  }

  private static int after(byte[] body, int found, byte[] delimiter) {
    if (found < 0) {
      throw malformed("the boundary does not occur in the body");
    }
    return found + delimiter.length;
  }

  private static int lineEnd(byte[] body, int from) {
    int at = from;
    while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
      at++;
    }
    if (!startsWith(body, at, new byte[] {'\r', '\n'})) {
      throw malformed("a boundary is not followed by the end of its line; the body is cut off");
    }
    return at + 2;
  }

  private static Part part(byte[] body, int begin, int end) {
    byte[] blank = {'\r', '\n', '\r', '\n'};
    int headersEnd = find(body, begin, blank);
    if (headersEnd < 0 || headersEnd + blank.length > end || headersEnd - begin > LONGEST_HEADERS) {
      throw malformed("a part has no headers");
    }
    String headers = new String(body, begin, headersEnd - begin, StandardCharsets.UTF_8);
    String disposition = header(headers, "content-disposition");
    if (disposition == null || !disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
      throw malformed("a part has no Content-Disposition: form-data");
    }
    String name = value(NAME, disposition);
    if (name == null) {
      throw malformed("a part has no name");
    }
    String encoding = header(headers, "content-transfer-encoding");
    if (encoding != null && !encoding.matches("(?i)binary|8bit|7bit")) {
      throw malformed("the Content-Transfer-Encoding of a part is not supported");
    }
    String type = header(headers, "content-type");
    return new Part(
        name,
        value(FILENAME, disposition),
        type,
        Arrays.copyOfRange(body, headersEnd + blank.length, end));
  }

  private static @Nullable String header(String headers, String name) {
    for (String line : headers.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return null;
  }

  private static Pattern parameter(String name) {
    return Pattern.compile(
        ";\\s*"
            + name
            + "=(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,"
            + MOST_ESCAPES
            + "}+)\"|([^;\\s\"]++))",
        Pattern.CASE_INSENSITIVE);
  }

  private static @Nullable String value(Pattern parameter, String header) {
    Matcher matcher = parameter.matcher(header);
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(1) == null
        ? matcher.group(2)
        : matcher.group(1).replaceAll("\\\\(.)", "$1");
  }

  private static int find(byte[] body, int from, byte[] sought) {
    outer:
    for (int i = Math.max(from, 0); i <= body.length - sought.length; i++) {
      for (int j = 0; j < sought.length; j++) {
        if (body[i + j] != sought[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  private static boolean startsWith(byte[] body, int at, byte[] sought) {
    return at >= 0
        && at + sought.length <= body.length
        && Arrays.equals(body, at, at + sought.length, sought, 0, sought.length);
  }

  private static MalformedException malformed(String detail) {
    return new MalformedException("malformed-multipart", detail, 0, 0);
  }
}
