package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which series do not count, and why. */
final class LeftOut {
  private static final double LEAST = 1e-15;
  private static final double GREATEST = 1e20;

  /** Reasons to leave a series out that lie in its numbers and not in what it speaks of. */
  private static final String STALE_MARKERS = "stale markers";

  private static final String NO_NUMBERS = "values that are no numbers";
  private static final String NOT_SENSIBLE = "values that no service can have";

  private static final long STALE = 0x7ff0000000000002L;

  private LeftOut() {}

  /** Why a series is left out; empty for a reason not worth telling, null where it is used. */
  static @Nullable String why(Meaning.Reading reading, Snapshot snapshot, Series series) {
    Labels labels = series.labels();
    boolean ordinary = series instanceof Series.Scalar scalar && ordinary(scalar.value());
    if (ordinary && labels.size() == 0 && reading.keepsUnlabelled()) {
      return null;
    }
    if (!snapshot.select().isEmpty() && !selected(snapshot, labels)) {
      return "";
    }
    Convention convention = reading.convention();
    if (!ordinary && stale(series)) {
      return STALE_MARKERS;
    }
    if (!ordinary && !setting(convention) && !sensible(series)) {
      return NOT_SENSIBLE;
    }
    List<LabelRule> only = convention.only();
    for (int i = 0; i < only.size(); i++) {
      if (!only.get(i).matches(labels)) {
        return "";
      }
    }
    String drop = reading.drops().why(labels);
    if (drop != null) {
      return drop;
    }
    return !ordinary && series instanceof Series.Scalar scalar && Double.isNaN(scalar.value())
        ? NO_NUMBERS
        : null;
  }

  private static boolean selected(Snapshot snapshot, Labels labels) {
    for (Map.Entry<String, String> wanted : snapshot.select().entrySet()) {
      String value = labels.get(wanted.getKey());
      if (value != null && !value.equals(wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean stale(Series series) {
    return switch (series) {
      case Series.Scalar s -> Double.doubleToRawLongBits(s.value()) == STALE;
      case Series.Summary s -> Double.doubleToRawLongBits(s.sum()) == STALE;
      case Series.Histogram h -> Double.doubleToRawLongBits(h.sum()) == STALE;
    };
  }

  /** Whether the family tells a setting, for which any number may be a word, as -1 for off. */
  private static boolean setting(Convention convention) {
    return switch (convention.role()) {
      case GC_PERCENT, GC_MEMORY_LIMIT, MEMORY_LIMIT, CPU_LIMIT, MAX_FILES, MAX_PROCS -> true;
      default -> false;
    };
  }

  /**
   * Whether the numbers can be counts, sizes or times of a service: NaN means none was taken, and
   * counters that stand for "no limit" reach 2^64.
   */
  private static boolean sensible(Series series) {
    return switch (series) {
      case Series.Scalar s -> sensible(s.value());
      case Series.Summary s -> sensible(s.count()) && sensible(s.sum()) && sensible(s.values());
      case Series.Histogram h ->
          sensible(h.count())
              && sensible(h.sum())
              && sensible(h.cumulativeCounts())
              && (h.nativeBuckets() == null || h.nativeBuckets().adds(h.count(), h.sum()));
    };
  }

  private static boolean sensible(double[] values) {
    for (double value : values) {
      if (!sensible(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sensible(double value) {
    return Double.isNaN(value) || ordinary(value);
  }

  private static boolean ordinary(double value) {
    return value == 0 || (value >= LEAST && value <= GREATEST);
  }

  /** Whether a rule leaves it out for what it speaks of, and not for its numbers. */
  static boolean byRule(String why) {
    return !why.isEmpty()
        && !why.equals(STALE_MARKERS)
        && !why.equals(NO_NUMBERS)
        && !why.equals(NOT_SENSIBLE);
  }
}
