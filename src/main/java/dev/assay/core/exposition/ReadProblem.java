package dev.assay.core.exposition;

/**
 * Something in an exposition that is wrong or was passed over.
 *
 * @param severity whether the sample was lost or only something noted
 * @param code stable kebab-case name of the rule, for example {@code duplicate-label}
 * @param line from 1; 0 for a format without lines
 * @param column in bytes, from 1; 0 where the whole line or body is meant
 * @param value the offending text, shortened to at most 120 characters
 * @param detail a sentence that begins with the place and the offending value
 */
public record ReadProblem(
    Severity severity, String code, int line, int column, String value, String detail) {
  /** How much a problem costs. */
  public enum Severity {
    /** Read, with a remark. */
    WARNING,
    /** A line or sample was skipped. */
    SKIPPED,
    /** The body was refused. */
    FATAL
  }
}
