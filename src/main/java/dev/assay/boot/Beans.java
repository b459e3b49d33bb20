package dev.assay.boot;

import dev.assay.core.Advisor;
import dev.assay.core.DecidedCases;
import dev.assay.core.Scenarios;
import dev.assay.core.profile.Violation;
import dev.assay.core.signal.SignalCatalogue;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.List;

/** The core, built once from the files that come with Assay. */
@ApplicationScoped
public class Beans {

  /** A database or a file that cannot be used ends the start-up, not the first request. */
  void start(@Observes StartupEvent started, Storage storage, Advisor advisor) {}

  @Produces
  @Singleton
  Validator validator() {
    return BeanValidation.validator();
  }

  @Produces
  @Singleton
  Rulebooks rulebooks() {
    return Shipped.read().rulebooks();
  }

  @Produces
  @Singleton
  Sources sources() {
    return Shipped.read().sources();
  }

  @Produces
  @Singleton
  SignalCatalogue catalogue(SignalsConfig config) {
    SignalCatalogue shipped = Shipped.read().catalogue();
    return config
        .folder()
        .map(folder -> OwnSignals.before(shipped, Path.of(folder)))
        .orElse(shipped);
  }

  @Produces
  @Singleton
  Advisor advisor(SignalCatalogue catalogue) {
    return Shipped.read().advisor(catalogue);
  }

  @Produces
  @Singleton
  Scenarios scenarios() {
    Scenarios scenarios = ResourceFiles.read("rulebook/scenarios.yaml", Scenarios.class);
    require("rulebook/scenarios.yaml", scenarios.validate());
    return scenarios;
  }

  @Produces
  @Singleton
  DecidedCases decidedCases() {
    DecidedCases cases = ResourceFiles.read("calibration/cases.yaml", DecidedCases.class);
    require("calibration/cases.yaml", cases.validate());
    return cases;
  }

  private static void require(String file, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new IllegalStateException(file + ": " + violations);
    }
  }
}
