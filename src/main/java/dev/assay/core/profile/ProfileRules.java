package dev.assay.core.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a profile mean together. Ranges of single fields are declared on the records;
 * every rule here needs at least two fields. All offenders are reported at once, in profile order.
 */
public final class ProfileRules {
  /** Rounding allowed when shares are added up. */
  private static final double SHARE_TOLERANCE = 1e-9;

  private ProfileRules() {}

  /** A rule over several fields; its code is stable. */
  public enum Rule implements Choice {
    /** A higher quantile lies below a lower one. */
    QUANTILES_OUT_OF_ORDER,
    /** The planned peak rate lies below the rate of a busy day. */
    PEAK_BELOW_EXPECTED,
    /** The highest memory use lies below the usual one. */
    PEAK_MEMORY_BELOW_RESIDENT,
    /** A part of the team is larger than the team. */
    MORE_THAN_ENGINEERS,
    /** A price or cost is stated and no currency says in what. */
    CURRENCY_MISSING,
    /** Two entries of a list have the same name. */
    DUPLICATE_NAME,
    /** The components together cause more than the whole running cost. */
    SHARES_ABOVE_ONE,
    /** The dependency table and its summary are both stated. */
    LIBRARIES_STATED_TWICE
  }

  /**
   * Everything wrong with a profile whose single fields are in range; empty for a sound one.
   *
   * @return violations with JSON pointers from the root of the profile
   */
  public static List<Violation> check(ServiceProfile profile) {
    List<Violation> found = new ArrayList<>();
    Fleet fleet = profile.fleet();
    @Nullable String currency = fleet == null ? null : fleet.currency();
    checkBlocks("", profile.blocks(), currency, found);
    List<Component> components = profile.components();
    if (components != null) {
      checkComponents(components, currency, found);
    }
    return List.copyOf(found);
  }

  private static void checkComponents(
      List<Component> components, @Nullable String currency, List<Violation> found) {
    checkUnique(
        "/components", "/name", components.stream().map(Component::name).toList(), "name", found);
    double shares = 0;
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      checkBlocks("/components/" + i, component.blocks(), currency, found);
      Double share = component.runningCostShare();
      shares += share == null ? 0 : share;
    }
    if (shares > 1 + SHARE_TOLERANCE) {
      found.add(
          violation(
              "/components",
              Rule.SHARES_ABOVE_ONE,
              "%s is the sum of runningCostShare over the components; it must not exceed 1",
              shares));
    }
  }

  private static void checkBlocks(
      String at, Blocks blocks, @Nullable String currency, List<Violation> found) {
    Budgets budgets = blocks.budgets();
    checkQuantiles(at + "/budgets", budgets.p50Ms(), budgets.p95Ms(), budgets.p99Ms(), found);
    Load load = blocks.load();
    checkOrder(
        at + "/load/peakRps",
        Rule.PEAK_BELOW_EXPECTED,
        load.peakRps(),
        load.expectedRps(),
        "%s is the peak rate and lies below expectedRps %s",
        found);
    checkPrices(at, blocks, currency, found);
    List<String> architectures = blocks.platform().architectures();
    if (architectures != null) {
      checkUnique(at + "/platform/architectures", "", architectures, "architecture", found);
    }
    checkUnique(
        at + "/dependencies",
        "/name",
        blocks.dependencies().stream().map(Dependency::name).toList(),
        "name",
        found);
    RustLibraries libraries = blocks.rustLibraries();
    if (libraries != null && !blocks.dependencies().isEmpty()) {
      found.add(
          violation(
              at + "/rustLibraries",
              Rule.LIBRARIES_STATED_TWICE,
              "\"%s\" sums up the libraries that dependencies lists one by one; state one of them",
              libraries.id()));
    }
    checkTeam(at + "/team", blocks.team(), found);
    Observed observed = blocks.observed();
    checkQuantiles(at + "/observed", observed.p50Ms(), observed.p95Ms(), observed.p99Ms(), found);
    checkOrder(
        at + "/observed/peakMemoryMiB",
        Rule.PEAK_MEMORY_BELOW_RESIDENT,
        observed.peakMemoryMiB(),
        observed.residentMemoryMiB(),
        "%s MiB is the highest memory use and lies below residentMemoryMiB %s",
        found);
  }

  private static void checkQuantiles(
      String at,
      @Nullable Double p50,
      @Nullable Double p95,
      @Nullable Double p99,
      List<Violation> found) {
    checkOrder(
        at + "/p95Ms",
        Rule.QUANTILES_OUT_OF_ORDER,
        p95,
        p50,
        "%s ms is the p95 and lies below p50Ms %s",
        found);
    checkOrder(
        at + "/p99Ms",
        Rule.QUANTILES_OUT_OF_ORDER,
        p99,
        p95 == null ? p50 : p95,
        "%s ms is the p99 and lies below " + (p95 == null ? "p50Ms" : "p95Ms") + " %s",
        found);
  }

  private static void checkTeam(String at, Team team, List<Violation> found) {
    Integer engineers = team.engineers();
    if (engineers == null) {
      return;
    }
    checkOrder(
        at + "/goProduction",
        Rule.MORE_THAN_ENGINEERS,
        engineers,
        team.goProduction(),
        "%2$s engineers ship Go and the team has %1$s",
        found);
    checkOrder(
        at + "/rustReviewers",
        Rule.MORE_THAN_ENGINEERS,
        engineers,
        team.rustReviewers(),
        "%2$s engineers review Rust and the team has %1$s",
        found);
  }

  private static void checkPrices(
      String at, Blocks blocks, @Nullable String currency, List<Violation> found) {
    boolean stated = currency != null || blocks.fleet().currency() != null;
    boolean priced =
        Stream.of(
                blocks.fleet().pricePerGiBMonth(),
                blocks.fleet().pricePerCoreMonth(),
                blocks.failure().downtimeCostPerHour(),
                blocks.team().yearlyCostPerEngineer())
            .anyMatch(price -> price != null);
    if (priced && !stated) {
      found.add(
          new Violation(
              at + "/fleet/currency",
              Rule.CURRENCY_MISSING.id(),
              "no currency is stated for the prices and costs",
              null,
              List.of("an ISO 4217 code, for example EUR")));
    }
  }

  private static void checkUnique(
      String at, String field, List<String> names, String noun, List<Violation> found) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Integer before = name == null ? null : first.putIfAbsent(name, i);
      if (before != null) {
        found.add(
            violation(
                at + "/" + i + field,
                Rule.DUPLICATE_NAME,
                "\"%s\" is already the " + noun + " of entry " + before,
                name));
      }
    }
  }

  /** The larger value must not lie below the smaller one; nothing is said where one is unknown. */
  private static void checkOrder(
      String at,
      Rule rule,
      @Nullable Number larger,
      @Nullable Number smaller,
      String detail,
      List<Violation> found) {
    if (larger != null && smaller != null && larger.doubleValue() < smaller.doubleValue()) {
      Number offending = rule == Rule.MORE_THAN_ENGINEERS ? smaller : larger;
      found.add(
          Violation.of(
              at,
              rule.id(),
              String.format(java.util.Locale.ROOT, detail, larger, smaller),
              offending));
    }
  }

  private static Violation violation(String at, Rule rule, String detail, Object value) {
    return Violation.of(at, rule.id(), String.format(java.util.Locale.ROOT, detail, value), value);
  }
}
