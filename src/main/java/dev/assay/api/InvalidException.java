package dev.assay.api;

import dev.assay.core.profile.Violation;
import java.util.List;

/** What can be read and is wrong, with every error at once. */
final class InvalidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem.Error> errors;

  InvalidException(List<Problem.Error> errors) {
    super(errors.size() + " errors");
    this.errors = List.copyOf(errors);
  }

  static InvalidException of(List<Violation> violations) {
    return new InvalidException(violations.stream().map(Problem.Error::of).toList());
  }

  List<Problem.Error> errors() {
    return errors;
  }
}
