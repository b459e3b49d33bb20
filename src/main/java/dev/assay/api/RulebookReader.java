package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.boot.Json;
import dev.assay.boot.Sources;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Contradictions.Contradiction;
import dev.assay.core.rulebook.PublicEvidence.Citation;
import dev.assay.core.rulebook.Seeds.Seed;
import dev.assay.store.RulebookVersions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what was sent into a rulebook of the canonical kind, or tells everything wrong with it. */
@Singleton
final class RulebookReader {
  private final StrictBinder binder;
  private final List<String> seeds;
  private final List<String> evidence;
  private final List<String> contradictions;

  RulebookReader(StrictBinder binder, Sources sources) {
    this.binder = binder;
    this.seeds = sources.seeds().seeds().stream().map(Seed::id).toList();
    this.evidence = sources.evidence().citations().stream().map(Citation::id).toList();
    this.contradictions =
        sources.contradictions().contradictions().stream().map(Contradiction::id).toList();
  }

  /**
   * The rulebook, sent by itself or as a read of another one answered it.
   *
   * @param name the name that it must have
   * @throws MalformedException when the body cannot be read
   * @throws InvalidException with everything that is wrong with it
   * @throws ProblemException when it is larger than what is kept
   */
  CanonicalRulebook read(String name, byte[] body, @Nullable String contentType) {
    JsonNode tree = MediaTypes.tree(body, contentType, null);
    boolean answered = tree.has("content") && tree.has("digest");
    CanonicalRulebook rulebook =
        binder.bind(
            answered ? tree.get("content") : tree,
            CanonicalRulebook.class,
            answered ? "/content" : "",
            bound -> together(bound, name));
    int size = Json.bytes(rulebook).length;
    if (size > RulebookVersions.MOST_BYTES) {
      throw new ProblemException(
          Problem.of(
                  ProblemKind.TOO_LARGE,
                  size + " bytes of JSON; a rulebook may hold " + RulebookVersions.MOST_BYTES)
              .accepting(List.of("up to " + RulebookVersions.MOST_BYTES + " bytes")));
    }
    return rulebook;
  }

  private List<Violation> together(CanonicalRulebook rulebook, String name) {
    List<Violation> found = new ArrayList<>();
    if (!rulebook.header().name().equals(name)) {
      found.add(
          new Violation(
              "/header/name",
              "other-name",
              "\"" + Shown.text(rulebook.header().name()) + "\" is not the name in the path",
              Shown.text(rulebook.header().name()),
              List.of(Shown.text(name))));
    }
    found.addAll(rulebook.validate());
    citations("", binder.tree(rulebook), found);
    return found;
  }

  /** What is cited must exist. */
  private void citations(String at, JsonNode tree, List<Violation> found) {
    if (tree.isArray()) {
      for (int i = 0; i < tree.size(); i++) {
        citations(at + "/" + i, tree.get(i), found);
      }
    }
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      String here = at + "/" + Shape.escaped(field.getKey());
      if (field.getKey().equals("sources")) {
        for (int i = 0; i < field.getValue().size(); i++) {
          JsonNode source = field.getValue().get(i);
          cited(here + "/" + i + "/seed", "seed", source.path("seed"), seeds, found);
          cited(
              here + "/" + i + "/contradiction",
              "contradiction",
              source.path("contradiction"),
              contradictions,
              found);
          for (int j = 0; j < source.path("evidence").size(); j++) {
            cited(
                here + "/" + i + "/evidence/" + j,
                "evidence",
                source.path("evidence").get(j),
                evidence,
                found);
          }
        }
      } else {
        citations(here, field.getValue(), found);
      }
    }
  }

  private static void cited(
      String pointer, String what, JsonNode id, List<String> known, List<Violation> found) {
    if (id.isTextual() && !known.contains(id.textValue())) {
      String nearest = Nearest.of(id.textValue(), known);
      found.add(
          new Violation(
              pointer,
              "unknown-" + what,
              "\""
                  + Shown.text(id.textValue())
                  + "\" is not in GET /v1/evidence; a document of your own goes into `reference`",
              Shown.text(id.textValue()),
              nearest == null ? known : List.of(nearest)));
    }
  }
}
