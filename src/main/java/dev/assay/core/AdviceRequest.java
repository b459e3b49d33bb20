package dev.assay.core;

import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an advisor is asked.
 *
 * @param snapshots of the running service, in time order
 * @param rule the rulebook that decides
 * @param weights other weights than the rulebook's; null for its own
 * @param explain how much of the working is wanted
 */
public record AdviceRequest(
    ServiceProfile profile,
    List<PartSnapshot> snapshots,
    Rule rule,
    @Nullable Weights weights,
    Explain explain) {
  public AdviceRequest {
    snapshots = List.copyOf(snapshots);
  }

  /** With the full working. */
  public AdviceRequest(
      ServiceProfile profile, List<PartSnapshot> snapshots, Rule rule, @Nullable Weights weights) {
    this(profile, snapshots, rule, weights, Explain.FULL);
  }

  /** The same question with as much of the working as that. */
  public AdviceRequest explained(Explain wanted) {
    return new AdviceRequest(profile, snapshots, rule, weights, wanted);
  }

  /** The same question under another rulebook. */
  public AdviceRequest ruledBy(Rule other) {
    return new AdviceRequest(profile, snapshots, other, weights, explain);
  }

  /** How much of the working is wanted; the verdict is the same either way. */
  public enum Explain {
    /** What is exact: gates, scores, matrix, panel. */
    SUMMARY,
    /** Also what is sampled: win shares and confidence. */
    CONFIDENCE,
    /** Also what is searched for: flips and next questions. */
    FULL
  }

  /**
   * A snapshot of the service or of one of its components.
   *
   * @param component name of the component; null for the service itself
   */
  public record PartSnapshot(@Nullable String component, Snapshot snapshot) {}

  /**
   * A rulebook with its digest.
   *
   * @param digest SHA-256 of its content, in hex
   */
  public record Rule(Rulebook rulebook, String digest) {}

  /**
   * Other weights. A profile is applied first, then groups, then single criteria; points need not
   * sum to 100.
   *
   * @param profile name of a weight profile of the rulebook
   * @param groups points of groups by id; a group's criteria keep their proportions
   * @param criteria points of criteria by id
   * @param certainty how firm the weights are, 1 to 1000: 10 is vague, 50 moderate, 200 firm
   */
  @Schema(
      description =
          "Other weights than the rulebook's: a named profile first, then points of groups, then points of criteria.")
  public record Weights(
      @Schema(description = "Name of a weight profile of the rulebook.", examples = "people-first")
          @Nullable String profile,
      @Schema(description = "Points of groups by id; a group's criteria keep their proportions.")
          Map<String, Double> groups,
      @Schema(description = "Points of criteria by id.") Map<String, Double> criteria,
      @Schema(
              description =
                  "How firm the weights are, 1 to 1000: 10 is vague, 50 moderate, 200 firm.")
          @jakarta.validation.constraints.DecimalMin("1")
          @jakarta.validation.constraints.DecimalMax("1000")
          @Nullable Double certainty) {
    public Weights {
      groups =
          groups == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(groups));
      criteria =
          criteria == null
              ? Map.of()
              : java.util.Collections.unmodifiableMap(new TreeMap<>(criteria));
    }
  }
}
