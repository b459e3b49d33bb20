package dev.assay.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * How much one request may hold; more is refused with a problem. A limit out of its range ends the
 * start-up; converters see to that.
 */
@ConfigMapping(prefix = "assay.limits")
public interface LimitsConfig {
  /** Bytes of a body as sent: 8 MiB. */
  @WithDefault("8388608")
  @WithConverter(BodyBytes.class)
  int bodyBytes();

  /** Bytes that a body may inflate to: 64 MiB. */
  @WithDefault("67108864")
  @WithConverter(InflatedBytes.class)
  int inflatedBytes();

  /** How many times its size a body may inflate to. */
  @WithDefault("200")
  @WithConverter(Count.class)
  int inflationRatio();

  /** Samples of one exposition. */
  @WithDefault("500000")
  @WithConverter(Count.class)
  int samples();

  /** Bytes of one line of an exposition. */
  @WithDefault("65536")
  @WithConverter(Count.class)
  int lineBytes();

  /** Labels of one series. */
  @WithDefault("64")
  @WithConverter(Count.class)
  int labels();

  /** Bytes of one label value. */
  @WithDefault("4096")
  @WithConverter(Count.class)
  int labelBytes();

  /** Snapshots of one request. */
  @WithDefault("16")
  @WithConverter(Snapshots.class)
  int snapshots();

  /** Bytes of newest answers that are remembered, so that asking again costs nothing: 32 MiB. */
  @WithDefault("33554432")
  @WithConverter(Memory.class)
  int rememberedBytes();

  /** A whole number within a range. */
  abstract class Range implements Converter<Integer> {
    private final int least;
    private final int most;

    Range(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer convert(String value) {
      try {
        int number = Integer.parseInt(value.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below, like a number out of range.
      }
      throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }
  }

  /** At least one of what is counted. */
  final class Count extends Range {
    public Count() {
      super(1, Integer.MAX_VALUE);
    }
  }

  /** Up to 512 MiB. */
  final class BodyBytes extends Range {
    public BodyBytes() {
      super(1, 512 << 20);
    }
  }

  /** Up to 1 GiB. */
  final class InflatedBytes extends Range {
    public InflatedBytes() {
      super(1, 1 << 30);
    }
  }

  /** Up to 100. */
  final class Snapshots extends Range {
    public Snapshots() {
      super(1, 100);
    }
  }

  /** Any, or none. */
  final class Memory extends Range {
    public Memory() {
      super(0, Integer.MAX_VALUE);
    }
  }
}
