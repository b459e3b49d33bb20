package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private final NameTable<Integer> table = new NameTable<>();

  @Test
  void findsTheNameThatStandsThere() {
    table.put("go_goroutines", 1);
    byte[] body = "# TYPE go_goroutines gauge".getBytes(StandardCharsets.UTF_8);

    assertThat(table.get(body, 7, 20)).isEqualTo(1);
    assertThat(table.get(body, 7, 19)).isNull();
    assertThat(table.get(body, 6, 20)).isNull();
    assertThat(table.get(body, 7, 7)).isNull();
  }

  @Test
  void keepsTheValueSetLastOfEveryName() {
    Map<String, Integer> expected = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      String name = Integer.toString(random.nextInt(1_000), 36) + (i % 3 == 0 ? "é" : "_total");
      expected.put(name, i);
      table.put(name, i);
    }

    expected.forEach((name, value) -> assertThat(get(name)).as(name).isEqualTo(value));
    assertThat(get("absent")).isNull();
  }

  private Integer get(String name) {
    byte[] bytes = (" " + name + " ").getBytes(StandardCharsets.UTF_8);
    return table.get(bytes, 1, bytes.length - 1);
  }
}
