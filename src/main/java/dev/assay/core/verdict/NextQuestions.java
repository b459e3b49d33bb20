package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.ValueOfInformation;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.FieldQuestion;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.ScrapeReport;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation.NextQuestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to find out next, by what it would be worth to know it. */
final class NextQuestions {
  /** More than anybody answers at once. */
  private static final int MOST = 7;

  /** How closely a criterion asks for what only adjusts it: less than for one of three parts. */
  private static final double ADJUSTED = 0.25;

  /** Derived quantities that are answered by a table of the profile rather than computed. */
  private static final Set<Quantity> TABLED =
      Set.of(Quantity.GO_HARD_GAPS, Quantity.RUST_HARD_GAPS);

  private final Assessment base;
  private final Reassessment again;
  private final Breakpoints breakpoints;
  private final Verdict leader;
  private final List<MetricsAnswer> metrics;

  /** The criterion that asks for a quantity, whichever part it is asked of. */
  private final Map<Quantity, Optional<Criterion>> criteria = new EnumMap<>(Quantity.class);

  private NextQuestions(
      Assessment base,
      Reassessment again,
      Breakpoints breakpoints,
      Verdict leader,
      List<MetricsAnswer> metrics) {
    this.base = base;
    this.again = again;
    this.breakpoints = breakpoints;
    this.leader = leader;
    this.metrics = metrics;
  }

  /**
   * What was found.
   *
   * @param questions those worth most, at most seven
   * @param turning fields of which some answer alone puts another alternative in the lead, or none
   */
  record Found(List<NextQuestion> questions, List<String> turning) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  static Found of(
      Assessment base,
      Reassessment again,
      Breakpoints breakpoints,
      Verdict leader,
      Set<Quantity> used,
      List<MetricsAnswer> metrics) {
    NextQuestions asking = new NextQuestions(base, again, breakpoints, leader, metrics);
    List<Worth> worths = new ArrayList<>();
    for (int place = Reassessment.SERVICE; place < base.subject().components().size(); place++) {
      for (Quantity quantity : used) {
        if (asking.isOpen(place, quantity)) {
          asking.worth(place, quantity, worths);
        }
      }
    }
    worths.sort(
        Comparator.comparingDouble((Worth w) -> -w.gain)
            .thenComparingDouble(w -> -w.changes)
            .thenComparingDouble(w -> -w.weight)
            .thenComparing(w -> w.question.field())
            .thenComparing(w -> w.question.question()));
    return new Found(
        worths.stream()
            .filter(worth -> worth.changes > 0 || worth.weight > 0)
            .limit(MOST)
            .map(Worth::question)
            .toList(),
        worths.stream()
            .filter(worth -> worth.changes > 0)
            .map(worth -> worth.question.field())
            .distinct()
            .toList());
  }

  private record Worth(NextQuestion question, double gain, double changes, double weight) {}

  /**
   * Whether it is missing where it would be stated: parts are asked only for what they do not take
   * over.
   */
  private boolean isOpen(int place, Quantity quantity) {
    Signals signals = again.signals(place);
    if (signals.known(quantity).isPresent() || (quantity.derived() && !TABLED.contains(quantity))) {
      return false;
    }
    String kind = signals.level(Quantity.KIND).orElse("");
    return place == Reassessment.SERVICE
        ? quantity != Quantity.RUNNING_COST_SHARE
        : quantity == Quantity.RUNNING_COST_SHARE
            || !base.scorer().rulebook().inheritance().inherits(kind, quantity.id());
  }

  private void worth(int place, Quantity quantity, List<Worth> worths) {
    Criterion criterion = criteria.computeIfAbsent(quantity, this::criterion).orElse(null);
    FieldQuestion own = ownQuestion(quantity);
    List<Optional<Value>> answers = answers(place, quantity);
    if ((criterion == null && own == null) || answers.isEmpty()) {
      return;
    }
    double[][] utilities = new double[answers.size()][];
    double least = 1;
    double greatest = -1;
    for (int k = 0; k < utilities.length; k++) {
      Optional<Value> answer = answers.get(k);
      Assessment then = answer.isPresent() ? again.with(place, quantity, answer.get()) : base;
      utilities[k] = Decision.utilities(then);
      least = Math.min(least, then.preference());
      greatest = Math.max(greatest, then.preference());
    }
    double[] evenly = new double[utilities.length];
    Arrays.fill(evenly, 1);
    ValueOfInformation worth =
        ValueOfInformation.of(evenly, utilities, Decision.ALTERNATIVES.indexOf(leader));
    double share = worth.changeShare();
    String how = how(place, quantity);
    worths.add(
        new Worth(
            new NextQuestion(
                field(place, quantity),
                criterion == null ? null : criterion.id(),
                gates(quantity),
                own != null || criterion == null
                    ? Objects.requireNonNull(own).question()
                    : criterion.question(),
                why(share, least, greatest),
                Numbers.share(share),
                Numbers.answer(worth.expectedGain()),
                how != null
                    ? how
                    : own != null
                        ? own.how()
                        : criterion == null ? null : criterion.howToMeasure()),
            worth.expectedGain(),
            share,
            greatest - least));
  }

  private @Nullable FieldQuestion ownQuestion(Quantity quantity) {
    return base.scorer().rulebook().questions().stream()
        .filter(q -> q.of().equals(quantity.id()))
        .findFirst()
        .orElse(null);
  }

  /** The gates that ask for it, or for what is computed from it. */
  private List<String> gates(Quantity quantity) {
    return base.scorer().rulebook().gates().stream()
        .filter(g -> g.kind() != Gate.Kind.WARNING)
        .filter(
            g ->
                g.quantities().stream()
                    .anyMatch(q -> q == quantity || DerivedSignals.partsOf(q).contains(quantity)))
        .map(Gate::id)
        .toList();
  }

  private static String why(double share, double least, double greatest) {
    String moves =
        "it can put the preference anywhere from "
            + Numbers.text(least)
            + " to "
            + Numbers.text(greatest);
    return share > 0
        ? "In "
            + Numbers.percent(share)
            + " of its possible answers another alternative leads, or none; "
            + moves
            + "."
        : "No answer to it alone turns the lead, but " + moves + ".";
  }

  private @Nullable String how(int place, Quantity quantity) {
    String part =
        place == Reassessment.SERVICE ? null : base.subject().components().get(place).name();
    for (MetricsAnswer read : metrics) {
      if (Objects.equals(read.component(), part)) {
        for (ScrapeReport.Gap gap : read.report().gaps()) {
          if (gap.quantity().equals(quantity.id()) && !gap.how().isEmpty()) {
            return gap.how();
          }
        }
      }
    }
    return null;
  }

  /**
   * The criterion that asks for a quantity most closely: that reads it, else reads what is computed
   * from it and little else, else is adjusted by it; the heaviest of equals.
   */
  private Optional<Criterion> criterion(Quantity quantity) {
    return base.matrix().rows().stream()
        .filter(row -> row.weight() > 0 && closeness(row.criterion(), quantity) > 0)
        .max(
            Comparator.comparingDouble((Row row) -> closeness(row.criterion(), quantity))
                .thenComparingDouble(Row::weight))
        .map(Row::criterion);
  }

  private static double closeness(Criterion criterion, Quantity quantity) {
    double closest = 0;
    for (Criterion.Reading reading : criterion.readings()) {
      List<Quantity> parts = DerivedSignals.partsOf(reading.quantity());
      if (reading.quantity() == quantity) {
        closest = 1;
      } else if (parts.contains(quantity)) {
        closest = Math.max(closest, 1.0 / parts.size());
      }
    }
    boolean adjusted =
        criterion.quantities().stream()
            .anyMatch(q -> q == quantity || DerivedSignals.partsOf(q).contains(quantity));
    return adjusted ? Math.max(closest, ADJUSTED) : closest;
  }

  /** The answers that are possible, each as likely as any other; none is that it is not stated. */
  private List<Optional<Value>> answers(int place, Quantity quantity) {
    return switch (quantity.unit()) {
      case FLAG -> List.of(Optional.of(new Value.Flag(false)), Optional.of(new Value.Flag(true)));
      case CHOICE ->
          quantity.levels().stream()
              .map(level -> Optional.<Value>of(new Value.Level(level)))
              .toList();
      case TEXT -> List.of(Optional.empty(), Optional.of(new Value.Level("stated")));
      default -> numbers(place, quantity).stream().map(Optional::of).toList();
    };
  }

  private List<Value> numbers(int place, Quantity quantity) {
    if (TABLED.contains(quantity)) {
      return List.of(Value.Amount.of(0), Value.Amount.of(1));
    }
    NavigableSet<Double> points = breakpoints.of(quantity, again.signals(place));
    if (points.size() < 2) {
      return List.of();
    }
    List<Value> answers = new ArrayList<>();
    double previous = Double.NaN;
    for (double point : points) {
      boolean fraction =
          quantity.unit() != Unit.COUNT
              && quantity.unit() != Unit.LEVEL
              && quantity.unit() != Unit.DAYS;
      if (fraction && !Double.isNaN(previous)) {
        answers.add(Value.Amount.of(previous > 0 ? Math.sqrt(previous * point) : point / 2));
      }
      answers.add(Value.Amount.of(point));
      previous = point;
    }
    return answers;
  }

  private String field(int place, Quantity quantity) {
    String field = TABLED.contains(quantity) ? "dependencies" : quantity.id();
    return place == Reassessment.SERVICE
        ? field
        : base.subject().components().get(place).name() + "." + field;
  }
}
