package dev.assay.core.mcda;

/** All numbers from low to high; either end may be infinite. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
  }
}
