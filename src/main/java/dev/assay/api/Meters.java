package dev.assay.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.IntStream;

/** Assay's own figures, with buckets that resolve the 5 ms it aims at for its 99th percentile. */
@Singleton
public final class Meters {
  private static final Duration[] BOUNDS =
      IntStream.of(1, 2, 5, 10, 25, 50, 100, 250, 1000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Timer parse;
  private final Timer evaluation;
  private final Timer store;

  Meters(MeterRegistry registry) {
    this.registry = registry;
    this.parse = timer(registry, "assay.parse", "Time to read a request, snapshots included");
    this.evaluation = timer(registry, "assay.evaluation", "Time to answer a request that was read");
    this.store = timer(registry, "assay.store", "Time to keep a recommendation");
  }

  Timer parse() {
    return parse;
  }

  Timer evaluation() {
    return evaluation;
  }

  Timer store() {
    return store;
  }

  /** Counts a recommendation by its verdict. */
  void count(String verdict) {
    Counter.builder("assay.verdicts")
        .description("Recommendations given, by verdict")
        .tag("verdict", verdict)
        .register(registry)
        .increment();
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }
}
