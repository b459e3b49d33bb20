package dev.assay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.assay.boot.DeducedKinds;
import dev.assay.boot.KebabEnums;
import dev.assay.core.profile.Violation;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was sent into a record, or lists everything that is wrong with it: shape and types
 * first, then ranges of single fields, then what fields mean together, all in one list.
 */
@Singleton
public final class StrictBinder {
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new KebabEnums())
          .addModule(new DeducedKinds())
          .addModule(new JavaTimeModule())
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();
  private final Shape shape = new Shape(mapper);
  private final Validator validator;

  /**
   * @param validator checks the constraints that the records declare
   */
  public StrictBinder(Validator validator) {
    this.validator = validator;
  }

  /**
   * The record that a tree stands for.
   *
   * @param at pointer of the tree within what was sent; every reported pointer begins with it
   * @param together checks what fields mean together; its pointers are relative to the tree
   * @throws InvalidException with every violation found
   */
  <T> T bind(JsonNode sent, Class<T> type, String at, Function<T, List<Violation>> together) {
    JavaType javaType = mapper.constructType(type);
    Shape.Fit fit = shape.compare(sent, javaType);
    List<Violation> found = new ArrayList<>(fit.violations());
    T bound = null;
    if (fit.tree() != null) {
      bound = read(fit.tree(), javaType, found);
    }
    if (bound != null) {
      List<Violation> later = new ArrayList<>();
      for (ConstraintViolation<T> violation : validator.validate(bound)) {
        later.add(Constraints.violation(violation));
      }
      later.sort(java.util.Comparator.comparing(Violation::pointer));
      later.addAll(together.apply(bound));
      for (Violation violation : later) {
        Violation moved = moved(violation, fit.original(violation.pointer()));
        if (!fit.follows(moved)) {
          found.add(moved);
        }
      }
    }
    if (bound == null || !found.isEmpty()) {
      throw InvalidException.of(found.stream().map(v -> moved(v, at + v.pointer())).toList());
    }
    return bound;
  }

  /** The tree of a record, as the same strict rules would read it again. */
  JsonNode tree(Object record) {
    JsonNode tree = mapper.valueToTree(record);
    return tree == null ? JsonNodeFactory.instance.objectNode() : tree;
  }

  private <T> @Nullable T read(JsonNode tree, JavaType type, List<Violation> found) {
    try {
      return mapper.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      found.add(Violation.of("", "not-acceptable", "the values do not go together", null));
      return null;
    }
  }

  private static Violation moved(Violation violation, String pointer) {
    return new Violation(
        pointer, violation.code(), violation.detail(), violation.value(), violation.accepted());
  }
}
