package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bodies from a seeded generator: what is well-formed is read whole, and whatever is done to it the
 * reader answers with a value or with its one exception. {@code -Dassay.fuzz=PT10M} runs longer.
 */
class GeneratedExpositionTest {
  private static final Duration TIME =
      Duration.parse(System.getProperty("assay.fuzz", "PT2S")).dividedBy(2);
  private static final String[] TEXTS = {
    "",
    "a",
    "200",
    "GET",
    "/api/{id}",
    "q\"uote",
    "back\\slash",
    "line\nfeed",
    "Größe",
    "日本",
    "}{,=#",
    "\\n",
    " ",
    "+Inf",
    "a\\\"",
    "x".repeat(70)
  };
  private static final String[] NUMBERS = {
    "0",
    "1",
    "12",
    "0.5",
    "1e3",
    "1.5e-9",
    "+Inf",
    "-Inf",
    "NaN",
    "123456789012345678",
    "-7",
    "0.1234567890123456789",
    "4.9e-324",
    "00012",
    "5.",
    ".5"
  };
  private static final String[] NAMES = {
    "a",
    "a_created",
    "http_requests_total",
    "http_requests_created",
    "go_gc_duration_seconds",
    "go_gc_duration_seconds_created",
    "x_count",
    "x_sum",
    "x_bucket",
    "x:y",
    "dotted.name",
    "größe",
    "with space",
    "q\"n",
    "_"
  };
  private static final String[] FRAGMENTS = {
    "{",
    "}",
    "\"",
    ",",
    "=",
    "#",
    "\\",
    "\n",
    "\r\n",
    " ",
    "\t",
    "\0",
    "# EOF\n",
    "# TYPE ",
    "le=\"",
    "quantile=\"",
    "_bucket",
    "e",
    "+Inf",
    "{count:1}",
    " st@1",
    "\uFEFF",
    "# {a=\"b\"} 1 2",
    "\\\""
  };

  private final SplittableRandom random = new SplittableRandom(20_261_121);

  @Tag("long")
  @Test
  void whatIsWellFormedIsReadWhole() throws Exception {
    long end = System.nanoTime() + TIME.toNanos();
    do {
      boolean openMetrics = random.nextBoolean();
      StringBuilder body = new StringBuilder();
      List<String> expected = new ArrayList<>();
      int families = random.nextInt(1, 8);
      for (int i = 0; i < families; i++) {
        family(body, expected, "f" + i + "_" + pick(NAMES), openMetrics);
      }
      body.append(openMetrics ? "# EOF\n" : "");
      Format format = openMetrics ? Format.OPENMETRICS_TEXT : Format.PROMETHEUS_TEXT;
      Exposition read = Reading.read(body.toString(), format, ReadOptions.LENIENT);
      assertThat(Flat.of(read)).as(body.toString()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(read.skippedLines()).as(body.toString()).isZero();
    } while (System.nanoTime() < end);
  }

  @Tag("long")
  @Test
  void whateverItReadsItAnswersAsDeclared() {
    long end = System.nanoTime() + TIME.toNanos();
    do {
      StringBuilder text = new StringBuilder();
      List<String> ignored = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        family(text, ignored, pick(NAMES), random.nextBoolean());
      }
      if (random.nextBoolean()) {
        text.append("# EOF\n");
      }
      for (int i = random.nextInt(6); i > 0; i--) {
        int at = random.nextInt(text.length() + 1);
        int until = Math.min(text.length(), at + random.nextInt(4));
        text.replace(at, until, random.nextInt(4) == 0 ? pick(TEXTS) : pick(FRAGMENTS));
      }
      byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(3); i > 0 && body.length > 0; i--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      answersAsDeclared(body);
    } while (System.nanoTime() < end);
  }

  /** Reads a body in every way there is. */
  static void answersAsDeclared(byte[] body) {
    for (Format format : Format.values()) {
      for (boolean strict : new boolean[] {false, true}) {
        ReadOptions options =
            new ReadOptions(
                strict,
                ReadOptions.Limits.DEFAULT,
                Selection.where(name -> name.length() % 3 != 0 || strict));
        try {
          Exposition read = ExpositionReader.read(body, format, options);
          assertThat(read.sampleCount()).isNotNegative();
          read.families().forEach(MetricFamily::toString);
        } catch (ExpositionException refusal) {
          assertThat(refusal.problems()).isNotEmpty();
        } catch (RuntimeException | Error e) {
          fail(
              "%s, strict %s: %s"
                  .formatted(format, strict, java.util.HexFormat.of().formatHex(body)),
              e);
        }
      }
    }
    for (String coding : new String[] {null, "gzip", "zstd"}) {
      try {
        BodyInflater.inflate(body, coding, ReadOptions.Limits.DEFAULT);
      } catch (ExpositionException refusal) {
        assertThat(refusal.problems()).isNotEmpty();
      }
    }
    FormatSniffer.sniff(body);
    ContentType.parse(new String(body, StandardCharsets.UTF_8));
  }

  private void family(StringBuilder body, List<String> expected, String name, boolean openMetrics) {
    if (random.nextInt(3) == 0) {
      histogram(body, expected, name, openMetrics);
      return;
    }
    body.append("# TYPE ").append(written(name)).append(" gauge\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, String> labels = labels(i);
      double seconds = random.nextInt(2_000_000_000);
      boolean timed = random.nextBoolean();
      String number = pick(NUMBERS);
      sample(body, name, labels, number);
      body.append(timed ? " " + (long) (openMetrics ? seconds : seconds * 1000) : "").append('\n');
      expected.add(Flat.written(name, labels, Flat.parse(number), timed ? seconds : null));
    }
  }

  private void histogram(
      StringBuilder body, List<String> expected, String name, boolean openMetrics) {
    body.append("# TYPE ").append(written(name)).append(" histogram\n");
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Map<String, String> labels = labels(i);
      int count = 0;
      for (String le : new String[] {"0.1", "1", "2.5e3", "+Inf"}) {
        count += random.nextInt(3);
        Map<String, String> all = new TreeMap<>(labels);
        all.put("le", le);
        part(body, expected, name + "_bucket", all, count);
      }
      part(body, expected, name + "_sum", labels, random.nextInt(100));
      part(body, expected, name + "_count", labels, count);
    }
    body.append(openMetrics ? "" : "\n");
  }

  private static void part(
      StringBuilder body,
      List<String> expected,
      String name,
      Map<String, String> labels,
      int value) {
    sample(body, name, labels, String.valueOf(value));
    body.append('\n');
    expected.add(Flat.written(name, labels, value, null));
  }

  private static void sample(
      StringBuilder body, String name, Map<String, String> labels, String number) {
    boolean plain = written(name).equals(name);
    body.append(plain ? name : "").append('{').append(plain ? "" : written(name));
    labels.forEach(
        (label, value) -> {
          body.append(body.charAt(body.length() - 1) == '{' ? "" : ",");
          body.append(written(label)).append('=').append(quoted(value));
        });
    body.append("} ").append(number);
  }

  /** Labels of which the first tells the series of a family apart. */
  private Map<String, String> labels(int series) {
    Map<String, String> labels = new TreeMap<>(Map.of("series", String.valueOf(series)));
    for (int i = random.nextInt(4); i > 0; i--) {
      labels.put("l" + i + (random.nextInt(8) == 0 ? ".x" : ""), pick(TEXTS));
    }
    return labels;
  }

  private static String written(String name) {
    return name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*") ? name : quoted(name);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
