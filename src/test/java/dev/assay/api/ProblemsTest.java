package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that have nothing to do with a body. */
@QuarkusTest
class ProblemsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/v1/nowhere",
        "/q/nowhere",
        "/problems/x/y",
        "/v1",
        "/%00",
        "/v1/%2e%2e/nowhere"
      })
  void anUnknownPathIsAProblem(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-found"))
        .body("title", notNullValue())
        .body("status", equalTo(404));
  }

  @Test
  void aWrongMethodNamesTheRightOnes() {
    given()
        .delete("/problems/not-found")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", equalTo("GET, HEAD, OPTIONS"))
        .body("type", equalTo("/problems/method-not-allowed"))
        .body("accepted", hasItems("GET"));
  }

  @Test
  void whatCannotBeWrittenIsAProblem() {
    given()
        .accept("image/png")
        .get("/problems")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("accepted", hasItems("application/json"));
  }

  @Test
  void theTypeOfAProblemResolves() {
    Response list = given().get("/problems");
    assertThat(list.statusCode()).isEqualTo(200);
    for (String type : list.jsonPath().getList("type", String.class)) {
      given().get(type).then().statusCode(200).body("type", equalTo(type));
    }
    given()
        .get("/problems/unheard-of")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/q/health", "/q/metrics", "/q/openapi", "/q/health/ready", "/q/health/live"})
  void theServiceTellsOfItself(String path) {
    given().get(path).then().statusCode(200);
  }
}
