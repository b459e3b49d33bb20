package dev.assay.core.mcda;

import java.util.List;

/**
 * How far one alternative may lead another while answers are missing that are shared: whatever an
 * answer is, it is that for all alternatives, so leads are bounded far more tightly than scores.
 */
public final class MissingValues {
  private MissingValues() {}

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

    private Interval lead(int one, int other) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (List<Double> level : contributions) {
        double lead = level.get(one) - level.get(other);
        low = Math.min(low, lead);
        high = Math.max(high, lead);
      }
      return new Interval(low, high);
    }
  }

  /**
   * From the least to the greatest possible lead of one alternative over another.
   *
   * @param known score of every alternative from what is known
   */
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
