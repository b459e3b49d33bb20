package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatDecisionTest {
  private static final byte[] TEXT = bytes("a 1\n");
  private static final byte[] OPEN_METRICS = bytes("a 1\n# EOF\n");
  private static final byte[] PROTOBUF = {5, 0x0a, 1, 'a', 0x18, 1};

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | PROMETHEUS_TEXT",
        "text/plain; version=0.0.4; charset=utf-8 | PROMETHEUS_TEXT",
        "TEXT/Plain;version=1.0.0;escaping=allow-utf-8 | PROMETHEUS_TEXT",
        "application/openmetrics-text | OPENMETRICS_TEXT",
        "application/openmetrics-text; version=1.0.0; charset=utf-8 | OPENMETRICS_TEXT",
        "application/openmetrics-text; version=\"0.0.1\" | OPENMETRICS_TEXT",
        "application/vnd.google.protobuf | PROTOBUF",
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited | PROTOBUF"
      })
  void theHeaderNamesTheFormat(String header, Format format) throws Exception {
    assertThat(FormatSniffer.decide(header, bytes("anything"))).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "invalid/",
        "a/b/c",
        "text/plain; a=1; a=2",
        "text/plain; version=0.0.3",
        "text/plain; version",
        "text/plain; version=\"0.0.4",
        "application/vnd.google.protobuf; proto=other; encoding=delimited",
        "application/vnd.google.protobuf; encoding=text",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "text/html"
      })
  void whereTheHeaderNamesNoneTheBodyTells(String header) throws Exception {
    assertThat(FormatSniffer.decide(header, TEXT)).isEqualTo(Format.PROMETHEUS_TEXT);
    assertThat(FormatSniffer.decide(header, OPEN_METRICS)).isEqualTo(Format.OPENMETRICS_TEXT);
    assertThat(FormatSniffer.decide(header, PROTOBUF)).isEqualTo(Format.PROTOBUF);
    assertThat(FormatSniffer.decide(null, PROTOBUF)).isEqualTo(Format.PROTOBUF);
  }

  @Test
  void openMetrics2IsRefusedByName() {
    assertThatThrownBy(
            () -> FormatSniffer.decide("application/openmetrics-text; version=2.0.0", TEXT))
        .isInstanceOfSatisfying(
            ExpositionException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.UNSUPPORTED);
              assertThat(refusal).hasMessageStartingWith("\"OpenMetrics 2.0.0\"");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "\n\na 1\n",
        "# EOFx\n",
        "x # EOF",
        "\n\n\n\n\n\n\n",
        "#\n\nup{job_id=\"x\"} 1\na 1\na 1\na 1\n"
      })
  void textIsNotTakenForAnythingElse(String body) {
    assertThat(FormatSniffer.sniff(bytes(body))).isEqualTo(Format.PROMETHEUS_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# EOF", "# EOF\n", "a 1\n# EOF\n\n", "a 1\r\n# EOF\r\n"})
  void theLastLineGivesOpenMetricsAway(String body) {
    assertThat(FormatSniffer.sniff(bytes(body))).isEqualTo(Format.OPENMETRICS_TEXT);
  }

  @Test
  void thePublishedHeadersMeanWhatTheyMeanElsewhere() throws Exception {
    Path file = Shared.folder("conformance").resolve("content-types.json");
    JsonNode cases = new ObjectMapper().readTree(file.toFile());
    for (JsonNode one : cases.at("/expfmt/cases")) {
      assertDecision(
          one.at("/headers/Content-Type").asText(),
          switch (one.get("format").asText()) {
            case "FmtText" -> Format.PROMETHEUS_TEXT;
            case "FmtProtoDelim" -> Format.PROTOBUF;
            default -> null;
          });
    }
    for (JsonNode one : cases.at("/textparse/cases")) {
      boolean stated = !one.has("err");
      assertDecision(
          one.path("contentType").asText(""),
          !stated
              ? null
              : switch (one.get("validateParser").asText()) {
                case "requirePromParser" -> Format.PROMETHEUS_TEXT;
                case "requireOpenMetricsParser" -> Format.OPENMETRICS_TEXT;
                default -> Format.PROTOBUF;
              });
    }
  }

  /** A null format: the header decides nothing and each body is taken for what it is. */
  private static void assertDecision(String header, Format format) throws ExpositionException {
    assertThat(FormatSniffer.decide(header, TEXT))
        .as(header)
        .isEqualTo(format == null ? Format.PROMETHEUS_TEXT : format);
    assertThat(FormatSniffer.decide(header, OPEN_METRICS))
        .as(header)
        .isEqualTo(format == null ? Format.OPENMETRICS_TEXT : format);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 120, 127, 128, 130, 1000, 4000})
  void protobufIsToldHoweverLongItsFirstNameIs(int length) throws Exception {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(message);
    out.writeString(1, "a".repeat(length));
    out.writeEnum(3, 1);
    out.writeByteArray(4, new byte[] {0x12, 9, 9, 0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f});
    out.flush();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CodedOutputStream delimited = CodedOutputStream.newInstance(body);
    delimited.writeByteArrayNoTag(message.toByteArray());
    delimited.flush();
    assertThat(FormatSniffer.sniff(body.toByteArray())).isEqualTo(Format.PROTOBUF);
    message.write(0x0b);
    assertThat(FormatSniffer.sniff(message.toByteArray())).isEqualTo(Format.PROMETHEUS_TEXT);
  }

  @Test
  void aTextThatBeginsLikeAMessageIsText() {
    String text = "#\n\nmetric{ab=\"xxxxxxxxxxxxxxxxxxxx\"} 1\nb 2\n";
    assertThat(FormatSniffer.sniff(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Format.PROMETHEUS_TEXT);
  }
}
