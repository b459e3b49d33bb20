package dev.assay.core.signal;

import dev.assay.core.profile.Budgets;
import org.jspecify.annotations.Nullable;

/**
 * The latency budgets that a distribution is held against, milliseconds; null where none is stated.
 */
public record LatencyBudgets(
    @Nullable Double p50Ms, @Nullable Double p95Ms, @Nullable Double p99Ms) {
  /** No budget. */
  public static final LatencyBudgets NONE = new LatencyBudgets(null, null, null);

  /** The latency part of a profile's budgets. */
  public static LatencyBudgets of(Budgets budgets) {
    return new LatencyBudgets(budgets.p50Ms(), budgets.p95Ms(), budgets.p99Ms());
  }
}
