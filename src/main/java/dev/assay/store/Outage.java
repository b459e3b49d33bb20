package dev.assay.store;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** Tells a database that does not answer from an error of ours. */
public final class Outage {
  private Outage() {}

  /**
   * Whether a failure comes from a database that could not be reached or was going down: SQL states
   * 08 (connection exception), and of PostgreSQL 57P (shut down, crashed, starting up).
   */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(Outage::tellsIt);
  }

  private static boolean tellsIt(Throwable cause) {
    if (cause instanceof SQLException e && e.getSQLState() != null) {
      return e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P");
    }
    return cause instanceof ConnectionException;
  }
}
