package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricUnitTest {
  private static @Nullable MetricUnit of(String name, String help, @Nullable String unit) {
    return MetricUnit.ofDuration(
        new MetricFamily(
            name, MetricType.HISTOGRAM, help, unit, Selection.Wanted.WHOLE, 1, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How long it takes us to answer a request, in milliseconds. | MILLISECONDS",
        "How long it takes us to answer a request                   |",
        "What clients send to us                                    |",
        "Requests that came in                                      |",
        "Request latency in us                                      | MICROSECONDS",
        "Request latency (us) by route                              | MICROSECONDS",
        "Request latency, us                                        | MICROSECONDS",
        "Request latency [µs]                                       | MICROSECONDS",
        "Request latency (in ms)                                    | MILLISECONDS",
        "Latency of the request(s)                                  |",
        "Latency of requests (s)                                    | SECONDS",
        "Request duration seconds                                   | SECONDS",
        "Duration in nanoseconds.                                   | NANOSECONDS",
        "Duration over the last 60 seconds                          |",
        "Duration over the last 60 seconds, in ms                   | MILLISECONDS",
        "Requests per second                                        |",
        "The second request                                         |",
        "Times of requests within seconds of one another            |",
        "''                                                         |"
      })
  void isToldByAHelpTextOnlyWhereItIsMeantAsAUnit(String help, @Nullable MetricUnit unit) {
    assertThat(of("app_request_duration", help, null)).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({
    "app_request_duration_ms, s,    SECONDS",
    "app_request_duration_ms, ,     MILLISECONDS",
    "app_request_us_total,    ,     MICROSECONDS",
    "app_request_duration_s,  ,     SECONDS",
    "app_request_duration,    usec, MICROSECONDS"
  })
  void isToldByUnitAndNameFirst(String name, @Nullable String stated, MetricUnit unit) {
    assertThat(of(name, "in nanoseconds", stated)).isEqualTo(unit);
  }
}
