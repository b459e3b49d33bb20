package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Rust saves in infrastructure in a year, over what it costs more in engineering in a year
 * (C06: a saving is worth money only against the hours that buy it). Both sides are ranges, and
 * where a part of the engineering side is not stated, its range is as wide as the published figures
 * are.
 */
public final class SavingRatio {
  /** Months of a year, as prices are by the month. */
  public static final double MONTHS = 12;

  /** MiB of a GiB. */
  public static final double MEBIBYTES_PER_GIBIBYTE = 1024;

  /** Reviewers that a language needs in a team at go-live (seed 002 L25-L27). */
  public static final int REVIEWERS = 2;

  /** Everything that the ratio can be computed from. */
  static final List<Quantity> PARTS =
      List.of(
          Quantity.INSTANCES,
          Quantity.RESIDENT_MEMORY,
          Quantity.PEAK_MEMORY,
          Quantity.BUDGET_MEMORY,
          Quantity.PRICE_PER_GIB_MONTH,
          Quantity.CPU_CORES,
          Quantity.PRICE_PER_CORE_MONTH,
          Quantity.INCUMBENT_LANGUAGE,
          Quantity.ENGINEER_COST,
          Quantity.RELEASES_PER_WEEK,
          Quantity.ENGINEERS,
          Quantity.ON_CALL,
          Quantity.LIFETIME,
          Quantity.BOTH_LANGUAGES,
          Quantity.GO_PRODUCTION,
          Quantity.RUST_REVIEWERS);

  /** The figures that Assay ships, the same as in {@code plan/cost.yaml}. */
  public static final Terms PUBLISHED =
      new Terms(
          new Value.Amount(0.13, 0.265, 0.40),
          new Value.Amount(0, 0.15, 0.40),
          new HardBug(2, 6, 8, 1, new Value.Amount(1, 1.5, 2)),
          new Value.Amount(0, 1, 2),
          new Value.Amount(0.25, 1, 5),
          new Value.Amount(1, 2, 6),
          new Value.Amount(0.2, 0.5, 1),
          new Value.Amount(4, 12, 26),
          0.5,
          new Value.Amount(1, 3, 5),
          new WorkingTime(40, 52));

  private SavingRatio() {}

  /**
   * The figures that a saving ratio rests on.
   *
   * @param memorySaving share of a Go build's memory that a Rust build does without: 13 % (PE20) to
   *     40 % (PE19), in the middle by assumption
   * @param cpuSaving share of a Go build's CPU that a Rust build does without: nothing (PE26), 15 %
   *     (seed 004 L21-L22), 40 % (PE20, billed duration as a stand-in)
   * @param hardBug one hard bug (seed 002 L51)
   * @param reviewHours hours of review that a Rust release takes more: none for an experienced team
   *     (PE29), else an assumption (seed 002 L7, L27)
   * @param releasesPerWeek releases per week where none are stated; an assumption
   * @param toolchainWeeks weeks of an engineer that a second toolchain takes in a year (PE14); an
   *     assumption
   * @param toolchainWeeksBoth the same where both languages run in production already; an
   *     assumption
   * @param rampUpWeeks weeks until a Go engineer is productive in Rust (seed 001 L97-L101, PE29)
   * @param rampUpLoss share of those weeks that is lost, as if productivity rose evenly; an
   *     assumption
   * @param lifetimeYears years in service where none are stated; an assumption
   * @param time hours that a yearly cost pays for
   */
  public record Terms(
      Value.Amount memorySaving,
      Value.Amount cpuSaving,
      HardBug hardBug,
      Value.Amount reviewHours,
      Value.Amount releasesPerWeek,
      Value.Amount toolchainWeeks,
      Value.Amount toolchainWeeksBoth,
      Value.Amount rampUpWeeks,
      double rampUpLoss,
      Value.Amount lifetimeYears,
      WorkingTime time) {}

  /**
   * One hard bug: two senior engineers for six hours and a night of the engineer on call (seed 002
   * L51).
   *
   * @param nightHours hours that a lost night stands for; an assumption
   * @param perYear how many of them a year brings; an assumption
   * @param rustFactor time that one takes in Rust over the time in Go (seed 002 L48, L70)
   */
  public record HardBug(
      double engineers, double hours, double nightHours, double perYear, Value.Amount rustFactor) {
    /** Hours that the bugs of a year take in Go. */
    public double yearlyHours() {
      return (engineers * hours + nightHours) * perYear;
    }
  }

  /** What a yearly cost pays for. */
  public record WorkingTime(double hoursPerWeek, double weeksPerYear) {
    /** Hours of a year. */
    public double hoursPerYear() {
      return hoursPerWeek * weeksPerYear;
    }
  }

  /**
   * People who must learn a language before the team can own a service in it: at least those that
   * are missing from two reviewers, at most everyone else in the team; everyone where on-call
   * rotates broadly, the fewest where experts own it.
   *
   * @param able people who already can
   * @param engineers people in the team; empty where not known
   */
  public static Value.Amount peopleToTrain(
      double able, OptionalDouble engineers, Optional<String> onCall) {
    double least = Math.max(0, REVIEWERS - able);
    double most = Math.max(least, engineers.orElse(able + least) - able);
    return switch (onCall.orElse("")) {
      case "broad-rotation" -> new Value.Amount(least, most, most);
      case "expert-owners" -> Value.Amount.of(least);
      default -> new Value.Amount(least, least, most);
    };
  }

  /** Weeks of an engineer that a second toolchain takes in a year. */
  public static Value.Amount toolchainWeeks(Signals signals, Terms terms) {
    return signals
        .flag(Quantity.BOTH_LANGUAGES)
        .map(both -> both ? terms.toolchainWeeksBoth() : terms.toolchainWeeks())
        .orElseGet(
            () ->
                new Value.Amount(
                    terms.toolchainWeeksBoth().low(),
                    terms.toolchainWeeks().point(),
                    terms.toolchainWeeks().high()));
  }

  /** Whether the team ships no Go and can review Rust, so that Rust costs it nothing more. */
  public static boolean rustTeam(Signals signals) {
    return signals.number(Quantity.GO_PRODUCTION).orElse(1) == 0
        && signals.number(Quantity.RUST_REVIEWERS).orElse(0) >= REVIEWERS;
  }

  /** Hours of engineering that Rust takes more than Go in a year. */
  public static Value.Amount extraHours(Signals signals, Terms terms) {
    HardBug bug = terms.hardBug();
    Value.Amount bugs =
        new Value.Amount(
            bug.yearlyHours() * (bug.rustFactor().low() - 1),
            bug.yearlyHours() * (bug.rustFactor().point() - 1),
            bug.yearlyHours() * (bug.rustFactor().high() - 1));
    Value.Amount releases =
        signals.amount(Quantity.RELEASES_PER_WEEK).orElse(terms.releasesPerWeek());
    Value.Amount review = releases.times(terms.time().weeksPerYear()).times(terms.reviewHours());
    Value.Amount toolchain = toolchainWeeks(signals, terms).times(terms.time().hoursPerWeek());
    return bugs.plus(review).plus(toolchain).plus(trainingHours(signals, terms));
  }

  private static Value.Amount trainingHours(Signals signals, Terms terms) {
    OptionalDouble able = signals.number(Quantity.RUST_REVIEWERS);
    OptionalDouble engineers = signals.number(Quantity.ENGINEERS);
    Value.Amount people =
        able.isPresent()
            ? peopleToTrain(able.getAsDouble(), engineers, signals.level(Quantity.ON_CALL))
            : new Value.Amount(0, REVIEWERS, Math.max(REVIEWERS, engineers.orElse(REVIEWERS)));
    Value.Amount years = signals.amount(Quantity.LIFETIME).orElse(terms.lifetimeYears());
    Value.Amount perYear = new Value.Amount(1 / years.high(), 1 / years.point(), 1 / years.low());
    return people
        .times(terms.rampUpWeeks())
        .times(terms.rampUpLoss() * terms.time().hoursPerWeek())
        .times(perYear);
  }

  /** The ratio with its formula. */
  static Optional<Signal> of(Signals signals, Terms terms) {
    return ratio(signals, terms).map(ratio -> ratio.signal(ratio.formula(terms)));
  }

  /**
   * The ratio before it is told.
   *
   * @param hours of engineering that Rust takes more in a year
   * @param memory what a Go build uses; empty where not known
   * @param cores what a Go build uses; empty where not known
   */
  record Ratio(
      Value.Amount value,
      List<Signal.Known> parts,
      Value.Amount hours,
      Optional<Footprint> memory,
      Optional<Footprint> cores) {

    Signal signal(String formula) {
      return new Signal.Derived(Quantity.SAVING_RATIO, value, parts, formula);
    }

    private String formula(Terms terms) {
      List<String> resources = new ArrayList<>();
      memory.ifPresent(
          used ->
              resources.add(
                  told(terms.memorySaving(), "memory", used) + " / 1024 x fleet.pricePerGiBMonth"));
      cores.ifPresent(
          used ->
              resources.add(told(terms.cpuSaving(), "CPU", used) + " x fleet.pricePerCoreMonth"));
      return "12 x fleet.instances x ("
          + String.join(" + ", resources)
          + ") / (team.yearlyCostPerEngineer / "
          + Figures.plain(terms.time().hoursPerYear())
          + " h x "
          + Figures.plain(hours.low())
          + " to "
          + Figures.plain(hours.high())
          + " h a year for one hard bug, review, the second toolchain and training)"
          + (memory.isEmpty() ? "; memory is not known and left out" : "")
          + (cores.isEmpty() ? "; CPU is not known and left out" : "");
    }
  }

  /**
   * The ratio, where instances, the yearly cost of an engineer, and memory or cores with their
   * price are known. A resource that is known without its price leaves the ratio out, as it would
   * be too low; a team that is at home in Rust alone has no extra cost to compare with.
   */
  static Optional<Ratio> ratio(Signals signals, Terms terms) {
    Optional<Value.Amount> instances = finite(signals, Quantity.INSTANCES);
    Optional<Value.Amount> cost = finite(signals, Quantity.ENGINEER_COST);
    Optional<Footprint> memory = Footprint.memory(signals, terms.memorySaving());
    Optional<Footprint> cores = Footprint.cores(signals, terms.cpuSaving());
    Optional<Value.Amount> gibPrice = finite(signals, Quantity.PRICE_PER_GIB_MONTH);
    Optional<Value.Amount> corePrice = finite(signals, Quantity.PRICE_PER_CORE_MONTH);
    if (instances.isEmpty()
        || cost.filter(c -> c.low() > 0).isEmpty()
        || (memory.isEmpty() && cores.isEmpty())
        || (memory.isPresent() && gibPrice.isEmpty())
        || (cores.isPresent() && corePrice.isEmpty())
        || rustTeam(signals)) {
      return Optional.empty();
    }
    List<Signal.Known> parts = new ArrayList<>();
    parts.add(signals.known(Quantity.INSTANCES).orElseThrow());
    Value.Amount perInstance = Value.Amount.of(0);
    if (memory.isPresent()) {
      Value.Amount saved = memory.get().saved().times(1 / MEBIBYTES_PER_GIBIBYTE);
      perInstance = perInstance.plus(saved.times(gibPrice.orElseThrow()));
      parts.add(memory.get().basis());
      parts.add(signals.known(Quantity.PRICE_PER_GIB_MONTH).orElseThrow());
    }
    if (cores.isPresent()) {
      perInstance = perInstance.plus(cores.get().saved().times(corePrice.orElseThrow()));
      parts.add(cores.get().basis());
      parts.add(signals.known(Quantity.PRICE_PER_CORE_MONTH).orElseThrow());
    }
    parts.add(signals.known(Quantity.ENGINEER_COST).orElseThrow());
    Value.Amount saving = perInstance.times(instances.get()).times(MONTHS);
    Value.Amount hours = extraHours(signals, terms);
    Value.Amount extra = cost.get().times(1 / terms.time().hoursPerYear()).times(hours);
    if (!(extra.low() > 0) || !Double.isFinite(extra.high())) {
      return Optional.empty();
    }
    return Optional.of(
        new Ratio(
            new Value.Amount(
                saving.low() / extra.high(),
                saving.point() / extra.point(),
                saving.high() / extra.low()),
            parts,
            hours,
            memory,
            cores));
  }

  private static String told(Value.Amount share, String resource, Footprint footprint) {
    return Figures.plain(share.low() * 100)
        + " to "
        + Figures.plain(share.high() * 100)
        + " % of the Go build's "
        + resource
        + " ("
        + footprint.basis().quantity().id()
        + (footprint.assumed() ? ", as if it filled its budget" : "")
        + (footprint.rustRuns() ? " of the Rust build, scaled up" : "")
        + ")";
  }

  private static Optional<Value.Amount> finite(Signals signals, Quantity quantity) {
    return signals.amount(quantity).filter(a -> a.low() >= 0 && Double.isFinite(a.high()));
  }
}
