package dev.assay.core.signal;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long the copies of a service ran: the shortest and the longest time among them. */
final class CopyTimes {
  private @Nullable String only;
  private Set<String> several = Set.of();
  private ScrapeTimes.@Nullable Seconds shortest;
  private ScrapeTimes.@Nullable Seconds longest;
  private String youngest = "";
  private String oldest = "";

  boolean has(String copy) {
    return copy.equals(only) || several.contains(copy);
  }

  void add(String copy, ScrapeTimes.@Nullable Seconds seconds) {
    if (only == null) {
      only = copy;
    } else {
      several = several.isEmpty() ? new HashSet<>(Set.of(only)) : several;
      several.add(copy);
    }
    if (seconds == null) {
      return;
    }
    if (shortest == null || precedes(seconds.point(), copy, shortest.point(), youngest)) {
      shortest = seconds;
      youngest = copy;
    }
    if (longest == null || precedes(-seconds.point(), copy, -longest.point(), oldest)) {
      longest = seconds;
      oldest = copy;
    }
  }

  private static boolean precedes(double a, String copy, double b, String other) {
    return a < b || (a == b && copy.compareTo(other) < 0);
  }

  /** Whether there is more than one copy. */
  boolean many() {
    return !several.isEmpty();
  }

  /** The time of the youngest copy; null where it is known of none. */
  ScrapeTimes.@Nullable Seconds shortest() {
    return shortest;
  }

  /** The time of the oldest copy; null where it is known of none. */
  ScrapeTimes.@Nullable Seconds longest() {
    return longest;
  }

  String youngest() {
    return youngest;
  }

  String oldest() {
    return oldest;
  }
}
