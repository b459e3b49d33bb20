package dev.assay.core.mcda;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What change of weights would turn the lead of one alternative over another, in closed form for
 * the additive model. Weights are divided by their sum first. Differences are value of the leader
 * less value of the rival, per criterion; the leader must not be behind.
 */
public final class WeightSensitivity {
  private final double[] weights;

  public WeightSensitivity(double[] weights) {
    this.weights = Checks.normalised(weights);
  }

  /**
   * The weight of one criterion at which the lead turns, the others keeping their proportions.
   * Empty where no weight of this criterion alone turns it.
   */
  public OptionalDouble flip(double[] differences, int criterion) {
    double[] d = differences(differences);
    double rest = rest(d, Checks.index("criterion", criterion, d.length));
    if (Math.signum(rest) * Math.signum(d[criterion]) >= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(rest / (rest - d[criterion]));
  }

  /**
   * The same turn in the form of Triantaphyllou and Sanchez (1997): by how much the weight alone
   * must fall (negative: rise) before all weights are divided by their new sum. Empty where not
   * even a weight of 0 turns it, or where the criterion does not tell the two apart.
   */
  public OptionalDouble decrease(double[] differences, int criterion) {
    double[] d = differences(differences);
    double difference = d[Checks.index("criterion", criterion, d.length)];
    double decrease = lead(d) / difference;
    return difference != 0 && decrease <= weights[criterion]
        ? OptionalDouble.of(decrease)
        : OptionalDouble.empty();
  }

  /**
   * Where one weight may lie, the others keeping their proportions, without the leader falling
   * behind any rival.
   *
   * @param rivalBelow the rival that leads just below the low end; null where the end is 0
   * @param rivalAbove the rival that leads just above the high end; null where the end is 1
   */
  public record Stability(
      Interval interval, @Nullable Integer rivalBelow, @Nullable Integer rivalAbove) {}

  /**
   * The stability interval of one weight (Mareschal 1988).
   *
   * @param values one row per alternative, one column per criterion
   */
  public Stability stability(double[][] values, int leader, int criterion) {
    double[][] v = Checks.table("values", values, weights.length);
    Checks.index("leader", leader, v.length);
    Checks.index("criterion", criterion, weights.length);
    double low = 0;
    double high = 1;
    Integer below = null;
    Integer above = null;
    for (int rival = 0; rival < v.length; rival++) {
      if (rival == leader) {
        continue;
      }
      double[] d = differences(v[leader], v[rival]);
      double alone = d[criterion];
      double rest = rest(d, criterion);
      if (rest < 0 || alone < 0) {
        double t = rest / (rest - alone);
        if (rest < 0 && t > low) {
          low = t;
          below = rival;
        } else if (alone < 0 && t < high) {
          high = t;
          above = rival;
        }
      }
    }
    double own = weights[criterion];
    return new Stability(new Interval(Math.min(low, own), Math.max(high, own)), below, above);
  }

  /**
   * A change of weights that ties two alternatives.
   *
   * @param moved total weight taken from some criteria and given to others, 0 to 1
   * @param weights the weights after the change
   */
  public record Move(double moved, List<Double> weights) {}

  /**
   * The least total weight that must move to tie the two: from where the leader gains most to where
   * it gains least. Empty where no weights do it, because the leader is nowhere worse.
   */
  public Optional<Move> leastMove(double[] differences) {
    double[] d = differences(differences);
    double lead = lead(d);
    double[] after = weights.clone();
    if (lead == 0) {
      return Optional.of(new Move(0, Lists.of(after)));
    }
    int receiver = IntStream.range(0, d.length).boxed().min(Comparator.comparing(j -> d[j])).get();
    if (d[receiver] >= 0) {
      return Optional.empty();
    }
    Integer[] donors = IntStream.range(0, d.length).boxed().toArray(Integer[]::new);
    Arrays.sort(donors, Comparator.comparing((Integer j) -> d[j]).reversed());
    CompensatedSum moved = new CompensatedSum();
    double left = lead;
    for (int donor : donors) {
      double gain = d[donor] - d[receiver];
      if (left <= 0 || gain <= 0) {
        break;
      }
      double take = Math.min(weights[donor], left / gain);
      after[donor] -= take;
      after[receiver] += take;
      left = take < weights[donor] ? 0 : left - take * gain;
      moved.add(take);
    }
    return Optional.of(new Move(moved.total(), Lists.of(after)));
  }

  /** {@link #leastMove(double[])} against the rival for whom it is least. */
  public record RivalMove(int rival, Move move) {}

  /** The least total weight that must move to tie the leader with any rival. */
  public Optional<RivalMove> leastMove(double[][] values, int leader) {
    double[][] v = Checks.table("values", values, weights.length);
    Checks.index("leader", leader, v.length);
    return IntStream.range(0, v.length)
        .filter(rival -> rival != leader)
        .boxed()
        .flatMap(
            rival ->
                leastMove(differences(v[leader], v[rival]))
                    .map(m -> new RivalMove(rival, m))
                    .stream())
        .min(Comparator.comparingDouble(m -> m.move().moved()));
  }

  /**
   * The nearest weights, as the crow flies, that tie the two.
   *
   * @param distance Euclidean distance from the weights
   * @param weights the point of the tie
   * @param admissible none of them is negative
   */
  public record TiePoint(double distance, List<Double> weights, boolean admissible) {}

  /** Empty where the lead is the same whatever the weights. */
  public Optional<TiePoint> nearestTie(double[] differences) {
    double[] d = differences(differences);
    double lead = lead(d);
    double mean = CompensatedSum.of(d) / d.length;
    double[] direction = Arrays.stream(d).map(x -> x - mean).toArray();
    double square = CompensatedSum.ofProducts(direction, direction);
    if (square == 0) {
      return Optional.empty();
    }
    double[] tie = new double[d.length];
    boolean admissible = true;
    for (int j = 0; j < d.length; j++) {
      tie[j] = weights[j] - lead * direction[j] / square;
      admissible &= tie[j] >= 0;
    }
    return Optional.of(new TiePoint(Math.abs(lead) / Math.sqrt(square), Lists.of(tie), admissible));
  }

  private double lead(double[] d) {
    double lead = CompensatedSum.ofProducts(weights, d);
    if (lead < 0) {
      throw new IllegalArgumentException("%s is the lead: the leader is behind".formatted(lead));
    }
    return lead;
  }

  private double[] differences(double[] differences) {
    Checks.length("differences", differences, weights.length);
    return Checks.finite("differences", differences);
  }

  private static double[] differences(double[] leader, double[] rival) {
    double[] d = new double[leader.length];
    Arrays.setAll(d, j -> leader[j] - rival[j]);
    return d;
  }

  /** The lead on all other criteria in their proportions; evenly where none of them has weight. */
  private double rest(double[] d, int criterion) {
    CompensatedSum lead = new CompensatedSum();
    CompensatedSum even = new CompensatedSum();
    double weight = 0;
    for (int j = 0; j < d.length; j++) {
      if (j != criterion) {
        lead.add(weights[j] * d[j]);
        even.add(d[j]);
        weight += weights[j];
      }
    }
    if (weight > 0) {
      return lead.total() / weight;
    }
    return d.length > 1 ? even.total() / (d.length - 1) : 0;
  }
}
