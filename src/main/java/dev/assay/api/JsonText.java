package dev.assay.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * JSON bytes to a tree, to the letter of RFC 8259: doubled keys and anything after the value are
 * refused, and depth, numbers and the count of values are bounded.
 */
final class JsonText {
  /** Objects and arrays within one another, in JSON and YAML alike. */
  static final int MAX_DEPTH = 32;

  /** Names, values and brackets of one body, in JSON and YAML alike. */
  static final int MAX_TOKENS = 200_000;

  /** Characters of one number; more has no meaning in a double. */
  private static final int MAX_NUMBER_LENGTH = 128;

  private static final int MAX_NAME_LENGTH = 1_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxTokenCount(MAX_TOKENS)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final ObjectReader READER =
      JsonMapper.builder(FACTORY)
          .enable(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .reader();

  private JsonText() {}

  /**
   * The tree of a body.
   *
   * @throws MalformedException when the bytes are not one JSON value
   */
  static JsonNode tree(byte[] body) {
    if (new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1).isBlank()) {
      if (body.length <= 64) {
        throw new MalformedException("empty-body", "the body is empty", 0, 0);
      }
    }
    try (JsonParser parser = FACTORY.createParser(body)) {
      JsonNode tree = READER.readTree(parser);
      if (tree == null || tree.isMissingNode()) {
        throw new MalformedException("empty-body", "the body is empty", 0, 0);
      }
      if (parser.nextToken() != null) {
        JsonLocation at = parser.currentTokenLocation();
        throw new MalformedException(
            "trailing-content",
            "something follows the end of the value",
            at.getLineNr(),
            at.getColumnNr());
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw malformed("over-limit", e);
    } catch (JsonProcessingException e) {
      throw malformed(
          e.getOriginalMessage().startsWith("Duplicate") ? "duplicate-key" : "malformed-json", e);
    } catch (IOException e) {
      throw new MalformedException("malformed-json", "the body is not UTF-8", 0, 0);
    }
  }

  private static MalformedException malformed(String code, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return new MalformedException(
        code,
        readable(e.getOriginalMessage()),
        at == null ? 0 : Math.max(at.getLineNr(), 0),
        at == null ? 0 : Math.max(at.getColumnNr(), 0));
  }

  /** The parser's sentence without the names of its own switches and classes. */
  private static String readable(String message) {
    String text =
        message
            .replaceAll("\\s*\\((?:start marker at|for Object starting at).*", "")
            .replaceAll(",? from `[^`]*`", "")
            .replaceAll("[:;] enable `[^`]*`.*", "")
            .replaceAll(" \\(enable `[^`]*`[^)]*\\)", "")
            .replaceAll("`?JsonToken\\.", "")
            .replaceAll("\\s+at \\[Source.*", "")
            .replace("`", "");
    return text.isEmpty()
        ? "not JSON"
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
