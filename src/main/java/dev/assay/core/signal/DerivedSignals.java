package dev.assay.core.signal;

import dev.assay.core.profile.Blocks;
import dev.assay.core.profile.Dependency;
import dev.assay.core.profile.Support;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** Quantities that are computed from others, each with its formula. */
public final class DerivedSignals {
  private static final Map<Quantity, List<Quantity>> PARTS =
      Map.of(
          Quantity.P99_TO_BUDGET, List.of(Quantity.OBSERVED_P99, Quantity.BUDGET_P99),
          Quantity.PEAK_TO_BUDGET,
              List.of(Quantity.PEAK_MEMORY, Quantity.RESIDENT_MEMORY, Quantity.BUDGET_MEMORY),
          Quantity.PEAK_TO_EXPECTED, List.of(Quantity.PEAK_RPS, Quantity.EXPECTED_RPS),
          Quantity.SKILL_BALANCE, List.of(Quantity.RUST_REVIEWERS, Quantity.GO_PRODUCTION),
          Quantity.FLEET_MEMORY_SAVING,
              List.of(
                  Quantity.RESIDENT_MEMORY,
                  Quantity.PEAK_MEMORY,
                  Quantity.BUDGET_MEMORY,
                  Quantity.INSTANCES),
          Quantity.SAVING_RATIO, SavingRatio.PARTS);

  /** What has a formula of its own here, in the order in which it is computed. */
  private static final List<Quantity> COMPUTED =
      List.of(
          Quantity.P99_TO_BUDGET,
          Quantity.PEAK_TO_BUDGET,
          Quantity.PEAK_TO_EXPECTED,
          Quantity.SKILL_BALANCE,
          Quantity.FLEET_MEMORY_SAVING);

  private static final String LEFT_OUT = "what it is computed from is not known";

  /** Everything that something is computed from. */
  private static final Set<Quantity> FEEDING = feeding();

  private DerivedSignals() {}

  private static Set<Quantity> feeding() {
    Set<Quantity> all = EnumSet.of(Quantity.SITUATION, Quantity.INCUMBENT_LANGUAGE);
    PARTS.values().forEach(all::addAll);
    return all;
  }

  /** The quantities that a derived one is computed from; empty for any other. */
  public static List<Quantity> partsOf(Quantity derived) {
    return PARTS.getOrDefault(derived, List.of());
  }

  /** The quantities that are computed from this one, where a formula says from what. */
  public static Set<Quantity> following(Quantity quantity) {
    Set<Quantity> following = EnumSet.noneOf(Quantity.class);
    PARTS.forEach(
        (derived, parts) -> {
          if (parts.contains(quantity)) {
            following.add(derived);
          }
        });
    return following;
  }

  /** Whether another quantity is computed from this one. */
  public static boolean isPart(Quantity quantity) {
    return FEEDING.contains(quantity);
  }

  /**
   * The signals with everything added that can be computed from them and from the dependency table.
   *
   * @param blocks the blocks whose dependencies and architectures count
   * @param pointerPrefix JSON pointer of the blocks' owner within the profile: empty for the
   *     service itself, for example {@code /components/0} for a component
   */
  public static Signals addTo(Signals signals, Blocks blocks, String pointerPrefix) {
    List<Signal> dependencies =
        new ArrayList<>(dependencies(blocks.dependencies(), pointerPrefix + "/dependencies"));
    List<String> architectures = blocks.platform().architectures();
    if (architectures != null) {
      dependencies.add(
          new Signal.Declared(
              Quantity.ARCHITECTURES,
              Value.Amount.of(architectures.size()),
              pointerPrefix + "/platform/architectures",
              false));
    }
    return recompute(signals.with(dependencies));
  }

  /**
   * The signals with every formula applied again, after one of its parts changed; what can no
   * longer be computed is missing again.
   */
  public static Signals recompute(Signals before) {
    Signals signals = before.underived();
    List<Signal> derived = new ArrayList<>();
    noLanguageOnGreenfield(signals).ifPresent(derived::add);
    for (Quantity quantity : COMPUTED) {
      computed(quantity, signals).ifPresent(derived::add);
    }
    SavingRatio.of(signals, SavingRatio.PUBLISHED).ifPresent(derived::add);
    return signals.with(derived);
  }

  /**
   * {@link #recompute(Signals)} for reckoning on, after one quantity changed: only what follows it
   * is computed, and the formula of the saving ratio is left empty, as writing it takes longer than
   * computing the ratio.
   */
  public static Signals recompute(Signals signals, Quantity changed) {
    if (!FEEDING.contains(changed)) {
      return signals;
    }
    if (changed == Quantity.SITUATION || changed == Quantity.INCUMBENT_LANGUAGE) {
      return recompute(signals);
    }
    Signals parts = signals.underived();
    List<Signal> derived = new ArrayList<>();
    for (Quantity quantity : COMPUTED) {
      if (partsOf(quantity).contains(changed)) {
        derived.add(
            computed(quantity, parts).orElseGet(() -> new Signal.Missing(quantity, LEFT_OUT)));
      }
    }
    if (partsOf(Quantity.SAVING_RATIO).contains(changed)) {
      derived.add(
          SavingRatio.ratio(parts, SavingRatio.PUBLISHED)
              .<Signal>map(ratio -> ratio.signal(""))
              .orElseGet(() -> new Signal.Missing(Quantity.SAVING_RATIO, LEFT_OUT)));
    }
    return signals.with(derived);
  }

  private static Optional<Signal> computed(Quantity derived, Signals signals) {
    return switch (derived) {
      case P99_TO_BUDGET -> ratio(signals, derived, Quantity.OBSERVED_P99, Quantity.BUDGET_P99);
      case PEAK_TO_BUDGET ->
          ratio(
              signals,
              derived,
              signals.known(Quantity.PEAK_MEMORY).isPresent()
                  ? Quantity.PEAK_MEMORY
                  : Quantity.RESIDENT_MEMORY,
              Quantity.BUDGET_MEMORY);
      case PEAK_TO_EXPECTED -> ratio(signals, derived, Quantity.PEAK_RPS, Quantity.EXPECTED_RPS);
      case SKILL_BALANCE ->
          combined(
              signals,
              derived,
              Quantity.RUST_REVIEWERS,
              Quantity.GO_PRODUCTION,
              "(R - G) / max(R, G, 1)",
              DerivedSignals::balance);
      case FLEET_MEMORY_SAVING -> fleetMemorySaving(signals);
      default -> throw new IllegalArgumentException(derived + " has no formula of its own");
    };
  }

  /** What one instance uses beyond its budget, times the copies that really run (seed 002 L40). */
  private static Optional<Signal> fleetMemorySaving(Signals signals) {
    Quantity used =
        signals.known(Quantity.RESIDENT_MEMORY).isPresent()
            ? Quantity.RESIDENT_MEMORY
            : Quantity.PEAK_MEMORY;
    List<Quantity> parts = List.of(used, Quantity.BUDGET_MEMORY, Quantity.INSTANCES);
    if (parts.stream().anyMatch(q -> signals.known(q).isEmpty())) {
      return Optional.empty();
    }
    Value.Amount memory = signals.amount(used).orElseThrow();
    Value.Amount budget = signals.amount(Quantity.BUDGET_MEMORY).orElseThrow();
    Value.Amount instances = signals.amount(Quantity.INSTANCES).orElseThrow();
    return Optional.of(
        new Signal.Derived(
            Quantity.FLEET_MEMORY_SAVING,
            new Value.Amount(
                    Math.max(0, memory.low() - budget.high()),
                    Math.max(0, memory.point() - budget.point()),
                    Math.max(0, memory.high() - budget.low()))
                .times(instances),
            parts.stream().map(q -> signals.known(q).orElseThrow()).toList(),
            "(%s - %s) x %s".formatted(used.id(), parts.get(1).id(), parts.get(2).id())));
  }

  private static double balance(double rust, double go) {
    double most = Math.max(Math.max(rust, go), 1);
    return Double.isInfinite(most)
        ? (rust == most ? 1 : 0) - (go == most ? 1 : 0)
        : (rust - go) / most;
  }

  private static Optional<Signal> noLanguageOnGreenfield(Signals signals) {
    return signals
        .known(Quantity.SITUATION)
        .filter(s -> s.value().equals(new Value.Level("greenfield")))
        .filter(s -> signals.known(Quantity.INCUMBENT_LANGUAGE).isEmpty())
        .map(
            s ->
                new Signal.Derived(
                    Quantity.INCUMBENT_LANGUAGE,
                    new Value.Level("none"),
                    List.of(s),
                    "greenfield: nothing runs yet"));
  }

  private static Optional<Signal> ratio(
      Signals signals, Quantity result, Quantity of, Quantity to) {
    return signals
        .amount(to)
        .filter(a -> a.low() > 0)
        .flatMap(
            a -> combined(signals, result, of, to, of.id() + " / " + to.id(), (x, y) -> x / y));
  }

  private static Optional<Signal> combined(
      Signals signals,
      Quantity result,
      Quantity first,
      Quantity second,
      String formula,
      DoubleBinaryOperator f) {
    Optional<Signal.Known> a = signals.known(first);
    Optional<Signal.Known> b = signals.known(second);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    Value.Amount x = signals.amount(first).orElseThrow();
    Value.Amount y = signals.amount(second).orElseThrow();
    // rising in the first, falling in the second
    Value.Amount value =
        new Value.Amount(
            f.applyAsDouble(x.low(), y.high()),
            f.applyAsDouble(x.point(), y.point()),
            f.applyAsDouble(x.high(), y.low()));
    return Optional.of(new Signal.Derived(result, value, List.of(a.get(), b.get()), formula));
  }

  private static List<Signal> dependencies(List<Dependency> table, String pointer) {
    List<Dependency> rated =
        table.stream().filter(d -> d.go() != null && d.rust() != null).toList();
    if (rated.isEmpty()) {
      return List.of();
    }
    double go = rated.stream().mapToDouble(d -> maturity(d.go())).average().orElseThrow();
    double rust = rated.stream().mapToDouble(d -> maturity(d.rust())).average().orElseThrow();
    return List.of(
        declared(Quantity.DEPENDENCY_READINESS, rust - go, pointer),
        declared(
            Quantity.GO_HARD_GAPS,
            gaps(rated.stream().filter(d -> d.go() == Support.NONE)),
            pointer),
        declared(
            Quantity.RUST_HARD_GAPS,
            gaps(rated.stream().filter(d -> d.rust() == Support.NONE)),
            pointer));
  }

  private static double gaps(java.util.stream.Stream<Dependency> lacking) {
    return lacking.filter(d -> Boolean.TRUE.equals(d.required())).count();
  }

  private static Signal declared(Quantity quantity, double value, String pointer) {
    return new Signal.Declared(quantity, Value.Amount.of(value), pointer, false);
  }

  /**
   * GA 1, beta .6, community .3, none 0 (canonical factor {@code dependency_readiness}, an
   * assumption).
   */
  private static double maturity(@org.jspecify.annotations.Nullable Support support) {
    return switch (support) {
      case GA -> 1;
      case BETA -> 0.6;
      case COMMUNITY -> 0.3;
      case NONE -> 0;
      case null -> throw new IllegalArgumentException("unrated");
    };
  }
}
