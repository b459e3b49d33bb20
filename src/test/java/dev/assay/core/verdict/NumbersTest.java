package dev.assay.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.12345, 0.123",
    "0.1235, 0.124",
    "-0.0456789, -0.0457",
    "1, 1",
    "7.404, 7.4",
    "99.94, 99.9",
    "99.96, 100",
    "100, 100",
    "123.4, 123",
    "123.6, 124",
    "-123.6, -124",
    "1234567, 1234567",
    "2e10, 20000000000",
    "0.000001234, 0.00000123",
    "100.5, 100",
    "101.5, 102"
  })
  void text_has_three_digits_below_a_hundred_and_whole_numbers_above(double number, String text) {
    assertThat(Numbers.text(number)).isEqualTo(text);
  }

  @Test
  void what_is_no_number_is_told_in_words() {
    assertThat(Numbers.text(Double.POSITIVE_INFINITY)).isEqualTo("unbounded");
    assertThat(Numbers.text(Double.NaN)).isEqualTo("unknown");
    assertThat(Numbers.text(Double.NEGATIVE_INFINITY)).isEqualTo("unknown");
  }

  @Test
  void other_roundings() {
    assertThat(Numbers.fourDigits(7.40449)).isEqualTo("7.404");
    assertThat(Numbers.fourDigits(7.4046)).isEqualTo("7.405");
    assertThat(Numbers.fourDigits(1_234_567)).isEqualTo("1235000");
    assertThat(Numbers.percent(0.645)).isEqualTo("65 %");
    assertThat(Numbers.percent(0.644)).isEqualTo("64 %");
    assertThat(Numbers.share(0.645)).isEqualTo(0.64);
    assertThat(Numbers.share(0.6451)).isEqualTo(0.65);
    assertThat(Numbers.answer(0.12345649)).isEqualTo(0.123456);
    assertThat(Numbers.answer(0.1234566)).isEqualTo(0.123457);
    assertThat(Double.doubleToRawLongBits(Numbers.answer(-1e-9)))
        .isEqualTo(Double.doubleToRawLongBits(0.0));
    assertThat(Numbers.answer(Double.POSITIVE_INFINITY)).isInfinite();
  }
}
