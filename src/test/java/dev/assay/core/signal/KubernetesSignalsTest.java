package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSignalsTest {
  private static final String PODS =
      """
      # TYPE kube_pod_start_time gauge
      kube_pod_start_time{namespace="shop",pod="pay-7d764666f9-abcde"} 1000000
      kube_pod_start_time{namespace="shop",pod="pay-7d764666f9-fghij"} 1001800
      # TYPE kube_pod_status_ready_time gauge
      kube_pod_status_ready_time{namespace="shop",pod="pay-7d764666f9-abcde"} 1000004
      kube_pod_status_ready_time{namespace="shop",pod="pay-7d764666f9-fghij"} 1001808
      # TYPE kube_pod_container_status_restarts_total counter
      kube_pod_container_status_restarts_total{namespace="shop",pod="pay-7d764666f9-abcde",container="pay"} 2
      kube_pod_container_status_restarts_total{namespace="shop",pod="pay-7d764666f9-fghij",container="pay"} 1
      # TYPE kube_pod_container_status_last_terminated_reason gauge
      kube_pod_container_status_last_terminated_reason{namespace="shop",pod="pay-7d764666f9-abcde",container="pay",reason="OOMKilled"} 1
      kube_pod_container_status_last_terminated_reason{namespace="shop",pod="pay-7d764666f9-fghij",container="pay",reason="Error"} 1
      """;

  private static final String START =
      "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds %d\n";

  @Test
  void readsStartUpFromPodTimes() {
    MetricsReading reading = Readings.of(PODS);
    assertThat(amount(reading, Quantity.OBSERVED_STARTUP))
        .isEqualTo(new Value.Amount(3000, 6000, 9000));
    assertThat(reading.report().used())
        .containsExactlyInAnyOrder(
            "kube_pod_start_time",
            "kube_pod_status_ready_time",
            "kube_pod_container_status_restarts_total",
            "kube_pod_container_status_last_terminated_reason");
    assertThat(reading.report().unused()).isEmpty();
  }

  @Test
  void aPodThatWasReadyAtOnceStartedInTheSameSecond() {
    MetricsReading reading = Readings.of(PODS.replace("1000004", "1000000"));
    assertThat(amount(reading, Quantity.OBSERVED_STARTUP))
        .isEqualTo(new Value.Amount(0, 4000, 9000));
  }

  @Test
  void readsRestartsPerContainerAndDay() {
    String old = PODS.replace("1000000", "800000").replace("1001800", "900000");
    double days = (203_600 + 103_600) / 86_400.0;
    assertThat(point(Readings.of(old), Quantity.RESTARTS_PER_DAY))
        .isCloseTo(3 / days, within(1e-9));
    assertThat(caveats(Readings.of(old), Quantity.RESTARTS_PER_DAY)).isEmpty();
    assertThat(why(Readings.of(PODS), Quantity.RESTARTS_PER_DAY))
        .isEqualTo("the containers ran for 1 hour in all; restarts per day need at least a day");
  }

  @Test
  void restartsBetweenSnapshotsCountFromADayOn() {
    String then = PODS.replace("1000000", "800000").replace("1001800", "900000");
    String now = then.replace("abcde\",container=\"pay\"} 2", "abcde\",container=\"pay\"} 5");
    assertThat(measured(Readings.of(then, now), Quantity.RESTARTS_PER_DAY).provenance().window())
        .isEqualTo(Provenance.Window.LIFETIME);
    MetricsReading late = apart(2 * 86_400, then, now);
    assertThat(amount(late, Quantity.RESTARTS_PER_DAY)).isEqualTo(Value.Amount.of(0.75));
    assertThat(measured(late, Quantity.RESTARTS_PER_DAY).provenance().window())
        .isEqualTo(Provenance.Window.BETWEEN_SNAPSHOTS);
  }

  private static final String RESTARTED =
      """
      # TYPE kube_pod_container_status_restarts_total counter
      kube_pod_container_status_restarts_total{namespace="shop",pod="pay-0",container="pay"} %s
      # TYPE %s gauge
      %s %s
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kube_pod_container_state_started{namespace=\"shop\",pod=\"pay-0\",container=\"pay\"}",
        "process_start_time_seconds"
      })
  void aContainerThatStartedAnewDoesNotResetItsCounterOfRestarts(String start) {
    String name = start.replaceAll("\\{.*", "");
    MetricsReading reading =
        apart(
            2 * 86_400,
            RESTARTED.formatted(100, name, start, 1_000_000),
            RESTARTED.formatted(101, name, start, 1_090_000));
    assertThat(amount(reading, Quantity.RESTARTS_PER_DAY)).isEqualTo(Value.Amount.of(0.5));
    assertThat(caveats(reading, Quantity.RESTARTS_PER_DAY)).isEmpty();
    MetricsReading fell =
        apart(
            2 * 86_400,
            RESTARTED.formatted(100, name, start, 1_000_000),
            RESTARTED.formatted(1, name, start, 1_090_000));
    assertThat(amount(fell, Quantity.RESTARTS_PER_DAY))
        .isEqualTo(new Value.Amount(0.5, 0.5, Double.POSITIVE_INFINITY));
  }

  @Test
  void restartsSinceStartAreOverTheAgeOfThePod() {
    MetricsReading reading =
        Readings.of(
            RESTARTED.formatted(
                    3,
                    "kube_pod_container_state_started",
                    "kube_pod_container_state_started{namespace=\"shop\",pod=\"pay-0\",container=\"pay\"}",
                    1_003_300)
                + "# TYPE kube_pod_start_time gauge\n"
                + "kube_pod_start_time{namespace=\"shop\",pod=\"pay-0\"} 917200\n");
    assertThat(measured(reading, Quantity.RESTARTS_PER_DAY).provenance())
        .returns(86_400.0, Provenance::windowSeconds)
        .returns(List.of(), Provenance::caveats);
  }

  @Test
  void ofProcessesThatDifferNothingIsKnownOfRestarts() {
    MetricsReading reading = apart(86_400, START.formatted(1_000_000), START.formatted(1_002_000));
    assertThat(amount(reading, Quantity.RESTARTS_PER_DAY))
        .isEqualTo(new Value.Amount(0, 0, Double.POSITIVE_INFINITY));
    assertThat(caveats(reading, Quantity.RESTARTS_PER_DAY))
        .containsExactly(
            "a lower bound: the snapshots show different processes, of whose restarts nothing is"
                + " known");
  }

  private static MetricsReading apart(long seconds, String first, String second) {
    return Catalogues.reading(
        List.of(
            Snapshot.of(Catalogues.text(first), Instant.ofEpochSecond(1_003_600)),
            Snapshot.of(Catalogues.text(second), Instant.ofEpochSecond(1_003_600 + seconds))));
  }

  @Test
  void aPodThatBecameReadyAgainDoesNotTellItsStartUp() {
    String later = PODS.replace("1000004", "1003601");
    assertThat(amount(Readings.of(later), Quantity.OBSERVED_STARTUP))
        .isEqualTo(new Value.Amount(7000, 8000, 9000));
    assertThat(caveats(Readings.of(later), Quantity.OBSERVED_STARTUP))
        .contains(
            "the time of readiness moves when a pod becomes ready again; then this is not the"
                + " start-up");
    assertThat(why(Readings.of(later.replace("1001808", "1863400")), Quantity.OBSERVED_STARTUP))
        .isEqualTo(
            "kube_pod_status_ready_time is 3601 s after the start of shop/pay-7d764666f9-abcde: it"
                + " moves when a pod becomes ready again, so more than an hour is not taken for a"
                + " start-up");
  }

  @Test
  void oneContainerThatEndedDoesNotSpeakForManyServices() {
    String other =
        """
        # TYPE kube_pod_container_status_restarts_total counter
        kube_pod_container_status_restarts_total{namespace="shop",pod="pay-1",container="pay"} 2
        kube_pod_container_status_restarts_total{namespace="shop",pod="cart-1",container="cart"} 0
        # TYPE kube_pod_container_status_last_terminated_reason gauge
        kube_pod_container_status_last_terminated_reason{namespace="shop",pod="pay-1",container="pay",reason="Completed"} 1
        """;
    MetricsReading reading = Readings.of(other);
    assertThat(why(reading, Quantity.OOM_KILLS))
        .isEqualTo(
            "kube_pod_container_status_last_terminated_reason speaks of one of several services");
    assertThat(reading.finding("last-end-completed")).isNull();
  }

  @Test
  void seesRestartsByStartTimesThatMoved() {
    String before = START.formatted(1_000_000);
    MetricsReading moved = apart(86_400, before, START.formatted(1_003_900));
    assertThat(amount(moved, Quantity.RESTARTS_PER_DAY))
        .isEqualTo(new Value.Amount(1, 1, Double.POSITIVE_INFINITY));
    assertThat(caveats(moved, Quantity.RESTARTS_PER_DAY))
        .containsExactly("a lower bound: several restarts between two snapshots show as one");
    MetricsReading same = apart(86_400, before, before);
    assertThat(amount(same, Quantity.RESTARTS_PER_DAY)).isEqualTo(Value.Amount.of(0));
    assertThat(same.report().used()).contains("process_start_time_seconds");
    assertThat(why(Readings.of(before), Quantity.RESTARTS_PER_DAY))
        .isEqualTo("no counter of restarts was recognised");
  }

  @ParameterizedTest
  @CsvSource({"59, 59 seconds", "300, 5 minutes", "3700, 1 hour", "86399, 23 hours"})
  void belowADayOfSnapshotsRestartsAreOnlyCounted(long seconds, String span) {
    MetricsReading moved = apart(seconds, START.formatted(1_000_000), START.formatted(1_003_601));
    assertThat(why(moved, Quantity.RESTARTS_PER_DAY))
        .isEqualTo("the snapshots span " + span + "; restarts per day need at least a day");
    assertThat(finding(moved, "starts-moved")).isEqualTo(1);
    MetricsReading same = apart(seconds, START.formatted(1_000_000), START.formatted(1_000_000));
    assertThat(why(same, Quantity.RESTARTS_PER_DAY)).contains("need at least a day");
    assertThat(same.finding("starts-moved")).isNull();
  }

  @Test
  void asksForTheAgeOfPods() {
    String counter =
        "# TYPE kube_pod_container_status_restarts_total counter\n"
            + "kube_pod_container_status_restarts_total{namespace=\"a\",pod=\"b\",container=\"c\"} 2\n";
    assertThat(why(Readings.of(counter), Quantity.RESTARTS_PER_DAY))
        .isEqualTo("the age of the pods is not known: kube_pod_start_time and takenAt would tell");
    String unknown =
        "# TYPE kube_pod_start_time gauge\nkube_pod_start_time{namespace=\"a\",pod=\"b\"} 0\n";
    assertThat(why(Readings.of(counter + unknown), Quantity.RESTARTS_PER_DAY))
        .startsWith("the age of the pods is not known");
  }

  @Test
  void countsLastEndsAsALowerBoundOfKills() {
    MetricsReading reading = Readings.of(PODS);
    assertThat(amount(reading, Quantity.OOM_KILLS))
        .isEqualTo(new Value.Amount(1, 1, Double.POSITIVE_INFINITY));
    assertThat(finding(reading, "last-end-oomkilled")).isEqualTo(1);
    assertThat(finding(reading, "last-end-error")).isEqualTo(1);
  }

  @Test
  void readsContainersWithoutSumsOverPods() {
    String cadvisor =
        """
        # TYPE container_cpu_usage_seconds_total counter
        container_cpu_usage_seconds_total{container="",pod="pay-0"} 900 1003600000
        container_cpu_usage_seconds_total{container="POD",pod="pay-0"} 9 1003600000
        container_cpu_usage_seconds_total{container="pay",pod="pay-0",cpu="0"} 30 1003600000
        container_cpu_usage_seconds_total{container="pay",pod="pay-0",cpu="1"} 42 1003600000
        # TYPE container_memory_rss gauge
        container_memory_rss{container="pay",pod="pay-0"} 2097152 1003600000
        # TYPE container_memory_working_set_bytes gauge
        container_memory_working_set_bytes{container="pay",pod="pay-0"} 4194304 1003600000
        # TYPE container_memory_max_usage_bytes gauge
        container_memory_max_usage_bytes{container="pay",pod="pay-0"} 8388608 1003600000
        # TYPE container_spec_memory_limit_bytes gauge
        container_spec_memory_limit_bytes{container="pay",pod="pay-0"} 16777216 1003600000
        # TYPE container_oom_events_total counter
        container_oom_events_total{container="pay",pod="pay-0"} 3 1003600000
        # TYPE container_cpu_cfs_periods_total counter
        container_cpu_cfs_periods_total{container="pay",pod="pay-0"} 2000 1003600000
        # TYPE container_cpu_cfs_throttled_periods_total counter
        container_cpu_cfs_throttled_periods_total{container="pay",pod="pay-0"} 150 1003600000
        # TYPE container_start_time_seconds gauge
        container_start_time_seconds{container="pay",pod="pay-0"} 1000000
        """;
    MetricsReading reading = Readings.of(cadvisor);
    assertThat(point(reading, Quantity.CPU_CORES)).isCloseTo(0.02, within(1e-12));
    assertThat(caveats(reading, Quantity.CPU_CORES))
        .contains("left out: 2 series of sums over pods and cgroups");
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(2);
    assertThat(amount(reading, Quantity.PEAK_MEMORY)).isEqualTo(Value.Amount.of(8));
    assertThat(caveats(reading, Quantity.PEAK_MEMORY))
        .containsExactly("the peak includes page cache");
    assertThat(finding(reading, "memory-limit")).isEqualTo(16);
    assertThat(reading.report().used())
        .contains(
            "container_oom_events_total",
            "container_cpu_cfs_periods_total",
            "container_cpu_cfs_throttled_periods_total");
    assertThat(point(reading, Quantity.OOM_KILLS)).isEqualTo(3);
    assertThat(point(reading, Quantity.THROTTLED_SHARE)).isEqualTo(0.075);
    assertThat(why(reading, Quantity.INSTANCES)).startsWith("no label tells copies apart");
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("only cadvisor shows, not the service");
  }

  @Test
  void takesTheWorkingSetOnlyForLackOfBetter() {
    MetricsReading reading =
        Readings.of(
            "# TYPE container_memory_working_set_bytes gauge\n"
                + "container_memory_working_set_bytes{container=\"pay\",pod=\"pay-0\"} 4194304\n");
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(4);
    assertThat(caveats(reading, Quantity.RESIDENT_MEMORY))
        .containsExactly("the working set includes page cache in active use");
  }

  @Test
  void takesTheApplicationsOwnWordForStartUp() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE application_ready_time_seconds gauge
            application_ready_time_seconds{main_application_class="a.B"} 2.5
            # TYPE application_started_time_seconds gauge
            application_started_time_seconds{main_application_class="a.B"} 2.1
            """);
    assertThat(amount(reading, Quantity.OBSERVED_STARTUP)).isEqualTo(Value.Amount.of(2500));
    assertThat(reading.report().used()).containsExactly("application_ready_time_seconds");
  }

  @Test
  void saysWhichFamilyIsMissing() {
    MetricsReading reading = Readings.of("# TYPE up gauge\nup 1\n");
    assertThat(why(reading, Quantity.OBSERVED_STARTUP))
        .isEqualTo("no family tells when the service became ready");
    assertThat(why(reading, Quantity.OOM_KILLS))
        .isEqualTo("no family of out-of-memory kills was recognised");
    assertThat(why(reading, Quantity.THROTTLED_SHARE))
        .isEqualTo("no family of CPU quota periods was recognised");
    assertThat(why(reading, Quantity.RESTARTS_PER_DAY))
        .isEqualTo("no counter of restarts was recognised");
    assertThat(reading.report().gaps())
        .filteredOn(gap -> gap.quantity().equals("derived.throttledShare"))
        .singleElement()
        .satisfies(
            gap ->
                assertThat(gap.how()).startsWith("take container_cpu_cfs_throttled_periods_total"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | containers that last ended with exit code 1",
        "2   | containers that last ended with exit code 2, usually a Go panic, and an uncaught error of many other programs",
        "101 | containers that last ended with exit code 101, usually a Rust panic",
        "134 | containers that last ended with exit code 134, usually an abort (SIGABRT)",
        "137 | containers that last ended with exit code 137, usually SIGKILL, by the kernel out of memory or by the platform",
        "139 | containers that last ended with exit code 139, usually a segmentation fault (SIGSEGV)",
        "143 | containers that last ended with exit code 143, usually SIGTERM, by which the platform asks to end"
      })
  void tellsWhatAnExitCodeUsuallyMeans(int code, String title) {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE kube_pod_container_status_last_terminated_exitcode gauge
            kube_pod_container_status_last_terminated_exitcode{namespace="shop",pod="pay-7d764666f9-abcde",container="pay"} %1$d
            kube_pod_container_status_last_terminated_exitcode{namespace="shop",pod="pay-7d764666f9-fghij",container="pay"} %1$d
            """
                .formatted(code));
    assertThat(reading.findings())
        .singleElement()
        .returns("last-exit-" + code, Finding::name)
        .returns(title, Finding::title)
        .returns(Value.Amount.of(2), Finding::value);
  }

  @Test
  void readsRequestsAndLimitsOfContainers() {
    String at = "namespace=\"d\",pod=\"app-0\",container=\"app\"";
    MetricsReading reading =
        Readings.of(
            """
            # TYPE kube_pod_container_resource_limits gauge
            kube_pod_container_resource_limits{%1$s,resource="memory",unit="byte"} 134217728
            kube_pod_container_resource_limits{%1$s,resource="cpu",unit="core"} 0.5
            # TYPE kube_pod_container_resource_requests gauge
            kube_pod_container_resource_requests{%1$s,resource="memory",unit="byte"} 67108864
            kube_pod_container_resource_requests{%1$s,resource="cpu",unit="core"} 0.25
            # TYPE kube_pod_container_state_started gauge
            kube_pod_container_state_started{%1$s} 1000000
            """
                .formatted(at));
    assertThat(finding(reading, "memory-limit")).isEqualTo(128);
    assertThat(finding(reading, "memory-request")).isEqualTo(64);
    assertThat(finding(reading, "cpu-limit")).isEqualTo(0.5);
    assertThat(finding(reading, "cpu-request")).isEqualTo(0.25);
    assertThat(finding(reading, "uptime")).isEqualTo(3600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9.223372036854772e+18"})
  void noLimitIsNoFinding(String limit) {
    String series = "container_spec_memory_limit_bytes{container=\"app\",pod=\"app-0\"} ";
    MetricsReading reading =
        Readings.of("# TYPE container_spec_memory_limit_bytes gauge\n" + series + limit + "\n");
    assertThat(reading.finding("memory-limit")).isNull();
    assertThat(reading.report().unused())
        .containsExactly(
            new ScrapeReport.Unused(
                "container_spec_memory_limit_bytes", "tells that there is no limit"));
  }
}
