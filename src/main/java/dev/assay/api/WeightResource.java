package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.core.Elicitation;
import dev.assay.core.mcda.RandomIndex;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Rulebook;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Weights from what people can judge. */
@Path("/v1/weights:elicit")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "weights", description = "Finding weights of one's own.")
public class WeightResource {
  private final Bodies bodies;
  private final StrictBinder binder;
  private final RequestReader reader;

  WeightResource(Bodies bodies, StrictBinder binder, RequestReader reader) {
    this.bodies = bodies;
    this.binder = binder;
    this.reader = reader;
  }

  /** Turns pairwise comparisons into weights; nothing is kept. */
  @POST
  @Consumes({MediaTypes.JSON, MediaTypes.YAML, MediaTypes.YAML_OLD, MediaTypes.YAML_TEXT})
  @Operation(
      operationId = "elicitWeights",
      summary = "Elicit weights",
      description =
          "Weights of groups or of criteria from pairwise comparisons (analytic hierarchy process,"
              + " principal eigenvector), with the consistency ratio by a named table of random"
              + " indices and the judgements that fit worst. The field asWeights can be sent as"
              + " weights of a recommendation request. Only weights are found this way; alternatives"
              + " are scored on fixed anchors.")
  @RequestBody(
      required = true,
      description = "The judgements.",
      content = {
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(implementation = WeightElicitationRequest.class),
            examples =
                @ExampleObject(
                    name = "groups",
                    summary = "Three groups",
                    externalValue = "weights.json")),
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(implementation = WeightElicitationRequest.class))
      })
  @APIResponse(
      responseCode = "200",
      description = "The weights, and how far the judgements agree.",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = Elicitation.class)))
  public Response elicit(InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) {
    Queries.none(uri);
    byte[] plain = bodies.read(body, headers);
    WeightElicitationRequest request =
        binder.bind(
            MediaTypes.tree(plain, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), null),
            WeightElicitationRequest.class,
            "",
            asked -> List.of());
    CanonicalRulebook rulebook = canonical(request);
    RandomIndex table = Objects.requireNonNullElse(request.randomIndex(), RandomIndex.SAATY_1980);
    List<Violation> violations = Elicitation.check(request.comparisons(), rulebook, table);
    if (!violations.isEmpty()) {
      throw InvalidException.of(violations);
    }
    return Response.ok(Json.bytes(Elicitation.of(request.comparisons(), rulebook, table))).build();
  }

  private CanonicalRulebook canonical(WeightElicitationRequest request) {
    Rulebook rulebook = reader.rule(request.rulebook()).rulebook();
    if (rulebook instanceof CanonicalRulebook canonical) {
      return canonical;
    }
    throw InvalidException.of(
        List.of(
            Violation.of(
                "/rulebook",
                "no-weights",
                "\"" + rulebook.header().name() + "\" has no weights to change",
                rulebook.header().name())));
  }
}
