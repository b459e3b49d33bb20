package dev.assay.core.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named, versioned set of rules that turns what is known of a service into an answer. */
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
   * @param seed the seed file it encodes, or null
   * @param complete whether the source states the rule in full; {@code false} for a source that is
   *     cut off
   */
  record Header(
      String name,
      String version,
      String title,
      String description,
      @Nullable String seed,
      boolean complete) {}

  /**
   * Where a figure or a rule comes from.
   *
   * @param seed number of the seed, for example {@code 001}, where a seed states it
   * @param lines place in the seed, for example {@code L7,L91}
   * @param evidence ids of public evidence, for example {@code PE07}
   * @param contradiction id of a contradiction between seeds whose resolution this is
   * @param assumption whether it is an assumption of the rulebook's author, which the answer must
   *     say
   */
  record Source(
      @Nullable String seed,
      @Nullable String lines,
      @Nullable List<String> evidence,
      @Nullable String contradiction,
      @Nullable Boolean assumption) {
    public Source {
      evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
  }
}
