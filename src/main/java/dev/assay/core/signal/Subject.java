package dev.assay.core.signal;

import java.util.List;

/**
 * What a recommendation is about: a service or a component, with all that is known of it.
 *
 * @param name name of the service or component
 * @param signals what is known, one signal for each quantity
 * @param components its parts, in profile order; empty for a component and for a service without
 *     parts
 */
public record Subject(String name, Signals signals, List<Subject> components) {
  public Subject {
    components = List.copyOf(components);
  }
}
