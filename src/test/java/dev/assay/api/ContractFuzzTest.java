package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Mutates every field that the contract names. Whatever comes: no server error, a 4xx is a problem
 * that points at the field, and a 2xx is given only for a request that the contract allows, with an
 * answer that the contract describes. Seeded, so a failure repeats.
 */
@QuarkusTest
class ContractFuzzTest {
  private static final long SEED = 20261121;
  private static final int MUTATIONS_PER_FIELD = 4;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @TestHTTPResource("/")
  URI base;

  private final HttpClient client = HttpClient.newHttpClient();
  private JsonNode contract;
  private ContractCheck check;

  @BeforeEach
  void readContract() throws Exception {
    contract = Examples.tree(get("q/openapi?format=json").body());
    check = new ContractCheck(contract);
  }

  @Test
  void everyFieldOfARecommendationRequest() throws Exception {
    JsonNode schema = contract.at("/components/schemas/RecommendationRequest");
    ObjectNode sound = (ObjectNode) Examples.tree("checkout.json");
    ((ObjectNode) sound.get("profile"))
        .set("components", Examples.tree("[{\"name\":\"proxy\",\"kind\":\"proxy\"}]".getBytes()));
    sound.set("weights", Examples.tree("{\"groups\":{\"team\":30}}".getBytes()));
    List<List<String>> fields = new ArrayList<>();
    collect(schema, sound, new ArrayList<>(), fields);
    assertThat(fields).hasSizeGreaterThan(100);

    Random random = new Random(SEED);
    for (List<String> field : fields) {
      List<JsonNode> values = new ArrayList<>(values());
      Collections.shuffle(values, random);
      for (JsonNode value : values.subList(0, MUTATIONS_PER_FIELD)) {
        attempt(mutated(sound, field, value), schema, "/" + String.join("/", field));
      }
      attempt(mutated(sound, field, null), schema, "/" + String.join("/", field));
    }
  }

  @Test
  void everyNumberOfAnExposition() throws Exception {
    ObjectNode sound = (ObjectNode) Examples.tree("checkout.json");
    String exposition = sound.at("/snapshots/0/exposition").textValue();
    Matcher number = Pattern.compile("(?<= )[0-9][0-9.e+]*(?=\\n)").matcher(exposition);
    while (number.find()) {
      for (String value : List.of("1e308", "-1", "0", "NaN", "+Inf", "-Inf", "1e-320", "1e18")) {
        String changed =
            exposition.substring(0, number.start()) + value + exposition.substring(number.end());
        ObjectNode body = sound.deepCopy();
        ((ObjectNode) body.at("/snapshots/0")).put("exposition", changed);
        attempt(
            body,
            contract.at("/components/schemas/RecommendationRequest"),
            "/snapshots/0/exposition");
      }
    }
  }

  @Test
  void everyPathWithAParameter() throws Exception {
    for (Map.Entry<String, JsonNode> path : contract.get("paths").properties()) {
      if (path.getKey().contains("{") && path.getValue().has("get")) {
        for (String odd :
            List.of("x", "%20", "%F0%9F%92%A5", "..%2F", "%22", "a".repeat(2000), "%00")) {
          HttpResponse<byte[]> answer =
              get(path.getKey().substring(1).replaceAll("\\{[^}]+}", odd));
          assertThat(answer.statusCode()).as(path.getKey() + " " + odd).isEqualTo(404);
          isProblem(answer, path.getKey());
        }
      }
    }
  }

  @Test
  void everyReadAnswersAsTheContractSays() throws Exception {
    for (Map.Entry<String, JsonNode> path : contract.get("paths").properties()) {
      JsonNode read = path.getValue().path("get");
      if (!read.isMissingNode() && !path.getKey().contains("{")) {
        HttpResponse<byte[]> answer = get(path.getKey().substring(1));
        JsonNode schema = read.at("/responses/200/content/application~1json/schema");
        assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(200);
        assertThat(check.offences(Examples.tree(answer.body()), schema))
            .as(path.getKey())
            .isEmpty();
      }
    }
  }

  private void attempt(JsonNode body, JsonNode schema, String field) throws Exception {
    String told = field + ": " + body.at(field);
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(base.resolve("/v1/recommendations?store=false"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(Examples.MAPPER.writeValueAsBytes(body)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() == 200) {
      assertThat(check.offences(body, schema)).as(told).isEmpty();
      JsonNode described = contract.at("/components/schemas/Recommendation");
      assertThat(check.offences(Examples.tree(answer.body()), described)).as(told).isEmpty();
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .as(told)
          .doesNotContain("\"Infinity\"", "\"NaN\"", "\"-Infinity\"");
      return;
    }
    isProblem(answer, told);
    JsonNode problem = Examples.tree(answer.body());
    assertThat(answer.statusCode()).as(told + problem).isIn(400, 422);
    if (answer.statusCode() == 422) {
      assertThat(problem.get("errors")).as(told).isNotEmpty();
      for (JsonNode error : problem.get("errors")) {
        assertThat(error.path("pointer").isTextual()).as(told).isTrue();
        assertThat(error.path("detail").asText()).as(told).isNotEmpty();
      }
    }
  }

  private void isProblem(HttpResponse<byte[]> answer, String told) {
    assertThat(answer.headers().firstValue("Content-Type"))
        .as(told)
        .hasValue("application/problem+json");
    JsonNode problem = Examples.tree(answer.body());
    assertThat(check.offences(problem, contract.at("/components/schemas/Problem")))
        .as(told)
        .isEmpty();
    assertThat(problem.get("status").intValue())
        .as(told)
        .isEqualTo(answer.statusCode())
        .isLessThan(500);
    assertThat(problem.toString()).as(told).doesNotContain("Exception", "dev.assay", "jackson");
  }

  /** Every field that the schema names, through the first element of each list. */
  private void collect(
      JsonNode given, JsonNode sound, List<String> path, List<List<String>> fields) {
    JsonNode schema = check.resolved(given);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      List<String> here = new ArrayList<>(path);
      here.add(property.getKey());
      fields.add(here);
      JsonNode inner = check.resolved(property.getValue());
      JsonNode value = sound.path(property.getKey());
      if (inner.has("items") && value.size() > 0) {
        List<String> first = new ArrayList<>(here);
        first.add("0");
        fields.add(first);
        collect(inner.get("items"), value.get(0), first, fields);
      } else {
        collect(inner, value, here, fields);
      }
    }
  }

  private static List<JsonNode> values() {
    return List.of(
        NODES.nullNode(),
        NODES.textNode("12"),
        NODES.textNode(""),
        NODES.textNode("x".repeat(5000)),
        NODES.textNode("\u202e\u0000\ud83d\udca5"),
        NODES.textNode("no-such-choice"),
        NODES.numberNode(0),
        NODES.numberNode(-1),
        NODES.numberNode(1.9),
        NODES.numberNode(Long.MAX_VALUE),
        NODES.numberNode(1e308),
        NODES.numberNode(4.9e-324),
        NODES.numberNode(new BigDecimal("1e400")),
        NODES.booleanNode(true),
        NODES.arrayNode(),
        NODES.arrayNode().add(NODES.nullNode()),
        NODES.objectNode(),
        NODES.objectNode().put("unknown", 1));
  }

  private static JsonNode mutated(ObjectNode sound, List<String> path, JsonNode value) {
    ObjectNode copy = sound.deepCopy();
    JsonNode owner = copy;
    for (String name : path.subList(0, path.size() - 1)) {
      JsonNode next = owner.isArray() ? owner.get(Integer.parseInt(name)) : owner.get(name);
      if (next == null) {
        next = ((ObjectNode) owner).putObject(name);
      }
      owner = next;
    }
    String last = path.getLast();
    if (owner instanceof ArrayNode array) {
      int index = Integer.parseInt(last);
      if (value == null) {
        array.remove(index);
      } else {
        array.set(index, value);
      }
    } else if (value == null) {
      ((ObjectNode) owner).remove(last);
    } else {
      ((ObjectNode) owner).set(last, value);
    }
    return copy;
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + "/" + path))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
