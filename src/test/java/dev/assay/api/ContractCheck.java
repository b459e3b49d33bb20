package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds a value against a schema of the contract: the keywords that the contract uses. */
final class ContractCheck {
  private final JsonNode contract;

  ContractCheck(JsonNode contract) {
    this.contract = contract;
  }

  /** Pointers of everything that the schema does not allow. */
  List<String> offences(JsonNode value, JsonNode schema) {
    List<String> found = new ArrayList<>();
    check(value, schema, "", found);
    return found;
  }

  JsonNode resolved(JsonNode schema) {
    JsonNode ref = schema.get("$ref");
    return ref == null ? schema : contract.at(ref.asText().substring(1));
  }

  private void check(JsonNode value, JsonNode given, String at, List<String> found) {
    if (given.has("$ref")) {
      check(value, resolved(given), at, found);
    }
    if (given.has("oneOf")) {
      boolean one = false;
      for (JsonNode choice : given.get("oneOf")) {
        one |= offences(value, choice).isEmpty();
      }
      offence(one, at, "oneOf", found);
    }
    if (given.has("type")) {
      offence(hasType(value, given.get("type").asText()), at, "type", found);
    }
    if (given.has("enum")) {
      boolean listed = false;
      for (JsonNode choice : given.get("enum")) {
        listed |= choice.equals(value);
      }
      offence(listed, at, "enum", found);
    }
    if (value.isNumber()) {
      double number = value.doubleValue();
      offence(
          !given.has("minimum") || number >= given.get("minimum").doubleValue(),
          at,
          "minimum",
          found);
      offence(
          !given.has("maximum") || number <= given.get("maximum").doubleValue(),
          at,
          "maximum",
          found);
      offence(
          !given.has("exclusiveMinimum") || number > given.get("exclusiveMinimum").doubleValue(),
          at,
          "exclusiveMinimum",
          found);
    }
    if (value.isTextual()) {
      String text = value.textValue();
      int length = text.length();
      offence(
          !given.has("minLength") || length >= given.get("minLength").intValue(),
          at,
          "minLength",
          found);
      offence(
          !given.has("maxLength") || length <= given.get("maxLength").intValue(),
          at,
          "maxLength",
          found);
      offence(
          !given.has("pattern")
              || Pattern.compile(given.get("pattern").asText()).matcher(text).find(),
          at,
          "pattern",
          found);
    }
    if (value.isArray()) {
      offence(
          !given.has("maxItems") || value.size() <= given.get("maxItems").intValue(),
          at,
          "maxItems",
          found);
      if (given.has("items")) {
        for (int i = 0; i < value.size(); i++) {
          check(value.get(i), given.get("items"), at + "/" + i, found);
        }
      }
    }
    if (value.isObject()) {
      checkObject(value, given, at, found);
    }
  }

  private void checkObject(JsonNode value, JsonNode given, String at, List<String> found) {
    for (JsonNode required : given.path("required")) {
      offence(value.has(required.asText()), at + "/" + required.asText(), "required", found);
    }
    JsonNode properties = given.path("properties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String here = at + "/" + field.getKey();
      if (properties.has(field.getKey())) {
        check(field.getValue(), properties.get(field.getKey()), here, found);
      } else if (given.path("additionalProperties").isObject()) {
        check(field.getValue(), given.get("additionalProperties"), here, found);
      } else {
        offence(properties.isMissingNode(), here, "unknown", found);
      }
    }
  }

  private static boolean hasType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" ->
          value.isIntegralNumber()
              || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  private static void offence(boolean allowed, String at, String keyword, List<String> found) {
    if (!allowed) {
      found.add(at + " " + keyword);
    }
  }
}
