package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

  @ParameterizedTest
  @ValueSource(strings = {"/v1/x%zz", "/v1/criteria?q=%", "/v1/rulebooks/a%2", "/v1/{x}", "/a|b"})
  void aRequestTargetThatIsNoUriIsAProblem(String target) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(target)
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("\"type\":\"/problems/bad-request\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/criteria", "/v1/evidence", "/v1/signals", "/v1/rulebooks", "/problems"})
  void aParameterThatNobodyKnowsIsRefused(String path) {
    given()
        .get(path + "?formt=yaml")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-parameter"));
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
