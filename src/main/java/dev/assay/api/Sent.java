package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.core.profile.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was sent, whatever its media type: one tree, and the bytes of each exposition.
 *
 * @param tree the request, with an empty text where an exposition came as a file
 * @param expositions bytes of the snapshots by index; null where the tree holds no text there
 * @param violations what is wrong with the parts of a multipart body
 */
record Sent(JsonNode tree, List<byte @Nullable []> expositions, List<Violation> violations) {
  private static final List<String> PARTS =
      List.of("profile", "snapshot", "takenAt", "rulebook", "weights");

  static Sent of(byte[] body, @Nullable String contentType) {
    if (MediaTypes.is(contentType, MediaTypes.MULTIPART)) {
      return ofParts(Multipart.parts(body, String.valueOf(contentType)));
    }
    JsonNode tree = MediaTypes.tree(body, contentType, null);
    List<byte @Nullable []> expositions = new ArrayList<>();
    for (JsonNode snapshot : tree.path("snapshots")) {
      JsonNode text = snapshot.path("exposition");
      expositions.add(text.isTextual() ? text.textValue().getBytes(StandardCharsets.UTF_8) : null);
    }
    return new Sent(tree, expositions, List.of());
  }

  private static Sent ofParts(List<Multipart.Part> parts) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ArrayNode snapshots = JsonNodeFactory.instance.arrayNode();
    List<byte @Nullable []> expositions = new ArrayList<>();
    List<String> times = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Multipart.Part part : parts) {
      String name = part.name();
      boolean repeated = !seen.add(name);
      switch (name) {
        case "snapshot" -> {
          ObjectNode snapshot = snapshots.addObject().put("exposition", "");
          String type = part.contentType();
          if (type != null && !MediaTypes.is(type, MediaTypes.OCTETS)) {
            snapshot.put("contentType", type);
          }
          expositions.add(part.content());
        }
        case "takenAt" -> times.add(text(part));
        case "profile", "weights" -> {
          repeated(name, repeated, violations);
          tree.set(name, MediaTypes.tree(part.content(), part.contentType(), part.filename()));
        }
        case "rulebook" -> {
          repeated(name, repeated, violations);
          tree.put(name, text(part));
        }
        default -> violations.add(unknown(name));
      }
    }
    for (int i = 0; i < times.size(); i++) {
      if (i < snapshots.size()) {
        ((ObjectNode) snapshots.get(i)).put("takenAt", times.get(i));
      } else {
        violations.add(
            Violation.of(
                "/snapshots/" + i + "/takenAt",
                "without-snapshot",
                "\"" + Shown.text(times.get(i)) + "\" belongs to no snapshot",
                Shown.text(times.get(i))));
      }
    }
    if (!snapshots.isEmpty()) {
      tree.set("snapshots", snapshots);
    }
    return new Sent(tree, expositions, violations);
  }

  private static String text(Multipart.Part part) {
    return new String(part.content(), StandardCharsets.UTF_8).strip();
  }

  private static void repeated(String name, boolean repeated, List<Violation> violations) {
    if (repeated) {
      violations.add(
          Violation.of("/" + name, "repeated-part", "the part `" + name + "` occurs twice", null));
    }
  }

  private static Violation unknown(String name) {
    String nearest = Nearest.of(name, PARTS);
    return new Violation(
        "/" + Shape.escaped(Shown.text(name)),
        "unknown-field",
        "`"
            + Shown.text(name)
            + "` is not a part here"
            + (nearest == null ? "" : "; did you mean `" + nearest + "`?"),
        null,
        nearest == null ? PARTS : List.of(nearest));
  }
}
