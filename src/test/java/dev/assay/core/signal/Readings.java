package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Readings of short expositions and what they say, for tests. */
final class Readings {
  /** Start of the process in most tests: 1,000,000 s after the epoch. */
  static final long START = 1_000_000;

  private Readings() {}

  /** Snapshots taken one hour after {@link #START}, and every ten minutes after that. */
  static MetricsReading of(String... bodies) {
    return of(LatencyBudgets.NONE, bodies);
  }

  static MetricsReading of(LatencyBudgets budgets, String... bodies) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      snapshots.add(
          Snapshot.of(Catalogues.text(bodies[i]), Instant.ofEpochSecond(START + 3600 + 600L * i)));
    }
    return new MetricsReader(Catalogues.SHIPPED).read(snapshots, budgets);
  }

  /** One snapshot whose time is only known from its submission. */
  static MetricsReading received(String body, Instant at) {
    return Catalogues.reading(List.of(new Snapshot(Catalogues.text(body), null, at, Map.of())));
  }

  static Signal.Measured measured(MetricsReading reading, Quantity quantity) {
    assertThat(reading.signal(quantity)).isInstanceOf(Signal.Measured.class);
    return (Signal.Measured) reading.signal(quantity);
  }

  static Value.Amount amount(MetricsReading reading, Quantity quantity) {
    return (Value.Amount) measured(reading, quantity).value();
  }

  static double point(MetricsReading reading, Quantity quantity) {
    return amount(reading, quantity).point();
  }

  static List<String> caveats(MetricsReading reading, Quantity quantity) {
    return measured(reading, quantity).provenance().caveats();
  }

  static String why(MetricsReading reading, Quantity quantity) {
    assertThat(reading.signal(quantity)).isInstanceOf(Signal.Missing.class);
    return ((Signal.Missing) reading.signal(quantity)).why();
  }

  static double finding(MetricsReading reading, String name) {
    Finding finding = reading.finding(name);
    assertThat(finding).as(name).isNotNull();
    return finding.value().point();
  }
}
