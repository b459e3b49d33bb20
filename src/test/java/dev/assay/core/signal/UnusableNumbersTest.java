package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.PartSnapshot;
import dev.assay.core.Advisor;
import dev.assay.core.Advisors;
import dev.assay.core.Answer;
import dev.assay.core.Examples;
import dev.assay.core.profile.ServiceProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no quantity can be: what holds only them is like what is not there. */
class UnusableNumbersTest {
  private static final Advisor ADVISOR = Advisors.shipped(Catalogues.SHIPPED);
  private static final AdviceRequest.Rule RULE = Advisors.rule("canonical");
  private static final ServiceProfile PROFILE =
      Examples.written(
          "{'name': 'x', 'kind': 'gateway', 'budgets': {'memoryMiB': 50, 'p99Ms': 100},"
              + " 'fleet': {'pricePerGiBMonth': 3, 'pricePerCoreMonth': 20},"
              + " 'team': {'engineers': 6, 'goProduction': 3, 'rustReviewers': 2,"
              + " 'yearlyCostPerEngineer': 90000}}");

  private static final String START =
      "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1000000\n";
  private static final String REQUESTS =
      "# TYPE http_requests_total counter\nhttp_requests_total{status=\"200\"} 7200\n";

  @ParameterizedTest
  @CsvSource({
    "process_resident_memory_bytes, gauge, RESIDENT_MEMORY",
    "process_resident_memory_bytes, gauge, PEAK_MEMORY",
    "application_ready_time_seconds, gauge, OBSERVED_STARTUP",
    "kube_deployment_status_replicas, gauge, INSTANCES",
    "container_memory_max_usage_bytes, gauge, PEAK_MEMORY",
    "process_cpu_seconds_total, counter, CPU_CORES",
    "process_cpu_seconds_total, counter, OBSERVED_CPU_PER_REQUEST",
    "jvm_gc_overhead, gauge, GC_CPU_SHARE",
    "dotnet_gc_pause_ratio, gauge, GC_CPU_SHARE",
  })
  void aQuantityOfNaNIsMissing(String name, String type, Quantity quantity) {
    MetricsReading reading =
        Readings.of(START + REQUESTS + "# TYPE %s %s\n%s NaN\n".formatted(name, type, name));
    assertThat(reading.signal(quantity)).isInstanceOf(Signal.Missing.class);
  }

  @Test
  void aFamilyOfNaNSaysThatItIsTheReason() {
    assertThat(
            why(
                Readings.of(
                    "# TYPE process_resident_memory_bytes gauge\n"
                        + "process_resident_memory_bytes NaN\n"),
                Quantity.RESIDENT_MEMORY))
        .isEqualTo("process_resident_memory_bytes holds only values that are no numbers");
  }

  @Test
  void findingsAreOfNumbersOnly() {
    MetricsReading reading =
        Readings.of(
            "# TYPE nodejs_eventloop_lag_p99_seconds gauge\nnodejs_eventloop_lag_p99_seconds NaN\n");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void theNextBestFamilyServes() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes NaN
            # TYPE container_memory_rss gauge
            container_memory_rss{pod="web-1",container="web"} 1048576
            """);
    assertThat(amount(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(Value.Amount.of(1));
  }

  @Test
  void aPercentageOfNaNIsNoTuning() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE go_info gauge
            go_info{version="go1.25.1"} 1
            # TYPE go_gc_gogc_percent gauge
            go_gc_gogc_percent NaN
            """);
    assertThat(reading.signal(Quantity.TUNED)).isInstanceOf(Signal.Missing.class);
  }

  @Test
  void aSeriesOfNaNAmongOthersIsLeftOut() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes{pod="web-1"} 1048576
            process_resident_memory_bytes{pod="web-2"} NaN
            """);
    assertThat(amount(reading, Quantity.RESIDENT_MEMORY)).isEqualTo(Value.Amount.of(1));
    assertThat(reading.signal(Quantity.INSTANCES)).isInstanceOf(Signal.Missing.class);
  }

  @Test
  void implausibleNumbersAreToldForWhatTheyAre() {
    String infinite =
        START
            + "# TYPE http_requests_total counter\nhttp_requests_total{status=\"200\"} +Inf\n"
            + "# TYPE http_request_duration_seconds summary\n"
            + "http_request_duration_seconds_sum -4\nhttp_request_duration_seconds_count 10\n";
    MetricsReading reading = Readings.of(infinite);
    String counter = "http_requests_total holds only values that no service can have";
    assertThat(why(reading, Quantity.OBSERVED_RPS)).isEqualTo(counter);
    assertThat(why(reading, Quantity.ERROR_RATIO)).isEqualTo(counter);
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo("http_request_duration_seconds holds only values that no service can have");
    assertThat(reading.report().unused())
        .contains(
            new ScrapeReport.Unused(
                "http_requests_total", "holds only values that no service can have"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "0", "-1", "-0.5", "+Inf", "-Inf", "1e-300", "1e300", "1e19"})
  void noNumberOfAnyFamilyOfTheCatalogueBreaksAnAnswer(String number) {
    for (String language : List.of("", "# TYPE go_info gauge\ngo_info{version=\"go1.25\"} 1\n")) {
      for (String type : List.of("gauge", "counter", "summary", "histogram")) {
        String whole = language + body(type, number, "7");
        String before = language + body(type, "7", "7");
        for (List<String> bodies :
            List.of(
                List.of(whole),
                List.of(whole, whole),
                List.of(before, whole),
                List.of(whole, before))) {
          assertThatCode(() -> answer(bodies)).as(type).doesNotThrowAnyException();
        }
      }
    }
  }

  private static Answer answer(List<String> bodies) {
    List<PartSnapshot> snapshots = new ArrayList<>();
    for (String body : bodies) {
      snapshots.add(
          new PartSnapshot(
              null,
              Snapshot.of(
                  Catalogues.text(body),
                  Instant.ofEpochSecond(Readings.START + 3600 + 90_000L * snapshots.size()))));
    }
    return ADVISOR.answer(
        new AdviceRequest(PROFILE, snapshots, RULE, null, AdviceRequest.Explain.SUMMARY));
  }

  private static String body(String type, String first, String second) {
    StringBuilder body = new StringBuilder();
    for (String name : names()) {
      body.append("# TYPE %s %s\n".formatted(name, type));
      body.append(series(name, type, first, "pod=\"web-1\""));
      body.append(series(name, type, second, "pod=\"web-2\""));
    }
    return body.toString();
  }

  private static TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (SignalCatalogue.Part part : Catalogues.parts()) {
      for (Convention convention : part.conventions()) {
        for (String name : convention.names()) {
          if (!name.contains("*")) {
            names.add(name.replace('.', '_'));
          }
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(100);
    return names;
  }

  private static String series(String name, String type, String number, String labels) {
    return switch (type) {
      case "summary" ->
          "%1$s{%3$s,quantile=\"0.5\"} %2$s\n%1$s{%3$s,quantile=\"0.99\"} %2$s\n%1$s_sum{%3$s} %2$s\n%1$s_count{%3$s} 4\n"
              .formatted(name, number, labels);
      case "histogram" ->
          "%1$s_bucket{%3$s,le=\"%2$s\"} 3\n%1$s_bucket{%3$s,le=\"+Inf\"} 4\n%1$s_sum{%3$s} 2\n%1$s_count{%3$s} 4\n"
              .formatted(name, number.matches("-?[0-9].*") ? number : "1", labels);
      default -> "%s{%s} %s\n".formatted(name, labels, number);
    };
  }

  @Test
  void aHistogramBelowZeroIsOfNoDurations() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="-0.5"} 60
            http_request_duration_seconds_bucket{le="+Inf"} 100
            http_request_duration_seconds_sum 1
            http_request_duration_seconds_count 100
            """);
    for (Quantity quantity : LatencySignals.LATENCIES) {
      assertThat(why(reading, quantity))
          .isEqualTo(
              "http_request_duration_seconds holds observations below zero, which no duration is:"
                  + " what does it measure?");
    }
  }

  @Test
  void anEmptyBucketBelowZeroDoesNoHarm() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="-0.5"} 0
            http_request_duration_seconds_bucket{le="0"} 0
            http_request_duration_seconds_bucket{le="1"} 100
            http_request_duration_seconds_bucket{le="+Inf"} 100
            http_request_duration_seconds_sum 1
            http_request_duration_seconds_count 100
            """);
    assertThat(point(reading, Quantity.OBSERVED_P50)).isEqualTo(500);
  }
}
