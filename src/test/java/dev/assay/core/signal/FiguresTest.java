package dev.assay.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Tag("long")
  @Test
  void roundsAsDecimalArithmeticDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      double number =
          (random.nextInt(4) == 0 ? random.nextInt(100_000) / 2048.0 : random.nextDouble())
              * Math.pow(10, random.nextInt(32) - 12)
              * (random.nextBoolean() ? 1 : -1);
      BigDecimal decimal = BigDecimal.valueOf(number);
      assertThat(Figures.clean(number)).isEqualTo(decimal.round(new MathContext(12)).doubleValue());
      if (number != Math.rint(number)) {
        assertThat(Figures.plain(number))
            .isEqualTo(decimal.round(new MathContext(4)).stripTrailingZeros().toPlainString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.00012345, 0.0001235",
    "2.0005, 2.001",
    "9.99996, 10",
    "-0.5, -0.5",
    "12345.6, 12350",
    "1e300, 1e300",
    "NaN, NaN",
    "Infinity, +Inf"
  })
  void writesAtMostFourDigits(double number, String text) {
    String plain = Figures.plain(number);
    assertThat(plain.length() > 100 ? "1e300" : plain).isEqualTo(text);
  }
}
