package dev.assay.boot;

import dev.assay.core.Advisor;
import dev.assay.core.signal.SignalCatalogue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What every answer is made by, read from the files that come with Assay. That takes long and needs
 * nothing of the rest of a start, so it goes on beside it.
 */
record Shipped(Rulebooks rulebooks, Sources sources, SignalCatalogue catalogue, Advisor advisor) {
  private static final FutureTask<Shipped> READING = new FutureTask<>(Shipped::fromFiles);

  /** Starts to read, where nobody has yet. */
  static void begin() {
    Thread.ofPlatform().name("shipped files").daemon().start(READING);
  }

  /**
   * All of it, once it is read.
   *
   * @throws IllegalStateException with what is wrong with a file
   */
  static Shipped read() {
    READING.run();
    try {
      return READING.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start was interrupted", e);
    }
  }

  private static Shipped fromFiles() {
    Rulebooks rulebooks = new Rulebooks();
    Sources sources = new Sources();
    SignalCatalogue catalogue =
        SignalCatalogue.of(
            ResourceFiles.read("signal/index.yaml", SignalCatalogue.Index.class).files().stream()
                .map(
                    file ->
                        ResourceFiles.read("signal/" + file + ".yaml", SignalCatalogue.Part.class))
                .toList());
    return new Shipped(rulebooks, sources, catalogue, advisor(rulebooks, sources, catalogue));
  }

  /** The advisor by another catalogue. */
  Advisor advisor(SignalCatalogue other) {
    return other == catalogue ? advisor : advisor(rulebooks, sources, other);
  }

  private static Advisor advisor(Rulebooks rulebooks, Sources sources, SignalCatalogue catalogue) {
    return new Advisor(
        rulebooks.canonical(),
        rulebooks.seeds(),
        sources.mistakes(),
        sources.contradictions(),
        Plans.shipped(),
        catalogue);
  }
}
