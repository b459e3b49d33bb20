package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.boot.BeanValidation;
import dev.assay.boot.Json;
import dev.assay.boot.Rulebooks;
import dev.assay.boot.Sources;
import dev.assay.boot.Yaml;
import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.Advisor;
import dev.assay.core.Advisors;
import dev.assay.core.profile.ProfileRules;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.CanonicalRulebook;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rulebook may be, and what every other body is told. */
class RulebookReaderTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Rulebooks RULEBOOKS = Advisors.RULEBOOKS;
  private static final Sources SOURCES = new Sources();
  private static final StrictBinder BINDER = new StrictBinder(BeanValidation.validator());
  private static final RulebookReader READER = new RulebookReader(BINDER, SOURCES);
  private static final Advisor ADVISOR = Advisors.shipped();
  private static final List<ServiceProfile> PROFILES =
      Stream.of("checkout", "gpu-platform", "two-engineer-saas", "greenfield-edge")
          .map(name -> Examples.tree("profile-" + name + ".json"))
          .map(tree -> BINDER.bind(tree, ServiceProfile.class, "", ProfileRules::check))
          .toList();

  @Test
  void what_is_shipped_can_be_read_back_as_json_and_as_yaml_with_the_same_digest() {
    CanonicalRulebook canonical = RULEBOOKS.canonical();
    byte[] json = Json.bytes(canonical);

    assertThat(READER.read("canonical", json, "application/json")).isEqualTo(canonical);
    assertThat(READER.read("canonical", Yaml.bytes(canonical), "application/yaml"))
        .isEqualTo(canonical);
    assertThat(Json.digest(Json.read(json, CanonicalRulebook.class)))
        .isEqualTo(RULEBOOKS.all().getFirst().digest());
  }

  @Test
  void the_whole_answer_of_a_read_is_taken_too() {
    ObjectNode answer = NODES.objectNode().put("kind", "canonical").put("digest", "00");
    answer.set("content", canonical());

    assertThat(READER.read("canonical", bytes(answer), "application/json"))
        .isEqualTo(RULEBOOKS.canonical());

    ((ObjectNode) answer.at("/content/criteria/0")).put("weight", -1);
    assertThat(errors("canonical", answer))
        .containsExactly(
            "/content/criteria/0/weight out-of-range", "/content/criteria weights-sum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/header | null | /header null-value",
        "/header | `` | /header missing-field",
        "/header/version | \"1\" | /header/version wrong-form",
        "/header/name | \"other\" | /header/name other-name",
        "/header/complete | `` | /header/complete missing-field",
        "/criteria | `` | /groups/0 unused-group; /groups/1 unused-group; /criteria empty",
        "/criteria/0 | 7 | /criteria/0 wrong-type; /criteria weights-sum",
        "/criteria/0/weight | `` | /criteria/0/weight missing-field",
        "/criteria/0/weight | \"8\" | /criteria/0/weight wrong-type",
        "/criteria/0/title | `` | /criteria/0/title missing-field",
        "/criteria/0/readings | `` | /criteria/0/readings empty",
        "/criteria/0/readings/0/value | `` | /criteria/0/readings/0/value missing-field",
        "/criteria/0/readings/0/value | {} | /criteria/0/readings/0/value unknown-kind",
        "/criteria/0/readings/0/value | {\"anchors\": {}} | /criteria/0/readings/0/value unknown-kind",
        "/criteria/0/readings/0/value | {\"anchored\": {\"axis\": \"log\", \"points\": [{\"at\": 1, \"v\": 0}]}, \"cases\": []} | /criteria/0/readings/0/value ambiguous-kind",
        "/criteria/0/readings/0/value/anchored/axis | `` | /criteria/0/readings/0/value/anchored/axis missing-field",
        "/criteria/0/readings/0/value/anchored/points/0 | {\"at\": 1} | /criteria/0/readings/0/value/anchored/points/0/v missing-field",
        "/criteria/0/readings/0/value/anchored/points/1/at | 2 | /criteria/0/readings/0/value/anchored/points/1/at not-ascending",
        "/criteria/0/readings/0/of | \"budgets.p99\" | /criteria/0/readings/0/of unknown-quantity",
        "/criteria/0/adjustments/0 | {\"why\": \"x\", \"sources\": [{\"assumption\": true}]} | /criteria/0/adjustments/0 unknown-kind",
        "/criteria/0/adjustments/0/why | `` | /criteria/0/adjustments/0/why missing-field",
        "/criteria/0/sources/0 | {\"seed\": \"007\", \"lines\": \"L1\"} | /criteria/0/sources/0/seed unknown-seed",
        "/criteria/0/sources/0 | {\"evidence\": [\"PE01\", \"PE999\"]} | /criteria/0/sources/0/evidence/1 unknown-evidence",
        "/criteria/0/sources/0 | {\"contradiction\": \"C99\"} | /criteria/0/sources/0/contradiction unknown-contradiction",
        "/gates/0/when | `` | /gates/0/when missing-field",
        "/gates/0/when | {} | /gates/0/when condition-shape",
        "/gates/0/kind | \"forbid\" | /gates/0/kind unknown-value",
        "/inheritance | `` | /inheritance missing-field",
        "/thresholds/tooClose | `` | /thresholds/tooClose missing-field",
        "/weightProfiles/0/groups | {\"runtime\": 40, \"team\": 60} | /weightProfiles/0/groups unknown-group",
        "/wieghtProfiles | [] | /wieghtProfiles unknown-field",
      })
  void one_thing_wrong_is_told_once_with_its_place(String pointer, String value, String expected) {
    ObjectNode tree = (ObjectNode) Examples.tree("rulebook-latency-first.json");
    set(tree, pointer, value);

    assertThat(errors("latency-first", tree)).containsExactlyInAnyOrder(expected.split("; "));
  }

  @Test
  void everything_wrong_is_told_at_once() {
    ObjectNode tree = (ObjectNode) Examples.tree("rulebook-latency-first.json");
    set(tree, "/header/version", "\"one\"");
    set(tree, "/criteria/0/weight", "50");
    set(tree, "/criteria/1/readings/0/value", "7");
    set(tree, "/criteria/2/group", "\"persons\"");
    set(tree, "/gates/0/blocks/0", "\"c\"");
    set(tree, "/gates/0/sources", "[]");

    assertThat(errors("latency-first", tree))
        .containsExactlyInAnyOrder(
            "/header/version wrong-form",
            "/criteria weights-sum",
            "/criteria/1/readings/0/value wrong-type",
            "/criteria/2/group unknown-group",
            "/gates/0/blocks/0 unknown-alternative",
            "/gates/0/sources no-source");
  }

  @Test
  void a_rulebook_larger_than_what_is_kept_is_refused() {
    ObjectNode tree = (ObjectNode) Examples.tree("rulebook-latency-first.json");
    ArrayNode steps = (ArrayNode) tree.at("/tuning/steps");
    ArrayNode sources = NODES.arrayNode();
    for (int i = 0; i < 20; i++) {
      sources.addObject().put("reference", "é".repeat(300));
    }
    while (steps.size() < 50) {
      ((ObjectNode) steps.addObject().put("text", "é".repeat(500)).put("language", "go"))
          .set("sources", sources);
    }
    ArrayNode profiles = (ArrayNode) tree.get("weightProfiles");
    while (profiles.size() < 20) {
      ((ObjectNode) profiles.add(profiles.get(0).deepCopy()).get(profiles.size() - 1))
          .put("name", "p" + profiles.size())
          .set("sources", sources);
    }
    ArrayNode gates = (ArrayNode) tree.get("gates");
    while (gates.size() < 40) {
      ((ObjectNode) gates.add(gates.get(0).deepCopy()).get(gates.size() - 1))
          .put("id", "g" + gates.size())
          .set("sources", sources);
    }

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> READER.read("latency-first", bytes(tree), "application/json"));
    assertThat(refused.problem().status()).isEqualTo(413);
  }

  /** Each mutation is a rulebook that scores, or is refused with pointers; nothing else happens. */
  @Test
  void a_mutated_rulebook_scores_or_is_refused_and_never_fails() {
    Random random = new Random(20261121);
    int accepted = 0;
    for (int round = 0; round < 3000; round++) {
      ObjectNode tree =
          round % 2 == 0 ? canonical() : (ObjectNode) Examples.tree("rulebook-latency-first.json");
      String name = tree.at("/header/name").textValue();
      for (int i = 0; i <= random.nextInt(3); i++) {
        mutate(tree, random);
      }
      String told = "round " + round;
      try {
        CanonicalRulebook rulebook = READER.read(name, bytes(tree), "application/json");
        accepted++;
        scores(rulebook, accepted % 20 == 0 ? Explain.FULL : Explain.SUMMARY, told);
      } catch (InvalidException e) {
        assertThat(e.errors()).as(told).isNotEmpty();
        assertThat(e.errors())
            .as(told)
            .allSatisfy(error -> assertThat(error.pointer()).isNotNull())
            .allSatisfy(error -> assertThat(error.detail()).doesNotContain("NaN"));
      }
    }
    assertThat(accepted).isBetween(100, 2900);
  }

  private static void scores(CanonicalRulebook rulebook, Explain explain, String told) {
    AdviceRequest.Rule rule = new AdviceRequest.Rule(rulebook, "digest");
    for (ServiceProfile profile : PROFILES) {
      byte[] answer =
          Json.bytes(ADVISOR.answer(new AdviceRequest(profile, List.of(), rule, null, explain)));
      assertThat(new String(answer, StandardCharsets.UTF_8))
          .as(told)
          .doesNotContain("NaN", "Infinity");
    }
  }

  private static void mutate(ObjectNode tree, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        case 2 -> array.insert(0, array.remove(index));
        default -> array.set(index, value(array.get(index), random));
      }
    } else if (container instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names =
          new ArrayList<>(object.properties().stream().map(Map.Entry::getKey).toList());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", object.remove(name));
        default -> object.set(name, value(object.get(name), random));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode value(JsonNode now, Random random) {
    if (now.isNumber() && random.nextInt(4) > 0) {
      return switch (random.nextInt(6)) {
        case 0 -> NODES.numberNode(-now.doubleValue());
        case 1 -> NODES.numberNode(now.doubleValue() * 2);
        case 2 -> NODES.numberNode(0);
        case 3 -> NODES.numberNode(new BigDecimal("1e400"));
        case 4 -> NODES.numberNode(random.nextDouble(-1, 1));
        default -> NODES.numberNode(now.doubleValue() / 2);
      };
    }
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.textNode("");
      case 2 -> NODES.textNode("team.rustReviewers");
      case 3 -> NODES.textNode("\u0000\ud83d\udca5");
      case 4 -> NODES.arrayNode();
      case 5 -> NODES.objectNode();
      case 6 -> NODES.booleanNode(random.nextBoolean());
      case 7 -> NODES.numberNode(random.nextInt(-2, 200));
      default -> NODES.textNode("x".repeat(random.nextInt(3000)));
    };
  }

  private static ObjectNode canonical() {
    return (ObjectNode) Examples.tree(Json.bytes(RULEBOOKS.canonical()));
  }

  private static List<String> errors(String name, JsonNode tree) {
    return catchThrowableOfType(
            InvalidException.class, () -> READER.read(name, bytes(tree), "application/json"))
        .errors()
        .stream()
        .map(e -> e.pointer() + " " + e.code())
        .toList();
  }

  private static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An empty value takes the field away. */
  private static void set(ObjectNode tree, String pointer, String value) {
    JsonNode parent = tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode node = value.isEmpty() ? null : Examples.tree(value.getBytes(StandardCharsets.UTF_8));
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(last), node);
    } else if (node == null) {
      ((ObjectNode) parent).remove(last);
    } else {
      ((ObjectNode) parent).set(last, node);
    }
  }
}
