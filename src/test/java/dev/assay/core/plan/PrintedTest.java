package dev.assay.core.plan;

import static dev.assay.core.Examples.stated;
import static dev.assay.core.Examples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.boot.Rulebooks;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole pages as they are printed, word for word and figure for figure, against files that a person
 * has read. To take a change over: {@code ./mvnw test -Dtest=PrintedTest -Dassay.accept=true}, and
 * read what became of them.
 */
class PrintedTest {
  private static final Path PAGES = Path.of("src", "test", "resources", "plan");

  /** Everything that a cost ledger asks for. */
  private static final String PRICED =
      "{'name':'edge-cache','kind':'proxy','owner':'edge team',"
          + "'budgets':{'p99Ms':8,'memoryMiB':256,'startupMs':500,'imageMiB':60},"
          + "'load':{'expectedRps':2000,'peakRps':9000,'bound':'cpu','cpuMsPerRequest':0.8},"
          + "'fleet':{'instances':120,'placement':'per-node','pricePerGiBMonth':4,"
          + "'pricePerCoreMonth':22,'currency':'EUR'},"
          + "'failure':{'impact':'high','recovery':'partial-loss','downtimeCostPerHour':4000},"
          + "'exposure':{'input':'own-parser'},'concurrency':'lock-free',"
          + "'team':{'engineers':7,'goProduction':5,'rustReviewers':1,'rustYears':1,"
          + "'rampUpWeeks':10,'trainingPlan':true,'yearlyCostPerEngineer':110000},"
          + "'hiring':{'openings':2,'withinDays':90,'goToRustCandidateRatio':4},"
          + "'delivery':{'timeToMarket':2,'releasesPerWeek':3,'lifetimeYears':6},"
          + "'incumbent':{'situation':'port','language':'jvm','hotPathIsolable':true},"
          + "'observed':{'p99Ms':31,'residentMemoryMiB':410,'cpuCores':1.4,'gcCpuShare':0.06}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpu-platform",
        "two-engineer-saas",
        "webhook-ledger-email",
        "saving-at-eighty-instances",
        "greenfield-edge",
        "edge-cache"
      })
  void a_decision_record(String name) throws IOException {
    Subject subject = name.equals("edge-cache") ? stated(PRICED) : subject(name);
    Recommendation recommendation = PlanCases.recommend(subject);

    compare(
        name + ".md",
        DecisionRecord.render(
            new DecisionRecord.Heading(
                "proposed", LocalDate.of(2026, 11, 21), List.of("Ada"), null, null),
            recommendation,
            PlanCases.PLANNER.split(subject, recommendation, PlanCases.RULEBOOK),
            PlanCases.PLANNER.migration(subject, recommendation, PlanCases.RULEBOOK),
            PlanCases.PLANNER.cost(subject, recommendation, PlanCases.RULEBOOK, "EUR")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canonical",
        "label-lookup",
        "quick-matrix",
        "go-default-gates",
        "five-scores",
        "conjunction"
      })
  void a_rulebook_on_one_page(String name) throws IOException {
    compare(
        "rule-" + name + ".md",
        OnePageRule.of(new Rulebooks().byName(name).orElseThrow().rulebook(), "0123456789abcdef"));
  }

  private static void compare(String file, String printed) throws IOException {
    Path page = PAGES.resolve(file);
    if (Boolean.getBoolean("assay.accept")) {
      Files.writeString(page, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(page));
  }
}
