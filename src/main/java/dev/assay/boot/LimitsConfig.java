package dev.assay.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/** How much one request may hold; more is refused with a problem. */
@ConfigMapping(prefix = "assay.limits")
public interface LimitsConfig {
  /** Bytes of a body as sent: 8 MiB. */
  @WithDefault("8388608")
  @Positive
  @Max(512 << 20)
  int bodyBytes();

  /** Bytes that a body may inflate to: 64 MiB. */
  @WithDefault("67108864")
  @Positive
  @Max(1 << 30)
  int inflatedBytes();

  /** How many times its size a body may inflate to. */
  @WithDefault("200")
  @Positive
  int inflationRatio();

  /** Samples of one exposition. */
  @WithDefault("500000")
  @Positive
  int samples();

  /** Bytes of one line of an exposition. */
  @WithDefault("65536")
  @Positive
  int lineBytes();

  /** Labels of one series. */
  @WithDefault("64")
  @Positive
  int labels();

  /** Bytes of one label value. */
  @WithDefault("4096")
  @Positive
  int labelBytes();

  /** Snapshots of one request. */
  @WithDefault("16")
  @Min(1)
  @Max(100)
  int snapshots();

  /** Bytes of newest answers that are remembered, so that asking again costs nothing: 32 MiB. */
  @WithDefault("33554432")
  @PositiveOrZero
  int rememberedBytes();
}
