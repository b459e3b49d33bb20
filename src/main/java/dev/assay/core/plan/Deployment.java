package dev.assay.core.plan;

import dev.assay.core.signal.Footprint;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Something that is deployed by itself and paid for: the service, or each of its components.
 *
 * @param name name of the component; empty for the service as a whole
 * @param rustShare share of it that a split writes in Rust, 0 to 1; empty where nothing says which
 */
record Deployment(String name, Signals signals, OptionalDouble rustShare) {

  /**
   * The components, where they have fleets of their own and the service states none; else the
   * service as a whole.
   */
  static List<Deployment> of(Subject subject, Recommendation recommendation) {
    OptionalDouble share = rustShare(recommendation);
    boolean whole =
        subject.components().isEmpty()
            || subject.signals().known(Quantity.INSTANCES).isPresent()
            || subject.components().stream().noneMatch(c -> owns(c.signals(), Quantity.INSTANCES));
    if (whole) {
      return List.of(new Deployment("", subject.signals(), share));
    }
    List<Deployment> deployments = new ArrayList<>();
    for (Subject component : subject.components()) {
      deployments.add(
          new Deployment(
              component.name(),
              component.signals(),
              recommendation.components().stream()
                  .filter(c -> c.name().equals(component.name()))
                  .mapToDouble(c -> c.verdict() == Verdict.RUST ? 1 : 0)
                  .findFirst()));
    }
    return deployments;
  }

  /** Share of the running cost that a split writes in Rust; empty where no part goes to Rust. */
  static OptionalDouble rustShare(Recommendation recommendation) {
    double share =
        recommendation.components().stream()
            .filter(c -> c.verdict() == Verdict.RUST)
            .mapToDouble(Recommendation.ComponentAnswer::runningCostShare)
            .sum();
    return share > 0 ? OptionalDouble.of(Math.min(1, share)) : OptionalDouble.empty();
  }

  /** The id of a line about this deployment. */
  String line(String id) {
    return name.isEmpty() ? id : id + "/" + name;
  }

  /** What the line is called. */
  String called(String what) {
    return name.isEmpty() ? what : what + " of " + name;
  }

  /** Whether a Go or Rust build of it runs. */
  boolean running() {
    return Footprint.running(signals);
  }

  private static boolean owns(Signals signals, Quantity quantity) {
    return signals.known(quantity).filter(k -> !inherited(k)).isPresent();
  }

  private static boolean inherited(Signal.Known known) {
    return known instanceof Signal.Declared declared && declared.inherited();
  }
}
