package dev.assay.core.plan;

import dev.assay.core.matrix.Row;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.verdict.GateResult;
import dev.assay.core.verdict.Recommendation.MatrixRow;
import dev.assay.core.verdict.Recommendation.Origin;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** How a decision record tells gates, rows, steps and amounts. */
final class RecordWords {
  private RecordWords() {}

  /** What a gate says, as a reason for or against. */
  static String told(GateResult gate) {
    String where = gate.component() == null ? "" : " of " + gate.component();
    String told =
        switch (gate.state()) {
          case OPEN -> "Good, because the gate " + gate.id() + where + " lets it through";
          case CLOSED -> "Bad, because of the gate " + gate.id() + where + ": " + gate.reason();
          case UNKNOWN ->
              "Neutral, because the gate "
                  + gate.id()
                  + where
                  + " is not settled: "
                  + gate.remedy();
          case OVERRIDDEN ->
              "Neutral, because the gate " + gate.id() + where + " is overridden: " + gate.reason();
        };
    String tests =
        gate.tests().stream()
            .map(
                t ->
                    t.quantity()
                        + " "
                        + t.rule()
                        + ", now "
                        + (t.value() == null ? "not known" : t.value()))
            .collect(Collectors.joining("; "));
    return told + " (" + (tests.isEmpty() ? "" : tests + "; ") + places(gate.sources()) + ")";
  }

  /** A row of the matrix as cells of a table. */
  static List<String> row(MatrixRow row) {
    return List.of(
        row.title(),
        value(row),
        Text.id(row.source()),
        row.provenance() == null ? "" : origin(row.provenance()),
        Text.number(row.preference().point()),
        Text.number(row.weight()),
        places(row.evidence()));
  }

  /** A row of the matrix as a reason. */
  static String told(MatrixRow row) {
    return row.title()
        + ": "
        + value(row)
        + (row.provenance() == null ? "" : " (from " + origin(row.provenance()) + ")")
        + ", by "
        + places(row.evidence());
  }

  private static String value(MatrixRow row) {
    Object value = row.value();
    if (value == null) {
      return row.source() == Row.Standing.MISSING ? "not known" : "by component";
    }
    String shown = value instanceof Number number ? Text.number(number.doubleValue()) : "" + value;
    return row.unit() == null ? shown : shown + " " + row.unit();
  }

  private static String origin(Origin origin) {
    if (origin.metric() != null) {
      return origin.metric().metric() + origin.metric().labels();
    }
    if (origin.pointer() != null) {
      return origin.pointer();
    }
    List<Origin> parts = origin.parts() == null ? List.of() : origin.parts();
    return origin.formula()
        + parts.stream().map(RecordWords::origin).collect(Collectors.joining(", ", " of ", ""));
  }

  /** A step of the plan. */
  static String step(MigrationPlan.Step step) {
    MigrationPlan.Effort effort = step.effort();
    return step.what()
        + " Why: "
        + step.why()
        + (effort == null
            ? ""
            : " Effort: "
                + Text.number(effort.low())
                + " to "
                + Text.number(effort.high())
                + " "
                + effort.unit()
                + ".")
        + " Done when: "
        + step.doneWhen()
        + " Risk: "
        + step.risk()
        + " ("
        + places(step.sources())
        + ")";
  }

  /** How a trigger stands now. */
  static String state(MigrationPlan.Trigger trigger) {
    String readings =
        trigger.readings().stream()
            .map(
                r ->
                    r.quantity() + " " + (r.value() == null ? "not known" : Text.number(r.value())))
            .collect(Collectors.joining(", "));
    return readings.isEmpty() ? Text.id(trigger.state()) : readings;
  }

  /** From the least to the greatest, with the likely one. */
  static String range(Cost.Range range) {
    return range.low() == range.high()
        ? Text.number(range.low())
        : Text.number(range.low())
            + " to "
            + Text.number(range.high())
            + ", likely "
            + Text.number(range.likely());
  }

  /** Where figures come from. */
  static String places(List<Rulebook.Source> sources) {
    return sources.isEmpty()
        ? "the profile"
        : sources.stream().map(Text::place).distinct().collect(Collectors.joining("; "));
  }

  /** An alternative as a person would call it. */
  static String name(Verdict alternative) {
    return switch (alternative) {
      case GO -> "Go";
      case RUST -> "Rust";
      case HYBRID -> "Go control plane, Rust data plane";
      case GO_THEN_EXTRACT -> "Go now, extract the hot path later";
      case TUNE_INCUMBENT -> "Keep and tune what runs";
      case RUN_TRIAL -> "Run a trial";
      case INSUFFICIENT_EVIDENCE -> "Find out more";
    };
  }
}
