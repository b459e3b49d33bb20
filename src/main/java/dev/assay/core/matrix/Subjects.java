package dev.assay.core.matrix;

import dev.assay.core.profile.Component;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.CanonicalRulebook.Inheritance;
import dev.assay.core.signal.Conflict;
import dev.assay.core.signal.DeclaredSignals;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalMerge;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is known of a service and of its parts: stated, measured, inherited, derived.
 */
public final class Subjects {
  private Subjects() {}

  /**
   * The service with its parts, and where profile and metrics disagree.
   *
   * @param conflicts in profile order; pointers are from the root of the profile
   */
  public record Gathered(Subject subject, List<Conflict> conflicts) {
    public Gathered {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * The service with its parts.
   *
   * @param found what metrics say, by name of the component; under the empty name, of the service
   *     itself
   */
  public static Gathered of(
      ServiceProfile profile,
      Inheritance inheritance,
      Map<String, ? extends List<? extends Signal>> found) {
    List<Conflict> conflicts = new ArrayList<>();
    Signals service =
        DerivedSignals.addTo(
            merged(DeclaredSignals.of(profile.blocks(), ""), found.get(""), conflicts),
            profile.blocks(),
            "");
    List<Subject> parts = new ArrayList<>();
    for (int i = 0; i < profile.components().size(); i++) {
      Component component = profile.components().get(i);
      String pointer = "/components/" + i;
      Signals own =
          merged(
              DeclaredSignals.of(component.blocks(), pointer),
              found.get(component.name()),
              conflicts);
      Signals whole = inherit(component.kind().id(), own, service, inheritance);
      parts.add(
          new Subject(
              component.name(),
              DerivedSignals.addTo(whole, component.blocks(), pointer),
              List.of()));
    }
    return new Gathered(new Subject(profile.name(), service, parts), conflicts);
  }

  private static Signals merged(
      Signals declared, @Nullable List<? extends Signal> measured, List<Conflict> conflicts) {
    if (measured == null) {
      return declared;
    }
    SignalMerge.Merged merged = SignalMerge.merge(declared, measured);
    conflicts.addAll(merged.conflicts());
    return merged.signals();
  }

  /** What is known of a part of some kind: its own, and what it takes over from its service. */
  public static Signals inherit(
      String kind, Signals own, Signals service, Inheritance inheritance) {
    List<Signal> taken = new ArrayList<>();
    for (Signal signal : service.all()) {
      Quantity quantity = signal.quantity();
      if (own.known(quantity).isEmpty()
          && !quantity.derived()
          && quantity != Quantity.RUNNING_COST_SHARE
          && inheritance.inherits(kind, quantity.id())) {
        switch (signal) {
          case Signal.Declared declared ->
              taken.add(new Signal.Declared(quantity, declared.value(), declared.pointer(), true));
          case Signal.Measured measured -> taken.add(measured);
          // computed again from what the component states and takes over
          case Signal.Derived derived -> {}
          case Signal.Missing missing -> {}
        }
      }
    }
    return own.with(taken);
  }
}
