package dev.assay.core.plan;

import static dev.assay.core.Examples.stated;
import static dev.assay.core.plan.PlanCases.cost;
import static dev.assay.core.plan.PlanCases.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.Examples;
import dev.assay.core.signal.Footprint;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.SavingRatio;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected figure is worked by hand in the comment beside it. */
class CostLedgerTest {
  static final String TEAM =
      "'team':{'engineers':6,'goProduction':4,'rustReviewers':2,'onCall':'broad-rotation',"
          + "'yearlyCostPerEngineer':104000}";
  private static final String WHOLE =
      "{'name':'s','kind':'proxy',"
          + "'fleet':{'instances':10,'pricePerGiBMonth':4,'pricePerCoreMonth':25,'currency':'EUR'},"
          + "'incumbent':{'situation':'extension','language':'go','tuned':false},"
          + "'observed':{'residentMemoryMiB':512,'cpuCores':0.5},"
          + "'failure':{'downtimeCostPerHour':300},"
          + "'hiring':{'openings':0},"
          + "'split':{'bothLanguagesInProduction':false},"
          + "'delivery':{'releasesPerWeek':2,'lifetimeYears':2.5},"
          + TEAM
          + "}";

  /**
   * Seed 002 L40: 60 MB less per process; seed 001 L39-L41: 292 MB less in each of 100 clusters.
   */
  @ParameterizedTest
  @CsvSource({
    "180, 120,   3,   180",
    "180, 120,  80,  4800",
    "320,  28, 100, 29200",
  })
  void what_is_saved_per_process_counts_by_the_copies_that_run(
      double go, double rust, int instances, double saved) {
    Subject subject =
        stated(
            "{'name':'s','kind':'worker','incumbent':{'situation':'extension','language':'go'},"
                + "'fleet':{'instances':"
                + instances
                + "},'observed':{'residentMemoryMiB':"
                + go
                + "}}");
    Value.Amount share = Value.Amount.of(1 - rust / go);

    Footprint footprint = Footprint.memory(subject.signals(), share).orElseThrow();

    assertThat(footprint.rust().point()).isEqualTo(rust, within(1e-9));
    assertThat(
            footprint
                .saved()
                .times(subject.signals().amount(Quantity.INSTANCES).orElseThrow())
                .point())
        .isEqualTo(saved, within(1e-9));
  }

  @Test
  void memory_is_instances_times_price_and_rust_a_range_below_it() {
    // 512 MiB / 1024 x 10 x 4 EUR x 12 = 240 EUR
    assertThat(line(WHOLE, Verdict.GO, "memory").amount()).isEqualTo(new Cost.Range(240, 240, 240));
    // 240 x (1 - 0.40), x (1 - 0.265), x (1 - 0.13)
    assertThat(line(WHOLE, Verdict.RUST, "memory").amount())
        .isEqualTo(new Cost.Range(144, 176.4, 208.8));
    assertThat(line(WHOLE, Verdict.GO_THEN_EXTRACT, "memory").amount())
        .isEqualTo(new Cost.Range(144, 240, 240));
  }

  @Test
  void cpu_is_cores_in_use_and_tuning_saves_what_profile_guided_optimisation_does() {
    // 0.5 x 10 x 25 EUR x 12 = 1500 EUR
    assertThat(line(WHOLE, Verdict.GO, "cpu").amount()).isEqualTo(new Cost.Range(1500, 1500, 1500));
    // less 40 %, 15 %, nothing
    assertThat(line(WHOLE, Verdict.RUST, "cpu").amount())
        .isEqualTo(new Cost.Range(900, 1275, 1500));
    // less 14 %, 8 %, 2 %
    assertThat(line(WHOLE, Verdict.TUNE_INCUMBENT, "cpu").amount())
        .isEqualTo(new Cost.Range(1290, 1380, 1470));
  }

  @Test
  void a_rust_build_that_runs_is_scaled_up_for_go() {
    String rust = WHOLE.replace("'language':'go'", "'language':'rust'");

    assertThat(line(rust, Verdict.RUST, "memory").amount())
        .isEqualTo(new Cost.Range(240, 240, 240));
    // 240 / (1 - 0.13), / (1 - 0.265), / (1 - 0.40)
    assertThat(line(rust, Verdict.GO, "memory").amount())
        .isEqualTo(new Cost.Range(275.86, 326.53, 400));
  }

  @Test
  void a_budget_stands_in_for_go_and_says_so() {
    String planned =
        "{'name':'s','kind':'proxy','fleet':{'instances':10,'pricePerGiBMonth':4,'currency':'EUR'},"
            + "'budgets':{'memoryMiB':512},'incumbent':{'situation':'greenfield'}}";

    Cost.Line line = line(planned, Verdict.GO, "memory");

    assertThat(line.amount()).isEqualTo(new Cost.Range(240, 240, 240));
    assertThat(line.assumption()).isTrue();
    assertThat(line.notes())
        .contains("A Go build is taken to fill its memory budget, as none was seen.");
  }

  @Test
  void one_hard_bug_is_two_engineers_for_six_hours_and_a_night() {
    // (2 x 6 h + 8 h) x 104000 / 2080 h = 20 h x 50 EUR
    assertThat(line(WHOLE, Verdict.GO, "hard-bug").amount())
        .isEqualTo(new Cost.Range(1000, 1000, 1000));
    assertThat(line(WHOLE, Verdict.RUST, "hard-bug").amount())
        .isEqualTo(new Cost.Range(1000, 1500, 2000));
    assertThat(line(WHOLE, Verdict.RUST, "downtime").amount())
        .isEqualTo(new Cost.Range(300, 450, 600));
  }

  @Test
  void training_review_and_tool_chain_are_priced_by_the_week_and_the_hour() {
    // a week is 2000 EUR; reviewers are there, but on-call rotates over all: 0, 4 and 4 people
    // x 4, 12, 26 weeks x half of each
    assertThat(line(WHOLE, Verdict.RUST, "training-rust").amount())
        .isEqualTo(new Cost.Range(0, 48_000, 104_000));
    // 2 a week x 52 x 0, 1, 2 h x 50 EUR
    assertThat(line(WHOLE, Verdict.RUST, "review").amount())
        .isEqualTo(new Cost.Range(0, 5200, 10_400));
    // 1, 2, 6 weeks
    assertThat(line(WHOLE, Verdict.RUST, "second-toolchain").amount())
        .isEqualTo(new Cost.Range(2000, 4000, 12_000));
    assertThat(line(WHOLE, Verdict.TUNE_INCUMBENT, "tuning").amount())
        .isEqualTo(new Cost.Range(2000, 6000, 26_000));
  }

  @Test
  void scarcer_candidates_delay_the_work_that_waits_for_them() {
    String hiring =
        WHOLE.replace(
            "'hiring':{'openings':0}",
            "'hiring':{'openings':2,'withinDays':63,'goToRustCandidateRatio':2}");

    // 2 people x 63 / 7 x (2 - 1) weeks x 0, 1/2, 1 x 2000 EUR
    assertThat(line(hiring, Verdict.RUST, "hiring-delay").amount())
        .isEqualTo(new Cost.Range(0, 18_000, 36_000));
    assertThat(ledger(stated(hiring), Verdict.GO).lines())
        .noneMatch(l -> l.id().equals("hiring-delay"));
  }

  @Test
  void years_hold_what_is_due_in_them_and_the_last_one_its_part() {
    Cost.Ledger rust = ledger(stated(WHOLE), Verdict.RUST);

    assertThat(rust.missing()).isEmpty();
    assertThat(rust.years()).extracting(Cost.Year::share).containsExactly(1.0, 1.0, 0.5);
    assertThat(rust.years()).allMatch(Cost.Year::complete);
    // memory 176.40 + CPU 1275
    assertThat(rust.years().getFirst().infrastructure())
        .isEqualTo(new Cost.Range(1044, 1451.4, 1708.8));
    // training 48000, review 5200, hard bug 1500, tool chain 4000
    assertThat(rust.years().getFirst().people().likely()).isEqualTo(58_700);
    assertThat(rust.years().get(1).people().likely()).isEqualTo(10_700);
    assertThat(rust.years().get(2).people().likely()).isEqualTo(5350);
    assertThat(rust.years().get(2).total().likely()).isEqualTo(5350 + 225 + 725.7);
  }

  @Test
  void a_price_that_is_not_stated_is_asked_for_and_the_total_is_partial() {
    Cost.Ledger go = ledger(stated(WHOLE.replace("'pricePerGiBMonth':4,", "")), Verdict.GO);

    assertThat(go.lines()).noneMatch(l -> l.id().equals("memory"));
    assertThat(go.missing())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.id()).isEqualTo("memory");
              assertThat(m.fields()).containsExactly("fleet.pricePerGiBMonth");
            });
    assertThat(go.years().getFirst().complete()).isFalse();
    assertThat(go.years().getFirst().infrastructure().likely()).isEqualTo(1500);
  }

  @Test
  void nothing_known_gives_no_total_rather_than_zero() {
    Cost.Ledger go = ledger(stated("{'name':'s','kind':'proxy'}"), Verdict.GO);

    assertThat(go.lines()).isEmpty();
    assertThat(go.years())
        .hasSize(2)
        .allSatisfy(
            year -> {
              assertThat(year.total()).isNull();
              assertThat(year.complete()).isFalse();
            });
    assertThat(go.missing())
        .flatExtracting(Cost.Missing::fields)
        .contains(
            "budgets.memoryMiB",
            "fleet.instances",
            "fleet.pricePerGiBMonth",
            "observed.cpuCores",
            "fleet.pricePerCoreMonth",
            "team.goProduction",
            "team.yearlyCostPerEngineer",
            "failure.downtimeCostPerHour",
            "delivery.lifetimeYears");
  }

  @Test
  void an_alternative_that_does_not_apply_says_why() {
    Cost cost = cost(stated("{'name':'s','kind':'proxy','incumbent':{'situation':'greenfield'}}"));

    assertThat(cost.alternatives())
        .extracting(Cost.Ledger::alternative)
        .containsExactly(
            Verdict.GO,
            Verdict.RUST,
            Verdict.HYBRID,
            Verdict.GO_THEN_EXTRACT,
            Verdict.TUNE_INCUMBENT);
    assertThat(cost.alternatives().get(2).why()).contains("which components");
    assertThat(cost.alternatives().get(4).why()).isEqualTo("No Go or Rust build is known to run.");
    assertThat(cost.alternatives().getFirst().notPriced())
        .extracting(Cost.NotPriced::what)
        .containsExactly("Building the first version");
  }

  @Test
  void components_with_fleets_of_their_own_are_priced_one_by_one() {
    Subject subject =
        Examples.changed(
            "gpu-platform", "", "fleet", "{\"pricePerGiBMonth\":10,\"currency\":\"EUR\"}");

    Cost.Ledger hybrid = ledger(subject, Verdict.HYBRID);

    // 512 / 1024 x 3 x 10 x 12, in Go
    assertThat(only(hybrid, "memory/control-plane").amount())
        .isEqualTo(new Cost.Range(180, 180, 180));
    // 32 / 1024 x 400 x 10 x 12 = 1500, less 40, 26.5 and 13 % in Rust
    assertThat(only(hybrid, "memory/data-plane").amount())
        .isEqualTo(new Cost.Range(900, 1102.5, 1305));
    assertThat(only(hybrid, "memory/control-plane").inputs())
        .noneMatch(i -> i.id().equals("memorySaving"));
    assertThat(hybrid.missing()).anyMatch(m -> m.id().equals("memory/command-line-tool"));
    // only what may be extracted is cheaper at the low end
    Cost.Ledger later = ledger(subject, Verdict.GO_THEN_EXTRACT);
    assertThat(only(later, "memory/control-plane").amount())
        .isEqualTo(new Cost.Range(180, 180, 180));
    assertThat(only(later, "memory/data-plane").amount())
        .isEqualTo(new Cost.Range(900, 1500, 1500));
  }

  @Test
  void the_ledger_and_the_saving_ratio_agree() {
    Subject subject = stated(WHOLE);
    Cost.Ledger go = ledger(subject, Verdict.GO);
    Cost.Ledger rust = ledger(subject, Verdict.RUST);
    double saved =
        amount(go, "memory") + amount(go, "cpu") - amount(rust, "memory") - amount(rust, "cpu");
    double extra =
        amount(rust, "hard-bug")
            - amount(go, "hard-bug")
            + amount(rust, "review")
            + amount(rust, "second-toolchain")
            + amount(rust, "training-rust") / 2.5;

    assertThat(subject.signals().number(Quantity.SAVING_RATIO).orElseThrow())
        .isEqualTo(saved / extra, within(1e-6));
    // hours at 50 EUR: 10 + 104 + 80 + 4 x 12 x 20 / 2.5
    assertThat(SavingRatio.extraHours(subject.signals(), SavingRatio.PUBLISHED).point())
        .isEqualTo(578, within(1e-9));
  }

  /**
   * Whatever is stated, ranges stay ranges, totals are sums, and less known never means cheaper.
   */
  @Tag("long")
  @Test
  void ranges_stay_ranges_whatever_is_stated() {
    Random random = new Random(20261121);
    List<String> blocks =
        List.of(
            "'fleet':{'instances':%d,'pricePerGiBMonth':%d,'pricePerCoreMonth':%d,'currency':'EUR'}",
            "'observed':{'residentMemoryMiB':%d,'cpuCores':%d}",
            "'team':{'engineers':%d,'goProduction':1,'rustReviewers':%d,'yearlyCostPerEngineer':%d}",
            "'hiring':{'openings':%d,'withinDays':%d,'goToRustCandidateRatio':%d}",
            "'delivery':{'releasesPerWeek':%d,'lifetimeYears':%d}",
            "'failure':{'downtimeCostPerHour':%d}",
            "'incumbent':{'situation':'extension','language':'go'}",
            "'incumbent':{'situation':'extension','language':'rust'}",
            "'incumbent':{'situation':'extension','language':'jvm'}",
            "'budgets':{'memoryMiB':%d}");
    for (int run = 0; run < 60; run++) {
      List<String> chosen = new ArrayList<>(List.of("'name':'s'", "'kind':'proxy'"));
      boolean incumbent = false;
      for (String block : blocks) {
        boolean again = incumbent && block.startsWith("'incumbent'");
        if (!again && random.nextInt(3) > 0) {
          incumbent |= block.startsWith("'incumbent'");
          String filled = block;
          while (filled.contains("%d")) {
            filled = filled.replaceFirst("%d", Integer.toString(1 + random.nextInt(40)));
          }
          chosen.add(filled);
        }
      }
      Subject subject = stated("{" + String.join(",", chosen) + "}");
      for (Cost.Ledger ledger : cost(subject).alternatives()) {
        for (Cost.Line line : ledger.lines()) {
          assertThat(line.amount().low()).isNotNegative();
          assertThat(line.amount().high()).isFinite();
          assertThat(line.inputs()).isNotEmpty();
          assertThat(line.inputs().stream().anyMatch(i -> i.known() == Cost.Known.FIGURE))
              .isEqualTo(!line.sources().isEmpty());
        }
        for (Cost.Year year : ledger.years()) {
          assertThat(year.total() == null).isEqualTo(ledger.lines().isEmpty());
          assertThat(year.complete())
              .isEqualTo(ledger.missing().stream().allMatch(m -> m.id().equals("later-years")));
        }
      }
      subject
          .signals()
          .amount(Quantity.SAVING_RATIO)
          .ifPresent(ratio -> assertThat(ratio.high()).isFinite().isNotNegative());
    }
  }

  private static Cost.Line line(String json, Verdict alternative, String id) {
    return only(ledger(Examples.stated(json), alternative), id);
  }

  private static Cost.Line only(Cost.Ledger ledger, String id) {
    return ledger.lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  private static double amount(Cost.Ledger ledger, String id) {
    return only(ledger, id).amount().likely();
  }
}
