package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.profile.IncumbentLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's names with dots, with underscores for the dots, and with unit and suffix. */
class OtelConventionsTest {
  private static final String START = "process_start_time_seconds 1000000\n";

  /** A histogram of 100 requests, 90 of them up to a bound, in 300 units altogether. */
  private static String histogram(String name, int bound) {
    String quoted = name.indexOf('.') < 0 ? name : '"' + name + '"';
    String series =
        name.indexOf('.') < 0
            ? name + "_%s{le=\"%s\"} %s\n"
            : "{\"" + name + "_%s\",le=\"%s\"} %s\n";
    String plain = name.indexOf('.') < 0 ? name + "_%s %s\n" : "{\"" + name + "_%s\"} %s\n";
    return "# TYPE "
        + quoted
        + " histogram\n"
        + series.formatted("bucket", bound, 99)
        + series.formatted("bucket", "+Inf", 100)
        + plain.formatted("sum", 300)
        + plain.formatted("count", 100);
  }

  @ParameterizedTest
  @CsvSource({
    "rpc.server.duration,                   5,    5",
    "rpc_server_duration,                   5,    5",
    "rpc_server_duration_milliseconds,      5,    5",
    "rpc_server_duration_seconds,           5, 5000",
    "rpc.server.call.duration,              5, 5000",
    "rpc_server_call_duration_seconds,      5, 5000",
    "http.server.request.duration,          5, 5000",
    "http_server_request_duration_seconds,  5, 5000",
    "http.server.duration,                  5,    5",
    "http_server_duration_milliseconds,     5,    5"
  })
  void eachSpellingHasItsUnit(String name, int bound, double highMs) {
    assertThat(amount(Readings.of(histogram(name, bound)), Quantity.OBSERVED_P99).high())
        .isEqualTo(highMs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.client.request.duration",
        "http_client_request_duration",
        "http_client_request_duration_seconds",
        "http_client_duration_milliseconds",
        "rpc.client.duration",
        "rpc.client.call.duration",
        "rpc_client_duration_milliseconds",
        "shop_http_client_request_duration_seconds",
        "httpclient_request_duration_seconds",
        "aws_client_http_request_duration_seconds",
        "payments_client_request_latency_seconds",
        "outgoing_request_duration_seconds"
      })
  void requestsThatAreSentAreNotServed(String name) {
    MetricsReading reading = Readings.of(START + histogram(name, 1));
    assertThat(why(reading, Quantity.OBSERVED_P99)).startsWith("no family of request durations");
    assertThat(why(reading, Quantity.OBSERVED_RPS)).startsWith("no counter of requests");
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused(
                name, "requests that the process sends, not requests that it serves"));
  }

  @Test
  void aServiceOfClientsStillServes() {
    MetricsReading reading =
        Readings.of(START + histogram("clients_http_request_duration_seconds", 1));
    assertThat(amount(reading, Quantity.OBSERVED_P99).high()).isEqualTo(1000);
  }

  @Test
  void everythingOfTheJvmWithDots() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE target_info gauge
            target_info{"telemetry.sdk.language"="java","process.runtime.version"="21.0.3+9"} 1
            # TYPE "jvm.memory.used" gauge
            {"jvm.memory.used","jvm.memory.type"="heap","jvm.memory.pool.name"="Eden"} 52428800
            {"jvm.memory.used","jvm.memory.type"="heap","jvm.memory.pool.name"="Old"} 52428800
            {"jvm.memory.used","jvm.memory.type"="non_heap","jvm.memory.pool.name"="Meta"} 1048576
            # TYPE "jvm.memory.used_after_last_gc" gauge
            {"jvm.memory.used_after_last_gc","jvm.memory.type"="heap"} 10485760
            # TYPE "jvm.gc.duration" histogram
            {"jvm.gc.duration_bucket","jvm.gc.name"="G1 Young Generation",le="+Inf"} 10
            {"jvm.gc.duration_sum","jvm.gc.name"="G1 Young Generation"} 36
            {"jvm.gc.duration_count","jvm.gc.name"="G1 Young Generation"} 10
            {"jvm.gc.duration_bucket","jvm.gc.name"="ZGC Major Cycles",le="+Inf"} 10
            {"jvm.gc.duration_sum","jvm.gc.name"="ZGC Major Cycles"} 1800
            {"jvm.gc.duration_count","jvm.gc.name"="ZGC Major Cycles"} 10
            # TYPE "jvm.cpu.time" counter
            {"jvm.cpu.time"} 36.5
            # TYPE "process.uptime" gauge
            {"process.uptime"} 3600
            """);
    assertThat(finding(reading, "heap-in-use")).isEqualTo(100);
    assertThat(finding(reading, "live-heap")).isEqualTo(10);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isEqualTo(0.01);
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(36.5 / 3600);
    assertThat(reading.finding("heap-in-use").provenance().labels())
        .isEqualTo("{\"jvm.memory.type\"=~\"heap\"}");
    assertThat(reading.runtimes())
        .singleElement()
        .returns(IncumbentLanguage.JVM, Fingerprint::language)
        .returns("21.0.3+9", Fingerprint::version);
  }

  @Test
  void heapIsToldByTheLabelThatTheSeriesCarry() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE jvm_memory_used_bytes gauge
            jvm_memory_used_bytes{jvm_memory_type="heap",jvm_memory_pool_name="Eden"} 1048576
            jvm_memory_used_bytes{jvm_memory_type="heap",jvm_memory_pool_name="Old"} 1048576
            """);
    assertThat(reading.finding("heap-in-use").provenance().labels())
        .isEqualTo("{jvm_memory_type=~\"heap\"}");
  }

  @Test
  void everythingOfGoWithDots() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE "process.uptime" gauge
            {"process.uptime"} 3600
            # TYPE "go.cpu.time" counter
            {"go.cpu.time","go.cpu.state"="user"} 324.5
            {"go.cpu.time","go.cpu.state"="gc"} 35.5
            {"go.cpu.time","go.cpu.state"="idle"} 3000
            # TYPE "go.goroutine.count" gauge
            {"go.goroutine.count"} 30
            # TYPE "go.memory.limit" gauge
            {"go.memory.limit"} 104857600
            # TYPE "go.config.gogc" gauge
            {"go.config.gogc"} 50
            # TYPE "process.memory.usage" gauge
            {"process.memory.usage"} 1048576
            """
                + histogram("go.schedule.duration", 1));
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.1);
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isEqualTo(35.5 / 360);
    assertThat(point(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(1);
    assertThat(finding(reading, "scheduling-delay-mean")).isEqualTo(3000);
    assertThat(measured(reading, Quantity.TUNED).provenance().method())
        .startsWith("GOGC=50, GOMEMLIMIT=100 MiB");
  }

  @Test
  void nodeIsToldByItsEngine() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE "process.cpu.time" counter
            {"process.cpu.time","cpu.mode"="user"} 30.5
            {"process.cpu.time","cpu.mode"="system"} 5.5
            # TYPE "process.uptime" gauge
            {"process.uptime"} 3600
            # TYPE "v8js.memory.heap.used" gauge
            {"v8js.memory.heap.used"} 1048576
            # TYPE "nodejs.eventloop.delay.p99" gauge
            {"nodejs.eventloop.delay.p99"} 0.02
            """);
    assertThat(point(reading, Quantity.CPU_CORES)).isEqualTo(0.01);
    assertThat(finding(reading, "heap-in-use")).isEqualTo(1);
    assertThat(finding(reading, "scheduling-delay")).isEqualTo(20);
    assertThat(reading.runtimes())
        .singleElement()
        .returns(IncumbentLanguage.NODE, Fingerprint::language);
  }
}
