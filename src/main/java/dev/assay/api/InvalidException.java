package dev.assay.api;

import dev.assay.core.profile.Violation;
import java.util.List;

/** What can be read and is wrong, with every violation at once. */
final class InvalidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  InvalidException(List<Violation> violations) {
    super(violations.size() + " violations");
    this.violations = List.copyOf(violations);
  }

  List<Violation> violations() {
    return violations;
  }
}
