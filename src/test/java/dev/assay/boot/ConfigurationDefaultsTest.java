package dev.assay.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationDefaultsTest {
  private static final SmallRyeConfig NOTHING_SET =
      new SmallRyeConfigBuilder()
          .withMapping(LimitsConfig.class)
          .withMapping(StorageConfig.class)
          .withMapping(SignalsConfig.class)
          .build();

  @Test
  void limits() {
    LimitsConfig limits = NOTHING_SET.getConfigMapping(LimitsConfig.class);

    assertThat(limits.bodyBytes()).isEqualTo(8 << 20);
    assertThat(limits.inflatedBytes()).isEqualTo(64 << 20);
    assertThat(limits.inflationRatio()).isEqualTo(200);
    assertThat(limits.samples()).isEqualTo(500_000);
    assertThat(limits.lineBytes()).isEqualTo(64 << 10);
    assertThat(limits.labels()).isEqualTo(64);
    assertThat(limits.labelBytes()).isEqualTo(4 << 10);
    assertThat(limits.snapshots()).isEqualTo(16);
    assertThat(limits.rememberedBytes()).isEqualTo(32 << 20);
  }

  @ParameterizedTest
  @CsvSource({
    "body-bytes, 0",
    "body-bytes, 536870913",
    "inflated-bytes, 1073741825",
    "inflation-ratio, -1",
    "samples, many",
    "line-bytes, 1e3",
    "labels, 0",
    "label-bytes, 0",
    "snapshots, 101",
    "remembered-bytes, -1"
  })
  void aLimitOutOfItsRangeIsNamed(String limit, String value) {
    SmallRyeConfigBuilder set =
        new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withDefaultValue("assay.limits." + limit, value);

    assertThatThrownBy(set::build)
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("assay.limits." + limit)
        .hasMessageContaining("must be a whole number from ");
  }

  @Test
  void theEndsOfARangeAreWithinIt() {
    LimitsConfig limits =
        new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withDefaultValue("assay.limits.body-bytes", "536870912")
            .withDefaultValue("assay.limits.inflated-bytes", "1073741824")
            .withDefaultValue("assay.limits.samples", "1")
            .withDefaultValue("assay.limits.snapshots", "100")
            .withDefaultValue("assay.limits.remembered-bytes", "0")
            .build()
            .getConfigMapping(LimitsConfig.class);

    assertThat(limits.bodyBytes()).isEqualTo(512 << 20);
    assertThat(limits.inflatedBytes()).isEqualTo(1 << 30);
    assertThat(limits.samples()).isOne();
    assertThat(limits.snapshots()).isEqualTo(100);
    assertThat(limits.rememberedBytes()).isZero();
  }

  @Test
  void signals() {
    assertThat(NOTHING_SET.getConfigMapping(SignalsConfig.class).folder()).isEmpty();
  }

  @Test
  void storage() {
    StorageConfig storage = NOTHING_SET.getConfigMapping(StorageConfig.class);

    assertThat(storage.folder()).isEqualTo("./data");
    assertThat(storage.postgresUrl()).isEmpty();
    assertThat(storage.postgresUser()).isEqualTo("assay");
    assertThat(storage.postgresPassword()).isEmpty();
  }
}
