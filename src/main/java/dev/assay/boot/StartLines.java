package dev.assay.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import org.jboss.logging.Logger;

/** Tells what a person needs, once the service runs, and waits for its end. */
public final class StartLines implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger("assay");

  private final HttpServer server;

  StartLines(HttpServer server) {
    this.server = server;
  }

  @Override
  public int run(String... arguments) {
    String base = "http://" + server.getLocalBaseUri().getAuthority();
    LOG.infof("Explorer  %s/q/swagger-ui", base);
    LOG.infof("Metrics   %s/q/metrics", base);
    LOG.infof(
        "Try       curl -s '%s/v1/recommendations?store=false'"
            + " -H 'Content-Type: application/json'"
            + " -d '{\"profile\":{\"name\":\"checkout\",\"kind\":\"rest-api\"}}'",
        base);
    Quarkus.waitForExit();
    return 0;
  }
}
