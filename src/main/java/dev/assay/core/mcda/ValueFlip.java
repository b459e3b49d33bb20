package dev.assay.core.mcda;

import java.util.Optional;

/**
 * At which reading of one input the lead turns, in closed form, on a stretch of readings on which
 * every utility is straight along an axis: between two anchors of a value function.
 */
public final class ValueFlip {
  /** Utilities closer than this are one. */
  private static final double ALIKE = 1e-12;

  private ValueFlip() {}

  /**
   * Where the lead turns.
   *
   * @param reading the raw reading; beyond it the rival leads
   * @param rival index of the alternative that takes the lead
   */
  public record Turn(double reading, int rival) {}

  /**
   * Whether utilities are straight on a stretch, as far as its ends and its middle tell.
   *
   * @param start utility of every alternative at one end; negative infinity for one ruled out
   * @param middle the same half of the way along the axis
   * @param end the same at the other end
   */
  public static boolean straight(double[] start, double[] middle, double[] end) {
    for (int a = 0; a < start.length; a++) {
      double half = (start[a] + end[a]) / 2;
      if (start[a] == Double.NEGATIVE_INFINITY || end[a] == Double.NEGATIVE_INFINITY
          ? start[a] != end[a] || middle[a] != half
          : !(Math.abs(middle[a] - half) <= ALIKE)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first turn on the way from one end of a straight stretch to the other; empty where the
   * leader is not behind at the other end.
   *
   * @param leader index of the alternative that leads at the start
   */
  public static Optional<Turn> first(
      Axis axis, double from, double to, double[] start, double[] end, int leader) {
    double[] before = Checks.utilities("start", start);
    Checks.length("end", end, before.length);
    double[] after = Checks.utilities("end", end);
    Checks.index("leader", leader, before.length);
    int first = leader;
    double earliest = Double.POSITIVE_INFINITY;
    for (int rival = 0; rival < before.length; rival++) {
      double lead = before[leader] - before[rival];
      double left = after[leader] - after[rival];
      if (left < 0) {
        double share = lead <= 0 ? 0 : lead / (lead - left);
        if (share < earliest) {
          earliest = share;
          first = rival;
        }
      }
    }
    return first == leader
        ? Optional.empty()
        : Optional.of(new Turn(axis.between(from, to, earliest), first));
  }
}
