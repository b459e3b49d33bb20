package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.boot.KebabEnums;
import dev.assay.boot.ResourceFiles;
import dev.assay.core.profile.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeedRulebookFilesTest {
  private static final YAMLMapper YAML = YAMLMapper.builder().addModule(new KebabEnums()).build();
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "label-lookup", LabelLookup.class,
          "quick-matrix", QuickMatrix.class,
          "go-default-gates", GoDefaultGates.class,
          "five-scores", FiveScores.class,
          "conjunction", Conjunction.class,
          "caveats", Mistakes.class,
          "contradictions", Contradictions.class);

  static Stream<SeedRulebook> rulebooks() {
    return Stream.of(
        ResourceFiles.read("rulebook/label-lookup.yaml", LabelLookup.class),
        ResourceFiles.read("rulebook/quick-matrix.yaml", QuickMatrix.class),
        ResourceFiles.read("rulebook/go-default-gates.yaml", GoDefaultGates.class),
        ResourceFiles.read("rulebook/five-scores.yaml", FiveScores.class),
        ResourceFiles.read("rulebook/conjunction.yaml", Conjunction.class));
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void every_shipped_rulebook_is_sound_and_names_its_seed(SeedRulebook rulebook) {
    assertThat(rulebook.validate()).isEmpty();
    assertThat(rulebook.header().seed()).matches("00[0-4]_[0-9a-f]{16}\\.txt");
  }

  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "label-lookup | /header                      | null            | /header required",
        "label-lookup | /header/name                 | ' '             | /header/name required",
        "label-lookup | /header/version              | null            | /header/version required",
        "label-lookup | /header/title                | null            | /header/title required",
        "label-lookup | /header/description          | null            | /header/description required",
        "label-lookup | /header/seed                 | null            | /header/seed required",
        "label-lookup | /labels                      | []              | /labels empty",
        "label-lookup | /labels                      | null            | /labels empty",
        "label-lookup | /labels/1/id                 | 'control-plane' | /labels/1/id duplicate",
        "label-lookup | /labels/1/id                 | null            | /labels/1/id required",
        "label-lookup | /labels/1/kinds              | []              | /labels/1/kinds empty",
        "label-lookup | /labels/1/kinds              | null            | /labels/1/kinds empty",
        "label-lookup | /labels/1/kinds              | ['scheduler']   | /labels/1/kinds/0 duplicate",
        "label-lookup | /labels/1/language           | null            | /labels/1/language required",
        "label-lookup | /labels/1/words              | ''              | /labels/1/words required",
        "label-lookup | /labels/1/source             | null            | /labels/1/source required",
        "label-lookup | /labels/1/source             | {}              | /labels/1/source no-source",
        "label-lookup | /labels/1/source             | {'assumption':false} | /labels/1/source no-source",
        "label-lookup | /labels/1/source             | {'assumption':true} | ",
        "label-lookup | /labels/1/source             | {'evidence':['PE01']} | ",
        "label-lookup | /labels/1/source             | {'contradiction':'C01'} | ",
        "label-lookup | /labels/1/source/lines       | null            | /labels/1/source/lines no-place",
        "label-lookup | /labels/1/source/lines       | 'line 7'        | /labels/1/source/lines no-place",
        "label-lookup | /labels/1/source/lines       | 'L7-L9,L12'     | ",
        "label-lookup | /overrides                   | []              | ",
        "label-lookup | /overrides                   | null            | ",
        "label-lookup | /overrides/0/id              | null            | /overrides/0/id required",
        "label-lookup | /overrides/0/language        | null            | /overrides/0/language required",
        "label-lookup | /overrides/0/words           | null            | /overrides/0/words required",
        "label-lookup | /overrides/0/source          | null            | /overrides/0/source required",
        "label-lookup | /overrides/0/needs           | []              | /overrides/0/needs empty",
        "label-lookup | /overrides/0/needs           | null            | /overrides/0/needs empty",
        "label-lookup | /overrides/0/needs/1/id      | 'tail-latency'  | /overrides/0/needs/1/id duplicate",
        "label-lookup | /overrides/0/needs/1/words   | null            | /overrides/0/needs/1/words required",
        "label-lookup | /overrides/0/needs/1/when    | null            | /overrides/0/needs/1/when required",
        "label-lookup | /overrides/0/needs/1/when/of | 'budgets.mb'    | /overrides/0/needs/1/when/of unknown-quantity",
        "label-lookup | /overrides/0/needs/1/source  | null            | /overrides/0/needs/1/source required",
        "quick-matrix | /rows                        | []              | /rows empty",
        "quick-matrix | /rows/1/id                   | 'ramp-up'       | /rows/1/id duplicate",
        "quick-matrix | /rows/1/factor               | null            | /rows/1/factor required",
        "quick-matrix | /rows/1/goWords              | null            | /rows/1/goWords required",
        "quick-matrix | /rows/1/rustWords            | null            | /rows/1/rustWords required",
        "quick-matrix | /rows/1/source               | null            | /rows/1/source required",
        "quick-matrix | /rows/1/go                   | null            | /rows/1 one-sided",
        "quick-matrix | /rows/1/rust                 | null            | /rows/1 one-sided",
        "quick-matrix | /rows/1/go/of                | 'x'             | /rows/1/go/of unknown-quantity",
        "quick-matrix | /rows/1/rust/of              | 'x'             | /rows/1/rust/of unknown-quantity",
        "quick-matrix | /defaults/1/id               | 'operators'     | /defaults/1/id duplicate",
        "quick-matrix | /defaults/1/language         | null            | /defaults/1/language required",
        "quick-matrix | /defaults/1/words            | null            | /defaults/1/words required",
        "quick-matrix | /defaults/1/when             | null            | /defaults/1/when required",
        "quick-matrix | /defaults/1/when/in/0        | 'soap'          | /defaults/1/when/in/0 unknown-level",
        "quick-matrix | /defaults/1/source           | null            | /defaults/1/source required",
        "quick-matrix | /planes/1/id                 | 'control-plane' | /planes/1/id duplicate",
        "quick-matrix | /planes/1/kinds/0            | 'scheduler'     | /planes/1/kinds/0 duplicate",
        "quick-matrix | /planes/1/language           | null            | /planes/1/language required",
        "quick-matrix | /planes/1/words              | null            | /planes/1/words required",
        "quick-matrix | /planes/1/source             | null            | /planes/1/source required",
        "go-default-gates | /fallback                | null            | /fallback required",
        "go-default-gates | /fallback/language       | null            | /fallback/language required",
        "go-default-gates | /fallback/words          | null            | /fallback/words required",
        "go-default-gates | /fallback/source         | null            | /fallback/source required",
        "go-default-gates | /gates/1/id              | 'failure-impact' | /gates/1/id duplicate",
        "go-default-gates | /gates/1/when            | null            | /gates/1/when required",
        "go-default-gates | /support                 | []              | /support empty",
        "go-default-gates | /support/0/words         | null            | /support/0/words required",
        "go-default-gates | /checklist/1/id          | 'trace'         | /checklist/1/id duplicate",
        "go-default-gates | /checklist/1/question    | null            | /checklist/1/question required",
        "go-default-gates | /checklist/1/blocksRust  | null            | /checklist/1 no-condition",
        "go-default-gates | /checklist/1/source      | null            | /checklist/1/source required",
        "go-default-gates | /checklist/0/blocksRust/of | 'x'           | /checklist/0/blocksRust/of unknown-quantity",
        "go-default-gates | /checklist/0/blocksGo/of | 'x'             | /checklist/0/blocksGo/of unknown-quantity",
        "go-default-gates | /checklist/3/onlyForGates/0 | 'pride'      | /checklist/3/onlyForGates/0 unknown-gate",
        "go-default-gates | /tiers/1/level           | 'low'           | /tiers/1/level duplicate; /tiers missing-level",
        "go-default-gates | /tiers/1/examples        | []              | /tiers/1/examples empty",
        "go-default-gates | /tiers/1/favours         | null            | /tiers/1/favours required",
        "go-default-gates | /tiers/1/advice          | null            | /tiers/1/advice required",
        "go-default-gates | /tiers/1/source          | null            | /tiers/1/source required",
        "five-scores | /categories/1/id              | 'scale'         | /categories/4/id duplicate",
        "five-scores | /categories/1/number          | 1               | /categories/1/number duplicate; /modes/0/rust/0 unknown-category; /modes/1/rust/0 unknown-category",
        "five-scores | /categories/1/words           | null            | /categories/1/words required",
        "five-scores | /categories/1/source          | null            | /categories/1/source required",
        "five-scores | /categories/1/scores          | []              | /categories/1/scores empty",
        "five-scores | /categories/1/scores/0/score  | 6               | /categories/1/scores/0/score out-of-range",
        "five-scores | /categories/1/scores/0/score  | 0               | /categories/1/scores/0/score out-of-range",
        "five-scores | /categories/1/scores/0/score  | 4               | /categories/1/scores/1/score duplicate",
        "five-scores | /categories/1/scores/0/when   | null            | /categories/1/scores/0/when required",
        "five-scores | /categories/1/scores/0/source | null            | /categories/1/scores/0/source required",
        "five-scores | /modes                        | []              | /modes empty",
        "five-scores | /modes/1/name                 | 'corrected'     | /modes/1/name duplicate",
        "five-scores | /modes/1/words                | null            | /modes/1/words required",
        "five-scores | /modes/1/source               | null            | /modes/1/source required",
        "five-scores | /modes/1/rust                 | []              | /modes/1/rust empty",
        "five-scores | /modes/1/go                   | []              | /modes/1/go empty",
        "five-scores | /modes/1/rust                 | [7]             | /modes/1/rust/0 unknown-category",
        "five-scores | /modes/1/go                   | [7]             | /modes/1/go/0 unknown-category",
        "five-scores | /modes/1/inverted             | [7]             | /modes/1/inverted/0 unknown-category",
        "five-scores | /modes/1/go                   | [1,5]           | /modes/1/go/1 duplicate",
        "five-scores | /margin                       | 0               | /margin out-of-range",
        "five-scores | /margin                       | 4               | /margin out-of-range",
        "five-scores | /margin                       | 3.9             | ",
        "five-scores | /marginSource                 | null            | /marginSource required",
        "five-scores | /unsure                       | null            | /unsure required",
        "five-scores | /unsure/words                 | null            | /unsure/words required",
        "five-scores | /unsure/source                | null            | /unsure/source required",
        "conjunction | /rows/1/factor                | null            | /rows/1/factor required",
        "conjunction | /rust                         | []              | /rust empty",
        "conjunction | /go                           | []              | /go empty",
        "conjunction | /rust/1/when                  | null            | /rust/1/when required",
        "conjunction | /go/1/when                    | null            | /go/1/when required",
        "conjunction | /cutOff                       | null            | /cutOff required",
        "conjunction | /cutOff/words                 | null            | /cutOff/words required",
        "conjunction | /cutOff/source                | null            | /cutOff/source required",
        "conjunction | /header/complete              | true            | /header/complete cut-off",
        "caveats | /mistakes                         | []              | /mistakes empty",
        "caveats | /mistakes/1/code                  | 'benchmark-charts-first' | /mistakes/1/code duplicate",
        "caveats | /mistakes/1/text                  | null            | /mistakes/1/text required",
        "caveats | /mistakes/1/source                | null            | /mistakes/1/source required",
        "caveats | /mistakes/5/when/of               | 'x'             | /mistakes/5/when/of unknown-quantity",
        "caveats | /mistakes/4/across/any/0/of       | 'x'             | /mistakes/4/across/any/0/of unknown-quantity",
        "caveats | /mistakes/1/when                  | null            | /mistakes/1 when-or-across",
        "contradictions | /contradictions            | []              | /contradictions empty",
        "contradictions | /contradictions/1/id       | 'C01'           | /contradictions/1/id duplicate",
        "contradictions | /contradictions/1/what     | null            | /contradictions/1/what required",
        "contradictions | /contradictions/1/resolution | null          | /contradictions/1/resolution required",
        "contradictions | /contradictions/1/where    | null            | /contradictions/1/where required",
        "contradictions | /contradictions/1/when/of  | 'x'             | /contradictions/1/when/of unknown-quantity",
        "contradictions | /contradictions/1/when     | null            | /contradictions/1 when-or-shown-by",
        "contradictions | /contradictions/1/shownBy  | 'conjunction'   | /contradictions/1 when-or-shown-by",
      })
  void one_thing_wrong_is_told_with_its_place(
      String file, String pointer, String value, String expected) throws IOException {
    JsonNode tree = tree(file);
    set(tree, JsonPointer.compile(pointer), YAML.readTree(value));

    assertThat(
            violations(YAML.treeToValue(tree, TYPES.get(file))).stream()
                .map(v -> v.pointer() + " " + v.code())
                .toList())
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split("; ")));
  }

  @Test
  void a_violation_begins_with_the_offending_value() throws IOException {
    JsonNode tree = tree("label-lookup");
    set(tree, JsonPointer.compile("/labels/1/id"), YAML.readTree("control-plane"));

    assertThat(YAML.treeToValue(tree, LabelLookup.class).validate())
        .containsExactly(
            Violation.of(
                "/labels/1/id", "duplicate", "\"control-plane\" is given twice", "control-plane"));
  }

  /** With the articles at hand: every cited line exists and is not blank. */
  @ParameterizedTest
  @CsvSource({
    "label-lookup",
    "quick-matrix",
    "go-default-gates",
    "five-scores",
    "conjunction",
    "caveats",
  })
  void every_cited_place_exists_in_its_seed(String file) throws IOException {
    Path seeds = Path.of(System.getProperty("assay.shared", "../shared"), "seeds");
    assumeTrue(Files.isDirectory(seeds));
    List<JsonNode> sources = new ArrayList<>();
    collect(tree(file), sources);

    assertThat(sources).isNotEmpty();
    for (JsonNode source : sources) {
      List<String> text = seed(seeds, source.get("seed").asText());
      for (String part : source.get("lines").asText().split(",")) {
        for (String line : part.split("-")) {
          int number = Integer.parseInt(line.substring(1));
          assertThat(text).as(source.toString()).hasSizeGreaterThanOrEqualTo(number);
          assertThat(text.get(number - 1)).as(source.toString()).isNotBlank();
        }
      }
    }
  }

  private static List<String> seed(Path seeds, String number) throws IOException {
    try (Stream<Path> files = Files.list(seeds)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(number + "_"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(file);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> sources) {
    if (node.hasNonNull("seed") && node.hasNonNull("lines")) {
      sources.add(node);
    }
    node.forEach(child -> collect(child, sources));
  }

  private static JsonNode tree(String file) throws IOException {
    try (InputStream in =
        SeedRulebookFilesTest.class
            .getClassLoader()
            .getResourceAsStream("rulebook/" + file + ".yaml")) {
      return YAML.readTree(in);
    }
  }

  private static void set(JsonNode tree, JsonPointer pointer, JsonNode value) {
    String last = pointer.last().getMatchingProperty();
    switch (tree.at(pointer.head())) {
      case ArrayNode array -> array.set(Integer.parseInt(last), value);
      case ObjectNode object -> object.set(last, value);
      default -> throw new IllegalArgumentException(pointer.toString());
    }
  }

  private static List<Violation> violations(Object rulebook) {
    return switch (rulebook) {
      case SeedRulebook seed -> seed.validate();
      case Mistakes mistakes -> mistakes.validate();
      case Contradictions contradictions -> contradictions.validate();
      default -> throw new IllegalArgumentException(rulebook.toString());
    };
  }
}
