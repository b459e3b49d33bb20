package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types that a request can be in, and how each becomes a tree. */
final class MediaTypes {
  static final String JSON = "application/json";
  static final String YAML = "application/yaml";
  static final String YAML_OLD = "application/x-yaml";
  static final String YAML_TEXT = "text/yaml";
  static final String MARKDOWN = "text/markdown";
  static final String MULTIPART = "multipart/form-data";
  static final String OCTETS = "application/octet-stream";

  private MediaTypes() {}

  /** Whether a Content-Type header names the media type, whatever its parameters. */
  static boolean is(@Nullable String header, String mediaType) {
    return header != null && header.split(";", 2)[0].strip().equalsIgnoreCase(mediaType);
  }

  /**
   * The tree of a body in JSON or YAML.
   *
   * @param header its Content-Type; null where there is none
   * @param file name of the file it was sent as; null where there is none
   */
  static JsonNode tree(byte[] body, @Nullable String header, @Nullable String file) {
    return isYaml(body, header, file) ? YamlText.tree(body) : JsonText.tree(body);
  }

  private static boolean isYaml(byte[] body, @Nullable String header, @Nullable String file) {
    if (is(header, JSON)) {
      return false;
    }
    if (is(header, YAML) || is(header, YAML_OLD) || is(header, YAML_TEXT)) {
      return true;
    }
    String name = file == null ? "" : file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return false;
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return true;
    }
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b != '{' && b != '[';
      }
    }
    return false;
  }
}
