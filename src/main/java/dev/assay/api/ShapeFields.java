package dev.assay.api;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.core.profile.Choice;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The fields of records, as Jackson itself would bind them. */
final class ShapeFields {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final DeserializationConfig config;
  private final Map<JavaType, Map<String, JavaType>> all = new ConcurrentHashMap<>();
  private final Map<JavaType, Map<String, JavaType>> required = new ConcurrentHashMap<>();
  private final Map<JavaType, Map<String, JavaType>> marks = new ConcurrentHashMap<>();
  private final Map<JavaType, List<String>> choices = new ConcurrentHashMap<>();

  ShapeFields(DeserializationConfig config) {
    this.config = config;
  }

  /** Every field with its type, in declaration order. */
  Map<String, JavaType> of(JavaType type) {
    return all.computeIfAbsent(
        type,
        t -> {
          Map<String, JavaType> fields = new LinkedHashMap<>();
          for (BeanPropertyDefinition property : properties(t)) {
            fields.put(property.getName(), property.getPrimaryType());
          }
          return fields;
        });
  }

  /** The fields that must be there: those that say so, and those that cannot be absent. */
  Map<String, JavaType> required(JavaType type) {
    return required.computeIfAbsent(
        type,
        t -> {
          Map<String, JavaType> fields = new LinkedHashMap<>();
          for (BeanPropertyDefinition property : properties(t)) {
            if (property.getPrimaryType().isPrimitive()
                || property.getPrimaryMember().hasAnnotation(NotNull.class)) {
              fields.put(property.getName(), property.getPrimaryType());
            }
          }
          return fields;
        });
  }

  /** The words of a closed choice, in declaration order. */
  List<String> choices(JavaType choice) {
    return choices.computeIfAbsent(
        choice,
        t ->
            Arrays.stream(t.getRawClass().getEnumConstants())
                .map(constant -> Choice.id(((Enum<?>) constant).name()))
                .toList());
  }

  /** For each field that only one kind of a sealed type has, that kind. */
  Map<String, JavaType> marks(JavaType sealed) {
    return marks.computeIfAbsent(
        sealed,
        t -> {
          List<JavaType> kinds = new ArrayList<>();
          for (Class<?> kind : t.getRawClass().getPermittedSubclasses()) {
            kinds.add(config.constructType(kind));
          }
          Map<String, JavaType> found = new LinkedHashMap<>();
          for (JavaType kind : kinds) {
            for (String field : of(kind).keySet()) {
              if (kinds.stream().filter(k -> of(k).containsKey(field)).count() == 1) {
                found.put(field, kind);
              }
            }
          }
          return found;
        });
  }

  /**
   * What stands for a required field that is missing or refused, so that everything else can be
   * checked all the same; null where nothing can.
   */
  @Nullable JsonNode filler(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isEnumType()) {
      return NODES.textNode(choices(type).getFirst());
    }
    if (type.isMapLikeType()) {
      return NODES.objectNode();
    }
    if (type.isCollectionLikeType()) {
      return NODES.arrayNode();
    }
    if (raw == String.class) {
      return NODES.textNode("");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return NODES.booleanNode(false);
    }
    if (raw == double.class || raw == Double.class) {
      return NODES.numberNode(Double.NaN);
    }
    if (raw == Instant.class) {
      return NODES.textNode(Instant.EPOCH.toString());
    }
    if (raw.isRecord()) {
      return filledRecord(type);
    }
    return raw.isSealed() ? null : NODES.numberNode(0);
  }

  private @Nullable JsonNode filledRecord(JavaType type) {
    ObjectNode filled = NODES.objectNode();
    for (Map.Entry<String, JavaType> field : required(type).entrySet()) {
      JsonNode filler = filler(field.getValue());
      if (filler == null) {
        return null;
      }
      filled.set(field.getKey(), filler);
    }
    return filled;
  }

  private List<BeanPropertyDefinition> properties(JavaType type) {
    return config.introspect(type).findProperties().stream()
        .filter(BeanPropertyDefinition::couldDeserialize)
        .toList();
  }
}
