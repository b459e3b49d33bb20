package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.boot.Json;
import dev.assay.boot.Rulebooks.Entry;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What lies between two rulebooks: part by part where parts have ids, value by value within. */
@Schema(description = "What lies between two rulebooks.")
record RulebookDiff(
    @Schema(description = "The one that is compared against.") RulebookRef before,
    @Schema(description = "The one that was asked for.") RulebookRef after,
    @Schema(description = "Whether they state the same, apart from their headers.") boolean same,
    @Schema(description = "Rows of the decision matrix that differ.") List<PartChange> criteria,
    @Schema(description = "Gates that differ.") List<PartChange> gates,
    @Schema(description = "Groups that differ.") List<PartChange> groups,
    @Schema(description = "Weight profiles that differ.") List<PartChange> weightProfiles,
    @Schema(description = "Everything else that differs, the header included.")
        List<ValueChange> settings) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The field that tells the elements of a list apart, tried in this order. */
  private static final List<String> KEYS = List.of("id", "name", "role", "level");

  /** What became of a part. */
  enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** A part that differs. */
  @Schema(name = "RulebookPartChange", description = "A part of a rulebook that differs.")
  record PartChange(
      @Schema(description = "Its id.", examples = "latency_p99_budget") String id,
      @Schema(description = "What became of it.") Change change,
      @Schema(description = "Its weight, where it has one and that differs.")
          @Nullable WeightChange weight,
      @Schema(description = "Values within it that differ; empty where it was added or removed.")
          List<ValueChange> values) {}

  /** A weight before and after; absent where the part is not there. */
  @Schema(name = "RulebookWeightChange", description = "A weight before and after, in points.")
  record WeightChange(@Nullable Double before, @Nullable Double after) {}

  /** A value before and after; absent where there is none. */
  @Schema(name = "RulebookValueChange", description = "A value before and after.")
  record ValueChange(
      @Schema(
              description =
                  "Its place as a JSON pointer; an element of a list with ids is named by its id.",
              examples = "/readings/0/value/anchored/points/1/v")
          String pointer,
      @Schema(description = "The value before.", implementation = Object.class)
          @Nullable Object before,
      @Schema(description = "The value after.", implementation = Object.class)
          @Nullable Object after) {}

  static RulebookDiff of(Entry before, Entry after) {
    JsonNode first = tree(before);
    JsonNode second = tree(after);
    List<PartChange> criteria = parts(first, second, "criteria");
    List<PartChange> gates = parts(first, second, "gates");
    List<PartChange> groups = parts(first, second, "groups");
    List<PartChange> profiles = parts(first, second, "weightProfiles");
    List<ValueChange> settings = new ArrayList<>();
    for (String name : names(first, second)) {
      if (List.of("criteria", "gates", "groups", "weightProfiles").contains(name)) {
        order("/" + name, first.path(name), second.path(name), settings);
      } else {
        compare("/" + name, first.path(name), second.path(name), settings);
      }
    }
    boolean same =
        criteria.isEmpty()
            && gates.isEmpty()
            && groups.isEmpty()
            && profiles.isEmpty()
            && settings.stream().allMatch(s -> s.pointer().startsWith("/header/"));
    return new RulebookDiff(
        reference(before), reference(after), same, criteria, gates, groups, profiles, settings);
  }

  private static RulebookRef reference(Entry entry) {
    return new RulebookRef(
        entry.rulebook().header().name(), entry.rulebook().header().version(), entry.digest());
  }

  private static JsonNode tree(Entry entry) {
    try {
      return MAPPER.readTree(Json.bytes(entry.rulebook()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PartChange> parts(JsonNode before, JsonNode after, String name) {
    Map<String, JsonNode> first = keyed(before.path(name));
    Map<String, JsonNode> second = keyed(after.path(name));
    Set<String> ids = new LinkedHashSet<>(second.keySet());
    ids.addAll(first.keySet());
    List<PartChange> changes = new ArrayList<>();
    for (String id : ids) {
      JsonNode was = first.get(id);
      JsonNode is = second.get(id);
      List<ValueChange> values = new ArrayList<>();
      if (was != null && is != null) {
        compare("", was, is, values);
        if (values.isEmpty()) {
          continue;
        }
      }
      changes.add(
          new PartChange(
              id,
              was == null ? Change.ADDED : is == null ? Change.REMOVED : Change.CHANGED,
              weight(was, is),
              values));
    }
    return changes;
  }

  private static @Nullable WeightChange weight(@Nullable JsonNode was, @Nullable JsonNode is) {
    Double before = was == null || !was.has("weight") ? null : was.get("weight").doubleValue();
    Double after = is == null || !is.has("weight") ? null : is.get("weight").doubleValue();
    return (before == null && after == null) || (before != null && before.equals(after))
        ? null
        : new WeightChange(before, after);
  }

  private static void compare(
      String pointer, JsonNode before, JsonNode after, List<ValueChange> found) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      for (String name : names(before, after)) {
        compare(pointer + "/" + Shape.escaped(name), before.path(name), after.path(name), found);
      }
    } else if (before.isArray() && after.isArray() && isKeyed(before) && isKeyed(after)) {
      Map<String, JsonNode> first = keyed(before);
      Map<String, JsonNode> second = keyed(after);
      Set<String> keys = new LinkedHashSet<>(first.keySet());
      keys.addAll(second.keySet());
      for (String key : keys) {
        compare(
            pointer + "/" + Shape.escaped(key),
            first.getOrDefault(key, MissingNode.getInstance()),
            second.getOrDefault(key, MissingNode.getInstance()),
            found);
      }
      order(pointer, before, after, found);
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(pointer + "/" + i, before.get(i), after.get(i), found);
      }
    } else {
      found.add(new ValueChange(pointer, value(before), value(after)));
    }
  }

  /** The order of the elements that both lists have, where it differs. */
  private static void order(
      String pointer, JsonNode before, JsonNode after, List<ValueChange> found) {
    List<String> first = new ArrayList<>(keyed(before).keySet());
    List<String> second = new ArrayList<>(keyed(after).keySet());
    List<String> common = first.stream().filter(second::contains).toList();
    second.retainAll(common);
    if (!common.equals(second)) {
      found.add(new ValueChange(pointer, common, List.copyOf(second)));
    }
  }

  private static Set<String> names(JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isKeyed(JsonNode list) {
    return keyed(list).size() == list.size();
  }

  /** The elements by their key; those without one are left out. */
  private static Map<String, JsonNode> keyed(JsonNode list) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    for (JsonNode element : list) {
      KEYS.stream()
          .filter(element::has)
          .findFirst()
          .ifPresent(key -> elements.putIfAbsent(element.get(key).asText(), element));
    }
    return elements;
  }

  private static @Nullable Object value(JsonNode node) {
    return node.isMissingNode() ? null : MAPPER.convertValue(node, Object.class);
  }
}
