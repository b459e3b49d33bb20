package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RecommendationApiTest {
  private static final String PATH = "/v1/recommendations";
  private static final String SMALLEST =
      "{\"profile\":{\"name\":\"checkout\",\"kind\":\"rest-api\"}}";

  @Test
  void aRecommendationIsKeptAndReadBackByteForByte() {
    Response given = json(Examples.bytes("checkout.json")).post(PATH);

    assertThat(given.statusCode()).isEqualTo(201);
    assertThat(given.contentType()).startsWith("application/json");
    assertThat(given.header("Location")).endsWith(PATH + "/" + given.jsonPath().getString("id"));
    Response read = given().get(given.header("Location"));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.asByteArray()).isEqualTo(given.asByteArray());
    assertThat(read.header("ETag")).isEqualTo(given.header("ETag")).startsWith("\"");
  }

  @Test
  void anUnchangedRecommendationIsNotSentAgain() {
    Response given = json(bytes(SMALLEST)).post(PATH);

    given()
        .header("If-None-Match", given.header("ETag"))
        .get(given.header("Location"))
        .then()
        .statusCode(304)
        .header("ETag", equalTo(given.header("ETag")));
    given()
        .header("If-None-Match", "\"other\"")
        .get(given.header("Location"))
        .then()
        .statusCode(200);
  }

  @Test
  void aKeptRecommendationIsAlsoADecisionRecord() {
    Response given = json(Examples.bytes("checkout.json")).post(PATH);
    String day = given.jsonPath().getString("createdAt").substring(0, 10);

    Response record = given().accept("text/markdown, */*;q=0.1").get(given.header("Location"));

    assertThat(record.statusCode()).isEqualTo(200);
    assertThat(record.contentType()).isEqualTo("text/markdown;charset=utf-8");
    assertThat(record.header("Vary")).isEqualTo("Accept");
    assertThat(record.header("ETag")).isNotEqualTo(given.header("ETag"));
    assertThat(record.asString())
        .startsWith("---\nstatus: \"proposed\"\ndate: " + day + "\n---\n\n# Language of checkout: ")
        .contains("## Decision Drivers", "## Pros and Cons of the Options");
    given()
        .accept("text/markdown")
        .get(PATH + "/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void theAnswerHoldsItsWholeWorking() {
    json(Examples.bytes("checkout.json"))
        .post(PATH)
        .then()
        .statusCode(201)
        .body("keySet()", hasItems("id", "createdAt", "service", "rulebook", "verdict", "headline"))
        .body("service", equalTo("checkout"))
        .body("rulebook.name", equalTo("canonical"))
        .body("rulebook.digest", notNullValue())
        .body("alternatives", hasSize(5))
        .body("matrix", hasSize(28))
        .body("panel", hasSize(5))
        .body("coverage.measured", notNullValue());
  }

  @Test
  void theSameRequestGivesTheSameBytes() {
    byte[] first = json(Examples.bytes("checkout.json")).post(PATH + "?store=false").asByteArray();
    byte[] second = json(Examples.bytes("checkout.json")).post(PATH + "?store=false").asByteArray();
    ObjectNode kept =
        (ObjectNode) Examples.tree(json(Examples.bytes("checkout.json")).post(PATH).asByteArray());
    kept.remove(List.of("id", "createdAt"));

    assertThat(first).isEqualTo(second);
    assertThat(kept).isEqualTo(Examples.tree(first));
  }

  @Test
  void nothingIsKeptWhenToldSo() {
    json(bytes(SMALLEST))
        .post(PATH + "?store=false")
        .then()
        .statusCode(200)
        .header("Location", nullValue())
        .body("id", nullValue())
        .body("verdict", notNullValue());
  }

  @Test
  void yamlAndFilesGiveTheSameAnswerAsJson() {
    JsonNode example = Examples.tree("checkout.json");
    String exposition = example.at("/snapshots/0/exposition").textValue();
    byte[] asJson = json(Examples.bytes("checkout.json")).post(PATH + "?store=false").asByteArray();

    byte[] asYaml =
        given()
            .config(raw())
            .contentType("application/yaml")
            .body(bytes(example.toString()))
            .post(PATH + "?store=false")
            .asByteArray();
    byte[] asFiles =
        given()
            .multiPart("profile", "profile.yaml", bytes(example.get("profile").toString()))
            .multiPart("snapshot", "metrics.prom", bytes(exposition), "text/plain; version=0.0.4")
            .multiPart("takenAt", example.at("/snapshots/0/takenAt").textValue())
            .post(PATH + "?store=false")
            .asByteArray();

    assertThat(asYaml).isEqualTo(asJson);
    assertThat(asFiles).isEqualTo(asJson);
  }

  @Test
  void aCompressedSnapshotFileIsInflated() throws IOException {
    String exposition = Examples.tree("checkout.json").at("/snapshots/0/exposition").textValue();

    given()
        .multiPart("profile", "profile.json", bytes("{\"name\":\"a\",\"kind\":\"worker\"}"))
        .multiPart("snapshot", "metrics.prom.gz", gzip(bytes(exposition)))
        .post(PATH + "?store=false")
        .then()
        .statusCode(200)
        .body("coverage.measured", not(equalTo(0)));
  }

  @Test
  void everyViolationIsListedAtOnce() {
    String body =
        """
        {"profile": {"kind": "rest-apy", "budgetz": 1, "team": {"engineers": "12"},
                     "load": {"expectedRps": 10, "peakRps": 5}},
         "snapshots": [{"exposition": "no metrics at all {"}, {}],
         "rulebok": "canonical"}
        """;

    json(bytes(body))
        .post(PATH)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-request"))
        .body(
            "errors.pointer",
            hasItems(
                "/profile/name",
                "/profile/kind",
                "/profile/budgetz",
                "/profile/team/engineers",
                "/profile/load/peakRps",
                "/snapshots/0/exposition",
                "/snapshots/1/exposition",
                "/rulebok"))
        .body("errors.find { it.pointer == '/profile/kind' }.accepted", hasItem("rest-api"))
        .body("errors.find { it.pointer == '/profile/team/engineers' }.value", equalTo("12"))
        .body("errors.find { it.pointer == '/snapshots/0/exposition' }.line", notNullValue())
        .body("errors.find { it.pointer == '/rulebok' }.detail", containsString("`rulebook`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'profile':{'name':'a','kind':'worker'},'rulebook':'nobody'} | /rulebook",
        "{'profile':{'name':'a','kind':'worker'},'rulebook':'canonical@0.0.0'} | /rulebook",
        "{'profile':{'name':'a','kind':'worker'},'weights':{'criteria':{'nothing':1}}} | /weights/criteria/nothing",
        "{'profile':{'name':'a','kind':'worker'},'snapshots':[{'exposition':'a 1\\n','component':'x'}]} | /snapshots/0/component",
      })
  void whatThisServerDoesNotKnowIsPointedAt(String body, String pointer) {
    json(bytes(body.replace('\'', '"')))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains(pointer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"profile\":}",
        "{\"profile\":{},\"profile\":{}}",
        "{} {}",
        "{\"profile\":NaN}",
        "\u0000"
      })
  void whatIsNotJsonIsMalformed(String body) {
    problem(json(bytes(body)).post(PATH), 400, "malformed-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"profile\"", "true", "null", "{}"})
  void whatIsNoRequestIsInvalid(String body) {
    problem(json(bytes(body)).post(PATH), 422, "invalid-request");
  }

  @Test
  void lineAndColumnSayWhereReadingStopped() {
    json(bytes("{\n  \"profile\": x\n}"))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed-json"))
        .body("line", equalTo(2))
        .body("column", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/csv", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
  void otherMediaTypesAreRefused(String type) {
    Response refused =
        given().config(raw()).header("Content-Type", type).body(bytes(SMALLEST)).post(PATH);

    problem(refused, 415, "unsupported-media-type").body("accepted", hasItems("application/json"));
    assertThat(refused.header("Accept-Post")).contains("multipart/form-data");
  }

  @Test
  void aCompressedRequestIsInflated() throws IOException {
    json(gzip(Examples.bytes("checkout.json")))
        .header("Content-Encoding", "gzip")
        .post(PATH + "?store=false")
        .then()
        .statusCode(200);
  }

  @Test
  void aCutOffOrBrokenGzipIsRefused() throws IOException {
    byte[] whole = gzip(Examples.bytes("checkout.json"));
    for (int length : new int[] {0, 1, 5, 10, whole.length / 2, whole.length - 1}) {
      problem(
          json(Arrays.copyOf(whole, length)).header("Content-Encoding", "gzip").post(PATH),
          400,
          "malformed-encoding");
    }
    problem(
        json(bytes(SMALLEST)).header("Content-Encoding", "gzip").post(PATH),
        400,
        "malformed-encoding");
  }

  @Test
  void anUnknownCodingIsRefused() {
    Response refused = json(bytes(SMALLEST)).header("Content-Encoding", "br").post(PATH);

    problem(refused, 415, "unsupported-encoding");
    assertThat(refused.header("Accept-Encoding")).contains("gzip");
  }

  @Test
  void whatIsTooLargeIsRefused() throws IOException {
    byte[] large = new byte[(8 << 20) + 1];
    Arrays.fill(large, (byte) ' ');
    problem(json(large).post(PATH), 413, "too-large");
    byte[] bomb = gzip(new byte[65 << 20]);
    problem(json(bomb).header("Content-Encoding", "gzip").post(PATH), 413, "too-large");
  }

  @Test
  void deepJsonIsMalformed() {
    problem(json(bytes("[".repeat(100_000))).post(PATH), 400, "malformed-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?store=yes", "?store=", "?stor=false", "?store=true&store=false", "?x"})
  void parametersAreHeldToTheContract(String query) {
    problem(json(bytes(SMALLEST)).post(PATH + query), 400, "invalid-parameter");
  }

  @Test
  void aCutOffMultipartBodyIsMalformed() {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\n{\"name\":\"a\",\"kind\":\"worker\"}\r\n--b";
    for (String cut : List.of(body, body.substring(0, 60), "", body.replace("form-data", "x"))) {
      problem(multipart(cut), 400, "malformed-body");
    }
    assertThat(multipart(body + "--\r\n").statusCode()).isEqualTo(200);
  }

  @Test
  void partsThatDoNotBelongArePointedAt() {
    given()
        .multiPart("profil", "{}")
        .multiPart("profile", "name: a\nkind: worker")
        .multiPart("takenAt", "2026-11-21T09:30:00Z")
        .post(PATH)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/profil", "/snapshots/0/takenAt"))
        .body("errors[0].detail", endsWith("did you mean `profile`?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0b7fb1a4-4a3e-4b53-9c51-2f3e6d2a9e11", "nothing", "1-1-1-1-1", "%20"})
  void whatWasNeverKeptIsNotFound(String id) {
    problem(given().urlEncodingEnabled(false).get(PATH + "/" + id), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void otherMethodsAreNotAllowed(String method) {
    Response refused = given().request(method, PATH);

    problem(refused, 405, "method-not-allowed");
    assertThat(refused.header("Allow")).isEqualTo("OPTIONS, POST");
  }

  private static ValidatableResponse problem(Response response, int status, String code) {
    return response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + code))
        .body("status", equalTo(status))
        .body("title", notNullValue())
        .body(not(containsString("Exception")))
        .body(not(containsString("dev.assay")));
  }

  private static Response multipart(String body) {
    return given()
        .config(raw())
        .header("Content-Type", "multipart/form-data; boundary=b")
        .body(bytes(body))
        .post(PATH + "?store=false");
  }

  private static RequestSpecification json(byte[] body) {
    return given().config(raw()).header("Content-Type", "application/json").body(body);
  }

  private static io.restassured.config.RestAssuredConfig raw() {
    return RestAssured.config()
        .encoderConfig(
            EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/yaml", io.restassured.http.ContentType.TEXT)
                .encodeContentTypeAs("multipart/form-data", io.restassured.http.ContentType.TEXT)
                .encodeContentTypeAs(
                    "application/x-www-form-urlencoded", io.restassured.http.ContentType.TEXT)
                .encodeContentTypeAs("nonsense", io.restassured.http.ContentType.TEXT)
                .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.TEXT));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRewriteIsHeldAgainstWhatRanBefore() {
    given()
        .contentType("application/json")
        .body(
            """
            {"profile": {"name": "a", "kind": "rest-api"},
             "snapshots": [
               {"exposition": "# TYPE python_info gauge\\npython_info{version=\\"3.12.1\\"} 1\\n"},
               {"exposition": "# TYPE go_info gauge\\ngo_info{version=\\"go1.26.1\\"} 1\\n"}]}
            """)
        .post("/v1/recommendations?store=false")
        .then()
        .statusCode(200)
        .body("metrics[0].comparison.comparable", equalTo(false))
        .body(
            "metrics[0].comparison.aspects.find { it.name == 'runtime' }.reason",
            equalTo("python 3.12.1 against go go1.26.1"));
  }
}
