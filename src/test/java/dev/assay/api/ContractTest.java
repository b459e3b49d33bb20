package dev.assay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed contract is the one that the build writes and the service serves. */
@QuarkusTest
class ContractTest {
  private static final Path CONTRACT = Path.of("openapi", "openapi.yaml");
  private static final Path ANSWER = Path.of("openapi", "examples", "checkout.answer.json");

  /** Takes the change instead of refusing it; the answer is an example in the contract. */
  private static final boolean ACCEPT = Boolean.getBoolean("assay.accept");

  private static final String TO_ACCEPT =
      "to accept the change, run twice: ./mvnw test -Dtest=ContractTest -Dassay.accept=true";

  @Test
  void theCommittedContractIsTheOneThatTheBuildWrites() throws IOException {
    Path written = Path.of("target", "openapi", "openapi.yaml");
    if (ACCEPT) {
      Files.copy(written, CONTRACT, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(yaml(Files.readAllBytes(written)).equals(yaml(Files.readAllBytes(CONTRACT))))
        .as("openapi/openapi.yaml is not the contract of this build; " + TO_ACCEPT)
        .isTrue();
  }

  @Test
  void theServedContractIsTheCommittedOne() throws IOException {
    JsonNode committed = yaml(Files.readAllBytes(CONTRACT));

    assertThat(yaml(given().get("/q/openapi").asByteArray()).equals(committed)).isTrue();
    assertThat(Examples.tree(given().get("/q/openapi?format=json").asByteArray()).equals(committed))
        .isTrue();
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .contentType("application/json");
    given().get("/q/openapi?format=xml").then().statusCode(400).body("accepted", hasItems("json"));
  }

  private static JsonNode yaml(byte[] document) throws IOException {
    return new YAMLMapper().readTree(document);
  }

  @Test
  void everyOperationIsDescribed() {
    for (JsonNode path :
        Examples.tree(given().get("/q/openapi?format=json").asByteArray()).get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.path("operationId").asText()).isNotEmpty();
        assertThat(operation.path("summary").asText()).isNotEmpty();
        assertThat(operation.path("description").asText()).isNotEmpty();
      }
    }
  }

  @Test
  void noChoiceIsWrittenAsAConstant() {
    List<String> constants = new ArrayList<>();
    for (JsonNode schema :
        Examples.tree(given().get("/q/openapi?format=json").asByteArray())
            .at("/components/schemas")) {
      schema.path("enum").forEach(choice -> constants.add(choice.asText()));
    }

    assertThat(constants).isNotEmpty().allMatch(c -> c.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void theExampleOfAnAnswerIsTheAnswerToTheExample() throws IOException {
    byte[] answer =
        given()
            .contentType("application/json")
            .body(Examples.bytes("checkout.json"))
            .post("/v1/recommendations?store=false")
            .asByteArray();
    if (ACCEPT) {
      ObjectNode kept = Examples.MAPPER.createObjectNode();
      kept.put("id", "0b7fb1a4-4a3e-4b53-9c51-2f3e6d2a9e11");
      kept.put("createdAt", "2026-11-21T09:30:00.123456Z");
      kept.setAll((ObjectNode) Examples.tree(answer));
      Files.writeString(ANSWER, kept.toPrettyString() + "\n");
    }
    ObjectNode example = (ObjectNode) Examples.tree("checkout.answer.json");
    example.remove(List.of("id", "createdAt"));

    assertThat(Examples.tree(answer).equals(example))
        .as(
            "openapi/examples/checkout.answer.json is not the answer to checkout.json; "
                + TO_ACCEPT)
        .isTrue();
  }
}
