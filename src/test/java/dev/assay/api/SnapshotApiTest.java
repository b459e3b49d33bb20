package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotApiTest {
  private static final String EXPOSITION =
      """
      # TYPE go_info gauge
      go_info{version="go1.26.1"} 1
      # TYPE process_resident_memory_bytes gauge
      process_resident_memory_bytes 62914560
      """;

  private static RequestSpecification sending(String contentType) {
    return given()
        .urlEncodingEnabled(false)
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(contentType.split(";", 2)[0], ContentType.TEXT)))
        .contentType(contentType);
  }

  @Test
  void readsWhatCurlSendsWithoutAnyHeader() {
    sending("application/x-www-form-urlencoded")
        .body(EXPOSITION)
        .post("/v1/snapshots:inspect")
        .then()
        .statusCode(200)
        .body("signals.find { it.quantity == 'observed.residentMemoryMiB' }.value", equalTo(60.0f))
        .body("runtimes[0].language", equalTo("go"))
        .body("runtimes[0].version", equalTo("go1.26.1"))
        .body("report.scrapes[0].samples", equalTo(2));
  }

  @Test
  void tellsLineAndColumnOfABodyThatIsNoExposition() {
    sending("text/plain")
        .body("process_resident_memory_bytes 0.9s\n")
        .post("/v1/snapshots:inspect")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors[0].detail", startsWith("line 1, column 31: \"0.9s\""));
  }

  @Test
  void holdsAnExpositionToTheLetterOnRequest() {
    sending("application/openmetrics-text; version=1.0.0")
        .body("# TYPE a gauge\na 1\n")
        .post("/v1/snapshots:inspect?strict=true")
        .then()
        .statusCode(422)
        .body("errors.detail", hasItem(containsString("# EOF")));
    sending("text/plain")
        .body("a 1\n")
        .post("/v1/snapshots:inspect?strict=perhaps")
        .then()
        .statusCode(400);
  }

  @Test
  void leavesOutOnRequestWhatIsSampledAndKeepsTheVerdict() {
    String profile =
        """
        {"profile": {"name": "edge", "kind": "proxy", "budgets": {"p99Ms": 2, "memoryMiB": 32},
         "team": {"goProduction": 2, "rustReviewers": 3, "rustMaintainersIn12Months": 3}}}
        """;
    String verdict =
        given()
            .contentType("application/json")
            .body(profile)
            .post("/v1/recommendations?store=false")
            .then()
            .statusCode(200)
            .body("confidence.draws", equalTo(10_000))
            .extract()
            .path("verdict");
    given()
        .contentType("application/json")
        .body(profile)
        .post("/v1/recommendations?store=false&explain=summary")
        .then()
        .statusCode(200)
        .body("verdict", equalTo(verdict))
        .body("confidence", equalTo(null))
        .body("nextQuestions", equalTo(java.util.List.of()));
    given()
        .contentType("application/json")
        .body(profile)
        .post("/v1/recommendations?explain=all")
        .then()
        .statusCode(400)
        .body("detail", containsString("explain"));
  }
}
