package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.amount;
import static dev.assay.core.signal.Readings.caveats;
import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeTimesTest {
  private static final String COUNTED =
      """
      # TYPE http_requests_total counter
      http_requests_total{status="200"} 7200%s
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1000000
      """;

  private static final Instant HOUR_LATER = Instant.ofEpochSecond(1_003_600);

  private static String counted() {
    return COUNTED.formatted("");
  }

  private static ScrapeReport.Scrape scrape(MetricsReading reading) {
    return reading.report().scrapes().getFirst();
  }

  @Test
  void believesTakenAtFirst() {
    MetricsReading reading = Readings.of(COUNTED.formatted(" 1001800000"));
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(4);
    assertThat(scrape(reading).timeKnownFrom()).isEqualTo("takenAt");
    assertThat(point(Readings.of(counted()), Quantity.OBSERVED_RPS)).isEqualTo(2);
  }

  @Test
  void thenTimestampsOfSamples() {
    MetricsReading reading = Readings.received(COUNTED.formatted(" 1001800000"), HOUR_LATER);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(4);
    assertThat(scrape(reading))
        .returns("timestamps of the samples", ScrapeReport.Scrape::timeKnownFrom)
        .returns(Instant.ofEpochSecond(1_001_800), ScrapeReport.Scrape::takenAt);
  }

  @Test
  void thenTheExportersClock() {
    MetricsReading reading =
        Readings.received(
            counted() + "# TYPE node_time_seconds gauge\nnode_time_seconds 1000900\n", HOUR_LATER);
    assertThat(scrape(reading).timeKnownFrom()).isEqualTo("node_time_seconds");
    assertThat(scrape(reading).takenAt()).isEqualTo(Instant.ofEpochSecond(1_000_900));
  }

  @Test
  void thenStartPlusUptime() {
    MetricsReading reading =
        Readings.received(
            counted() + "# TYPE process_uptime_seconds gauge\nprocess_uptime_seconds 1200\n",
            HOUR_LATER);
    assertThat(point(reading, Quantity.OBSERVED_RPS)).isEqualTo(6);
    assertThat(scrape(reading).timeKnownFrom()).isEqualTo("start time plus uptime");
    assertThat(caveats(reading, Quantity.OBSERVED_RPS)).isEmpty();
  }

  @Test
  void thenTheSubmissionWhichTheLastCollectionMayConfirm() {
    String collected =
        counted()
            + "# TYPE go_memstats_last_gc_time_seconds gauge\n"
            + "go_memstats_last_gc_time_seconds 1003500\n";
    MetricsReading confirmed = Readings.received(collected, HOUR_LATER);
    assertThat(point(confirmed, Quantity.OBSERVED_RPS)).isEqualTo(2);
    assertThat(caveats(confirmed, Quantity.OBSERVED_RPS)).isEmpty();
    MetricsReading plain = Readings.received(counted(), HOUR_LATER);
    assertThat(point(plain, Quantity.OBSERVED_RPS)).isEqualTo(2);
    assertThat(caveats(plain, Quantity.OBSERVED_RPS))
        .containsExactly(
            "no takenAt was given: the time of submission is taken for the time of the scrape");
    assertThat(scrape(plain).timeKnownFrom()).isEqualTo("time of submission");
  }

  @Test
  void placesAnOldGoScrapeAfterItsLastCollection() {
    String collected =
        counted()
            + "# TYPE go_memstats_last_gc_time_seconds gauge\n"
            + "go_memstats_last_gc_time_seconds 1001800\n";
    MetricsReading reading = Readings.received(collected, HOUR_LATER);
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(7200 / 1920.0, 4, 4));
    assertThat(scrape(reading).timeKnownFrom()).isEqualTo("time of the last garbage collection");
    MetricsReading off =
        Readings.received(
            collected + "# TYPE go_gc_gogc_percent gauge\ngo_gc_gogc_percent -1\n", HOUR_LATER);
    assertThat(point(off, Quantity.OBSERVED_RPS)).isEqualTo(2);
    assertThat(scrape(off).timeKnownFrom()).isEqualTo("time of submission");
  }

  @Test
  void boundsRatesFromBelowWhereTheSubmissionIsLongAfterTheStart() {
    MetricsReading reading =
        Readings.received(counted(), Instant.ofEpochSecond(1_000_000 + 720_000));
    assertThat(amount(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(new Value.Amount(0.01, 0.01, Double.POSITIVE_INFINITY));
    assertThat(reading.finding("uptime").value()).isEqualTo(new Value.Amount(0, 720_000, 720_000));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "+Inf, 0", "1.76e12, 0", "1360000, 360000", "1720000, 720000"})
  void onlyACreationBeforeTheSubmissionTellsTheLeastUptime(String created, double least) {
    MetricsReading reading =
        Readings.received(
            counted()
                + "# TYPE http_requests_created gauge\nhttp_requests_created{status=\"200\"} "
                + created
                + "\n",
            Instant.ofEpochSecond(1_000_000 + 720_000));
    assertThat(reading.finding("uptime").value())
        .isEqualTo(new Value.Amount(least, 720_000, 720_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void aStartThatIsNotAfterTheEpochIsUnknown(String start) {
    MetricsReading reading = Readings.of(counted().replace("seconds 1000000", "seconds " + start));
    assertThat(why(reading, Quantity.OBSERVED_RPS))
        .startsWith("http_requests_total is counted since a start that is not known");
    assertThat(reading.finding("uptime")).isNull();
  }

  @Test
  void saysThatNoTimeIsKnown() {
    MetricsReading reading =
        new MetricsReader(Catalogues.SHIPPED)
            .read(List.of(Snapshot.of(Catalogues.text(counted()), null)), LatencyBudgets.NONE);
    assertThat(why(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(
            "http_requests_total is counted since a start that is not known together with the time"
                + " of the scrape: process_start_time_seconds and takenAt would tell");
    assertThat(scrape(reading).takenAt()).isNull();
    assertThat(scrape(reading).timeKnownFrom()).isNull();
  }

  @Test
  void doesNotBelieveAScrapeBeforeTheStart() {
    MetricsReading reading = Readings.received(counted(), Instant.ofEpochSecond(999_000));
    assertThat(why(reading, Quantity.OBSERVED_RPS))
        .isEqualTo(
            "time of submission, 1970-01-12T13:30:00Z, is not after process_start_time_seconds,"
                + " 1970-01-12T13:46:40Z: one of the two is wrong");
  }

  @Test
  void anUptimeThatIsToldIsTakenFromWhereItIsTold() {
    MetricsReading reading =
        Readings.of(
            counted() + "# TYPE process_uptime_seconds gauge\nprocess_uptime_seconds 3500\n");
    assertThat(reading.finding("uptime"))
        .returns(Value.Amount.of(3500), Finding::value)
        .returns("process_uptime_seconds", f -> f.provenance().metric())
        .returns("as exposed", f -> f.provenance().method());
    assertThat(reading.report().used()).contains("process_uptime_seconds");
  }

  @Test
  void saysNothingWithoutSnapshots() {
    MetricsReading reading = Catalogues.reading(List.of());
    assertThat(reading.signals()).isEmpty();
    assertThat(why(reading, Quantity.CPU_CORES)).isEqualTo("no snapshot says anything of it");
  }
}
