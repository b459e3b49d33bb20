package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.point;
import static dev.assay.core.signal.Readings.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCodesTest {
  private static String requests(String one, int count, String other, int more) {
    return """
        # TYPE http_requests_total counter
        http_requests_total{%s} %d
        http_requests_total{%s} %d
        """
        .formatted(one, count, other, more);
  }

  @ParameterizedTest
  @CsvSource({"ok, error", "success, error", "SUCCESS, ERROR", "success, server_failure"})
  void wordsThatAreNoCodesDoNotTellFailures(String one, String other) {
    MetricsReading reading =
        Readings.of(requests("status=\"" + one + "\"", 900, "status=\"" + other + "\"", 100));
    assertThat(why(reading, Quantity.ERROR_RATIO))
        .startsWith(
            "http_requests_total: no value of status is a status code that would tell failures: ")
        .contains(one, other);
  }

  @Test
  void outcomesTellFailuresBesideALabelOfOtherWords() {
    String done = "outcome=\"SUCCESS\",status=\"done\"";
    String lost = "outcome=\"SERVER_ERROR\",status=\"lost\"";
    assertThat(point(Readings.of(requests(done, 900, lost, 100)), Quantity.ERROR_RATIO))
        .isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "status=\"200\", status=\"500\", 0.1",
    "status=\"2xx\", status=\"5XX\", 0.1",
    "status=\"200 OK\", status=\"503 Unavailable\", 0.1",
    "outcome=\"SUCCESS\", outcome=\"SERVER_ERROR\", 0.1",
    "outcome=\"SUCCESS\", outcome=\"CLIENT_ERROR\", 0",
    "code=\"200\", code=\"error\", 0",
  })
  void codesAndWordsForThemTellFailures(String one, String other, double ratio) {
    assertThat(point(Readings.of(requests(one, 900, other, 100)), Quantity.ERROR_RATIO))
        .isEqualTo(ratio);
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "50000", "2000", "xxx", "2x0", "done", "''", "ok ok"})
  void otherValuesAreNoCodes(String value) {
    assertThat(StatusCodes.isCode(value)).isFalse();
  }
}
