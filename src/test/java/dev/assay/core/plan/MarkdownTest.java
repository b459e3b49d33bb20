package dev.assay.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      value = {
        "plain 3.5 ms (p99), 10-15 MB => plain 3.5 ms (p99), 10-15 MB",
        "**bold** _it_ ~no~ => \\*\\*bold\\*\\* \\_it\\_ \\~no\\~",
        "[x](http://evil) => \\[x\\](http\\://evil)",
        "![x](y) => \\!\\[x\\](y)",
        "see www.evil.example => see www\\.evil.example",
        "<script>alert(1)</script> => &lt;script\\>alert(1)&lt;/script\\>",
        "&lt;b&gt; => &amp;lt;b&amp;gt;",
        "a | b => a \\| b",
        "# heading => \\# heading",
        "- item => \\- item",
        "-0.5 ratio => -0.5 ratio",
        "0.03 => 0.03",
        "--- => \\---",
        "+ item => \\+ item",
        "=== => \\===",
        "12. item => 12\\. item",
        "12) item => 12\\) item",
        "`code` \\ => \\`code\\` \\\\",
        "@team => \\@team",
        "$x$ => \\$x\\$",
      })
  void markup_of_others_stays_text(String text, String escaped) {
    assertThat(Markdown.escaped(text)).isEqualTo(escaped);
  }

  @Test
  void lines_and_invisible_characters_cannot_break_out() {
    assertThat(Markdown.escaped("a\n\n# b\r\n* c\u2028d\u0000e\u202ef"))
        .isEqualTo("a  \\# b  \\* c d e f");
    assertThat(Markdown.yaml("a\": x\n---\\")).isEqualTo("\"a\\\": x ---\\\\\"");
  }

  @Test
  void blocks_are_set_apart_by_one_empty_line_and_empty_ones_left_out() {
    Markdown markdown =
        new Markdown()
            .heading(2, "A")
            .list(List.of())
            .numbered(List.of())
            .table(List.of("x"), List.of())
            .list(List.of("b", "c"))
            .table(List.of("x", "y"), List.of(List.of("1", "2|3")));

    assertThat(markdown)
        .hasToString("## A\n\n* b\n* c\n\n| x | y |\n| --- | --- |\n| 1 | 2\\|3 |\n");
  }
}
