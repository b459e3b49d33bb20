package dev.assay.core.signal;

import dev.assay.core.profile.Blocks;
import dev.assay.core.profile.Bound;
import dev.assay.core.profile.Choice;
import dev.assay.core.profile.Concurrency;
import dev.assay.core.profile.Impact;
import dev.assay.core.profile.IncumbentLanguage;
import dev.assay.core.profile.Input;
import dev.assay.core.profile.KubernetesDepth;
import dev.assay.core.profile.OnCall;
import dev.assay.core.profile.Placement;
import dev.assay.core.profile.Recovery;
import dev.assay.core.profile.Replaces;
import dev.assay.core.profile.Runtime;
import dev.assay.core.profile.RustLibraries;
import dev.assay.core.profile.ServiceKind;
import dev.assay.core.profile.Situation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be known of a service or component. A quantity's id is the path of the
 * profile field that declares it, so a measured value and a declared one meet under the same name;
 * derived quantities, which are computed from others, have ids that begin with {@code derived.} and
 * no field.
 */
public enum Quantity {
  /** What the service or component does. */
  KIND("kind", ServiceKind.values(), Blocks::kind),
  /** Share of the service's running cost, 0 to 1; components only. */
  RUNNING_COST_SHARE("runningCostShare", Unit.SHARE, Blocks::runningCostShare),
  /** Median latency budget at expected load, milliseconds. */
  BUDGET_P50("budgets.p50Ms", Unit.MILLISECONDS, b -> b.budgets().p50Ms()),
  /** 95th percentile latency budget at expected load, milliseconds. */
  BUDGET_P95("budgets.p95Ms", Unit.MILLISECONDS, b -> b.budgets().p95Ms()),
  /** 99th percentile latency budget at expected load, milliseconds. */
  BUDGET_P99("budgets.p99Ms", Unit.MILLISECONDS, b -> b.budgets().p99Ms()),
  /** Memory budget of one instance, MiB. */
  BUDGET_MEMORY("budgets.memoryMiB", Unit.MEBIBYTES, b -> b.budgets().memoryMiB()),
  /** Time from process start to ready, milliseconds. */
  BUDGET_STARTUP("budgets.startupMs", Unit.MILLISECONDS, b -> b.budgets().startupMs()),
  /** Limit of the container image or binary, MiB. */
  BUDGET_IMAGE("budgets.imageMiB", Unit.MEBIBYTES, b -> b.budgets().imageMiB()),
  /** Requests or events per second on a busy day. */
  EXPECTED_RPS("load.expectedRps", Unit.PER_SECOND, b -> b.load().expectedRps()),
  /** Highest rate ever planned for; flagged and ignored above ten times the expected rate. */
  PEAK_RPS("load.peakRps", Unit.PER_SECOND, b -> b.load().peakRps()),
  /** Requests to this service per user action. */
  FAN_OUT("load.fanOut", Unit.COUNT, b -> b.load().fanOut()),
  /** How often an instance starts, per hour over the fleet. */
  STARTS_PER_HOUR("load.startsPerHour", Unit.PER_HOUR, b -> b.load().startsPerHour()),
  /** What limits a request. */
  BOUND("load.bound", Bound.values(), b -> b.load().bound()),
  /**
   * Share of request time spent in own code (CPU and scheduling) rather than in databases or the
   * network, 0 to 1.
   */
  LANGUAGE_SHARE("load.languageShare", Unit.SHARE, b -> b.load().languageShare()),
  /** CPU time of one request or event, milliseconds. */
  CPU_PER_REQUEST("load.cpuMsPerRequest", Unit.MILLISECONDS, b -> b.load().cpuMsPerRequest()),
  /** Expected rate over measured capacity, 0 to 1 (above 1: overloaded). */
  UTILISATION("load.utilisation", Unit.SHARE, b -> b.load().utilisation()),
  /** Copies that really run. */
  INSTANCES("fleet.instances", Unit.COUNT, b -> b.fleet().instances()),
  /** Where the copies run. */
  PLACEMENT("fleet.placement", Placement.values(), b -> b.fleet().placement()),
  /** Price of one GiB of memory for a month, in the stated currency. */
  PRICE_PER_GIB_MONTH("fleet.pricePerGiBMonth", Unit.CURRENCY, b -> b.fleet().pricePerGiBMonth()),
  /** Price of one CPU core for a month, in the stated currency. */
  PRICE_PER_CORE_MONTH(
      "fleet.pricePerCoreMonth", Unit.CURRENCY, b -> b.fleet().pricePerCoreMonth()),
  /** What breaks when the code is wrong. */
  FAILURE_IMPACT("failure.impact", Impact.values(), b -> b.failure().impact()),
  /** What it takes to recover. */
  RECOVERY("failure.recovery", Recovery.values(), b -> b.failure().recovery()),
  /** Cost of one hour of downtime, in the stated currency. */
  DOWNTIME_COST(
      "failure.downtimeCostPerHour", Unit.CURRENCY, b -> b.failure().downtimeCostPerHour()),
  /** Where the parsed bytes come from, and who parses them. */
  INPUT("exposure.input", Input.values(), b -> b.exposure().input()),
  /** Memory-unsafe code that is replaced. */
  REPLACES("exposure.replaces", Replaces.values(), b -> b.exposure().replaces()),
  /** How much mutable state requests share. */
  CONCURRENCY("concurrency", Concurrency.values(), Blocks::concurrency),
  /** What the platform allows or asks of the language runtime. */
  RUNTIME("platform.runtime", Runtime.values(), b -> b.platform().runtime()),
  /** Depth of Kubernetes API use. */
  KUBERNETES("platform.kubernetes", KubernetesDepth.values(), b -> b.platform().kubernetes()),
  /** Whether the code lives in the Kubernetes tree or behind a Go plug-in interface. */
  IN_TREE("platform.inTree", Unit.FLAG, b -> b.platform().inTree()),
  /** Readiness of the Rust libraries. */
  RUST_LIBRARIES("rustLibraries", RustLibraries.values(), Blocks::rustLibraries),
  /** Engineers in the team. */
  ENGINEERS("team.engineers", Unit.COUNT, b -> b.team().engineers()),
  /** Engineers who ship production Go today. */
  GO_PRODUCTION("team.goProduction", Unit.COUNT, b -> b.team().goProduction()),
  /** Engineers who can review Rust with confidence. */
  RUST_REVIEWERS("team.rustReviewers", Unit.COUNT, b -> b.team().rustReviewers()),
  /** Years of production Rust behind the most experienced reviewers. */
  RUST_YEARS("team.rustYears", Unit.YEARS, b -> b.team().rustYears()),
  /** Confident Rust maintainers expected in twelve months. */
  RUST_MAINTAINERS(
      "team.rustMaintainersIn12Months", Unit.COUNT, b -> b.team().rustMaintainersIn12Months()),
  /** Weeks that a new member may take until working alone. */
  RAMP_UP_WEEKS("team.rampUpWeeks", Unit.WEEKS, b -> b.team().rampUpWeeks()),
  /** Who debugs at two in the morning. */
  ON_CALL("team.onCall", OnCall.values(), b -> b.team().onCall()),
  /**
   * Name or link of a Rust training plan that is staffed and dated; overrides the reviewer gate.
   */
  TRAINING_PLAN("team.trainingPlan", Unit.TEXT, b -> b.team().trainingPlan()),
  /** Yearly cost of one engineer, in the stated currency. */
  ENGINEER_COST("team.yearlyCostPerEngineer", Unit.CURRENCY, b -> b.team().yearlyCostPerEngineer()),
  /** Engineers to hire. */
  OPENINGS("hiring.openings", Unit.COUNT, b -> b.hiring().openings()),
  /** Days until they must have started. */
  HIRE_WITHIN_DAYS("hiring.withinDays", Unit.DAYS, b -> b.hiring().withinDays()),
  /** Local Go candidates for each Rust candidate. */
  CANDIDATE_RATIO(
      "hiring.goToRustCandidateRatio", Unit.RATIO, b -> b.hiring().goToRustCandidateRatio()),
  /** Pressure to be first in production, 1 (none) to 5 (everything). */
  TIME_TO_MARKET("delivery.timeToMarket", Unit.LEVEL, b -> b.delivery().timeToMarket()),
  /** Releases per week. */
  RELEASES_PER_WEEK("delivery.releasesPerWeek", Unit.PER_WEEK, b -> b.delivery().releasesPerWeek()),
  /** Whether it may pivot or be thrown away. */
  PROTOTYPE("delivery.prototype", Unit.FLAG, b -> b.delivery().prototype()),
  /** Clean CI build that the team can live with, seconds. */
  CLEAN_BUILD("delivery.cleanBuildSeconds", Unit.SECONDS, b -> b.delivery().cleanBuildSeconds()),
  /** Incremental build that the team can live with, seconds. */
  INCREMENTAL_BUILD(
      "delivery.incrementalBuildSeconds",
      Unit.SECONDS,
      b -> b.delivery().incrementalBuildSeconds()),
  /** Expected years in service. */
  LIFETIME("delivery.lifetimeYears", Unit.YEARS, b -> b.delivery().lifetimeYears()),
  /** Where the work starts from. */
  SITUATION("incumbent.situation", Situation.values(), b -> b.incumbent().situation()),
  /** Language of what runs today. */
  INCUMBENT_LANGUAGE(
      "incumbent.language", IncumbentLanguage.values(), b -> b.incumbent().language()),
  /**
   * Whether the incumbent was tuned (Go: GOGC or GOMEMLIMIT, PGO, GOMAXPROCS, cache scope, Go 1.26
   * or newer).
   */
  TUNED("incumbent.tuned", Unit.FLAG, b -> b.incumbent().tuned()),
  /** Whether the hot path can be cut out behind a narrow boundary. */
  HOT_PATH_ISOLABLE("incumbent.hotPathIsolable", Unit.FLAG, b -> b.incumbent().hotPathIsolable()),
  /** Whether control plane and data plane have a narrow boundary. */
  SEPARABLE("split.separable", Unit.FLAG, b -> b.split().separable()),
  /** Whether both sides would need the same domain logic. */
  SHARED_DOMAIN_LOGIC("split.sharedDomainLogic", Unit.FLAG, b -> b.split().sharedDomainLogic()),
  /** Whether the organisation already runs Go and Rust in production. */
  BOTH_LANGUAGES(
      "split.bothLanguagesInProduction", Unit.FLAG, b -> b.split().bothLanguagesInProduction()),
  /** Median request latency, milliseconds. */
  OBSERVED_P50("observed.p50Ms", Unit.MILLISECONDS, b -> b.observed().p50Ms()),
  /** 95th percentile request latency, milliseconds. */
  OBSERVED_P95("observed.p95Ms", Unit.MILLISECONDS, b -> b.observed().p95Ms()),
  /** 99th percentile request latency, milliseconds. */
  OBSERVED_P99("observed.p99Ms", Unit.MILLISECONDS, b -> b.observed().p99Ms()),
  /** Request rate. */
  OBSERVED_RPS(
      "observed.requestsPerSecond", Unit.PER_SECOND, b -> b.observed().requestsPerSecond()),
  /** Failed requests over all requests, 0 to 1. */
  ERROR_RATIO("observed.errorRatio", Unit.SHARE, b -> b.observed().errorRatio()),
  /** CPU use of one instance, cores. */
  CPU_CORES("observed.cpuCores", Unit.CORES, b -> b.observed().cpuCores()),
  /** CPU time of one request, milliseconds. */
  OBSERVED_CPU_PER_REQUEST(
      "observed.cpuMsPerRequest", Unit.MILLISECONDS, b -> b.observed().cpuMsPerRequest()),
  /** Resident memory of one instance, MiB. */
  RESIDENT_MEMORY(
      "observed.residentMemoryMiB", Unit.MEBIBYTES, b -> b.observed().residentMemoryMiB()),
  /** Highest memory use of one instance, MiB. */
  PEAK_MEMORY("observed.peakMemoryMiB", Unit.MEBIBYTES, b -> b.observed().peakMemoryMiB()),
  /** Share of non-idle CPU spent in garbage collection, 0 to 1. */
  GC_CPU_SHARE("observed.gcCpuShare", Unit.SHARE, b -> b.observed().gcCpuShare()),
  /** Time from process start to ready, milliseconds. */
  OBSERVED_STARTUP("observed.startupMs", Unit.MILLISECONDS, b -> b.observed().startupMs()),
  /** Out-of-memory kills in the observed time. */
  OOM_KILLS("observed.oomKills", Unit.COUNT, b -> b.observed().oomKills()),
  /** Restarts of one instance per day. */
  RESTARTS_PER_DAY("observed.restartsPerDay", Unit.PER_DAY, b -> b.observed().restartsPerDay()),

  /** Observed p99 over budgeted p99. */
  P99_TO_BUDGET("derived.p99ToBudget", Unit.RATIO),
  /** Highest memory use over the memory budget. */
  PEAK_TO_BUDGET("derived.peakToBudget", Unit.RATIO),
  /** (R - G) / max(R, G, 1) of Rust reviewers R and Go engineers G: -1 only Go, +1 only Rust. */
  SKILL_BALANCE("derived.skillBalance", Unit.RATIO),
  /** Mean Rust maturity less mean Go maturity over the dependency table: -1 to +1. */
  DEPENDENCY_READINESS("derived.dependencyReadiness", Unit.RATIO),
  /** Required dependencies that Go lacks altogether. */
  GO_HARD_GAPS("derived.goHardGaps", Unit.COUNT),
  /** Required dependencies that Rust lacks altogether. */
  RUST_HARD_GAPS("derived.rustHardGaps", Unit.COUNT),
  /** Yearly infrastructure saving of Rust over its extra yearly engineering cost. */
  SAVING_RATIO("derived.savingRatio", Unit.RATIO),
  /** Highest planned rate over the expected rate. */
  PEAK_TO_EXPECTED("derived.peakToExpected", Unit.RATIO),
  /** Memory that the fleet would give back if every instance kept to its memory budget. */
  FLEET_MEMORY_SAVING("derived.fleetMemorySavingMiB", Unit.MEBIBYTES),
  /** CPU architectures to build for. */
  ARCHITECTURES("derived.architectures", Unit.COUNT),
  /** CPU throttled periods over all periods. */
  THROTTLED_SHARE("derived.throttledShare", Unit.SHARE);

  private static final Map<String, Quantity> BY_ID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Quantity::id, q -> q));

  private final String id;
  private final Unit unit;
  private final List<String> levels;
  private final @Nullable Function<Blocks, @Nullable Object> field;

  Quantity(String id, Unit unit) {
    this(id, unit, List.of(), null);
  }

  Quantity(String id, Unit unit, Function<Blocks, @Nullable Object> field) {
    this(id, unit, List.of(), field);
  }

  Quantity(String id, Choice[] levels, Function<Blocks, @Nullable Object> field) {
    this(id, Unit.CHOICE, Arrays.stream(levels).map(Choice::id).toList(), field);
  }

  Quantity(
      String id,
      Unit unit,
      List<String> levels,
      @Nullable Function<Blocks, @Nullable Object> field) {
    this.id = id;
    this.unit = unit;
    this.levels = levels;
    this.field = field;
  }

  /** The quantity with this id. */
  public static Optional<Quantity> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * Path of the profile field, for example {@code budgets.p99Ms}, or a name under {@code derived.}.
   */
  public String id() {
    return id;
  }

  /** What it is counted in. */
  public Unit unit() {
    return unit;
  }

  /** The wire ids that a choice can take, in their order; empty for anything but a choice. */
  public List<String> levels() {
    return levels;
  }

  /** Whether it is computed from other quantities rather than declared. */
  public boolean derived() {
    return field == null;
  }

  /**
   * JSON pointer of the profile field within its block owner, for example {@code /budgets/p99Ms}.
   */
  public String pointer() {
    return "/" + id.replace('.', '/');
  }

  /** What the profile declares, if anything. */
  public @Nullable Value declaredIn(Blocks blocks) {
    Object declared = field == null ? null : field.apply(blocks);
    return switch (declared) {
      case null -> null;
      case Number number -> Value.Amount.of(number.doubleValue());
      case Choice choice -> new Value.Level(choice.id());
      case Boolean flag -> new Value.Flag(flag);
      case String text -> new Value.Level(text);
      default ->
          throw new IllegalStateException(id + " holds a " + declared.getClass().getSimpleName());
    };
  }
}
