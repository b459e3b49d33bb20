package dev.assay.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Assay. */
@QuarkusMain
public final class Main {
  private Main() {}

  /** Starts Assay and returns when it has ended. */
  public static void main(String... arguments) {
    Shipped.begin();
    // Quarkus answers a request target that is no URI with an empty 400, before any handler sees
    // it.
    // dev.assay.api.UnroutedProblems refuses it with a problem instead.
    System.setProperty("vertx.disableURIValidation", "true");
    Quarkus.run(StartLines.class, arguments);
  }
}
