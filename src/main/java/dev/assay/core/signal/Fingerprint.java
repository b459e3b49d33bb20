package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that shows in an exposition.
 *
 * @param part what it is to the service
 * @param language its language; null where nothing tells
 * @param version version of the language or runtime, as exposed; null where not told
 * @param frameworks frameworks and libraries, sorted
 * @param name name of an exporter or sidecar; null for the service itself
 * @param certain whether the language is proven rather than hinted at
 * @param copies how many copies of it show
 * @param evidence the lines that it was told from
 */
public record Fingerprint(
    Part part,
    @Nullable IncumbentLanguage language,
    @Nullable String version,
    List<String> frameworks,
    @Nullable String name,
    boolean certain,
    int copies,
    List<Mark> evidence) {
  public Fingerprint {
    frameworks = List.copyOf(frameworks);
    evidence = List.copyOf(evidence);
  }

  /** What a process is to the service. */
  public enum Part {
    SERVICE,
    /** An exporter, sidecar or proxy beside the service. */
    BYSTANDER
  }

  /**
   * A line that betrays a runtime.
   *
   * @param metric family name
   * @param labels labels of its first fitting series
   * @param line where it stands; 0 for a format without lines
   * @param says what it tells
   */
  public record Mark(String metric, String labels, int line, String says) {}
}
