package dev.assay.core.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a measured value comes from, exactly enough to find it again.
 *
 * @param metric name of the metric family
 * @param labels the labels that selected the series, as written in PromQL, for example {@code
 *     {handler="/pay"}}; empty where every series was used
 * @param line first line of the family in the exposition, from 1; 0 for a format without lines
 * @param snapshots indexes of the snapshots used, in time order, from 0
 * @param window what stretch of time the value speaks for
 * @param windowSeconds length of that stretch, where known
 * @param method how the value was derived, for example {@code histogram_quantile(0.99)}
 * @param caveats what weakens the value, in words; empty where nothing does
 */
public record Provenance(
    String metric,
    String labels,
    int line,
    List<Integer> snapshots,
    Window window,
    @Nullable Double windowSeconds,
    String method,
    List<String> caveats) {

  /** Of the first snapshot alone. */
  static final List<Integer> FIRST = List.of(0);

  public Provenance {
    snapshots = List.copyOf(snapshots);
    caveats = List.copyOf(caveats);
  }

  /** The same where that many snapshots came before. */
  Provenance after(int earlier) {
    return new Provenance(
        metric,
        labels,
        line,
        snapshots.stream().map(index -> index + earlier).toList(),
        window,
        windowSeconds,
        method,
        caveats);
  }

  /** The stretch of time that a value speaks for. */
  public enum Window {
    /** At the time of the scrape. */
    INSTANT,
    /** Since the process started. */
    LIFETIME,
    /** Between two snapshots. */
    BETWEEN_SNAPSHOTS,
    /** A rolling window that the exporter chose and does not tell. */
    EXPORTER_WINDOW
  }
}
