package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be said of the additive model while values are missing: each alternative's score as an
 * interval, whether it is best whatever the values turn out to be (necessarily), and whether it can
 * still be best (possibly; a shared first place counts).
 */
public final class MissingValues {
  private MissingValues() {}

  /**
   * What is certain of one alternative.
   *
   * @param score from the least to the greatest possible
   * @param necessarilyBest ahead of every other under all fillings
   * @param possiblyBest not behind any single other under all fillings
   */
  public record Outlook(Interval score, boolean necessarilyBest, boolean possiblyBest) {}

  /**
   * Values missing independently per alternative: each cell is an interval.
   *
   * @param low least partial values, one row per alternative, one column per criterion
   * @param high greatest partial values, in the same shape
   */
  public static List<Outlook> independent(double[] weights, double[][] low, double[][] high) {
    double[] w = Checks.weights(weights);
    double[][] least = Checks.table("low", low, w.length);
    double[][] greatest = Checks.table("high", high, w.length);
    Interval[] scores = new Interval[least.length];
    for (int a = 0; a < scores.length; a++) {
      for (int j = 0; j < w.length; j++) {
        if (least[a][j] > greatest[a][j]) {
          throw new IllegalArgumentException(
              "%s at low[%d][%d] is above high".formatted(least[a][j], a, j));
        }
      }
      scores[a] =
          new Interval(
              CompensatedSum.ofProducts(w, least[a]), CompensatedSum.ofProducts(w, greatest[a]));
    }
    List<Outlook> outlooks = new ArrayList<>();
    for (int a = 0; a < scores.length; a++) {
      boolean necessary = true;
      boolean possible = true;
      for (int b = 0; b < scores.length; b++) {
        if (b != a) {
          necessary &= scores[a].low() > scores[b].high();
          possible &= scores[a].high() >= scores[b].low();
        }
      }
      outlooks.add(new Outlook(scores[a], necessary, possible));
    }
    return outlooks;
  }

  /**
   * One missing shared answer: what it adds to every alternative's score, by level.
   *
   * @param contributions one row per possible level, one column per alternative: weight times
   *     partial value
   */
  public record Answer(List<List<Double>> contributions) {
    public Answer {
      contributions = contributions.stream().map(List::copyOf).toList();
      if (contributions.isEmpty()) {
        throw new IllegalArgumentException("0 levels: at least 1");
      }
    }

    public static Answer of(double[][] contributions) {
      return new Answer(
          Lists.of(
              Checks.table(
                  "contributions",
                  contributions,
                  contributions.length == 0 ? 0 : contributions[0].length)));
    }

    private Interval of(int alternative) {
      return lead(alternative, -1);
    }

    private Interval lead(int one, int other) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (List<Double> level : contributions) {
        double lead = level.get(one) - (other < 0 ? 0 : level.get(other));
        low = Math.min(low, lead);
        high = Math.max(high, lead);
      }
      return new Interval(low, high);
    }
  }

  /**
   * Missing answers that are shared: whatever an answer is, it is that for all alternatives, so
   * leads are bounded far more tightly than scores.
   *
   * @param known score of every alternative from what is known
   */
  public static List<Outlook> shared(double[] known, List<Answer> missing) {
    double[] base = Checks.finite("known", known);
    for (Answer answer : missing) {
      for (List<Double> level : answer.contributions()) {
        if (level.size() != base.length) {
          throw new IllegalArgumentException(
              "%d contributions at a level: expected %d".formatted(level.size(), base.length));
        }
      }
    }
    List<Outlook> outlooks = new ArrayList<>();
    for (int a = 0; a < base.length; a++) {
      int one = a;
      boolean necessary = true;
      boolean possible = true;
      for (int b = 0; b < base.length; b++) {
        if (b != a) {
          Interval lead = lead(base, missing, a, b);
          necessary &= lead.low() > 0;
          possible &= lead.high() >= 0;
        }
      }
      outlooks.add(
          new Outlook(
              sum(base[a], missing.stream().map(answer -> answer.of(one)).toList()),
              necessary,
              possible));
    }
    return outlooks;
  }

  /** From the least to the greatest possible lead of one alternative over another. */
  public static Interval lead(double[] known, List<Answer> missing, int one, int other) {
    return sum(
        known[one] - known[other],
        missing.stream().map(answer -> answer.lead(one, other)).toList());
  }

  private static Interval sum(double start, List<Interval> terms) {
    CompensatedSum low = new CompensatedSum();
    CompensatedSum high = new CompensatedSum();
    low.add(start);
    high.add(start);
    for (Interval term : terms) {
      low.add(term.low());
      high.add(term.high());
    }
    return new Interval(low.total(), high.total());
  }
}
