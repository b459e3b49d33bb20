package dev.assay.api;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.boot.Json;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.store.Document;
import dev.assay.store.KeptRecommendation;
import dev.assay.store.Recommendations;
import io.netty.buffer.Unpooled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recommendations: asked for, kept, read again. */
@Path("/v1/recommendations")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations", description = "Go, Rust, or a split: the answer and its working.")
public class RecommendationResource {
  private static final MediaType MARKDOWN = MediaType.valueOf(MediaTypes.MARKDOWN);
  private static final List<Variant> FORMS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MARKDOWN).build();

  private final Bodies bodies;
  private final Answers answers;
  private final Recommendations store;
  private final Meters meters;

  RecommendationResource(Bodies bodies, Answers answers, Recommendations store, Meters meters) {
    this.bodies = bodies;
    this.answers = answers;
    this.store = store;
    this.meters = meters;
  }

  /** Recommends, and keeps the recommendation unless told not to. */
  @POST
  @Consumes({
    MediaTypes.JSON,
    MediaTypes.YAML,
    MediaTypes.YAML_OLD,
    MediaTypes.YAML_TEXT,
    MediaTypes.MULTIPART
  })
  @Operation(
      summary = "Recommend",
      description =
          "Recommends Go, Rust or a split for a service from its profile and its metrics. The same"
              + " request gives the same answer, apart from id and createdAt.")
  @RequestBody(
      required = true,
      description = "The profile and, where there are any, snapshots of the running service.",
      content = {
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(implementation = RecommendationRequest.class),
            examples = {
              @ExampleObject(
                  name = "smallest",
                  summary = "Name and kind only",
                  externalValue = "smallest.json"),
              @ExampleObject(
                  name = "checkout",
                  summary = "A web service with a snapshot",
                  externalValue = "checkout.json")
            }),
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(implementation = RecommendationRequest.class)),
        @Content(
            mediaType = MediaTypes.MULTIPART,
            schema = @Schema(implementation = RecommendationForm.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "The recommendation, kept at its Location.",
      headers = {
        @Header(
            name = "Location",
            description = "Path of the recommendation.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "ETag",
            description = "The id; what is kept never changes.",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = GivenRecommendation.class),
              examples = @ExampleObject(name = "checkout", externalValue = "checkout.answer.json")))
  @APIResponse(
      responseCode = "200",
      description = "The recommendation; nothing was kept (store=false).",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = GivenRecommendation.class)))
  public Response recommend(
      InputStream body,
      @Parameter(
              description = "Whether to keep the recommendation.",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
          @QueryParam("store")
          @Nullable String store,
      @Parameter(
              description =
                  "full, or summary without what is sampled or searched for: win shares, flips and"
                      + " next questions. The verdict is the same.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"full", "summary"},
                      defaultValue = "full"))
          @QueryParam("explain")
          @Nullable String explain,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Queries.only(uri, "store", "explain");
    boolean keep = Queries.flag(uri, "store", true);
    Explain wanted = Queries.explain(uri, Explain.FULL, Explain.SUMMARY);
    Document request = Document.of(bodies.read(body, headers));
    String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    AnswerDocument answer = answers.to(request, contentType, wanted);
    meters.count(answer.verdict());
    if (!keep) {
      return Response.ok(answer.json().content()).build();
    }
    KeptRecommendation kept = kept(answer, contentType, request);
    meters.store().record(() -> this.store.add(kept));
    return Response.created(URI.create("/v1/recommendations/" + kept.id()))
        .entity(given(kept))
        .tag(tag(kept.id()))
        .build();
  }

  /** A kept recommendation, byte for byte as it was given, or as a decision record. */
  @GET
  @Path("/{id}")
  @Produces({MediaType.APPLICATION_JSON, MediaTypes.MARKDOWN})
  @Operation(
      summary = "Read a recommendation",
      description =
          "A kept recommendation: byte for byte as it was given, or as a decision record in Markdown"
              + " to put beside the code.")
  @APIResponse(
      responseCode = "200",
      description = "The recommendation.",
      headers =
          @Header(
              name = "ETag",
              description = "The id; what is kept never changes.",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(implementation = GivenRecommendation.class)),
        @Content(
            mediaType = MediaTypes.MARKDOWN,
            schema =
                @Schema(
                    type = SchemaType.STRING,
                    description = "Decision record in the form of MADR 4.0.0."))
      })
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  public Response getRecommendation(
      @Parameter(
              description = "Id of the recommendation.",
              example = "0b7fb1a4-4a3e-4b53-9c51-2f3e6d2a9e11",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @PathParam("id")
          String id,
      @Context UriInfo uri,
      @Context Request conditions) {
    Queries.none(uri);
    UUID known = RecommendationId.of(id);
    byte[] answer = store.answer(known).orElseThrow(() -> RecommendationId.notKept(id));
    Variant form = conditions.selectVariant(FORMS);
    boolean markdown = form != null && form.getMediaType().equals(MARKDOWN);
    EntityTag tag = markdown ? new EntityTag(known + "-markdown") : tag(known);
    Response.ResponseBuilder same = conditions.evaluatePreconditions(tag);
    if (same != null) {
      return same.tag(tag).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
    Response.ResponseBuilder whole =
        markdown
            ? Response.ok(Json.read(answer, GivenRecommendation.class).decisionRecord())
                .type(MARKDOWN.withCharset("utf-8"))
            : Response.ok(answer).type(MediaType.APPLICATION_JSON_TYPE);
    return whole.tag(tag).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  private static KeptRecommendation kept(
      AnswerDocument answer, @Nullable String contentType, Document request) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new KeptRecommendation(
        id,
        now,
        answer.service(),
        answer.rulebook().name(),
        answer.rulebook().version(),
        answer.rulebook().digest(),
        answer.verdict(),
        contentType == null ? "" : contentType,
        request,
        answer.json());
  }

  /**
   * What goes out: the shared answer is joined to what is this recommendation's own, not copied.
   */
  static Buffer given(KeptRecommendation kept) {
    byte[] answer = kept.answer().content();
    return Buffer.buffer(
        Unpooled.wrappedBuffer(
            Unpooled.wrappedBuffer(kept.head()),
            Unpooled.wrappedBuffer(answer, 1, answer.length - 1)));
  }

  /** What is kept under an id never changes. */
  private static EntityTag tag(UUID id) {
    return new EntityTag(id.toString());
  }
}
