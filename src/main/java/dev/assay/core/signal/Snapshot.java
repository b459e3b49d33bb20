package dev.assay.core.signal;

import dev.assay.core.exposition.Exposition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One exposition with what is known of its time and of the part of it that is meant.
 *
 * @param takenAt when it was scraped, where the sender says so
 * @param receivedAt when it was submitted; stands in for {@code takenAt} with a caveat
 * @param select label values that choose among several services in one body: a series that carries
 *     such a label with another value is left out
 */
public record Snapshot(
    Exposition exposition,
    @Nullable Instant takenAt,
    @Nullable Instant receivedAt,
    Map<String, String> select) {
  public Snapshot {
    select = Map.copyOf(select);
  }

  /** A whole exposition, taken at that time. */
  public static Snapshot of(Exposition exposition, @Nullable Instant takenAt) {
    return new Snapshot(exposition, takenAt, null, Map.of());
  }
}
