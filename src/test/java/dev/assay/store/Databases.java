package dev.assay.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** An H2 in a folder and a PostgreSQL, both empty. */
final class Databases implements AutoCloseable {
  private final JdbcDataSource h2 = new JdbcDataSource();
  private final EmbeddedPostgres postgres;

  Databases(Path folder) throws IOException {
    h2.setURL(
        "jdbc:h2:file:"
            + folder.resolve("assay")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1");
    postgres = EmbeddedPostgres.start();
  }

  Stream<DataSource> all() {
    return Stream.of(h2, postgres.getPostgresDatabase());
  }

  /** The database with the tables as they were at a version, or as they are. */
  static Jdbi migrated(DataSource source, String version) {
    Flyway.configure().dataSource(source).target(version).load().migrate();
    return Jdbi.create(source);
  }

  @Override
  public void close() throws IOException, SQLException {
    try (Connection connection = h2.getConnection()) {
      connection.createStatement().execute("shutdown");
    }
    postgres.close();
  }
}
