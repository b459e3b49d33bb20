package dev.assay.api;

import java.util.Map;

/** Ends a request with a problem that is known at the place where it is found. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /**
   * @param headers what the answer carries besides the problem, for example {@code Accept-Encoding}
   */
  ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.title());
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  ProblemException(ProblemKind kind, String detail) {
    this(Problem.of(kind, detail));
  }

  Problem problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }
}
