package dev.assay.core;

import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.CanonicalRulebook.Group;
import dev.assay.core.rulebook.CanonicalRulebook.WeightProfile;
import dev.assay.core.rulebook.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies other weights to a rulebook's own. */
final class WeightChanges {
  private WeightChanges() {}

  static List<Violation> check(Weights weights, CanonicalRulebook rulebook) {
    List<Violation> found = new ArrayList<>();
    List<String> profiles = rulebook.weightProfiles().stream().map(WeightProfile::name).toList();
    if (weights.profile() != null && !profiles.contains(weights.profile())) {
      found.add(
          new Violation(
              "/weights/profile",
              "unknown-weight-profile",
              "\""
                  + weights.profile()
                  + "\" is not a weight profile of "
                  + rulebook.header().name(),
              weights.profile(),
              profiles));
    }
    checkPoints(
        "/weights/groups",
        weights.groups(),
        rulebook.groups().stream().map(Group::id).toList(),
        found);
    checkPoints(
        "/weights/criteria",
        weights.criteria(),
        rulebook.criteria().stream().map(Criterion::id).toList(),
        found);
    if (found.isEmpty() && !(Arrays.stream(points(weights, rulebook)).sum() > 0)) {
      found.add(
          Violation.of(
              "/weights", "weights-sum", "0 is the sum of the weights; it must be above 0", 0));
    }
    return found;
  }

  private static void checkPoints(
      String pointer, Map<String, Double> points, List<String> known, List<Violation> found) {
    points.forEach(
        (id, point) -> {
          String here = pointer + "/" + id.replace("~", "~0").replace("/", "~1");
          if (!known.contains(id)) {
            found.add(
                new Violation(
                    here, "unknown-weight", "\"" + id + "\" has no weight here", id, known));
          }
          if (point == null || !(point >= 0 && point <= 1000)) {
            found.add(
                Violation.of(
                    here, "out-of-range", point + " lies outside 0 to 1000 points", point));
          }
        });
  }

  /** Points of each criterion in rulebook order. */
  static double[] points(Weights weights, CanonicalRulebook rulebook) {
    double[] points = rulebook.criteria().stream().mapToDouble(Criterion::weight).toArray();
    Optional<WeightProfile> profile =
        rulebook.weightProfiles().stream()
            .filter(p -> p.name().equals(weights.profile()))
            .findFirst();
    profile.ifPresent(p -> scaleGroups(points, p.groups(), rulebook));
    scaleGroups(points, weights.groups(), rulebook);
    for (int i = 0; i < points.length; i++) {
      points[i] = weights.criteria().getOrDefault(rulebook.criteria().get(i).id(), points[i]);
    }
    return points;
  }

  private static void scaleGroups(
      double[] points, Map<String, Double> groups, CanonicalRulebook rulebook) {
    groups.forEach(
        (group, target) -> {
          double now = 0;
          for (int i = 0; i < points.length; i++) {
            now += rulebook.criteria().get(i).group().equals(group) ? points[i] : 0;
          }
          for (int i = 0; i < points.length; i++) {
            if (rulebook.criteria().get(i).group().equals(group) && now > 0) {
              points[i] *= target / now;
            }
          }
        });
  }
}
