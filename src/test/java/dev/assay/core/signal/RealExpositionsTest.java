package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.exposition.Exposition;
import dev.assay.core.profile.IncumbentLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Real expositions, read when they are at hand. The expected figures were computed from the same
 * bytes by a script of its own, not by this reader.
 */
class RealExpositionsTest {
  private static final Instant LATER = Instant.parse("2026-11-21T09:00:00Z");

  private static MetricsReading reading(String file) {
    return reading(file, LATER, Map.of());
  }

  private static MetricsReading reading(String file, Instant received, Map<String, String> select) {
    Exposition exposition = Catalogues.shared(file);
    return Catalogues.reading(List.of(new Snapshot(exposition, null, received, select)));
  }

  private static Value.Amount amount(MetricsReading reading, Quantity quantity) {
    assertThat(reading.signal(quantity)).isInstanceOf(Signal.Measured.class);
    return (Value.Amount) ((Signal.Measured) reading.signal(quantity)).value();
  }

  private static void assertAmount(
      MetricsReading reading, Quantity quantity, double low, double point, double high) {
    Value.Amount amount = amount(reading, quantity);
    assertThat(amount.low()).as("%s low", quantity).isCloseTo(low, within(low * 1e-9));
    assertThat(amount.point()).as("%s", quantity).isCloseTo(point, within(point * 1e-9));
    if (Double.isInfinite(high)) {
      assertThat(amount.high()).as("%s high", quantity).isInfinite();
    } else {
      assertThat(amount.high()).as("%s high", quantity).isCloseTo(high, within(high * 1e-9));
    }
  }

  private static String why(MetricsReading reading, Quantity quantity) {
    assertThat(reading.signal(quantity)).isInstanceOf(Signal.Missing.class);
    return ((Signal.Missing) reading.signal(quantity)).why();
  }

  private static Fingerprint service(MetricsReading reading) {
    Fingerprint first = reading.runtimes().getFirst();
    assertThat(first.part()).isEqualTo(Fingerprint.Part.SERVICE);
    return first;
  }

  @Test
  void kubeApiserver() {
    MetricsReading reading = reading("go/kube-apiserver-1.35.prom");
    assertAmount(reading, Quantity.OBSERVED_P50, 0, 2.634408602150538, 5);
    assertAmount(reading, Quantity.OBSERVED_P95, 5, 5.4788732394365685, 25);
    assertAmount(reading, Quantity.OBSERVED_P99, 5, 24.25070422535209, 25);
    assertAmount(
        reading, Quantity.OBSERVED_RPS, 6.165821632916707, 11.091937443909424, 11.091937443909424);
    assertAmount(reading, Quantity.ERROR_RATIO, 0, 0, 0);
    assertAmount(
        reading, Quantity.CPU_CORES, 0.02461147290449946, 0.04427454021728552, 0.04427454021728552);
    assertAmount(
        reading,
        Quantity.OBSERVED_CPU_PER_REQUEST,
        3.5504538174052325,
        3.9915966386554627,
        3.9915966386554627);
    assertAmount(reading, Quantity.RESIDENT_MEMORY, 287.8359375, 287.8359375, 287.8359375);
    assertAmount(reading, Quantity.PEAK_MEMORY, 287.8359375, 287.8359375, Double.POSITIVE_INFINITY);
    assertAmount(
        reading,
        Quantity.GC_CPU_SHARE,
        0.13633601031177645,
        0.13633601031177645,
        0.13633601031177645);
    assertAmount(reading, Quantity.LANGUAGE_SHARE, 0, 1, 1);
    assertThat(reading.finding("mean-latency").value().point())
        .isCloseTo(2.339449187274908, within(1e-9));
    assertThat(reading.finding("live-heap").value().point())
        .isCloseTo(90.97908782958984, within(1e-9));
    assertThat(reading.finding("scheduling-delay-p99").value().point())
        .isCloseTo(0.659184605703351, within(1e-9));
    assertThat(service(reading).version()).isEqualTo("go1.25.5");
    assertThat(reading.signal(Quantity.TUNED))
        .isInstanceOfSatisfying(
            Signal.Measured.class, m -> assertThat(m.value()).isEqualTo(new Value.Flag(false)));
    assertThat(reading.report().scrapes().getFirst())
        .returns(279, ScrapeReport.Scrape::families)
        .returns(22_853, ScrapeReport.Scrape::samples);
  }

  @Test
  void etcd() {
    MetricsReading reading = reading("go/etcd-k8s-1.35.prom");
    assertAmount(
        reading, Quantity.OBSERVED_RPS, 9.16200067572829, 17.45559789476372, 17.45559789476372);
    assertAmount(
        reading,
        Quantity.OBSERVED_CPU_PER_REQUEST,
        1.1749460043196545,
        1.1754537597234227,
        1.1754537597234227);
    assertAmount(
        reading,
        Quantity.CPU_CORES,
        0.010769508140873359,
        0.020518248173620277,
        0.020518248173620277);
    assertThat(why(reading, Quantity.OBSERVED_P99))
        .isEqualTo("no family of request durations was recognised");
    assertThat(reading.report().gaps())
        .filteredOn(gap -> gap.quantity().equals("observed.p99Ms"))
        .singleElement()
        .satisfies(gap -> assertThat(gap.how()).contains("grpc_server_handling_seconds"));
    assertThat(service(reading))
        .returns(IncumbentLanguage.GO, Fingerprint::language)
        .returns("go1.24.10", Fingerprint::version)
        .returns(List.of("go-grpc-prometheus", "promhttp"), Fingerprint::frameworks);
  }

  @Test
  void kubeControllerManager() {
    MetricsReading reading = reading("go/kube-controller-manager-1.35.prom");
    assertAmount(
        reading,
        Quantity.GC_CPU_SHARE,
        0.07512985555182461,
        0.07512985555182461,
        0.07512985555182461);
    assertAmount(reading, Quantity.RESIDENT_MEMORY, 115.1015625, 115.1015625, 115.1015625);
    assertThat(reading.finding("reconcile-duration-p99").value())
        .isEqualTo(new Value.Amount(100, 395.363636364, 1000));
    assertThat(reading.finding("queue-depth").value().point()).isZero();
    assertThat(why(reading, Quantity.OBSERVED_RPS)).startsWith("no counter of requests");
  }

  @Test
  void connaisseurInGo() {
    MetricsReading reading = reading("go/connaisseur-docs.prom");
    assertAmount(
        reading,
        Quantity.CPU_CORES,
        1.04 / 705.210905790329,
        1.04 / 585.210905790329,
        1.04 / 585.210905790329);
    assertAmount(reading, Quantity.RESIDENT_MEMORY, 62.0625, 62.0625, 62.0625);
    assertAmount(
        reading,
        Quantity.GC_CPU_SHARE,
        0.007242773 / 705.210905790329,
        0.007242773 / 585.210905790329,
        0.5);
    assertThat(reading.finding("tasks").value().point()).isEqualTo(18);
    assertThat(service(reading).version()).isEqualTo("go1.25.8");
    assertThat(reading.report().scrapes().getFirst().timeKnownFrom())
        .isEqualTo("time of the last garbage collection");
  }

  @Test
  void connaisseurInPython() {
    MetricsReading reading = reading("python/connaisseur-flask.prom");
    assertAmount(reading, Quantity.OBSERVED_P50, 0, 90, 100);
    assertAmount(reading, Quantity.OBSERVED_P95, 1000, 1825, 2500);
    assertAmount(reading, Quantity.OBSERVED_P99, 1000, 2365, 2500);
    assertAmount(
        reading,
        Quantity.LANGUAGE_SHARE,
        0.9054497948910313,
        0.9054497948910313,
        0.9054497948910313);
    // Not before the first request was counted, by http_request_created.
    assertThat(amount(reading, Quantity.CPU_CORES).high())
        .isCloseTo(3.3 / (1.6436681947581613e9 - 1.6436681112e9), within(1e-12));
    assertThat(service(reading))
        .returns(IncumbentLanguage.PYTHON, Fingerprint::language)
        .returns("3.10.2", Fingerprint::version)
        .returns(List.of("Flask"), Fingerprint::frameworks);
  }

  @Test
  void oneServiceRewrittenCannotBeComparedByTheseScrapes() {
    Comparison comparison =
        Comparability.of(
            reading("python/connaisseur-flask.prom"), reading("go/connaisseur-docs.prom"));
    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.aspect("latency").reason())
        .isEqualTo("only the first exposes request durations, as http_request_duration_seconds");
    assertThat(comparison.aspect("uptime").verdict()).isEqualTo(Comparison.Verdict.NOT_COMPARABLE);
    assertThat(comparison.aspect("memory").verdict()).isEqualTo(Comparison.Verdict.COMPARABLE);
    assertThat(comparison.aspect("runtime").reason())
        .isEqualTo("python 3.10.2 against go go1.25.8");
  }

  @Test
  void oneServiceRewrittenIsNotReadAsOneProcess() {
    MetricsReading both =
        Catalogues.reading(
            List.of(
                new Snapshot(
                    Catalogues.shared("python/connaisseur-flask.prom"), null, LATER, Map.of()),
                new Snapshot(
                    Catalogues.shared("go/connaisseur-docs.prom"), null, LATER, Map.of())));
    MetricsReading now = reading("go/connaisseur-docs.prom");
    assertThat(both.signals()).hasSameSizeAs(now.signals());
    assertThat(amount(both, Quantity.CPU_CORES)).isEqualTo(amount(now, Quantity.CPU_CORES));
    assertThat(both.comparison())
        .isEqualTo(Comparability.of(reading("python/connaisseur-flask.prom"), now));
  }

  @Test
  void rustCrateWithWholeCpuSeconds() {
    MetricsReading reading =
        reading(
            "rust/bench-metrics-prometheus-crate.prom",
            Instant.ofEpochSecond(1690617314 + 3600),
            Map.of());
    assertAmount(reading, Quantity.OBSERVED_P50, 50, 66.6666666667, 100);
    assertAmount(reading, Quantity.OBSERVED_P95, 100, 225, 250);
    assertAmount(reading, Quantity.OBSERVED_P99, 100, 245, 250);
    assertAmount(reading, Quantity.CPU_CORES, 0, 0, 1.0 / 3600);
    assertAmount(reading, Quantity.OBSERVED_CPU_PER_REQUEST, 0, 0, 50);
    assertAmount(reading, Quantity.RESIDENT_MEMORY, 22.49609375, 22.49609375, 22.49609375);
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("process_threads hints at rust and proves nothing");
    assertThat(service(reading).certain()).isFalse();
    assertThat(why(reading, Quantity.LANGUAGE_SHARE)).contains("requests that the service sends");
  }

  @Test
  void torOperator() {
    MetricsReading reading = reading("rust/tor-operator.prom");
    assertThat(reading.finding("reconcile-duration-p99").value())
        .isEqualTo(new Value.Amount(10, 99.015625, 100));
    assertThat(reading.finding("reconcile-duration-mean").value().point())
        .isCloseTo(38.72436978571429, within(1e-9));
    assertThat(reading.finding("reconciles").value().point()).isEqualTo(70);
    assertThat(reading.runtimes()).isEmpty();
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE)).isEqualTo("no family betrays a runtime");
    assertThat(reading.report().gaps())
        .filteredOn(gap -> gap.quantity().equals("incumbent.language"))
        .singleElement()
        .satisfies(gap -> assertThat(gap.how()).contains("<app>_build_info{rust_version}"));
  }

  @Test
  void micrometer() {
    MetricsReading reading = reading("generated/jvm17-micrometer.prom");
    assertAmount(reading, Quantity.OBSERVED_P50, 111.848106, 128.62532175, 134.217727);
    assertAmount(reading, Quantity.OBSERVED_P95, 1431.655765, 1610.6127354999999, 1789.569706);
    assertAmount(reading, Quantity.OBSERVED_P99, 1789.569706, 1977.0484370000001, 2147.483647);
    assertAmount(reading, Quantity.CPU_CORES, 2.18 / 1.618, 2.18 / 1.618, 2.18 / 1.618);
    assertAmount(reading, Quantity.ERROR_RATIO, 0.025, 0.025, 0.025);
    assertAmount(
        reading, Quantity.GC_CPU_SHARE, 0.3794808405438813, 0.3794808405438813, 0.3794808405438813);
    assertThat(reading.finding("heap-in-use").value().point())
        .isCloseTo(34.22578430175781, within(1e-9));
    assertThat(why(reading, Quantity.RESIDENT_MEMORY)).startsWith("no gauge of resident memory");
    assertThat(reading.report().gaps())
        .filteredOn(gap -> gap.quantity().equals("observed.residentMemoryMiB"))
        .singleElement()
        .satisfies(gap -> assertThat(gap.how()).startsWith("Micrometer has no resident memory"));
    assertThat(service(reading))
        .returns("17.0.15+6-Debian-1deb12u1", Fingerprint::version)
        .returns(List.of("Micrometer"), Fingerprint::frameworks);
  }

  @Test
  void micrometerInOpenMetricsIsTheSameService() {
    MetricsReading reading = reading("generated/jvm17-micrometer.om.txt");
    assertAmount(reading, Quantity.OBSERVED_P99, 1789.569706, 1977.0484370000001, 2147.483647);
    assertAmount(reading, Quantity.CPU_CORES, 2.28 / 1.676, 2.28 / 1.676, 2.28 / 1.676);
    assertThat(service(reading).version()).isEqualTo("17.0.15+6-Debian-1deb12u1");
  }

  @Test
  void openTelemetryWithoutAStartTime() {
    MetricsReading reading = reading("generated/otel-java17.prom");
    assertAmount(reading, Quantity.OBSERVED_P50, 100, 117.44186046511629, 250);
    assertAmount(reading, Quantity.OBSERVED_P99, 1000, 2398.6486486486488, 2500);
    assertAmount(reading, Quantity.OBSERVED_CPU_PER_REQUEST, 1.12, 1.12, 1.12);
    assertAmount(reading, Quantity.ERROR_RATIO, 0.025, 0.025, 0.025);
    assertThat(why(reading, Quantity.OBSERVED_RPS))
        .startsWith("http_server_request_duration_seconds is counted since a start")
        .contains("process_start_time_seconds");
  }

  @Test
  void nodeAndPythonAndGoClientLibraries() {
    MetricsReading node = reading("generated/node20-prom-client.prom");
    assertAmount(node, Quantity.OBSERVED_P95, 500, 861.1111111111112, 1000);
    assertAmount(
        node,
        Quantity.LANGUAGE_SHARE,
        0.0005849534462249104,
        0.0005849534462249104,
        0.0005849534462249104);
    assertAmount(node, Quantity.RESIDENT_MEMORY, 72.80859375, 72.80859375, 72.80859375);
    assertThat(service(node).version()).isEqualTo("v20.20.2");
    MetricsReading python = reading("generated/python-client.prom");
    assertAmount(python, Quantity.OBSERVED_P50, 100, 158.16326530612247, 250);
    assertAmount(python, Quantity.ERROR_RATIO, 0.02, 0.02, 0.02);
    MetricsReading go = reading("generated/go119-client_golang.prom");
    assertAmount(go, Quantity.OBSERVED_P99, 1000, 2420.634920634921, 2500);
    assertThat(service(go).version()).isEqualTo("go1.19.8");
  }

  @Test
  void springAndDotnetExcerpts() {
    MetricsReading spring = reading("jvm/spring-boot-simpleclient.prom");
    assertAmount(spring, Quantity.RESIDENT_MEMORY, 319.68359375, 319.68359375, 319.68359375);
    assertThat(service(spring).language()).isEqualTo(IncumbentLanguage.JVM);
    MetricsReading dotnet = reading("dotnet/prometheus-net-8-issue402-excerpt.prom");
    assertAmount(dotnet, Quantity.RESIDENT_MEMORY, 103.03125, 103.03125, 103.03125);
    assertThat(service(dotnet).language()).isEqualTo(IncumbentLanguage.DOTNET);
    assertThat(dotnet.finding("threads").value().point()).isEqualTo(33);
  }

  @Test
  void cadvisorWithAndWithoutAChosenContainer() {
    MetricsReading all = reading("go/cadvisor-kubelet-1.35.prom");
    assertThat(why(all, Quantity.CPU_CORES))
        .startsWith("container_cpu_usage_seconds_total speaks of several services");
    MetricsReading coredns =
        reading("go/cadvisor-kubelet-1.35.prom", LATER, Map.of("container", "coredns"));
    double seconds = 1782468872.783 - 1782468760.0;
    assertAmount(
        coredns, Quantity.CPU_CORES, 0.165531 / seconds, 0.165531 / seconds, 0.165531 / seconds);
    assertAmount(
        coredns,
        Quantity.RESIDENT_MEMORY,
        15273984.0 / 1048576,
        15273984.0 / 1048576,
        15273984.0 / 1048576);
    assertAmount(
        coredns,
        Quantity.PEAK_MEMORY,
        17313792.0 / 1048576,
        17313792.0 / 1048576,
        17313792.0 / 1048576);
    assertAmount(coredns, Quantity.OOM_KILLS, 0, 0, 0);
    MetricsReading kindnet =
        reading("go/cadvisor-kubelet-1.35.prom", LATER, Map.of("container", "kindnet-cni"));
    assertAmount(kindnet, Quantity.THROTTLED_SHARE, 9.0 / 63, 9.0 / 63, 9.0 / 63);
  }

  @Test
  void kubeStateMetricsOfOnePod() {
    MetricsReading reading =
        reading(
            "go/kube-state-metrics-k8s-1.35.prom",
            Instant.ofEpochSecond(1782468759 + 86_400),
            Map.of("pod", "coredns-7d764666f9-qdcxt"));
    assertAmount(reading, Quantity.OBSERVED_STARTUP, 0, 1000, 2000);
    assertAmount(reading, Quantity.RESTARTS_PER_DAY, 0, 0, 0);
  }

  @Test
  void exportersAreNotTheService() {
    MetricsReading reading = reading("go/node_exporter-e2e.prom");
    assertThat(reading.runtimes())
        .extracting(Fingerprint::part, Fingerprint::name)
        .containsExactly(tuple(Fingerprint.Part.BYSTANDER, "node_exporter"));
    assertThat(why(reading, Quantity.INCUMBENT_LANGUAGE))
        .isEqualTo("only node_exporter shows, not the service");
    assertThat(reading("rust/linkerd2-proxy-short.prom").runtimes())
        .extracting(Fingerprint::name)
        .containsExactly("linkerd-proxy");
  }

  @Test
  void summariesAreReportedAsTheExporterSaysThem() {
    MetricsReading reading = reading("other/telegraf-multiple.om.txt");
    assertAmount(reading, Quantity.OBSERVED_P50, 854.12, 1298.54, 1298.54);
    assertAmount(reading, Quantity.OBSERVED_P99, 3698481.32, 6884323.24, 6884323.24);
    assertThat(why(reading, Quantity.OBSERVED_P95)).contains("without a current quantile 0.95");
    assertThat(reading.latency().kind()).isEqualTo(LatencySource.Kind.SUMMARY);
  }

  @Test
  void nativeHistogramsInProtobuf() {
    MetricsReading go = reading("generated/go119-client_golang-native-histogram.pb");
    assertThat(go.latency())
        .returns("native buckets of schema 3", LatencySource::resolution)
        .returns(1000.0, LatencySource::requests);
    Value.Amount p50 = amount(go, Quantity.OBSERVED_P50);
    assertThat(p50.low()).isCloseTo(1000 * Math.pow(2, -17 / 8.0), within(1e-6));
    assertThat(p50.high()).isEqualTo(250);
    Value.Amount p95 = amount(go, Quantity.OBSERVED_P95);
    assertThat(p95.low()).isCloseTo(1000 * Math.pow(2, 6 / 8.0), within(1e-6));
    assertThat(p95.high()).isCloseTo(1000 * Math.pow(2, 7 / 8.0), within(1e-6));
    assertThat(service(go).version()).isEqualTo("go1.19.8");
    MetricsReading java = reading("generated/jvm17-client_java-native-histograms.pb");
    assertThat(service(java).version()).isEqualTo("17.0.15+6-Debian-1deb12u1");
  }
}
