package dev.assay.core.plan;

import dev.assay.core.plan.Cost.Category;
import dev.assay.core.plan.Cost.Due;
import dev.assay.core.signal.Footprint;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.SavingRatio;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Memory and cores, times instances, times price. */
final class InfrastructureLines {
  private final CostRules rules;

  InfrastructureLines(CostRules rules) {
    this.rules = rules;
  }

  /** The lines of one deployment under one alternative. */
  void add(
      Verdict alternative, Deployment part, List<Cost.Line> lines, List<Cost.Missing> missing) {
    memory(alternative, part, lines, missing);
    cores(alternative, part, lines, missing);
  }

  private void memory(
      Verdict alternative, Deployment part, List<Cost.Line> lines, List<Cost.Missing> missing) {
    Signals signals = part.signals();
    Draft draft =
        new Draft(part.line("memory"), part.called("Memory"), Category.INFRASTRUCTURE, Due.YEARLY);
    Optional<Footprint> footprint = Footprint.memory(signals, rules.memorySaving().amount());
    if (footprint.isEmpty()) {
      draft.lacks(
          part.running() ? Quantity.RESIDENT_MEMORY.id() : Quantity.BUDGET_MEMORY.id(),
          part.running()
              ? "neither the memory in use nor a budget is known"
              : "no Go or Rust build is known to run, and no budget is stated");
    }
    Value.Amount used =
        footprint
            .map(f -> used(alternative, part, f, "memorySaving", rules.memorySaving(), draft))
            .orElse(Value.Amount.of(0));
    Value.Amount instances = draft.take(signals, Quantity.INSTANCES);
    Value.Amount price = draft.take(signals, Quantity.PRICE_PER_GIB_MONTH);
    if (footprint.filter(Footprint::assumed).isPresent()) {
      draft.assume("A Go build is taken to fill its memory budget, as none was seen.");
    }
    draft.end(
        used.times(1 / SavingRatio.MEBIBYTES_PER_GIBIBYTE)
            .times(instances)
            .times(price)
            .times(SavingRatio.MONTHS),
        "memory per instance in MiB / 1024 x fleet.instances x fleet.pricePerGiBMonth x 12",
        lines,
        missing);
  }

  private void cores(
      Verdict alternative, Deployment part, List<Cost.Line> lines, List<Cost.Missing> missing) {
    Signals signals = part.signals();
    Draft draft =
        new Draft(part.line("cpu"), part.called("CPU"), Category.INFRASTRUCTURE, Due.YEARLY);
    Optional<Footprint> footprint = Footprint.cores(signals, rules.cpuSaving().amount());
    if (footprint.isEmpty()) {
      draft.lacks(
          Quantity.CPU_CORES.id(),
          part.running()
              ? "the CPU in use is not known"
              : "no Go or Rust build is known to run; a trial measures one");
    }
    Value.Amount used =
        footprint
            .map(f -> used(alternative, part, f, "cpuSaving", rules.cpuSaving(), draft))
            .orElse(Value.Amount.of(0));
    if (footprint.isPresent() && tunes(alternative, signals)) {
      Value.Amount saving = draft.take("tuningCpuSaving", rules.tuningCpuSaving());
      used =
          draft.worked(
              "cores after tuning",
              used.times(new Value.Amount(1 - saving.high(), 1 - saving.point(), 1 - saving.low())),
              "cores",
              "cores x (1 - tuningCpuSaving)");
    }
    Value.Amount instances = draft.take(signals, Quantity.INSTANCES);
    Value.Amount price = draft.take(signals, Quantity.PRICE_PER_CORE_MONTH);
    draft.note("Cores in use are priced; what is reserved beyond them is not known.");
    draft.end(
        used.times(instances).times(price).times(SavingRatio.MONTHS),
        "cores per instance x fleet.instances x fleet.pricePerCoreMonth x 12",
        lines,
        missing);
  }

  private static boolean tunes(Verdict alternative, Signals signals) {
    return alternative == Verdict.TUNE_INCUMBENT
        && signals.level(Quantity.INCUMBENT_LANGUAGE).orElse("").equals("go")
        && !signals.flag(Quantity.TUNED).orElse(false);
  }

  /** What one instance takes under an alternative. */
  private static Value.Amount used(
      Verdict alternative,
      Deployment part,
      Footprint footprint,
      String name,
      CostRules.Figure saving,
      Draft draft) {
    boolean partial = alternative == Verdict.HYBRID || alternative == Verdict.GO_THEN_EXTRACT;
    double share = part.rustShare().orElse(1);
    if (partial && share == 0) {
      return used(Verdict.GO, part, footprint, name, saving, draft);
    }
    if (alternative == Verdict.HYBRID && share == 1) {
      return used(Verdict.RUST, part, footprint, name, saving, draft);
    }
    Value.Amount mixed = footprint.go().times(1 - share).plus(footprint.rust().times(share));
    if (partial && share < 1) {
      draft.worked(
          "share in Rust",
          Value.Amount.of(share),
          "share",
          "runningCostShare of the components that a split writes in Rust");
    }
    draft.amount(footprint.basis());
    String unit = footprint.basis().quantity().unit().symbol();
    String basis = footprint.basis().quantity().id();
    String goFormula = footprint.rustRuns() ? basis + " / (1 - " + name + ")" : basis;
    String rustFormula = footprint.rustRuns() ? basis : basis + " x (1 - " + name + ")";
    return switch (alternative) {
      case GO -> {
        if (footprint.rustRuns()) {
          draft.take(name, saving);
        }
        yield draft.worked("a Go instance", footprint.go(), unit, goFormula);
      }
      case RUST -> {
        if (!footprint.rustRuns()) {
          draft.take(name, saving);
        }
        yield draft.worked("a Rust instance", footprint.rust(), unit, rustFormula);
      }
      case HYBRID -> {
        draft.take(name, saving);
        yield draft.worked(
            "a mixed instance",
            mixed,
            unit,
            "Rust's figure for the part in Rust, Go's for the rest");
      }
      case GO_THEN_EXTRACT -> {
        draft.take(name, saving);
        draft.note(
            "The low end is everything extracted that may be; until something is, it is Go's figure.");
        yield draft.worked(
            "an instance before or after extraction",
            new Value.Amount(
                Math.min(mixed.low(), footprint.go().low()),
                footprint.go().point(),
                footprint.go().high()),
            unit,
            "from the low figure with the part in Rust to Go's high one");
      }
      case TUNE_INCUMBENT ->
          footprint.rustRuns()
              ? draft.worked("a Rust instance", footprint.rust(), unit, rustFormula)
              : draft.worked("a Go instance", footprint.go(), unit, goFormula);
      case RUN_TRIAL, INSUFFICIENT_EVIDENCE ->
          throw new IllegalArgumentException(alternative + " is no alternative");
    };
  }
}
