package dev.assay.core.signal;

import dev.assay.core.signal.Comparison.Aspect;
import dev.assay.core.signal.Comparison.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells whether two readings can be held against each other, and why not. */
public final class Comparability {
  /** Request rates and times may differ by this factor either way and still be the same. */
  private static final double LOAD = 1.25;

  private static final double WARM_UP = 600;
  private static final double FEW_REQUESTS = 1000;
  private static final double COARSE_CPU = 100;

  /** What must be alike before any figure can be held against another. */
  private static final List<String> CONDITIONS = List.of("load", "duration", "uptime");

  /** What is then held against each other. */
  private static final List<String> FIGURES = List.of("latency", "cpu", "memory");

  private final MetricsReading a;
  private final MetricsReading b;
  private final List<Aspect> aspects = new ArrayList<>();

  private Comparability(MetricsReading a, MetricsReading b) {
    this.a = a;
    this.b = b;
  }

  /** Both readings, aspect by aspect. */
  public static Comparison of(MetricsReading a, MetricsReading b) {
    Comparability comparability = new Comparability(a, b);
    comparability.latency();
    comparability.requests();
    comparability.load();
    comparability.duration();
    comparability.uptime();
    comparability.cpu();
    comparability.memory();
    comparability.runtime();
    Comparison all = new Comparison(false, comparability.aspects);
    boolean forbidden =
        all.aspects().stream().anyMatch(aspect -> aspect.verdict() == Verdict.NOT_COMPARABLE);
    return new Comparison(
        !forbidden
            && CONDITIONS.stream().allMatch(all::allows)
            && FIGURES.stream().anyMatch(all::allows),
        all.aspects());
  }

  private void latency() {
    LatencySource x = a.latency();
    LatencySource y = b.latency();
    if (x == null || y == null) {
      add(
          "latency",
          x == null && y == null ? Verdict.UNKNOWN : Verdict.NOT_COMPARABLE,
          x == null && y == null
              ? "neither exposes request durations"
              : "only "
                  + (x == null ? "the second" : "the first")
                  + " exposes request durations, as "
                  + (x == null ? Objects.requireNonNull(y).metric() : x.metric()));
    } else if (x.kind() != y.kind()) {
      add(
          "latency",
          Verdict.NOT_COMPARABLE,
          told(x) + " and " + told(y) + ": quantiles of the two are not the same thing");
    } else if (x.kind() == LatencySource.Kind.SUMMARY) {
      add(
          "latency",
          Verdict.WITH_CAUTION,
          "both are summaries, whose windows are not told; the means can be compared");
    } else if (x.kind() == LatencySource.Kind.MEAN_ONLY) {
      add("latency", Verdict.WITH_CAUTION, "neither has quantiles; only the means can be compared");
    } else if (!x.resolution().equals(y.resolution())) {
      add(
          "latency",
          Verdict.WITH_CAUTION,
          "the bucket bounds differ ("
              + x.resolution()
              + " against "
              + y.resolution()
              + "): compare means and the share within a budget that is a bound of both");
    } else {
      add("latency", Verdict.COMPARABLE, "both are histograms with the same buckets");
    }
  }

  private static String told(LatencySource source) {
    return source.metric()
        + switch (source.kind()) {
          case HISTOGRAM -> " is a histogram";
          case SUMMARY -> " is a summary over a window that its exporter does not tell";
          case MEAN_ONLY -> " has neither buckets nor quantiles";
        };
  }

  private void requests() {
    double x = a.requests();
    double y = b.requests();
    if (Double.isNaN(x) || Double.isNaN(y)) {
      add("requests", Verdict.UNKNOWN, "requests are not counted in both");
      return;
    }
    double fewest = Math.min(x, y);
    add(
        "requests",
        fewest < FEW_REQUESTS ? Verdict.NOT_COMPARABLE : Verdict.COMPARABLE,
        Figures.plain(x)
            + " and "
            + Figures.count(y, "request", "requests")
            + (fewest < FEW_REQUESTS
                ? ": below " + Figures.plain(FEW_REQUESTS) + " chance and warm-up decide"
                : ""));
  }

  private void load() {
    OptionalDouble x = point(a, Quantity.OBSERVED_RPS);
    OptionalDouble y = point(b, Quantity.OBSERVED_RPS);
    if (x.isEmpty() || y.isEmpty()) {
      add("load", Verdict.UNKNOWN, "the request rate is not known of both");
      return;
    }
    if (x.getAsDouble() == 0 || y.getAsDouble() == 0) {
      add("load", Verdict.UNKNOWN, "no request was counted between the snapshots of one of them");
      return;
    }
    double ratio = x.getAsDouble() / y.getAsDouble();
    boolean alike = ratio <= LOAD && ratio >= 1 / LOAD;
    add(
        "load",
        alike ? Verdict.COMPARABLE : Verdict.NOT_COMPARABLE,
        Figures.plain(x.getAsDouble())
            + " and "
            + Figures.plain(y.getAsDouble())
            + " requests per second"
            + (alike
                ? ""
                : ": the rates must lie within "
                    + Figures.plain(1 / LOAD)
                    + " to "
                    + Figures.plain(LOAD)
                    + " of each other"));
  }

  private void duration() {
    OptionalDouble x = seconds(a);
    OptionalDouble y = seconds(b);
    if (x.isEmpty() || y.isEmpty()) {
      add("duration", Verdict.UNKNOWN, "how long requests were counted is not known of both");
      return;
    }
    double ratio = x.getAsDouble() / y.getAsDouble();
    boolean alike = ratio <= LOAD && ratio >= 1 / LOAD;
    add(
        "duration",
        alike ? Verdict.COMPARABLE : Verdict.NOT_COMPARABLE,
        "counted over "
            + Figures.plain(x.getAsDouble())
            + " and "
            + Figures.plain(y.getAsDouble())
            + " s"
            + (alike
                ? ""
                : ": the times must lie within "
                    + Figures.plain(1 / LOAD)
                    + " to "
                    + Figures.plain(LOAD)
                    + " of each other"));
  }

  /** How long requests were counted, or else CPU time. */
  private static OptionalDouble seconds(MetricsReading reading) {
    for (Quantity quantity : List.of(Quantity.OBSERVED_RPS, Quantity.CPU_CORES)) {
      Double seconds =
          measured(reading, quantity).map(s -> s.provenance().windowSeconds()).orElse(null);
      if (seconds != null) {
        return OptionalDouble.of(seconds);
      }
    }
    return OptionalDouble.empty();
  }

  private void uptime() {
    OptionalDouble x = finding(a, "uptime");
    OptionalDouble y = finding(b, "uptime");
    if (x.isEmpty() || y.isEmpty()) {
      add("uptime", Verdict.UNKNOWN, "the uptime is not known of both");
      return;
    }
    double shorter = Math.min(x.getAsDouble(), y.getAsDouble());
    add(
        "uptime",
        shorter < WARM_UP ? Verdict.NOT_COMPARABLE : Verdict.COMPARABLE,
        "up for "
            + Figures.plain(x.getAsDouble())
            + " and "
            + Figures.plain(y.getAsDouble())
            + " s"
            + (shorter < WARM_UP ? ": both must be past ten minutes of warm-up" : ""));
  }

  private void cpu() {
    Optional<Signal.Measured> x = measured(a, Quantity.OBSERVED_CPU_PER_REQUEST);
    Optional<Signal.Measured> y = measured(b, Quantity.OBSERVED_CPU_PER_REQUEST);
    if (x.isEmpty() || y.isEmpty()) {
      add("cpu", Verdict.UNKNOWN, "CPU time per request is not known of both");
      return;
    }
    boolean coarse = coarse(x.get()) || coarse(y.get());
    add(
        "cpu",
        coarse ? Verdict.NOT_COMPARABLE : Verdict.COMPARABLE,
        coarse
            ? "a counter of whole seconds is too coarse below "
                + Figures.plain(COARSE_CPU)
                + " CPU seconds"
            : "CPU time per request is known of both");
  }

  private static boolean coarse(Signal.Measured signal) {
    return signal.provenance().caveats().stream()
        .anyMatch(c -> c.startsWith("low confidence: the counter counts whole seconds"));
  }

  private void memory() {
    Optional<Signal.Measured> x = measured(a, Quantity.RESIDENT_MEMORY);
    Optional<Signal.Measured> y = measured(b, Quantity.RESIDENT_MEMORY);
    if (x.isEmpty() || y.isEmpty()) {
      add("memory", Verdict.UNKNOWN, "resident memory is not known of both");
      return;
    }
    String first = x.get().provenance().metric();
    String second = y.get().provenance().metric();
    boolean alike = first.equals(second);
    add(
        "memory",
        alike ? Verdict.COMPARABLE : Verdict.NOT_COMPARABLE,
        alike
            ? "both expose " + first
            : first + " and " + second + " do not count the same memory");
  }

  private void runtime() {
    Optional<String> x = service(a);
    Optional<String> y = service(b);
    if (x.isEmpty() || y.isEmpty()) {
      add("runtime", Verdict.UNKNOWN, "the language is not known of both");
      return;
    }
    add(
        "runtime",
        Verdict.COMPARABLE,
        x.get().equals(y.get()) ? "both run " + x.get() : x.get() + " against " + y.get());
  }

  private static Optional<String> service(MetricsReading reading) {
    return reading.runtimes().stream()
        .filter(f -> f.part() == Fingerprint.Part.SERVICE && f.certain() && f.language() != null)
        .map(
            f ->
                Objects.requireNonNull(f.language()).id()
                    + (f.version() == null ? "" : " " + f.version()))
        .findFirst();
  }

  private static Optional<Signal.Measured> measured(MetricsReading reading, Quantity quantity) {
    return reading.signal(quantity) instanceof Signal.Measured measured
        ? Optional.of(measured)
        : Optional.empty();
  }

  private static OptionalDouble point(MetricsReading reading, Quantity quantity) {
    return measured(reading, quantity).map(Signal.Measured::value).stream()
        .filter(Value.Amount.class::isInstance)
        .mapToDouble(value -> ((Value.Amount) value).point())
        .findFirst();
  }

  private static OptionalDouble finding(MetricsReading reading, String name) {
    Finding finding = reading.finding(name);
    return finding == null ? OptionalDouble.empty() : OptionalDouble.of(finding.value().point());
  }

  private void add(String name, Verdict verdict, String reason) {
    aspects.add(new Aspect(name, verdict, reason));
  }
}
