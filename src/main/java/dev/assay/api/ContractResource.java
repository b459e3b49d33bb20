package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.boot.Json;
import dev.assay.boot.ResourceFiles;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The contract, as it is committed; the tests hold it to what the service does. */
@Path("/q/openapi")
@Singleton
public class ContractResource {
  private static final String FILE = "openapi/openapi.yaml";

  /** The contract as YAML, or as JSON where that is asked for. */
  @GET
  @Produces({MediaTypes.YAML, MediaTypes.JSON})
  @Operation(hidden = true)
  public Response getContract(@Context UriInfo uri, @Context HttpHeaders headers) {
    Queries.only(uri, "format");
    boolean acceptsJson =
        headers.getAcceptableMediaTypes().contains(MediaType.APPLICATION_JSON_TYPE);
    String format =
        Queries.one(uri, "format", acceptsJson ? "json" : "yaml", List.of("yaml", "json"));
    return format.equals("json")
        ? Response.ok(Json.bytes(ResourceFiles.read(FILE, JsonNode.class)), MediaTypes.JSON).build()
        : Response.ok(ResourceFiles.bytes(FILE), MediaTypes.YAML).build();
  }
}
