package dev.assay.core.signal;

/** What is known of one quantity, and how it came to be known. */
public sealed interface Signal {

  Quantity quantity();

  /** Read from an exposition of the running service. */
  record Measured(Quantity quantity, Value value, Provenance provenance) implements Known {}

  /**
   * Stated in the profile.
   *
   * @param pointer JSON pointer of the stating field, from the root of the profile
   * @param inherited whether a component took it over from its service
   */
  record Declared(Quantity quantity, Value value, String pointer, boolean inherited)
      implements Known {}

  /**
   * Computed from other signals; counts as measured where one of them was measured, as budgets and
   * prices can only be declared.
   *
   * @param parts the signals it was computed from, in the order of the formula
   * @param formula how, in words a reader can check
   */
  record Derived(Quantity quantity, Value value, java.util.List<Known> parts, String formula)
      implements Known {
    public Derived {
      parts = java.util.List.copyOf(parts);
    }
  }

  /**
   * Not known.
   *
   * @param why what stands in the way, for example {@code the only latency family is a summary
   *     without quantiles}
   */
  record Missing(Quantity quantity, String why) implements Signal {}

  /** A signal that has a value. */
  sealed interface Known extends Signal permits Measured, Declared, Derived {
    Value value();

    /** Whether it was measured, or computed from anything that was. */
    default boolean measured() {
      return switch (this) {
        case Measured measured -> true;
        case Declared declared -> false;
        case Derived derived -> derived.parts().stream().anyMatch(Known::measured);
      };
    }
  }
}
