package dev.assay.core;

import dev.assay.core.profile.Blocks;
import dev.assay.core.profile.Component;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a what-if supposes instead of what was measured.
 *
 * @param byPart quantities by name of the component; under the empty name, of the service itself
 */
record Supposed(Map<String, Set<Quantity>> byPart) {
  static final Supposed NOTHING = new Supposed(Map.of());

  /** Everything that the second profile states otherwise than the first. */
  static Supposed of(ServiceProfile before, ServiceProfile after) {
    Map<String, Set<Quantity>> byPart = new LinkedHashMap<>();
    byPart.put("", differing(before.blocks(), after.blocks()));
    for (Component part : after.components()) {
      before.components().stream()
          .filter(p -> p.name().equals(part.name()))
          .findFirst()
          .ifPresent(p -> byPart.put(part.name(), differing(p.blocks(), part.blocks())));
    }
    return new Supposed(byPart);
  }

  private static Set<Quantity> differing(Blocks before, Blocks after) {
    Set<Quantity> differing = EnumSet.noneOf(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      if (!Objects.equals(quantity.declaredIn(before), quantity.declaredIn(after))) {
        differing.add(quantity);
      }
    }
    return differing;
  }

  /** What metrics say of a part, less what is supposed otherwise. */
  List<Signal> without(String part, List<Signal> measured) {
    Set<Quantity> supposed = byPart.getOrDefault(part, Set.of());
    return measured.stream().filter(s -> !supposed.contains(s.quantity())).toList();
  }
}
