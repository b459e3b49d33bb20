package dev.assay.core.verdict;

import static dev.assay.core.verdict.Assessments.api;
import static dev.assay.core.verdict.Assessments.gate;
import static dev.assay.core.verdict.Recommendation.Admission.ADMISSIBLE;
import static dev.assay.core.verdict.Recommendation.Admission.INADMISSIBLE;
import static dev.assay.core.verdict.Recommendation.Admission.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.rulebook.Gate;
import dev.assay.core.verdict.GateResult.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatekeeperTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rust-reviewers    | 'team': {'rustReviewers': 1} | CLOSED
          rust-reviewers    | 'team': {'rustReviewers': 2} | OPEN
          rust-reviewers    | 'team': {'engineers': 9} | UNKNOWN
          rust-reviewers    | 'team': {'rustReviewers': 1, 'trainingPlan': 'wiki/rust'} | OVERRIDDEN
          rust-reviewers    | 'team': {'trainingPlan': 'wiki/rust'} | OVERRIDDEN
          rust-reviewers    | 'team': {'rustReviewers': 2, 'trainingPlan': 'wiki/rust'} | OPEN
          go-engineers      | 'team': {'goProduction': 1} | CLOSED
          go-engineers      | 'team': {'goProduction': 2} | OPEN
          go-engineers      | 'team': {'engineers': 9} | UNKNOWN
          rust-dependency   | 'dependencies': [{'name': 'a', 'go': 'ga', 'rust': 'none', 'required': true}] | CLOSED
          rust-dependency   | 'dependencies': [{'name': 'a', 'go': 'ga', 'rust': 'none', 'required': false}] | OPEN
          rust-dependency   | 'dependencies': [{'name': 'a', 'go': 'ga', 'rust': 'community', 'required': true}] | OPEN
          rust-dependency   | 'rustLibraries': 'missing' | UNKNOWN
          go-dependency     | 'dependencies': [{'name': 'a', 'go': 'none', 'rust': 'ga', 'required': true}] | CLOSED
          go-dependency     | 'dependencies': [{'name': 'a', 'go': 'none', 'rust': 'ga', 'required': false}] | OPEN
          go-dependency     | 'dependencies': [{'name': 'a', 'go': 'beta', 'rust': 'ga', 'required': true}] | OPEN
          go-dependency     | 'team': {'engineers': 9} | UNKNOWN
          no-runtime        | 'platform': {'runtime': 'no-std'} | CLOSED
          no-runtime        | 'platform': {'runtime': 'wasm'} | OPEN
          no-runtime        | 'team': {'engineers': 9} | UNKNOWN
          in-tree           | 'platform': {'inTree': true} | CLOSED
          in-tree           | 'platform': {'inTree': false} | OPEN
          in-tree           | 'platform': {'kubernetes': 'core'} | UNKNOWN
          memory-floor      | 'incumbent': {'language': 'go', 'tuned': true}, 'observed': {'peakMemoryMiB': 100.1}, 'budgets': {'memoryMiB': 100} | CLOSED
          memory-floor      | 'incumbent': {'language': 'go', 'tuned': true}, 'observed': {'peakMemoryMiB': 100}, 'budgets': {'memoryMiB': 100} | OPEN
          memory-floor      | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'peakMemoryMiB': 200}, 'budgets': {'memoryMiB': 100} | OPEN
          memory-floor      | 'incumbent': {'language': 'rust', 'tuned': true}, 'observed': {'peakMemoryMiB': 200}, 'budgets': {'memoryMiB': 100} | OPEN
          memory-floor      | 'incumbent': {'language': 'go'}, 'observed': {'peakMemoryMiB': 200}, 'budgets': {'memoryMiB': 100} | UNKNOWN
          memory-floor      | 'incumbent': {'language': 'go', 'tuned': true} | UNKNOWN
          separable         | 'split': {'separable': true} | OPEN
          separable         | 'split': {'separable': false} | CLOSED
          separable         | 'team': {'engineers': 9} | UNKNOWN
          go-side           | 'team': {'goProduction': 2} | OPEN
          go-side           | 'team': {'goProduction': 1} | CLOSED
          go-side           | 'team': {'engineers': 9} | UNKNOWN
          hot-path          | 'incumbent': {'hotPathIsolable': true} | OPEN
          hot-path          | 'incumbent': {'hotPathIsolable': false} | CLOSED
          hot-path          | 'incumbent': {'language': 'go'} | UNKNOWN
          tune-first        | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'gcCpuShare': 0.1} | CLOSED
          tune-first        | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'oomKills': 1} | CLOSED
          tune-first        | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'p99Ms': 80}, 'budgets': {'p99Ms': 100} | CLOSED
          tune-first        | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'peakMemoryMiB': 80}, 'budgets': {'memoryMiB': 100} | CLOSED
          tune-first        | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'gcCpuShare': 0.099} | UNKNOWN
          tune-first        | 'incumbent': {'language': 'go', 'tuned': false}, 'observed': {'gcCpuShare': 0.09, 'oomKills': 0, 'p99Ms': 79, 'peakMemoryMiB': 79}, 'budgets': {'p99Ms': 100, 'memoryMiB': 100} | OPEN
          tune-first        | 'incumbent': {'language': 'go', 'tuned': true}, 'observed': {'gcCpuShare': 0.5} | OPEN
          tune-first        | 'incumbent': {'language': 'jvm', 'tuned': false}, 'observed': {'gcCpuShare': 0.5} | OPEN
          incumbent-present | 'incumbent': {'language': 'go', 'situation': 'extension'} | OPEN
          incumbent-present | 'incumbent': {'language': 'rust', 'situation': 'rewrite'} | OPEN
          incumbent-present | 'incumbent': {'language': 'go', 'situation': 'port'} | OPEN
          incumbent-present | 'incumbent': {'language': 'jvm', 'situation': 'rewrite'} | CLOSED
          incumbent-present | 'incumbent': {'situation': 'greenfield'} | CLOSED
          incumbent-present | 'incumbent': {'language': 'go'} | UNKNOWN
          incumbent-untuned | 'incumbent': {'tuned': false} | OPEN
          incumbent-untuned | 'incumbent': {'tuned': true} | CLOSED
          incumbent-untuned | 'incumbent': {'language': 'go'} | UNKNOWN
          incumbent-pressed | 'observed': {'gcCpuShare': 0.1} | OPEN
          incumbent-pressed | 'observed': {'gcCpuShare': 0.09} | UNKNOWN
          incumbent-pressed | 'observed': {'oomKills': 1} | OPEN
          incumbent-pressed | 'observed': {'gcCpuShare': 0.09, 'oomKills': 0, 'p99Ms': 79, 'peakMemoryMiB': 79}, 'budgets': {'p99Ms': 100, 'memoryMiB': 100} | CLOSED
          split-parts       | 'team': {'engineers': 9} | UNKNOWN
          """)
  void each_gate_is_open_closed_unknown_or_overridden(String id, String fields, State state) {
    assertThat(gate(api(fields), id).state()).isEqualTo(state);
  }

  @Test
  void a_closed_veto_shuts_its_alternatives_out_and_an_unknown_one_does_not() {
    Assessment one = api("'team': {'rustReviewers': 1}");

    assertThat(one.admission(Verdict.RUST)).isEqualTo(INADMISSIBLE);
    assertThat(one.admission(Verdict.HYBRID)).isEqualTo(INADMISSIBLE);
    assertThat(one.admission(Verdict.GO)).isEqualTo(ADMISSIBLE);
    assertThat(one.conceivable(Verdict.RUST)).isTrue();
    assertThat(one.rustOpen()).isFalse();
    assertThat(one.openQuestions(Verdict.RUST)).isEmpty();

    Assessment unknown = api("'team': {'engineers': 9}");

    assertThat(unknown.admission(Verdict.RUST)).isEqualTo(ADMISSIBLE);
    assertThat(unknown.rustOpen()).isTrue();
    assertThat(unknown.openQuestions(Verdict.RUST))
        .extracting(GateResult::id)
        .containsExactly("rust-reviewers");
    assertThat(unknown.openQuestions(Verdict.GO)).isEmpty();

    Assessment planned = api("'team': {'rustReviewers': 1, 'trainingPlan': 'wiki/rust'}");

    assertThat(planned.admission(Verdict.RUST)).isEqualTo(ADMISSIBLE);
    assertThat(planned.openQuestions(Verdict.RUST)).isEmpty();
    assertThat(planned.rustOpen()).isTrue();
  }

  @Test
  void an_unknown_requirement_leaves_its_alternative_unproven_and_inconceivable() {
    Assessment one = api("'team': {'engineers': 9}");

    assertThat(one.admission(Verdict.GO_THEN_EXTRACT)).isEqualTo(UNPROVEN);
    assertThat(one.conceivable(Verdict.GO_THEN_EXTRACT)).isFalse();
    assertThat(one.admission(Verdict.TUNE_INCUMBENT)).isEqualTo(UNPROVEN);
    assertThat(api("'incumbent': {'hotPathIsolable': false}").admission(Verdict.GO_THEN_EXTRACT))
        .isEqualTo(INADMISSIBLE);
    Assessment open = api("'incumbent': {'hotPathIsolable': true}");
    assertThat(open.admission(Verdict.GO_THEN_EXTRACT)).isEqualTo(ADMISSIBLE);
    assertThat(open.conceivable(Verdict.GO_THEN_EXTRACT)).isTrue();
  }

  @Test
  void a_closed_warning_shuts_nothing_out() {
    Assessment one = api("'team': {'goProduction': 0}");
    GateResult warning = gate(one, "go-engineers");

    assertThat(warning.state()).isEqualTo(State.CLOSED);
    assertThat(warning.closed()).isFalse();
    assertThat(warning.unproven()).isFalse();
    assertThat(one.admission(Verdict.GO)).isEqualTo(ADMISSIBLE);
    assertThat(one.gatesOf(Verdict.GO)).contains(warning);
    assertThat(one.gatesOf(Verdict.RUST)).doesNotContain(warning);
  }

  @Test
  void a_veto_that_no_plan_overrides_makes_its_alternative_inconceivable() {
    Assessment one = api("'platform': {'inTree': true}");

    assertThat(one.conceivable(Verdict.RUST)).isFalse();
    assertThat(one.rustOpen()).isFalse();
    assertThat(gate(one, "in-tree").overridable()).isFalse();
    assertThat(gate(one, "in-tree").decisive()).isFalse();
    assertThat(gate(one, "rust-reviewers").overridable()).isTrue();
    assertThat(gate(one, "rust-reviewers").decisive()).isTrue();
  }

  @Test
  void a_component_closes_a_veto_that_its_service_leaves_open() {
    Assessment one =
        api(
            """
            'team': {'rustReviewers': 3},
            'components': [
              {'name': 'plug-in', 'kind': 'k8s-operator', 'platform': {'inTree': true}},
              {'name': 'rest', 'kind': 'worker'},
              {'name': 'probe', 'kind': 'edge', 'platform': {'runtime': 'no-std'}}]""");

    assertThat(one.gates())
        .filteredOn(g -> g.component() != null)
        .extracting(g -> g.id() + " " + g.component() + " " + g.state())
        .containsExactly("no-runtime probe CLOSED", "in-tree plug-in CLOSED");
    assertThat(one.admission(Verdict.RUST)).isEqualTo(INADMISSIBLE);
    assertThat(one.admission(Verdict.GO)).isEqualTo(INADMISSIBLE);
    assertThat(one.scorer().toRust()).containsExactly(false, one.scorer().toRust()[1], true);
    assertThat(one.rustOpen()).isTrue();
  }

  @Test
  void a_gate_that_the_service_closes_is_not_told_again_for_its_components() {
    Assessment one =
        api(
            """
            'platform': {'inTree': true},
            'components': [
              {'name': 'a', 'kind': 'k8s-operator'}, {'name': 'b', 'kind': 'worker', 'platform': {'inTree': true}}]""");

    assertThat(one.gates()).filteredOn(g -> g.id().equals("in-tree")).hasSize(1);
  }

  @Test
  void requirements_and_warnings_are_asked_of_the_service_alone() {
    Assessment one =
        api(
            """
            'components': [
              {'name': 'a', 'kind': 'worker', 'team': {'goProduction': 0}, 'incumbent': {'tuned': true}}]""");

    assertThat(one.gates()).noneMatch(g -> g.component() != null);
  }

  @Test
  void a_test_tells_rule_value_and_distance() {
    GateResult reviewers = gate(api("'team': {'rustReviewers': 1}"), "rust-reviewers");

    assertThat(reviewers.kind()).isEqualTo(Gate.Kind.VETO);
    assertThat(reviewers.alternatives()).containsExactly(Verdict.RUST, Verdict.HYBRID);
    assertThat(reviewers.tests())
        .containsExactly(new GateResult.Test("team.rustReviewers", "below 2", 1.0, "count", -1.0));
    assertThat(gate(api("'team': {'rustReviewers': 5}"), "rust-reviewers").tests())
        .containsExactly(new GateResult.Test("team.rustReviewers", "below 2", 5.0, "count", 3.0));
    assertThat(gate(api(""), "rust-reviewers").tests())
        .containsExactly(new GateResult.Test("team.rustReviewers", "below 2", null, "count", null));
    assertThat(gate(api("'team': {'goProduction': 3}"), "go-side").tests())
        .containsExactly(new GateResult.Test("team.goProduction", "at least 2", 3.0, "count", 1.0));
    assertThat(
            gate(
                    api(
                        "'incumbent': {'language': 'go', 'tuned': true}, 'observed':"
                            + " {'peakMemoryMiB': 150}, 'budgets': {'memoryMiB': 100}"),
                    "memory-floor")
                .tests())
        .containsExactly(
            new GateResult.Test("incumbent.language", "one of go", "go", "", null),
            new GateResult.Test("incumbent.tuned", "yes", true, "", null),
            new GateResult.Test("derived.peakToBudget", "above 1", 1.5, "ratio", 0.5));
    assertThat(gate(api("'incumbent': {'tuned': true}"), "incumbent-untuned").tests())
        .containsExactly(new GateResult.Test("incumbent.tuned", "no", true, "", null));
  }

  @Test
  void every_gate_of_the_rulebook_is_asked_once_in_its_order_and_the_parts_last() {
    assertThat(api("").gates())
        .extracting(GateResult::id)
        .containsExactly(
            "rust-reviewers",
            "go-engineers",
            "rust-dependency",
            "go-dependency",
            "no-runtime",
            "in-tree",
            "memory-floor",
            "separable",
            "go-side",
            "hot-path",
            "tune-first",
            "incumbent-present",
            "incumbent-untuned",
            "incumbent-pressed",
            "split-parts");
  }
}
