package dev.assay.core.plan;

import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.SavingRatio;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a cost ledger that does not come from the service itself. What each means is said
 * in the figure itself.
 */
public record CostRules(
    Figure memorySaving,
    Figure cpuSaving,
    Figure hardBugEngineers,
    Figure hardBugHours,
    Figure onCallNightHours,
    Figure hardBugsPerYear,
    Figure rustBugFactor,
    Figure reviewHours,
    Figure releasesPerWeek,
    Figure toolchainWeeks,
    Figure toolchainWeeksBoth,
    Figure rustRampUpWeeks,
    Figure rampUpLoss,
    Figure lifetimeYears,
    Figure hoursPerWeek,
    Figure weeksPerYear,
    Figure goRampUpWeeks,
    Figure hiringDelayShare,
    Figure tuningWeeks,
    Figure tuningCpuSaving,
    Figure downtimeHours,
    Cost.NotPriced building,
    Cost.NotPriced moving,
    Cost.NotPriced boundary) {

  /**
   * A figure as a range.
   *
   * @param what what it is
   * @param unit what it is counted in
   */
  public record Figure(
      double low,
      double likely,
      double high,
      String unit,
      String what,
      List<Rulebook.Source> sources) {
    public Figure {
      sources = List.copyOf(sources);
    }

    /** The range as an amount. */
    Value.Amount amount() {
      return new Value.Amount(low, likely, high);
    }

    /** Whether any part of it is an assumption. */
    boolean assumption() {
      return sources.stream().anyMatch(s -> Boolean.TRUE.equals(s.assumption()));
    }
  }

  /** The figures that the saving ratio rests on as well. */
  SavingRatio.Terms terms() {
    return new SavingRatio.Terms(
        memorySaving.amount(),
        cpuSaving.amount(),
        new SavingRatio.HardBug(
            hardBugEngineers.likely(),
            hardBugHours.likely(),
            onCallNightHours.likely(),
            hardBugsPerYear.likely(),
            rustBugFactor.amount()),
        reviewHours.amount(),
        releasesPerWeek.amount(),
        toolchainWeeks.amount(),
        toolchainWeeksBoth.amount(),
        rustRampUpWeeks.amount(),
        rampUpLoss.likely(),
        lifetimeYears.amount(),
        new SavingRatio.WorkingTime(hoursPerWeek.likely(), weeksPerYear.likely()));
  }

  /** Everything wrong with them, with JSON pointers; empty where they can be used. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    all().forEach((id, figure) -> check("/" + id, figure, found));
    checkSources("/building", building.sources(), found);
    checkSources("/moving", moving.sources(), found);
    checkSources("/boundary", boundary.sources(), found);
    if (found.isEmpty() && !terms().equals(SavingRatio.PUBLISHED)) {
      found.add(
          Violation.of(
              "",
              "saving-ratio",
              "the figures differ from those of the saving ratio, "
                  + SavingRatio.PUBLISHED
                  + "; a ledger and a matrix must not disagree",
              null));
    }
    return List.copyOf(found);
  }

  private Map<String, @Nullable Figure> all() {
    Map<String, @Nullable Figure> all = new LinkedHashMap<>();
    all.put("memorySaving", memorySaving);
    all.put("cpuSaving", cpuSaving);
    all.put("hardBugEngineers", hardBugEngineers);
    all.put("hardBugHours", hardBugHours);
    all.put("onCallNightHours", onCallNightHours);
    all.put("hardBugsPerYear", hardBugsPerYear);
    all.put("rustBugFactor", rustBugFactor);
    all.put("reviewHours", reviewHours);
    all.put("releasesPerWeek", releasesPerWeek);
    all.put("toolchainWeeks", toolchainWeeks);
    all.put("toolchainWeeksBoth", toolchainWeeksBoth);
    all.put("rustRampUpWeeks", rustRampUpWeeks);
    all.put("rampUpLoss", rampUpLoss);
    all.put("lifetimeYears", lifetimeYears);
    all.put("hoursPerWeek", hoursPerWeek);
    all.put("weeksPerYear", weeksPerYear);
    all.put("goRampUpWeeks", goRampUpWeeks);
    all.put("hiringDelayShare", hiringDelayShare);
    all.put("tuningWeeks", tuningWeeks);
    all.put("tuningCpuSaving", tuningCpuSaving);
    all.put("downtimeHours", downtimeHours);
    return all;
  }

  private static void check(String pointer, @Nullable Figure figure, List<Violation> found) {
    if (figure == null) {
      found.add(Violation.of(pointer, "required", "nothing is given here", null));
      return;
    }
    if (!(0 <= figure.low()
        && figure.low() <= figure.likely()
        && figure.likely() <= figure.high()
        && Double.isFinite(figure.high()))) {
      found.add(
          Violation.of(
              pointer,
              "not-a-range",
              "%s, %s, %s are not 0 <= low <= likely <= high"
                  .formatted(figure.low(), figure.likely(), figure.high()),
              null));
    }
    if (figure.unit().equals("share") && figure.high() > 1) {
      found.add(Violation.of(pointer, "not-a-share", figure.high() + " is above 1", figure.high()));
    }
    checkSources(pointer, figure.sources(), found);
  }

  static void checkSources(String pointer, List<Rulebook.Source> sources, List<Violation> found) {
    if (sources.stream().noneMatch(CostRules::named)) {
      found.add(
          Violation.of(
              pointer,
              "no-source",
              "neither seed, evidence, contradiction nor assumption is given",
              null));
    }
  }

  private static boolean named(Rulebook.Source source) {
    return source.seed() != null
        || (source.evidence() != null && !source.evidence().isEmpty())
        || source.contradiction() != null
        || source.reference() != null
        || Boolean.TRUE.equals(source.assumption());
  }
}
