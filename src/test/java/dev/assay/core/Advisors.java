package dev.assay.core;

import dev.assay.boot.Plans;
import dev.assay.boot.Rulebooks;
import dev.assay.boot.Sources;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.signal.SignalCatalogue;
import java.util.List;

/** Advisors with everything that is shipped, as the service builds its own. */
public final class Advisors {
  public static final Rulebooks RULEBOOKS = new Rulebooks();
  private static final Sources SOURCES = new Sources();

  private Advisors() {}

  /** One that reads no metrics. */
  public static Advisor shipped() {
    return shipped(SignalCatalogue.of(List.of()));
  }

  /** One that reads metrics by that catalogue. */
  public static Advisor shipped(SignalCatalogue catalogue) {
    return new Advisor(
        RULEBOOKS.canonical(),
        RULEBOOKS.seeds(),
        SOURCES.mistakes(),
        SOURCES.contradictions(),
        Plans.shipped(),
        catalogue);
  }

  /** A shipped rulebook, for example {@code canonical}. */
  public static Rule rule(String name) {
    return RULEBOOKS.byName(name).orElseThrow().rule();
  }

  /** What is asked of a profile under a shipped rulebook, with all that is sampled. */
  public static AdviceRequest ask(ServiceProfile profile, String rule) {
    return new AdviceRequest(profile, List.of(), rule(rule), null, Explain.CONFIDENCE);
  }
}
