package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runtimes of languages expose, each in a body of its own. */
class RuntimeConventionsTest {
  private static final String START =
      "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1000000\n";

  private static final String GO = "# TYPE go_info gauge\ngo_info{version=\"go1.26\"} 1\n";

  private static String whyUnused(MetricsReading reading, String family) {
    return reading.report().unused().stream()
        .filter(unused -> unused.family().equals(family))
        .map(ScrapeReport.Unused::why)
        .findFirst()
        .orElse("not told");
  }

  @Test
  void theExactSumOfPausesComesBeforeAnEstimateFromBuckets() {
    MetricsReading reading =
        Readings.of(
            START
                + GO
                + """
                # TYPE go_gc_duration_seconds summary
                go_gc_duration_seconds_sum 36
                go_gc_duration_seconds_count 100
                # TYPE go_sched_pauses_total_gc_seconds histogram
                go_sched_pauses_total_gc_seconds_bucket{le="+Inf"} 200
                go_sched_pauses_total_gc_seconds_sum 9
                go_sched_pauses_total_gc_seconds_count 200
                """);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isEqualTo(0.01);
    assertThat(measured(reading, Quantity.GC_CPU_SHARE).provenance().metric())
        .isEqualTo("go_gc_duration_seconds");
  }

  @Test
  void cpuTimeOfGoIsWithoutIdleTimeAndTellsWhatCollectionTakes() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE go_cpu_time_seconds_total counter
                go_cpu_time_seconds_total{go_cpu_state="user"} 342.5
                go_cpu_time_seconds_total{go_cpu_state="gc",go_cpu_detailed_state="gc/mark"} 17.5
                go_cpu_time_seconds_total{go_cpu_state="idle"} 6840
                """);
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.1);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isCloseTo(17.5 / 360, within(1e-12));
    assertThat(measured(reading, Quantity.GC_CPU_SHARE).provenance().method())
        .isEqualTo(
            "go_cpu_time_seconds_total{go_cpu_detailed_state=\"gc/mark\",go_cpu_state=\"gc\"} over"
                + " (go_cpu_time_seconds_total -"
                + " go_cpu_time_seconds_total{go_cpu_state=\"idle\"})");
  }

  @Test
  void memoryThatGoMappedIsNotItsHeap() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE go_memory_used_bytes gauge
            go_memory_used_bytes{go_memory_type="stack"} 1048576
            go_memory_used_bytes{go_memory_type="other"} 9437184
            """);
    assertThat(reading.finding("heap-in-use")).isNull();
    assertThat(finding(reading, "runtime-memory")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "go_memstats_alloc_bytes, heap-in-use",
    "go_memory_classes_heap_objects_bytes, heap-in-use",
    "go_memory_used_bytes, runtime-memory"
  })
  void readsWhatGoTellsOfItsMemory(String family, String finding) {
    assertThat(finding(Readings.of("# TYPE x gauge\n" + family + " 2097152\n"), finding))
        .isEqualTo(2);
  }

  @Test
  void memoryClassesOfGoTellWhatItHolds() {
    MetricsReading reading =
        Readings.of(
            """
            go_memory_classes_total_bytes 10485760
            go_memory_classes_heap_released_bytes 2097152
            go_memory_classes_heap_free_bytes 1048576
            """);
    assertThat(finding(reading, "runtime-memory")).isEqualTo(8);
    assertThat(whyUnused(reading, "go_memory_classes_heap_free_bytes")).contains("a part of");
  }

  @ParameterizedTest
  @CsvSource({
    "jvm_gc_collection_seconds, gc,          ZGC Pauses,   ZGC Cycles",
    "jvm_gc_collection_seconds, gc,          ZGC Major Pauses, ZGC Major Cycles",
    "jvm_gc_collection_seconds, gc,          Shenandoah Pauses, Shenandoah Cycles",
    "jvm_gc_duration_seconds,   jvm_gc_name, G1 Young Generation, G1 Concurrent GC"
  })
  void concurrentCyclesAreNoPauses(String name, String label, String pauses, String cycles) {
    String body = START + "# TYPE " + name + " summary\n";
    for (String part : List.of("_sum{%s=\"%s\"} %s\n", "_count{%s=\"%s\"} %s\n")) {
      body += name + part.formatted(label, pauses, "36");
      body += name + part.formatted(label, cycles, "1800");
    }
    assertThat(point(Readings.of(body), Quantity.GC_CPU_SHARE)).isEqualTo(0.01);
  }

  @Test
  void residentMemoryOfMicrometerJvmExtras() {
    assertThat(
            point(
                Readings.of(
                    "# TYPE process_memory_rss_bytes gauge\nprocess_memory_rss_bytes 1048576\n"),
                Quantity.RESIDENT_MEMORY))
        .isEqualTo(1);
  }

  @Test
  void theShareOfCpuComesBeforeTheShareOfTimeInDotnet() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE dotnet_gc_cpu_ratio gauge
                dotnet_gc_cpu_ratio 0.05
                # TYPE dotnet_gc_pause_ratio gauge
                dotnet_gc_pause_ratio 0.02
                # TYPE dotnet_gc_pause_seconds histogram
                dotnet_gc_pause_seconds_bucket{le="+Inf"} 5
                dotnet_gc_pause_seconds_sum 36
                dotnet_gc_pause_seconds_count 5
                # TYPE dotnet_threadpool_queue_length histogram
                dotnet_threadpool_queue_length_bucket{le="0"} 90
                dotnet_threadpool_queue_length_bucket{le="+Inf"} 100
                dotnet_threadpool_queue_length_sum 25
                dotnet_threadpool_queue_length_count 100
                """);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isEqualTo(0.05);
    assertThat(finding(reading, "queue-depth")).isEqualTo(0.25);
  }

  @Test
  void olderRuntimeInstrumentationOfDotnet() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE process_runtime_dotnet_gc_duration_nanoseconds_total counter
                process_runtime_dotnet_gc_duration_nanoseconds_total 3.6e10
                # TYPE process_runtime_dotnet_gc_heap_size_bytes gauge
                process_runtime_dotnet_gc_heap_size_bytes{generation="gen0"} 1048576
                # TYPE process_runtime_dotnet_gc_collections_count_total counter
                process_runtime_dotnet_gc_collections_count_total{generation="gen0"} 7
                # TYPE process_cpu_time_seconds_total counter
                process_cpu_time_seconds_total{process_cpu_state="user"} 36.5
                process_cpu_time_seconds_total{process_cpu_state="system"} 35.5
                process_cpu_time_seconds_total{process_cpu_state="wait"} 3600
                """);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isEqualTo(0.01);
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.02);
    assertThat(finding(reading, "heap-in-use")).isEqualTo(1);
    assertThat(whyUnused(reading, "process_runtime_dotnet_gc_collections_count_total"))
        .contains("no question asks for");
  }

  @Test
  void userAndSystemTimeMakeUpCpuTime() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE process_cpu_user_seconds_total counter
                process_cpu_user_seconds_total 30.5
                # TYPE process_cpu_system_seconds_total counter
                process_cpu_system_seconds_total 5.5
                """,
            START
                + """
                # TYPE process_cpu_user_seconds_total counter
                process_cpu_user_seconds_total 80.5
                # TYPE process_cpu_system_seconds_total counter
                process_cpu_system_seconds_total 15.5
                """);
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.1);
    assertThat(measured(reading, Quantity.CPU_CORES).provenance().metric())
        .isEqualTo("process_cpu_user_seconds_total + process_cpu_system_seconds_total");
  }

  @Test
  void aPartThatIsGivenTwiceIsOnePart() {
    MetricsReading reading =
        Readings.of(
            START
                + """
                # TYPE process_cpu_user_seconds_total counter
                process_cpu_user_seconds_total 30.5
                # TYPE process_cpu_user_seconds counter
                process_cpu_user_seconds 30.5
                """);
    assertThat(why(reading, Quantity.CPU_CORES)).startsWith("no counter of CPU time");
  }

  @Test
  void userTimeAloneIsNotCpuTime() {
    MetricsReading reading =
        Readings.of(
            START
                + "# TYPE process_cpu_user_seconds_total counter\n"
                + "process_cpu_user_seconds_total 30.5\n");
    assertThat(why(reading, Quantity.CPU_CORES)).startsWith("no counter of CPU time");
    assertThat(whyUnused(reading, "process_cpu_user_seconds_total"))
        .isEqualTo("is only a part of process_cpu_user_seconds + process_cpu_system_seconds");
  }

  @Test
  void cockroachTellsItsProcessInNamesOfItsOwn() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE build_timestamp gauge
            build_timestamp{tag="v24.1.0",go_version="go1.22.3"} 1.6e9
            # TYPE sys_uptime gauge
            sys_uptime{node_id="1"} 3600
            # TYPE sys_rss gauge
            sys_rss{node_id="1"} 1048576
            # TYPE sys_cpu_user_ns gauge
            sys_cpu_user_ns{node_id="1"} 3.24e12
            # TYPE sys_cpu_sys_ns gauge
            sys_cpu_sys_ns{node_id="1"} 3.6e11
            # TYPE sys_gc_pause_ns gauge
            sys_gc_pause_ns{node_id="1"} 3.6e9
            # TYPE sys_goroutines gauge
            sys_goroutines{node_id="1"} 300
            # TYPE sys_fd_open gauge
            sys_fd_open{node_id="1"} 40
            """);
    assertThat(point(reading, Quantity.CPU_CORES)).isCloseTo(1, within(1e-12));
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(1);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isCloseTo(0.001, within(1e-12));
    assertThat(finding(reading, "tasks")).isEqualTo(300);
    assertThat(finding(reading, "open-files")).isEqualTo(40);
    assertThat(reading.runtimes())
        .singleElement()
        .returns(IncumbentLanguage.GO, Fingerprint::language)
        .returns("go1.22.3", Fingerprint::version);
  }

  @ParameterizedTest
  @CsvSource({
    "go_build_info,                           the version of Go",
    "go_memstats_next_gc_bytes,               next collection",
    "go_gc_cycles_total_gc_cycles_total,      how often",
    "process_heap_bytes,                      not the heap of V8",
    "container_cpu_cfs_throttled_seconds_total, throttled periods",
    "container_pressure_cpu_waiting_seconds_total, waited",
    "controller_runtime_reconcile_errors_total, controller_runtime_reconcile_total",
    "controller_runtime_max_concurrent_reconciles, at once",
    "workqueue_adds_total,                    how much work",
    "workqueue_unfinished_work_seconds,       under way",
    "tokio_total_park_count,                  workers of tokio",
    "tokio_busy_ratio,                        workers of tokio",
    "python_gc_collections_total,             how often",
    "dotnet_gc_collections_total,             how often"
  })
  void saysWhyAKnownFamilyIsNotUsed(String family, String why) {
    MetricsReading reading = Readings.of("# TYPE up gauge\n" + family + " 3\n");
    assertThat(whyUnused(reading, family)).contains(why);
    assertThat(reading.report().scrapes().getFirst().outsideCatalogue()).isEqualTo(1);
  }

  @Test
  void threadsAndQueueOfTheBlockingPoolOfTokio() {
    MetricsReading reading =
        Readings.of("tokio_blocking_queue_depth 5\ntokio_blocking_threads_count 8\n");
    assertThat(finding(reading, "queue-depth")).isEqualTo(5);
    assertThat(finding(reading, "threads")).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "process_runtime_dotnet_gc_collections_count_total, counter, dotnet",
    "process_runtime_dotnet_assemblies_count, gauge, dotnet",
    "process_runtime_jvm_memory_usage_bytes, gauge, jvm",
    "process_runtime_go_goroutines, gauge, go",
    "process_runtime_cpython_thread_count, gauge, python",
    "process_runtime_nodejs_memory_heap_total_bytes, gauge, node",
    "process.runtime.jvm.threads.count, gauge, jvm",
  })
  void olderRuntimeFamiliesOfOpenTelemetryTellTheLanguage(
      String name, String type, String language) {
    String written = name.indexOf('.') < 0 ? name : "{\"" + name + "\"}";
    String family = name.indexOf('.') < 0 ? name : "\"" + name + "\"";
    MetricsReading reading =
        Readings.of("# TYPE " + family + " " + type + "\n" + written + " 12\n");
    assertThat(measured(reading, Quantity.INCUMBENT_LANGUAGE).value())
        .isEqualTo(new Value.Level(language));
  }
}
