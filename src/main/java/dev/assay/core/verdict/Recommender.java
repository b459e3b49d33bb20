package dev.assay.core.verdict;

import dev.assay.core.matrix.DecisionMatrix;
import dev.assay.core.matrix.Preference;
import dev.assay.core.matrix.Row;
import dev.assay.core.rulebook.Range;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation.Alternative;
import dev.assay.core.verdict.Recommendation.ComponentAnswer;
import dev.assay.core.verdict.Recommendation.Coverage;
import dev.assay.core.verdict.Recommendation.Flip;
import dev.assay.core.verdict.Recommendation.Interval;
import dev.assay.core.verdict.Recommendation.MatrixRow;
import dev.assay.core.verdict.Recommendation.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an assessment and its decision out as an answer. */
final class Recommender {
  private Recommender() {}

  static List<Alternative> alternatives(Assessment assessment, @Nullable WinShares shares) {
    Map<Verdict, Double> scores = assessment.scores();
    List<Alternative> alternatives = new ArrayList<>();
    scores.forEach(
        (name, score) ->
            alternatives.add(
                new Alternative(
                    name,
                    assessment.admission(name),
                    Numbers.answer(score),
                    range(assessment.scoreRange(name), score),
                    shares == null ? null : Numbers.share(shares.of(name).value()),
                    assessment.gatesOf(name))));
    return alternatives;
  }

  static Coverage coverage(Assessment assessment) {
    Map<Row.Standing, Double> shares = assessment.coverage();
    return new Coverage(
        Numbers.answer(shares.getOrDefault(Row.Standing.MEASURED, 0.0)),
        Numbers.answer(shares.getOrDefault(Row.Standing.DECLARED, 0.0)),
        Numbers.answer(shares.getOrDefault(Row.Standing.ASSUMED, 0.0)),
        Numbers.answer(shares.getOrDefault(Row.Standing.MISSING, 0.0)));
  }

  /**
   * @param flips the nearest first
   */
  static List<MatrixRow> matrix(DecisionMatrix matrix, List<Flip> flips) {
    return matrix.rows().stream().map(row -> row(row, flipOf(row, flips))).toList();
  }

  /** The nearest flip of what a row was read from, which parts may state each for itself. */
  private static @Nullable Flip flipOf(Row row, List<Flip> flips) {
    Set<String> read = new HashSet<>();
    if (row.basis().isPresent()) {
      collect(row.basis().get(), read);
    } else if (row.standing() != Row.Standing.MISSING) {
      row.criterion().readings().forEach(reading -> read.add(reading.of()));
    }
    return flips.stream().filter(flip -> read.contains(flip.quantity())).findFirst().orElse(null);
  }

  private static void collect(Signal.Known signal, Set<String> quantities) {
    quantities.add(signal.quantity().id());
    if (signal instanceof Signal.Derived derived) {
      derived.parts().forEach(part -> collect(part, quantities));
    }
  }

  static Interval preference(DecisionMatrix matrix) {
    Range range = matrix.range();
    return interval(range.low(), matrix.preference(), range.high());
  }

  private static MatrixRow row(Row row, @Nullable Flip flipsAt) {
    Signal.Known basis = row.basis().orElse(null);
    Preference preference = row.preference();
    return new MatrixRow(
        row.criterion().id(),
        row.criterion().title(),
        row.criterion().group(),
        row.criterion().question(),
        basis == null ? null : basis.quantity().id(),
        basis == null ? null : MetricsAnswer.shown(basis.value()),
        basis != null && basis.value() instanceof Value.Amount amount && !amount.exact()
            ? interval(amount.low(), amount.point(), amount.high())
            : null,
        basis == null || basis.quantity().unit().symbol().isEmpty()
            ? null
            : basis.quantity().unit().symbol(),
        row.standing(),
        basis == null ? null : origin(basis),
        interval(preference.low(), preference.point(), preference.high()),
        preference.reason().isEmpty() ? null : preference.reason(),
        Numbers.answer(row.weight()),
        Numbers.answer(row.contribution()),
        flipsAt,
        row.notes(),
        row.sources().isEmpty() ? row.criterion().sources() : row.sources());
  }

  private static Origin origin(Signal.Known signal) {
    return switch (signal) {
      case Signal.Measured measured -> new Origin(measured.provenance(), null, null, null);
      case Signal.Declared declared -> new Origin(null, declared.pointer(), null, null);
      case Signal.Derived derived ->
          new Origin(
              null,
              null,
              derived.formula(),
              derived.parts().stream().map(Recommender::origin).toList());
    };
  }

  static List<ComponentAnswer> components(Assessment assessment) {
    List<ComponentAnswer> answers = new ArrayList<>();
    if (assessment.subject().components().isEmpty()) {
      return answers;
    }
    for (int i = 0; i < assessment.parts().size(); i++) {
      Assessment.Part part = assessment.parts().get(i);
      double known = 1 - part.matrix().share(Row.Standing.MISSING);
      boolean rust = assessment.scorer().toRust()[i];
      boolean rustOpen = assessment.rustOpen();
      boolean enough = known >= assessment.scorer().rulebook().thresholds().leastCoverage();
      Verdict verdict =
          !enough ? Verdict.INSUFFICIENT_EVIDENCE : rust && rustOpen ? Verdict.RUST : Verdict.GO;
      answers.add(
          new ComponentAnswer(
              part.name(),
              part.kind(),
              part.role(),
              verdict,
              Numbers.answer(assessment.shares()[i]),
              part.signals().known(Quantity.RUNNING_COST_SHARE).isEmpty(),
              preference(part.matrix()),
              because(part, enough, rust, rustOpen),
              strongest(part.matrix(), 3),
              part.signals().all().stream()
                  .filter(s -> s instanceof Signal.Declared declared && declared.inherited())
                  .map(s -> s.quantity().id())
                  .toList()));
    }
    return answers;
  }

  private static String because(
      Assessment.Part part, boolean enough, boolean rust, boolean rustOpen) {
    if (!enough) {
      return "Too little is known of it.";
    }
    String lean =
        "Leans to "
            + (part.preference() > 0 ? "Rust" : "Go")
            + " by "
            + Numbers.text(Math.abs(part.preference()))
            + ", mostly for "
            + String.join(" and ", strongest(part.matrix(), 2))
            + ".";
    return rust && !rustOpen ? lean + " Go all the same, as Rust is inadmissible here." : lean;
  }

  /** The rows that count most, each with its value. */
  static List<String> strongest(DecisionMatrix matrix, int most) {
    double sign = Math.signum(matrix.preference());
    return matrix.byContribution().stream()
        .filter(row -> row.standing() != Row.Standing.MISSING && row.contribution() * sign > 0)
        .limit(most)
        .map(Recommender::told)
        .toList();
  }

  /** A row as a person would mention it, for example {@code latency budget (2 ms)}. */
  static String told(Row row) {
    return row.criterion().title() + row.basis().map(b -> " (" + told(b) + ")").orElse("");
  }

  private static String told(Signal.Known signal) {
    if (signal.quantity() == Quantity.SKILL_BALANCE && signal instanceof Signal.Derived derived) {
      return derived.parts().stream()
              .map(p -> told(p.value(), ""))
              .collect(Collectors.joining(" Rust reviewers, "))
          + " Go engineers";
    }
    return told(signal.value(), signal.quantity().unit().symbol());
  }

  private static String told(Value value, String unit) {
    return switch (value) {
      case Value.Amount amount -> (Numbers.text(amount.point()) + " " + unit).strip();
      case Value.Level level -> level.id();
      case Value.Flag flag -> flag.yes() ? "yes" : "no";
    };
  }

  private static Interval range(Range range, double point) {
    return interval(range.low(), point, range.high());
  }

  private static Interval interval(double low, double point, double high) {
    return new Interval(
        Numbers.answer(low),
        Numbers.answer(point),
        Double.isFinite(high) ? Numbers.answer(high) : null);
  }

  /** One sentence a person would say. */
  static String headline(String service, Assessment assessment, Decision decision) {
    @Nullable Verdict leader = decision.leader();
    return switch (decision.verdict()) {
      case GO -> "Write " + service + " in Go" + reasonsFor(assessment, false) + ".";
      case RUST -> "Write " + service + " in Rust" + reasonsFor(assessment, true) + ".";
      case HYBRID -> "Split " + service + ": " + split(assessment) + ".";
      case GO_THEN_EXTRACT ->
          "Start "
              + service
              + " in Go and cut the hot path out into Rust once measurements ask for it"
              + reasonsFor(assessment, false)
              + ".";
      case TUNE_INCUMBENT ->
          "Keep what runs and tune it first; judge " + service + " again after that.";
      case RUN_TRIAL ->
          "Too close or too open to call for "
              + service
              + (leader == null ? "" : "; " + leader.id() + " is ahead")
              + ": build the same small version in both and measure.";
      case INSUFFICIENT_EVIDENCE ->
          "Not enough is known of "
              + service
              + " for a verdict"
              + (leader == null ? "" : "; on what is known, " + leader.id() + " is ahead")
              + ".";
    };
  }

  private static String reasonsFor(Assessment assessment, boolean rust) {
    List<String> reasons =
        assessment.matrix().byContribution().stream()
            .filter(
                row ->
                    row.standing() != Row.Standing.MISSING
                        && (row.contribution() > 0) == rust
                        && row.contribution() != 0)
            .limit(2)
            .map(Recommender::told)
            .toList();
    return reasons.isEmpty() ? "" : ", mostly for " + String.join(" and ", reasons);
  }

  private static String split(Assessment assessment) {
    boolean[] toRust = assessment.scorer().toRust();
    List<String> go = new ArrayList<>();
    List<String> rust = new ArrayList<>();
    for (int i = 0; i < toRust.length; i++) {
      (toRust[i] ? rust : go).add(assessment.parts().get(i).name());
    }
    return String.join(", ", go) + " in Go, " + String.join(", ", rust) + " in Rust";
  }
}
