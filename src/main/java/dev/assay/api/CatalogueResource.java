package dev.assay.api;

import dev.assay.boot.Rulebooks;
import dev.assay.boot.Sources;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.rulebook.Mistakes;
import dev.assay.core.rulebook.PublicEvidence;
import dev.assay.core.rulebook.Seeds;
import dev.assay.core.signal.SignalCatalogue;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a form or a reader needs to know beforehand. */
@Path("/v1")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogues")
public class CatalogueResource {
  private final Rulebooks rulebooks;
  private final Sources sources;
  private final SignalCatalogue catalogue;

  CatalogueResource(Rulebooks rulebooks, Sources sources, SignalCatalogue catalogue) {
    this.rulebooks = rulebooks;
    this.sources = sources;
    this.catalogue = catalogue;
  }

  /** The criteria of the default rulebook. */
  @Schema(description = "The criteria of the default rulebook, straight from its data.")
  record Criteria(
      @Schema(description = "Name of the rulebook.", required = true) String rulebook,
      @Schema(description = "Its version.", required = true) String version,
      @Schema(description = "Groups, in the order they are shown.", required = true)
          List<CanonicalRulebook.Group> groups,
      @Schema(description = "Rows of the decision matrix, in order.", required = true)
          List<Criterion> criteria,
      @Schema(description = "What no score can outweigh, in order.", required = true)
          List<Gate> gates) {}

  /** What rulebooks cite. */
  @Schema(description = "What rulebooks cite.")
  record Evidence(
      @Schema(description = "The texts whose rules Assay unites.", required = true)
          List<Seeds.Seed> seeds,
      @Schema(description = "Published claims.", required = true)
          List<PublicEvidence.Citation> citations,
      @Schema(
              description = "Where the seeds contradict each other, and how each is resolved.",
              required = true)
          List<Contradictions.Contradiction> contradictions,
      @Schema(description = "Common mistakes that the seeds warn of.", required = true)
          List<Mistakes.Mistake> mistakes) {}

  /** What metrics are read, and as what. */
  @GET
  @Path("/signals")
  @Operation(
      summary = "Metric conventions",
      description =
          "Which metrics of which ecosystem are read as which signal, and what each means.")
  public List<SignalCatalogue.Part> listSignals(@Context UriInfo uri) {
    Queries.none(uri);
    return catalogue.parts();
  }

  /** The criteria of the default rulebook. */
  @GET
  @Path("/criteria")
  @Operation(
      summary = "Criteria of the default rulebook",
      description =
          "Question, scale, readings with anchors, weight and sources of every criterion, and the gates.")
  public Criteria listCriteria(@Context UriInfo uri) {
    Queries.none(uri);
    CanonicalRulebook canonical = rulebooks.canonical();
    return new Criteria(
        canonical.header().name(),
        canonical.header().version(),
        canonical.groups(),
        canonical.criteria(),
        canonical.gates());
  }

  /** What rulebooks cite. */
  @GET
  @Path("/evidence")
  @Operation(
      summary = "Evidence",
      description =
          "The seeds and the published claims that rulebooks cite, what contradicts what, and what people get wrong.")
  public Evidence listEvidence(@Context UriInfo uri) {
    Queries.none(uri);
    return new Evidence(
        sources.seeds().seeds(),
        sources.evidence().citations(),
        sources.contradictions().contradictions(),
        sources.mistakes().mistakes());
  }
}
