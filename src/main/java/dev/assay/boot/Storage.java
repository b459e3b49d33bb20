package dev.assay.boot;

import dev.assay.store.Recommendations;
import dev.assay.store.RulebookVersions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** Opens the database that is configured, brings its tables up to date and hands out the store. */
@Singleton
public final class Storage {
  private final String kind;
  private final AgroalDataSource source;

  Storage(
      @DataSource("pg") InjectableInstance<AgroalDataSource> pg,
      @DataSource("h2") InjectableInstance<AgroalDataSource> h2) {
    boolean postgres = pg.getHandle().getBean().isActive();
    this.kind = postgres ? "PostgreSQL" : "H2";
    this.source = postgres ? pg.get() : h2.get();
    Flyway.configure(Storage.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  /** The database in use, for people. */
  String kind() {
    return kind;
  }

  AgroalDataSource source() {
    return source;
  }

  @Produces
  @Singleton
  Recommendations recommendations() {
    return new Recommendations(Jdbi.create(source));
  }

  @Produces
  @Singleton
  RulebookVersions rulebookVersions() {
    return new RulebookVersions(Jdbi.create(source));
  }
}
