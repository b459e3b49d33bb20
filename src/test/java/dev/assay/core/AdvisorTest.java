package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.AdviceRequest.PartSnapshot;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.WhatIf.FieldChange;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.signal.Catalogues;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Snapshot;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a request becomes an answer: what is measured, what is supposed, how much is worked out. */
class AdvisorTest {
  private static final Advisor ADVISOR = Advisors.shipped();
  private static final Advisor METERED = Advisors.shipped(Catalogues.SHIPPED);

  private static AdviceRequest ask(String profile, PartSnapshot... snapshots) {
    return new AdviceRequest(
        Examples.written(profile),
        List.of(snapshots),
        Advisors.rule("canonical"),
        null,
        Explain.SUMMARY);
  }

  private static PartSnapshot resident(@Nullable String component, int mebibytes) {
    return new PartSnapshot(
        component,
        Snapshot.of(
            Catalogues.text(
                "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes "
                    + mebibytes * 1024L * 1024
                    + "\n"),
            null));
  }

  private static String shop(String owner, int service, int api, int relay) {
    return """
        {'name': 'shop', 'owner': '%s', 'kind': 'gateway',
         'observed': {'residentMemoryMiB': %d}, 'components': [
          {'name': 'api', 'kind': 'worker', 'observed': {'residentMemoryMiB': %d}},
          {'name': 'relay', 'kind': 'worker', 'observed': {'residentMemoryMiB': %d}}]}
        """
        .formatted(owner, service, api, relay);
  }

  private static final PartSnapshot[] MEASURED = {
    resident(null, 100), resident("api", 50), resident("relay", 25)
  };

  private static double memory(Subject subject) {
    Signal.Known known = subject.signals().known(Quantity.RESIDENT_MEMORY).orElseThrow();
    return ((Value.Amount) known.value()).point();
  }

  @Test
  void what_was_measured_counts_of_the_service_and_of_each_component() {
    Subject known = METERED.known(ask(shop("a", 80, 40, 20), MEASURED));

    assertThat(memory(known)).isEqualTo(100);
    assertThat(known.components()).extracting(AdvisorTest::memory).containsExactly(50.0, 25.0);
    assertThat(known.signals().known(Quantity.RESIDENT_MEMORY).orElseThrow())
        .isInstanceOf(Signal.Measured.class);
  }

  @Test
  void what_is_supposed_counts_over_what_was_measured() {
    AdviceRequest asked = ask(shop("a", 80, 40, 20), MEASURED);

    assertThat(METERED.whatIf(asked, ask(shop("a", 60, 40, 20), MEASURED)).difference().fields())
        .containsExactly(new FieldChange(null, "observed.residentMemoryMiB", 100.0, 60.0));
    assertThat(METERED.whatIf(asked, ask(shop("a", 80, 30, 20), MEASURED)).difference().fields())
        .containsExactly(new FieldChange("api", "observed.residentMemoryMiB", 50.0, 30.0));
    assertThat(METERED.whatIf(asked, ask(shop("a", 80, 40, 10), MEASURED)).difference().fields())
        .containsExactly(new FieldChange("relay", "observed.residentMemoryMiB", 25.0, 10.0));
  }

  @Test
  void what_is_not_supposed_otherwise_stays_as_measured() {
    AdviceRequest asked = ask(shop("a", 80, 40, 20), MEASURED);

    assertThat(METERED.whatIf(asked, ask(shop("b", 80, 40, 20), MEASURED)).difference().fields())
        .isEmpty();
  }

  @Test
  void a_field_that_is_no_longer_stated_is_no_longer_known() {
    AdviceRequest asked =
        ask("{'name': 'x', 'kind': 'worker', 'observed': {'residentMemoryMiB': 80}}", MEASURED[0]);

    assertThat(
            METERED
                .whatIf(asked, ask("{'name': 'x', 'kind': 'worker'}", MEASURED[0]))
                .difference()
                .fields())
        .containsExactly(new FieldChange(null, "observed.residentMemoryMiB", 100.0, null));
  }

  /** All requests within 100 ms, half of them within 10 ms. */
  private static PartSnapshot latency(@Nullable String component) {
    return new PartSnapshot(
        component,
        Snapshot.of(
            Catalogues.text(
                """
                # TYPE http_request_duration_seconds histogram
                http_request_duration_seconds_bucket{le="0.01"} 500
                http_request_duration_seconds_bucket{le="0.1"} 1000
                http_request_duration_seconds_bucket{le="+Inf"} 1000
                http_request_duration_seconds_sum 30
                http_request_duration_seconds_count 1000
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1000000
                """),
            Instant.ofEpochSecond(1_003_600)));
  }

  @Test
  void latency_is_held_against_the_components_budgets_or_else_the_services() {
    List<MetricsAnswer> told =
        METERED
            .recommend(
                ask(
                    """
                    {'name': 'shop', 'kind': 'gateway', 'budgets': {'p99Ms': 10}, 'components': [
                      {'name': 'api', 'kind': 'worker', 'budgets': {'p99Ms': 100}},
                      {'name': 'relay', 'kind': 'worker'}]}
                    """,
                    latency(null),
                    latency("api"),
                    latency("relay")))
            .metrics();

    assertThat(told).extracting(MetricsAnswer::component).containsExactly(null, "api", "relay");
    assertThat(told).extracting(AdvisorTest::withinBudget).containsExactly(0.5, 1.0, 0.5);
  }

  private static @Nullable Double withinBudget(MetricsAnswer told) {
    return told.findings().stream()
        .filter(f -> f.name().equals("share-within-p99-budget"))
        .map(MetricsAnswer.Reading::value)
        .findFirst()
        .orElse(null);
  }

  @Test
  void snapshots_are_read_without_a_profile_and_held_against_no_budget() {
    MetricsAnswer told = METERED.inspect(List.of(latency(null).snapshot()));

    assertThat(told.component()).isNull();
    assertThat(told.latency()).isNotNull();
    assertThat(withinBudget(told)).isNull();
  }

  @Test
  void both_answers_of_a_what_if_are_drawn_from_the_first_ones_seed() {
    AdviceRequest asked = Advisors.ask(Examples.profile("checkout"), "canonical");
    AdviceRequest changed =
        new AdviceRequest(
            asked.profile(),
            List.of(),
            asked.rule(),
            new Weights("people-first", Map.of(), Map.of(), null),
            Explain.CONFIDENCE);
    WhatIf whatIf = ADVISOR.whatIf(asked, changed);

    assertThat(whatIf.before()).isEqualTo(ADVISOR.answer(asked));
    assertThat(whatIf.before().recommendation()).isEqualTo(ADVISOR.recommend(asked));
    assertThat(seed(whatIf.after().recommendation()))
        .isEqualTo(seed(whatIf.before().recommendation()))
        .isNotEqualTo(seed(ADVISOR.recommend(changed)));
  }

  @Test
  void an_answer_without_draws_lends_no_seed() {
    ServiceProfile profile = Examples.profile("checkout");
    AdviceRequest sampled = Advisors.ask(profile, "canonical");

    assertThat(ADVISOR.whatIf(Advisors.ask(profile, "quick-matrix"), sampled).after())
        .isEqualTo(ADVISOR.answer(sampled));
  }

  private static String seed(Recommendation recommendation) {
    return recommendation.confidence().seed();
  }

  @Test
  void as_much_is_worked_out_as_is_asked_for() {
    AdviceRequest asked = Advisors.ask(Examples.profile("checkout"), "canonical");
    Recommendation summary = ADVISOR.recommend(asked.explained(Explain.SUMMARY));
    Recommendation confidence = ADVISOR.recommend(asked.explained(Explain.CONFIDENCE));
    Recommendation full = ADVISOR.recommend(asked.explained(Explain.FULL));

    assertThat(summary.confidence()).isNull();
    assertThat(summary.nextQuestions()).isEmpty();
    assertThat(confidence.confidence()).isNotNull();
    assertThat(confidence.nextQuestions()).isEmpty();
    assertThat(confidence.confidence().undecidedBy()).isEmpty();
    assertThat(full.confidence().undecidedBy()).isNotEmpty();
    assertThat(full.confidence().level()).isEqualTo(confidence.confidence().level());
    assertThat(full.confidence().winShareStatedWeights())
        .isEqualTo(confidence.confidence().winShareStatedWeights());
    assertThat(full.nextQuestions()).isNotEmpty();
    assertThat(summary.verdict()).isEqualTo(confidence.verdict()).isEqualTo(full.verdict());
    assertThat(
            ADVISOR.recommend(
                new AdviceRequest(asked.profile(), List.of(), asked.rule(), asked.weights())))
        .isEqualTo(full);
  }

  @Test
  void weights_are_as_firm_as_asked_or_else_as_the_rulebook_says() {
    double usual = Advisors.RULEBOOKS.canonical().thresholds().weightCertainty();
    Recommendation own = weighed(null);

    assertThat(weighed(new Weights(null, Map.of(), Map.of(), null))).isEqualTo(own);
    assertThat(weighed(new Weights(null, Map.of(), Map.of(), usual))).isEqualTo(own);
    assertThat(
            weighed(new Weights(null, Map.of(), Map.of(), 1.0))
                .confidence()
                .winShareStatedWeights())
        .isLessThan(own.confidence().winShareStatedWeights());
  }

  @Test
  void weights_change_what_each_criterion_counts() {
    // 26 points of 100 for the team, of which its first criterion had 9 of 19
    assertThat(weighed(new Weights("people-first", Map.of(), Map.of(), null)).matrix())
        .filteredOn(row -> row.criterion().equals("team_skill"))
        .singleElement()
        .satisfies(row -> assertThat(row.weight()).isCloseTo(0.26 * 9 / 19, within(1e-6)));
  }

  private static Recommendation weighed(@Nullable Weights weights) {
    return ADVISOR.recommend(
        new AdviceRequest(
            Examples.profile("checkout"),
            List.of(),
            Advisors.rule("canonical"),
            weights,
            Explain.CONFIDENCE));
  }

  @Test
  void the_rulebook_that_is_asked_for_decides() {
    AdviceRequest asked = Advisors.ask(Examples.profile("checkout"), "canonical");
    Rule seed = Advisors.rule("five-scores");

    assertThat(ADVISOR.recommend(asked.ruledBy(seed)).rulebook().name()).isEqualTo("five-scores");
    assertThat(ADVISOR.recommend(asked.ruledBy(seed)).rulebook().digest()).isEqualTo(seed.digest());
    assertThat(ADVISOR.answer(asked.ruledBy(seed)).recommendation())
        .isEqualTo(ADVISOR.recommend(asked.ruledBy(seed)));
    assertThat(ADVISOR.answer(asked).cost().currency()).isEqualTo("EUR");
    assertThat(ADVISOR.answer(ask("{'name': 'x', 'kind': 'worker'}")).cost().currency()).isNull();
  }
}
