package dev.assay.api;

import dev.assay.boot.Json;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line of JSON for each request, written when the answer has ended. */
@ApplicationScoped
public class AccessLog {
  private static final Logger LOG = Logger.getLogger("access");
  private static final String TRACE = "assay.trace";
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int FIRST = 1_000;

  /**
   * What is logged of a request.
   *
   * @param path without the query, which may hold anything
   * @param requestBytes as announced; absent where the request does not tell
   */
  private record Line(
      Instant time,
      String method,
      String path,
      int status,
      @Nullable Long requestBytes,
      long responseBytes,
      double millis,
      String trace) {}

  void register(@Observes Filters filters) {
    filters.register(AccessLog::observe, FIRST);
  }

  private static void observe(RoutingContext context) {
    String trace = trace(context.request());
    context.put(TRACE, trace);
    if (LOG.isInfoEnabled()) {
      long begin = System.nanoTime();
      context.addEndHandler(end -> log(context, trace, begin));
    }
    context.next();
  }

  private static void log(RoutingContext context, String trace, long begin) {
    double millis = Math.round((System.nanoTime() - begin) / 1e3) / 1e3;
    Line line =
        new Line(
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            context.request().method().name(),
            String.valueOf(context.request().path()),
            context.response().getStatusCode(),
            announced(context.request()),
            context.response().bytesWritten(),
            millis,
            trace);
    LOG.info(new String(Json.bytes(line), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static @Nullable Long announced(HttpServerRequest request) {
    try {
      String length = request.getHeader("Content-Length");
      return length == null ? null : Long.valueOf(length);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The name under which everything about a request is logged. */
  static String traceId(RoutingContext context) {
    String trace = context.get(TRACE);
    return trace == null ? "none" : trace;
  }

  /** The caller's own trace (W3C Trace Context) where there is one. */
  private static String trace(HttpServerRequest request) {
    String parent = request.getHeader("traceparent");
    if (parent != null) {
      Matcher matcher = TRACEPARENT.matcher(parent);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
