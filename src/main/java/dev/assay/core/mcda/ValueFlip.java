package dev.assay.core.mcda;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** At which value of one input the lead turns, all else as it is, in closed form. */
public final class ValueFlip {
  private ValueFlip() {}

  /**
   * The partial value of the leader on one criterion at which the rival draws level. Empty where
   * not even the least possible value does it.
   *
   * @param lead score of the leader less score of the rival, not negative
   * @param possible the values that the criterion can take
   */
  public static OptionalDouble ofLeader(
      double value, double weight, double lead, Interval possible) {
    return within(value - step(weight, lead), possible);
  }

  /** The partial value of the rival on one criterion at which it draws level. */
  public static OptionalDouble ofRival(
      double value, double weight, double lead, Interval possible) {
    return within(value + step(weight, lead), possible);
  }

  private static double step(double weight, double lead) {
    Checks.finite("weight", weight);
    Checks.finite("lead", lead);
    if (weight < 0 || lead < 0) {
      throw new IllegalArgumentException(
          "%s for weight, %s for lead: neither may be negative".formatted(weight, lead));
    }
    return lead == 0 ? 0 : lead / weight;
  }

  private static OptionalDouble within(double value, Interval possible) {
    return possible.contains(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /**
   * Where the lead turns.
   *
   * @param reading the raw reading; beyond it the rival leads
   * @param rival index of the alternative that takes the lead
   */
  public record Turn(double reading, int rival) {}

  /**
   * The nearest turns on both sides.
   *
   * @param below null where no lower reading turns the lead
   * @param above null where no higher reading turns it
   */
  public record Turns(@Nullable Turn below, @Nullable Turn above) {}

  /**
   * The nearest readings of a shared input at which another alternative takes the lead.
   *
   * @param others utility of every alternative without this input; negative infinity for one that
   *     is ruled out
   * @param current the present reading
   * @throws IllegalArgumentException if the leader does not lead at the present reading
   */
  public static Turns ofInput(
      AnswerTable table, double weight, double[] others, int leader, double current) {
    double[] base = checked(table, weight, others, leader);
    lead(table, weight, base, leader, current);
    List<Double> anchors = table.anchors();
    Turn below = null;
    double from = Math.min(current, anchors.getLast());
    for (int k = anchors.size() - 1; k >= 0 && below == null; k--) {
      if (anchors.get(k) < from) {
        below = turn(table, weight, base, leader, from, anchors.get(k));
        from = anchors.get(k);
      }
    }
    Turn above = null;
    from = Math.max(current, anchors.getFirst());
    for (int k = 0; k < anchors.size() && above == null; k++) {
      if (anchors.get(k) > from) {
        above = turn(table, weight, base, leader, from, anchors.get(k));
        from = anchors.get(k);
      }
    }
    return new Turns(below, above);
  }

  /** The same for an input of levels: the nearest levels at which another alternative leads. */
  public static Turns ofLevel(
      AnswerTable table, double weight, double[] others, int leader, int current) {
    double[] base = checked(table, weight, others, leader);
    Checks.index("current", current, table.anchors().size());
    lead(table, weight, base, leader, current);
    Turn below = null;
    for (int k = current - 1; k >= 0 && below == null; k--) {
      below = ahead(table, weight, base, leader, k);
    }
    Turn above = null;
    for (int k = current + 1; k < table.anchors().size() && above == null; k++) {
      above = ahead(table, weight, base, leader, k);
    }
    return new Turns(below, above);
  }

  private static double[] checked(AnswerTable table, double weight, double[] others, int leader) {
    Checks.finite("weight", weight);
    Checks.length("others", others, table.alternatives());
    Checks.index("leader", leader, others.length);
    return Checks.utilities("others", others);
  }

  private static void lead(
      AnswerTable table, double weight, double[] base, int leader, double current) {
    double[] now = utilities(table, weight, base, current);
    for (int rival = 0; rival < base.length; rival++) {
      if (now[rival] > now[leader]) {
        throw new IllegalArgumentException(
            "%d for leader: %d leads at %s".formatted(leader, rival, current));
      }
    }
  }

  private static @Nullable Turn ahead(
      AnswerTable table, double weight, double[] base, int leader, int level) {
    double[] at = utilities(table, weight, base, level);
    int best = leader;
    for (int rival = 0; rival < base.length; rival++) {
      if (at[rival] > at[best]) {
        best = rival;
      }
    }
    return best == leader ? null : new Turn(level, best);
  }

  /** The first turn on a stretch without anchors inside, on which every lead is straight. */
  private static @Nullable Turn turn(
      AnswerTable table, double weight, double[] base, int leader, double from, double to) {
    double[] start = utilities(table, weight, base, from);
    double[] end = utilities(table, weight, base, to);
    int first = leader;
    double earliest = Double.POSITIVE_INFINITY;
    for (int rival = 0; rival < base.length; rival++) {
      double before = start[leader] - start[rival];
      double after = end[leader] - end[rival];
      if (after < 0) {
        double share = before <= 0 ? 0 : before / (before - after);
        if (share < earliest) {
          earliest = share;
          first = rival;
        }
      }
    }
    if (first == leader) {
      return null;
    }
    Axis axis = table.axis();
    double place = axis.place(from) + earliest * (axis.place(to) - axis.place(from));
    double reading = earliest == 0 ? from : earliest == 1 ? to : axis.raw(place);
    return new Turn(Math.clamp(reading, Math.min(from, to), Math.max(from, to)), first);
  }

  private static double[] utilities(AnswerTable table, double weight, double[] base, double x) {
    double[] utilities = base.clone();
    table.addTo(utilities, weight, x);
    return utilities;
  }
}
