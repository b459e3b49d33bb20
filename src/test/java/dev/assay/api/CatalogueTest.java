package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueTest {

  @Test
  void theDefaultRulebookComesFirstAndEachCanBeReadWhole() {
    JsonNode list = Examples.tree(given().get("/v1/rulebooks").asByteArray());

    assertThat(list.findValuesAsText("name"))
        .startsWith(
            "canonical",
            "label-lookup",
            "quick-matrix",
            "go-default-gates",
            "five-scores",
            "conjunction");
    for (JsonNode summary : list) {
      if (!summary.get("shipped").booleanValue()) {
        continue;
      }
      for (String path :
          new String[] {
            "/v1/rulebooks/" + summary.get("name").asText(), summary.get("href").asText()
          }) {
        given()
            .get(path)
            .then()
            .statusCode(200)
            .body("digest", equalTo(summary.get("digest").asText()))
            .body("digest", matchesPattern("[0-9a-f]{64}"))
            .body("content.header.name", equalTo(summary.get("name").asText()));
      }
    }
  }

  @Test
  void whatIsNotThereNamesWhatIs() {
    given()
        .get("/v1/rulebooks/nobody")
        .then()
        .statusCode(404)
        .body("accepted", hasItems("canonical"));
    given()
        .get("/v1/rulebooks/canonical/0.0.0")
        .then()
        .statusCode(404)
        .body("accepted", hasSize(1));
  }

  @Test
  void everyCriterionHasQuestionReadingsAndSources() {
    given()
        .get("/v1/criteria")
        .then()
        .statusCode(200)
        .body("rulebook", equalTo("canonical"))
        .body("criteria", hasSize(28))
        .body("criteria.question", everyItem(not(emptyString())))
        .body("criteria.readings", everyItem(not(hasSize(0))))
        .body("criteria.sources", everyItem(not(hasSize(0))))
        .body("criteria.weight.sum()", equalTo(100.0));
  }

  @Test
  void everyCitationOfARulebookCanBeLookedUp() {
    Set<String> known =
        new HashSet<>(given().get("/v1/evidence").jsonPath().getList("citations.id", String.class));
    Set<String> cited = new HashSet<>();
    for (JsonNode summary : Examples.tree(given().get("/v1/rulebooks").asByteArray())) {
      JsonNode whole = Examples.tree(given().get(summary.get("href").asText()).asByteArray());
      whole.findValues("evidence").forEach(ids -> ids.forEach(id -> cited.add(id.asText())));
    }

    assertThat(cited).isNotEmpty();
    assertThat(known).hasSize(45).containsAll(cited);
  }

  @Test
  void seedsNameTheirRulebooks() {
    given()
        .get("/v1/evidence")
        .then()
        .body("seeds", hasSize(5))
        .body("contradictions", hasSize(22));
    for (String rulebook :
        given().get("/v1/evidence").jsonPath().getList("seeds.rulebook", String.class)) {
      given().get("/v1/rulebooks/" + rulebook).then().statusCode(200);
    }
  }

  @Test
  void signalsAreListedByEcosystem() {
    given()
        .get("/v1/signals")
        .then()
        .statusCode(200)
        .body("ecosystem", hasItems("go", "rust", "jvm"));
  }
}
