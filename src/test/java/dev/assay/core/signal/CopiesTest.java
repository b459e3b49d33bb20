package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several copies of a service in one exposition, each with its own time and its own resets. */
class CopiesTest {
  private static String family(String type, String name, Object... copies) {
    StringBuilder body = new StringBuilder("# TYPE " + name + " " + type + "\n");
    for (int i = 0; i < copies.length; i += 2) {
      body.append("%s{pod=\"web-%s\"} %s\n".formatted(name, copies[i], copies[i + 1]));
    }
    return body.toString();
  }

  private static String started(Object... copies) {
    return family("gauge", "process_start_time_seconds", copies);
  }

  @Test
  void aSeriesWithoutACopyHidesNoneOfThoseAfterIt() {
    String memory =
        """
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes{instance=""} 1048576
        process_resident_memory_bytes{instance="web-1"} 1048576
        process_resident_memory_bytes{instance="web-2"} 3145728
        """;
    assertThat(amount(Readings.of(memory), Quantity.INSTANCES).point()).isEqualTo(2);
    assertThat(amount(Readings.of(memory), Quantity.RESIDENT_MEMORY).high()).isEqualTo(3);
  }

  @Test
  void pausesAreAShareOfEachCopysOwnTime() {
    String pauses =
        """
        # TYPE jvm_gc_pause_seconds summary
        jvm_gc_pause_seconds_sum{pod="web-1"} 36
        jvm_gc_pause_seconds_count{pod="web-1"} 10
        jvm_gc_pause_seconds_sum{pod="web-2"} 36
        jvm_gc_pause_seconds_count{pod="web-2"} 10
        jvm_gc_pause_seconds_sum{pod="web-3"} 36
        jvm_gc_pause_seconds_count{pod="web-3"} 10
        """;
    MetricsReading reading =
        Readings.of(pauses + started(1, 1_000_000, 2, 1_000_000, 3, 1_001_800));
    assertThat(amount(reading, Quantity.GC_CPU_SHARE).low()).isCloseTo(0.01, within(1e-12));
    assertThat(point(reading, Quantity.GC_CPU_SHARE)).isCloseTo(0.04 / 3, within(1e-12));
    assertThat(amount(reading, Quantity.GC_CPU_SHARE).high()).isCloseTo(0.02, within(1e-12));
    assertThat(caveats(reading, Quantity.GC_CPU_SHARE))
        .contains("mean of 3 copies, the interval spans them");
  }

  @Test
  void collectionIsAShareOfEachCopysOwnCpuTime() {
    String classes =
        family("counter", "go_cpu_classes_gc_total_cpu_seconds_total", 1, 10, 2, 10)
            + family("counter", "go_cpu_classes_total_cpu_seconds_total", 1, 1000, 2, 150)
            + family("counter", "go_cpu_classes_idle_cpu_seconds_total", 1, 900, 2, 100);
    assertThat(amount(Readings.of(classes), Quantity.GC_CPU_SHARE))
        .returns(0.1, Value.Amount::low)
        .returns(0.2, Value.Amount::high)
        .satisfies(share -> assertThat(share.point()).isCloseTo(0.15, within(1e-12)));
  }

  @Test
  void aCopyThatAppearedIsLeftOutOfTheMean() {
    String start = started(1, 1_000_000, 2, 1_000_000, 3, 1_000_000);
    MetricsReading reading =
        Readings.of(
            family("counter", "process_cpu_seconds_total", 1, 1.5, 2, 1.5, 3, 1.5) + start,
            family("counter", "process_cpu_seconds_total", 1, 61.5, 2, 31.5, 3, 61.5, 4, 500.5)
                + started(1, 1_000_000, 2, 1_000_000, 3, 1_000_000, 4, 1_000_000));
    assertThat(amount(reading, Quantity.CPU_CORES))
        .returns(0.05, Value.Amount::low)
        .returns(0.1, Value.Amount::high)
        .satisfies(cores -> assertThat(cores.point()).isCloseTo(0.25 / 3, within(1e-12)));
    assertThat(caveats(reading, Quantity.CPU_CORES))
        .contains("mean of 3 copies, the interval spans them");
  }

  @Test
  void theYoungestAndTheOldestCopySayHowSureARateIs() {
    String requests = family("counter", "http_requests_total", 2, 100, 1, 100, 3, 100);
    String turned = family("counter", "http_requests_total", 3, 100, 2, 100, 1, 100);
    String start = started(1, 1_003_400, 2, 300_000, 3, 1_000_000);
    List<String> caveats = caveats(Readings.of(requests + start), Quantity.OBSERVED_RPS);
    assertThat(caveats)
        .containsExactly(
            "low confidence: web-1 is up for 200 s only, start and warm-up dominate below 10 minutes",
            "low confidence: an average over 8 days since start of web-2; two snapshots say more");
    assertThat(caveats(Readings.of(turned + start), Quantity.OBSERVED_RPS)).isEqualTo(caveats);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void memoryIsNotYetSettledWhereAnyCopyIsYoung(int young) {
    int old = 3 - young;
    MetricsReading reading =
        Readings.of(
            family("gauge", "process_resident_memory_bytes", 1, 1048576, 2, 1048576)
                + started(old, 1_000_000, young, 1_003_500));
    assertThat(caveats(reading, Quantity.RESIDENT_MEMORY))
        .contains(
            "low confidence: web-"
                + young
                + " was taken 100 s after start, when memory is not yet what it will be");
  }
}
