package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real expositions, sample by sample as the Python client reads them. */
@Tag("long")
class GoldenExpositionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> goldenFiles() {
    return Shared.files(Shared.folder("expositions/golden"), ".tsv.gz").stream()
        .map(file -> file.getFileName().toString().replace(".tsv.gz", ""));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void everySampleIsRead(String file) throws Exception {
    Path folder = Shared.folder("expositions");
    byte[] body = Shared.bytes(folder.resolve(file.replace("__", "/")));
    Format format = file.contains(".om.") ? Format.OPENMETRICS_TEXT : Format.PROMETHEUS_TEXT;

    Exposition exposition = ExpositionReader.read(body, format, ReadOptions.LENIENT);

    List<String> expected = golden(folder.resolve("golden/" + file + ".tsv.gz"));
    assertThat(sorted(Flat.of(exposition))).isEqualTo(sorted(expected));
    assertThat(exposition.sampleCount()).isEqualTo(expected.size());
    assertThat(exposition.skippedLines()).isZero();
  }

  @Test
  void aSnapshotWithARedactedValueIsRefused() {
    byte[] body =
        Shared.bytes(Shared.folder("expositions").resolve("rust/axum-prometheus-snapshot.prom"));
    assertThatThrownBy(
            () -> ExpositionReader.read(body, Format.PROMETHEUS_TEXT, ReadOptions.LENIENT))
        .isInstanceOf(ExpositionException.class)
        .hasMessageStartingWith("line ");
  }

  private static List<String> golden(Path file) throws IOException {
    List<String> samples = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        Map<String, String> labels =
            JSON.readValue(columns[1], new TypeReference<Map<String, String>>() {});
        Double time = columns[3].isEmpty() ? null : Double.valueOf(columns[3]);
        samples.add(Flat.written(columns[0], labels, Flat.parse(columns[2]), time));
      }
    }
    return samples;
  }

  private static List<String> sorted(List<String> samples) {
    return samples.stream().sorted().toList();
  }
}
