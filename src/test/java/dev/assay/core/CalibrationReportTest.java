package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Calibration.Baseline;
import dev.assay.core.Calibration.ClassCount;
import dev.assay.core.Calibration.Findings;
import dev.assay.core.Calibration.Outcome;
import dev.assay.core.verdict.Recommendation.Confidence.Level;
import dev.assay.core.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The default rulebook over the decided cases; prints the report. */
@Tag("long")
class CalibrationReportTest {
  private static final DecidedCases CASES =
      ResourceFiles.read("calibration/cases.yaml", DecidedCases.class);
  private static final Set<Verdict> UNDECIDED =
      EnumSet.of(Verdict.RUN_TRIAL, Verdict.INSUFFICIENT_EVIDENCE);
  private static Calibration report;

  @BeforeAll
  static void calibrate() {
    report = Calibration.of(Advisors.shipped(), Advisors.rule("canonical"), CASES);
    print("As decided", report.asDecided());
    print("The same able team everywhere", report.sameTeam());
  }

  @Test
  void theCasesAreSound() {
    assertThat(CASES.validate()).isEmpty();
    assertThat(CASES.cases()).hasSize(30);
  }

  @Test
  void noWrongCaseIsStrong() {
    assertThat(report.asDecided().outcomes())
        .filteredOn(o -> o.level() == Level.STRONG && !o.agrees())
        .isEmpty();
  }

  @Test
  void everySeedRuleAloneAgreesLessOften() {
    assertThat(report.asDecided().baselines())
        .hasSize(6)
        .extracting(Baseline::agrees)
        .allMatch(agrees -> agrees < report.asDecided().agrees());
  }

  @Test
  void everyFigureFollowsFromTheOutcomes() {
    for (Findings findings : List.of(report.asDecided(), report.sameTeam())) {
      List<Outcome> outcomes = findings.outcomes();
      assertThat(outcomes).extracting(Outcome::id).doesNotHaveDuplicates().hasSize(30);
      assertThat(findings.cases()).isEqualTo(30);
      assertThat(findings.agrees()).isEqualTo(count(outcomes, o -> accepts(o, o.verdict())));
      assertThat(findings.leaderAgrees()).isEqualTo(count(outcomes, o -> accepts(o, o.leader())));
      assertThat(findings.undecided())
          .isEqualTo(count(outcomes, o -> UNDECIDED.contains(o.verdict())));
      assertThat(findings.brier())
          .isCloseTo(
              mean(outcomes, o -> Math.pow(o.winShare() - (accepts(o, o.leader()) ? 1 : 0), 2)),
              within(5e-5));
      double rate = findings.leaderAgrees() / 30.0;
      assertThat(findings.brierOfBaseRate()).isCloseTo(rate - rate * rate, within(5e-5));
      assertThat(findings.classes()).extracting(ClassCount::level).containsExactly(Level.values());
      assertThat(findings.classes()).allSatisfy(c -> followsFrom(outcomes, c));
      assertThat(findings.baselines().getFirst().agrees())
          .isEqualTo(count(outcomes, o -> accepts(o, Verdict.GO)));
      assertThat(findings.baselines().subList(1, 6))
          .allSatisfy(
              b ->
                  assertThat(b.agrees())
                      .isEqualTo(count(outcomes, o -> !o.seedsWrong().contains(b.rule()))));
    }
  }

  private static void followsFrom(List<Outcome> outcomes, ClassCount told) {
    List<Outcome> of = outcomes.stream().filter(o -> o.level() == told.level()).toList();
    assertThat(told.cases()).isEqualTo(of.size());
    assertThat(told.agrees()).isEqualTo(count(of, Outcome::agrees));
    assertThat(told.leaderAgrees()).isEqualTo(count(of, o -> accepts(o, o.leader())));
    if (of.isEmpty()) {
      assertThat(told.meanWinShare()).isNull();
    } else {
      assertThat(told.meanWinShare()).isCloseTo(mean(of, Outcome::winShare), within(5e-5));
    }
  }

  private static int count(List<Outcome> outcomes, Predicate<Outcome> which) {
    return (int) outcomes.stream().filter(which).count();
  }

  private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
    return outcomes.stream().mapToDouble(of).average().orElseThrow();
  }

  private static boolean accepts(Outcome outcome, @Nullable Verdict verdict) {
    return verdict != null && outcome.accept().contains(verdict);
  }

  /** Pinned so that a change of a weight or an anchor is noticed; not a target. */
  @Test
  void agreement() {
    assertThat(report.asDecided().agrees()).isEqualTo(23);
  }

  private static void print(String title, Findings findings) {
    StringBuilder text = new StringBuilder("\n" + title + ":\n");
    findings
        .outcomes()
        .forEach(
            o ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "  %-15s %-7s %s %-22s %-12s %-5s %s%n",
                        o.id(),
                        o.outcome().id(),
                        o.agrees() ? "agrees" : "DIFFERS",
                        o.verdict().id(),
                        o.level(),
                        o.winShare(),
                        o.agrees() ? "" : o.because())));
    text.append(
        String.format(
            Locale.ROOT,
            "  %d of %d agree, %d by their leader, %d undecided; Brier %s, base rate %s%n",
            findings.agrees(),
            findings.cases(),
            findings.leaderAgrees(),
            findings.undecided(),
            findings.brier(),
            findings.brierOfBaseRate()));
    findings.classes().forEach(c -> text.append("  ").append(c).append('\n'));
    findings.baselines().forEach(b -> text.append("  ").append(b).append('\n'));
    System.out.println(text);
  }
}
