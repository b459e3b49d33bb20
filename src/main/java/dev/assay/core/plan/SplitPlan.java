package dev.assay.core.plan;

import dev.assay.core.rulebook.Rulebook;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where to split a service between the two languages, and what that costs.
 *
 * @param standing whether there is anything to split
 * @param summary the same in one sentence
 * @param parts the components with their language, in profile order
 * @param cuts boundaries from the one that gains most per cost to the one that takes every part
 *     along, each the one before with one more part in Rust
 * @param boundary the cut that is recommended; null where nothing is split
 * @param toolchain the price of the second tool chain; null where nothing is split
 */
@Schema(description = "Where to split a service between Go and Rust, and what that costs.")
public record SplitPlan(
    @Schema(
            description =
                "split, all-go, all-rust, no-components, not-assessed, not-separable or separability-not-known.")
        Standing standing,
    @Schema(description = "The same in one sentence.") String summary,
    @Schema(description = "The components with their language.") List<Part> parts,
    @Schema(
            description =
                "Boundaries, each the one before with one more part in Rust, with gain and price in utility (0 to 1).")
        List<Cut> cuts,
    @Schema(description = "The boundary that gains most per cost; absent where nothing is split.")
        @Nullable Cut boundary,
    @Schema(description = "Ways to connect the two sides, the best first.")
        List<Integration> integration,
    @Schema(description = "Price of the second tool chain; absent where nothing is split.")
        @Nullable Toolchain toolchain,
    @Schema(description = "Reviewers needed and there, by language.") List<Reviewers> reviewers,
    @Schema(description = "What speaks against it or must be settled first.")
        List<String> warnings) {

  public SplitPlan {
    parts = List.copyOf(parts);
    cuts = List.copyOf(cuts);
    integration = List.copyOf(integration);
    reviewers = List.copyOf(reviewers);
    warnings = List.copyOf(warnings);
  }

  /** Whether there is anything to split. */
  @Schema(name = "SplitStanding", description = "Whether there is anything to split.")
  public enum Standing {
    SPLIT,
    ALL_GO,
    ALL_RUST,
    /** No components are stated. */
    NO_COMPONENTS,
    /** The rulebook that decided says nothing of components. */
    NOT_ASSESSED,
    /** The profile says that there is no narrow boundary. */
    NOT_SEPARABLE,
    /** The components differ, but nothing says whether the boundary is narrow. */
    SEPARABILITY_NOT_KNOWN
  }

  /** A language, or none where too little is known. */
  @Schema(name = "SplitLanguage", description = "A language, or open where too little is known.")
  public enum Language {
    GO,
    RUST,
    OPEN
  }

  /**
   * One component.
   *
   * @param preference -1 (Go) to +1 (Rust)
   * @param gain utility that Rust for it adds to all Go: share times preference
   */
  @Schema(name = "SplitPart", description = "One component with its language.")
  public record Part(
      @Schema(description = "Name.") String name,
      @Schema(description = "Kind.") String kind,
      @Schema(description = "control, data or neutral.") String role,
      @Schema(description = "go, rust, or open where too little is known.") Language language,
      @Schema(description = "Share of the service's running cost.") double runningCostShare,
      @Schema(description = "Whether that share is assumed.") boolean runningCostShareAssumed,
      @Schema(description = "-1 (Go) to +1 (Rust).") double preference,
      @Schema(description = "Utility that Rust for it adds to all Go: share times preference.")
          double gain,
      @Schema(description = "One sentence.") String because) {}

  /**
   * One boundary.
   *
   * @param rust the components in Rust
   * @param gain utility over the better single language, before the price
   * @param price of the second tool chain, in utility
   * @param net gain less price
   * @param gainPerPrice gain over price; null where there is none
   */
  @Schema(name = "SplitCut", description = "One boundary with its gain and price in utility.")
  public record Cut(
      @Schema(description = "The components in Rust.") List<String> rust,
      @Schema(description = "The components in Go.") List<String> go,
      @Schema(description = "Utility over the better single language, before the price.")
          double gain,
      @Schema(description = "Price of the second tool chain, in utility.") double price,
      @Schema(description = "Gain less price.") double net,
      @Schema(description = "Gain over price; absent where there is no price.")
          @Nullable Double gainPerPrice) {
    public Cut {
      rust = List.copyOf(rust);
      go = List.copyOf(go);
    }
  }

  /** One way to connect the two sides. */
  @Schema(name = "SplitIntegration", description = "One way to connect the two sides.")
  public record Integration(
      @Schema(description = "From 1, the best.") int order,
      @Schema(description = "The way.") String way,
      @Schema(description = "When it fits.") String fits,
      @Schema(description = "Where it comes from.") List<Rulebook.Source> sources) {
    public Integration {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The price of the second tool chain.
   *
   * @param utility 0 to 1
   */
  @Schema(name = "SplitToolchain", description = "The price of the second tool chain.")
  public record Toolchain(
      @Schema(description = "In utility, 0 to 1.") double utility,
      @Schema(description = "Why it is this.") String reason,
      @Schema(description = "Where it comes from.") List<Rulebook.Source> sources) {
    public Toolchain {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Reviewers of one language.
   *
   * @param there null where not stated
   */
  @Schema(name = "SplitReviewers", description = "Reviewers of one language.")
  public record Reviewers(
      @Schema(description = "go or rust.") Language language,
      @Schema(description = "How many are needed.") int needed,
      @Schema(description = "How many there are; absent where not stated.") @Nullable Double there,
      @Schema(description = "The field that states it.") String field) {}
}
