package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Offending values as an answer shows them: recognisable, and never longer than a line. */
final class Shown {
  private static final int LONGEST = 120;

  private Shown() {}

  /** For a sentence: texts in quotes, everything else as JSON, shortened. */
  static String text(JsonNode sent) {
    return sent.isContainerNode() ? container(sent) : text(sent.toString());
  }

  /** A text of the sender, shortened and printable. */
  static String text(String sent) {
    StringBuilder shown = new StringBuilder();
    sent.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? '\uFFFD' : c)
        .forEach(shown::appendCodePoint);
    return sent.length() > LONGEST ? shown.append('…').toString() : shown.toString();
  }

  /** For the {@code value} member: scalars as they are, containers and long texts in short. */
  static @Nullable Object value(JsonNode sent) {
    return switch (sent.getNodeType()) {
      case NULL -> null;
      case BOOLEAN -> sent.booleanValue();
      case NUMBER ->
          sent.isIntegralNumber() && sent.canConvertToLong()
              ? (Object) sent.longValue()
              : Double.isFinite(sent.doubleValue()) && !sent.isIntegralNumber()
                  ? (Object) sent.doubleValue()
                  : text(sent.toString());
      case STRING -> text(sent.textValue());
      default -> container(sent);
    };
  }

  private static String container(JsonNode sent) {
    return sent.isArray() ? "[… " + sent.size() + " elements]" : "{… " + sent.size() + " fields}";
  }
}
