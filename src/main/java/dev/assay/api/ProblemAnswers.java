package dev.assay.api;

import dev.assay.boot.Json;
import dev.assay.store.Outage;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes an answer. */
@Singleton
public final class ProblemAnswers {
  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

  private final Routes routes;

  ProblemAnswers(Routes routes) {
    this.routes = routes;
  }

  @ServerExceptionMapper
  Response known(ProblemException e, RoutingContext request) {
    return answer(e.problem(), e.headers(), request);
  }

  @ServerExceptionMapper
  Response malformed(MalformedException e, RoutingContext request) {
    return answer(Problem.of(e), Map.of(), request);
  }

  @ServerExceptionMapper
  Response invalid(InvalidException e, RoutingContext request) {
    return answer(Problem.of(e), Map.of(), request);
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException e, RoutingContext request) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    if (status >= 500) {
      return failed(e, request);
    }
    String path = request.normalizedPath();
    String method = request.request().method().name();
    ProblemKind kind = ProblemKind.ofStatus(status);
    return switch (kind) {
      case METHOD_NOT_ALLOWED -> {
        String allowed = routes.allowed(path);
        yield answer(
            Problem.of(kind, method + " is not allowed here")
                .accepting(List.of(allowed.split(", "))),
            Map.of(HttpHeaders.ALLOW, allowed),
            request);
      }
      case UNSUPPORTED_MEDIA_TYPE ->
          answer(unsupported(request, routes.consumed(path, method)), request);
      case NOT_ACCEPTABLE ->
          answer(
              Problem.of(
                      kind,
                      "\""
                          + Shown.text(String.valueOf(request.request().getHeader("Accept")))
                          + "\" is not written here")
                  .accepting(routes.produced(path, method)),
              Map.of(),
              request);
      case NOT_FOUND -> answer(Problem.of(kind, null), Map.of(), request);
      default -> answer(Problem.of(kind, null), Map.of(), request);
    };
  }

  @ServerExceptionMapper
  Response failed(Throwable e, RoutingContext request) {
    String trace = AccessLog.traceId(request);
    if (Outage.isBehind(e)) {
      LOG.errorf("The database does not answer, trace %s: %s", trace, e.getMessage());
      return answer(
          Problem.of(ProblemKind.UNAVAILABLE, "the database does not answer").logged(trace),
          Map.of(HttpHeaders.RETRY_AFTER, "5"),
          request);
    }
    LOG.errorf(
        e, "%s %s failed, trace %s", request.request().method(), request.normalizedPath(), trace);
    return answer(Problem.of(ProblemKind.INTERNAL_ERROR, null).logged(trace), Map.of(), request);
  }

  /** A 415 that lists what would be read instead. */
  static ProblemException unsupported(RoutingContext request, List<String> accepted) {
    String sent = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    boolean form = sent != null && sent.startsWith("application/x-www-form-urlencoded");
    return new ProblemException(
        Problem.of(
                ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                (sent == null ? "no Content-Type" : "\"" + Shown.text(sent) + "\"")
                    + " is not read here"
                    + (form ? "; with curl, add -H 'Content-Type: application/json'" : ""))
            .accepting(accepted),
        Map.of("Accept-Post", String.join(", ", accepted)));
  }

  private static Response answer(ProblemException e, RoutingContext request) {
    return answer(e.problem(), e.headers(), request);
  }

  private static Response answer(
      Problem problem, Map<String, String> headers, RoutingContext request) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(Json.bytes(problem.at(request.normalizedPath())));
    headers.forEach(answer::header);
    return answer.build();
  }
}
