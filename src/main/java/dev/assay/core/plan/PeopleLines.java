package dev.assay.core.plan;

import dev.assay.core.plan.Cost.Category;
import dev.assay.core.plan.Cost.Due;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.SavingRatio;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What people cost: training, hiring, review, a hard bug and the downtime that it brings, the
 * second tool chain, tuning.
 */
final class PeopleLines {
  private static final Value.Amount NEVER_OR_ALWAYS = new Value.Amount(0, 0, 1);
  private static final Value.Amount AFTER_A_TRIGGER = new Value.Amount(0, 1, 1);
  private final CostRules rules;
  private final Signals signals;
  private final Languages languages;
  private final List<Cost.Line> lines;
  private final List<Cost.Missing> missing;

  /**
   * Which languages an alternative brings.
   *
   * @param go whether people work in Go
   * @param rust whether people work in Rust
   * @param rustShare share of the running cost that is in Rust, 0 to 1
   * @param later whether Rust comes only once a trigger fires
   * @param triggered whether a trigger fires now
   */
  record Languages(boolean go, boolean rust, double rustShare, boolean later, boolean triggered) {}

  PeopleLines(
      CostRules rules,
      Signals signals,
      Languages languages,
      List<Cost.Line> lines,
      List<Cost.Missing> missing) {
    this.rules = rules;
    this.signals = signals;
    this.languages = languages;
    this.lines = lines;
    this.missing = missing;
  }

  /** The lines of an alternative that builds something. */
  void build() {
    if (languages.go()) {
      training("go", Quantity.GO_PRODUCTION, "goRampUpWeeks", rules.goRampUpWeeks());
    }
    if (languages.rust()) {
      training("rust", Quantity.RUST_REVIEWERS, "rustRampUpWeeks", rules.rustRampUpWeeks());
    }
    hiring();
    keep();
  }

  /** The lines of an alternative that keeps what runs. */
  void keep() {
    if (languages.rust()) {
      review();
    }
    hardBug();
    downtime();
    if (languages.go() && languages.rust()
        || languages.rust() && !SavingRatio.rustTeam(signals)
        || languages.go() && SavingRatio.rustTeam(signals)) {
      toolchain();
    }
  }

  /** The line of tuning what runs. */
  void tuning() {
    Draft draft = new Draft("tuning", "Tuning what runs", Category.PEOPLE, Due.ONCE);
    Value.Amount weeks = draft.take("tuningWeeks", rules.tuningWeeks());
    end(draft, weeks.times(weekly(draft)), "tuningWeeks x cost of a week");
  }

  private void training(String language, Quantity able, String name, CostRules.Figure rampUp) {
    Draft draft =
        new Draft(
            "training-" + language,
            language.equals("go") ? "Learning Go" : "Learning Rust",
            Category.PEOPLE,
            Due.ONCE);
    Value.Amount who = draft.take(signals, able);
    OptionalDouble engineers = signals.number(Quantity.ENGINEERS);
    Optional<String> onCall = signals.level(Quantity.ON_CALL);
    if (engineers.isPresent() || !onCall.equals(Optional.of("expert-owners"))) {
      draft.take(signals, Quantity.ENGINEERS);
    }
    Value.Amount people =
        draft.worked(
            "people to train",
            SavingRatio.peopleToTrain(who.point(), engineers, onCall),
            "people",
            "at least 2 less "
                + able.id()
                + ", at most team.engineers less "
                + able.id()
                + onCall.map(o -> " (on-call: " + o + ")").orElse(""));
    Value.Amount weeks = draft.take(name, rampUp);
    Value.Amount loss = draft.take("rampUpLoss", rules.rampUpLoss());
    signals
        .number(Quantity.RAMP_UP_WEEKS)
        .ifPresent(
            allowed -> {
              if (allowed < weeks.point()) {
                draft.note(
                    "The team allows "
                        + Text.number(allowed)
                        + " weeks; "
                        + Text.number(weeks.point())
                        + " are likely.");
              }
            });
    Value.Amount cost = people.times(weeks).times(loss).times(weekly(draft));
    end(
        draft,
        language.equals("rust") ? whenRust(cost, draft) : cost,
        "people to train x " + name + " x rampUpLoss x cost of a week");
  }

  private void hiring() {
    Optional<Value.Amount> ratio = signals.amount(Quantity.CANDIDATE_RATIO);
    if (signals.number(Quantity.OPENINGS).orElse(1) == 0
        || ratio.filter(r -> languages.rust() ? r.point() <= 1 : r.point() >= 1).isPresent()) {
      return;
    }
    Draft draft = new Draft("hiring-delay", "Work that waits for hires", Category.PEOPLE, Due.ONCE);
    Value.Amount openings = draft.take(signals, Quantity.OPENINGS);
    Value.Amount days = draft.take(signals, Quantity.HIRE_WITHIN_DAYS);
    double rarer = draft.take(signals, Quantity.CANDIDATE_RATIO).point();
    double factor = rarer == 0 ? 0 : languages.rust() ? rarer - 1 : 1 / rarer - 1;
    Value.Amount share = draft.take("hiringDelayShare", rules.hiringDelayShare());
    Value.Amount weeks =
        draft.worked(
            "weeks of delay",
            days.times(factor / 7).times(share),
            "wk",
            "hiring.withinDays / 7 x ("
                + (languages.rust()
                    ? "hiring.goToRustCandidateRatio"
                    : "1 / hiring.goToRustCandidateRatio")
                + " - 1) x hiringDelayShare");
    draft.note("The window is taken as what the commoner language needs.");
    Value.Amount cost = openings.times(weeks).times(weekly(draft));
    end(
        draft,
        languages.rust() ? whenRust(cost, draft) : cost,
        "hiring.openings x weeks of delay x cost of a week");
  }

  private void review() {
    Draft draft =
        new Draft("review", "Review that Rust takes more than Go", Category.PEOPLE, Due.YEARLY);
    Value.Amount releases = draft.take(signals, Quantity.RELEASES_PER_WEEK);
    Value.Amount hours = draft.take("reviewHours", rules.reviewHours());
    Value.Amount weeks = draft.take("weeksPerYear", rules.weeksPerYear());
    if (languages.go()) {
      draft.note("Every release is counted as if it touched the part in Rust.");
    }
    end(
        draft,
        whenRust(releases.times(weeks).times(hours).times(hourly(draft)), draft),
        "delivery.releasesPerWeek x weeksPerYear x reviewHours x cost of an hour");
  }

  private void hardBug() {
    Draft draft = new Draft("hard-bug", "One hard bug", Category.PEOPLE, Due.YEARLY);
    Value.Amount hours =
        draft
            .take("hardBugEngineers", rules.hardBugEngineers())
            .times(draft.take("hardBugHours", rules.hardBugHours()))
            .plus(draft.take("onCallNightHours", rules.onCallNightHours()))
            .times(draft.take("hardBugsPerYear", rules.hardBugsPerYear()));
    end(
        draft,
        hours.times(bugFactor(draft)).times(hourly(draft)),
        "(hardBugEngineers x hardBugHours + onCallNightHours) x hardBugsPerYear"
            + (languages.rust() ? " x bug factor" : "")
            + " x cost of an hour");
  }

  private void downtime() {
    Draft draft = new Draft("downtime", "Downtime of one hard bug", Category.FAILURE, Due.YEARLY);
    Value.Amount cost = draft.take(signals, Quantity.DOWNTIME_COST);
    Value.Amount hours = draft.take("downtimeHours", rules.downtimeHours());
    Value.Amount bugs = draft.take("hardBugsPerYear", rules.hardBugsPerYear());
    end(
        draft,
        cost.times(hours).times(bugs).times(bugFactor(draft)),
        "failure.downtimeCostPerHour x downtimeHours x hardBugsPerYear"
            + (languages.rust() ? " x bug factor" : ""));
  }

  private void toolchain() {
    Draft draft = new Draft("second-toolchain", "A second tool chain", Category.PEOPLE, Due.YEARLY);
    Optional<Boolean> both = signals.flag(Quantity.BOTH_LANGUAGES);
    if (!both.equals(Optional.of(true))) {
      draft.take("toolchainWeeks", rules.toolchainWeeks());
    }
    if (!both.equals(Optional.of(false))) {
      draft.take("toolchainWeeksBoth", rules.toolchainWeeksBoth());
    }
    if (both.isEmpty()) {
      draft.note("The range holds both cases, as split.bothLanguagesInProduction is not stated.");
    }
    Value.Amount weeks =
        draft.worked(
            "weeks for the tool chain",
            SavingRatio.toolchainWeeks(signals, rules.terms()),
            "wk",
            "by split.bothLanguagesInProduction");
    end(
        draft,
        whenRust(weeks.times(weekly(draft)), draft),
        "weeks for the tool chain x cost of a week");
  }

  /** How much longer a hard bug takes in this mix of languages. */
  private Value.Amount bugFactor(Draft draft) {
    if (!languages.rust()) {
      return Value.Amount.of(1);
    }
    Value.Amount rust = draft.take("rustBugFactor", rules.rustBugFactor());
    if (!languages.go()) {
      return rust;
    }
    double share = languages.later() && !languages.triggered() ? 0 : languages.rustShare();
    double likely =
        Math.clamp(1 + share * (rust.point() - 1), Math.min(1, rust.low()), rust.high());
    return draft.worked(
        "bug factor",
        new Value.Amount(Math.min(1, rust.low()), likely, rust.high()),
        "ratio",
        "1 for a bug in Go, rustBugFactor for one in Rust; likely by the share in Rust");
  }

  /** A cost of Rust, which may never fall due where Rust comes later. */
  private Value.Amount whenRust(Value.Amount cost, Draft draft) {
    if (!languages.later()) {
      return cost;
    }
    draft.note(
        languages.triggered()
            ? "A trigger fires already, so extraction is likely."
            : "Nothing while no trigger fires; the high end is a year with extraction.");
    return cost.times(languages.triggered() ? AFTER_A_TRIGGER : NEVER_OR_ALWAYS);
  }

  private Value.Amount weekly(Draft draft) {
    Value.Amount yearly = draft.take(signals, Quantity.ENGINEER_COST);
    Value.Amount weeks = draft.take("weeksPerYear", rules.weeksPerYear());
    return draft.worked(
        "cost of a week",
        yearly.times(1 / weeks.point()),
        "currency",
        "team.yearlyCostPerEngineer / weeksPerYear");
  }

  private Value.Amount hourly(Draft draft) {
    Value.Amount yearly = draft.take(signals, Quantity.ENGINEER_COST);
    double hours =
        draft.take("hoursPerWeek", rules.hoursPerWeek()).point()
            * draft.take("weeksPerYear", rules.weeksPerYear()).point();
    return draft.worked(
        "cost of an hour",
        yearly.times(1 / hours),
        "currency",
        "team.yearlyCostPerEngineer / (hoursPerWeek x weeksPerYear)");
  }

  private void end(Draft draft, Value.Amount amount, String formula) {
    draft.end(amount, formula, lines, missing);
  }
}
