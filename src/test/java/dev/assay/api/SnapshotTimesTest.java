package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of one part come in time order. */
@QuarkusTest
class SnapshotTimesTest {
  private static final String FIRST = "2026-11-21T09:30:00Z";

  private static String body(String second, String component) {
    return """
        {"profile": {"name": "a", "kind": "worker", "components": [{"name": "api", "kind": "worker"}]},
         "snapshots": [
          {"exposition": "up 1\\n", "takenAt": "%s"},
          {"exposition": "up 1\\n"},
          {"exposition": "up 1\\n", "takenAt": "%s"%s}]}
        """
        .formatted(FIRST, second, component);
  }

  @ParameterizedTest
  @ValueSource(strings = {FIRST, "2026-11-21T09:29:59Z"})
  void aSnapshotThatIsNotLaterIsRefused(String second) {
    given()
        .contentType("application/json")
        .body(body(second, ""))
        .post("/v1/recommendations")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/snapshots/2/takenAt"))
        .body("errors[0].value", equalTo(second))
        .body("errors[0].accepted", contains("a time after " + FIRST))
        .body(
            "errors[0].detail",
            equalTo(second + " is not later than " + FIRST + " of the snapshot before"));
  }

  @Test
  void snapshotsOfAnotherPartHaveTheirOwnOrder() {
    given()
        .contentType("application/json")
        .body(body(FIRST, ", \"component\": \"api\""))
        .post("/v1/recommendations?store=false")
        .then()
        .statusCode(200);
  }

  @Test
  void timesOfAFormAreCheckedAlike() {
    given()
        .multiPart("profile", "name: a\nkind: worker")
        .multiPart("snapshot", "up 1\n")
        .multiPart("takenAt", FIRST)
        .multiPart("snapshot", "up 1\n")
        .multiPart("takenAt", "2026-11-21T09:00:00Z")
        .post("/v1/recommendations")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/snapshots/1/takenAt"));
  }
}
