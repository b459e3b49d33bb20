package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DecimalTest {

  @Tag("long")
  @Test
  void everyNumberIsTheNearestDouble() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 30_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt(1_000_000) / 1000.0;
            case 2 -> random.nextLong() >> random.nextInt(64);
            default -> random.nextDouble() * Math.pow(10, random.nextInt(-30, 30));
          };
      if (Double.isFinite(value)) {
        assertReads(String.valueOf(value), value);
        assertReads(new BigDecimal(value).toPlainString(), value);
        assertReads("%.6e".formatted(value), Double.parseDouble("%.6e".formatted(value)));
      }
    }
  }

  private static void assertReads(String text, double value) {
    byte[] bytes = (text + " ").getBytes(StandardCharsets.US_ASCII);
    assertThat(Decimal.end(bytes, 0, bytes.length)).isEqualTo(text.length());
    assertThat(Decimal.value(bytes, 0, text.length())).as(text).isEqualTo(value);
  }
}
