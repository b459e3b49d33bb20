package dev.assay.api;

import java.util.UUID;

/** Ids of recommendations as they stand in a path. */
final class RecommendationId {
  private RecommendationId() {}

  /**
   * The id that a text states.
   *
   * @throws ProblemException not found, for what cannot be an id
   */
  static UUID of(String text) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw notKept(text);
    }
    throw notKept(text);
  }

  /** No recommendation is kept under this id. */
  static ProblemException notKept(String text) {
    return new ProblemException(
        ProblemKind.NOT_FOUND, "\"" + Shown.text(text) + "\" is no recommendation that was kept");
  }
}
