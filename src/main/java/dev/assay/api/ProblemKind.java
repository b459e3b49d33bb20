package dev.assay.api;

import dev.assay.core.profile.Choice;

/**
 * Every kind of problem that an answer can be; each has a constant title and resolves at {@code
 * /problems/{code}}.
 */
enum ProblemKind implements Choice {
  MALFORMED_BODY(
      400,
      "The body cannot be read",
      "The bytes are not what the Content-Type says: not one well-formed JSON, YAML or multipart"
          + " value, a key that occurs twice, something after the end, or nesting beyond the"
          + " limit. Line and column say where reading stopped."),
  MALFORMED_ENCODING(
      400,
      "The compressed body cannot be inflated",
      "The body is not what its Content-Encoding says, or is cut off. Nothing of it was used."),
  INVALID_PARAMETER(
      400,
      "A query parameter is not acceptable",
      "A query parameter has an unknown name or a value outside the listed ones."),
  BAD_REQUEST(
      400, "The request cannot be understood", "The request line or a header is not valid."),
  UNAUTHORIZED(401, "Not signed in", "The call needs credentials that were not given."),
  FORBIDDEN(403, "Not allowed", "The credentials given do not allow the call."),
  NOT_FOUND(404, "Nothing is here", "No resource has this path."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed here", "The Allow header lists the methods of this path."),
  NOT_ACCEPTABLE(
      406,
      "None of the accepted media types can be written",
      "The Accept header names none of the media types that this path answers with."),
  CONFLICT(409, "The resource is in the way", "The request contradicts what is already there."),
  RULEBOOK_NAME_RESERVED(
      409,
      "The name is that of a rulebook that comes with Assay",
      "Rulebooks that come with Assay are not replaced; add yours under a name of its own."),
  RULEBOOK_VERSION_TAKEN(
      409,
      "The version holds another content",
      "A version of a rulebook is never changed, so that every answer can be traced to what decided"
          + " it. Add the content under the version that the problem names."),
  PRECONDITION_FAILED(
      412, "The resource has changed", "The If-Match header names another version."),
  TOO_LARGE(
      413,
      "The body is too large",
      "The body, or what it inflates to, is larger than the configured limit."),
  URI_TOO_LONG(414, "The request line is too long", "Path and query exceed the limit."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The media type is not supported",
      "The Content-Type is none that this path reads; the Accept-Post header lists those."),
  UNSUPPORTED_ENCODING(
      415,
      "The content coding is not supported",
      "The Content-Encoding is none that is understood; the Accept-Encoding header lists those."),
  INVALID_REQUEST(
      422,
      "The request is understood and wrong",
      "Every violation is listed in errors, with a JSON pointer, the offending value and what would"
          + " be accepted."),
  HEADERS_TOO_LARGE(431, "The headers are too large", "The request headers exceed the limit."),
  INTERNAL_ERROR(
      500,
      "Something went wrong here",
      "An error of the service, not of the request. It was logged under the traceId of the answer."),
  NOT_IMPLEMENTED(501, "The method is not known", "The service knows no such HTTP method."),
  UNAVAILABLE(
      503,
      "Not available at the moment",
      "The service cannot answer now, for example because its database does not. Try again.");

  private final int status;
  private final String title;
  private final String description;

  ProblemKind(int status, String title, String description) {
    this.status = status;
    this.title = title;
    this.description = description;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  /** The kind that stands for a bare status. */
  static ProblemKind ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 412 -> PRECONDITION_FAILED;
      case 413 -> TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 422 -> INVALID_REQUEST;
      case 431 -> HEADERS_TOO_LARGE;
      case 501 -> NOT_IMPLEMENTED;
      case 503 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    };
  }
}
