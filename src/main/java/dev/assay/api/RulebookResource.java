package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.boot.RulebookLibrary;
import dev.assay.boot.Rulebooks;
import dev.assay.boot.Rulebooks.Entry;
import dev.assay.boot.Yaml;
import dev.assay.core.plan.OnePageRule;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.rulebook.Version;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** The rulebooks: read, printed on a page, compared, added. */
@Path("/v1/rulebooks")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks", description = "What decides: the rulebooks of Assay and one's own.")
public class RulebookResource {
  private static final List<Variant> FORMS =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE,
              MediaType.valueOf(MediaTypes.YAML),
              MediaType.valueOf(MediaTypes.MARKDOWN))
          .build();

  private final RulebookLibrary library;
  private final RulebookReader reader;
  private final Bodies bodies;

  RulebookResource(RulebookLibrary library, RulebookReader reader, Bodies bodies) {
    this.library = library;
    this.reader = reader;
    this.bodies = bodies;
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
      @Schema(description = "Who keeps it and decides on exceptions from it.")
          @Nullable String owner,
      @Schema(description = "The seed that it encodes.") @Nullable String seed,
      @Schema(description = "Whether the source states the rule in full.", required = true)
          boolean complete,
      @Schema(description = "Whether it comes with Assay.", required = true) boolean shipped,
      @Schema(description = "Path of the whole rulebook.", required = true) String href) {
    static RulebookSummary of(Entry entry, boolean shipped) {
      Rulebook.Header header = entry.rulebook().header();
      return new RulebookSummary(
          header.name(),
          header.version(),
          entry.kind(),
          entry.digest(),
          header.title(),
          header.description(),
          header.owner(),
          header.seed(),
          header.complete(),
          shipped,
          href(header));
    }

    static String href(Rulebook.Header header) {
      return "/v1/rulebooks/" + header.name() + "/" + header.version();
    }
  }

  /** A rulebook, whole. */
  @Schema(description = "A rulebook, whole.")
  record WholeRulebook(
      @Schema(description = "What sort of rules it holds.", required = true) String kind,
      @Schema(description = "SHA-256 of its content, in hex.", required = true) String digest,
      @Schema(description = "Everything it states.", required = true) Rulebook content) {
    static WholeRulebook of(Entry entry) {
      return new WholeRulebook(entry.kind(), entry.digest(), entry.rulebook());
    }
  }

  /** All rulebooks in short, the default first. */
  @GET
  @Operation(
      summary = "All rulebooks",
      description =
          "The default rulebook first, then those of the five seeds, then those that were added, by"
              + " name and version.")
  public List<RulebookSummary> listRulebooks(@Context UriInfo uri) {
    Queries.none(uri);
    return library.all().stream().map(this::summary).toList();
  }

  /** The newest version of a rulebook. */
  @GET
  @Path("/{name}")
  @Produces({MediaType.APPLICATION_JSON, MediaTypes.YAML, MediaTypes.MARKDOWN})
  @Operation(
      summary = "A rulebook",
      description =
          "The newest version of a rulebook: whole as JSON, by itself as YAML to edit and add again,"
              + " or on one page as Markdown.")
  @APIResponse(
      responseCode = "200",
      description = "The rulebook.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = WholeRulebook.class)),
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(implementation = CanonicalRulebook.class)),
        @Content(
            mediaType = MediaTypes.MARKDOWN,
            schema = @Schema(type = SchemaType.STRING, description = "The rule on one page."))
      })
  public Response getRulebook(
      @Parameter(description = "Name of the rulebook.", example = "canonical") @PathParam("name")
          String name,
      @Context UriInfo uri,
      @Context Request request) {
    Queries.none(uri);
    return whole(entry(name, null), request);
  }

  /** One version of a rulebook. */
  @GET
  @Path("/{name}/{version}")
  @Produces({MediaType.APPLICATION_JSON, MediaTypes.YAML, MediaTypes.MARKDOWN})
  @Operation(
      summary = "A version of a rulebook",
      description = "A rulebook is never changed under the same version.")
  @APIResponse(
      responseCode = "200",
      description = "The rulebook.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = WholeRulebook.class)),
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(implementation = CanonicalRulebook.class)),
        @Content(
            mediaType = MediaTypes.MARKDOWN,
            schema = @Schema(type = SchemaType.STRING, description = "The rule on one page."))
      })
  public Response getRulebookVersion(
      @Parameter(description = "Name of the rulebook.", example = "canonical") @PathParam("name")
          String name,
      @Parameter(description = "Semantic version.", example = "1.0.0") @PathParam("version")
          String version,
      @Context UriInfo uri,
      @Context Request request) {
    Queries.none(uri);
    return whole(entry(name, version), request);
  }

  /** Adds a version of a rulebook. */
  @PUT
  @Path("/{name}")
  @Consumes({MediaTypes.JSON, MediaTypes.YAML, MediaTypes.YAML_OLD, MediaTypes.YAML_TEXT})
  @Operation(
      summary = "Add a rulebook",
      description =
          "Adds a version of a rulebook of the canonical kind: criteria, anchors, weights, gates and"
              + " weight profiles of one's own. The body is what a read of a rulebook answers, whole"
              + " or its content alone. The version in it is never changed afterwards; a rulebook"
              + " that decides otherwise gets another version. Requests name it as name or"
              + " name@version.")
  @RequestBody(
      required = true,
      description = "The rulebook; its header has the name of the path.",
      content = {
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(implementation = CanonicalRulebook.class),
            examples =
                @ExampleObject(
                    name = "latency-first",
                    summary = "A small rulebook of one's own",
                    externalValue = "rulebook-latency-first.json")),
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(implementation = CanonicalRulebook.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "The version was added and can be read at its Location.",
      headers =
          @Header(
              name = "Location",
              description = "Path of the version.",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = RulebookSummary.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same content was added under this version before.",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = RulebookSummary.class)))
  @APIResponse(
      responseCode = "409",
      description = "The name is reserved, or the version holds another content.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response putRulebook(
      @Parameter(description = "Name of the rulebook.", example = "latency-first")
          @PathParam("name")
          String name,
      InputStream body,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Queries.none(uri);
    if (library.isShipped(name)) {
      throw new ProblemException(
          ProblemKind.RULEBOOK_NAME_RESERVED,
          "\"" + name + "\" comes with Assay; add yours under another name");
    }
    byte[] sent = bodies.read(body, headers);
    CanonicalRulebook rulebook =
        reader.read(name, sent, headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    RulebookLibrary.Addition addition = library.add(rulebook);
    Rulebook.Header header = rulebook.header();
    if (addition == RulebookLibrary.Addition.VERSION_TAKEN) {
      Version free = Version.of(library.versions(name).getLast()).next();
      throw new ProblemException(
          Problem.of(
                  ProblemKind.RULEBOOK_VERSION_TAKEN,
                  header.version() + " of " + name + " holds another content; " + free + " is free")
              .accepting(List.of(free.toString())));
    }
    Response.ResponseBuilder answer =
        addition == RulebookLibrary.Addition.ADDED
            ? Response.created(URI.create(RulebookSummary.href(header)))
            : Response.ok();
    return answer.entity(Json.bytes(summary(entry(name, header.version())))).build();
  }

  /** What lies between two rulebooks. */
  @GET
  @Path("/{name}/{version}/diff")
  @Operation(
      summary = "Compare two rulebooks",
      description =
          "What lies between a version and another one: by criterion, gate, group and weight"
              + " profile, value by value.")
  @APIResponse(
      responseCode = "200",
      description = "What differs.",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = RulebookDiff.class)))
  public Response diffRulebooks(
      @Parameter(description = "Name of the rulebook.", example = "canonical") @PathParam("name")
          String name,
      @Parameter(description = "Semantic version.", example = "1.0.0") @PathParam("version")
          String version,
      @Parameter(
              description =
                  "The one to compare against: a version of the same rulebook, a name, or"
                      + " name@version.",
              required = true,
              example = "canonical@1.0.0")
          @QueryParam("against")
          @Nullable String against,
      @Context UriInfo uri) {
    Entry after = entry(name, version);
    Queries.only(uri, "against");
    String reference = Queries.required(uri, "against");
    Entry before =
        library
            .find(name, reference)
            .or(() -> library.find(reference))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                                ProblemKind.INVALID_PARAMETER,
                                "\"" + Shown.text(reference) + "\" is no rulebook")
                            .accepting(library.near(reference))));
    return Response.ok(Json.bytes(RulebookDiff.of(before, after))).build();
  }

  private RulebookSummary summary(Entry entry) {
    return RulebookSummary.of(entry, library.isShipped(entry.rulebook().header().name()));
  }

  private static Response whole(Entry entry, Request request) {
    Variant form = request.selectVariant(FORMS);
    MediaType type = form == null ? MediaType.APPLICATION_JSON_TYPE : form.getMediaType();
    EntityTag tag = new EntityTag(entry.digest().substring(0, 32) + "-" + type.getSubtype());
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    if (same != null) {
      return same.tag(tag).build();
    }
    byte[] body =
        switch (type.getSubtype()) {
          case "yaml" -> Yaml.bytes(entry.rulebook());
          case "markdown" ->
              OnePageRule.of(entry.rulebook(), entry.digest()).getBytes(StandardCharsets.UTF_8);
          default -> Json.bytes(WholeRulebook.of(entry));
        };
    return Response.ok(body)
        .type(type.getSubtype().equals("markdown") ? type.withCharset("utf-8") : type)
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private Rulebooks.Entry entry(String name, @Nullable String version) {
    return library
        .find(name, version)
        .orElseThrow(
            () -> {
              List<String> versions = library.versions(name);
              return new ProblemException(
                  Problem.of(
                          ProblemKind.NOT_FOUND,
                          versions.isEmpty()
                              ? "\"" + Shown.text(name) + "\" is no rulebook"
                              : "\""
                                  + Shown.text(String.valueOf(version))
                                  + "\" is no version of "
                                  + name)
                      .accepting(versions.isEmpty() ? library.near(name) : versions));
            });
  }
}
