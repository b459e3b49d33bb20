package dev.assay.core.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a service or a component can state, in one shape for both: an absent block is an empty
 * one, so a reader asks only whether a field is known.
 */
public record Blocks(
    ServiceKind kind,
    @Nullable Double runningCostShare,
    Budgets budgets,
    Load load,
    Fleet fleet,
    Failure failure,
    Exposure exposure,
    @Nullable Concurrency concurrency,
    Platform platform,
    List<Dependency> dependencies,
    @Nullable RustLibraries rustLibraries,
    Team team,
    Hiring hiring,
    Delivery delivery,
    Incumbent incumbent,
    Split split,
    Observed observed) {

  static Blocks of(
      ServiceKind kind,
      @Nullable Double runningCostShare,
      @Nullable Budgets budgets,
      @Nullable Load load,
      @Nullable Fleet fleet,
      @Nullable Failure failure,
      @Nullable Exposure exposure,
      @Nullable Concurrency concurrency,
      @Nullable Platform platform,
      @Nullable List<Dependency> dependencies,
      @Nullable RustLibraries rustLibraries,
      @Nullable Team team,
      @Nullable Hiring hiring,
      @Nullable Delivery delivery,
      @Nullable Incumbent incumbent,
      @Nullable Split split,
      @Nullable Observed observed) {
    return new Blocks(
        kind,
        runningCostShare,
        budgets == null ? Budgets.EMPTY : budgets,
        load == null ? Load.EMPTY : load,
        fleet == null ? Fleet.EMPTY : fleet,
        failure == null ? Failure.EMPTY : failure,
        exposure == null ? Exposure.EMPTY : exposure,
        concurrency,
        platform == null ? Platform.EMPTY : platform,
        dependencies == null ? List.of() : List.copyOf(dependencies),
        rustLibraries,
        team == null ? Team.EMPTY : team,
        hiring == null ? Hiring.EMPTY : hiring,
        delivery == null ? Delivery.EMPTY : delivery,
        incumbent == null ? Incumbent.EMPTY : incumbent,
        split == null ? Split.EMPTY : split,
        observed == null ? Observed.EMPTY : observed);
  }
}
