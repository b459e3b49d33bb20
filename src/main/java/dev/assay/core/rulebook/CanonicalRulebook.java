package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
 * @param questions what is asked for fields that no criterion asks for
 */
@Schema(
    description =
        "A rulebook of the canonical kind: gates first, then an additive value model over criteria with fixed anchors.")
public record CanonicalRulebook(
    @Schema(description = "What it states of itself.") @NotNull @Valid Header header,
    @Schema(description = "Groups of criteria, in the order they are shown.") @Size(max = 20)
        List<@Valid Group> groups,
    @Schema(description = "Rows of the decision matrix, in the order they are shown.")
        @Size(max = 100)
        List<@Valid Criterion> criteria,
    @Schema(description = "What no score can outweigh, in the order they are told.")
        @Size(max = 100)
        List<@Valid Gate> gates,
    @Schema(description = "What a component takes over from its service.") @NotNull @Valid
        Inheritance inheritance,
    @Schema(description = "How a split is scored and priced.") @NotNull @Valid Split split,
    @Schema(description = "How Go now and extraction later is scored.") @NotNull @Valid
        Extraction extraction,
    @Schema(description = "How keeping and tuning what runs is scored.") @NotNull @Valid
        Tuning tuning,
    @Schema(description = "Where an answer becomes a status or a class.") @NotNull @Valid
        Thresholds thresholds,
    @Schema(description = "Named other weights of the groups.") @Size(max = 20)
        List<@Valid WeightProfile> weightProfiles,
    @Schema(description = "What is asked for fields that no criterion asks for.") @Size(max = 100)
        List<@Valid FieldQuestion> questions)
    implements Rulebook {

  /** The alternatives that a gate can name, by wire id. */
  public static final List<String> ALTERNATIVES =
      List.of("go", "rust", "hybrid", "go-then-extract", "tune-incumbent");

  public CanonicalRulebook {
    groups = groups == null ? List.of() : List.copyOf(groups);
    criteria = criteria == null ? List.of() : List.copyOf(criteria);
    gates = gates == null ? List.of() : List.copyOf(gates);
    weightProfiles = weightProfiles == null ? List.of() : List.copyOf(weightProfiles);
    questions = questions == null ? List.of() : List.copyOf(questions);
  }

  /**
   * A group of criteria.
   *
   * @param pressure whether its criteria say that the runtime is under pressure
   * @param job whether its criteria speak of the job to be done rather than of the people who do it
   */
  @Schema(name = "CriterionGroup", description = "A group of criteria.")
  public record Group(
      @Schema(description = "Stable name.", examples = "runtime")
          @NotNull
          @Pattern(regexp = "^[a-z][a-z0-9_-]{0,63}$")
          String id,
      @Schema(description = "A few words for a person.") @NotNull @Size(min = 1, max = 100)
          String title,
      @Schema(description = "Whether its criteria say that the runtime is under pressure.")
          boolean pressure,
      @Schema(
              description =
                  "Whether its criteria speak of the job to be done rather than of the people who do it.")
          boolean job) {}

  /**
   * What a component takes over from its service when it states nothing itself.
   *
   * @param roles the role of each kind of component
   */
  @Schema(description = "What a component takes over from its service.")
  public record Inheritance(
      @Schema(description = "The role of each kind of component.") @Size(max = 3)
          List<@Valid Role> roles,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
    public Inheritance {
      roles = roles == null ? List.of() : List.copyOf(roles);
      sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /**
     * Kinds of component that do one sort of job.
     *
     * @param role {@code control}, {@code data} or {@code neutral}
     * @param kinds wire ids of the kinds
     * @param notInherited prefixes of quantity ids that such a component does not take over from
     *     its service
     */
    @Schema(name = "ComponentRole", description = "Kinds of component that do one sort of job.")
    public record Role(
        @Schema(description = "control, data or neutral.", examples = "control") @NotNull
            String role,
        @Schema(description = "The kinds.") @Size(max = 100) List<String> kinds,
        @Schema(
                description =
                    "Quantities, or blocks of them, that such a component does not take over.",
                examples = "[\"budgets\"]")
            @Size(max = 200)
            List<String> notInherited) {
      public Role {
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        notInherited = notInherited == null ? List.of() : List.copyOf(notInherited);
      }
    }

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
  @Schema(name = "SplitScoring", description = "How a split into Go and Rust is scored.")
  public record Split(
      @Schema(description = "A part goes to Go only with a preference of at most this.")
          double controlAtMost,
      @Schema(description = "A part goes to Rust only with a preference of at least this.")
          double dataAtLeast,
      @Schema(description = "Price of a second toolchain, in utility from 0 to 1.")
          double toolchainPrice,
      @Schema(description = "The same where both languages already run in production.")
          double toolchainPriceBothInProduction,
      @Schema(description = "The same for a small team.") double toolchainPriceSmallTeam,
      @Schema(description = "Engineers under which a team is small.") int smallTeamBelow,
      @Schema(description = "Added where both sides need the same domain logic.")
          double sharedLogicPrice,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
    public Split {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /**
   * How starting in Go and extracting the hot path later is scored: Go's utility plus {@code
   * optionValue} times the pressure, where there is any.
   *
   * @param optionValue utility for each unit of pressure preference, 0 to 1
   * @param triggers when to extract, in numbers
   */
  @Schema(
      name = "ExtractionScoring",
      description = "How starting in Go and extracting the hot path later is scored.")
  public record Extraction(
      @Schema(description = "Utility for each unit of pressure, 0 to 1.") double optionValue,
      @Schema(description = "When to extract, in numbers.") @Size(max = 20)
          List<@Valid Trigger> triggers,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
    public Extraction {
      triggers = triggers == null ? List.of() : List.copyOf(triggers);
      sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** A measurable event that starts the extraction. */
    @Schema(
        name = "TriggerCondition",
        description = "A measurable event that starts the extraction.")
    public record Trigger(
        @Schema(description = "When it fires.") @NotNull @Valid Condition when,
        @Schema(description = "The same in words.") @NotNull @Size(min = 1, max = 500)
            String text) {}
  }

  /**
   * How keeping and tuning what runs is scored.
   *
   * @param savedRewrite utility of not rewriting, 0 to 1
   */
  @Schema(name = "TuningScoring", description = "How keeping and tuning what runs is scored.")
  public record Tuning(
      @Schema(description = "Utility of not rewriting, 0 to 1.") double savedRewrite,
      @Schema(description = "What to try.") @Size(max = 50) List<@Valid Step> steps,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
    public Tuning {
      steps = steps == null ? List.of() : List.copyOf(steps);
      sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** One thing to try, with the place that says what it brings. */
    @Schema(name = "TuningStepRule", description = "One thing to try.")
    public record Step(
        @Schema(description = "What to do.") @NotNull @Size(min = 1, max = 500) String text,
        @Schema(description = "Language of what runs.", examples = "go") @NotNull String language,
        @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
      public Step {
        sources = sources == null ? List.of() : List.copyOf(sources);
      }
    }
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
   * @param strongLeastLead for a strong recommendation: the least lead that must remain whatever
   *     everything that nobody answered turns out to be, gates included
   * @param weightCertainty how firm the weights are, 1 to 1000
   */
  @Schema(description = "Where an answer becomes a status or a class.")
  public record Thresholds(
      @Schema(description = "Share of weight that must be known, 0 to 1.") double leastCoverage,
      @Schema(description = "Lead under which alternatives are too close to call, 0 to 1.")
          double tooClose,
      @Schema(description = "The same where the five seed rules split three to two.")
          double closeWhenSplit,
      @Schema(description = "Win share from which a recommendation is strong, 0.5 to 1.")
          double strongWinShare,
      @Schema(description = "Win share from which it is a lean, 0.5 to 1.") double leanWinShare,
      @Schema(
              description =
                  "For a strong recommendation: the least lead that must remain over every value of everything unknown at once, 0 to 1.")
          double strongLeastLead,
      @Schema(
              description =
                  "How firm the weights are, 1 to 1000: 10 is vague, 50 moderate, 200 firm.")
          double weightCertainty,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
    public Thresholds {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /** Other weights of the groups, in points of 100, under a name. */
  @Schema(description = "Other weights of the groups, under a name.")
  public record WeightProfile(
      @Schema(description = "Stable name.", examples = "people-first")
          @NotNull
          @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,98}$")
          String name,
      @Schema(description = "A few words for a person.") @NotNull @Size(min = 1, max = 200)
          String title,
      @Schema(description = "Points of 100 for every group, by its id.") @Size(max = 20)
          Map<String, Double> groups,
      @Schema(description = "Where it comes from.") @Size(max = 20) List<@Valid Source> sources) {
    public WeightProfile {
      groups = groups == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(groups));
      sources = sources == null ? List.of() : List.copyOf(sources);
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
    return new CanonicalChecks(this).all();
  }
}
