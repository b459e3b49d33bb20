package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.ScrapeReport;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation.NextQuestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to find out next, by what it would be worth to know it. */
final class NextQuestions {
  /** More than anybody answers at once. */
  private static final int MOST = 7;

  private final Assessment base;
  private final Reassessment again;
  private final Breakpoints breakpoints;
  private final Verdict leader;
  private final List<MetricsAnswer> metrics;

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

  /** The questions worth most, at most seven. */
  static List<NextQuestion> of(
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
        if (!quantity.derived() && asking.isOpen(place, quantity)) {
          asking.worth(place, quantity, worths);
        }
      }
    }
    return worths.stream()
        .filter(worth -> worth.gain > 0 || worth.weight > 0)
        .sorted(
            Comparator.comparingDouble((Worth w) -> -w.gain)
                .thenComparingDouble(w -> -w.changes)
                .thenComparingDouble(w -> -w.weight)
                .thenComparing(w -> w.question.field()))
        .limit(MOST)
        .map(Worth::question)
        .toList();
  }

  private record Worth(NextQuestion question, double gain, double changes, double weight) {}

  /**
   * Whether it is missing where it would be stated: parts are asked only for what they do not take
   * over.
   */
  private boolean isOpen(int place, Quantity quantity) {
    Signals signals = again.signals(place);
    if (signals.known(quantity).isPresent()) {
      return false;
    }
    String kind = signals.level(Quantity.KIND).orElse("");
    return place == Reassessment.SERVICE
        ? quantity != Quantity.RUNNING_COST_SHARE
        : quantity == Quantity.RUNNING_COST_SHARE
            || !base.scorer().rulebook().inheritance().inherits(kind, quantity.id());
  }

  private void worth(int place, Quantity quantity, List<Worth> worths) {
    Criterion criterion = criterion(quantity);
    List<Value> answers = answers(place, quantity);
    if (criterion == null || answers.isEmpty()) {
      return;
    }
    double gain = 0;
    double changed = 0;
    double least = 1;
    double greatest = -1;
    for (Value answer : answers) {
      Assessment then = again.with(place, quantity, answer);
      Verdict best = Decision.leading(then);
      Map<Verdict, Double> scores = then.scores();
      least = Math.min(least, then.preference());
      greatest = Math.max(greatest, then.preference());
      if (best != null && best != leader) {
        changed++;
        gain += Math.max(0, scores.getOrDefault(best, 0.0) - scores.getOrDefault(leader, 0.0));
      }
    }
    double share = changed / answers.size();
    String field = field(place, quantity);
    worths.add(
        new Worth(
            new NextQuestion(
                field,
                criterion.id(),
                criterion.question(),
                why(share, least, greatest),
                Numbers.share(share),
                Numbers.answer(gain / answers.size()),
                how(place, quantity, criterion)),
            gain / answers.size(),
            share,
            greatest - least));
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
            + " of its possible answers another alternative leads; "
            + moves
            + "."
        : "No answer to it alone turns the lead, but " + moves + ".";
  }

  private @Nullable String how(int place, Quantity quantity, Criterion criterion) {
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
    return criterion.howToMeasure();
  }

  /**
   * The criterion that asks for a quantity: the heaviest that reads it, else the heaviest that it
   * adjusts.
   */
  private @Nullable Criterion criterion(Quantity quantity) {
    return base.matrix().rows().stream()
        .filter(row -> row.weight() > 0 && asks(row.criterion(), quantity))
        .max(
            Comparator.comparing((Row row) -> reads(row.criterion(), quantity))
                .thenComparingDouble(Row::weight))
        .map(Row::criterion)
        .orElse(null);
  }

  private static boolean reads(Criterion criterion, Quantity quantity) {
    return criterion.readings().stream()
        .map(Criterion.Reading::quantity)
        .anyMatch(q -> q == quantity || DerivedSignals.partsOf(q).contains(quantity));
  }

  private static boolean asks(Criterion criterion, Quantity quantity) {
    return criterion.quantities().stream()
        .anyMatch(
            q -> q == quantity || (q.derived() && DerivedSignals.partsOf(q).contains(quantity)));
  }

  /** The answers that are possible, each as likely as any other. */
  private List<Value> answers(int place, Quantity quantity) {
    if (quantity.unit() == Unit.FLAG) {
      return List.of(new Value.Flag(false), new Value.Flag(true));
    }
    if (quantity.unit() == Unit.CHOICE) {
      return quantity.levels().stream().<Value>map(Value.Level::new).toList();
    }
    if (quantity.unit() == Unit.TEXT) {
      return List.of();
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
    return place == Reassessment.SERVICE
        ? quantity.id()
        : base.subject().components().get(place).name() + "." + quantity.id();
  }
}
