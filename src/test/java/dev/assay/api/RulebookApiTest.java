package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rulebooks of one's own, from the first PUT to a decision by them. */
@QuarkusTest
class RulebookApiTest {
  /** The database outlives a run, and a version is never changed. */
  private final String name = "own-" + UUID.randomUUID();

  @Test
  void aRulebookIsAddedOnceAndReadBackInEveryForm() {
    ObjectNode own = own("1.0.0");

    String digest =
        put(own)
            .then()
            .statusCode(201)
            .header("Location", endsWith("/v1/rulebooks/" + name + "/1.0.0"))
            .body("shipped", equalTo(false))
            .body("kind", equalTo("canonical"))
            .body("owner", equalTo("platform architecture board"))
            .extract()
            .path("digest");
    put(own).then().statusCode(200).body("digest", equalTo(digest));

    for (String path : List.of("", "/1.0.0")) {
      given()
          .get("/v1/rulebooks/" + name + path)
          .then()
          .statusCode(200)
          .body("digest", equalTo(digest))
          .body("content.criteria", hasSize(4));
    }
    given()
        .get("/v1/rulebooks")
        .then()
        .body("find { it.name == '" + name + "' }.digest", equalTo(digest))
        .body("find { it.name == 'canonical' }.shipped", equalTo(true));
    given()
        .accept("text/markdown")
        .get("/v1/rulebooks/" + name)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/markdown"))
        .header("Vary", containsString("Accept"))
        .body(containsString("# Latency first: the rule on one page"))
        .body(containsString("out where team.rustReviewers is below 3"));
    given().accept("text/html").get("/v1/rulebooks/" + name).then().statusCode(406);
  }

  @Test
  void whatWasReadCanBeEditedAndAddedAgain() throws Exception {
    put(own("1.0.0")).then().statusCode(201);

    String yaml = given().accept("application/yaml").get("/v1/rulebooks/" + name).asString();
    given()
        .contentType("application/yaml")
        .body(yaml.getBytes(StandardCharsets.UTF_8))
        .put("/v1/rulebooks/" + name)
        .then()
        .statusCode(200);
    given()
        .contentType("application/yaml")
        .body(
            yaml.replace("version: \"1.0.0\"", "version: \"1.1.0\"")
                .replace("at: 10.0", "at: 8")
                .getBytes(StandardCharsets.UTF_8))
        .put("/v1/rulebooks/" + name)
        .then()
        .statusCode(201);

    ObjectNode whole =
        (ObjectNode) Examples.tree(given().get("/v1/rulebooks/" + name).asByteArray());
    assertThat(whole.at("/content/header/version").asText()).isEqualTo("1.1.0");
    ((ObjectNode) whole.at("/content/header")).put("version", "2.0.0-rc.1");
    given()
        .contentType("application/json")
        .body(whole.toString())
        .put("/v1/rulebooks/" + name)
        .then()
        .statusCode(201);
    assertThat(new YAMLMapper().readTree(yaml).at("/header/name").asText()).isEqualTo(name);
  }

  @Test
  void aVersionIsNeverChanged() {
    put(own("1.0.0")).then().statusCode(201);
    put(own("1.0.9")).then().statusCode(201);
    ObjectNode other = own("1.0.0");
    ((ObjectNode) other.at("/thresholds")).put("tooClose", 0.03);

    put(other)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/rulebook-version-taken"))
        .body("detail", containsString("1.0.10 is free"))
        .body("accepted", equalTo(List.of("1.0.10")));
    given().get("/problems/rulebook-version-taken").then().statusCode(200);
  }

  @Test
  void theNamesOfShippedRulebooksAreReserved() {
    given()
        .contentType("application/json")
        .body("{}")
        .put("/v1/rulebooks/five-scores")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/rulebook-name-reserved"));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    ObjectNode own = own("1.0.0");
    ((ObjectNode) own.at("/header")).put("name", "another");
    ((ObjectNode) own.at("/criteria/0")).put("weight", 50);
    ((ObjectNode) own.at("/criteria/1/readings/0")).put("of", "observed.gcShare");
    own.put("gate", 1);

    put(own)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems("/header/name", "/criteria", "/criteria/1/readings/0/of", "/gate"))
        .body("errors", hasSize(4))
        .body("errors.detail", everyItem(notNullValue()))
        .body("errors.find { it.pointer == '/header/name' }.accepted", equalTo(List.of(name)));
  }

  @Test
  void otherBodiesAreRefusedAsElsewhere() {
    String path = "/v1/rulebooks/" + name;
    given().contentType("application/json").body("{").put(path).then().statusCode(400);
    given().contentType("application/json").put(path).then().statusCode(400);
    given()
        .contentType("text/csv")
        .body("a,b".getBytes(StandardCharsets.UTF_8))
        .put(path)
        .then()
        .statusCode(415);
    given()
        .contentType("application/yaml")
        .body("a: 1\na: 2".getBytes(StandardCharsets.UTF_8))
        .put(path)
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body(new byte[9 << 20])
        .put(path)
        .then()
        .statusCode(413);
    given()
        .contentType("application/json")
        .body("[]")
        .put(path)
        .then()
        .statusCode(422)
        .body("errors.code", equalTo(List.of("wrong-type")));
    given()
        .contentType("application/json")
        .body("{}")
        .put(path + "?force=true")
        .then()
        .statusCode(400);
    given().delete(path).then().statusCode(405).header("Allow", containsString("PUT"));
    given().get(path).then().statusCode(404).body("accepted", hasItem("canonical"));
  }

  @Test
  void aRecommendationNamesTheRulebookThatDecides() {
    String digest = put(own("1.0.0")).path("digest");
    recommend(name).then().statusCode(201).body("rulebook.version", equalTo("1.0.0"));
    ObjectNode strict = own("1.1.0");
    ((ObjectNode) strict.at("/thresholds")).put("leastCoverage", 1);
    put(strict).then().statusCode(201);

    Response old = recommend(name + "@1.0.0");
    old.then()
        .statusCode(201)
        .body("rulebook.name", equalTo(name))
        .body("rulebook.version", equalTo("1.0.0"))
        .body("rulebook.digest", equalTo(digest))
        .body("matrix", hasSize(4));
    recommend(name)
        .then()
        .body("rulebook.version", equalTo("1.1.0"))
        .body("verdict", equalTo("insufficient-evidence"));
    given().get(old.header("Location")).then().body("rulebook.version", equalTo("1.0.0"));

    recommend(name + "@9.9.9")
        .then()
        .statusCode(422)
        .body("errors[0].accepted", equalTo(List.of(name, name + "@1.0.0", name + "@1.1.0")));
    recommend("nobody")
        .then()
        .statusCode(422)
        .body("errors[0].accepted", hasItems("canonical", "five-scores", name));
  }

  @Test
  void aWhatIfCanSupposeIt() {
    put(own("1.0.0")).then().statusCode(201);
    String kept = recommend(null).header("Location");

    given()
        .contentType("application/json")
        .body("{\"rulebook\":\"" + name + "\"}")
        .post(kept + "/what-if")
        .then()
        .statusCode(200)
        .body("before.rulebook.name", equalTo("canonical"))
        .body("after.rulebook.name", equalTo(name))
        .body("after.matrix", hasSize(4));

    String own = recommend(name).header("Location");
    given()
        .contentType("application/json")
        .body("{\"weights\":{\"profile\":\"people-first\"}}")
        .post(own + "/what-if")
        .then()
        .statusCode(200)
        .body("before.rulebook.name", equalTo(name))
        .body("after.rulebook.name", equalTo(name));
  }

  @Test
  void twoVersionsAreCompared() {
    put(own("1.0.0")).then().statusCode(201);
    ObjectNode next = own("1.1.0");
    ((ObjectNode) next.at("/criteria/0")).put("weight", 45);
    ((ObjectNode) next.at("/criteria/2")).put("weight", 25);
    put(next).then().statusCode(201);

    given()
        .get("/v1/rulebooks/" + name + "/1.1.0/diff?against=1.0.0")
        .then()
        .statusCode(200)
        .body("same", equalTo(false))
        .body("before.version", equalTo("1.0.0"))
        .body("after.version", equalTo("1.1.0"))
        .body("criteria.id", equalTo(List.of("latency_p99_budget", "team_skill")))
        .body("criteria[0].weight.before", equalTo(40f))
        .body("criteria[0].weight.after", equalTo(45f))
        .body("gates", hasSize(0));
    given()
        .get("/v1/rulebooks/" + name + "/1.1.0/diff?against=canonical@1.0.0")
        .then()
        .statusCode(200)
        .body("criteria", hasSize(greaterThan(28)));
    given()
        .get("/v1/rulebooks/" + name + "/1.1.0/diff")
        .then()
        .statusCode(400)
        .body("detail", containsString("against"));
    given()
        .get("/v1/rulebooks/" + name + "/1.1.0/diff?against=7.0.0")
        .then()
        .statusCode(400)
        .body("accepted", hasItem("canonical"));
  }

  @Test
  void itsImpactIsToldBeforeAnythingIsDecidedByIt() {
    ObjectNode strict = own("1.0.0");
    ((ObjectNode) strict.at("/thresholds")).put("leastCoverage", 1);
    put(strict).then().statusCode(201);
    String service = "impact-" + UUID.randomUUID();
    recommend(null, service);
    String newest = recommend(null, service).path("id");

    Response impact = given().post("/v1/rulebooks/" + name + "/1.0.0/impact?list=10000");
    impact
        .then()
        .statusCode(200)
        .body("rulebook.name", equalTo(name))
        .body("services", greaterThan(0))
        .body("changes.findAll { it.service == '" + service + "' }", hasSize(1));
    JsonNode tree = Examples.tree(impact.asByteArray());
    int counted = 0;
    int changed = 0;
    for (JsonNode transition : tree.get("transitions")) {
      counted += transition.get("services").intValue();
      changed +=
          transition.get("before").equals(transition.get("after"))
              ? 0
              : transition.get("services").intValue();
    }
    assertThat(counted).isEqualTo(tree.get("services").intValue());
    assertThat(changed).isEqualTo(tree.get("changed").intValue());
    for (JsonNode change : tree.get("changes")) {
      if (change.get("service").asText().equals(service)) {
        assertThat(change.get("recommendation").asText()).isEqualTo(newest);
        assertThat(change.at("/before/verdict").asText()).isNotEqualTo("insufficient-evidence");
        assertThat(change.at("/after/verdict").asText()).isEqualTo("insufficient-evidence");
        assertThat(change.at("/before/margin").isNumber()).isTrue();
      }
    }
    given()
        .post("/v1/rulebooks/" + name + "/1.0.0/impact?list=0")
        .then()
        .body("changes", hasSize(0))
        .body("omittedChanges", equalTo(changed));
    given()
        .post("/v1/rulebooks/" + name + "/1.0.0/impact?list=10000&explain=confidence")
        .then()
        .statusCode(200)
        .body("changed", equalTo(changed))
        .body(
            "changes.find { it.service == '" + service + "' }.after.confidence",
            equalTo("insufficient"));
    given()
        .post("/v1/rulebooks/" + name + "/1.0.0/impact?explain=full")
        .then()
        .statusCode(400)
        .body("accepted", hasItem("confidence"));
    given().post("/v1/rulebooks/canonical/1.0.0/impact").then().statusCode(200);
    given().post("/v1/rulebooks/quick-matrix/1.0.0/impact").then().statusCode(200);
    given().post("/v1/rulebooks/nobody/1.0.0/impact").then().statusCode(404);
    given()
        .post("/v1/rulebooks/" + name + "/1.0.0/impact?list=-1")
        .then()
        .statusCode(400)
        .body("errors", nullValue());
  }

  @Test
  void theExampleOfTheContractIsAccepted() {
    int status =
        given()
            .contentType("application/json")
            .body(Examples.bytes("rulebook-latency-first.json"))
            .put("/v1/rulebooks/latency-first")
            .statusCode();

    assertThat(status).isIn(200, 201);
  }

  private ObjectNode own(String version) {
    ObjectNode own = (ObjectNode) Examples.tree("rulebook-latency-first.json");
    ((ObjectNode) own.get("header")).put("name", name).put("version", version);
    return own;
  }

  private Response put(ObjectNode rulebook) {
    return given()
        .contentType("application/json")
        .body(rulebook.toString())
        .put("/v1/rulebooks/" + name);
  }

  private static Response recommend(String rulebook) {
    return recommend(rulebook, "checkout");
  }

  private static Response recommend(String rulebook, String service) {
    ObjectNode request = (ObjectNode) Examples.tree("{}".getBytes());
    ObjectNode profile = (ObjectNode) Examples.tree("profile-checkout.json");
    request.set("profile", profile.put("name", service));
    if (rulebook != null) {
      request.put("rulebook", rulebook);
    }
    return given()
        .contentType("application/json")
        .body(request.toString())
        .post("/v1/recommendations?explain=summary");
  }
}
