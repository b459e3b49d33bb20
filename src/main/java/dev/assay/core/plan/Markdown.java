package dev.assay.core.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Markdown in which texts of others stay texts: no markup, link, mention or HTML of theirs works.
 */
final class Markdown {
  private static final String MARKUP = "\\`*_{}[]<>#|~!&$@";
  private final StringBuilder out = new StringBuilder();

  /** A heading of a level from 1 to 6. */
  Markdown heading(int level, String text) {
    return block("#".repeat(level) + " " + escaped(text));
  }

  Markdown paragraph(String text) {
    return block(escaped(text));
  }

  /** A list; nothing where it is empty. */
  Markdown list(List<String> items) {
    return items.isEmpty()
        ? this
        : block(items.stream().map(i -> "* " + escaped(i)).collect(Collectors.joining("\n")));
  }

  Markdown numbered(List<String> items) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(escaped(items.get(i)));
    }
    return items.isEmpty() ? this : block(lines.toString());
  }

  /** A table; nothing where it has no rows. */
  Markdown table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    StringBuilder table = new StringBuilder(line(head));
    table.append('\n').append("| --- ".repeat(head.size())).append('|');
    rows.forEach(row -> table.append('\n').append(line(row)));
    return block(table.toString());
  }

  /** Front matter, each value a quoted YAML string or a list of them. */
  Markdown frontMatter(List<String> lines) {
    return block("---\n" + String.join("\n", lines) + "\n---");
  }

  private Markdown block(String text) {
    out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
    return this;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** A text on one line with everything escaped that Markdown could take for its own. */
  static String escaped(String text) {
    String plain = plain(text);
    StringBuilder escaped = new StringBuilder(plain.length() + 16);
    int ordinal = 0;
    while (ordinal < plain.length() && Character.isDigit(plain.charAt(ordinal))) {
      ordinal++;
    }
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean number = i + 1 < plain.length() && Character.isDigit(plain.charAt(i + 1));
      boolean opensList =
          (i == 0 && "-+=".indexOf(c) >= 0 && !number)
              || (ordinal > 0 && i == ordinal && (c == '.' || c == ')') && !number);
      boolean opensLink =
          plain.startsWith("://", i)
              || (c == '.' && plain.regionMatches(true, Math.max(0, i - 3), "www", 0, 3));
      if (c == '<') {
        escaped.append("&lt;");
      } else if (c == '&') {
        escaped.append("&amp;");
      } else {
        if (opensList || opensLink || MARKUP.indexOf(c) >= 0) {
          escaped.append('\\');
        }
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A double-quoted YAML string. */
  static String yaml(String text) {
    return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** On one line, without control and formatting characters. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      ' ';
                  default -> c;
                })
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
