package dev.assay.core.plan;

import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a split plan says beside the figures of a rulebook.
 *
 * @param integration ways to connect the two sides, the best first
 * @param sharedLogic the warning where both sides need the same domain logic
 * @param sharedLogicNotKnown the same where that is not known
 */
public record SplitRules(
    List<SplitPlan.Integration> integration, String sharedLogic, String sharedLogicNotKnown) {
  public SplitRules {
    integration = List.copyOf(integration);
  }

  /** Everything wrong with them, with JSON pointers; empty where they can be used. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    for (int i = 0; i < integration.size(); i++) {
      SplitPlan.Integration way = integration.get(i);
      if (way.order() != i + 1) {
        found.add(
            Violation.of(
                "/integration/" + i + "/order",
                "order",
                way.order() + " is not its place, " + (i + 1),
                way.order()));
      }
      CostRules.checkSources("/integration/" + i, way.sources(), found);
    }
    return List.copyOf(found);
  }
}
