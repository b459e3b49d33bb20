package dev.assay.api;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of its schema beyond its annotations: a component of an answer that cannot be
 * null is required (of a request, what is marked so), and properties come in the order in which
 * they are declared and written.
 */
final class RecordShapes {
  private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
  private static final DotName SCHEMA =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
  private static final DotName PROPERTY =
      DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
  private static final DotName UNWRAPPED =
      DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");

  private final IndexView index;
  private final Map<String, List<Map<String, Boolean>>> shapesByName = new TreeMap<>();

  RecordShapes(IndexView index) {
    this.index = index;
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.isRecord() && type.name().toString().startsWith("dev.assay.")) {
        Map<String, Boolean> shape = new LinkedHashMap<>();
        collect(type, shape);
        shapesByName.computeIfAbsent(name(type), n -> new ArrayList<>()).add(shape);
      }
    }
  }

  /** Components in order, each with whether it is required. */
  private void collect(ClassInfo type, Map<String, Boolean> shape) {
    for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
      ClassInfo inner =
          type.field(component.name()).hasAnnotation(UNWRAPPED)
              ? index.getClassByName(component.type().name())
              : null;
      if (inner == null) {
        shape.put(name(type.field(component.name())), !component.type().hasAnnotation(NULLABLE));
      } else {
        collect(inner, shape);
      }
    }
  }

  private static String name(FieldInfo field) {
    AnnotationInstance property = field.annotation(PROPERTY);
    return property == null ? field.name() : property.value().asString();
  }

  private static String name(ClassInfo type) {
    AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
    AnnotationValue name = schema == null ? null : schema.value("name");
    return name == null ? type.simpleName() : name.asString();
  }

  void complete(OpenAPI contract) {
    Components components = contract.getComponents();
    Map<String, Schema> schemas = new TreeMap<>(components.getSchemas());
    Set<String> requests = reached(contract, RecordShapes::requests);
    Set<String> answers = reached(contract, RecordShapes::answers);
    schemas.keySet().removeIf(name -> !requests.contains(name) && !answers.contains(name));
    schemas.forEach(
        (name, schema) -> {
          Map<String, Boolean> shape = shape(name, schema);
          if (shape != null) {
            arrange(schema, shape, requests.contains(name), answers.contains(name));
          }
        });
    components.setSchemas(schemas);
  }

  private static void arrange(
      Schema schema, Map<String, Boolean> shape, boolean request, boolean answer) {
    Map<String, Schema> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    shape.forEach(
        (component, needed) -> {
          Schema property = schema.getProperties().get(component);
          if (property != null) {
            properties.put(component, property);
            if (needed && !(request && mayBeLeftOut(property))) {
              required.add(component);
            }
          }
        });
    schema.setProperties(properties);
    if (!answer) {
      properties.values().forEach(RecordShapes::bound);
    } else {
      schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }
  }

  /** An answer always holds its lists and maps; in a request an absent one is an empty one. */
  private static boolean mayBeLeftOut(Schema property) {
    return List.of(Schema.SchemaType.ARRAY).equals(property.getType())
        || property.getAdditionalPropertiesSchema() != null;
  }

  /** What every number of a request is held to, see {@link Shape}. */
  private static void bound(Schema property) {
    if (List.of(Schema.SchemaType.NUMBER).equals(property.getType())
        && property.getMaximum() == null) {
      property.setMaximum(BigDecimal.valueOf(Shape.GREATEST));
    }
  }

  /** The record that became a schema; a digit at the end tells namesakes apart. */
  private @Nullable Map<String, Boolean> shape(String name, Schema schema) {
    if (schema.getProperties() == null) {
      return null;
    }
    Deque<String> names = new ArrayDeque<>(List.of(name, name.replaceAll("\\d+$", "")));
    while (!names.isEmpty()) {
      for (Map<String, Boolean> shape : shapesByName.getOrDefault(names.pop(), List.of())) {
        if (shape.keySet().equals(schema.getProperties().keySet())) {
          return shape;
        }
      }
    }
    return null;
  }

  /** The schemas that a contract reaches from what its operations hold. */
  private static Set<String> reached(
      OpenAPI contract, Function<Operation, List<Content>> contents) {
    Set<String> names = new TreeSet<>();
    Deque<Schema> waiting = new ArrayDeque<>();
    for (PathItem path : contract.getPaths().getPathItems().values()) {
      for (Operation operation : path.getOperations().values()) {
        contents
            .apply(operation)
            .forEach(c -> c.getMediaTypes().values().forEach(m -> waiting.add(m.getSchema())));
      }
    }
    while (!waiting.isEmpty()) {
      Schema schema = waiting.pop();
      if (schema.getRef() != null) {
        String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
        Schema named = contract.getComponents().getSchemas().get(name);
        if (names.add(name) && named != null) {
          waiting.add(named);
        }
      }
      waiting.addAll(children(schema));
    }
    return names;
  }

  private static List<Content> requests(Operation operation) {
    return operation.getRequestBody() == null
        ? List.of()
        : List.of(operation.getRequestBody().getContent());
  }

  private static List<Content> answers(Operation operation) {
    return operation.getResponses().getAPIResponses().values().stream()
        .map(APIResponse::getContent)
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Schema> children(Schema schema) {
    List<Schema> children = new ArrayList<>();
    if (schema.getProperties() != null) {
      children.addAll(schema.getProperties().values());
    }
    for (Schema one : new Schema[] {schema.getItems(), schema.getAdditionalPropertiesSchema()}) {
      if (one != null) {
        children.add(one);
      }
    }
    Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
        .filter(Objects::nonNull)
        .forEach(children::addAll);
    return children;
  }
}
