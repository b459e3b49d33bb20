package dev.assay.core.signal;

import static dev.assay.core.signal.Readings.finding;
import static dev.assay.core.signal.Readings.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.Format;
import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.NativeHistogram;
import dev.assay.core.exposition.Selection;
import dev.assay.core.exposition.Series;
import java.util.List;
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

  @ParameterizedTest
  @ValueSource(doubles = {14, 99})
  void nativeBucketsThatDoNotAddUpAreLeftOut(double count) {
    NativeHistogram buckets =
        new NativeHistogram(
            0, 0, 0, new int[] {1}, new double[] {14}, new int[0], new double[0], new double[0]);
    Series series =
        new Series.Histogram(
            Labels.EMPTY, new double[0], new double[0], count, 7, buckets, 0, null, null);
    MetricFamily family =
        new MetricFamily(
            "http_request_duration_seconds",
            MetricType.HISTOGRAM,
            "",
            null,
            Selection.Wanted.WHOLE,
            0,
            List.of(series));
    Exposition exposition = new Exposition(Format.PROTOBUF, List.of(family), 1, 3, 0, List.of());
    MetricsReading reading = Catalogues.reading(List.of(Snapshot.of(exposition, null)));
    assertThat(reading.signal(Quantity.OBSERVED_P50) instanceof Signal.Measured)
        .isEqualTo(count == 14);
  }
}
