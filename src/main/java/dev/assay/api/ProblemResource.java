package dev.assay.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the {@code type} of every problem leads to. */
@Path("/problems")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "problems", description = "What error answers mean.")
public class ProblemResource {

  /** One kind of problem. */
  @Schema(name = "ProblemDescription", description = "A kind of problem.")
  record Description(
      @Schema(description = "What problems of this kind have as their type.", required = true)
          String type,
      @Schema(description = "Its constant title.", required = true) String title,
      @Schema(description = "Its HTTP status.", required = true) int status,
      @Schema(description = "What it means and what to do.", required = true) String description) {
    static Description of(ProblemKind kind) {
      return new Description(
          "/problems/" + kind.id(), kind.title(), kind.status(), kind.description());
    }
  }

  /** All kinds of problem. */
  @GET
  @Operation(
      summary = "All kinds of problem",
      description = "Every type that an error answer can have.")
  public List<Description> listProblems(@Context UriInfo uri) {
    Queries.none(uri);
    return Arrays.stream(ProblemKind.values()).map(Description::of).toList();
  }

  /** One kind of problem. */
  @GET
  @Path("/{code}")
  @Operation(summary = "A kind of problem", description = "What the type of an error answer means.")
  public Description getProblem(
      @Parameter(description = "Last part of the type.", example = "invalid-request")
          @PathParam("code")
          String code,
      @Context UriInfo uri) {
    Queries.none(uri);
    return Arrays.stream(ProblemKind.values())
        .filter(kind -> kind.id().equals(code))
        .findFirst()
        .map(Description::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "\"" + Shown.text(code) + "\" is no kind of problem")
                        .accepting(
                            Arrays.stream(ProblemKind.values()).map(ProblemKind::id).toList())));
  }
}
