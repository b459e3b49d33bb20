package dev.assay.bench;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.signal.SignalCatalogue;

/** The shipped signal catalogue, outside of the service. */
final class Catalogue {
  private Catalogue() {}

  static SignalCatalogue shipped() {
    return SignalCatalogue.of(
        ResourceFiles.read("signal/index.yaml", SignalCatalogue.Index.class).files().stream()
            .map(file -> ResourceFiles.read("signal/" + file + ".yaml", SignalCatalogue.Part.class))
            .toList());
  }
}
