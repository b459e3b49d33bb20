package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.NameTable;
import dev.assay.core.exposition.Selection;
import dev.assay.core.profile.IncumbentLanguage;
import dev.assay.core.profile.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalCatalogueTest {
  private final SignalCatalogue catalogue = Catalogues.SHIPPED;

  @ParameterizedTest
  @CsvSource({
    "http_request_duration_seconds,               request-duration, seconds",
    "apiserver_request_duration_seconds,          request-duration, seconds",
    "envoy_http_downstream_rq_time,               request-duration, milliseconds",
    "sql_service_latency,                         request-duration, nanoseconds",
    "process_cpu_time_ns_total,                   cpu-time,         nanoseconds",
    "process_cpu_seconds_total,                   cpu-time,         seconds",
    "process_cpu_seconds,                         cpu-time,         seconds",
    "http.server.request.duration,                request-duration, seconds",
    "http_server_request_duration_seconds,        request-duration, seconds",
    "rpc.server.duration,                         request-duration, milliseconds",
    "jvm.cpu.time,                                cpu-time,         seconds",
    "shop_http_request_duration_seconds,          request-duration, seconds",
    "container_cpu_usage_seconds_total,           cpu-time,         seconds",
    "tor_operator_reconcile_duration_seconds,     reconcile-duration, seconds"
  })
  void knowsAFamilyByItsName(String family, String role, String unit) {
    Convention first = catalogue.conventions(family).getFirst();
    assertThat(first.role().name()).isEqualTo(role.toUpperCase(Locale.ROOT).replace('-', '_'));
    assertThat(first.unit()).isEqualTo(MetricUnit.valueOf(unit.toUpperCase(Locale.ROOT)));
  }

  @Test
  void wantsTheSameFamiliesByTheirBytesAsByTheirNames() {
    List<String> names = new ArrayList<>(List.of("x", "_total", "foo_total", "a_total_total"));
    for (SignalCatalogue.Part part : catalogue.parts()) {
      part.conventions()
          .forEach(
              convention -> convention.names().forEach(n -> names.add(SignalCatalogue.normal(n))));
      part.runtimes()
          .forEach(mark -> mark.names().forEach(n -> names.add(SignalCatalogue.normal(n))));
    }
    int known = 0;
    for (String pattern : names) {
      for (String family : variants(pattern.replace('*', 'x'))) {
        byte[] body = ("{" + family + "}").getBytes(StandardCharsets.US_ASCII);
        Selection.Wanted byName = catalogue.families().of(family);
        Selection.Wanted byBytes =
            catalogue
                .families()
                .of(body, 1, body.length - 1, NameTable.hash(body, 1, body.length - 1));
        if (byName == null) {
          assertThat(byBytes).as(family).isNull();
          continue;
        }
        assertThat(byBytes).as(family).isNotNull();
        known++;
        Meaning expected = (Meaning) byName;
        Meaning meaning = (Meaning) byBytes;
        assertThat(meaning.name()).as(family).isEqualTo(expected.name());
        assertThat(meaning.conventions()).as(family).isEqualTo(expected.conventions());
        assertThat(meaning.readings()).as(family).containsExactly(expected.readings());
        assertThat(meaning.marks()).as(family).isEqualTo(expected.marks());
        assertThat(meaning.spelling()).as(family).isIn(null, family);
        assertThat(
                catalogue
                    .families(Set.of("pod"))
                    .of(body, 1, body.length - 1, NameTable.hash(body, 1, body.length - 1)))
            .isNotNull();
      }
    }
    assertThat(known).isGreaterThan(500);
  }

  private static List<String> variants(String name) {
    return List.of(name, name + "_total", name + "_total_total", "acme_" + name, name + "s");
  }

  @Test
  void prefersAnExactNameToAPattern() {
    assertThat(catalogue.conventions("rest_client_request_duration_seconds"))
        .extracting(Convention::role)
        .containsExactly(Role.API_CALLS);
    assertThat(catalogue.conventions("acme_request_duration_seconds").getFirst().order())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go_info",
        "jvm",
        "target_info",
        "app_build_info",
        "kube_pod_container_status_restarts_total",
        "flask_http_request_total"
      })
  void asksForFamiliesThatItKnows(String family) {
    assertThat(catalogue.families().wants(family)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go_memstats_mspan_sys_bytes",
        "process_virtual_memory_bytes",
        "connaisseur_requests_total",
        "http_request_duration_seconds_created",
        "promhttp_metric_handler_requests_in_flight",
        ""
      })
  void passesOverOthers(String family) {
    assertThat(catalogue.families().wants(family)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "handler,  /metrics,           true",
    "uri,      /actuator/health,   true",
    "path,     /Healthz,           true",
    "route,    /api/healthcare,    false",
    "uri,      /patients/live-in,  false",
    "path,     /q/health/ready,    true",
    "verb,     WATCH,              true",
    "verb,     LIST,               false",
    "code,     101,                true",
    "code,     200,                false",
    "grpc_service, grpc.health.v1.Health, true",
    "grpc_type, unary,             false",
    "grpc_type, bidi_stream,       true"
  })
  void tellsSeriesThatAreNoRequestsOfUsers(String label, String value, boolean dropped) {
    SeriesRules rules = catalogue.meaning("http_request_duration_seconds").readings()[0].drops();
    assertThat(rules.why(Labels.ofSorted(label, value)) != null).isEqualTo(dropped);
  }

  @Test
  void everyEntryStatesItsSource() {
    assertThat(Catalogues.parts())
        .allSatisfy(
            part ->
                assertThat(part.conventions())
                    .allSatisfy(c -> assertThat(c.source().note()).isNotBlank()));
    assertThat(SignalCatalogue.check(Catalogues.parts())).isEmpty();
  }

  @Test
  void takesAnOrganisationsOwnConventions() {
    Convention own =
        convention(List.of("acme_latency_us"), Role.REQUEST_DURATION, MetricUnit.MICROSECONDS, 1);
    List<SignalCatalogue.Part> parts = new ArrayList<>(Catalogues.parts());
    parts.add(part("acme", List.of(own), List.of(), List.of()));
    SignalCatalogue with = SignalCatalogue.of(parts);
    assertThat(with.conventions("acme_latency_us")).containsExactly(own);
    assertThat(with.families().wants("acme_latency_us")).isTrue();
    assertThat(catalogue.families().wants("acme_latency_us")).isFalse();
  }

  @Test
  void listsEveryViolationAtOnce() {
    Convention bad =
        new Convention(
            List.of("a*b", "x_total", "*ab", "two"),
            Role.REQUESTS,
            List.of(),
            null,
            12,
            null,
            List.of(new LabelRule(List.of(), List.of("x"), null)),
            List.of(),
            null,
            List.of(),
            new Convention.Source(Convention.Basis.MEASURED, "seen"));
    Convention twice = convention(List.of("one"), Role.REQUESTS, null, 1);
    RuntimeMark mute =
        new RuntimeMark(
            List.of("m"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            twice.source());
    List<Violation> violations =
        SignalCatalogue.check(
            List.of(
                part("a", List.of(bad, twice, twice), List.of(mute), List.of()),
                part(
                    "a",
                    List.of(),
                    List.of(),
                    List.of(new Remedy("observed.p98Ms", null, null, "")))));
    assertThat(violations)
        .extracting(v -> v.pointer() + " " + v.code())
        .containsExactly(
            "/0/conventions/0/names bad-name",
            "/0/conventions/0/names bad-name",
            "/0/conventions/0/names bad-name",
            "/0/conventions/0/rank out-of-range",
            "/0/conventions/0/only/0 missing",
            "/0/conventions/2/names twice",
            "/0/runtimes/0 says-nothing",
            "/1/ecosystem twice",
            "/1/remedies/0/quantity unknown-quantity",
            "/1/remedies/0/how missing");
    assertThatThrownBy(
            () -> SignalCatalogue.of(List.of(part("a", List.of(bad), List.of(), List.of()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 is not a rank from 1 to 9")
        .hasMessageContaining("x_total must be written without _total");
  }

  @Test
  void asksForAllPartsOfAFigureAndForWhyAFamilyIsSetAside() {
    Convention aside = convention(List.of("a"), Role.SET_ASIDE, MetricUnit.SECONDS, 1);
    Convention single =
        new Convention(
            List.of("b"),
            Role.CPU_TIME,
            List.of(),
            null,
            null,
            true,
            List.of(),
            List.of(),
            null,
            List.of(),
            aside.source());
    SignalCatalogue.Part part =
        new SignalCatalogue.Part(
            "x",
            "test",
            List.of(),
            new HandlerPaths(List.of(), null, null, null, null, null, null),
            null,
            List.of(),
            List.of(),
            List.of(aside, single, single.named(List.of("c", "dddd*"))),
            List.of(),
            List.of());
    assertThat(SignalCatalogue.check(List.of(part)))
        .extracting(v -> v.pointer() + " " + v.code())
        .containsExactly(
            "/0/requestHandlers/labels missing",
            "/0/conventions/0/caveats missing",
            "/0/conventions/1/together out-of-range",
            "/0/conventions/2/together out-of-range");
  }

  @Test
  void asksForMissingSourcesAndRoles() {
    Convention bare =
        new Convention(
            List.of(), null, List.of(), null, null, null, List.of(), List.of(), null, List.of(),
            null);
    assertThat(SignalCatalogue.check(List.of(part("", List.of(bare), List.of(), List.of()))))
        .extracting(Violation::pointer)
        .containsExactly(
            "/0/ecosystem",
            "/0/conventions/0/names",
            "/0/conventions/0/role",
            "/0/conventions/0/source");
  }

  @Test
  void advisesByFrameworkThenLanguageThenInGeneral() {
    Quantity p99 = Quantity.OBSERVED_P99;
    IncumbentLanguage jvm = IncumbentLanguage.JVM;
    IncumbentLanguage node = IncumbentLanguage.NODE;
    assertThat(catalogue.remedy(p99, jvm, Set.of("Micrometer"))).contains("percentiles-histogram");
    assertThat(catalogue.remedy(p99, node, Set.of())).contains("prom-client");
    assertThat(catalogue.remedy(p99, null, Set.of())).startsWith("expose a histogram");
    assertThat(catalogue.remedy(Quantity.KIND, null, Set.of())).isNull();
    IncumbentLanguage rust = IncumbentLanguage.RUST;
    assertThat(catalogue.remedy(Quantity.OBSERVED_P50, rust, Set.of()))
        .contains("set_buckets_for_metric");
    assertThat(catalogue.remedy(Quantity.OBSERVED_P95, node, Set.of())).contains("p95 budget");
    assertThat(catalogue.remedy(Quantity.OBSERVED_P50, jvm, Set.of("Micrometer")))
        .contains("percentiles-histogram")
        .doesNotContain("slo");
    assertThat(catalogue.remedy(Quantity.OBSERVED_P50, null, Set.of()))
        .doesNotContain("bucket bound");
  }

  @ParameterizedTest
  @CsvSource({
    "incumbent.tuned,     GO,     ,              client_golang 1.20 or newer",
    "observed.gcCpuShare, DOTNET, ,              WithGcStats(CaptureLevel.Informational)",
    "observed.gcCpuShare, JVM,    ,              jvm_gc_duration_seconds",
    "observed.gcCpuShare, JVM,    OpenTelemetry, opentelemetry-runtime-telemetry",
    "observed.p50Ms,      JVM,    Micrometer,    percentilesHistogram(true).build().merge(config)",
    "observed.p99Ms,      JVM,    Micrometer,    percentilesHistogram(true).build().merge(config)"
  })
  void advisesWhatTheSoftwareHas(
      String quantity, IncumbentLanguage language, String framework, String advice) {
    assertThat(
            catalogue.remedy(
                Quantity.byId(quantity).orElseThrow(),
                language,
                framework == null ? Set.of() : Set.of(framework)))
        .contains(advice);
  }

  static SignalCatalogue.Part part(
      String ecosystem,
      List<Convention> conventions,
      List<RuntimeMark> runtimes,
      List<Remedy> remedies) {
    return new SignalCatalogue.Part(
        ecosystem,
        "test",
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        conventions,
        runtimes,
        remedies);
  }

  static Convention convention(List<String> names, Role role, MetricUnit unit, int rank) {
    return new Convention(
        names,
        role,
        List.of(),
        unit,
        rank,
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        new Convention.Source(Convention.Basis.KNOWLEDGE, "test"));
  }
}
