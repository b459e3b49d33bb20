package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.core.Advisor;
import dev.assay.store.KeptRequest;
import dev.assay.store.Recommendations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a kept recommendation would be if something were otherwise. */
@Path("/v1/recommendations/{id}/what-if")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations")
public class WhatIfResource {
  private final Bodies bodies;
  private final WhatIfReader reader;
  private final Advisor advisor;
  private final Recommendations store;

  WhatIfResource(Bodies bodies, WhatIfReader reader, Advisor advisor, Recommendations store) {
    this.bodies = bodies;
    this.reader = reader;
    this.advisor = advisor;
    this.store = store;
  }

  /** Both answers and what lies between them; nothing is kept. */
  @POST
  @Consumes({MediaTypes.JSON, MediaTypes.YAML, MediaTypes.YAML_OLD, MediaTypes.YAML_TEXT})
  @Operation(
      summary = "What if",
      description =
          "The kept request with other fields, weights, another rulebook or a named scenario: both"
              + " answers with the same draws, and the difference: verdict, criteria, split, plan and cost. A changed field"
              + " counts even where metrics measured it. Nothing is kept.")
  @RequestBody(
      required = true,
      description = "What is supposed otherwise.",
      content = {
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(implementation = WhatIfRequest.class),
            examples = {
              @ExampleObject(
                  name = "reviewers",
                  summary = "Three Rust reviewers, hiring unknown",
                  value = "{\"changes\":{\"team\":{\"rustReviewers\":3},\"hiring\":null}}"),
              @ExampleObject(
                  name = "scenario",
                  summary = "The first two engineers leave, people first",
                  value =
                      "{\"scenario\":\"first-two-engineers-leave\",\"weights\":{\"profile\":\"people-first\"}}"),
              @ExampleObject(
                  name = "component",
                  summary = "One component with another budget",
                  value =
                      "{\"changes\":{\"components\":{\"data-plane\":{\"budgets\":{\"p99Ms\":20}}}}}")
            }),
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(implementation = WhatIfRequest.class))
      })
  @APIResponse(
      responseCode = "200",
      description = "Both answers and what lies between them.",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = GivenWhatIf.class)))
  public Response whatIf(
      @Parameter(
              description = "Id of the recommendation.",
              example = "0b7fb1a4-4a3e-4b53-9c51-2f3e6d2a9e11",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @PathParam("id")
          String id,
      InputStream body,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Queries.none(uri);
    KeptRequest kept =
        store.request(RecommendationId.of(id)).orElseThrow(() -> RecommendationId.notKept(id));
    WhatIfReader.Questions questions =
        reader.read(
            kept, bodies.read(body, headers), headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    return Response.ok(
            Json.bytes(GivenWhatIf.of(advisor.whatIf(questions.asked(), questions.changed()))))
        .build();
  }
}
