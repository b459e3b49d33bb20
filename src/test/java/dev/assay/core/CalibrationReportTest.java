package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.Plans;
import dev.assay.boot.ResourceFiles;
import dev.assay.boot.Rulebooks;
import dev.assay.boot.Sources;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.Calibration.Baseline;
import dev.assay.core.Calibration.Findings;
import dev.assay.core.signal.SignalCatalogue;
import dev.assay.core.verdict.Recommendation.Confidence.Level;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The default rulebook over the decided cases; prints the report. */
class CalibrationReportTest {
  private static final DecidedCases CASES =
      ResourceFiles.read("calibration/cases.yaml", DecidedCases.class);
  private static Calibration report;

  @BeforeAll
  static void calibrate() {
    Rulebooks rulebooks = new Rulebooks();
    Sources sources = new Sources();
    Advisor advisor =
        new Advisor(
            rulebooks.canonical(),
            rulebooks.seeds(),
            sources.mistakes(),
            sources.contradictions(),
            Plans.shipped(),
            SignalCatalogue.of(java.util.List.of()));
    report =
        Calibration.of(
            advisor, new Rule(rulebooks.canonical(), rulebooks.all().getFirst().digest()), CASES);
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
