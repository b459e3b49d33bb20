package dev.assay.api;

import dev.assay.boot.Rulebooks;
import dev.assay.core.rulebook.Rulebook;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rulebooks, whole. */
@Path("/v1/rulebooks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogues", description = "What Assay knows: criteria, rulebooks, signals, evidence.")
public class RulebookResource {
  private final Rulebooks rulebooks;

  RulebookResource(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** A rulebook in short. */
  @Schema(description = "A rulebook in short.")
  record RulebookSummary(
      @Schema(description = "Stable name.", examples = "canonical", required = true) String name,
      @Schema(description = "Semantic version.", examples = "1.0.0", required = true)
          String version,
      @Schema(description = "What sort of rules it holds.", examples = "canonical", required = true)
          String kind,
      @Schema(description = "SHA-256 of its content, in hex.", required = true) String digest,
      @Schema(description = "A few words for a person.", required = true) String title,
      @Schema(description = "What it holds and where it comes from.", required = true)
          String description,
      @Schema(description = "The seed that it encodes.") @Nullable String seed,
      @Schema(description = "Whether the source states the rule in full.", required = true)
          boolean complete,
      @Schema(description = "Path of the whole rulebook.", required = true) String href) {
    static RulebookSummary of(Rulebooks.Entry entry) {
      Rulebook.Header header = entry.rulebook().header();
      return new RulebookSummary(
          header.name(),
          header.version(),
          entry.kind(),
          entry.digest(),
          header.title(),
          header.description(),
          header.seed(),
          header.complete(),
          "/v1/rulebooks/" + header.name() + "/" + header.version());
    }
  }

  /** A rulebook, whole. */
  @Schema(description = "A rulebook, whole.")
  record WholeRulebook(
      @Schema(description = "What sort of rules it holds.", required = true) String kind,
      @Schema(description = "SHA-256 of its content, in hex.", required = true) String digest,
      @Schema(
              description = "Everything it states; its fields depend on the kind.",
              type = SchemaType.OBJECT,
              implementation = Object.class,
              required = true)
          Rulebook content) {
    static WholeRulebook of(Rulebooks.Entry entry) {
      return new WholeRulebook(entry.kind(), entry.digest(), entry.rulebook());
    }
  }

  /** All rulebooks in short, the default first. */
  @GET
  @Operation(
      summary = "All rulebooks",
      description = "The default rulebook first, then those of the five seeds.")
  public List<RulebookSummary> listRulebooks() {
    return rulebooks.all().stream().map(RulebookSummary::of).toList();
  }

  /** The newest version of a rulebook. */
  @GET
  @Path("/{name}")
  @Operation(summary = "A rulebook", description = "The newest version of a rulebook, whole.")
  public WholeRulebook getRulebook(
      @Parameter(description = "Name of the rulebook.", example = "canonical") @PathParam("name")
          String name) {
    return WholeRulebook.of(entry(name));
  }

  /** One version of a rulebook. */
  @GET
  @Path("/{name}/{version}")
  @Operation(
      summary = "A version of a rulebook",
      description = "A rulebook that was used is never changed under the same version.")
  public WholeRulebook getRulebookVersion(
      @Parameter(description = "Name of the rulebook.", example = "canonical") @PathParam("name")
          String name,
      @Parameter(description = "Semantic version.", example = "1.0.0") @PathParam("version")
          String version) {
    Rulebooks.Entry entry = entry(name);
    String known = entry.rulebook().header().version();
    if (!known.equals(version)) {
      throw new ProblemException(
          Problem.of(
                  ProblemKind.NOT_FOUND, "\"" + Shown.text(version) + "\" is no version of " + name)
              .accepting(List.of(known)));
    }
    return WholeRulebook.of(entry);
  }

  private Rulebooks.Entry entry(String name) {
    return rulebooks
        .byName(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemKind.NOT_FOUND, "\"" + Shown.text(name) + "\" is no rulebook")
                        .accepting(
                            rulebooks.all().stream()
                                .map(e -> e.rulebook().header().name())
                                .toList())));
  }
}
