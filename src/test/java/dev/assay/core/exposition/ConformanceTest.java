package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published cases of the other readers of these formats, read where they are present. */
@Tag("long")
class ConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReadOptions STRICT =
      new ReadOptions(true, ReadOptions.Limits.DEFAULT, Selection.ALL);

  /** Accepted by every reader although the text format's specification forbids them. */
  private static final Set<String> BREAK_THE_SPECIFICATION =
      Set.of(
          // HELP of "name" after its samples
          "expfmt.text.02",
          // a histogram without a +Inf bucket
          "expfmt.text.13",
          // the lines of "mf2" do not stand together
          "expfmt.textdecoder");

  /** Where the readers disagree and ours takes the side of the newer rules. */
  private static final Set<String> ALLOWED_HERE =
      Set.of(
          // UTF-8 label names are names
          "expfmt.proto.01");

  /**
   * What some readers accept, others do not, and the specification forbids. Blanks after commas in
   * OpenMetrics, and gauge histograms, were never part of the text formats; textparse's own files
   * leave out the last line feed.
   */
  private static final Map<String, String> FORBIDDEN =
      Map.ofEntries(
          Map.entry("client_python.om1.test_complex_name_counter.000", "invalid-label-name"),
          Map.entry("client_python.om1.test_escaping.000", "invalid-label-name"),
          Map.entry("client_python.om1.test_utf8_histogram_float_values.000", "invalid-label-name"),
          Map.entry("client_python.prom-text.test_commas.000", "stray-comma"),
          Map.entry("client_python.prom-text.test_escaping.000", "invalid-escape"),
          Map.entry("client_python.prom-text.test_help_escaping.001", "invalid-escape"),
          Map.entry("client_python.prom-text.test_help_escaping.003", "invalid-escape"),
          Map.entry("client_python.prom-text.test_help_escaping.008", "invalid-escape"),
          Map.entry("client_python.prom-text.test_help_escaping.010", "invalid-escape"),
          Map.entry("client_python.prom-text.test_label_escaping.001", "invalid-escape"),
          Map.entry("client_python.prom-text.test_timestamps.000", "duplicate-sample"),
          Map.entry("expfmt.text.03", "interleaved-family"),
          Map.entry("expfmt.text.07", "missing-newline"),
          Map.entry("expfmt.text.15", "unknown-type"),
          Map.entry("expfmt.text.16", "unknown-type"),
          Map.entry("expfmt.text.17", "unknown-type"),
          Map.entry("textparse.hist1.prom", "missing-newline"),
          Map.entry("textparse.prom-null.00", "missing-newline"),
          Map.entry("textparse.prom.main", "interleaved-family"),
          Map.entry("textparse.prom.utf8", "duplicate-sample"));

  /** Parts of a gauge histogram and an info that textparse takes under names not theirs. */
  private static final Set<String> WITHOUT_SUFFIX = Set.of("ggh_count{} 1.0", "ii{foo=bar} 1.0");

  record Case(
      String id, String outcome, Format format, Path file, boolean consensus, String flags) {
    JsonNode expected() throws IOException {
      String name = file.getFileName().toString().replaceAll("\\.(prom|om)\\.txt$|\\.pb$", "");
      return JSON.readTree(file.resolveSibling(name + ".expected.json").toFile());
    }

    boolean composite() {
      return flags.contains("native-histogram-text-experimental");
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static List<Case> cases() throws IOException {
    Path folder = Shared.folder("conformance");
    return Files.readAllLines(folder.resolve("index.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(
            column ->
                new Case(
                    column[0],
                    column[1],
                    switch (column[2]) {
                      case "om1" -> Format.OPENMETRICS_TEXT;
                      case "prom-text" -> Format.PROMETHEUS_TEXT;
                      default -> Format.PROTOBUF;
                    },
                    folder.resolve(column[3]),
                    !column[4].equals("no"),
                    column[5]))
        .toList();
  }

  static Stream<Case> accepted() throws IOException {
    return cases().stream().filter(one -> one.outcome().equals("accept"));
  }

  static Stream<Case> acceptedByAll() throws IOException {
    return accepted().filter(one -> one.consensus() && !BREAK_THE_SPECIFICATION.contains(one.id()));
  }

  static Stream<Case> acceptedBySome() throws IOException {
    return accepted().filter(one -> !one.consensus());
  }

  /** Composite values, which are refused by name, aside. */
  static Stream<Case> acceptedWithPlainValues() throws IOException {
    return accepted().filter(one -> !one.composite());
  }

  static Stream<Case> rejected() throws IOException {
    return cases().stream()
        .filter(one -> one.outcome().equals("reject") && !ALLOWED_HERE.contains(one.id()));
  }

  static Stream<Case> rejectedTextOfAll() throws IOException {
    return cases().stream()
        .filter(
            one ->
                one.outcome().equals("reject")
                    && one.consensus()
                    && one.format() == Format.PROMETHEUS_TEXT);
  }

  static Stream<Case> disputed() throws IOException {
    return cases().stream().filter(one -> one.outcome().equals("reader-dependent"));
  }

  @Test
  void everyPublishedCaseIsOfAKindThatIsTested() throws Exception {
    assertThat(cases()).hasSize(521);
    assertThat(cases())
        .extracting(Case::outcome)
        .containsOnly("accept", "reject", "reader-dependent");
  }

  @ParameterizedTest
  @MethodSource("acceptedWithPlainValues")
  void readsWhatTheOthersRead(Case accepted) throws Exception {
    byte[] body = Shared.bytes(accepted.file());

    Exposition read = ExpositionReader.read(body, accepted.format(), ReadOptions.LENIENT);

    JsonNode expected = accepted.expected();
    List<String> samples = ExpectedSamples.of(expected, accepted.format());
    if (samples != null) {
      assertThat(Flat.of(read)).containsExactlyInAnyOrderElementsOf(samples);
    }
    if (expected.has("families") && accepted.format() == Format.OPENMETRICS_TEXT) {
      for (JsonNode family : expected.get("families")) {
        assertThat(read.families())
            .anySatisfy(
                one -> {
                  assertThat(one.name()).isEqualTo(family.get("name").asText());
                  assertThat(one.help()).isEqualTo(family.get("help").asText());
                  assertThat(one.unit() == null ? "" : one.unit())
                      .isEqualTo(family.get("unit").asText());
                  assertThat(one.type().name().replace("_", "").toLowerCase(Locale.ROOT))
                      .isEqualTo(family.get("type").asText());
                });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("acceptedByAll")
  void acceptsStrictlyWhatTheSpecificationAllows(Case accepted) {
    byte[] body = Shared.bytes(accepted.file());
    assertThatCode(() -> ExpositionReader.read(body, accepted.format(), STRICT))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("acceptedBySome")
  void saysWhyItRefusesStrictlyWhatOnlySomeReadersAccept(Case accepted) {
    String composite = accepted.composite() ? "openmetrics-2" : null;
    String forbidden = FORBIDDEN.getOrDefault(accepted.id(), composite);
    byte[] body = Shared.bytes(accepted.file());
    if (forbidden == null) {
      assertThatCode(() -> ExpositionReader.read(body, accepted.format(), STRICT))
          .doesNotThrowAnyException();
    } else {
      assertThatCode(() -> ExpositionReader.read(body, accepted.format(), STRICT))
          .isInstanceOfSatisfying(
              ExpositionException.class,
              refusal -> assertThat(Reading.codes(refusal)).contains(forbidden));
    }
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void refusesStrictlyWhatTheStrictReadersRefuse(Case rejected) {
    byte[] body = Shared.bytes(rejected.file());
    assertThatCode(() -> ExpositionReader.read(body, rejected.format(), STRICT))
        .isInstanceOfSatisfying(
            ExpositionException.class, refusal -> assertThat(refusal.problems()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("rejectedTextOfAll")
  void neverTakesABrokenTextLineSilently(Case rejected) throws Exception {
    try {
      Exposition read =
          ExpositionReader.read(
              Shared.bytes(rejected.file()), rejected.format(), ReadOptions.LENIENT);
      assertThat(read.problems()).isNotEmpty();
    } catch (ExpositionException refusal) {
      assertThat(refusal).hasMessageMatching("(?s)line \\d+.*");
    }
  }

  /** What one reader takes and another refuses: read, or refused with a reason, never half. */
  @ParameterizedTest
  @MethodSource("disputed")
  void readsTheDisputedLenientlyAndKeepsTheirValues(Case disputed) throws Exception {
    byte[] body = Shared.bytes(disputed.file());

    Exposition read = ExpositionReader.read(body, disputed.format(), ReadOptions.LENIENT);

    List<String> samples = ExpectedSamples.of(disputed.expected(), disputed.format());
    if (samples != null) {
      samples.removeAll(WITHOUT_SUFFIX);
      assertThat(Flat.of(read)).containsAll(samples);
    }
  }
}
