package dev.assay.api;

import dev.assay.boot.Json;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jboss.logging.Logger;

/** Problems for what never reaches a resource: paths nobody owns, broken request lines. */
@ApplicationScoped
public class UnroutedProblems {
  private static final Logger LOG = Logger.getLogger(UnroutedProblems.class);
  private static final List<Integer> STATUSES =
      List.of(400, 404, 405, 406, 413, 414, 415, 431, 500);

  /** Right behind the access log, before anything looks at the path. */
  private static final int SECOND = 999;

  void register(@Observes Filters filters) {
    filters.register(UnroutedProblems::refuseBrokenTargets, SECOND);
  }

  private static void refuseBrokenTargets(RoutingContext context) {
    try {
      new URI(context.request().uri());
    } catch (URISyntaxException e) {
      answer(context, ProblemKind.BAD_REQUEST);
      return;
    }
    context.next();
  }

  void register(@Observes Router router) {
    for (int status : STATUSES) {
      router.errorHandler(status, context -> answer(context, ProblemKind.ofStatus(status)));
    }
    router
        .route()
        .order(Integer.MIN_VALUE)
        .failureHandler(context -> answer(context, ProblemKind.ofStatus(context.statusCode())));
    router.route().last().handler(context -> answer(context, ProblemKind.NOT_FOUND));
  }

  private static void answer(RoutingContext context, ProblemKind kind) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    Problem problem = Problem.of(kind, null).at(String.valueOf(context.request().path()));
    if (kind.status() >= 500) {
      String trace = AccessLog.traceId(context);
      LOG.errorf(context.failure(), "%s failed, trace %s", problem.instance(), trace);
      problem = problem.logged(trace);
    }
    if (kind == ProblemKind.METHOD_NOT_ALLOWED) {
      response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
    }
    response
        .setStatusCode(kind.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(io.vertx.core.buffer.Buffer.buffer(Json.bytes(problem)));
  }
}
