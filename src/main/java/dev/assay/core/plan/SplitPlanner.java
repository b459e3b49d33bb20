package dev.assay.core.plan;

import dev.assay.core.plan.SplitPlan.Cut;
import dev.assay.core.plan.SplitPlan.Language;
import dev.assay.core.plan.SplitPlan.Part;
import dev.assay.core.plan.SplitPlan.Reviewers;
import dev.assay.core.plan.SplitPlan.Standing;
import dev.assay.core.plan.SplitPlan.Toolchain;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.SavingRatio;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.GateResult;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.ComponentAnswer;
import dev.assay.core.verdict.ToolchainPrice;
import dev.assay.core.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the boundary of a split that gains most for its price. */
final class SplitPlanner {
  private final CanonicalRulebook.Split prices;
  private final SplitRules rules;

  SplitPlanner(CanonicalRulebook.Split prices, SplitRules rules) {
    this.prices = prices;
    this.rules = rules;
  }

  SplitPlan of(Subject subject, Recommendation recommendation) {
    Signals signals = subject.signals();
    if (subject.components().isEmpty()) {
      return nothing(
          Standing.NO_COMPONENTS,
          "No components are stated, so there is nothing to split; state them with their share of the running cost (components, runningCostShare).");
    }
    if (recommendation.components().isEmpty()) {
      return nothing(
          Standing.NOT_ASSESSED,
          "The rulebook "
              + recommendation.rulebook().name()
              + " weighs no components; ask the canonical one for a boundary.");
    }
    List<Part> parts = recommendation.components().stream().map(SplitPlanner::part).toList();
    Optional<Boolean> separable = signals.flag(Quantity.SEPARABLE);
    Standing standing = standing(parts, separable);
    boolean mixed = standing != Standing.ALL_GO && standing != Standing.ALL_RUST;
    List<String> warnings = warnings(signals, recommendation, standing);
    if (!mixed) {
      return new SplitPlan(
          standing,
          "Every component comes out in "
              + (standing == Standing.ALL_GO ? "Go" : "Rust")
              + ", so there is no boundary to draw.",
          parts,
          List.of(),
          null,
          List.of(),
          null,
          List.of(),
          warnings);
    }
    ToolchainPrice price = ToolchainPrice.of(prices, signals);
    Toolchain toolchain = new Toolchain(rounded(price.utility()), price.reason(), prices.sources());
    List<Cut> cuts = cuts(parts, toolchain.utility());
    Cut boundary = boundary(cuts);
    return new SplitPlan(
        standing,
        summary(standing, boundary, parts),
        parts,
        cuts,
        standing == Standing.NOT_SEPARABLE ? null : boundary,
        standing == Standing.NOT_SEPARABLE ? List.of() : rules.integration(),
        toolchain,
        List.of(
            reviewers(Language.GO, signals, Quantity.GO_PRODUCTION),
            reviewers(Language.RUST, signals, Quantity.RUST_REVIEWERS)),
        warnings);
  }

  private static SplitPlan nothing(Standing standing, String summary) {
    return new SplitPlan(
        standing, summary, List.of(), List.of(), null, List.of(), null, List.of(), List.of());
  }

  private static Part part(ComponentAnswer component) {
    return new Part(
        component.name(),
        component.kind(),
        component.role(),
        switch (component.verdict()) {
          case RUST -> Language.RUST;
          case GO, GO_THEN_EXTRACT, TUNE_INCUMBENT -> Language.GO;
          case HYBRID, RUN_TRIAL, INSUFFICIENT_EVIDENCE -> Language.OPEN;
        },
        component.runningCostShare(),
        component.runningCostShareAssumed(),
        component.preference().point(),
        rounded(component.runningCostShare() * component.preference().point()),
        component.because());
  }

  private static Standing standing(List<Part> parts, Optional<Boolean> separable) {
    if (parts.stream().allMatch(p -> p.language() == Language.RUST)) {
      return Standing.ALL_RUST;
    }
    if (parts.stream().noneMatch(p -> p.language() == Language.RUST)) {
      return Standing.ALL_GO;
    }
    return separable
        .map(yes -> yes ? Standing.SPLIT : Standing.NOT_SEPARABLE)
        .orElse(Standing.SEPARABILITY_NOT_KNOWN);
  }

  private static String summary(Standing standing, Cut boundary, List<Part> parts) {
    String sides = Text.list(boundary.go()) + " in Go, " + Text.list(boundary.rust()) + " in Rust";
    return switch (standing) {
      case SPLIT ->
          sides
              + ": "
              + Text.number(boundary.gain())
              + " gained over one language, for a price of "
              + Text.number(boundary.price())
              + (boundary.net() > 0 ? "." : "; that does not pay.");
      case SEPARABILITY_NOT_KNOWN ->
          "The components differ ("
              + sides
              + "), but not whether they are separable: state split.separable.";
      case NOT_SEPARABLE ->
          "Not separable: "
              + Text.list(
                  parts.stream()
                      .filter(p -> p.language() == Language.RUST)
                      .map(Part::name)
                      .toList())
              + " would gain by Rust, but the profile says that there is no narrow boundary.";
      case ALL_GO, ALL_RUST, NO_COMPONENTS, NOT_ASSESSED ->
          throw new IllegalArgumentException(standing + " has no boundary");
    };
  }

  /**
   * Cuts along the parts that go to Rust: those that must, though they lean to Go, in every cut,
   * then the greatest gain first.
   */
  private static List<Cut> cuts(List<Part> parts, double price) {
    List<Part> rust =
        parts.stream()
            .filter(p -> p.language() == Language.RUST)
            .sorted(
                Comparator.comparing((Part p) -> p.gain() >= 0)
                    .thenComparing(Comparator.comparingDouble((Part p) -> -p.gain())))
            .toList();
    double allRust = parts.stream().mapToDouble(Part::gain).sum();
    List<Cut> cuts = new ArrayList<>();
    double overGo = 0;
    for (int i = 0; i < rust.size(); i++) {
      overGo += rust.get(i).gain();
      if (i + 1 < rust.size() && rust.get(i + 1).gain() < 0) {
        continue;
      }
      List<String> inRust = rust.subList(0, i + 1).stream().map(Part::name).toList();
      double gain = overGo - Math.max(0, allRust);
      cuts.add(
          new Cut(
              inRust,
              parts.stream().map(Part::name).filter(n -> !inRust.contains(n)).toList(),
              rounded(gain),
              price,
              rounded(gain - price),
              price > 0 ? rounded(gain / price) : null));
    }
    return cuts;
  }

  /**
   * The cut that gains most for its price, which is that of one more tool chain, however many parts
   * use it; of equals, the one that takes every part to its own side.
   */
  private static Cut boundary(List<Cut> cuts) {
    return cuts.stream()
        .max(
            Comparator.comparingDouble(Cut::gain)
                .thenComparing(Comparator.comparingInt((Cut c) -> c.rust().size())))
        .orElseThrow(() -> new IllegalStateException("no part in Rust"));
  }

  private List<String> warnings(Signals signals, Recommendation recommendation, Standing standing) {
    List<String> warnings = new ArrayList<>();
    if (standing == Standing.ALL_GO || standing == Standing.ALL_RUST) {
      return warnings;
    }
    Optional<Boolean> shared = signals.flag(Quantity.SHARED_DOMAIN_LOGIC);
    if (shared.isEmpty()) {
      warnings.add(rules.sharedLogicNotKnown());
    } else if (shared.get()) {
      warnings.add(rules.sharedLogic());
    }
    recommendation.alternatives().stream()
        .filter(a -> a.name() == Verdict.HYBRID)
        .flatMap(a -> a.gates().stream())
        .filter(g -> g.state() == GateResult.State.CLOSED || g.state() == GateResult.State.UNKNOWN)
        .map(
            g ->
                (g.state() == GateResult.State.CLOSED ? "In the way: " : "Not known: ")
                    + g.reason()
                    + " "
                    + g.remedy())
        .distinct()
        .forEach(warnings::add);
    recommendation.components().stream()
        .filter(c -> c.verdict() == Verdict.INSUFFICIENT_EVIDENCE)
        .forEach(
            c ->
                warnings.add(
                    "Too little is known of "
                        + c.name()
                        + "; it stays on the side of Go until more is."));
    recommendation.components().stream()
        .filter(ComponentAnswer::runningCostShareAssumed)
        .findFirst()
        .ifPresent(
            c ->
                warnings.add(
                    "Shares of the running cost are assumed where none are stated (runningCostShare)."));
    return warnings;
  }

  private static Reviewers reviewers(Language language, Signals signals, Quantity able) {
    @Nullable Double there =
        signals.number(able).isPresent() ? signals.number(able).getAsDouble() : null;
    return new Reviewers(language, SavingRatio.REVIEWERS, there, able.id());
  }

  private static double rounded(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }
}
