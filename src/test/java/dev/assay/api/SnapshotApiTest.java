package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .body("errors[0].pointer", equalTo(""))
        .body("errors[0].detail", startsWith("line 1, column 31: \"0.9s\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "text/", "/plain", "text/plain; version", "text plain", ";"})
  void aContentTypeThatIsNoneSaysNoMoreThanAMissingOne(String contentType) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/v1/snapshots:inspect"))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(EXPOSITION))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(response.body()).contains("\"format\":\"prometheus-text\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "# EOF\n"})
  void refusesABodyWithoutAnySample(String body) {
    sending("text/plain")
        .body(body)
        .post("/v1/snapshots:inspect")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("no-samples"));
  }

  @Test
  void tellsACompressedBodyByItsFirstBytes() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(EXPOSITION.getBytes(StandardCharsets.UTF_8));
    }
    given()
        .urlEncodingEnabled(false)
        .contentType("application/octet-stream")
        .body(bytes.toByteArray())
        .post("/v1/snapshots:inspect")
        .then()
        .statusCode(200)
        .body("report.scrapes[0].samples", equalTo(2));
  }

  @Test
  void countsTheErrorsThatItDoesNotList() {
    sending("text/plain")
        .body("a 0.9s\n".repeat(300))
        .post("/v1/snapshots:inspect")
        .then()
        .statusCode(422)
        .body("errors.size()", equalTo(200))
        .body("errors[199].code", equalTo("too-many-bad-lines"))
        .body("omittedErrors", equalTo(101))
        .body("detail", equalTo("301 errors"));
  }

  /** A body is refused by what it announces, before any of it is sent. */
  @ParameterizedTest
  @ValueSource(strings = {"8388609", "2147483647", "2147483648", "4000000000000000000"})
  void refusesWhatIsAnnouncedTooLarge(String length) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/snapshots:inspect HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      + length
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      byte[] answer = new byte[1000];
      int read = socket.getInputStream().readNBytes(answer, 0, 300);
      assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 413 ")
          .contains("application/problem+json");
    }
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
