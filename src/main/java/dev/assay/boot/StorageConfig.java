package dev.assay.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where recommendations are kept. */
@ConfigMapping(prefix = "assay.storage")
public interface StorageConfig {
  /** Folder of the embedded database, absolute or from ./ on; made when it is missing. */
  @WithDefault("./data")
  String folder();

  /**
   * JDBC URL of a PostgreSQL that is used instead of the embedded database, for example {@code
   * jdbc:postgresql://db:5432/assay}.
   */
  Optional<String> postgresUrl();

  /** User at PostgreSQL. */
  @WithDefault("assay")
  String postgresUser();

  /** Password at PostgreSQL. */
  Optional<String> postgresPassword();
}
