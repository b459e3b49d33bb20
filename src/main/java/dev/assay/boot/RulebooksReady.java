package dev.assay.boot;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Which rulebooks are loaded. */
@Readiness
@Singleton
public final class RulebooksReady implements HealthCheck {
  private final Rulebooks rulebooks;

  RulebooksReady(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("rulebooks").up();
    rulebooks
        .all()
        .forEach(
            e -> answer.withData(e.rulebook().header().name(), e.rulebook().header().version()));
    return answer.build();
  }
}
