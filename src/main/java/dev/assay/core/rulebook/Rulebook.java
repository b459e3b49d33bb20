package dev.assay.core.rulebook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A named, versioned set of rules that turns what is known of a service into an answer. */
@Schema(
    description = "A rulebook; its fields depend on its kind.",
    oneOf = {
      CanonicalRulebook.class,
      LabelLookup.class,
      QuickMatrix.class,
      GoDefaultGates.class,
      FiveScores.class,
      Conjunction.class
    })
public sealed interface Rulebook permits CanonicalRulebook, SeedRulebook {

  Header header();

  /**
   * What every rulebook states of itself.
   *
   * @param name stable name, for example {@code canonical}
   * @param version semantic version; a rulebook that was used is never changed under the same
   *     version
   * @param title a few words for a person
   * @param description what it holds and where it comes from
   * @param owner who keeps it and decides on exceptions from it; null where nobody is named
   * @param seed the seed file it encodes, or null
   * @param complete whether the source states the rule in full; {@code false} for a source that is
   *     cut off
   */
  @Schema(name = "RulebookHeader", description = "What every rulebook states of itself.")
  record Header(
      @Schema(description = "Stable name.", examples = "canonical")
          @NotNull
          @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,98}$")
          String name,
      @Schema(
              description = "Semantic version; a rulebook is never changed under the same version.",
              examples = "1.0.0")
          @NotNull
          @Pattern(
              regexp =
                  "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})(-[0-9A-Za-z][0-9A-Za-z.-]{0,19})?$")
          String version,
      @Schema(description = "A few words for a person.") @NotNull @Size(min = 1, max = 200)
          String title,
      @Schema(description = "What it holds and where it comes from.")
          @NotNull
          @Size(min = 1, max = 2000)
          String description,
      @Schema(description = "Who keeps it and decides on exceptions from it.")
          @Size(min = 1, max = 200)
          @Nullable String owner,
      @Schema(description = "Number of the seed that it encodes.") @Size(min = 1, max = 100)
          @Nullable String seed,
      @Schema(description = "Whether its source states the rule in full.") boolean complete) {}

  /**
   * Where a figure or a rule comes from.
   *
   * @param seed number of the seed, for example {@code 001}, where a seed states it
   * @param lines place in the seed, for example {@code L7,L91}
   * @param evidence ids of public evidence, for example {@code PE07}
   * @param contradiction id of a contradiction between seeds whose resolution this is
   * @param reference a document of one's own, for example {@code SLO policy 2026, section 3}
   * @param assumption whether it is an assumption of the rulebook's author, which the answer must
   *     say
   */
  @Schema(
      name = "RuleSource",
      description =
          "Where a figure or a rule comes from: a seed with its lines, public evidence, a resolved contradiction, a document of one's own, or the admission that it is an assumption.")
  record Source(
      @Schema(description = "Number of the seed.", examples = "001") @Pattern(regexp = "^[0-9]{3}$")
          @Nullable String seed,
      @Schema(description = "Lines of the seed.", examples = "L7,L97-L101") @Size(max = 200)
          @Nullable String lines,
      @Schema(description = "Ids of public evidence.", examples = "[\"PE07\"]") @Size(max = 20)
          @Nullable List<@Size(min = 1, max = 20) String> evidence,
      @Schema(description = "Id of a resolved contradiction.", examples = "C05") @Size(max = 20)
          @Nullable String contradiction,
      @Schema(description = "A document of one's own.", examples = "SLO policy 2026, section 3")
          @Size(min = 1, max = 300)
          @Nullable String reference,
      @Schema(description = "Whether it is an assumption, which every answer repeats.")
          @Nullable Boolean assumption) {
    public Source {
      evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
  }
}
