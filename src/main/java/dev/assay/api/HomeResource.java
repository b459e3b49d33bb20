package dev.assay.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where to go from the root. */
@Path("/")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class HomeResource {

  /** What is here, by name. */
  @GET
  @Operation(hidden = true)
  public Response home() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("recommend", "/v1/recommendations");
    links.put("criteria", "/v1/criteria");
    links.put("rulebooks", "/v1/rulebooks");
    links.put("evidence", "/v1/evidence");
    links.put("signals", "/v1/signals");
    links.put("problems", "/problems");
    links.put("contract", "/q/openapi");
    links.put("explorer", "/q/swagger-ui");
    links.put("health", "/q/health");
    links.put("metrics", "/q/metrics");
    return Response.ok(links).header("Link", "</q/openapi>; rel=\"service-desc\"").build();
  }
}
