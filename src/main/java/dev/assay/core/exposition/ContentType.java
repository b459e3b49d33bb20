package dev.assay.core.exposition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Type} header.
 *
 * @param type media type in lower case, for example {@code text/plain}
 * @param parameters by name in lower case, values as written without quotes
 */
public record ContentType(String type, Map<String, String> parameters) {
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  public ContentType {
    parameters = Map.copyOf(parameters);
  }

  /** The header as RFC 9110 writes it; null where it is not well-formed. */
  public static @Nullable ContentType parse(String header) {
    return new Cursor(header).contentType();
  }

  /**
   * The exposition format that the header names.
   *
   * @return null where it names none: the body has to tell
   */
  public @Nullable Format format() {
    String version = parameters.getOrDefault("version", "");
    return switch (type) {
      case "text/plain" ->
          switch (version) {
            case "", "0.0.4", "1.0.0" -> Format.PROMETHEUS_TEXT;
            default -> null;
          };
      case "application/openmetrics-text" ->
          switch (version) {
            case "", "0.0.1", "1.0.0" -> Format.OPENMETRICS_TEXT;
            default -> null;
          };
      case "application/vnd.google.protobuf" ->
          parameters
                      .getOrDefault("proto", "io.prometheus.client.MetricFamily")
                      .equals("io.prometheus.client.MetricFamily")
                  && parameters.getOrDefault("encoding", "delimited").equals("delimited")
              ? Format.PROTOBUF
              : null;
      default -> null;
    };
  }

  /** Whether the header names OpenMetrics in a version that cannot be read. */
  boolean isUnsupportedOpenMetrics() {
    return type.equals("application/openmetrics-text") && format() == null;
  }

  private static final class Cursor {
    private final String header;
    private int at;

    Cursor(String header) {
      this.header = header;
    }

    @Nullable ContentType contentType() {
      skipBlanks();
      String major = token();
      if (major.isEmpty() || !accept('/')) {
        return null;
      }
      String minor = token();
      if (minor.isEmpty()) {
        return null;
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      skipBlanks();
      while (accept(';')) {
        skipBlanks();
        if (at == header.length()) {
          break;
        }
        String name = token().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !accept('=')) {
          return null;
        }
        String value = accept('"') ? quoted() : token();
        if (value == null || parameters.putIfAbsent(name, value) != null) {
          return null;
        }
        skipBlanks();
      }
      return at == header.length()
          ? new ContentType((major + '/' + minor).toLowerCase(Locale.ROOT), parameters)
          : null;
    }

    private @Nullable String quoted() {
      StringBuilder value = new StringBuilder();
      while (at < header.length() && header.charAt(at) != '"') {
        if (header.charAt(at) == '\\' && at + 1 < header.length()) {
          at++;
        }
        value.append(header.charAt(at++));
      }
      return accept('"') ? value.toString() : null;
    }

    private String token() {
      int from = at;
      while (at < header.length() && isTokenCharacter(header.charAt(at))) {
        at++;
      }
      return header.substring(from, at);
    }

    private static boolean isTokenCharacter(char c) {
      return c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }

    private boolean accept(char c) {
      boolean here = at < header.length() && header.charAt(at) == c;
      if (here) {
        at++;
      }
      return here;
    }

    private void skipBlanks() {
      while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
        at++;
      }
    }
  }
}
