package dev.assay.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type that is none says no more than a missing one where the body tells what it is; the
 * framework would refuse it before a resource sees it.
 */
@ApplicationScoped
public class UnreadableContentTypes {
  private static final int BEHIND_BROKEN_TARGETS = 998;

  void register(@Observes Filters filters) {
    filters.register(UnreadableContentTypes::drop, BEHIND_BROKEN_TARGETS);
  }

  private static void drop(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (isInspect(context.normalizedPath())
        && !isReadable(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      request.headers().remove(HttpHeaders.CONTENT_TYPE);
    }
    context.next();
  }

  private static boolean isInspect(@Nullable String path) {
    return path != null
        && (path.endsWith("/") ? path : path + "/").equals(SnapshotResource.PATH + "/");
  }

  private static boolean isReadable(@Nullable String contentType) {
    try {
      return contentType == null || MediaType.valueOf(contentType) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
