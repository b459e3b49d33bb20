package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which samples of a family count. */
class SensibleSeriesTest {
  private static final String MEMORY =
      "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes ";

  @Test
  void ofFewSamplesOfOneSeriesTheLastCounts() {
    String body =
        """
        # TYPE go_goroutines gauge
        go_goroutines{client="a"} 5 1000
        go_goroutines{client="a"} 7 2000
        go_goroutines{client="b"} 40 1000
        """;
    assertThat(finding(Readings.of(body), "tasks")).isEqualTo(47);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1e20", "9e-16", "-1", "+Inf", "-Inf"})
  void whatNoServiceCanHaveIsLeftOut(String value) {
    MetricsReading reading = Readings.of(MEMORY + value + "\n");
    assertThat(reading.signal(Quantity.RESIDENT_MEMORY)).isInstanceOf(Signal.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e20", "1e-15"})
  void theGreatestAndTheLeastCount(String value) {
    MetricsReading reading = Readings.of(MEMORY + value + "\n");
    assertThat(point(reading, Quantity.RESIDENT_MEMORY))
        .isEqualTo(Double.parseDouble(value) / (1 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_count 1e21", "_sum -4", "_bucket{le=\"0.1\"} 1e21"})
  void oneBadNumberSpoilsAHistogram(String sample) {
    String name = "http_request_duration_seconds";
    String sound =
        """
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="0.1"} 10
        http_request_duration_seconds_bucket{le="+Inf"} 20
        http_request_duration_seconds_sum 4
        http_request_duration_seconds_count 20
        """;
    String series = sample.substring(0, sample.lastIndexOf(' '));
    String spoilt = sound.replaceFirst(Pattern.quote(name + series) + " .*", name + sample);

    assertThat(Readings.of(sound).signal(Quantity.OBSERVED_P50))
        .isInstanceOf(Signal.Measured.class);
    assertThat(spoilt).isNotEqualTo(sound);
    assertThat(Readings.of(spoilt).signal(Quantity.OBSERVED_P50))
        .isInstanceOf(Signal.Missing.class);
  }
}
