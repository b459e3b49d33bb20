package dev.assay.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.core.profile.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares a tree with the type that it is to become and lists every mismatch, so that a wrong
 * field hides no other. What fits is kept in a pruned tree that binds without a surprise; the
 * fields of a type are those that Jackson itself would bind.
 */
final class Shape {
  /**
   * Largest number that a field can hold: with more, ratios of fields leave the range of a double.
   */
  static final double GREATEST = 1e15;

  /** Smallest number above 0 that a field can hold, for the same reason. */
  private static final double LEAST = 1e-9;

  private final ShapeFields fields;

  Shape(ObjectMapper mapper) {
    this.fields = new ShapeFields(mapper.getDeserializationConfig());
  }

  /**
   * What fits, and what does not.
   *
   * @param tree the part that fits, with something in place of each required field that does not;
   *     null where nothing fits
   * @param originalIndexes for each pruned array by its pointer, the index that each kept element
   *     had
   * @see ShapeFields#filler
   */
  record Fit(
      @Nullable JsonNode tree,
      List<Violation> violations,
      Map<String, List<Integer>> originalIndexes) {

    /** A pointer into the pruned tree, as a pointer into what was sent. */
    String original(String pointer) {
      if (originalIndexes.isEmpty() || pointer.isEmpty()) {
        return pointer;
      }
      StringBuilder sent = new StringBuilder();
      for (String segment : pointer.substring(1).split("/", -1)) {
        List<Integer> indexes = originalIndexes.get(sent.toString());
        String there = segment;
        if (indexes != null && segment.chars().allMatch(Character::isDigit)) {
          there = String.valueOf(indexes.get(Integer.parseInt(segment)));
        }
        sent.append('/').append(there);
      }
      return sent.toString();
    }

    /**
     * Whether a violation says no more than follows from what was refused: it lies at or within a
     * refused value, or finds a list empty whose elements were refused.
     */
    boolean follows(Violation violation) {
      return violations.stream()
              .anyMatch(
                  v ->
                      violation.pointer().equals(v.pointer())
                          || violation.pointer().startsWith(v.pointer() + "/"))
          || (violation.code().equals("empty") && originalIndexes.containsKey(violation.pointer()));
    }
  }

  Fit compare(JsonNode sent, JavaType type) {
    Walk walk = new Walk();
    JsonNode tree = walk.value("", sent, type);
    return new Fit(tree, List.copyOf(walk.violations), Map.copyOf(walk.originalIndexes));
  }

  /** One comparison. */
  private final class Walk {
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, List<Integer>> originalIndexes = new HashMap<>();

    @Nullable JsonNode value(String at, JsonNode sent, JavaType type) {
      if (sent.isNull()) {
        return refuse(
            at, "null-value", "null is no value; leave the field out when it is unknown", sent);
      }
      if (type.isEnumType()) {
        return choice(at, sent, type);
      }
      if (type.isMapLikeType()) {
        return map(at, sent, type.getContentType());
      }
      if (type.isCollectionLikeType()) {
        return array(at, sent, type.getContentType());
      }
      Class<?> raw = type.getRawClass();
      if (raw == String.class) {
        return text(at, sent);
      }
      if (raw == Boolean.class || raw == boolean.class) {
        return sent.isBoolean() ? sent : wrongType(at, sent, "true or false");
      }
      if (raw == Double.class || raw == double.class) {
        return number(at, sent);
      }
      if (raw == Integer.class || raw == int.class) {
        return whole(at, sent, Integer.MIN_VALUE, Integer.MAX_VALUE);
      }
      if (raw == Long.class || raw == long.class) {
        return whole(at, sent, Long.MIN_VALUE, Long.MAX_VALUE);
      }
      if (raw == Instant.class) {
        return instant(at, sent);
      }
      return raw.isSealed() ? kind(at, sent, type) : object(at, sent, type);
    }

    /** One kind of a closed choice; the fields that it shares with no other kind tell it. */
    private @Nullable JsonNode kind(String at, JsonNode sent, JavaType type) {
      if (!sent.isObject()) {
        return wrongType(at, sent, "an object");
      }
      Map<String, JavaType> kinds = fields.marks(type);
      List<String> marks =
          sent.properties().stream().map(Map.Entry::getKey).filter(kinds::containsKey).toList();
      List<JavaType> meant = marks.stream().map(kinds::get).distinct().toList();
      if (meant.size() == 1) {
        return object(at, sent, meant.getFirst());
      }
      return refuse(
          new Violation(
              at,
              meant.isEmpty() ? "unknown-kind" : "ambiguous-kind",
              meant.isEmpty()
                  ? "nothing here tells what kind it is" + hint(sent, kinds)
                  : "`" + String.join("`, `", marks) + "` do not go together",
              Shown.value(sent),
              List.copyOf(kinds.keySet())));
    }

    private String hint(JsonNode sent, Map<String, JavaType> kinds) {
      return sent.properties().stream()
          .map(field -> Nearest.of(field.getKey(), kinds.keySet()))
          .filter(Objects::nonNull)
          .findFirst()
          .map(nearest -> "; did you mean `" + nearest + "`?")
          .orElse("");
    }

    private @Nullable JsonNode object(String at, JsonNode sent, JavaType type) {
      if (!sent.isObject()) {
        return wrongType(at, sent, "an object");
      }
      Map<String, JavaType> known = fields.of(type);
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : sent.properties()) {
        String name = field.getKey();
        JavaType fieldType = known.get(name);
        String here = at + "/" + escaped(name);
        if (fieldType == null) {
          unknownField(here, name, field.getValue(), known);
          continue;
        }
        JsonNode fit = value(here, field.getValue(), fieldType);
        if (fit != null) {
          kept.set(name, fit);
        }
      }
      return completed(at, sent, type, kept) ? kept : null;
    }

    /** Whether every required field is there or could be filled in. */
    private boolean completed(String at, JsonNode sent, JavaType type, ObjectNode kept) {
      boolean complete = true;
      for (Map.Entry<String, JavaType> field : fields.required(type).entrySet()) {
        String name = field.getKey();
        if (kept.has(name)) {
          continue;
        }
        if (!sent.has(name)) {
          violations.add(
              Violation.of(
                  at + "/" + escaped(name), "missing-field", "`" + name + "` is required", null));
        }
        JsonNode filler = fields.filler(field.getValue());
        if (filler == null) {
          complete = false;
        } else {
          kept.set(name, filler);
        }
      }
      return complete;
    }

    private void unknownField(
        String here, String name, JsonNode sent, Map<String, JavaType> known) {
      String nearest = Nearest.of(name, known.keySet());
      if (nearest == null) {
        nearest = elsewhere(name, known);
      }
      String hint = nearest == null ? "" : "; did you mean `" + nearest + "`?";
      violations.add(
          new Violation(
              here,
              "unknown-field",
              "`" + Shown.text(name) + "` is not a field here" + hint,
              Shown.value(sent),
              nearest == null ? List.copyOf(known.keySet()) : List.of(nearest)));
    }

    /** A field that exists one block deeper, for example {@code budgets.p99Ms}. */
    private @Nullable String elsewhere(String name, Map<String, JavaType> known) {
      for (Map.Entry<String, JavaType> block : known.entrySet()) {
        if (block.getValue().getRawClass().isRecord()
            && fields.of(block.getValue()).containsKey(name)) {
          return block.getKey() + "." + name;
        }
      }
      return null;
    }

    private @Nullable JsonNode map(String at, JsonNode sent, JavaType content) {
      if (!sent.isObject()) {
        return wrongType(at, sent, "an object");
      }
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : sent.properties()) {
        String here = at + "/" + escaped(entry.getKey());
        if (!wellFormed(entry.getKey())) {
          violations.add(
              Violation.of(at, "not-unicode", "a key holds half of a surrogate pair", null));
          continue;
        }
        JsonNode fit = value(here, entry.getValue(), content);
        if (fit != null) {
          kept.set(entry.getKey(), fit);
        }
      }
      return kept;
    }

    private @Nullable JsonNode array(String at, JsonNode sent, JavaType content) {
      if (!sent.isArray()) {
        return wrongType(at, sent, "a list");
      }
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      List<Integer> indexes = new ArrayList<>();
      for (int i = 0; i < sent.size(); i++) {
        JsonNode fit = value(at + "/" + i, sent.get(i), content);
        if (fit != null) {
          kept.add(fit);
          indexes.add(i);
        }
      }
      if (kept.size() < sent.size()) {
        originalIndexes.put(at, List.copyOf(indexes));
      }
      return kept;
    }

    private @Nullable JsonNode choice(String at, JsonNode sent, JavaType type) {
      List<String> accepted = fields.choices(type);
      if (!sent.isTextual()) {
        return refuse(
            new Violation(
                at,
                "wrong-type",
                Shown.text(sent) + " is " + noun(sent) + "; one of the listed words is needed",
                Shown.value(sent),
                accepted));
      }
      String word = sent.textValue();
      if (accepted.contains(word)) {
        return sent;
      }
      String nearest = Nearest.of(word, accepted);
      return refuse(
          new Violation(
              at,
              "unknown-value",
              Shown.text(sent)
                  + " is not one of the accepted values"
                  + (nearest == null ? "" : "; did you mean `" + nearest + "`?"),
              Shown.value(sent),
              accepted));
    }

    private @Nullable JsonNode text(String at, JsonNode sent) {
      if (!sent.isTextual()) {
        return wrongType(at, sent, "a text");
      }
      return wellFormed(sent.textValue())
          ? sent
          : refuse(
              Violation.of(at, "not-unicode", "the text holds half of a surrogate pair", null));
    }

    private @Nullable JsonNode number(String at, JsonNode sent) {
      if (!sent.isNumber()) {
        return wrongType(at, sent, "a number");
      }
      double number = sent.doubleValue();
      double size = Math.abs(number);
      if (size > GREATEST) {
        return refuse(
            at, "out-of-range", Shown.text(sent) + " is too large; 1e15 is the most", sent);
      }
      if (sent.decimalValue().signum() != 0 && size < LEAST) {
        return refuse(
            at, "out-of-range", Shown.text(sent) + " is neither 0 nor at least 1e-9", sent);
      }
      return JsonNodeFactory.instance.numberNode(number == 0 ? 0.0 : number);
    }

    private @Nullable JsonNode whole(String at, JsonNode sent, long least, long greatest) {
      if (!sent.isNumber()) {
        return wrongType(at, sent, "a whole number");
      }
      BigDecimal number = sent.decimalValue();
      if (number.signum() != 0 && (number.scale() > 200 || number.scale() < -200)) {
        return refuse(at, "out-of-range", Shown.text(sent) + " is out of range", sent);
      }
      if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
        return wrongType(at, sent, "a whole number");
      }
      if (number.compareTo(BigDecimal.valueOf(least)) < 0
          || number.compareTo(BigDecimal.valueOf(greatest)) > 0) {
        return refuse(at, "out-of-range", Shown.text(sent) + " is out of range", sent);
      }
      return JsonNodeFactory.instance.numberNode(number.longValue());
    }

    private @Nullable JsonNode instant(String at, JsonNode sent) {
      if (!sent.isTextual()) {
        return wrongType(at, sent, "a time (RFC 3339)");
      }
      try {
        Instant instant = OffsetDateTime.parse(sent.textValue()).toInstant();
        return JsonNodeFactory.instance.textNode(instant.toString());
      } catch (DateTimeParseException e) {
        return refuse(
            new Violation(
                at,
                "wrong-form",
                Shown.text(sent) + " is not an RFC 3339 time",
                Shown.value(sent),
                List.of("2026-11-21T09:30:00Z")));
      }
    }

    private @Nullable JsonNode wrongType(String at, JsonNode sent, String needed) {
      return refuse(
          new Violation(
              at,
              "wrong-type",
              Shown.text(sent) + " is " + noun(sent) + "; " + needed + " is needed",
              Shown.value(sent),
              List.of(needed)));
    }

    private @Nullable JsonNode refuse(String at, String code, String detail, JsonNode sent) {
      return refuse(Violation.of(at, code, detail, Shown.value(sent)));
    }

    private @Nullable JsonNode refuse(Violation violation) {
      violations.add(violation);
      return null;
    }
  }

  private static String noun(JsonNode sent) {
    return switch (sent.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a yes or no";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      default -> "no value";
    };
  }

  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** A name as a segment of a JSON pointer (RFC 6901). */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
