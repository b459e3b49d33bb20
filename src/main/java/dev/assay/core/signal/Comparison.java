package dev.assay.core.signal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether two readings, of two services or of two builds of one, can be held against each other.
 *
 * @param comparable whether no aspect forbids it, load, duration and uptime are known to be alike,
 *     and latency, CPU time or memory can be compared; where it is false, each aspect still tells
 *     what of it can be
 * @param aspects each aspect with its verdict and reason, in a fixed order
 */
@Schema(
    name = "RuntimeComparison",
    description = "Whether two readings can be held against each other, aspect by aspect.")
public record Comparison(
    @Schema(
            description =
                "Whether no aspect forbids it, load, duration and uptime are known to be alike, and"
                    + " latency, CPU time or memory can be compared.")
        boolean comparable,
    @Schema(description = "Each aspect, in a fixed order.") List<Aspect> aspects) {
  public Comparison {
    aspects = List.copyOf(aspects);
  }

  /** Whether that aspect is comparable. */
  boolean allows(String name) {
    return aspect(name).verdict() == Verdict.COMPARABLE;
  }

  /** The aspect of that name. */
  public Aspect aspect(String name) {
    return aspects.stream()
        .filter(aspect -> aspect.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no aspect " + name));
  }

  /**
   * One thing that must be alike.
   *
   * @param name stable kebab-case name: {@code latency}, {@code requests}, {@code load}, {@code
   *     duration}, {@code uptime}, {@code cpu}, {@code memory}, {@code runtime}
   * @param reason both values and the threshold, in a sentence
   */
  @Schema(name = "ComparedAspect", description = "One thing that must be alike.")
  public record Aspect(
      @Schema(description = "Stable name.", examples = "latency") String name,
      Verdict verdict,
      @Schema(description = "Both values and the threshold.") String reason) {}

  /** What an aspect allows. */
  @Schema(name = "AspectVerdict", description = "What an aspect allows.")
  public enum Verdict {
    COMPARABLE,
    /** Comparable in part or with less confidence, as the reason says. */
    WITH_CAUTION,
    NOT_COMPARABLE,
    /** Too little is known to tell. */
    UNKNOWN
  }
}
