package dev.assay.api;

import dev.assay.core.profile.Violation;
import java.util.List;

/** What can be read and is wrong, with every error at once. */
final class InvalidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem.Error> errors;
  private final int omitted;

  InvalidException(List<Problem.Error> errors) {
    this(errors, 0);
  }

  /**
   * Everything that is wrong.
   *
   * @param omitted how many errors there are beyond those listed
   */
  InvalidException(List<Problem.Error> errors, int omitted) {
    super(errors.size() + omitted + " errors");
    this.errors = List.copyOf(errors);
    this.omitted = omitted;
  }

  static InvalidException of(List<Violation> violations) {
    return new InvalidException(violations.stream().map(Problem.Error::of).toList());
  }

  List<Problem.Error> errors() {
    return errors;
  }

  int omitted() {
    return omitted;
  }
}
