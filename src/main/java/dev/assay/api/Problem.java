package dev.assay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.core.exposition.ReadProblem;
import dev.assay.core.profile.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error answer (RFC 9457). */
@Schema(description = "An error answer (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
    @Schema(
            description = "Stable address of the kind of problem; it resolves on the server.",
            examples = "/problems/invalid-request",
            required = true)
        String type,
    @Schema(description = "What kind of problem it is, always in the same words.", required = true)
        String title,
    @Schema(description = "The HTTP status.", required = true) int status,
    @Schema(description = "What is wrong in this request.") @Nullable String detail,
    @Schema(description = "Path of the request.") @Nullable String instance,
    @Schema(description = "Rule that the body breaks, for one that is too large or cannot be read.")
        @Nullable String code,
    @Schema(description = "Line at which reading stopped, from 1.") @Nullable Integer line,
    @Schema(description = "Column at which reading stopped, from 1.") @Nullable Integer column,
    @Schema(description = "Every error, in the order of the request.") @Nullable List<Error> errors,
    @Schema(description = "How many further errors are not listed.")
        @Nullable Integer omittedErrors,
    @Schema(description = "What would be accepted, for a parameter or a header.")
        @Nullable List<String> accepted,
    @Schema(description = "Name under which a server error was logged.") @Nullable String traceId) {

  /** One thing wrong with a request. */
  @Schema(name = "ProblemError", description = "One thing wrong with a request.")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Error(
      @Schema(
              description =
                  "JSON pointer (RFC 6901) of the offending place; empty for the whole body.",
              examples = "/profile/budgets/p99Ms",
              required = true)
          @JsonInclude
          String pointer,
      @Schema(
              description = "Stable name of the rule that is broken.",
              examples = "wrong-type",
              required = true)
          String code,
      @Schema(description = "A sentence that tells what is wrong.", required = true) String detail,
      @Schema(description = "The offending value, shortened.") @Nullable Object value,
      @Schema(description = "What would be accepted.") @Nullable List<String> accepted,
      @Schema(description = "Line within an exposition, from 1.") @Nullable Integer line,
      @Schema(description = "Column within an exposition, in bytes, from 1.")
          @Nullable Integer column) {

    static Error of(Violation violation) {
      return new Error(
          violation.pointer(),
          violation.code(),
          violation.detail(),
          violation.value(),
          violation.accepted(),
          null,
          null);
    }

    static Error of(ReadProblem problem, String pointer) {
      return new Error(
          pointer,
          problem.code(),
          problem.detail(),
          problem.value().isEmpty() ? null : problem.value(),
          List.of(),
          problem.line() == 0 ? null : problem.line(),
          problem.column() == 0 ? null : problem.column());
    }
  }

  static final String MEDIA_TYPE = "application/problem+json";
  private static final int MOST_ERRORS = 200;

  static Problem of(ProblemKind kind, @Nullable String detail) {
    return new Problem(
        "/problems/" + kind.id(),
        kind.title(),
        kind.status(),
        detail,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        null);
  }

  static Problem of(MalformedException malformed) {
    return new Problem(
        "/problems/" + ProblemKind.MALFORMED_BODY.id(),
        ProblemKind.MALFORMED_BODY.title(),
        ProblemKind.MALFORMED_BODY.status(),
        malformed.line() == 0
            ? malformed.detail()
            : "line "
                + malformed.line()
                + ", column "
                + malformed.column()
                + ": "
                + malformed.detail(),
        null,
        malformed.code(),
        malformed.line() == 0 ? null : malformed.line(),
        malformed.column() == 0 ? null : malformed.column(),
        List.of(),
        null,
        List.of(),
        null);
  }

  static Problem of(InvalidException invalid) {
    List<Error> all = invalid.errors();
    List<Error> listed = all.subList(0, Math.min(all.size(), MOST_ERRORS));
    int count = all.size() + invalid.omitted();
    ProblemKind kind = ProblemKind.INVALID_REQUEST;
    return new Problem(
        "/problems/" + kind.id(),
        kind.title(),
        kind.status(),
        count == 1 ? all.getFirst().detail() : count + " errors",
        null,
        null,
        null,
        null,
        listed,
        count == listed.size() ? null : count - listed.size(),
        List.of(),
        null);
  }

  Problem at(String path) {
    return new Problem(
        type,
        title,
        status,
        detail,
        path,
        code,
        line,
        column,
        errors,
        omittedErrors,
        accepted,
        traceId);
  }

  Problem accepting(List<String> values) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        code,
        line,
        column,
        errors,
        omittedErrors,
        values,
        traceId);
  }

  Problem named(String rule) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        rule,
        line,
        column,
        errors,
        omittedErrors,
        accepted,
        traceId);
  }

  Problem logged(String trace) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        code,
        line,
        column,
        errors,
        omittedErrors,
        accepted,
        trace);
  }
}
