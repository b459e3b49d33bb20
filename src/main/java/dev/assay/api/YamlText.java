package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML bytes to the tree that the same JSON would give. Plain scalars follow the core schema of
 * YAML 1.2, so {@code no}, {@code 1:30} and {@code 2026-01-01} are texts; one document, no tags,
 * aliases expanded under the same bound on values as JSON.
 */
final class YamlText {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,6})?");
  private static final int MAX_ALIASES = 50;

  private int values;

  private YamlText() {}

  /**
   * The tree of a body.
   *
   * @throws MalformedException when the bytes are not one YAML document of plain values
   */
  static JsonNode tree(byte[] body) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(JsonText.MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(new StringReader(text(body))), options),
              new PlainTexts(),
              options);
      Node root = composer.getSingleNode();
      if (root == null) {
        throw new MalformedException("empty-body", "the body is empty", 0, 0);
      }
      return new YamlText().convert(root, 1);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new MalformedException(
          "malformed-yaml",
          e.getProblem() == null ? "not YAML" : e.getProblem().strip(),
          mark == null ? 0 : mark.getLine() + 1,
          mark == null ? 0 : mark.getColumn() + 1);
    } catch (YAMLException e) {
      throw new MalformedException("malformed-yaml", String.valueOf(e.getMessage()), 0, 0);
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("malformed-yaml", "the body is not UTF-8", 0, 0);
    }
  }

  private JsonNode convert(Node node, int depth) {
    if (++values > JsonText.MAX_TOKENS) {
      throw at(node, "over-limit", "more than " + JsonText.MAX_TOKENS + " values");
    }
    if (depth > JsonText.MAX_DEPTH) {
      throw at(node, "over-limit", "nested deeper than " + JsonText.MAX_DEPTH);
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, depth);
      case SequenceNode sequence -> array(sequence, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw at(node, "malformed-yaml", "an anchor without a value");
    };
  }

  private ObjectNode object(MappingNode mapping, int depth) {
    requireTag(mapping, Tag.MAP);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw at(entry.getKeyNode(), "malformed-yaml", "a key that is not a text");
      }
      if (object.has(key.getValue())) {
        throw at(key, "duplicate-key", "duplicate key \"" + key.getValue() + "\"");
      }
      object.set(key.getValue(), convert(entry.getValueNode(), depth + 1));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, int depth) {
    requireTag(sequence, Tag.SEQ);
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node element : sequence.getValue()) {
      array.add(convert(element, depth + 1));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    requireTag(scalar, Tag.STR);
    String text = scalar.getValue();
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (!scalar.isPlain()) {
      return nodes.textNode(text);
    }
    JsonNode word = word(text);
    if (word != null) {
      return word;
    }
    if (INTEGER.matcher(text).matches()) {
      return nodes.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }
    if (DECIMAL.matcher(text).matches() && text.length() <= 128) {
      return nodes.numberNode(new BigDecimal(text));
    }
    return nodes.textNode(text);
  }

  private static @Nullable JsonNode word(String text) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> nodes.nullNode();
      case "true", "True", "TRUE" -> nodes.booleanNode(true);
      case "false", "False", "FALSE" -> nodes.booleanNode(false);
      default -> null;
    };
  }

  private static void requireTag(Node node, Tag tag) {
    if (!node.getTag().equals(tag)) {
      throw at(node, "malformed-yaml", "the tag " + node.getTag().getValue() + " is not accepted");
    }
  }

  private static MalformedException at(Node node, String code, String detail) {
    Mark mark = node.getStartMark();
    return new MalformedException(code, detail, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Leaves every plain scalar a text; what it means is decided here, not by YAML 1.1. */
  private static final class PlainTexts extends Resolver {
    @Override
    protected void addImplicitResolvers() {}
  }
}
