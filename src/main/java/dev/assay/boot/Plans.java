package dev.assay.boot;

import dev.assay.core.plan.CostRules;
import dev.assay.core.plan.MigrationRules;
import dev.assay.core.plan.Planner;
import dev.assay.core.plan.SplitRules;
import dev.assay.core.profile.Violation;
import java.util.List;

/** What plans are made of, read from the files that come with Assay and checked. */
public final class Plans {
  private Plans() {}

  /**
   * A planner by the shipped rules.
   *
   * @throws IllegalStateException with all that is wrong with one of the files
   */
  public static Planner shipped() {
    CostRules costs = ResourceFiles.read("plan/cost.yaml", CostRules.class);
    require("plan/cost.yaml", costs.validate());
    MigrationRules migration = ResourceFiles.read("plan/migration.yaml", MigrationRules.class);
    require("plan/migration.yaml", migration.validate());
    SplitRules splits = ResourceFiles.read("plan/split.yaml", SplitRules.class);
    require("plan/split.yaml", splits.validate());
    return new Planner(costs, migration, splits);
  }

  private static void require(String file, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new IllegalStateException(file + ": " + violations);
    }
  }
}
