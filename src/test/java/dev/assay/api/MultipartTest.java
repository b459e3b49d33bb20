package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static List<Multipart.Part> parts(String headers) {
    return Multipart.parts(
        ("--b\r\nContent-Disposition: form-data; " + headers + "\r\n\r\nx\r\n--b--\r\n")
            .getBytes(StandardCharsets.UTF_8),
        "multipart/form-data; boundary=b");
  }

  @Test
  void namesMayBeLongAndEscaped() {
    String name = "a".repeat(5000);
    assertThat(parts("name=\"" + name + "\"").getFirst().name()).isEqualTo(name);
    assertThat(parts("name=" + name).getFirst().name()).isEqualTo(name);
    assertThat(parts("name=\"a \\\"b\\\" \\\\\"").getFirst().name()).isEqualTo("a \"b\" \\");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "filename"})
  void aParameterOfNothingButEscapesIsNone(String parameter) {
    String escapes = parameter + "=\"" + "\\a".repeat(3900) + "\"";
    if (parameter.equals("name")) {
      assertThatThrownBy(() -> parts(escapes)).isInstanceOf(MalformedException.class);
    } else {
      assertThat(parts("name=a; " + escapes).getFirst().filename()).isNull();
    }
  }

  @Test
  void theContentTypeOfAPartStaysAsItWasWritten() {
    String type =
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
    assertThat(parts("name=a\r\nContent-Type: " + type).getFirst().contentType()).isEqualTo(type);
  }
}
