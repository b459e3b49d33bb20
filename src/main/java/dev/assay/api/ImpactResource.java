package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.boot.RulebookLibrary;
import dev.assay.core.AdviceRequest.Explain;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a rulebook would change over everything that is kept. */
@Path("/v1/rulebooks/{name}/{version}/impact")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks")
public class ImpactResource {
  private static final int MOST_LISTED = 10_000;

  private final RulebookLibrary library;
  private final Rescoring rescoring;

  ImpactResource(RulebookLibrary library, Rescoring rescoring) {
    this.library = library;
    this.rescoring = rescoring;
  }

  /** Scores the newest request of every service under the rulebook; keeps nothing. */
  @POST
  @Operation(
      summary = "Impact of a rulebook",
      description =
          "Scores the newest kept request of every service under the rulebook and tells whose"
              + " verdict would be another, before anything is decided by it. Nothing is kept.")
  @APIResponse(
      responseCode = "200",
      description = "What would change.",
      content =
          @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Impact.class)))
  public Response impact(
      @Parameter(description = "Name of the rulebook.", example = "latency-first")
          @PathParam("name")
          String name,
      @Parameter(description = "Semantic version.", example = "1.0.0") @PathParam("version")
          String version,
      @Parameter(
              description = "How many changes are listed, 0 to 10000.",
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
          @QueryParam("list")
          @Nullable String list,
      @Parameter(
              description =
                  "summary for what is exact; confidence also for the class of each new verdict,"
                      + " which is sampled and takes longer.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"summary", "confidence"},
                      defaultValue = "summary"))
          @QueryParam("explain")
          @Nullable String explain,
      @Context UriInfo uri) {
    Queries.only(uri, "list", "explain");
    int listed = Queries.whole(uri, "list", 100, MOST_LISTED);
    Explain wanted = Queries.explain(uri, Explain.SUMMARY, Explain.CONFIDENCE);
    return library
        .find(name, version)
        .map(rulebook -> Response.ok(Json.bytes(rescoring.under(rulebook, listed, wanted))).build())
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "\"" + Shown.text(name + "@" + version) + "\" is no rulebook")
                        .accepting(List.copyOf(library.near(name)))));
  }
}
