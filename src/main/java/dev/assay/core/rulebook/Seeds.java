package dev.assay.core.rulebook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The texts whose rules Assay unites.
 *
 * @param seeds in the order of their numbers
 */
public record Seeds(List<Seed> seeds) {
  public Seeds {
    seeds = List.copyOf(seeds);
  }

  /**
   * One text.
   *
   * @param rulebook name of the rulebook that holds its rule
   * @param complete whether the text is there in full
   */
  @Schema(description = "A text whose rule Assay holds as a rulebook.")
  public record Seed(
      @Schema(description = "Its number.", examples = "001") String id,
      @Schema(description = "Name of the file, which line numbers count in.") String file,
      @Schema(description = "Its title.") String title,
      @Schema(description = "Its rule in one sentence.") String rule,
      @Schema(description = "Name of the rulebook that holds its rule.") String rulebook,
      @Schema(description = "Whether the text is there in full.") boolean complete) {}
}
