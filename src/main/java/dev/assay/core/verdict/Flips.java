package dev.assay.core.verdict;

import dev.assay.core.mcda.Axis;
import dev.assay.core.mcda.ValueFlip;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import dev.assay.core.verdict.Recommendation.Flip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of each known answer and measured value that puts another alternative in the
 * lead. Numbers are looked at from breakpoint to breakpoint, outward: a gate turns the lead at its
 * threshold, and between two breakpoints the scores are straight along an axis, so that the value
 * at which they meet is solved for.
 */
final class Flips {
  private static final int BISECTIONS = 40;

  /** Share of a stretch that is next to its end. */
  private static final double CLOSE = 1e-9;

  /** Counts are looked at up to this, or twice their last breakpoint. */
  private static final int MOST_COUNTED = 100;

  private final Reassessment again;
  private final Breakpoints breakpoints;
  private final Assessment base;
  private final Verdict leader;
  private final List<Flip> flips = new ArrayList<>();
  private final List<String> steady = new ArrayList<>();

  private Flips(Assessment base, Reassessment again, Breakpoints breakpoints, Verdict leader) {
    this.base = base;
    this.again = again;
    this.breakpoints = breakpoints;
    this.leader = leader;
  }

  /**
   * What was found.
   *
   * @param flips the nearest change first
   * @param steady fields of which no change alone turns the lead, in the order of {@link Quantity}
   */
  record Found(List<Flip> flips, List<String> steady) {}

  static Found of(
      Assessment base,
      Reassessment again,
      Breakpoints breakpoints,
      Verdict leader,
      Set<Quantity> used) {
    Flips search = new Flips(base, again, breakpoints, leader);
    search.at(Reassessment.SERVICE, used);
    for (int part = 0; part < base.subject().components().size(); part++) {
      search.at(part, used);
    }
    search.flips.sort(
        Comparator.comparing(Flip::effort, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Flip::field));
    return new Found(List.copyOf(search.flips), List.copyOf(search.steady));
  }

  private void at(int place, Set<Quantity> used) {
    for (Quantity quantity : used) {
      if (again.signals(place).get(quantity) instanceof Signal.Known known
          && !(quantity.derived() && known instanceof Signal.Derived)
          && !(known instanceof Signal.Declared declared && declared.inherited())) {
        int before = flips.size();
        switch (known.value()) {
          case Value.Amount amount -> number(place, quantity, amount.point());
          case Value.Level text when quantity.unit() == Unit.TEXT ->
              text(place, quantity, text.id());
          case Value.Level level -> level(place, quantity, level.id());
          case Value.Flag flag -> flag(place, quantity, flag.yes());
        }
        if (flips.size() == before) {
          steady.add(field(place, quantity));
        }
      }
    }
  }

  private void level(int place, Quantity quantity, String now) {
    for (String other : quantity.levels()) {
      Verdict then = other.equals(now) ? leader : leader(place, quantity, new Value.Level(other));
      if (then != leader && then != null) {
        add(place, quantity, now, other, "is", then, null);
      }
    }
  }

  /** A text counts only by being there. */
  private void text(int place, Quantity quantity, String now) {
    Verdict then = Decision.leading(again.without(place, quantity));
    if (then != leader && then != null) {
      add(place, quantity, now, "not stated", "is", then, null);
    }
  }

  private void flag(int place, Quantity quantity, boolean now) {
    Verdict then = leader(place, quantity, new Value.Flag(!now));
    if (then != leader && then != null) {
      add(place, quantity, now, !now, "is", then, null);
    }
  }

  private void number(int place, Quantity quantity, double now) {
    NavigableSet<Double> points = breakpoints.of(quantity, again.signals(place));
    if (points.isEmpty()) {
      return;
    }
    NavigableSet<Double> higher = points.tailSet(now, false);
    NavigableSet<Double> lower = points.headSet(now, false).descendingSet();
    double most = higher.isEmpty() ? now * 2 : higher.last() * 2;
    double end = quantity.unit() == Unit.COUNT ? Math.max(most, MOST_COUNTED) : most;
    search(place, quantity, now, higher, end, "above");
    search(place, quantity, now, lower, lower.isEmpty() ? now / 2 : lower.last() / 2, "below");
  }

  /** Goes outward from breakpoint to breakpoint, looking at each and between each two. */
  private void search(
      int place,
      Quantity quantity,
      double now,
      NavigableSet<Double> points,
      double end,
      String direction) {
    List<Double> steps = new ArrayList<>();
    double previous = now;
    for (double point : points) {
      steps.add((previous + point) / 2);
      steps.add(point);
      previous = point;
    }
    if (end >= 0 && end != previous && quantity.unit() != Unit.SHARE) {
      steps.add(end);
    }
    double held = now;
    for (double step : steps) {
      double x = counted(quantity) ? Math.rint(step) : step;
      Verdict then = leader(place, quantity, Value.Amount.of(x));
      if (then != leader && then != null) {
        Turn turn = nearest(place, quantity, held, new Turn(x, then));
        add(
            place,
            quantity,
            now,
            counted(quantity) ? turn.at() : told(turn.at()),
            counted(quantity) ? "is" : direction,
            turn.then(),
            effort(now, turn.at()));
        return;
      }
      held = x;
    }
  }

  /** A value at which another alternative leads. */
  private record Turn(double at, Verdict then) {}

  /** The nearest such value between one that holds and one that does not. */
  private Turn nearest(int place, Quantity quantity, double held, Turn turned) {
    if (counted(quantity)) {
      return nearestCount(place, quantity, held, turned);
    }
    double closest = turned.at() + (held - turned.at()) * CLOSE;
    Verdict before = leader(place, quantity, Value.Amount.of(closest));
    if (before == leader || before == null) {
      return turned;
    }
    Verdict after = leader(place, quantity, Value.Amount.of(held + (turned.at() - held) * CLOSE));
    if (after != leader && after != null) {
      return new Turn(held, after);
    }
    return crossing(place, quantity, held, turned);
  }

  /**
   * Where a rival passes the leader: solved for as soon as a stretch is straight along one of the
   * axes, which it is at once unless a row meets a bound, its partner or 0 on the way; such a bend
   * is left behind by halving. Only what acts along two axes at once, as the number of instances
   * does by its logarithm in its own row and straight in the saving ratio, has no closed form and
   * is halved down to the end.
   */
  private Turn crossing(int place, Quantity quantity, double held, Turn turned) {
    double inside = held;
    Turn outside = turned;
    double[] start = utilities(place, quantity, inside);
    double[] end = utilities(place, quantity, outside.at());
    List<Axis> axes =
        Stream.of(Axis.values()).filter(a -> a.holds(held) && a.holds(turned.at())).toList();
    for (int i = 0; i < BISECTIONS; i++) {
      Axis axis = axes.get(i % axes.size());
      double middle = axis.between(inside, outside.at(), 0.5);
      double[] half = utilities(place, quantity, middle);
      if (ValueFlip.straight(start, half, end)) {
        Optional<ValueFlip.Turn> turn =
            ValueFlip.first(
                axis, inside, outside.at(), start, end, Decision.ALTERNATIVES.indexOf(leader));
        if (turn.isPresent()) {
          return new Turn(turn.get().reading(), Decision.ALTERNATIVES.get(turn.get().rival()));
        }
      }
      Verdict then = Decision.leading(half);
      if (then == leader || then == null) {
        inside = middle;
        start = half;
      } else {
        outside = new Turn(middle, then);
        end = half;
      }
    }
    return outside;
  }

  /** Whole numbers are few enough to be halved down. */
  private Turn nearestCount(int place, Quantity quantity, double held, Turn turned) {
    double inside = held;
    Turn outside = turned;
    while (Math.abs(outside.at() - inside) > 1) {
      double middle = Math.rint((inside + outside.at()) / 2);
      Verdict then = leader(place, quantity, Value.Amount.of(middle));
      if (then == leader || then == null) {
        inside = middle;
      } else {
        outside = new Turn(middle, then);
      }
    }
    return outside;
  }

  private double[] utilities(int place, Quantity quantity, double x) {
    return Decision.utilities(again.with(place, quantity, Value.Amount.of(x)));
  }

  private @Nullable Verdict leader(int place, Quantity quantity, Value value) {
    return Decision.leading(again.with(place, quantity, value));
  }

  private void add(
      int place,
      Quantity quantity,
      Object now,
      Object at,
      String direction,
      Verdict then,
      @Nullable Double effort) {
    String unit = quantity.unit().symbol();
    String field = field(place, quantity);
    flips.add(
        new Flip(
            field,
            quantity.id(),
            now instanceof Double number ? Numbers.answer(number) : now,
            direction,
            at,
            unit.isEmpty() ? null : unit,
            then,
            effort == null ? null : Numbers.answer(effort),
            then.id()
                + " leads once "
                + field
                + " is "
                + (direction.equals("is") ? "" : direction + " ")
                + (at instanceof Double number ? Numbers.text(number) : at)
                + (unit.isEmpty() ? "" : " " + unit)));
  }

  private String field(int place, Quantity quantity) {
    return place == Reassessment.SERVICE
        ? quantity.id()
        : base.subject().components().get(place).name() + "." + quantity.id();
  }

  private static boolean counted(Quantity quantity) {
    return quantity.unit() == Unit.COUNT
        || quantity.unit() == Unit.LEVEL
        || quantity.unit() == Unit.DAYS;
  }

  private static double told(double number) {
    return Double.parseDouble(Numbers.fourDigits(number));
  }

  /**
   * Relative change, so that fields of different units can be put in an order; the whole of a value
   * that was 0.
   */
  private static double effort(double now, double at) {
    return now == 0 ? Math.abs(at) : Math.abs(at - now) / Math.abs(now);
  }
}
