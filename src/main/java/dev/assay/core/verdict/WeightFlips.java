package dev.assay.core.verdict;

import dev.assay.core.mcda.LeadCurve;
import dev.assay.core.verdict.Recommendation.WeightFlip;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * The weight of each criterion at which another alternative leads, the other weights keeping their
 * proportions: of the whole model, in which with the weights the lean of the missing rows moves,
 * the pressure, the sides of the parts and the gate of a split.
 *
 * <p>Everything that can turn the lead is reckoned: the weights at which a missing row leans no
 * further, the pressure begins, a part changes sides or a part's job meets what a split asks for,
 * and between these, where every lead is a {@link LeadCurve}, its roots. From one of these to the
 * next nothing changes, so who leads there is asked once, of the model itself. Only where several
 * parts, or a part and the pressure, have missing rows of their own is a root enclosed rather than
 * solved for.
 */
final class WeightFlips {
  private final Assessment assessment;
  private final WeightedModel model;

  private WeightFlips(Assessment assessment) {
    this.assessment = assessment;
    this.model = new WeightedModel(assessment);
  }

  /** One for each criterion, in rulebook order. */
  static List<WeightFlip> of(Assessment assessment, Verdict leader) {
    WeightFlips flips = new WeightFlips(assessment);
    List<WeightFlip> all = new ArrayList<>();
    for (int j = 0; j < assessment.matrix().rows().size(); j++) {
      all.add(flips.of(j, leader));
    }
    return all;
  }

  /** A weight at which another alternative leads; null for none. */
  private record Turn(double at, @Nullable Verdict then) {}

  private WeightFlip of(int criterion, Verdict leader) {
    WeightedModel.Ray ray = model.ray(criterion);
    NavigableSet<Double> turns = ray.turns(leader);
    double now = ray.now();
    Turn below = turn(ray, leader, turns.headSet(now, false).descendingSet(), 0);
    Turn above = turn(ray, leader, turns.tailSet(now, false), 1);
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

  /** The first turn on the way to one end. */
  private static @Nullable Turn turn(
      WeightedModel.Ray ray, Verdict leader, NavigableSet<Double> outward, double end) {
    double held = ray.now();
    for (double next : outward) {
      Verdict between = ray.leading((held + next) / 2);
      if (between != leader) {
        return new Turn(held, between);
      }
      held = next;
    }
    if (held != end) {
      Verdict between = ray.leading((held + end) / 2);
      if (between != leader) {
        return new Turn(held, between);
      }
      Verdict last = ray.leading(end);
      if (last != leader) {
        return new Turn(end, last);
      }
    }
    return null;
  }
}
