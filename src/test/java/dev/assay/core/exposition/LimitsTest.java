package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static final ReadOptions TIGHT =
      new ReadOptions(false, new ReadOptions.Limits(200, 10, 5, 50, 2, 12), Selection.ALL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 1;a 1;a 1;a 1;a 1;a 1; | too-many-samples",
        "# TYPE a gauge;# TYPE b gauge;# TYPE c gauge;# TYPE d gauge;# TYPE e gauge;# TYPE f gauge; | too-many-families",
        "a{b=\"1\",c=\"2\",d=\"3\"} 1; | too-many-labels",
        "a{b=\"1234567890123\"} 1; | label-too-long",
        "a{b2345678901234=\"1\"} 1; | label-too-long",
        "a234567890123 1; | label-too-long",
        "{\"a234567890123\"} 1; | label-too-long",
        "# TYPE a234567890123 gauge; | label-too-long",
        "# ..................................................; | line-too-long",
        "a 1;........................................................................................................................................................................................................; | body-too-large"
      })
  void eachLimitHasItsOwnProblem(String body, String code) {
    ExpositionException refusal =
        Reading.refusal(body.strip().replace(';', '\n'), Format.PROMETHEUS_TEXT, TIGHT);
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(ExpositionException.Kind.LIMIT);
    assertThat(Reading.codes(refusal)).containsExactly(code);
    assertThat(refusal).hasMessageMatching("(?s).*more than the (200|50|5|2|12) that .*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"a{b=\"123456789012\",c=\"\"} 1;a 1;a 1;a 1;a 1;"})
  void whatIsExactlyAtTheLimitIsRead(String body) throws Exception {
    assertThat(Reading.read(body.replace(';', '\n'), Format.PROMETHEUS_TEXT, TIGHT).sampleCount())
        .isEqualTo(5);
  }
}
