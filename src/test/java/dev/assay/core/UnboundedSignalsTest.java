package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.AdviceRequest.PartSnapshot;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.signal.Catalogues;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Snapshot;
import dev.assay.core.signal.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is only known from below has no upper end, and nothing that reckons with it may break. */
class UnboundedSignalsTest {
  private static final Advisor METERED = Advisors.shipped(Catalogues.SHIPPED);

  private static final String BUDGETS =
      """
      {'name': 'x', 'kind': 'gateway', 'budgets': {'memoryMiB': %s, 'p99Ms': 100},
       'fleet': {'pricePerGiBMonth': 3, 'pricePerCoreMonth': 20, 'currency': 'EUR'},
       'team': {'engineers': 6, 'goProduction': 3, 'rustReviewers': 2, 'yearlyCostPerEngineer': 90000}}
      """;

  private static PartSnapshot snapshot(
      long start, int requests, double cpuSeconds, int kills, long takenAt) {
    return new PartSnapshot(
        null,
        Snapshot.of(
            Catalogues.text(
                """
                # TYPE go_info gauge
                go_info{pod="web-1",version="go1.25.1"} 1
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes{pod="web-1"} 104857600
                process_resident_memory_bytes{pod="web-2"} 209715200
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds{pod="web-1"} %1$s
                process_start_time_seconds{pod="web-2"} %1$s
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total{pod="web-1"} %3$s
                process_cpu_seconds_total{pod="web-2"} %3$s
                # TYPE container_oom_events_total counter
                container_oom_events_total{pod="web-1",container="web"} %4$s
                # TYPE http_request_duration_seconds histogram
                http_request_duration_seconds_bucket{pod="web-1",le="0.1"} 10
                http_request_duration_seconds_bucket{pod="web-1",le="+Inf"} %2$s
                http_request_duration_seconds_sum{pod="web-1"} 30
                http_request_duration_seconds_count{pod="web-1"} %2$s
                """
                    .formatted(start, requests, cpuSeconds, kills)),
            Instant.ofEpochSecond(takenAt)));
  }

  /** Everything began anew between two snapshots that lie more than a day apart. */
  private static final List<PartSnapshot> RESTARTED =
      List.of(
          snapshot(1_000_000, 90_000, 2000.5, 5, 1_100_000),
          snapshot(1_150_000, 50_000, 1000.5, 2, 1_200_000));

  private static AdviceRequest ask(ServiceProfile profile) {
    return new AdviceRequest(profile, RESTARTED, Advisors.rule("canonical"), null, Explain.FULL);
  }

  @Test
  void everyQuantityThatIsMeasuredFromBelowHasNoUpperEnd() {
    Signals known = METERED.known(ask(Examples.written(BUDGETS.formatted("50")))).signals();
    for (Quantity quantity :
        List.of(
            Quantity.INSTANCES,
            Quantity.OBSERVED_P50,
            Quantity.OBSERVED_P95,
            Quantity.OBSERVED_P99,
            Quantity.OBSERVED_RPS,
            Quantity.CPU_CORES,
            Quantity.PEAK_MEMORY,
            Quantity.OOM_KILLS,
            Quantity.RESTARTS_PER_DAY,
            Quantity.FLEET_MEMORY_SAVING,
            Quantity.PEAK_TO_BUDGET,
            Quantity.P99_TO_BUDGET)) {
      assertThat(known.amount(quantity).orElseThrow().high())
          .as(quantity.id())
          .isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void nothingSavedPerCopyIsNothingSavedInAll() {
    assertThat(
            METERED
                .known(ask(Examples.written(BUDGETS.formatted("300"))))
                .signals()
                .amount(Quantity.FLEET_MEMORY_SAVING))
        .contains(Value.Amount.of(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "150", "300"})
  void theWholeAnswerIsGiven(String memory) {
    AdviceRequest asked = ask(Examples.written(BUDGETS.formatted(memory)));
    assertThatCode(() -> METERED.answer(asked)).doesNotThrowAnyException();
    assertThatCode(() -> METERED.whatIf(asked, ask(Examples.written(BUDGETS.formatted("80")))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkout", "gpu-platform"})
  void theAnswerToAnExampleIsGivenToo(String example) {
    assertThatCode(() -> METERED.answer(ask(Examples.profile(example)))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"label-lookup", "quick-matrix", "go-default-gates", "five-scores"})
  void everyRulebookReckonsWithIt(String rule) {
    AdviceRequest asked =
        new AdviceRequest(
            Examples.written(BUDGETS.formatted("50")),
            RESTARTED,
            Advisors.rule(rule),
            null,
            Explain.FULL);
    assertThatCode(() -> METERED.answer(asked)).doesNotThrowAnyException();
  }
}
