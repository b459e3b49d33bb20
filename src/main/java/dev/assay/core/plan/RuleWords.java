package dev.assay.core.plan;

import dev.assay.core.rulebook.Anchors;
import dev.assay.core.rulebook.Anchors.Anchor;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Side;
import dev.assay.core.rulebook.ValueFunction;
import dev.assay.core.rulebook.ValueFunction.Cases;
import dev.assay.core.rulebook.ValueFunction.Levelled;
import dev.assay.core.signal.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions and value functions of a rulebook as a person would write them. */
final class RuleWords {
  /** Preference from which an answer speaks for a side and not only leans to it. */
  private static final double SPEAKS = 0.3;

  private RuleWords() {}

  /** A condition, for example {@code team.rustReviewers is below 2}. */
  static String of(Condition condition) {
    if (condition.all() != null) {
      return joined(condition.all(), " and ");
    }
    if (condition.any() != null) {
      return joined(condition.any(), " or ");
    }
    if (condition.none() != null) {
      return "none of: " + joined(condition.none(), " or ");
    }
    return condition.of() + " " + test(condition);
  }

  private static String joined(List<Condition> parts, String word) {
    return parts.stream()
        .map(part -> part.of() == null ? "(" + of(part) + ")" : of(part))
        .collect(Collectors.joining(word));
  }

  private static String test(Condition condition) {
    if (condition.atMost() != null) {
      return "is at most " + Text.number(condition.atMost());
    }
    if (condition.atLeast() != null) {
      return "is at least " + Text.number(condition.atLeast());
    }
    if (condition.below() != null) {
      return "is below " + Text.number(condition.below());
    }
    if (condition.above() != null) {
      return "is above " + Text.number(condition.above());
    }
    if (condition.in() != null) {
      return "is " + String.join(" or ", condition.in());
    }
    if (condition.is() != null) {
      return condition.is() ? "holds" : "does not hold";
    }
    return Boolean.TRUE.equals(condition.known()) ? "is stated" : "is not stated";
  }

  /**
   * The answer of a criterion that speaks for a side.
   *
   * @param preference the preference there, away from 0
   */
  record Spoken(String answer, double preference) {}

  /**
   * What speaks for a side, by the first reading that can, one that always counts before one that
   * counts under a condition; empty where none does.
   */
  static Optional<Spoken> speaking(Criterion criterion, Side side) {
    double sign = side == Side.RUST ? 1 : -1;
    return criterion.readings().stream()
        .sorted(Comparator.comparing(reading -> reading.when() != null))
        .map(reading -> speaking(reading, sign))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Spoken> speaking(Criterion.Reading reading, double sign) {
    return switch (reading.value()) {
      case ValueFunction.Anchored(Anchors anchored) -> anchored(reading.quantity(), anchored, sign);
      case Levelled levelled -> {
        List<Levelled.Level> levels =
            levelled.levels().stream().filter(l -> l.v() * sign >= SPEAKS).toList();
        yield spoken(
            Text.list(levels.stream().map(Levelled.Level::level).toList()),
            levels.stream().mapToDouble(l -> l.v() * sign).max().orElse(0));
      }
      case Cases(List<Cases.Case> cases) -> {
        List<Cases.Case> speak = cases.stream().filter(c -> c.v() * sign >= SPEAKS).toList();
        yield spoken(
            String.join("; ", speak.stream().map(Cases.Case::why).toList()),
            speak.stream().mapToDouble(c -> c.v() * sign).max().orElse(0));
      }
    };
  }

  private static Optional<Spoken> anchored(Quantity quantity, Anchors anchors, double sign) {
    @Nullable Anchor least =
        anchors.points().stream()
            .filter(p -> p.v() * sign >= SPEAKS)
            .min(Comparator.comparingDouble(p -> p.v() * sign))
            .orElse(null);
    if (least == null) {
      return Optional.empty();
    }
    double first = anchors.points().getFirst().v() * sign;
    double last = anchors.points().getLast().v() * sign;
    String bound = first == last ? "" : first > last ? " or less" : " or more";
    return spoken(
        quantity.id() + " " + Text.number(least.at()) + bound,
        anchors.points().stream().mapToDouble(p -> p.v() * sign).max().orElse(0));
  }

  private static Optional<Spoken> spoken(String answer, double preference) {
    return answer.isEmpty() ? Optional.empty() : Optional.of(new Spoken(answer, preference));
  }
}
