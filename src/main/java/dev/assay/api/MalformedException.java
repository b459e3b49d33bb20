package dev.assay.api;

/**
 * Bytes that are not what their media type says, so that nothing in them can be pointed at.
 *
 * @see InvalidException for what can be read and is wrong
 */
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int line;
  private final int column;

  /**
   * @param code stable kebab-case name, for example {@code duplicate-key}
   * @param detail a sentence that tells what was found
   * @param line from 1; 0 where there is none
   * @param column from 1; 0 where there is none
   */
  MalformedException(String code, String detail, int line, int column) {
    super(detail);
    this.code = code;
    this.line = line;
    this.column = column;
  }

  String code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
