package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.core.AdviceRequest;
import dev.assay.core.Advisor;
import dev.assay.core.Scenarios;
import dev.assay.core.Scenarios.Change;
import dev.assay.core.Scenarios.Scenario;
import dev.assay.core.profile.Violation;
import dev.assay.store.KeptRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a kept request and what is supposed otherwise into two questions. */
@Singleton
final class WhatIfReader {
  private final StrictBinder binder;
  private final RequestReader reader;
  private final Advisor advisor;
  private final Scenarios scenarios;

  WhatIfReader(StrictBinder binder, RequestReader reader, Advisor advisor, Scenarios scenarios) {
    this.binder = binder;
    this.reader = reader;
    this.advisor = advisor;
    this.scenarios = scenarios;
  }

  /** The question that was asked, and the same with the change. */
  record Questions(AdviceRequest asked, AdviceRequest changed) {}

  /**
   * Both questions.
   *
   * @throws InvalidException with everything that is wrong with the changed one; what is wrong with
   *     the changed profile is told of {@code /changes}
   */
  Questions read(KeptRequest kept, byte[] body, @Nullable String contentType) {
    JsonNode tree = MediaTypes.tree(body, contentType, null);
    JsonNode changes = tree.path("changes");
    WhatIfRequest supposed = bind(tree, changes);
    Sent sent = Sent.of(kept.request(), kept.requestType());
    ObjectNode asked = (ObjectNode) sent.tree().deepCopy();
    String decided = kept.rulebookName() + "@" + kept.rulebookVersion();
    reader.checkDecidedBy(decided, kept.rulebookDigest());
    asked.put("rulebook", decided);
    AdviceRequest before = read(asked, sent);
    ObjectNode other = asked.deepCopy();
    if (supposed.scenario() != null) {
      for (Change change : scenario(supposed.scenario()).changes(advisor.known(before))) {
        apply(change, (ObjectNode) other.get("profile"));
      }
    }
    if (changes.isObject()) {
      other.set("profile", merged(other.get("profile"), byPlace((ObjectNode) changes, other)));
    }
    if (supposed.weights() != null) {
      other.set("weights", tree.get("weights"));
    }
    if (supposed.rulebook() != null) {
      other.put("rulebook", supposed.rulebook());
    }
    try {
      return new Questions(before, read(other, sent));
    } catch (InvalidException e) {
      throw new InvalidException(e.errors().stream().map(WhatIfReader::moved).toList());
    }
  }

  private AdviceRequest read(ObjectNode tree, Sent sent) {
    return reader.read(new Sent(tree, sent.expositions(), List.of()));
  }

  private WhatIfRequest bind(JsonNode tree, JsonNode changes) {
    JsonNode rest = tree;
    if (tree.isObject() && changes.isObject()) {
      rest = ((ObjectNode) tree).deepCopy().set("changes", JsonNodeFactory.instance.objectNode());
    }
    return binder.bind(rest, WhatIfRequest.class, "", WhatIfReader::together);
  }

  private static List<Violation> together(WhatIfRequest request) {
    return request.changes() == null
            && request.weights() == null
            && request.rulebook() == null
            && request.scenario() == null
        ? List.of(
            new Violation(
                "",
                "nothing-supposed",
                "nothing is supposed otherwise",
                null,
                List.of("changes", "weights", "rulebook", "scenario")))
        : List.of();
  }

  private Scenario scenario(String name) {
    return scenarios
        .byName(name)
        .orElseThrow(
            () ->
                InvalidException.of(
                    List.of(
                        new Violation(
                            "/scenario",
                            "unknown-scenario",
                            "\"" + Shown.text(name) + "\" is no scenario",
                            Shown.text(name),
                            scenarios.scenarios().stream().map(Scenario::name).toList()))));
  }

  private static void apply(Change change, ObjectNode profile) {
    ObjectNode owner = profile;
    if (change.component() != null) {
      for (JsonNode component : profile.path("components")) {
        if (component.path("name").asText().equals(change.component())) {
          owner = (ObjectNode) component;
        }
      }
    }
    String[] path = change.field().split("\\.");
    for (int i = 0; i < path.length - 1; i++) {
      JsonNode next = owner.get(path[i]);
      owner = next instanceof ObjectNode block ? block : owner.putObject(path[i]);
    }
    owner.put(path[path.length - 1], change.then());
  }

  /** The changes with components by name put into the list of components. */
  private static JsonNode byPlace(ObjectNode changes, ObjectNode request) {
    if (!(changes.get("components") instanceof ObjectNode byName)) {
      return changes;
    }
    JsonNode components = request.path("profile").path("components");
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode component : components) {
      String name = component.path("name").asText();
      names.add(name);
      JsonNode patch = byName.get(name);
      if (patch == null) {
        list.add(component);
      } else if (!patch.isNull()) {
        list.add(merged(component, patch));
      }
    }
    List<Violation> unknown = new ArrayList<>();
    byName
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                unknown.add(
                    new Violation(
                        "/changes/components/" + Shape.escaped(Shown.text(name)),
                        "unknown-component",
                        "\"" + Shown.text(name) + "\" is not a component of the profile",
                        Shown.text(name),
                        List.copyOf(names)));
              }
            });
    if (!unknown.isEmpty()) {
      throw InvalidException.of(unknown);
    }
    ObjectNode placed = changes.deepCopy();
    placed.set("components", list);
    return placed;
  }

  /** RFC 7396. */
  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getValue().isNull()) {
        result.remove(change.getKey());
      } else {
        result.set(change.getKey(), merged(result.path(change.getKey()), change.getValue()));
      }
    }
    return result;
  }

  private static Problem.Error moved(Problem.Error error) {
    String pointer = error.pointer();
    return new Problem.Error(
        pointer.equals("/profile") || pointer.startsWith("/profile/")
            ? "/changes" + pointer.substring("/profile".length())
            : pointer,
        error.code(),
        error.detail(),
        error.value(),
        error.accepted(),
        error.line(),
        error.column());
  }
}
