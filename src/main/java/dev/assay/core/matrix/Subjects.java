package dev.assay.core.matrix;

import dev.assay.core.profile.Component;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.CanonicalRulebook.Inheritance;
import dev.assay.core.signal.DeclaredSignals;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts together what is known of a service and of its parts: stated, measured, inherited, derived.
 */
public final class Subjects {
  private Subjects() {}

  /**
   * The service with its parts.
   *
   * @param found what metrics say, by name of the component; under the empty name, of the service
   *     itself; measured and missing signals, which replace what the profile states
   */
  public static Subject of(
      ServiceProfile profile, Inheritance inheritance, Map<String, List<Signal>> found) {
    Signals stated =
        DeclaredSignals.of(profile.blocks(), "").with(found.getOrDefault("", List.of()));
    Signals service = DerivedSignals.addTo(stated, profile.blocks());
    List<Subject> parts = new ArrayList<>();
    for (int i = 0; i < profile.components().size(); i++) {
      Component component = profile.components().get(i);
      Signals own =
          DeclaredSignals.of(component.blocks(), "/components/" + i)
              .with(found.getOrDefault(component.name(), List.of()));
      Signals whole = inherit(component.kind().id(), own, service, inheritance);
      parts.add(
          new Subject(
              component.name(), DerivedSignals.addTo(whole, component.blocks()), List.of()));
    }
    return new Subject(profile.name(), service, parts);
  }

  private static Signals inherit(
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
          case Signal.Known known -> taken.add(known);
          case Signal.Missing missing -> {}
        }
      }
    }
    return own.with(taken);
  }
}
