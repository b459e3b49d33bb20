package dev.assay.core.verdict;

import dev.assay.core.matrix.Row;
import dev.assay.core.verdict.Recommendation.WeightFlip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weight of each criterion at which another alternative leads, the other weights keeping their
 * proportions. Looked for on the whole model rather than on a table of fixed figures: with the
 * weights the lean of the missing rows moves, the pressure, the sides of the parts and the gate of
 * a split.
 */
final class WeightFlips {
  /** Steps between the weight of now and either end, each halved down where the lead turns. */
  private static final int STEPS = 32;

  private static final int BISECTIONS = 40;

  private final Assessment assessment;
  private final Scorer scorer;
  private final List<Part> parts;
  private final double[] weights;
  private final boolean[] admissible;
  private final double[] scaled;
  private final double[] preferences;
  private final double[] utilities = new double[Decision.ALTERNATIVES.size()];

  private WeightFlips(Assessment assessment) {
    this.assessment = assessment;
    this.scorer = assessment.scorer();
    this.parts = assessment.parts().stream().map(p -> Part.of(p.matrix().rows(), scorer)).toList();
    this.weights =
        assessment.parts().getFirst().matrix().rows().stream().mapToDouble(Row::weight).toArray();
    this.admissible = new boolean[utilities.length];
    for (int a = 0; a < admissible.length; a++) {
      admissible[a] = assessment.admissibleButForTheParts(Decision.ALTERNATIVES.get(a));
    }
    this.scaled = weights.clone();
    this.preferences = new double[parts.size()];
  }

  /** One for each criterion, in rulebook order. */
  static List<WeightFlip> of(Assessment assessment, Verdict leader) {
    WeightFlips search = new WeightFlips(assessment);
    List<WeightFlip> flips = new ArrayList<>();
    for (int j = 0; j < search.weights.length; j++) {
      flips.add(search.of(j, leader));
    }
    return flips;
  }

  /** A weight at which another alternative leads; null for none. */
  private record Turn(double at, @Nullable Verdict then) {}

  private WeightFlip of(int criterion, Verdict leader) {
    double now = weights[criterion];
    Turn below = turn(criterion, leader, 0);
    Turn above = turn(criterion, leader, 1);
    Turn nearest =
        below == null || (above != null && above.at() - now < now - below.at()) ? above : below;
    return new WeightFlip(
        assessment.matrix().rows().get(criterion).criterion().id(),
        Numbers.answer(now),
        nearest == null ? null : Numbers.answer(nearest.at()),
        below == null ? 0 : Numbers.answer(below.at()),
        above == null ? 1 : Numbers.answer(above.at()),
        nearest == null ? null : nearest.then());
  }

  private @Nullable Turn turn(int criterion, Verdict leader, double end) {
    double now = weights[criterion];
    double held = now;
    for (int step = 1; step <= STEPS; step++) {
      double next = step == STEPS ? end : now + (end - now) * step / STEPS;
      if (next != held && leading(criterion, next) != leader) {
        return nearest(criterion, leader, held, next);
      }
      held = next;
    }
    return null;
  }

  private Turn nearest(int criterion, Verdict leader, double held, double turned) {
    double inside = held;
    double outside = turned;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (inside + outside) / 2;
      if (leading(criterion, middle) == leader) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return new Turn(outside, leading(criterion, outside));
  }

  /** Who leads with another weight of one criterion. */
  private @Nullable Verdict leading(int criterion, double weight) {
    double others = 1 - weights[criterion];
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] =
          others > 0 ? weights[j] * (1 - weight) / others : (1 - weight) / (scaled.length - 1);
    }
    scaled[criterion] = weight;
    double pressure = 0;
    double least = 1;
    double greatest = -1;
    boolean[] toRust = new boolean[preferences.length];
    for (int i = 0; i < preferences.length; i++) {
      Part part = parts.get(i);
      preferences[i] = part.preference(scaled);
      pressure += assessment.shares(i) * Math.max(0, part.knownPreference(scaled, part.pressing()));
      toRust[i] = scorer.rustSide(i, preferences[i]);
      double job = part.knownPreference(scaled, part.ofTheJob());
      if (toRust[i]) {
        greatest = Math.max(greatest, job);
      } else {
        least = Math.min(least, job);
      }
    }
    scorer.fill(preferences, pressure, toRust, utilities);
    boolean differing = scorer.boundary(least, greatest) == GateResult.State.OPEN;
    int best = -1;
    for (int a = 0; a < utilities.length; a++) {
      boolean open = admissible[a] && (Decision.ALTERNATIVES.get(a) != Verdict.HYBRID || differing);
      if (open && (best < 0 || utilities[a] > utilities[best])) {
        best = a;
      }
    }
    return best < 0 ? null : Decision.ALTERNATIVES.get(best);
  }

  /**
   * The rows of one part as numbers.
   *
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
      Part part =
          new Part(
              new boolean[n],
              new double[n],
              new double[n],
              new double[n],
              new boolean[n],
              new boolean[n]);
      for (int j = 0; j < n; j++) {
        Row row = rows.get(j);
        part.known[j] = row.standing() != Row.Standing.MISSING;
        part.figures[j] = row.preference().point();
        part.low[j] = row.preference().low();
        part.high[j] = row.preference().high();
        part.pressing[j] = scorer.pressing()[j];
        part.ofTheJob[j] = scorer.ofTheJob()[j];
      }
      return part;
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
  }
}
