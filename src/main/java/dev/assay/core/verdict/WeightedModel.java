package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.mcda.LeadCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An assessment as a function of its weights. */
final class WeightedModel {
  private static final int ALTERNATIVES = Decision.ALTERNATIVES.size();

  private final Assessment assessment;
  private final Scorer scorer;
  private final List<Part> parts;
  private final double[] weights;
  private final boolean[] admissible = new boolean[ALTERNATIVES];

  WeightedModel(Assessment assessment) {
    this.assessment = assessment;
    this.scorer = assessment.scorer();
    this.parts = assessment.parts().stream().map(p -> Part.of(p.matrix().rows(), scorer)).toList();
    this.weights =
        assessment.parts().getFirst().matrix().rows().stream().mapToDouble(Row::weight).toArray();
    for (int a = 0; a < ALTERNATIVES; a++) {
      admissible[a] = assessment.admissibleButForTheParts(Decision.ALTERNATIVES.get(a));
    }
  }

  /** The weights while that of one criterion goes from 0 to 1. */
  Ray ray(int criterion) {
    return new Ray(criterion);
  }

  /**
   * The rows of one part as numbers.
   *
   * @param known whether the row is known
   * @param figures best figure of a known row
   * @param low least of a missing row
   * @param high greatest of a missing row
   */
  private record Part(
      boolean[] known,
      double[] figures,
      double[] low,
      double[] high,
      boolean[] pressing,
      boolean[] ofTheJob) {

    static Part of(List<Row> rows, Scorer scorer) {
      int n = rows.size();
      boolean[] known = new boolean[n];
      double[] figures = new double[n];
      double[] low = new double[n];
      double[] high = new double[n];
      for (int j = 0; j < n; j++) {
        Row row = rows.get(j);
        known[j] = row.standing() != Row.Standing.MISSING;
        figures[j] = row.preference().point();
        low[j] = row.preference().low();
        high[j] = row.preference().high();
      }
      return new Part(known, figures, low, high, scorer.pressing(), scorer.ofTheJob());
    }

    /** The preference under other weights, what is missing leaning like the rest. */
    double preference(double[] weights) {
      double lean = knownPreference(weights, known);
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * (known[j] ? figures[j] : Math.clamp(lean, low[j], high[j]));
      }
      return Math.clamp(sum, -1.0, 1.0);
    }

    /** Weighted mean of some rows, as far as they are known; 0 where they have no weight. */
    double knownPreference(double[] weights, boolean[] which) {
      double weight = 0;
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        if (which[j] && known[j]) {
          weight += weights[j];
          sum += weights[j] * figures[j];
        }
      }
      return weight == 0 ? 0 : sum / weight;
    }

    /** The same mean while one weight goes from 0 to 1, the others in proportion to these. */
    Mean mean(double[] others, int criterion, boolean[] which) {
      double weight = 0;
      double sum = 0;
      for (int j = 0; j < others.length; j++) {
        if (j != criterion && which[j] && known[j]) {
          weight += others[j];
          sum += others[j] * figures[j];
        }
      }
      boolean moving = which[criterion] && known[criterion];
      return new Mean(sum, weight, moving ? figures[criterion] : Double.NaN);
    }
  }

  /**
   * A weighted mean of known rows: {@code (sum s + own t) / (weight s + t)} while the weight t of
   * one of them moves and the others are s times what they were; {@code sum / weight} where the
   * moving one is not among them.
   *
   * @param own its figure; NaN where it is not among them
   */
  private record Mean(double sum, double weight, double own) {
    boolean moves() {
      return !Double.isNaN(own);
    }

    double at(double t, double s) {
      double over = moves() ? weight * s + t : weight;
      return over == 0 ? 0 : (moves() ? sum * s + own * t : sum) / over;
    }

    /** The weight t at which it reaches a value; NaN or outside 0 to 1 where it does not. */
    double reaches(double value, double others) {
      double ratio = (value * weight - sum) / (own - value);
      return ratio / (others + ratio);
    }
  }

  /**
   * A sum of a straight line and, for each part, a fraction of its rows and one of its pressure.
   */
  private static final class Sum {
    private double constant;
    private double slope;
    private final double[] numerators;

    Sum(int fractions) {
      this.numerators = new double[fractions];
    }

    void add(double share, Sum other) {
      constant += share * other.constant;
      slope += share * other.slope;
      for (int i = 0; i < numerators.length; i++) {
        numerators[i] += share * other.numerators[i];
      }
    }
  }

  /** One weight on its way from 0 to 1. */
  final class Ray {
    private final int criterion;

    /** The other weights as they are; even where they are 0. */
    private final double[] base;

    private final double others;
    private final Mean[] known = new Mean[parts.size()];
    private final Mean[] pressing = new Mean[parts.size()];
    private final Mean[] jobs = new Mean[parts.size()];

    /**
     * Of the rows and of the pressure of each part, which share of the others' weight is not in.
     */
    private final double[] missing = new double[2 * parts.size()];

    private Ray(int criterion) {
      this.criterion = criterion;
      this.base = weights.clone();
      if (!(weights[criterion] < 1)) {
        Arrays.fill(base, 1.0 / Math.max(1, base.length - 1));
      }
      base[criterion] = 0;
      this.others = Arrays.stream(base).sum();
      for (int i = 0; i < known.length; i++) {
        Part part = parts.get(i);
        known[i] = part.mean(base, criterion, part.known());
        pressing[i] = part.mean(base, criterion, part.pressing());
        jobs[i] = part.mean(base, criterion, part.ofTheJob());
        missing[2 * i] = Math.clamp(1 - known[i].weight() / others, 0.0, 1.0);
        missing[2 * i + 1] = Math.clamp(1 - pressing[i].weight() / others, 0.0, 1.0);
      }
    }

    /** The weight as it is. */
    double now() {
      return weights[criterion];
    }

    /** Who leads at a weight; null for nobody. */
    @Nullable Verdict leading(double weight) {
      double[] scaled = new double[base.length];
      for (int j = 0; j < scaled.length; j++) {
        scaled[j] = base[j] * (1 - weight) / others;
      }
      scaled[criterion] = weight;
      double[] preferences = new double[parts.size()];
      boolean[] toRust = new boolean[preferences.length];
      double pressure = 0;
      double least = 1;
      double greatest = -1;
      for (int i = 0; i < preferences.length; i++) {
        Part part = parts.get(i);
        preferences[i] = part.preference(scaled);
        pressure +=
            assessment.shares(i) * Math.max(0, part.knownPreference(scaled, part.pressing()));
        toRust[i] = scorer.rustSide(i, preferences[i]);
        double job = part.knownPreference(scaled, part.ofTheJob());
        if (toRust[i]) {
          greatest = Math.max(greatest, job);
        } else {
          least = Math.min(least, job);
        }
      }
      double[] utilities = new double[ALTERNATIVES];
      scorer.fill(preferences, pressure, toRust, utilities);
      boolean differing = scorer.boundary(least, greatest) == GateResult.State.OPEN;
      int best = -1;
      for (int a = 0; a < utilities.length; a++) {
        boolean open =
            admissible[a] && (Decision.ALTERNATIVES.get(a) != Verdict.HYBRID || differing);
        if (open && (best < 0 || utilities[a] > utilities[best])) {
          best = a;
        }
      }
      return best < 0 ? null : Decision.ALTERNATIVES.get(best);
    }

    /**
     * All weights at which an alternative may gain or lose the lead; between two that follow each
     * other it does not.
     */
    NavigableSet<Double> turns(Verdict leader) {
      NavigableSet<Double> bends = bends();
      NavigableSet<Double> turns = new TreeSet<>(bends);
      double from = 0;
      for (double to : bends.tailSet(0.0, false)) {
        within(from, to, leader, turns);
        from = to;
      }
      within(from, 1, leader, turns);
      turns.removeIf(t -> !(t > 0 && t < 1));
      return turns;
    }

    /** Where a mean passes what stops or starts something. */
    private NavigableSet<Double> bends() {
      NavigableSet<Double> bends = new TreeSet<>();
      for (int i = 0; i < known.length; i++) {
        Part part = parts.get(i);
        for (int j = 0; j < base.length && known[i].moves(); j++) {
          if (!part.known()[j] && base[j] > 0) {
            add(known[i].reaches(part.low()[j], others), bends);
            add(known[i].reaches(part.high()[j], others), bends);
          }
        }
        if (pressing[i].moves()) {
          add(pressing[i].reaches(0, others), bends);
        }
        if (jobs[i].moves()) {
          add(jobs[i].reaches(scorer.rulebook().split().controlAtMost(), others), bends);
          add(jobs[i].reaches(scorer.rulebook().split().dataAtLeast(), others), bends);
        }
      }
      return bends;
    }

    private static void add(double t, NavigableSet<Double> bends) {
      if (t > 0 && t < 1) {
        bends.add(t);
      }
    }

    /** Adds where a part changes sides and where a lead turns on a stretch without a bend. */
    private void within(double from, double to, Verdict leader, NavigableSet<Double> turns) {
      double middle = (from + to) / 2;
      Sum[] preferences = new Sum[known.length];
      NavigableSet<Double> sides = new TreeSet<>();
      Sum pressure = new Sum(missing.length);
      for (int i = 0; i < known.length; i++) {
        preferences[i] = preference(i, middle);
        sides.addAll(curve(preferences[i]).roots(from, to));
        pressure.add(assessment.shares(i), pressure(i, middle));
      }
      turns.addAll(sides);
      double start = from;
      for (double end : sides) {
        leads(start, end, leader, preferences, pressure, turns);
        start = end;
      }
      leads(start, to, leader, preferences, pressure, turns);
    }

    private void leads(
        double from,
        double to,
        Verdict leader,
        Sum[] preferences,
        Sum pressure,
        NavigableSet<Double> turns) {
      boolean[] toRust = new boolean[preferences.length];
      for (int i = 0; i < toRust.length; i++) {
        toRust[i] = scorer.rustSide(i, curve(preferences[i]).at((from + to) / 2));
      }
      List<Sum> utilities = utilities(preferences, pressure, toRust);
      Sum own = utilities.get(Decision.ALTERNATIVES.indexOf(leader));
      for (int rival = 0; rival < ALTERNATIVES; rival++) {
        if (admissible[rival] && utilities.get(rival) != own) {
          Sum lead = new Sum(missing.length);
          lead.add(1, own);
          lead.add(-1, utilities.get(rival));
          turns.addAll(curve(lead).roots(from, to));
        }
      }
    }

    /** Scores are straight in the preferences and the pressure, so their figures at 0 and 1 do. */
    private List<Sum> utilities(Sum[] preferences, Sum pressure, boolean[] toRust) {
      double[] none = new double[preferences.length];
      double[] start = new double[ALTERNATIVES];
      scorer.fill(none, 0, toRust, start);
      List<Sum> utilities = new ArrayList<>();
      for (int a = 0; a < ALTERNATIVES; a++) {
        Sum utility = new Sum(missing.length);
        utility.constant = start[a];
        utilities.add(utility);
      }
      double[] moved = new double[ALTERNATIVES];
      for (int i = 0; i <= none.length; i++) {
        double[] unit = none.clone();
        if (i < none.length) {
          unit[i] = 1;
        }
        scorer.fill(unit, i < none.length ? 0 : 1, toRust, moved);
        for (int a = 0; a < ALTERNATIVES; a++) {
          utilities.get(a).add(moved[a] - start[a], i < none.length ? preferences[i] : pressure);
        }
      }
      return utilities;
    }

    private LeadCurve curve(Sum sum) {
      return new LeadCurve(sum.constant, sum.slope, sum.numerators, missing);
    }

    /** The preference of a part on a stretch on which its missing rows lean alike. */
    private Sum preference(int i, double middle) {
      Part part = parts.get(i);
      Mean mean = known[i];
      double lean = mean.at(middle, (1 - middle) / others);
      double held = mean.sum();
      double leaning = 0;
      for (int j = 0; j < base.length; j++) {
        if (!part.known()[j] && j != criterion) {
          double clamped = Math.clamp(lean, part.low()[j], part.high()[j]);
          if (clamped == lean && mean.moves()) {
            leaning += base[j];
          } else {
            held += base[j] * clamped;
          }
        }
      }
      // held s + own t + leaning s (sum s + own t) / d, where d = weight s + t = 1 - m s
      double own =
          mean.moves()
              ? mean.own()
              : Math.clamp(lean, part.low()[criterion], part.high()[criterion]);
      Sum preference = new Sum(missing.length);
      double m = missing[2 * i] * others;
      double fraction = leaning == 0 ? 0 : leaning * (mean.sum() - own * mean.weight()) / (m * m);
      preference.numerators[2 * i] = fraction;
      line(preference, held + leaning * own - fraction * m, own, -fraction);
      return preference;
    }

    /** The pressure on a part, on a stretch on which it stays on one side of 0. */
    private Sum pressure(int i, double middle) {
      Mean mean = pressing[i];
      double value = mean.at(middle, (1 - middle) / others);
      Sum pressure = new Sum(missing.length);
      double m = missing[2 * i + 1] * others;
      if (value <= 0) {
        return pressure;
      }
      if (!mean.moves()) {
        pressure.constant = value;
      } else if (m == 0) {
        line(pressure, mean.sum(), mean.own(), 0);
      } else {
        double fraction = (mean.sum() - mean.own() * mean.weight()) / m;
        pressure.numerators[2 * i + 1] = fraction;
        pressure.constant = mean.own() - fraction;
      }
      return pressure;
    }

    /** {@code onOthers s + onOwn t + constant}, with {@code s = (1 - t) / others}. */
    private void line(Sum sum, double onOthers, double onOwn, double constant) {
      sum.constant = constant + onOthers / others;
      sum.slope = onOwn - onOthers / others;
    }
  }
}
