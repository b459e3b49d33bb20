package dev.assay.core.profile;

import java.util.Locale;

/** A closed choice of the profile; on the wire it is written in lower-kebab case. */
public interface Choice {
  String name();

  /** The wire form, for example {@code very-high}. */
  default String id() {
    return id(name());
  }

  /** The wire form of an enum constant's name. */
  static String id(String constantName) {
    return constantName.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
