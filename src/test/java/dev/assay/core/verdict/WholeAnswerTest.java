package dev.assay.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.boot.Json;
import dev.assay.core.AdviceRequest;
import dev.assay.core.Advisors;
import dev.assay.core.Answer;
import dev.assay.core.Examples;
import dev.assay.core.signal.Catalogues;
import dev.assay.core.signal.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers, figure for figure and word for word. */
class WholeAnswerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("openapi", "examples");

  @Test
  void the_example_is_answered_as_it_is_published() throws Exception {
    JsonNode request = JSON.readTree(EXAMPLES.resolve("checkout.json").toFile());
    JsonNode snapshot = request.at("/snapshots/0");
    Answer answer =
        Advisors.shipped(Catalogues.SHIPPED)
            .answer(
                new AdviceRequest(
                    Examples.written(request.get("profile").toString()),
                    List.of(
                        new AdviceRequest.PartSnapshot(
                            null,
                            Snapshot.of(
                                Catalogues.text(snapshot.get("exposition").asText()),
                                Instant.parse(snapshot.get("takenAt").asText())))),
                    Advisors.rule("canonical"),
                    null));

    ObjectNode told = (ObjectNode) JSON.readTree(Json.bytes(answer.recommendation()));
    told.set("split", JSON.readTree(Json.bytes(answer.split())));
    told.set("plan", JSON.readTree(Json.bytes(answer.plan())));
    told.set("cost", JSON.readTree(Json.bytes(answer.cost())));
    ObjectNode published =
        (ObjectNode) JSON.readTree(EXAMPLES.resolve("checkout.answer.json").toFile());
    published.remove(List.of("id", "createdAt"));
    assertThat(told.toPrettyString()).isEqualTo(published.toPrettyString());
  }

  /**
   * Answers on services with components, against files kept from before. To take a change over:
   * {@code ./mvnw test -Dtest=WholeAnswerTest -Dassay.accept=true}, and read what became of them.
   */
  @ParameterizedTest
  @ValueSource(strings = {"gpu-platform", "webhook-ledger-email"})
  void parts_are_answered_as_before(String name) throws Exception {
    Path kept = Path.of("src", "test", "resources", "verdict", name + ".json");
    String told =
        JSON.readTree(Json.bytes(AdvicePropertiesTest.advise(Examples.subject(name))))
                .toPrettyString()
            + "\n";
    if (Boolean.getBoolean("assay.accept")) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, told);
    }
    assertThat(told).isEqualTo(Files.readString(kept));
  }
}
