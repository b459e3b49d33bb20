package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lead of one alternative over another while one weight t goes from 0 to 1 and the others keep
 * their proportions: {@code constant + slope t + sum of c_i / (1 - m_i (1 - t))}. The straight part
 * is the additive model; a fraction is what a mean over known criteria adds, of whose weight the
 * share {@code m_i} is missing where t is 0.
 */
public final class LeadCurve {
  /** Weights and leads closer than this are one. */
  private static final double ALIKE = 1e-12;

  /** How far rounding may put a term wrong, as a share of it. */
  private static final double ROUNDING = 1e-15;

  private final double constant;
  private final double slope;
  private final double[] numerators;
  private final double[] missing;

  /**
   * @param numerators {@code c_i}
   * @param missing {@code m_i}, 0 to 1, as many; below 1 where the numerator is not 0
   */
  public LeadCurve(double constant, double slope, double[] numerators, double[] missing) {
    Checks.length("missing", missing, numerators.length);
    double[] c = Checks.finite("numerators", numerators);
    int[] counting = IntStream.range(0, c.length).filter(i -> Math.abs(c[i]) > ROUNDING).toArray();
    this.constant = Checks.finite("constant", constant);
    this.slope = Checks.finite("slope", slope);
    this.numerators = Arrays.stream(counting).mapToDouble(i -> c[i]).toArray();
    this.missing =
        Arrays.stream(counting).mapToDouble(i -> Checks.share("missing", missing[i])).toArray();
  }

  /** The lead at a weight. */
  public double at(double t) {
    double lead = constant + slope * t;
    for (int i = 0; i < numerators.length; i++) {
      lead += numerators[i] / (1 - missing[i] * (1 - t));
    }
    return lead;
  }

  /**
   * The weights strictly between two others at which the lead turns or touches 0, ascending. In
   * closed form with at most one fraction. With more there is no such form, and every root is
   * enclosed: a stretch is halved until bounds on the lead tell that there is none or it is as
   * narrow as numbers are, so that none is overlooked.
   */
  public List<Double> roots(double from, double to) {
    List<Double> roots = new ArrayList<>();
    if (numerators.length > 1) {
      enclose(from, to, roots);
      return roots;
    }
    double c = numerators.length == 0 ? 0 : numerators[0];
    double m = numerators.length == 0 ? 0 : missing[0];
    // (constant + slope t) (1 - m + m t) + c
    double[] all = quadratic(slope * m, constant * m + slope * (1 - m), constant * (1 - m) + c);
    for (double t : all) {
      if (from < t && t < to) {
        roots.add(t);
      }
    }
    return roots;
  }

  /** Real roots of {@code a t^2 + b t + c}, ascending; none of what is 0 throughout. */
  private static double[] quadratic(double a, double b, double c) {
    if (a == 0) {
      return b == 0 ? new double[0] : new double[] {-c / b};
    }
    double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) {
      return new double[0];
    }
    // a sum of like signs, so that nothing cancels
    double q = -(b + Math.copySign(Math.sqrt(discriminant), b)) / 2;
    double[] roots = q == 0 ? new double[] {0} : new double[] {q / a, c / q};
    Arrays.sort(roots);
    return roots;
  }

  /**
   * A fraction with a positive numerator lies above its tangents and below its chords, one with a
   * negative numerator the other way round.
   */
  private void enclose(double from, double to, List<Double> roots) {
    double middle = from + (to - from) / 2;
    double[] low = {constant + slope * from, constant + slope * to};
    double[] high = low.clone();
    double slack = Math.abs(constant) + Math.abs(slope);
    for (int i = 0; i < numerators.length; i++) {
      double c = numerators[i];
      double m = missing[i];
      double denominator = 1 - m * (1 - middle);
      double tangent = c / denominator;
      double rise = -tangent * m / denominator * (to - middle);
      double chordFrom = c / (1 - m * (1 - from));
      double chordTo = c / (1 - m * (1 - to));
      slack += Math.max(Math.abs(chordFrom), Math.abs(chordTo));
      low[0] += c > 0 ? tangent - rise : chordFrom;
      low[1] += c > 0 ? tangent + rise : chordTo;
      high[0] += c > 0 ? chordFrom : tangent - rise;
      high[1] += c > 0 ? chordTo : tangent + rise;
    }
    double least = Math.min(low[0], low[1]);
    double greatest = Math.max(high[0], high[1]);
    if (least > slack * ROUNDING || greatest < -slack * ROUNDING) {
      return;
    }
    if (to - from > ALIKE && greatest - least > ALIKE) {
      enclose(from, middle, roots);
      enclose(middle, to, roots);
    } else if (roots.isEmpty() || roots.getLast() < from - ALIKE) {
      roots.add(middle);
    }
  }
}
