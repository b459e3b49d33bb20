package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WeightElicitationTest {

  @Test
  void whatIsElicitedWeighsARecommendation() {
    JsonNode elicited =
        Examples.tree(
            given()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Examples.bytes("weights.json"))
                .post("/v1/weights:elicit")
                .then()
                .statusCode(200)
                .body("randomIndex", equalTo("saaty-1980"))
                .body("consistent", equalTo(true))
                .extract()
                .asByteArray());
    ObjectNode request = (ObjectNode) Examples.tree("checkout.json");
    request.set("weights", elicited.get("asWeights"));

    JsonNode answer =
        Examples.tree(
            given()
                .contentType("application/json")
                .body(request)
                .post("/v1/recommendations?store=false&explain=summary")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());

    double team = 0;
    for (JsonNode row : answer.get("matrix")) {
      team += row.get("group").textValue().equals("team") ? row.get("weight").doubleValue() : 0;
    }
    assertThat(team * 100)
        .isCloseTo(
            elicited.at("/asWeights/groups/team").doubleValue(),
            org.assertj.core.data.Offset.offset(1e-3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /comparisons | missing-field",
        "{'comparisons': []} | /comparisons | wrong-size",
        "{'comparisons': [{'more': 'team', 'less': 'risk', 'times': 12}]} | /comparisons/0/times | out-of-range",
        "{'comparisons': [{'more': 'team', 'less': 'risk', 'times': '2'}]} | /comparisons/0/times | wrong-type",
        "{'comparisons': [{'more': 'team', 'less': 'nobody', 'times': 2}]} | /comparisons/0/less | unknown-item",
        "{'comparisons': [{'more': 'team', 'less': 'risk', 'times': 2}], 'randomIndex': 'mine'} | /randomIndex | unknown-value",
        "{'comparisons': [{'more': 'team', 'less': 'risk', 'times': 2}], 'rulebook': 'conjunction'} | /rulebook | no-weights",
        "{'comparisons': [{'more': 'team', 'less': 'risk', 'time': 2}]} | /comparisons/0/time | unknown-field"
      })
  void whatIsWrongIsTold(String body, String pointer, String code) {
    given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .post("/v1/weights:elicit")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems(pointer))
        .body("errors.code", hasItems(code));
  }
}
