package dev.assay.core.mcda;

/**
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), the generator of {@link
 * java.util.SplittableRandom}, addressed by place instead of by turn: number {@code i} of stream
 * {@code s} is the same whatever else is drawn. So a changed problem meets the same luck, and the
 * draws do not depend on the JDK's choice of algorithm.
 */
final class SplitMix64 {
  static final long STEP = 0x9e3779b97f4a7c15L;

  private SplitMix64() {}

  /** The number that follows the given state. */
  static long after(long state) {
    long z = state + STEP;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The first state of a stream; streams of one seed have nothing to do with each other. */
  static long stream(long seed, int stream) {
    return after(after(seed) ^ after(stream));
  }

  /** As a number strictly between 0 and 1. */
  static double unit(long bits) {
    return ((bits >>> 12) + 0.5) * 0x1p-52;
  }
}
