package dev.assay.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class ConfigurationDefaultsTest {
  private static final SmallRyeConfig NOTHING_SET =
      new SmallRyeConfigBuilder()
          .withMapping(LimitsConfig.class)
          .withMapping(StorageConfig.class)
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

  @Test
  void storage() {
    StorageConfig storage = NOTHING_SET.getConfigMapping(StorageConfig.class);

    assertThat(storage.folder()).isEqualTo("./data");
    assertThat(storage.postgresUrl()).isEmpty();
    assertThat(storage.postgresUser()).isEqualTo("assay");
    assertThat(storage.postgresPassword()).isEmpty();
  }
}
