package dev.assay.api;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** What a person needs once the service runs. */
@ApplicationScoped
public class StartLines {
  private static final Logger LOG = Logger.getLogger("assay");

  void tell(@ObservesAsync HttpServerStart started, HttpServer server) {
    String base = "http://" + server.getLocalBaseUri().getAuthority();
    LOG.infof("Explorer  %s/q/swagger-ui", base);
    LOG.infof("Metrics   %s/q/metrics", base);
    LOG.infof(
        "Try       curl -s '%s/v1/recommendations?store=false'"
            + " -H 'Content-Type: application/json'"
            + " -d '{\"profile\":{\"name\":\"checkout\",\"kind\":\"rest-api\"}}'",
        base);
  }
}
