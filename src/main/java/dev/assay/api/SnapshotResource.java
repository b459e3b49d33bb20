package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.core.Advisor;
import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.SignalCatalogue;
import dev.assay.core.signal.Snapshot;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Expositions looked at on their own, without a profile and without keeping anything. */
@Path(SnapshotResource.PATH)
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "snapshots", description = "What an exposition says.")
public class SnapshotResource {
  static final String PATH = "/v1/snapshots:inspect";

  private final Bodies bodies;
  private final SignalCatalogue catalogue;
  private final Advisor advisor;
  private final Meters meters;

  SnapshotResource(Bodies bodies, SignalCatalogue catalogue, Advisor advisor, Meters meters) {
    this.bodies = bodies;
    this.catalogue = catalogue;
    this.advisor = advisor;
    this.meters = meters;
  }

  /** Reads one exposition and tells what it says. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "inspectSnapshot",
      summary = "Inspect an exposition",
      description =
          "Reads one exposition (Prometheus text 0.0.4 and 1.0.0, OpenMetrics 1.0, delimited protobuf;"
              + " plain, gzip or zstd) and tells the signals in it, what runs, and how the scrape went."
              + " Nothing is kept. The format is told by Content-Type, else by the bytes, so that"
              + " curl --data-binary @metrics.prom works without any header.")
  @RequestBody(
      required = true,
      description = "The exposition as it was scraped.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "200",
      description = "What the exposition says.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = MetricsAnswer.class)))
  public Response inspect(
      InputStream body,
      @Parameter(
              description =
                  "Whether the specification of the format holds to the letter; otherwise a bad line"
                      + " is skipped, counted and reported.",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @QueryParam("strict")
          @Nullable String strict,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Queries.only(uri, "strict");
    ReadOptions options =
        new ReadOptions(Queries.flag(uri, "strict", false), bodies.limits(), catalogue.families());
    byte[] plain = bodies.read(body, headers);
    String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    try {
      Exposition exposition =
          meters.parse().recordCallable(() -> Bodies.exposition(plain, contentType, options));
      Snapshot snapshot =
          new Snapshot(
              exposition,
              null,
              Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
              Map.of());
      return Response.ok(Json.bytes(advisor.inspect(List.of(snapshot)))).build();
    } catch (ExpositionException e) {
      throw new InvalidException(
          e.problems().stream().map(problem -> Problem.Error.of(problem, "")).toList(),
          e.omitted());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
