package dev.assay.core;

import dev.assay.core.plan.Cost;
import dev.assay.core.plan.MigrationPlan;
import dev.assay.core.plan.SplitPlan;
import dev.assay.core.verdict.Recommendation;

/**
 * A recommendation and what follows from it.
 *
 * @param split where to split
 * @param plan how to get there
 * @param cost what each alternative costs
 */
public record Answer(
    Recommendation recommendation, SplitPlan split, MigrationPlan plan, Cost cost) {}
