package dev.assay.core.mcda;

import java.util.List;

/**
 * How little one alternative may lead another while answers are missing that are shared: whatever
 * an answer is, it is that for all alternatives, so leads are bounded far more tightly than scores.
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

    private double leastLead(int one, int other) {
      return contributions.stream()
          .mapToDouble(level -> level.get(one) - level.get(other))
          .min()
          .orElseThrow();
    }
  }

  /**
   * The least that one alternative may score above another, whatever the answers.
   *
   * @param known score of every alternative from what is known
   */
  public static double leastLead(double[] known, List<Answer> missing, int one, int other) {
    CompensatedSum lead = new CompensatedSum();
    lead.add(known[one] - known[other]);
    missing.forEach(answer -> lead.add(answer.leastLead(one, other)));
    return lead.total();
  }
}
