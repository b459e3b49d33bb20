package dev.assay.core.signal;

import dev.assay.core.profile.Blocks;
import java.util.ArrayList;
import java.util.List;

/** What a profile states, as signals. */
public final class DeclaredSignals {
  private DeclaredSignals() {}

  /**
   * One declared signal for each quantity that the blocks state; nothing is inherited and nothing
   * derived.
   *
   * @param pointerPrefix JSON pointer of the blocks' owner within the profile: empty for the
   *     service itself, for example {@code /components/0} for a component
   */
  public static Signals of(Blocks blocks, String pointerPrefix) {
    List<Signal> declared = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      Value value = quantity.declaredIn(blocks);
      if (value != null) {
        declared.add(
            new Signal.Declared(quantity, value, pointerPrefix + quantity.pointer(), false));
      }
    }
    return Signals.of(declared);
  }
}
