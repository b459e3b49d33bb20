package dev.assay.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedFilesTest {
  @TempDir Path folder;

  @Test
  void keepsEveryValueAsItIsWritten() throws IOException {
    assertThat(
            prepared(
                """
                seed: "001"
                from: &from 2021-03-04 # a date is text
                share: 0.10
                many: 12_000
                large: 123456789012345678901
                holds: true
                none: ~
                words: >
                  folded
                  é "quoted"
                list: [1, [two], {three: 3}]
                empty: {}
                """))
        .isEqualTo(
            """
            {"seed":"001","from":"2021-03-04","share":0.10,"many":12000,\
            "large":123456789012345678901,"holds":true,"none":null,\
            "words":"folded é \\"quoted\\"\\n","list":[1,["two"],{"three":3}],"empty":{}}""");
  }

  @Test
  void refusesADoubledKey() throws IOException {
    Files.writeString(folder.resolve("rules.yaml"), "a: 1\na: 2\n");

    assertThatThrownBy(() -> PreparedFiles.main(new String[] {folder.toString()}))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Duplicate");
  }

  @Test
  void replacesWhatWasMadeEarlierAndNothingElse() throws IOException {
    prepared("a: 1\n");
    Files.writeString(folder.resolve("rules.json"), "{}");
    Files.writeString(folder.resolve("other.0a1b2c3d.json"), "{}");

    assertThat(prepared("a: 2\n")).isEqualTo("{\"a\":2}");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .hasSize(4)
          .contains("rules.yaml", "rules.json", "other.0a1b2c3d.json");
    }
  }

  @Test
  void everyShippedFileIsPrepared() throws Exception {
    Path classes =
        Path.of(PreparedFiles.class.getResource("/rulebook/canonical.yaml").toURI())
            .getParent()
            .getParent();
    List<Path> shipped;
    try (Stream<Path> all = Files.walk(classes)) {
      shipped = all.filter(f -> f.toString().endsWith(".yaml")).toList();
    }

    assertThat(shipped)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            file -> {
              byte[] yaml = Files.readAllBytes(file);
              Path json = Path.of(PreparedFiles.nameFor(file.toString(), yaml));
              assertThat(json).as("run ./mvnw process-classes after an edit").exists();
              assertThat(new JsonMapper().readTree(Files.readAllBytes(json)))
                  .isEqualTo(new YAMLMapper().readTree(yaml));
            });
  }

  @Test
  void aFileThatIsNotPreparedIsReadAllTheSame() {
    assertThat(ResourceFiles.read("unprepared.yaml", JsonNode.class).toString())
        .isEqualTo("{\"seed\":\"001\",\"share\":0.1}");
  }

  private String prepared(String yaml) throws IOException {
    Files.writeString(folder.resolve("rules.yaml"), yaml);
    PreparedFiles.main(new String[] {folder.toString()});
    return Files.readString(
        folder.resolve(PreparedFiles.nameFor("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
  }
}
