package dev.assay.api;

import dev.assay.core.profile.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Violated constraints of single fields, told as every other violation is. */
final class Constraints {
  private Constraints() {}

  static Violation violation(ConstraintViolation<?> violated) {
    String name =
        violated.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    Map<String, Object> limits = violated.getConstraintDescriptor().getAttributes();
    Object value = violated.getInvalidValue();
    String pointer = pointer(violated.getPropertyPath());
    return switch (name) {
      case "NotNull" ->
          Violation.of(
              pointer,
              "missing-field",
              "`" + pointer.substring(pointer.lastIndexOf('/') + 1) + "` is required",
              null);
      case "Positive" -> range(pointer, value, "greater than 0");
      case "PositiveOrZero" -> range(pointer, value, "0 or greater");
      case "Min", "DecimalMin" -> range(pointer, value, limits.get("value") + " or greater");
      case "Max", "DecimalMax" -> range(pointer, value, limits.get("value") + " or less");
      case "Size" ->
          new Violation(
              pointer,
              "wrong-size",
              shown(value) + " has a size of " + size(value),
              shownValue(value),
              List.of("a size of " + limits.get("min") + " to " + limits.get("max")));
      case "Pattern" ->
          new Violation(
              pointer,
              "wrong-form",
              shown(value) + " does not have the form that is needed",
              shownValue(value),
              List.of(String.valueOf(limits.get("regexp"))));
      default -> Violation.of(pointer, "not-acceptable", violated.getMessage(), shownValue(value));
    };
  }

  private static Violation range(String pointer, Object value, String accepted) {
    return new Violation(
        pointer,
        "out-of-range",
        value + " is out of range; it must be " + accepted,
        value,
        List.of(accepted));
  }

  private static String shown(Object value) {
    return value instanceof String text ? "\"" + Shown.text(text) + "\"" : "the value";
  }

  private static @Nullable Object shownValue(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> Shown.text(text);
      case Number number -> number;
      case Boolean flag -> flag;
      default -> null;
    };
  }

  private static int size(Object value) {
    return switch (value) {
      case String text -> text.length();
      case Map<?, ?> map -> map.size();
      case java.util.Collection<?> elements -> elements.size();
      default -> 0;
    };
  }

  private static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : path) {
      if (node.isInIterable()) {
        Object key = node.getKey() == null ? node.getIndex() : node.getKey();
        if (key != null) {
          pointer.append('/').append(Shape.escaped(key.toString()));
        }
      }
      if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
        pointer.append('/').append(Shape.escaped(node.getName()));
      }
    }
    return pointer.toString();
  }
}
