package dev.assay.core.verdict;

import static dev.assay.core.Examples.CONTRADICTIONS;
import static dev.assay.core.Examples.MISTAKES;
import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.Examples;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Provenance;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CautionsTest {

  @Test
  void thirteen_mistakes_and_twenty_two_contradictions_are_on_record_and_sound() {
    assertThat(MISTAKES.mistakes()).hasSize(13);
    assertThat(MISTAKES.validate()).isEmpty();
    assertThat(CONTRADICTIONS.contradictions())
        .extracting(Contradictions.Contradiction::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 22).mapToObj("C%02d"::formatted).toList());
    assertThat(CONTRADICTIONS.validate()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5}                                  | yes",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5.1}                                | no",
        "benchmark-charts-first | go | 'budgets':{'memoryMiB':64}                             | yes",
        "benchmark-charts-first | go | 'budgets':{'memoryMiB':65}                             | no",
        "benchmark-charts-first | go | 'load':{'cpuMsPerRequest':20}                          | yes",
        "benchmark-charts-first | go | 'load':{'cpuMsPerRequest':19}                          | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'p50Ms':1}           | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'p95Ms':1}           | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'p99Ms':1}           | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'cpuCores':1}        | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'cpuMsPerRequest':1} | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'residentMemoryMiB':9} | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'peakMemoryMiB':9}   | no",
        "benchmark-charts-first | go | 'budgets':{'p99Ms':5},'observed':{'gcCpuShare':0.1}    | no",
        "rust-barely-known | rust | 'team':{'rustReviewers':1},'budgets':{'p99Ms':5}          | yes",
        "rust-barely-known | rust | 'team':{'rustReviewers':2},'budgets':{'p99Ms':5}          | no",
        "rust-barely-known | rust | 'team':{'rustReviewers':1},'budgets':{'p99Ms':5.1}        | no",
        "rust-barely-known | rust | 'team':{'rustReviewers':1},'budgets':{'memoryMiB':64}     | yes",
        "rust-barely-known | rust | 'team':{'rustReviewers':1},'budgets':{'memoryMiB':65}     | no",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'exposure':{'input':'own-parser'} | yes",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'failure':{'impact':'high'}    | yes",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'failure':{'impact':'very-high'} | yes",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'failure':{'impact':'medium'}  | no",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'platform':{'runtime':'hardware'} | yes",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'platform':{'runtime':'ebpf'}  | yes",
        "rust-barely-known | go   | 'team':{'rustReviewers':1},'platform':{'runtime':'no-std'} | yes",
        "go-as-universal-answer | go   | 'budgets':{'p99Ms':5}                                | yes",
        "go-as-universal-answer | go-then-extract | 'budgets':{'p99Ms':5}                     | yes",
        "go-as-universal-answer | tune-incumbent | 'budgets':{'p99Ms':5}                      | yes",
        "go-as-universal-answer | rust | 'budgets':{'p99Ms':5}                                | no",
        "go-as-universal-answer | go   | 'budgets':{'p99Ms':5.1}                              | no",
        "go-as-universal-answer | go   | 'budgets':{'memoryMiB':64}                           | yes",
        "go-as-universal-answer | go   | 'budgets':{'memoryMiB':65}                           | no",
        "go-as-universal-answer | go   | 'budgets':{'memoryMiB':100},'observed':{'peakMemoryMiB':80} | yes",
        "go-as-universal-answer | go   | 'budgets':{'memoryMiB':100},'observed':{'peakMemoryMiB':79} | no",
        "go-as-universal-answer | go   | 'observed':{'oomKills':1}                            | yes",
        "go-as-universal-answer | go   | 'observed':{'oomKills':0}                            | no",
        "todays-team-only | go | 'team':{'goProduction':3}                                    | yes",
        "todays-team-only | go | 'team':{'rustReviewers':3}                                   | yes",
        "todays-team-only | go | 'team':{'goProduction':3,'rustMaintainersIn12Months':1}      | no",
        "todays-team-only | go | 'team':{}                                                    | no",
        "fantasy-peak | go | 'load':{'expectedRps':400,'peakRps':4000}                        | no",
        "fantasy-peak | go | 'load':{'expectedRps':400,'peakRps':4001}                        | yes",
        "fantasy-peak | go | 'load':{'expectedRps':400}                                       | no",
        "blast-radius-ignored | go | 'budgets':{'p99Ms':100}                                  | yes",
        "blast-radius-ignored | go | 'budgets':{'p95Ms':100}                                  | yes",
        "blast-radius-ignored | go | 'budgets':{'memoryMiB':100}                              | yes",
        "blast-radius-ignored | go | 'budgets':{'startupMs':100}                              | no",
        "blast-radius-ignored | go | 'budgets':{'p99Ms':100},'failure':{'impact':'low'}       | no",
        "blast-radius-ignored | go | 'budgets':{'p99Ms':100},'failure':{'recovery':'restart'} | no",
        "fancy-trial | run-trial | 'team':{}                                                  | yes",
        "fancy-trial | go        | 'team':{}                                                  | no",
        "benchmark-charts-only | go | 'observed':{'p50Ms':10}                                 | yes",
        "benchmark-charts-only | go | 'observed':{'p95Ms':10}                                 | yes",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10}                                 | yes",
        "benchmark-charts-only | go | 'observed':{'cpuCores':10}                              | yes",
        "benchmark-charts-only | go | 'observed':{'cpuMsPerRequest':10}                       | yes",
        "benchmark-charts-only | go | 'observed':{'residentMemoryMiB':10}                     | yes",
        "benchmark-charts-only | go | 'observed':{}                                           | no",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10},'team':{'goProduction':1}       | no",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10},'team':{'rustReviewers':1}      | no",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10},'failure':{'impact':'low'}      | no",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10},'failure':{'recovery':'restart'} | no",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10},'delivery':{'timeToMarket':1}   | no",
        "benchmark-charts-only | go | 'observed':{'p99Ms':10},'delivery':{'releasesPerWeek':1} | no",
        "team-ignored | go | 'team':{}                                                        | yes",
        "team-ignored | go | 'team':{'goProduction':0}                                        | no",
        "team-ignored | go | 'team':{'rustReviewers':0}                                       | no",
        "team-ignored | go | 'hiring':{'openings':0}                                          | no",
        "everything-at-once | go | 'incumbent':{'situation':'rewrite'}                        | yes",
        "everything-at-once | go | 'incumbent':{'situation':'port'}                           | yes",
        "everything-at-once | go | 'incumbent':{'situation':'rewrite','hotPathIsolable':false} | yes",
        "everything-at-once | go | 'incumbent':{'situation':'rewrite','hotPathIsolable':true} | no",
        "everything-at-once | go | 'incumbent':{'situation':'extension'}                      | no",
        "gc-assumed | go | 'budgets':{'p99Ms':5}                                              | yes",
        "gc-assumed | go | 'budgets':{'p99Ms':5.1}                                            | no",
        "gc-assumed | go | 'incumbent':{'language':'go'}                                      | yes",
        "gc-assumed | go | 'incumbent':{'language':'jvm'}                                     | yes",
        "gc-assumed | go | 'incumbent':{'language':'dotnet'}                                  | yes",
        "gc-assumed | go | 'incumbent':{'language':'node'}                                    | yes",
        "gc-assumed | go | 'incumbent':{'language':'cpp'}                                     | no",
        "gc-assumed | go | 'incumbent':{'language':'go'},'observed':{'gcCpuShare':0.02}       | no",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'controller'},'budgets':{'p99Ms':5} | yes",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'controller'},'budgets':{'p99Ms':5.1} | no",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'core'},'budgets':{'memoryMiB':64} | yes",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'core'},'budgets':{'memoryMiB':65} | no",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'core'},'team':{'rustReviewers':2} | yes",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'core'},'team':{'rustReviewers':1} | no",
        "own-kubernetes-bindings | go | 'platform':{'kubernetes':'client'},'team':{'rustReviewers':2} | no",
      })
  void each_mistake_is_told_where_it_shows_and_nowhere_else(
      String code, String verdict, String block, String shown) {
    List<String> codes =
        caveats("{'name':'s','kind':'gateway'," + block + "}", verdict).stream()
            .map(Recommendation.Caveat::code)
            .toList();

    if (shown.equals("yes")) {
      assertThat(codes).contains(code);
    } else {
      assertThat(codes).doesNotContain(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "go     | 'budgets':{'memoryMiB':64}          | 'budgets':{'memoryMiB':512}        | yes",
        "rust   | 'budgets':{'memoryMiB':64}          | 'budgets':{'memoryMiB':512}        | yes",
        "hybrid | 'budgets':{'memoryMiB':64}          | 'budgets':{'memoryMiB':512}        | no",
        "go     | 'budgets':{'memoryMiB':65}          | 'budgets':{'memoryMiB':512}        | no",
        "go     | 'budgets':{'memoryMiB':64}          | 'budgets':{'memoryMiB':32}         | no",
        "go     | 'budgets':{'p99Ms':5}               | 'budgets':{'p99Ms':100}            | yes",
        "go     | 'exposure':{'input':'own-parser'}   | 'exposure':{'input':'internal'}    | yes",
        "go     | 'failure':{'impact':'very-high'}    | 'failure':{'impact':'low'}         | yes",
      })
  void one_language_is_a_mistake_where_components_pull_apart(
      String verdict, String first, String second, String shown) {
    String known =
        "'budgets':{'p99Ms':100,'memoryMiB':512},'exposure':{'input':'internal'},'failure':{'impact':'low'}";
    List<String> codes =
        caveats(
                "{'name':'s','kind':'gateway',%s,'components':[{'name':'a','kind':'gateway',%s},{'name':'b','kind':'gateway',%s}]}"
                    .formatted(known, first, second),
                verdict)
            .stream()
            .map(Recommendation.Caveat::code)
            .toList();

    assertThat(codes.contains("one-language-for-everything")).isEqualTo(shown.equals("yes"));
  }

  @Test
  void a_caveat_points_at_the_fields_it_rests_on_and_cites_its_source() {
    assertThat(
            caveats(
                "{'name':'s','kind':'gateway','load':{'expectedRps':400,'peakRps':50000},'team':{'goProduction':1,'rustReviewers':1,'rustMaintainersIn12Months':1}}",
                "go"))
        .containsExactly(
            new Recommendation.Caveat(
                "fantasy-peak",
                "The planned peak is more than ten times the expected rate; it is flagged and the"
                    + " answer rests on the expected rate.",
                List.of("/load/peakRps", "/load/expectedRps"),
                List.of(new Rulebook.Source("002", "L41", null, "C21", null, true))));
  }

  @Test
  void a_missing_field_is_pointed_at_as_well() {
    assertThat(caveats("{'name':'s','kind':'gateway'}", "go"))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.code()).isEqualTo("team-ignored");
              assertThat(c.pointers())
                  .containsExactly("/team/goProduction", "/team/rustReviewers", "/hiring/openings");
            });
  }

  @Test
  void a_component_that_alone_shows_a_mistake_is_named_with_its_pointers() {
    String profile =
        "{'name':'s','kind':'gateway','hiring':{'openings':0},'failure':{'impact':'low'},'components':[{'name':'a','kind':'gateway'},{'name':'b','kind':'proxy','load':{'expectedRps':1,'peakRps':11}}]}";

    assertThat(caveats(profile, "go"))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.text()).startsWith("b: The planned peak");
              assertThat(c.pointers())
                  .containsExactly("/components/1/load/peakRps", "/components/1/load/expectedRps");
            });
  }

  @Test
  void a_mistake_that_all_components_share_is_told_once_for_the_service() {
    String profile =
        "{'name':'s','kind':'gateway','team':{'goProduction':2},'components':[{'name':'a','kind':'gateway'},{'name':'b','kind':'proxy'}]}";

    assertThat(caveats(profile, "go"))
        .singleElement()
        .satisfies(c -> assertThat(c.text()).startsWith("Today's team is told"));
  }

  @Test
  void a_measured_value_is_pointed_at_by_the_field_it_stands_for() {
    Subject plain = stated("{'name':'s','kind':'gateway','hiring':{'openings':0}}");
    Provenance read =
        new Provenance(
            "m", "", 1, List.of(0), Provenance.Window.INSTANT, null, "as read", List.of());
    Subject measured =
        new Subject(
            "s",
            plain
                .signals()
                .with(List.of(new Signal.Measured(Quantity.OOM_KILLS, Value.Amount.of(2), read))),
            List.of());

    assertThat(Cautions.caveats(MISTAKES, measured, Verdict.GO))
        .singleElement()
        .satisfies(c -> assertThat(c.pointers()).contains("/observed/oomKills"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'kind':'gateway'                                                     | ",
        "'kind':'platform-cli'                                                | C02",
        "'kind':'developer-cli'                                               | C02",
        "'kind':'k8s-operator'                                                | C03",
        "'kind':'gateway','platform':{'kubernetes':'controller'}              | C03 C19",
        "'kind':'gateway','platform':{'kubernetes':'client'}                  | C19",
        "'kind':'gateway','platform':{'kubernetes':'core'}                    | C19",
        "'kind':'gateway','platform':{'kubernetes':'deploys'}                 | ",
        "'kind':'gateway','observed':{'gcCpuShare':0.1}                       | C04",
        "'kind':'gateway','budgets':{'p99Ms':5}                               | C04",
        "'kind':'gateway','budgets':{'p99Ms':5.1}                             | C05",
        "'kind':'gateway','budgets':{'p99Ms':49.9}                            | C05",
        "'kind':'gateway','budgets':{'p99Ms':50}                              | ",
        "'kind':'gateway','budgets':{'p95Ms':50}                              | C05",
        "'kind':'gateway','budgets':{'p95Ms':50,'p99Ms':60}                   | ",
        "'kind':'gateway','load':{'languageShare':0.1}                        | C06",
        "'kind':'gateway','budgets':{'memoryMiB':1},'observed':{'residentMemoryMiB':1},'fleet':{'instances':1} | C06",
        "'kind':'gateway','exposure':{'input':'own-parser'}                   | C07",
        "'kind':'gateway','exposure':{'replaces':'c'}                         | C07",
        "'kind':'gateway','exposure':{'replaces':'cpp'}                       | C07",
        "'kind':'gateway','exposure':{'replaces':'cgo'}                       | C07",
        "'kind':'gateway','exposure':{'replaces':'none'}                      | ",
        "'kind':'gateway','budgets':{'imageMiB':10}                           | C08",
        "'kind':'gateway','platform':{'architectures':['amd64','arm64']}      | C08",
        "'kind':'gateway','platform':{'architectures':['amd64']}              | ",
        "'kind':'gateway','team':{'rustMaintainersIn12Months':1,'rampUpWeeks':1} | C09",
        "'kind':'gateway','delivery':{'lifetimeYears':5}                      | C10",
        "'kind':'gateway','delivery':{'lifetimeYears':4}                      | ",
        "'kind':'gateway','incumbent':{'situation':'rewrite'}                 | C11",
        "'kind':'gateway','incumbent':{'situation':'port'}                    | C11",
        "'kind':'gateway','incumbent':{'hotPathIsolable':false}               | C11",
        "'kind':'gateway','failure':{'downtimeCostPerHour':1}                 | C12",
        "'kind':'gateway','delivery':{'cleanBuildSeconds':1}                  | C13",
        "'kind':'gateway','delivery':{'incrementalBuildSeconds':1}            | C13",
        "'kind':'gateway','rustLibraries':'ready'                             | C14",
        "'kind':'gateway','dependencies':[{'name':'x','go':'ga','rust':'ga'}] | C14",
        "'kind':'worker'                                                      | C15",
        "'kind':'cron-job'                                                    | C15",
        "'kind':'gateway','hiring':{'openings':1}                             | C16",
        "'kind':'gateway','hiring':{'openings':0}                             | ",
        "'kind':'gateway','concurrency':'some-shared'                         | C17",
        "'kind':'gateway','concurrency':'state-machine'                       | C17",
        "'kind':'gateway','concurrency':'lock-free'                           | C17",
        "'kind':'gateway','concurrency':'independent'                         | ",
        "'kind':'database'                                                    | C18",
        "'kind':'message-broker'                                              | C18",
        "'kind':'consensus-store'                                             | C18",
        "'kind':'edge'                                                        | C20",
        "'kind':'wasm-module'                                                 | C20",
        "'kind':'gateway','load':{'expectedRps':1,'peakRps':10}               | ",
        "'kind':'gateway','load':{'expectedRps':1,'peakRps':10.1}             | C21",
      })
  void each_contradiction_is_named_where_it_shows_and_nowhere_else(String block, String ids) {
    assertThat(shown(stated("{'name':'s'," + block + "}"), List.of()))
        .isEqualTo(ids == null ? "" : ids);
  }

  @Test
  void a_component_can_show_a_contradiction_for_its_service() {
    assertThat(
            shown(
                stated(
                    "{'name':'s','kind':'gateway','components':[{'name':'a','kind':'database'}]}"),
                List.of()))
        .isEqualTo("C18");
  }

  @Test
  void a_rule_can_show_a_contradiction_of_itself() {
    Subject subject = Examples.subject("five-scores");
    List<Opinion> opinions =
        List.of(
            Panel.opine(Examples.FIVE_SCORES, subject), Panel.opine(Examples.CONJUNCTION, subject));

    assertThat(shown(subject, opinions)).isEqualTo("C01 C05 C22");
    assertThat(shown(subject, opinions.subList(1, 2))).isEqualTo("C05 C22");
    assertThat(shown(Examples.subject("limits-note"), List.of())).isEqualTo("C05");
  }

  @Test
  void a_contradiction_is_told_with_its_resolution_and_place() {
    assertThat(
            Cautions.contradictions(
                CONTRADICTIONS, stated("{'name':'s','kind':'database'}"), List.of()))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.what()).startsWith("Databases belong to Rust by label");
              assertThat(c.resolution()).startsWith("The label is a prior only");
              assertThat(c.where()).isEqualTo("000 L36");
            });
  }

  private static String shown(Subject subject, List<Opinion> opinions) {
    return Cautions.contradictions(CONTRADICTIONS, subject, opinions).stream()
        .map(Recommendation.Contradiction::id)
        .collect(Collectors.joining(" "));
  }

  private static List<Recommendation.Caveat> caveats(String profile, String verdict) {
    return Cautions.caveats(MISTAKES, stated(profile), byId(verdict));
  }

  private static Verdict byId(String id) {
    return List.of(Verdict.values()).stream()
        .filter(v -> v.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
