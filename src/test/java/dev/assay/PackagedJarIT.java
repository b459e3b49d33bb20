package dev.assay;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ExtractableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The jar as it is shipped. The run also records the AOT cache that later starts read: a few
 * requests are enough, more make the next start compile eagerly and cost memory.
 */
@QuarkusIntegrationTest
class PackagedJarIT {
  private static final int TIMES = 3;

  @Test
  void isReady() {
    when().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smallest.json", "checkout.json"})
  void answersAndKeepsTheAnswer(String example) throws Exception {
    String request = Files.readString(Path.of("openapi/examples", example));
    ExtractableResponse<?> answer = recommend(request);
    for (int i = 1; i < TIMES; i++) {
      answer = recommend(request);
    }
    byte[] kept =
        when().get(answer.header("Location")).then().statusCode(200).extract().asByteArray();
    assertThat(kept).isEqualTo(answer.body().asByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/metrics", "/q/openapi", "/q/swagger-ui/", "/v1/criteria"})
  void serves(String path) {
    when().get(path).then().statusCode(200);
  }

  private static ExtractableResponse<?> recommend(String request) {
    return given()
        .contentType("application/json")
        .body(request)
        .post("/v1/recommendations")
        .then()
        .statusCode(201)
        .extract();
  }
}
