package dev.assay.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.boot.DeducedKinds;
import dev.assay.boot.KebabEnums;
import dev.assay.boot.ResourceFiles;
import dev.assay.core.profile.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rulebook is sound, and says where it is not once one thing in it is changed. */
class CanonicalRulebookFileTest {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new KebabEnums())
          .addModule(new DeducedKinds())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final CanonicalRulebook CANONICAL =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);
  private static final JsonNode SHIPPED = shipped();

  @Test
  void the_shipped_rulebook_is_sound() {
    assertThat(CANONICAL.validate()).isEmpty();
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/groups/1/id | runtime | /groups/1/id duplicate; /criteria/8/group unknown-group; /criteria/9/group unknown-group; /criteria/10/group unknown-group; /weightProfiles/0/groups unknown-group; /weightProfiles/1/groups unknown-group",
        "/criteria | [] | /groups/0 unused-group; /groups/1 unused-group; /groups/2 unused-group; /groups/3 unused-group; /groups/4 unused-group; /groups/5 unused-group; /criteria empty",
        "/criteria/0/id | instances | /criteria/8/id duplicate",
        "/criteria/0/weight | 4.000000002 | /criteria weights-sum",
        "/criteria/0/weight | 4.0000000005 | ``",
        "/criteria/0/weight | 3 | /criteria weights-sum",
        "/criteria/0/weight | -1 | /criteria/0/weight out-of-range; /criteria weights-sum",
        "/criteria/0/weight | 'NaN' | /criteria/0/weight out-of-range",
        "/criteria/0/weight | 'Infinity' | /criteria/0/weight out-of-range; /criteria weights-sum",
        "/criteria/0/group | people | /criteria/0/group unknown-group",
        "/criteria/0/sources | [] | /criteria/0/sources no-source",
        "/criteria/0/sources | null | /criteria/0/sources no-source",
        "/criteria/0/readings | [] | /criteria/0/readings empty",
        "/criteria/0/readings/0/sources | [] | /criteria/0/readings/0/sources no-source",
        "/criteria/0/readings/0/sources | null | /criteria/0/readings/0/sources no-source",
        "/criteria/0/readings/0/of | kinds | /criteria/0/readings/0/of unknown-quantity",
        "/criteria/0/readings/0/of | budgets.p99Ms | /criteria/0/readings/0/value/levels wrong-function",
        "/criteria/0/readings/0/value/levels/1/level | toaster | /criteria/0/readings/0/value/levels/1/level unknown-level; /criteria/0/readings/0/value/levels missing-level",
        "/criteria/0/readings/0/value/levels/1/level | rest-api | /criteria/0/readings/0/value/levels/1 duplicate; /criteria/0/readings/0/value/levels missing-level",
        "/criteria/0/readings/0/value/levels/1/v | 1 | ``",
        "/criteria/0/readings/0/value/levels/1/v | -1 | ``",
        "/criteria/0/readings/0/value/levels/1/v | 1.01 | /criteria/0/readings/0/value/levels/1/v out-of-range",
        "/criteria/0/readings/0/value/levels/1/v | -1.01 | /criteria/0/readings/0/value/levels/1/v out-of-range",
        "/criteria/0/readings/0/value/levels/1/v | 'NaN' | /criteria/0/readings/0/value/levels/1/v out-of-range",
        "/criteria/1/readings/0/of | kind | /criteria/1/readings/0/value/anchored wrong-function",
        "/criteria/1/readings/1/of | budgets.p99Ms | /criteria/1/readings/1 duplicate",
        "/criteria/1/readings/1/widen | 0 | ``",
        "/criteria/1/readings/1/widen | 2 | ``",
        "/criteria/1/readings/1/widen | 2.1 | /criteria/1/readings/1/widen out-of-range",
        "/criteria/1/readings/1/widen | -0.1 | /criteria/1/readings/1/widen out-of-range",
        "/criteria/1/readings/0/value/anchored/points | [] | /criteria/1/readings/0/value/anchored/points empty",
        "/criteria/1/readings/0/value/anchored/points/0/at | 0 | /criteria/1/readings/0/value/anchored/points/0/at out-of-range",
        "/criteria/1/readings/0/value/anchored/points/0/at | 0.0001 | ``",
        "/criteria/1/readings/0/value/anchored/points/0/at | 5 | /criteria/1/readings/0/value/anchored/points/1/at not-ascending",
        "/criteria/1/readings/0/value/anchored/points/0/at | 'NaN' | /criteria/1/readings/0/value/anchored/points/0/at not-finite",
        "/criteria/1/readings/0/value/anchored/points/0/v | 'NaN' | /criteria/1/readings/0/value/anchored/points/0/v out-of-range",
        "/criteria/1/readings/0/value/anchored/points/0/v | 1.01 | /criteria/1/readings/0/value/anchored/points/0/v out-of-range",
        "/criteria/1/readings/0/value/anchored/points/0/v | -1.01 | /criteria/1/readings/0/value/anchored/points/0/v out-of-range",
        "/criteria/1/readings/0/value/anchored/points/0/v | -1 | ``",
        "/criteria/2/readings/0/value/anchored/points/0/at | -1 | ``",
        "/criteria/1/adjustments/0/add | load.fanIn | /criteria/1/adjustments/0/add unknown-quantity",
        "/criteria/1/adjustments/0/add | kind | /criteria/1/adjustments/0/add wrong-function",
        "/criteria/1/adjustments/0/anchored/points/1/v | 3 | /criteria/1/adjustments/0/anchored/points/1/v out-of-range",
        "/criteria/1/adjustments/0/sources | [] | /criteria/1/adjustments/0/sources no-source",
        "/criteria/1/adjustments/0/sources | null | /criteria/1/adjustments/0/sources no-source",
        "/criteria/1/adjustments/1/capAt | -1 | ``",
        "/criteria/1/adjustments/1/capAt | -1.01 | /criteria/1/adjustments/1/capAt out-of-range",
        "/criteria/1/adjustments/1/capAt | 1.01 | /criteria/1/adjustments/1/capAt out-of-range",
        "/criteria/1/adjustments/1/capAt | 'NaN' | /criteria/1/adjustments/1/capAt out-of-range",
        "/criteria/1/adjustments/1/when/all/0/in/0 | golang | /criteria/1/adjustments/1/when/all/0/in/0 unknown-level",
        "/criteria/1/adjustments/2/multiplyBy | load | /criteria/1/adjustments/2/multiplyBy unknown-quantity",
        "/criteria/1/adjustments/2/multiplyBy | kind | /criteria/1/adjustments/2/multiplyBy wrong-function",
        "/criteria/1/adjustments/2/anchored/points/1/at | 0.1 | /criteria/1/adjustments/2/anchored/points/1/at not-ascending",
        "/criteria/3/readings/0/when/of | language | /criteria/3/readings/0/when/of unknown-quantity",
        "/criteria/5/adjustments/0/replaceBy | 2 | /criteria/5/adjustments/0/replaceBy out-of-range",
        "/criteria/5/adjustments/0/when/of | x | /criteria/5/adjustments/0/when/of unknown-quantity",
        "/criteria/6/adjustments/0/shiftBy | 2 | /criteria/6/adjustments/0/shiftBy out-of-range",
        "/criteria/6/adjustments/0/when/of | x | /criteria/6/adjustments/0/when/of unknown-quantity",
        "/criteria/24/adjustments/0/scaleBy | -2 | /criteria/24/adjustments/0/scaleBy out-of-range",
        "/criteria/24/adjustments/0/when/all/1/of | x | /criteria/24/adjustments/0/when/all/1/of unknown-quantity",
        "/criteria/11/maxWith | recovery | /criteria/11/maxWith unknown-criterion",
        "/criteria/11/maxWith | team_skill | ``",
        "/criteria/11/maxWith | failure_impact | /criteria/11/maxWith unknown-criterion",
        "/criteria/16/readings/0/value/cases | [] | /criteria/16/readings/0/value/cases empty",
        "/criteria/16/readings/0/value/cases/1/v | 1 | ``",
        "/criteria/16/readings/0/value/cases/1/v | 1.01 | /criteria/16/readings/0/value/cases/1/v out-of-range",
        "/criteria/16/readings/0/value/cases/1/v | 'NaN' | /criteria/16/readings/0/value/cases/1/v out-of-range",
        "/criteria/16/readings/0/value/cases/1/when/of | x | /criteria/16/readings/0/value/cases/1/when/of unknown-quantity",
        "/gates/0/blocks/1 | c | /gates/0/blocks/1 unknown-alternative",
        "/gates/0/when/of | x | /gates/0/when/of unknown-quantity",
        "/gates/0/unless/of | x | /gates/0/unless/of unknown-quantity",
        "/gates/0/unless | null | ``",
        "/gates/0/blocks | [] | /gates/0/blocks empty",
        "/gates/0/blocks/1 | rust | /gates/0/blocks/1 duplicate",
        "/gates | [] | ``",
        "/gates/0/sources | [] | /gates/0/sources no-source",
        "/gates/0/sources | null | /gates/0/sources no-source",
        "/gates/1/id | rust-reviewers | /gates/1/id duplicate",
        "/header/name | ' ' | /header/name required",
        "/header/version | '' | /header/version required",
        "/header/title | '' | /header/title required",
        "/header/description | '' | /header/description required",
        "/groups | [] | /groups empty; /criteria/*/group unknown-group; /weightProfiles/0/groups unknown-group; /weightProfiles/1/groups unknown-group",
        "/criteria/0/weight | 0 | /criteria/0/weight out-of-range; /criteria weights-sum",
        "/criteria/0/sources/0 | {} | /criteria/0/sources/0 no-source",
        "/criteria/0/sources/0 | {reference: SLO policy 2026} | ``",
        "/criteria/0/sources/0 | {seed: '002'} | /criteria/0/sources/0/lines no-place",
        "/criteria/0/readings/0/sources/0 | {assumption: false} | /criteria/0/readings/0/sources/0 no-source",
        "/inheritance/sources | [] | /inheritance/sources no-source",
        "/inheritance/roles/0/role | boss | /inheritance/roles/0/role unknown-role",
        "/inheritance/roles/0/role | data | /inheritance/roles/1/role duplicate",
        "/inheritance/roles/0/kinds/0 | toaster | /inheritance/roles/0/kinds/0 unknown-kind",
        "/inheritance/roles/0/kinds/0 | proxy | /inheritance/roles/1/kinds/0 duplicate",
        "/inheritance/roles/0/notInherited/0 | budget | /inheritance/roles/0/notInherited/0 unknown-quantity",
        "/inheritance/roles/0/notInherited/0 | budgets.p99Ms | ``",
        "/split/controlAtMost | -1.1 | /split/controlAtMost out-of-range",
        "/split/dataAtLeast | 1.1 | /split/dataAtLeast out-of-range",
        "/split/controlAtMost | 0.3 | /split/dataAtLeast not-ascending",
        "/split/toolchainPrice | -0.1 | /split/toolchainPrice out-of-range",
        "/split/toolchainPriceBothInProduction | 1.1 | /split/toolchainPriceBothInProduction out-of-range",
        "/split/toolchainPriceSmallTeam | 1.1 | /split/toolchainPriceSmallTeam out-of-range",
        "/split/smallTeamBelow | -1 | /split/smallTeamBelow out-of-range",
        "/split/sharedLogicPrice | 2 | /split/sharedLogicPrice out-of-range",
        "/split/sources | [] | /split/sources no-source",
        "/extraction/optionValue | 1.1 | /extraction/optionValue out-of-range",
        "/extraction/sources | [] | /extraction/sources no-source",
        "/tuning/savedRewrite | -0.1 | /tuning/savedRewrite out-of-range",
        "/tuning/steps/0/language | golang | /tuning/steps/0/language unknown-language",
        "/tuning/steps/0/sources | [] | /tuning/steps/0/sources no-source",
        "/tuning/sources | [] | /tuning/sources no-source",
        "/thresholds/leastCoverage | 1.1 | /thresholds/leastCoverage out-of-range",
        "/thresholds/tooClose | -0.1 | /thresholds/tooClose out-of-range",
        "/thresholds/closeWhenSplit | 1.1 | /thresholds/closeWhenSplit out-of-range",
        "/thresholds/strongWinShare | 1.1 | /thresholds/strongWinShare out-of-range",
        "/thresholds/strongWinShare | 0.6 | /thresholds/leanWinShare not-ascending",
        "/thresholds/leanWinShare | 0.4 | /thresholds/leanWinShare out-of-range",
        "/thresholds/weightCertainty | 0.5 | /thresholds/weightCertainty out-of-range",
        "/thresholds/sources | [] | /thresholds/sources no-source",
        "/weightProfiles/1/name | people-first | /weightProfiles/1/name duplicate",
        "/weightProfiles/0/sources | [] | /weightProfiles/0/sources no-source",
        "/extraction/triggers/1/when/of | x | /extraction/triggers/1/when/of unknown-quantity",
        "/weightProfiles/0/groups/team | 27 | /weightProfiles/0/groups weights-sum",
        "/weightProfiles/1/groups/team | 9 | /weightProfiles/1/groups weights-sum",
        "/weightProfiles/0/groups/team | 'NaN' | /weightProfiles/0/groups out-of-range",
        "/weightProfiles/0/groups/people | 0 | /weightProfiles/0/groups unknown-group",
        "/weightProfiles/0/groups | {runtime: 26, scale: 0, risk: 20, team: 26, delivery: 20, fit: 8} | ``",
        "/weightProfiles/0/groups | {runtime: 27, scale: -1, risk: 20, team: 26, delivery: 20, fit: 8} | /weightProfiles/0/groups out-of-range",
        "/weightProfiles/0/groups | {runtime: 26, risk: 20, team: 26, delivery: 20, fit: 8} | /weightProfiles/0/groups unknown-group",
      })
  void one_thing_wrong_is_told_with_its_place(String pointer, String value, String expected)
      throws IOException {
    assertThat(
            changed(pointer, value).validate().stream()
                .map(v -> v.pointer() + " " + v.code())
                .map(
                    v ->
                        pointer.equals("/groups")
                            ? v.replaceAll("criteria/[0-9]+", "criteria/*")
                            : v)
                .distinct())
        .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split("; ")));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/groups/1/id | runtime | \"runtime\" is given twice",
        "/criteria/0/weight | -1 | -1.0 is no weight",
        "/criteria/0/group | people | \"people\" is not a group",
        "/criteria/0/sources | [] | \"workload_kind\" names no source",
        "/criteria/0/readings/0/sources | [] | \"kind\" names no source",
        "/criteria/1/readings/1/of | budgets.p99Ms | \"budgets.p99Ms\" is read twice",
        "/criteria/1/readings/1/widen | 2.1 | 2.1 lies outside 0 to 2",
        "/criteria/1/adjustments/0/sources | [] | \"A user action waits for the slowest of its requests.\" names no source",
        "/criteria/1/adjustments/0/add | load.fanIn | \"load.fanIn\" is not a quantity",
        "/criteria/1/adjustments/0/add | kind | \"kind\" is no number",
        "/criteria/1/adjustments/1/capAt | 2 | 2.0 lies outside -1 to 1",
        "/criteria/1/readings/0/value/anchored/points/0/v | 3 | 3.0 lies outside -1 to 1",
        "/criteria/1/readings/0/value/anchored/points/0/at | 0 | 0.0 has no logarithm",
        "/criteria/1/readings/0/value/anchored/points/0/at | 5 | 5.0 does not follow the anchor before it",
        "/criteria/1/readings/0/of | kind | \"kind\" is no number",
        "/criteria/0/readings/0/of | budgets.p99Ms | \"budgets.p99Ms\" is no choice",
        "/criteria/0/readings/0/value/levels/1/v | 2 | 2.0 lies outside -1 to 1",
        "/criteria/11/maxWith | recovery | \"recovery\" is not a criterion",
        "/criteria/0/weight | 3 | 99.0 is the sum of the weights; it must be 100",
        "/gates/0/blocks/1 | c | \"c\" is not an alternative",
        "/gates/0/sources | [] | \"rust-reviewers\" names no source",
        "/weightProfiles/0/groups/team | 27 | 101.0 is the sum of the weights; it must be 100",
      })
  void a_violation_begins_with_the_offending_value(String pointer, String value, String detail)
      throws IOException {
    assertThat(changed(pointer, value).validate().getFirst().detail()).isEqualTo(detail);
  }

  @Test
  void a_violation_lists_what_would_be_accepted_and_what_was_given() throws IOException {
    assertThat(changed("/gates/0/blocks/0", "c").validate())
        .containsExactly(
            new Violation(
                "/gates/0/blocks/0",
                "unknown-alternative",
                "\"c\" is not an alternative",
                "c",
                List.of("go", "rust", "hybrid", "go-then-extract", "tune-incumbent")));
    assertThat(changed("/criteria/0/group", "people").validate())
        .containsExactly(
            new Violation(
                "/criteria/0/group",
                "unknown-group",
                "\"people\" is not a group",
                "people",
                List.of("runtime", "scale", "risk", "team", "delivery", "fit")));
    assertThat(changed("/criteria/21/readings/0/value/levels/0/level", "nobody").validate())
        .containsExactly(
            new Violation(
                "/criteria/21/readings/0/value/levels/0/level",
                "unknown-level",
                "\"nobody\" is not a level of team.onCall",
                "nobody",
                List.of("broad-rotation", "expert-owners")),
            Violation.of(
                "/criteria/21/readings/0/value/levels",
                "missing-level",
                "\"broad-rotation\" has no value",
                "broad-rotation"));
  }

  @Test
  void several_things_wrong_are_told_at_once() throws IOException {
    JsonNode tree = tree();
    set(tree, "/criteria/0/group", "people");
    set(tree, "/criteria/1/adjustments/1/capAt", "2");
    set(tree, "/gates/0/blocks/0", "c");

    assertThat(read(tree).validate().stream().map(Violation::pointer))
        .containsExactly(
            "/criteria/0/group", "/criteria/1/adjustments/1/capAt", "/gates/0/blocks/0");
  }

  @Test
  void a_criterion_is_found_by_its_id() {
    assertThat(CANONICAL.criterion("hiring").weight()).isEqualTo(4);
    assertThatThrownBy(() -> CANONICAL.criterion("luck"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such criterion: luck");
  }

  @ParameterizedTest
  @CsvSource({
    "rest-api, control",
    "admin-backend, control",
    "k8s-operator, control",
    "control-plane, control",
    "scheduler, control",
    "platform-cli, control",
    "cron-job, control",
    "proxy, data",
    "node-agent, data",
    "stream-pipeline, data",
    "log-router, data",
    "parser, data",
    "crypto, data",
    "database, data",
    "message-broker, data",
    "consensus-store, data",
    "container-runtime, data",
    "edge, data",
    "wasm-module, data",
    "gateway, neutral",
    "worker, neutral",
    "developer-cli, neutral",
    "library, neutral",
    "toaster, neutral",
  })
  void every_kind_has_a_role(String kind, String role) {
    assertThat(CANONICAL.inheritance().roleOf(kind)).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "rest-api, budgets.p99Ms, false",
    "rest-api, load.fanOut, false",
    "rest-api, observed.oomKills, false",
    "rest-api, exposure.input, false",
    "rest-api, concurrency, false",
    "rest-api, platform.runtime, false",
    "rest-api, platform.kubernetes, true",
    "rest-api, fleet.instances, false",
    "rest-api, fleet.placement, false",
    "rest-api, fleet.pricePerGiBMonth, true",
    "rest-api, derived.throttledShare, false",
    "rest-api, team.rustReviewers, true",
    "proxy, budgets.p99Ms, true",
    "proxy, platform.kubernetes, false",
    "proxy, platform.inTree, false",
    "proxy, platform.runtime, true",
    "proxy, derived.throttledShare, false",
    "worker, platform.kubernetes, false",
    "worker, concurrency, true",
    "toaster, platform.kubernetes, true",
  })
  void a_part_takes_over_what_its_role_lets_it(String kind, String quantity, boolean inherits) {
    assertThat(CANONICAL.inheritance().inherits(kind, quantity)).isEqualTo(inherits);
  }

  @Test
  void the_weights_of_a_profile_cannot_be_changed() {
    assertThatThrownBy(() -> CANONICAL.weightProfiles().getFirst().groups().put("team", 100d))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static CanonicalRulebook changed(String pointer, String value) throws IOException {
    JsonNode tree = tree();
    set(tree, pointer, value);
    return read(tree);
  }

  private static CanonicalRulebook read(JsonNode tree) throws IOException {
    return YAML.treeToValue(tree, CanonicalRulebook.class);
  }

  private static JsonNode tree() {
    return SHIPPED.deepCopy();
  }

  private static JsonNode shipped() {
    try (InputStream in =
        CanonicalRulebookFileTest.class
            .getClassLoader()
            .getResourceAsStream("rulebook/canonical.yaml")) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void set(JsonNode tree, String pointer, String value) throws IOException {
    JsonPointer place = JsonPointer.compile(pointer);
    String last = place.last().getMatchingProperty();
    switch (tree.at(place.head())) {
      case ArrayNode array -> array.set(Integer.parseInt(last), YAML.readTree(value));
      case ObjectNode object -> object.set(last, YAML.readTree(value));
      default -> throw new IllegalArgumentException(pointer);
    }
  }
}
