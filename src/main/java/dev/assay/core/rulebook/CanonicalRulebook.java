package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Criteria, anchors, weights and gates that unite the five seed rules.
 *
 * @param groups the groups of criteria, in the order they are shown
 * @param criteria the rows of the decision matrix, in the order they are shown
 * @param gates what no score can outweigh, in the order they are told
 * @param inheritance what a component takes over from its service
 * @param split how a split is scored and priced
 * @param extraction how Go now and extraction later is scored
 * @param tuning how keeping and tuning what runs is scored
 * @param thresholds where an answer becomes a status or a class
 * @param weightProfiles named other weights of the groups
 */
public record CanonicalRulebook(
    Header header,
    List<Group> groups,
    List<Criterion> criteria,
    List<Gate> gates,
    Inheritance inheritance,
    Split split,
    Extraction extraction,
    Tuning tuning,
    Thresholds thresholds,
    List<WeightProfile> weightProfiles)
    implements Rulebook {

  /** The alternatives that a gate can name, by wire id. */
  public static final List<String> ALTERNATIVES =
      List.of("go", "rust", "hybrid", "go-then-extract", "tune-incumbent");

  public CanonicalRulebook {
    groups = List.copyOf(groups);
    criteria = List.copyOf(criteria);
    gates = List.copyOf(gates);
    weightProfiles = List.copyOf(weightProfiles);
  }

  /**
   * A group of criteria.
   *
   * @param pressure whether its criteria say that the runtime is under pressure
   * @param job whether its criteria speak of the job to be done rather than of the people who do it
   */
  public record Group(String id, String title, boolean pressure, boolean job) {}

  /**
   * What a component takes over from its service when it states nothing itself.
   *
   * @param roles the role of each kind of component
   */
  public record Inheritance(List<Role> roles, List<Rulebook.Source> sources) {
    /**
     * Kinds of component that do one sort of job.
     *
     * @param role {@code control}, {@code data} or {@code neutral}
     * @param kinds wire ids of the kinds
     * @param notInherited prefixes of quantity ids that such a component does not take over from
     *     its service
     */
    public record Role(String role, List<String> kinds, List<String> notInherited) {}

    /** The role of a kind; {@code neutral} where none is stated. */
    public String roleOf(String kind) {
      return roles.stream()
          .filter(r -> r.kinds().contains(kind))
          .map(Role::role)
          .findFirst()
          .orElse("neutral");
    }

    /** Whether a component of a kind takes a quantity over from its service. */
    public boolean inherits(String kind, String quantity) {
      return roles.stream()
          .filter(r -> r.kinds().contains(kind))
          .flatMap(r -> r.notInherited().stream())
          .noneMatch(prefix -> quantity.equals(prefix) || quantity.startsWith(prefix + "."));
    }
  }

  /**
   * How a split into Go and Rust is scored.
   *
   * @param controlAtMost a part goes to Go only with a preference of at most this
   * @param dataAtLeast a part goes to Rust only with a preference of at least this
   * @param toolchainPrice price of a second toolchain, in utility from 0 to 1
   * @param toolchainPriceBothInProduction the same where both languages already run in production
   * @param toolchainPriceSmallTeam the same for a small team
   * @param smallTeamBelow engineers under which a team is small
   * @param sharedLogicPrice added where both sides need the same domain logic
   */
  public record Split(
      double controlAtMost,
      double dataAtLeast,
      double toolchainPrice,
      double toolchainPriceBothInProduction,
      double toolchainPriceSmallTeam,
      int smallTeamBelow,
      double sharedLogicPrice,
      List<Rulebook.Source> sources) {}

  /**
   * How starting in Go and extracting the hot path later is scored: Go's utility plus {@code
   * optionValue} times the pressure, where there is any.
   *
   * @param optionValue utility for each unit of pressure preference, 0 to 1
   * @param triggers when to extract, in numbers
   */
  public record Extraction(
      double optionValue, List<Trigger> triggers, List<Rulebook.Source> sources) {
    /** A measurable event that starts the extraction. */
    public record Trigger(Condition when, String text) {}
  }

  /**
   * How keeping and tuning what runs is scored.
   *
   * @param savedRewrite utility of not rewriting, 0 to 1
   */
  public record Tuning(double savedRewrite, List<Step> steps, List<Rulebook.Source> sources) {
    /** One thing to try, with the place that says what it brings. */
    public record Step(String text, String language, List<Rulebook.Source> sources) {}
  }

  /**
   * Where an answer becomes a status or a class.
   *
   * @param leastCoverage share of weight that must be known, 0 to 1
   * @param tooClose lead in preference under which alternatives that start in different languages
   *     are too close to call
   * @param closeWhenSplit the same where the five seed rules split three to two
   * @param strongWinShare win share from which a recommendation is strong
   * @param leanWinShare win share from which it is a lean
   */
  public record Thresholds(
      double leastCoverage,
      double tooClose,
      double closeWhenSplit,
      double strongWinShare,
      double leanWinShare,
      double weightCertainty,
      List<Rulebook.Source> sources) {}

  /** Other weights of the groups, in points of 100, under a name. */
  public record WeightProfile(
      String name, String title, Map<String, Double> groups, List<Rulebook.Source> sources) {
    public WeightProfile {
      groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }
  }

  /** The criterion with an id. */
  public Criterion criterion(String id) {
    return criteria.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such criterion: " + id));
  }

  /**
   * Everything wrong with it, each violation with a JSON pointer; empty for a rulebook that can be
   * used.
   */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    Set<String> groupIds = new HashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      if (!groupIds.add(groups.get(i).id())) {
        found.add(duplicate("/groups/" + i + "/id", groups.get(i).id()));
      }
    }
    Set<String> ids = new HashSet<>();
    double sum = 0;
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      String pointer = "/criteria/" + i;
      found.addAll(criterion.validate(pointer));
      sum += criterion.weight();
      if (!ids.add(criterion.id())) {
        found.add(duplicate(pointer + "/id", criterion.id()));
      }
      if (!groupIds.contains(criterion.group())) {
        found.add(
            new Violation(
                pointer + "/group",
                "unknown-group",
                "\"" + criterion.group() + "\" is not a group",
                criterion.group(),
                groups.stream().map(Group::id).toList()));
      }
    }
    for (int i = 0; i < criteria.size(); i++) {
      String other = criteria.get(i).maxWith();
      if (other != null && !ids.contains(other)) {
        found.add(
            Violation.of(
                "/criteria/" + i + "/maxWith",
                "unknown-criterion",
                "\"" + other + "\" is not a criterion",
                other));
      }
    }
    if (criteria.isEmpty() || Math.abs(sum - 100) > 1e-9) {
      found.add(
          Violation.of(
              "/criteria", "weights-sum", sum + " is the sum of the weights; it must be 100", sum));
    }
    Set<String> gateIds = new HashSet<>();
    for (int i = 0; i < gates.size(); i++) {
      found.addAll(gates.get(i).validate("/gates/" + i, ALTERNATIVES));
      if (!gateIds.add(gates.get(i).id())) {
        found.add(duplicate("/gates/" + i + "/id", gates.get(i).id()));
      }
    }
    for (int i = 0; i < weightProfiles.size(); i++) {
      validateProfile(weightProfiles.get(i), "/weightProfiles/" + i, groupIds, found);
    }
    for (int i = 0; i < extraction.triggers().size(); i++) {
      found.addAll(
          extraction.triggers().get(i).when().validate("/extraction/triggers/" + i + "/when"));
    }
    return List.copyOf(found);
  }

  private static void validateProfile(
      WeightProfile profile, String pointer, Set<String> groupIds, List<Violation> found) {
    double sum = profile.groups().values().stream().mapToDouble(w -> w).sum();
    if (Math.abs(sum - 100) > 1e-9 || profile.groups().values().stream().anyMatch(w -> !(w >= 0))) {
      found.add(
          Violation.of(
              pointer + "/groups",
              "weights-sum",
              sum + " is the sum of the weights; it must be 100",
              sum));
    }
    if (!profile.groups().keySet().equals(groupIds)) {
      found.add(
          Violation.of(
              pointer + "/groups",
              "unknown-group",
              profile.groups().keySet() + " are not the groups " + groupIds,
              null));
    }
  }

  private static Violation duplicate(String pointer, String id) {
    return Violation.of(pointer, "duplicate", "\"" + id + "\" is stated twice", id);
  }
}
