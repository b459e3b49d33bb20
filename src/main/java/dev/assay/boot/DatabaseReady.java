package dev.assay.boot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the database answers. */
@Readiness
@Singleton
public final class DatabaseReady implements HealthCheck {
  private static final int TIMEOUT_SECONDS = 2;

  private final Storage storage;

  DatabaseReady(Storage storage) {
    this.storage = storage;
  }

  @Override
  public HealthCheckResponse call() {
    boolean answers;
    try (Connection connection = storage.source().getConnection()) {
      answers = connection.isValid(TIMEOUT_SECONDS);
    } catch (SQLException e) {
      answers = false;
    }
    return HealthCheckResponse.named("database")
        .withData("kind", storage.kind())
        .status(answers)
        .build();
  }
}
