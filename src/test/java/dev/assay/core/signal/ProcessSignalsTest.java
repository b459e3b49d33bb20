package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessSignalsTest {
  private static String process(String cpu, String resident) {
    return """
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total %s
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes %s
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds 1000000
        """
        .formatted(cpu, resident);
  }

  private static String requests(double count, double sum) {
    return """
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{code="200",le="0.1"} %1$s
        http_request_duration_seconds_bucket{code="200",le="+Inf"} %1$s
        http_request_duration_seconds_sum{code="200"} %2$s
        http_request_duration_seconds_count{code="200"} %1$s
        """
        .formatted(count, sum);
  }

  private static final String GO =
      """
      # TYPE go_info gauge
      go_info{version="go1.24.3"} 1
      """;

  @Test
  void dividesCpuByTimeByRequestsAndByTheirDuration() {
    MetricsReading reading = Readings.of(process("90.5", "1048576") + requests(10_000, 362));
    assertThat(point(reading, Quantity.CPU_CORES)).isCloseTo(90.5 / 3600, within(1e-12));
    assertThat(amount(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(9.05, 9.05, 9.05));
    assertThat(amount(reading, Quantity.LANGUAGE_SHARE)).isEqualTo(Value.Amount.of(0.25));
    assertThat(caveats(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .containsExactly(
            "CPU of the whole process over the requests of http_request_duration_seconds");
  }

  @Test
  void usesTheGrowthOfBothBetweenSnapshots() {
    MetricsReading reading =
        Readings.of(
            process("90.5", "1048576") + requests(10_000, 300),
            process("96.5", "3145728") + requests(10_600, 312));
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.01);
    assertThat(point(reading, Quantity.OBSERVED_CPU_PER_REQUEST)).isEqualTo(10);
    assertThat(point(reading, Quantity.LANGUAGE_SHARE)).isEqualTo(0.5);
    assertThat(caveats(reading, Quantity.OBSERVED_CPU_PER_REQUEST))
        .contains("low confidence: 600 requests; start-up and idle work weigh more than they do");
    assertThat(amount(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(Value.Amount.of(3));
    assertThat(measured(reading, Quantity.RESIDENT_MEMORY).provenance())
        .returns(List.of(0, 1), Provenance::snapshots)
        .returns("largest over the snapshots", Provenance::method);
  }

  @Test
  void takesBothSinceStartWhereOnlyCpuGrew() {
    MetricsReading reading =
        Readings.of(
            process("90.5", "1048576") + requests(10_000, 362),
            process("96.5", "1048576") + requests(10_000, 362));
    assertThat(point(reading, Quantity.OBSERVED_CPU_PER_REQUEST)).isCloseTo(9.65, within(1e-9));
    assertThat(point(reading, Quantity.LANGUAGE_SHARE)).isCloseTo(96.5 / 362, within(1e-9));
  }

  @Test
  void capsTheShareAtOneAndSaysWhy() {
    MetricsReading reading = Readings.of(process("90.5", "1048576") + requests(10_000, 20));
    assertThat(amount(reading, Quantity.LANGUAGE_SHARE)).isEqualTo(new Value.Amount(0, 1, 1));
    assertThat(caveats(reading, Quantity.LANGUAGE_SHARE).getFirst())
        .startsWith("CPU time exceeds request time");
  }

  @Test
  void recognisesACounterOfWholeSeconds() {
    MetricsReading once = Readings.of(process("36", "1048576") + requests(1000, 360));
    assertThat(amount(once, Quantity.CPU_CORES))
        .isEqualTo(new Value.Amount(0.01, 0.01, 0.01 + 1 / 3600.0));
    assertThat(amount(once, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(36, 36, 37));
    assertThat(amount(once, Quantity.LANGUAGE_SHARE))
        .isEqualTo(new Value.Amount(0.1, 0.1, 37 / 360.0));
    assertThat(caveats(once, Quantity.CPU_CORES))
        .containsExactly(
            "low confidence: the counter counts whole seconds, as rust-prometheus does; below 100"
                + " CPU seconds that is coarse");
    MetricsReading twice =
        Readings.of(
            process("36", "1") + requests(1000, 360), process("39", "1") + requests(2000, 390));
    assertThat(amount(twice, Quantity.CPU_CORES))
        .isEqualTo(new Value.Amount(0.005 - 1 / 600.0, 0.005, 0.005 + 1 / 600.0));
    assertThat(amount(twice, Quantity.OBSERVED_CPU_PER_REQUEST))
        .isEqualTo(new Value.Amount(2, 3, 4));
    assertThat(caveats(Readings.of(process("360", "1")), Quantity.CPU_CORES))
        .containsExactly("the counter counts whole seconds, as rust-prometheus does");
  }

  @Test
  void spansTheCopiesOfAService() {
    String copies =
        """
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total{instance="a",job="shop"} 36.5
        process_cpu_seconds_total{instance="b",job="shop"} 109.5
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes{instance="a",job="shop"} 10485760
        process_resident_memory_bytes{instance="b",job="shop"} 31457280
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds{instance="a",job="shop"} 999950
        process_start_time_seconds{instance="b",job="shop"} 999950
        """;
    MetricsReading reading = Readings.of(copies);
    assertThat(amount(reading, Quantity.CPU_CORES)).isEqualTo(new Value.Amount(0.01, 0.02, 0.03));
    assertThat(amount(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(new Value.Amount(10, 20, 30));
    assertThat(amount(reading, Quantity.INSTANCES))
        .isEqualTo(new Value.Amount(2, 2, Double.POSITIVE_INFINITY));
    assertThat(caveats(reading, Quantity.CPU_CORES))
        .containsExactly("mean of 2 copies, the interval spans them");
    MetricsReading two =
        Readings.of(copies.replace("instance=\"b\",job=\"shop\"", "instance=\"b\",job=\"pay\""));
    assertThat(why(two, Quantity.CPU_CORES))
        .isEqualTo("process_cpu_seconds_total speaks of several services: pay, shop; select one");
  }

  @Test
  void forgetsCopiesThatVanished() {
    String counter = "# TYPE process_cpu_seconds_total counter\n";
    MetricsReading reading =
        Readings.of(
            counter
                + "process_cpu_seconds_total{pod=\"a\"} 1.5\n"
                + "process_cpu_seconds_total{pod=\"b\"} 1.5\n",
            counter + "process_cpu_seconds_total{pod=\"a\"} 7.5\n");
    assertThat(amount(reading, Quantity.CPU_CORES)).isEqualTo(Value.Amount.of(0.01));
  }

  @Test
  void takesTheLargestScrapeForALowerBoundOfThePeak() {
    MetricsReading reading = Readings.of(process("1.5", "5242880"), process("2.5", "3145728"));
    assertThat(amount(reading, Quantity.PEAK_MEMORY))
        .isEqualTo(new Value.Amount(5, 5, Double.POSITIVE_INFINITY));
    assertThat(caveats(reading, Quantity.PEAK_MEMORY))
        .containsExactly("a lower bound: the largest of 2 snapshots, the true peak may be higher");
    assertThat(amount(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(Value.Amount.of(5));
  }

  @Test
  void fallsBackToTheUsageGaugeForCpu() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE process_cpu_usage gauge
            process_cpu_usage 0.125
            # TYPE system_cpu_count gauge
            system_cpu_count 4
            """);
    assertThat(amount(reading, Quantity.CPU_CORES)).isEqualTo(Value.Amount.of(0.5));
    assertThat(caveats(reading, Quantity.CPU_CORES))
        .containsExactly("low confidence: a momentary share, not an average");
  }

  @Test
  void reckonsGcAgainstCpuThatIsNotIdle() {
    String classes =
        GO
            + """
            # TYPE go_cpu_classes_gc_total_cpu_seconds_total counter
            go_cpu_classes_gc_total_cpu_seconds_total %s
            # TYPE go_cpu_classes_total_cpu_seconds_total counter
            go_cpu_classes_total_cpu_seconds_total %s
            # TYPE go_cpu_classes_idle_cpu_seconds_total counter
            go_cpu_classes_idle_cpu_seconds_total %s
            """;
    MetricsReading once = Readings.of(classes.formatted("6", "1000", "960"));
    assertThat(amount(once, Quantity.GC_CPU_SHARE)).isEqualTo(Value.Amount.of(0.15));
    assertThat(measured(once, Quantity.GC_CPU_SHARE).provenance().method())
        .isEqualTo(
            "go_cpu_classes_gc_total_cpu_seconds_total over"
                + " (go_cpu_classes_total_cpu_seconds_total -"
                + " go_cpu_classes_idle_cpu_seconds_total)");
    MetricsReading twice =
        Readings.of(classes.formatted("6", "1000", "960"), classes.formatted("7", "2000", "1950"));
    assertThat(point(twice, Quantity.GC_CPU_SHARE)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void takesPausesForALowerBoundOfGosCollectionWork() {
    String pauses =
        """
        # TYPE go_gc_duration_seconds summary
        go_gc_duration_seconds{quantile="0"} 0.0001
        go_gc_duration_seconds{quantile="1"} 0.002
        go_gc_duration_seconds_sum 0.36
        go_gc_duration_seconds_count 900
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds 1000000
        """;
    MetricsReading go = Readings.of(GO + pauses);
    assertThat(amount(go, Quantity.GC_CPU_SHARE).low()).isCloseTo(0.0001, within(1e-15));
    assertThat(point(go, Quantity.GC_CPU_SHARE)).isCloseTo(0.0001, within(1e-15));
    assertThat(amount(go, Quantity.GC_CPU_SHARE).high()).isEqualTo(0.5);
    assertThat(caveats(go, Quantity.GC_CPU_SHARE).getFirst())
        .startsWith("low confidence: stop-the-world pauses only");
    assertThat(finding(go, "gc-pause-mean")).isCloseTo(0.4, within(1e-12));
    assertThat(finding(go, "gc-pause-max")).isEqualTo(2);
  }

  @Test
  void sumsPausesOfTheJvm() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE jvm_info gauge
            jvm_info{version="25"} 1
            # TYPE jvm_gc_pause_seconds summary
            jvm_gc_pause_seconds_count{action="minor",cause="x",gc="G1"} 10
            jvm_gc_pause_seconds_sum{action="minor",cause="x",gc="G1"} 30
            jvm_gc_pause_seconds_count{action="major",cause="x",gc="G1"} 2
            jvm_gc_pause_seconds_sum{action="major",cause="x",gc="G1"} 6
            # TYPE process_start_time_seconds gauge
            process_start_time_seconds 1000000
            """);
    assertThat(amount(reading, Quantity.GC_CPU_SHARE)).isEqualTo(Value.Amount.of(0.01));
    assertThat(caveats(reading, Quantity.GC_CPU_SHARE))
        .containsExactly(
            "low confidence: a share of time, not of CPU",
            "pauses only: work of a concurrent collector beside them does not count");
    assertThat(finding(reading, "gc-pause-mean")).isEqualTo(3000);
    MetricsReading overhead = Readings.of("# TYPE jvm_gc_overhead gauge\njvm_gc_overhead 0.07\n");
    assertThat(amount(overhead, Quantity.GC_CPU_SHARE)).isEqualTo(Value.Amount.of(0.07));
  }

  @Test
  void findsNoCollectorInRust() {
    MetricsReading reading =
        Readings.of("# TYPE tokio_workers_count gauge\ntokio_workers_count 4\n");
    assertThat(why(reading, Quantity.GC_CPU_SHARE)).isEqualTo("Rust has no garbage collector");
  }

  @ParameterizedTest
  @CsvSource({
    "100,  9.223372036854776e+18, go1.24.3, false, 'GOGC=100, no GOMEMLIMIT, go1.24.3'",
    "400,  9.223372036854776e+18, go1.24.3, true,  'GOGC=400, no GOMEMLIMIT, go1.24.3'",
    "100,  2.68435456e+08,        go1.24.3, true,  'GOGC=100, GOMEMLIMIT=256 MiB, go1.24.3'",
    "100,  9.223372036854776e+18, go1.26,   true,  'GOGC=100, no GOMEMLIMIT, go1.26'",
    "100,  9.223372036854776e+18, go1.9.7,  false, 'GOGC=100, no GOMEMLIMIT, go1.9.7'"
  })
  void readsHowGoIsTuned(
      String percent, String limit, String version, boolean tuned, String method) {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE go_info gauge
            go_info{version="%s"} 1
            # TYPE go_gc_gogc_percent gauge
            go_gc_gogc_percent %s
            # TYPE go_gc_gomemlimit_bytes gauge
            go_gc_gomemlimit_bytes %s
            """
                .formatted(version, percent, limit));
    assertThat(measured(reading, Quantity.TUNED).value()).isEqualTo(new Value.Flag(tuned));
    assertThat(measured(reading, Quantity.TUNED).provenance().method()).isEqualTo(method);
  }

  @Test
  void doesNotGuessTuningFromAVersionAlone() {
    assertThat(why(Readings.of(GO), Quantity.TUNED))
        .isEqualTo("go_gc_gogc_percent and go_gc_gomemlimit_bytes are not exposed");
    assertThat(why(Readings.of(process("1.5", "1")), Quantity.TUNED))
        .isEqualTo("only a Go runtime tells how it is tuned");
  }

  @ParameterizedTest
  @CsvSource({
    "go1.26,      true", "go1.26.1, true", "go1.27rc1, true", "go2.0, true",
    "go1.25.9,    false", "go1.9,  false", "devel,     false", "go1,  false"
  })
  void comparesGoVersions(String version, boolean atLeast) {
    assertThat(RuntimeSignals.goAtLeast(version, 1, 26)).isEqualTo(atLeast);
  }

  @Test
  void countsReplicasOfOneDeployment() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE kube_deployment_status_replicas gauge
            kube_deployment_status_replicas{namespace="shop",deployment="pay"} 5
            """);
    assertThat(amount(reading, Quantity.INSTANCES)).isEqualTo(Value.Amount.of(5));
    assertThat(why(Readings.of(process("1.5", "1")), Quantity.INSTANCES))
        .isEqualTo("no label tells copies apart; one exposition speaks of one process");
  }

  @Test
  void readsFurtherFindings() {
    MetricsReading reading =
        Readings.of(
            GO
                + """
                # TYPE go_goroutines gauge
                go_goroutines 42
                # TYPE go_threads gauge
                go_threads 9
                # TYPE go_memstats_heap_inuse_bytes gauge
                go_memstats_heap_inuse_bytes 4194304
                # TYPE go_gc_heap_live_bytes gauge
                go_gc_heap_live_bytes 2097152
                # TYPE go_memstats_sys_bytes gauge
                go_memstats_sys_bytes 10485760
                # TYPE go_memstats_heap_released_bytes gauge
                go_memstats_heap_released_bytes 3145728
                # TYPE process_open_fds gauge
                process_open_fds 17
                # TYPE process_max_fds gauge
                process_max_fds 1024
                # TYPE workqueue_depth gauge
                workqueue_depth{name="a"} 3
                workqueue_depth{name="b"} 4
                # TYPE controller_runtime_reconcile_panics_total counter
                controller_runtime_reconcile_panics_total{controller="a"} 2
                # TYPE controller_runtime_reconcile_total counter
                controller_runtime_reconcile_total{controller="a",result="success"} 90
                controller_runtime_reconcile_total{controller="a",result="error"} 10
                # TYPE go_sched_latencies_seconds histogram
                go_sched_latencies_seconds_bucket{le="0.0001"} 990
                go_sched_latencies_seconds_bucket{le="0.001"} 1000
                go_sched_latencies_seconds_bucket{le="+Inf"} 1000
                go_sched_latencies_seconds_sum 0.05
                go_sched_latencies_seconds_count 1000
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1000000
                """);
    assertThat(finding(reading, "tasks")).isEqualTo(42);
    assertThat(finding(reading, "threads")).isEqualTo(9);
    assertThat(finding(reading, "heap-in-use")).isEqualTo(4);
    assertThat(finding(reading, "live-heap")).isEqualTo(2);
    assertThat(finding(reading, "runtime-memory")).isEqualTo(7);
    assertThat(finding(reading, "open-files")).isEqualTo(17);
    assertThat(finding(reading, "max-files")).isEqualTo(1024);
    assertThat(finding(reading, "queue-depth")).isEqualTo(7);
    assertThat(finding(reading, "panics")).isEqualTo(2);
    assertThat(finding(reading, "reconciles")).isEqualTo(100);
    assertThat(finding(reading, "reconcile-error-ratio")).isEqualTo(0.1);
    assertThat(reading.finding("scheduling-delay-p99").value())
        .isEqualTo(new Value.Amount(0, 0.1, 0.1));
    assertThat(finding(reading, "scheduling-delay-mean")).isEqualTo(0.05);
    assertThat(finding(reading, "start-time")).isEqualTo(1_000_000);
    assertThat(finding(reading, "uptime")).isEqualTo(3600);
    assertThat(reading.finding("queue-depth").provenance().method()).isEqualTo("sum of 2 series");
  }

  @Test
  void doesNotCountCopiesOfSeveralServices() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total{instance="a:1",job="shop"} 5
            process_cpu_seconds_total{instance="b:1",job="cart"} 5
            """);
    assertThat(why(reading, Quantity.INSTANCES))
        .isEqualTo("process_cpu_seconds_total speaks of several services: cart, shop; select one");
  }
}
