package dev.assay.core.plan;

import dev.assay.core.matrix.Row;
import dev.assay.core.verdict.GateResult;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.Alternative;
import dev.assay.core.verdict.Recommendation.MatrixRow;
import dev.assay.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as a decision record in Markdown (MADR 4.0.0), every figure with its source. */
public final class DecisionRecord {
  private static final int MOST_DRIVERS = 6;

  private final Heading heading;
  private final Recommendation recommendation;
  private final SplitPlan split;
  private final MigrationPlan plan;
  private final Cost cost;
  private final Markdown out = new Markdown();

  private DecisionRecord(
      Heading heading,
      Recommendation recommendation,
      SplitPlan split,
      MigrationPlan plan,
      Cost cost) {
    this.heading = heading;
    this.recommendation = recommendation;
    this.split = split;
    this.plan = plan;
    this.cost = cost;
  }

  /**
   * What a record says beside the answer.
   *
   * @param status for example {@code proposed} or {@code accepted}
   * @param decisionMakers who decided; empty where nobody has
   * @param description what the service does; null where not stated
   * @param decision the owner's reason for accepting it; null where nobody has
   */
  public record Heading(
      String status,
      LocalDate date,
      List<String> decisionMakers,
      @Nullable String description,
      @Nullable String decision) {
    public Heading {
      decisionMakers = List.copyOf(decisionMakers);
    }
  }

  /** The record as Markdown; texts of the profile stay texts, whatever they hold. */
  public static String render(
      Heading heading,
      Recommendation recommendation,
      SplitPlan split,
      MigrationPlan plan,
      Cost cost) {
    return new DecisionRecord(heading, recommendation, split, plan, cost).render();
  }

  private String render() {
    List<String> front = new ArrayList<>();
    front.add("status: " + Markdown.yaml(heading.status()));
    front.add("date: " + heading.date());
    if (!heading.decisionMakers().isEmpty()) {
      front.add(
          heading.decisionMakers().stream()
              .map(Markdown::yaml)
              .collect(Collectors.joining(", ", "decision-makers: [", "]")));
    }
    out.frontMatter(front)
        .heading(
            1, "Language of " + recommendation.service() + ": " + recommendation.verdict().id())
        .heading(2, "Context and Problem Statement");
    if (heading.description() != null) {
      out.paragraph(heading.description());
    }
    out.paragraph(
        "Should "
            + recommendation.service()
            + " be written in Go, in Rust, or in a split of both?");
    drivers();
    out.heading(2, "Considered Options").list(options());
    outcome();
    out.heading(2, "Pros and Cons of the Options");
    recommendation.alternatives().forEach(this::option);
    more();
    return out.toString();
  }

  private void drivers() {
    List<String> drivers = heaviest().stream().limit(MOST_DRIVERS).map(RecordWords::told).toList();
    if (!drivers.isEmpty()) {
      out.heading(2, "Decision Drivers").list(drivers);
    }
  }

  private List<MatrixRow> heaviest() {
    return recommendation.matrix().stream()
        .filter(r -> r.source() != Row.Standing.MISSING && r.contribution() != 0)
        .sorted(Comparator.comparingDouble((MatrixRow r) -> -Math.abs(r.contribution())))
        .toList();
  }

  private List<String> options() {
    return cost.alternatives().stream().map(a -> RecordWords.name(a.alternative())).toList();
  }

  private void outcome() {
    Verdict verdict = recommendation.verdict();
    boolean status = verdict == Verdict.RUN_TRIAL || verdict == Verdict.INSUFFICIENT_EVIDENCE;
    out.heading(2, "Decision Outcome")
        .paragraph(
            status
                ? "No option is chosen yet (" + verdict.id() + "): " + recommendation.headline()
                : "Chosen option: \""
                    + RecordWords.name(verdict)
                    + "\", because: "
                    + recommendation.headline())
        .list(recommendation.because());
    if (heading.decision() != null) {
      out.paragraph("Decided: " + heading.decision());
    }
    out.heading(3, "Consequences").list(consequences(verdict)).heading(3, "Confirmation");
    out.list(
        plan.triggers().stream()
            .map(
                t ->
                    "Extract"
                        + (t.component() == null ? "" : " " + t.component())
                        + " when "
                        + t.text()
                        + " (now: "
                        + RecordWords.state(t)
                        + ").")
            .toList());
    out.list(
        plan.steps().isEmpty()
            ? List.of()
            : List.of("Done when: " + plan.steps().getLast().doneWhen()));
  }

  private List<String> consequences(Verdict verdict) {
    List<String> consequences = new ArrayList<>();
    double side =
        switch (verdict) {
          case RUST -> 1;
          case GO, GO_THEN_EXTRACT -> -1;
          case HYBRID, TUNE_INCUMBENT, RUN_TRIAL, INSUFFICIENT_EVIDENCE -> 0;
        };
    heaviest().stream()
        .filter(r -> r.contribution() * side > 0)
        .limit(3)
        .forEach(r -> consequences.add("Good, because of " + RecordWords.told(r)));
    heaviest().stream()
        .filter(r -> r.contribution() * side < 0)
        .limit(3)
        .forEach(r -> consequences.add("Bad, because of " + RecordWords.told(r)));
    if (verdict == Verdict.HYBRID) {
      consequences.add("Good, because of the boundary: " + split.summary());
      if (split.toolchain() != null) {
        consequences.add(
            "Bad, because a second tool chain has a price of "
                + Text.number(split.toolchain().utility())
                + " ("
                + split.toolchain().reason()
                + "; "
                + RecordWords.places(split.toolchain().sources())
                + ").");
      }
    }
    split.warnings().forEach(w -> consequences.add("Bad, because: " + w));
    recommendation.caveats().forEach(c -> consequences.add("Neutral, because: " + c.text()));
    return consequences;
  }

  private void option(Alternative alternative) {
    out.heading(3, RecordWords.name(alternative.name()));
    List<String> points = new ArrayList<>();
    points.add(
        "Neutral, because its utility is "
            + Text.number(alternative.score())
            + " by "
            + recommendation.rulebook().name()
            + " "
            + recommendation.rulebook().version()
            + " ("
            + Text.id(alternative.admission())
            + ").");
    for (GateResult gate : alternative.gates()) {
      points.add(RecordWords.told(gate));
    }
    cost.alternatives().stream()
        .filter(a -> a.alternative() == alternative.name())
        .forEach(ledger -> points.addAll(costs(ledger)));
    out.list(points);
  }

  private List<String> costs(Cost.Ledger ledger) {
    if (ledger.why() != null) {
      return List.of("Neutral, because its cost is not counted: " + ledger.why());
    }
    List<String> told = new ArrayList<>();
    for (Cost.Year year : ledger.years()) {
      if (year.total() != null) {
        told.add(
            "Neutral, because year "
                + year.number()
                + " costs "
                + money(year.total())
                + (year.complete() ? "." : " in part; see what is missing below."));
      }
    }
    return told;
  }

  private void more() {
    out.heading(2, "More Information")
        .paragraph(
            "By the rulebook "
                + recommendation.rulebook().name()
                + " "
                + recommendation.rulebook().version()
                + ", digest "
                + recommendation.rulebook().digest()
                + ". A utility is no probability of being right.");
    if (!recommendation.matrix().isEmpty()) {
      out.heading(3, "Decision matrix")
          .table(
              List.of("Criterion", "Value", "Known", "From", "Preference", "Weight", "Sources"),
              recommendation.matrix().stream().map(RecordWords::row).toList());
    }
    out.heading(3, "The seed rules")
        .list(
            recommendation.panel().stream()
                .map(
                    v ->
                        v.rulebook()
                            + (v.seed() == null ? "" : " (seed " + v.seed() + ")")
                            + ": "
                            + v.because())
                .toList())
        .heading(3, "Split")
        .paragraph(split.summary())
        .heading(3, "Plan")
        .paragraph(plan.strategy() + " (" + RecordWords.places(plan.sources()) + ")")
        .numbered(plan.steps().stream().map(RecordWords::step).toList())
        .heading(3, "Cost")
        .paragraph(cost.scope());
    cost.alternatives().stream().filter(a -> a.why() == null).forEach(this::ledger);
  }

  private void ledger(Cost.Ledger ledger) {
    out.heading(4, "Cost of " + RecordWords.name(ledger.alternative()))
        .table(
            List.of("Line", "Due", "Amount", "Formula", "Inputs", "Sources"),
            ledger.lines().stream().map(this::line).toList())
        .list(
            ledger.missing().stream()
                .map(
                    m ->
                        "Missing: "
                            + m.what()
                            + " ("
                            + m.why()
                            + "); state "
                            + Text.list(m.fields()))
                .toList())
        .list(
            ledger.notPriced().stream()
                .map(
                    n ->
                        "Not priced: "
                            + n.what()
                            + ". "
                            + n.how()
                            + " ("
                            + RecordWords.places(n.sources())
                            + ")")
                .toList());
  }

  private List<String> line(Cost.Line line) {
    return List.of(
        line.what(),
        Text.id(line.due()),
        money(line.amount()),
        line.formula(),
        line.inputs().stream()
            .map(
                i ->
                    i.id()
                        + " = "
                        + RecordWords.range(i.value())
                        + " "
                        + i.unit()
                        + " ("
                        + i.from()
                        + ")")
            .collect(Collectors.joining("; ")),
        RecordWords.places(line.sources()));
  }

  private String money(Cost.Range range) {
    return (cost.currency() == null ? "" : cost.currency() + " ") + RecordWords.range(range);
  }
}
