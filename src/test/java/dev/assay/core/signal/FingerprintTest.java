package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.measured;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final String PROCESS =
      """
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total 1.5
      # TYPE process_resident_memory_bytes gauge
      process_resident_memory_bytes 1048576
      """;

  private static String gauge(String series) {
    return "# TYPE " + series.replaceFirst("\\{.*", "") + " gauge\n" + series + " 1\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go_info{version=\"go1.25.1\"}                           | go     | go1.25.1",
        "jvm_info{version=\"25.0.1\",vendor=\"x\"}               | jvm    | 25.0.1",
        "jvm_runtime_info{version=\"21\"}                        | jvm    | 21",
        "python_info{implementation=\"CPython\",version=\"3.12\"} | python | 3.12",
        "nodejs_version_info{version=\"v22.1.0\"}                | node   | v22.1.0",
        "proxy_tool_build_info{rust_version=\"1.91\"}            | rust   | 1.91",
        "tokio_workers_count                                     | rust   |",
        "axum_http_requests_total                                | rust   |",
        "dotnet_total_memory_bytes                               | dotnet |",
        "target_info{telemetry_sdk_language=\"rust\"}            | rust   |",
        "target_info{telemetry_sdk_language=\"erlang\"}          | erlang |",
        "python_gc_collections_total                             | python |"
      })
  void tellsTheLanguageAndItsVersion(String series, String language, String version) {
    MetricsReading reading = Readings.of(gauge(series));
    assertThat(measured(reading, Quantity.INCUMBENT_LANGUAGE).value())
        .isEqualTo(new Value.Level(language));
    assertThat(reading.runtimes())
        .singleElement()
        .returns(Fingerprint.Part.SERVICE, Fingerprint::part)
        .returns(version, Fingerprint::version)
        .returns(true, Fingerprint::certain);
  }

  @Test
  void showsItsEvidence() {
    MetricsReading reading = Readings.of(PROCESS + gauge("go_info{version=\"go1.25.1\"}"));
    assertThat(reading.runtimes().getFirst().evidence())
        .containsExactly(new Fingerprint.Mark("go_info", "{version=\"go1.25.1\"}", 6, "runs go"));
    assertThat(measured(reading, Quantity.INCUMBENT_LANGUAGE).provenance())
        .returns("go_info", Provenance::metric)
        .returns(6, Provenance::line)
        .returns("runtime fingerprint", Provenance::method);
  }

  @Test
  void onlyHintsAtRustWhereNoOtherRuntimeShows() {
    MetricsReading alone = Readings.of(gauge("process_threads"));
    assertThat(why(alone, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("process_threads hints at rust and proves nothing");
    assertThat(alone.runtimes().getFirst())
        .returns(IncumbentLanguage.RUST, Fingerprint::language)
        .returns(false, Fingerprint::certain);
    MetricsReading go =
        Readings.of(gauge("process_threads") + gauge("go_info{version=\"go1.25\"}"));
    assertThat(go.runtimes())
        .extracting(Fingerprint::language)
        .containsExactly(IncumbentLanguage.GO);
  }

  @Test
  void tellsSeveralProcessesInOneBodyApart() {
    MetricsReading reading =
        Readings.of(gauge("go_info{version=\"go1.25.1\"}") + gauge("jvm_info{version=\"25\"}"));
    assertThat(reading.runtimes())
        .extracting(Fingerprint::language)
        .containsExactly(IncumbentLanguage.GO, IncumbentLanguage.JVM);
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("several runtimes show: go, jvm; which of them is the service is not told");
  }

  @Test
  void countsCopiesAndListsTheirVersions() {
    MetricsReading reading =
        Readings.of(
            """
            # TYPE go_info gauge
            go_info{instance="a",version="go1.25.1"} 1
            go_info{instance="b",version="go1.24.9"} 1
            """);
    assertThat(reading.runtimes().getFirst())
        .returns(2, Fingerprint::copies)
        .returns("go1.24.9, go1.25.1", Fingerprint::version);
  }

  @Test
  void doesNotTakeAnExportersRuntimeForTheServices() {
    MetricsReading reading =
        Readings.of(
            PROCESS
                + gauge("go_info{version=\"go1.25.1\"}")
                + gauge("postgres_exporter_build_info{version=\"0.17\"}"));
    assertThat(reading.runtimes())
        .singleElement()
        .returns(Fingerprint.Part.BYSTANDER, Fingerprint::part)
        .returns("postgres_exporter", Fingerprint::name)
        .returns("go1.25.1", Fingerprint::version);
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("only postgres_exporter shows, not the service");
    assertThat(why(reading, Quantity.CPU_CORES))
        .isEqualTo(
            "process_cpu_seconds_total belongs to postgres_exporter, which stands beside the"
                + " service");
    assertThat(why(reading, Quantity.RESIDENT_MEMORY)).contains("belongs to postgres_exporter");
    assertThat(why(reading, Quantity.TUNED)).startsWith("only a Go runtime");
  }

  @Test
  void tellsAServiceBesideItsSidecar() {
    MetricsReading reading =
        Readings.of(PROCESS + gauge("jvm_info{version=\"25\"}") + gauge("envoy_server_live"));
    assertThat(reading.runtimes())
        .extracting(Fingerprint::part, Fingerprint::language)
        .containsExactly(
            tuple(Fingerprint.Part.SERVICE, IncumbentLanguage.JVM),
            tuple(Fingerprint.Part.BYSTANDER, IncumbentLanguage.CPP));
    assertThat(reading.signal(Quantity.CPU_CORES)).isNotNull();
    assertThat(why(reading, Quantity.CPU_CORES)).startsWith("process_cpu_seconds_total is counted");
  }

  @Test
  void namesFrameworks() {
    MetricsReading reading =
        Readings.of(
            gauge("go_info{version=\"go1.25.1\"}")
                + "# TYPE controller_runtime_reconcile_total counter\n"
                + "controller_runtime_reconcile_total{controller=\"a\",result=\"success\"} 1\n"
                + "# TYPE rest_client_requests_total counter\n"
                + "rest_client_requests_total{code=\"200\",method=\"GET\",host=\"h\"} 1\n");
    assertThat(reading.runtimes().getFirst().frameworks())
        .isEqualTo(List.of("client-go", "controller-runtime"));
  }

  @Test
  void findsNothingInNothing() {
    MetricsReading reading = Readings.of(gauge("up"));
    assertThat(reading.runtimes()).isEmpty();
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE)).isEqualTo("no family betrays a runtime");
  }
}
