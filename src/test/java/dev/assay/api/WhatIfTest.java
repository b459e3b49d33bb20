package dev.assay.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.store.Document;
import dev.assay.store.KeptRecommendation;
import dev.assay.store.Recommendations;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WhatIfTest {
  private static final String ASKED =
      """
      {"profile": {"name": "edge", "kind": "proxy", "budgets": {"p99Ms": 2, "memoryMiB": 40},
        "load": {"expectedRps": 4000, "bound": "cpu", "languageShare": 0.8},
        "hiring": {"openings": 2, "withinDays": 60},
        "team": {"engineers": 6, "goProduction": 3, "rustReviewers": 3,
          "rustMaintainersIn12Months": 1}}}
      """;

  @Inject Recommendations store;

  private String location;

  @BeforeEach
  void ask() {
    location =
        given()
            .contentType("application/json")
            .body(ASKED)
            .post("/v1/recommendations")
            .header("Location");
  }

  @Test
  void nothingButTheChangeMovesAnything() {
    JsonNode answer =
        Examples.tree(whatIf("{'changes': {'owner': 'someone'}}").extract().asByteArray());

    assertThat(answer.get("after")).isEqualTo(answer.get("before"));
    assertThat(answer.at("/difference/fields")).isEmpty();
    assertThat(answer.at("/difference/verdictChanges").booleanValue()).isFalse();
  }

  @Test
  void aChangedFieldIsShownFromBothSidesWithTheSameDraws() {
    JsonNode answer =
        Examples.tree(
            whatIf("{'changes': {'team': {'rustReviewers': 0}, 'hiring': null}}")
                .body("difference.leader.after", equalTo("go"))
                .body("difference.fields.field", hasItems("team.rustReviewers", "hiring.openings"))
                .extract()
                .asByteArray());

    assertThat(answer.at("/before/confidence/seed")).isEqualTo(answer.at("/after/confidence/seed"));
    double moved = 0;
    for (JsonNode row : answer.at("/difference/criteria")) {
      moved += row.get("moved").doubleValue();
    }
    assertThat(moved)
        .isCloseTo(
            answer.at("/after/preference/point").doubleValue()
                - answer.at("/before/preference/point").doubleValue(),
            org.assertj.core.data.Offset.offset(1e-3));
  }

  @Test
  void aScenarioChangesOnlyWhatIsKnownAndNothingBelowItsFloor() {
    whatIf("{'scenario': 'first-two-engineers-leave'}")
        .body(
            "difference.fields.field",
            containsInAnyOrder(
                "team.engineers",
                "team.goProduction",
                "team.rustReviewers",
                "team.rustMaintainersIn12Months"))
        .body("difference.fields.after", hasItem(0.0f));
    whatIf("{'scenario': 'traffic-times-ten'}")
        .body("difference.fields", hasSize(1))
        .body("difference.fields[0].field", equalTo("load.expectedRps"))
        .body("difference.fields[0].after", equalTo(40000.0f));
  }

  @Test
  void otherWeightsAndAnotherRulebook() {
    whatIf("{'weights': {'profile': 'people-first'}}")
        .body("difference.fields", hasSize(0))
        .body("difference.criteria", hasSize(28));
    whatIf("{'rulebook': 'go-default-gates'}")
        .body("after.rulebook.name", equalTo("go-default-gates"))
        .body("before.rulebook.name", equalTo("canonical"));
  }

  @Test
  void oneComponentIsChangedAndWhatFollowsIsCompared() {
    location =
        given()
            .contentType("application/json")
            .body(
                "{\"profile\": "
                    + new String(Examples.bytes("profile-gpu-platform.json"), UTF_8)
                    + "}")
            .post("/v1/recommendations")
            .header("Location");
    JsonNode same =
        Examples.tree(
            whatIf("{'changes': {'components': {'data-plane': {'kind': 'node-agent'}}}}")
                .extract()
                .asByteArray());
    assertThat(same.get("after")).isEqualTo(same.get("before"));
    assertThat(same.at("/before/verdict").textValue()).isEqualTo("hybrid");

    JsonNode slower =
        Examples.tree(
            whatIf(
                    "{'changes': {'team': {'rustReviewers': 0}, 'components': {'data-plane':"
                        + " {'budgets': {'p99Ms': 200}}, 'command-line-tool': null}}}")
                .body("difference.fields.component", hasItem("data-plane"))
                .body("after.components.name", containsInAnyOrder("control-plane", "data-plane"))
                .extract()
                .asByteArray());
    JsonNode difference = slower.get("difference");
    assertThat(difference.get("verdictChanges").booleanValue()).isTrue();
    assertThat(difference.at("/split/before").textValue()).isEqualTo("split");
    assertThat(difference.at("/split/after").textValue()).isEqualTo("all-go");
    assertThat(difference.get("parts"))
        .anySatisfy(
            part -> {
              assertThat(part.get("component").textValue()).isEqualTo("data-plane");
              assertThat(part.at("/language/after").textValue()).isEqualTo("go");
            });
    assertThat(difference.at("/plan/removed"))
        .extracting(JsonNode::textValue)
        .contains("draw-boundary");
    assertThat(difference.at("/plan/strategy/after")).isEqualTo(slower.at("/after/plan/strategy"));
    assertThat(difference.get("cost")).hasSize(5);
  }

  @Test
  void pricesMoveTheCost() {
    JsonNode answer =
        Examples.tree(
            whatIf(
                    "{'changes': {'fleet': {'instances': 10, 'pricePerGiBMonth': 4, 'currency': 'EUR'}}}")
                .extract()
                .asByteArray());
    JsonNode go = answer.at("/difference/cost/0");
    assertThat(go.at("/firstYear/before").isMissingNode()).isTrue();
    assertThat(go.at("/firstYear/after").doubleValue()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | | nothing-supposed",
        "{'changes': 3} | /changes | wrong-type",
        "{'changes': {'team': {'rustReviewers': -1}}} | /changes/team/rustReviewers | out-of-range",
        "{'changes': {'teem': {}}} | /changes/teem | unknown-field",
        "{'changes': {'kind': null}} | /changes/kind | missing-field",
        "{'changes': {'components': {'nobody': {}}}} | /changes/components/nobody | unknown-component",
        "{'scenario': 'rain'} | /scenario | unknown-scenario",
        "{'rulebook': 'nobody'} | /rulebook | unknown-rulebook",
        "{'weights': {'profile': 'nobody'}} | /weights/profile | unknown-weight-profile",
        "{'change': {}} | /change | unknown-field"
      })
  void whatIsWrongIsTold(String body, String pointer, String code) {
    JsonNode problem =
        Examples.tree(
            given()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(location + "/what-if")
                .then()
                .statusCode(422)
                .extract()
                .asByteArray());

    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
    assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
  }

  @Test
  void onlyOfWhatWasKept() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/recommendations/0b7fb1a4-4a3e-4b53-9c51-2f3e6d2a9e11/what-if")
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({"0.9.0, no digest", "1.0.0, of other content"})
  void notOfWhatARulebookDecidedThatWasReplacedSince(String version, String digest) {
    UUID id = UUID.randomUUID();
    store.add(
        new KeptRecommendation(
            id,
            Instant.now(),
            "edge",
            "canonical",
            version,
            digest,
            "go",
            "application/json",
            Document.of(ASKED.getBytes(UTF_8)),
            Document.of("{}".getBytes(UTF_8))));

    given()
        .contentType("application/json")
        .body("{\"scenario\": \"first-two-engineers-leave\", \"rulebook\": \"canonical\"}")
        .post("/v1/recommendations/" + id + "/what-if")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.code", equalTo(List.of("rulebook-replaced")))
        .body("errors[0].value", equalTo("canonical@" + version))
        .body("errors[0].accepted", hasItem("canonical@1.0.0"));
  }

  @Test
  void namedWeightsDecideARecommendation() {
    for (String profile : new String[] {"people-first", "runtime-first"}) {
      given()
          .contentType("application/json")
          .body(
              ASKED.strip().replaceFirst("}$", "")
                  + ",\"weights\":{\"profile\":\""
                  + profile
                  + "\"}}")
          .post("/v1/recommendations?store=false")
          .then()
          .statusCode(200)
          .body("matrix.findAll { it.group == 'team' }.weight.sum()", closeTo(profile));
    }
  }

  @Test
  void calibrationComesWithBaselinesAndCaveats() {
    given()
        .get("/v1/calibration")
        .then()
        .statusCode(200)
        .body("asDecided.cases", equalTo(30))
        .body("asDecided.classes.class", hasSize(4))
        .body("asDecided.baselines.rule", hasItems("always-go", "quick-matrix"))
        .body("sameTeam.outcomes", hasSize(30))
        .body("caveats.size()", equalTo(5));
    given()
        .get("/v1/scenarios")
        .then()
        .statusCode(200)
        .body("name", hasItems("first-two-engineers-leave", "traffic-times-ten"))
        .body("steps.size()", equalTo(2))
        .body("steps.collect { it.size() }", everyItem(equalTo(4)));
  }

  private static org.hamcrest.Matcher<Number> closeTo(String profile) {
    double expected = profile.equals("people-first") ? 0.26 : 0.10;
    return new org.hamcrest.CustomTypeSafeMatcher<>("about " + expected) {
      @Override
      protected boolean matchesSafely(Number found) {
        return Math.abs(found.doubleValue() - expected) < 1e-3;
      }
    };
  }

  private ValidatableResponse whatIf(String body) {
    return given()
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .post(location + "/what-if")
        .then()
        .statusCode(200);
  }
}
