package dev.assay.boot;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Metric conventions beside those that come with Assay. */
@ConfigMapping(prefix = "assay.signals")
public interface SignalsConfig {
  /**
   * Folder whose {@code *.yaml} files are read at the start, in the order of their names and before
   * the shipped ones, so that what they say of a metric holds. Each is like one of {@code
   * src/main/resources/signal}.
   */
  Optional<String> folder();
}
